"""From a path to a document: open, bound, decode, parse. Whatever is wrong comes back as a diagnostic or a reason."""

import codecs
import errno
import os
import re
import stat
from functools import partial
from pathlib import Path
from typing import NamedTuple

from kjchuangxin.characters import BYTE_ORDER_MARK, CONTROL
from kjchuangxin.diagnostic import Diagnostic, Message, Place, Rule, msg
from kjchuangxin.source import rules
from kjchuangxin.source.document import Document, Lines, Node, Parsed
from kjchuangxin.source.events import fast_data
from kjchuangxin.source.listing import part_by_name

MAX_BYTES = 1 << 20
_CONFLICT = re.compile(r"^(?:<{7} |={7}(?=\r?$)|>{7} )", re.MULTILINE)
_BEYOND_TWO_BYTES = 0x800  # of UTF-8: Chinese
_MOSTLY = 0.9
_FOLDER = msg("this is a folder, not a file")
_NO_REGULAR_FILE = msg("this is not a regular file")


def load(path: Path, name: str) -> Parsed:
    """Read one YAML file. `name` is what findings call it. Never raises for what a file is."""
    content = content_of(path)
    if isinstance(content, Message):
        hint = msg("put a file in its place, or rename it") if content in (_FOLDER, _NO_REGULAR_FILE) else None
        return _refused(rules.UNREADABLE, Lines(name, "").place(0, 0), content, hint)
    if len(content) > MAX_BYTES:
        message = msg("the file is larger than {limit} MiB", limit=MAX_BYTES >> 20)
        hint = msg("keep one unit's reports in one file, nothing else")
        if part_by_name(path.name) is not None:
            hint = msg("a plan fits into a few hundred kilobytes: delete what is none of it")
        return _refused(rules.TOO_LARGE, Lines(name, "").place(0, 0), message, hint)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _wrong_encoding(name, content, error.start)
    return parse(name, text)


def parse(name: str, text: str) -> Parsed:
    """Turn a file's text into a document, as `load` does after decoding."""
    # One byte order mark has been taken off; libyaml passes over a second one, and every place would be one too high.
    if found := re.match(BYTE_ORDER_MARK, text) or CONTROL.search(text):
        message = msg("control character (U+{number})", number=f"{ord(found[0]):04X}")
        hint = msg("delete it; it cannot be seen, so retype the words around it")
        return _refused(rules.CONTROL, Lines(name, text).place(*found.span()), message, hint)
    if ("\n=======" in text or "<<<<<<< " in text or ">>>>>>> " in text) and (found := _CONFLICT.search(text)):
        message = msg("an unresolved merge conflict: {marker}", marker=found[0].strip())
        hint = msg("keep the right version and delete the lines with <<<<<<<, ======= and >>>>>>>")
        return _refused(rules.CONFLICT, Lines(name, text).place(*found.span()), message, hint)
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


def content_of(path: Path) -> bytes | Message:
    """A regular file's first bytes, one more than allowed at most; or why there are none."""
    try:
        # Without O_NONBLOCK, opening a pipe nobody writes to would wait for ever.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except OSError as error:
        return msg("the file cannot be opened: {reason}", reason=reason_of(error))
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
        return msg("the file cannot be read: {reason}", reason=reason_of(error))
    finally:
        os.close(descriptor)


class Original(NamedTuple):
    """A file as it lies on the disk, and the text it is, without the byte order mark that a `marked` one begins with.

    `encoding` is empty for UTF-8.
    """

    content: bytes
    text: str
    encoding: str
    marked: bool

    def written(self, text: str) -> bytes:
        """The file with another text, in UTF-8, with a byte order mark where it had one."""
        return (BYTE_ORDER_MARK * self.marked + text).encode()


def original(path: Path) -> Original | None:
    """A file with the one text that it can be; None where it cannot be read or where that is not certain."""
    content = content_of(path)
    if isinstance(content, Message) or len(content) > MAX_BYTES:
        return None
    try:
        return Original(content, content.decode("utf-8-sig"), "", content.startswith(codecs.BOM_UTF8))
    except UnicodeDecodeError:
        encoding, text = _decoded_otherwise(content)
    if encoding == "utf-16":  # the mark gives the order of the bytes, and is no part of the text
        return Original(content, text, encoding, marked=True)
    bare = text.removeprefix(BYTE_ORDER_MARK)
    if not encoding or (encoding == "gb18030" and (text.encode(encoding) != content or not _is_chinese(content, bare))):
        return None
    return Original(content, bare, encoding, marked=bare != text)


