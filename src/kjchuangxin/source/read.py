"""From a path to a document: open, bound, decode, parse. Whatever is wrong comes back as a diagnostic."""

import os
import re
import stat
from functools import partial
from pathlib import Path

from kjchuangxin.characters import BYTE_ORDER_MARK, CONTROL
from kjchuangxin.diagnostic import Diagnostic, Message, msg
from kjchuangxin.source import rules
from kjchuangxin.source.document import Document, Node
from kjchuangxin.source.fast import fast_data
from kjchuangxin.source.limits import MAX_BYTES
from kjchuangxin.source.lines import Lines

_FOLDER = msg("this is a folder, not a file")
_NO_REGULAR_FILE = msg("this is not a regular file")
_NO_FILE = (_FOLDER, _NO_REGULAR_FILE)
_CONFLICT = re.compile(r"^(?:<{7} |={7}(?=\r?$)|>{7} )", re.MULTILINE)


def load(path: Path, shown: str) -> tuple[Document | None, list[Diagnostic], int]:
    """Read one YAML file. `shown` is the name that findings give it.

    Returns the document (None where it could not be made), what was found, and how many findings more there are; never
    raises for what a file is.
    """
    content = content_of(path)
    if isinstance(content, Message):
        hint = msg("put a file in its place, or rename it") if content in _NO_FILE else None
        return None, [Diagnostic(rules.UNREADABLE, Lines(shown, "").place(0, 0), content, hint)], 0
    if len(content) > MAX_BYTES:
        message = msg("the file is larger than {limit} bytes", limit=MAX_BYTES)
        return (
            None,
            [
                Diagnostic(
                    rules.TOO_LARGE,
                    Lines(shown, "").place(0, 0),
                    message,
                    msg("keep one unit's reports in one file, nothing else"),
                )
            ],
            0,
        )
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return None, [_wrong_encoding(shown, content, error.start)], 0
    return parse(shown, text)


def parse(shown: str, text: str) -> tuple[Document | None, list[Diagnostic], int]:
    """Turn a file's text into a document, as `load` does after decoding."""
    if found := CONTROL.search(text):
        message = msg("a control character (U+{number}) stands here", number=f"{ord(found[0]):04X}")
        hint = msg("delete it; it cannot be seen, so retype the words around it")
        return None, [Diagnostic(rules.CONTROL, Lines(shown, text).place(found.start(), found.end()), message, hint)], 0
    if ("\n=======" in text or "<<<<<<< " in text or ">>>>>>> " in text) and (found := _CONFLICT.search(text)):
        message = msg("an unresolved merge conflict: {marker}", marker=found[0].strip())
        hint = msg("keep the right version and delete the lines with <<<<<<<, ======= and >>>>>>>")
        return (
            None,
            [Diagnostic(rules.CONFLICT, Lines(shown, text).place(found.start(), found.end()), message, hint)],
            0,
        )
    data = fast_data(text)
    if data is None:
        return _compose(shown, text)
    return Document(shown, text, data, partial(_tree, shown, text)), [], 0


def _tree(shown: str, text: str) -> Node:
    """The nodes of a text that has been read the fast way."""
    document, _, _ = _compose(shown, text)
    if document is None:
        raise ValueError(f"{shown} reads differently in its two ways")
    return document.tree


def _compose(shown: str, text: str) -> tuple[Document | None, list[Diagnostic], int]:
    from kjchuangxin.source.parser import compose  # noqa: PLC0415 - most runs find nothing and ask for no place

    return compose(shown, text)


def content_of(path: Path) -> bytes | Message:
    """A regular file's first bytes, one more than allowed at most; or why there are none."""
    try:
        # Without O_NONBLOCK, opening a pipe nobody writes to would wait for ever.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except OSError as error:
        return msg("the file cannot be opened: {reason}", reason=error.strerror or str(error))
    try:
        state = os.fstat(descriptor)
        if not stat.S_ISREG(state.st_mode):
            return _FOLDER if stat.S_ISDIR(state.st_mode) else _NO_REGULAR_FILE
        with open(descriptor, "rb", closefd=False, buffering=0) as stream:
            # Asked for as much as the file has: room for the most that it may have takes longer to make than to fill.
            content = stream.read(min(state.st_size, MAX_BYTES) + 1)
            while len(content) <= MAX_BYTES and (more := stream.read(MAX_BYTES + 1 - len(content))):
                content += more
            return content
    except OSError as error:
        return msg("the file cannot be read: {reason}", reason=error.strerror or str(error))
    finally:
        os.close(descriptor)


def _wrong_encoding(shown: str, content: bytes, offset: int) -> Diagnostic:
    before = content[:offset].decode("utf-8", "replace").removeprefix(BYTE_ORDER_MARK)
    text = before + content[offset : offset + 200].decode("utf-8", "replace")
    place = Lines(shown, text).place(len(before), len(before) + 1)
    hint = msg("save the file as UTF-8 (in Excel: CSV UTF-8; in Notepad: encoding UTF-8)")
    if len(content) - offset < len("😀".encode()) and content[offset] >= 0xC2 and content[-1:] != b"\n":  # noqa: PLR2004 - a lead byte
        message = msg("the file ends in the middle of a character: a part of it is missing")
        return Diagnostic(rules.ENCODING, place, message, msg("get the whole file again"))
    encoding, decoded = decoded_otherwise(content) or ("", "")
    if encoding and (encoding != "gb18030" or _is_usual(decoded)):
        message = msg("the file is not UTF-8; perhaps it is {encoding}", encoding=encoding.upper())
        start = len(content[:offset].decode(encoding, "replace"))
        place = Lines(shown, decoded).place(start, start + 1)
        return Diagnostic(rules.ENCODING, place, message, hint)
    message = msg("the file is not UTF-8 (byte {byte} at this place)", byte=f"0x{content[offset]:02X}")
    return Diagnostic(rules.ENCODING, place, message, hint)


def _is_usual(text: str) -> bool:
    """Whether at least half of what is not ASCII is in GB 2312, as nearly all that is written in Chinese is."""
    written = "".join(character for character in text if not character.isascii())
    return len(written.encode("gb2312", "ignore").decode("gb2312")) * 2 >= len(written)


def decoded_otherwise(content: bytes) -> tuple[str, str] | None:
    """The encoding that looks likeliest for what is not UTF-8, and the text in it; None where it is not that either."""
    encoding = _likeliest(content)
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        return None
    return (encoding, text) if CONTROL.search(text) is None else None


def _likeliest(content: bytes) -> str:
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "utf-16"
    if content[1:2] == b"\x00":
        return "utf-16-le"
    if content[:1] == b"\x00":
        return "utf-16-be"
    return "gb18030"
