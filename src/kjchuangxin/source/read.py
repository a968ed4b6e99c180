"""From a path to a document: open, bound, decode, parse. Whatever is wrong comes back as a diagnostic."""

import re
from functools import partial
from pathlib import Path

from kjchuangxin.characters import BYTE_ORDER_MARK, CONTROL
from kjchuangxin.diagnostic import Diagnostic, Message, Place, Rule, msg
from kjchuangxin.source import rules
from kjchuangxin.source.content import FOLDER, NO_REGULAR_FILE, content_of
from kjchuangxin.source.document import Document, Node, Parsed
from kjchuangxin.source.encoding import decoded_otherwise, share_of_usual
from kjchuangxin.source.fast import fast_data
from kjchuangxin.source.limits import MAX_BYTES
from kjchuangxin.source.lines import Lines

_CONFLICT = re.compile(r"^(?:<{7} |={7}(?=\r?$)|>{7} )", re.MULTILINE)


def load(path: Path, name: str) -> Parsed:
    """Read one YAML file. `name` is what findings call it. Never raises for what a file is."""
    content = content_of(path)
    if isinstance(content, Message):
        hint = msg("put a file in its place, or rename it") if content in (FOLDER, NO_REGULAR_FILE) else None
        return _refused(rules.UNREADABLE, Lines(name, "").place(0, 0), content, hint)
    if len(content) > MAX_BYTES:
        message = msg("the file is larger than {limit} bytes", limit=MAX_BYTES)
        hint = msg("keep one unit's reports in one file, nothing else")
        return _refused(rules.TOO_LARGE, Lines(name, "").place(0, 0), message, hint)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _wrong_encoding(name, content, error.start)
    return parse(name, text)


def parse(name: str, text: str) -> Parsed:
    """Turn a file's text into a document, as `load` does after decoding."""
    if found := CONTROL.search(text):
        message = msg("a control character (U+{number}) stands here", number=f"{ord(found[0]):04X}")
        hint = msg("delete it; it cannot be seen, so retype the words around it")
        return _refused(rules.CONTROL, Lines(name, text).place(found.start(), found.end()), message, hint)
    if ("\n=======" in text or "<<<<<<< " in text or ">>>>>>> " in text) and (found := _CONFLICT.search(text)):
        message = msg("an unresolved merge conflict: {marker}", marker=found[0].strip())
        hint = msg("keep the right version and delete the lines with <<<<<<<, ======= and >>>>>>>")
        return _refused(rules.CONFLICT, Lines(name, text).place(found.start(), found.end()), message, hint)
    data = fast_data(text)
    if data is None:
        return _compose(name, text)
    return Parsed(Document(name, text, data, partial(_tree, name, text)), [], 0)


def _tree(name: str, text: str) -> Node:
    """The nodes of a text that has been read the fast way."""
    document = _compose(name, text).document
    if document is None:
        raise ValueError(f"{name} reads differently in its two ways")
    return document.tree


def _compose(name: str, text: str) -> Parsed:
    from kjchuangxin.source.parser import compose  # noqa: PLC0415 - most runs find nothing and ask for no place

    return compose(name, text)


def _refused(rule: Rule, place: Place, message: Message, hint: Message | None) -> Parsed:
    return Parsed(None, [Diagnostic(rule, place, message, hint)], 0)


def _wrong_encoding(name: str, content: bytes, offset: int) -> Parsed:
    before = content[:offset].decode("utf-8", "replace").removeprefix(BYTE_ORDER_MARK)
    lines = Lines(name, before + content[offset : offset + 200].decode("utf-8", "replace"))
    start = len(before)
    message = msg("the file is not UTF-8 (byte {byte} at this place)", byte=f"0x{content[offset]:02X}")
    hint = msg("save the file as UTF-8 (in Excel: CSV UTF-8; in Notepad: encoding UTF-8)")
    encoding, decoded = decoded_otherwise(content) or ("", "")
    if len(content) - offset < len("😀".encode()) and content[offset] >= 0xC2 and content[-1:] != b"\n":  # noqa: PLR2004 - a lead byte
        message = msg("the file ends in the middle of a character: a part of it is missing")
        hint = msg("get the whole file again")
    elif encoding and (encoding != "gb18030" or share_of_usual(decoded) >= 0.5):  # noqa: PLR2004
        message = msg("the file is not UTF-8; perhaps it is {encoding}", encoding=encoding.upper())
        lines, start = Lines(name, decoded), len(content[:offset].decode(encoding, "replace"))
    return _refused(rules.ENCODING, lines.place(start, start + 1), message, hint)