def _decoded_otherwise(content: bytes) -> tuple[str, str]:
    """The likeliest encoding of what is not UTF-8, and the text in it; both empty where it is not that either."""
    encoding = "gb18030"
    if content[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        encoding = "utf-16"
    elif content[1:2] == b"\x00":
        encoding = "utf-16-le"
    elif content[:1] == b"\x00":
        encoding = "utf-16-be"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        return "", ""
    return ("", "") if CONTROL.search(text) else (encoding, text)


def _share_of_usual(text: str) -> float:
    """How much of a text beyond ASCII is in GB 2312, as nearly all is that is written in Chinese; 1 where nothing is.

    Bytes of another encoding, read as GB 18030, make characters that nobody writes.
    """
    written = "".join(character for character in text if not character.isascii())
    return len(written.encode("gb2312", "ignore")) / 2 / len(written) if written else 1


def _is_chinese(content: bytes, text: str) -> bool:
    """Whether what can be read as GB 18030 is that: no other encoding's bytes, and no file of which a part is UTF-8."""
    return _share_of_usual(text) >= _MOSTLY and not any(_is_utf_8(line) for line in content.splitlines())


def _is_utf_8(line: bytes) -> bool:
    try:
        return any(ord(character) >= _BEYOND_TWO_BYTES for character in line.decode())
    except UnicodeDecodeError:
        return False


def _wrong_encoding(name: str, content: bytes, offset: int) -> Parsed:
    before = content[:offset].decode("utf-8", "replace").removeprefix(BYTE_ORDER_MARK)
    lines = Lines(name, before + content[offset : offset + 200].decode("utf-8", "replace"))
    start = len(before)
    message = msg("the file is not UTF-8 (byte {byte} at this place)", byte=f"0x{content[offset]:02X}")
    hint = msg("save the file as UTF-8 (in Excel: CSV UTF-8; in Notepad: encoding UTF-8)")
    encoding, decoded = _decoded_otherwise(content)
    if len(content) - offset < len("😀".encode()) and content[offset] >= 0xC2 and content[-1:] != b"\n":  # noqa: PLR2004 - a lead byte
        message = msg("the file ends in the middle of a character: a part of it is missing")
        hint = msg("get the whole file again")
    elif encoding and (encoding != "gb18030" or _share_of_usual(decoded) >= 0.5):  # noqa: PLR2004
        message = msg("the file is not UTF-8; perhaps it is {encoding}", encoding=encoding.upper())
        lines, start = Lines(name, decoded), len(content[:offset].decode(encoding, "replace"))
    return _refused(rules.ENCODING, lines.place(start, start + 1), message, hint)


_REASONS = {
    errno.EACCES: msg("Permission denied"),
    errno.EPERM: msg("Operation not permitted"),
    errno.ENOENT: msg("No such file or directory"),
    errno.EISDIR: msg("Is a directory"),
    errno.ENOTDIR: msg("Not a directory"),
    errno.EEXIST: msg("File exists"),
    errno.ELOOP: msg("Too many levels of symbolic links"),
    errno.ENAMETOOLONG: msg("File name too long"),
    errno.ENOSPC: msg("No space left on device"),
    errno.EROFS: msg("Read-only file system"),
    errno.EDQUOT: msg("Disk quota exceeded"),
    errno.EFBIG: msg("File too large"),
    errno.EIO: msg("Input/output error"),
    errno.EBUSY: msg("Device or resource busy"),
    errno.EPIPE: msg("Broken pipe"),
    errno.ENXIO: msg("No such device or address"),
    errno.ENODEV: msg("No such device"),
    errno.EMFILE: msg("Too many open files"),
    errno.ENFILE: msg("Too many open files in system"),
    errno.ENOMEM: msg("Cannot allocate memory"),
    errno.ENOEXEC: msg("Exec format error"),
}


def reason_of(error: OSError) -> Message | str:
    """The system's reason; one that is not known here in its own words."""
    return _REASONS.get(error.errno or 0) or error.strerror or str(error)
