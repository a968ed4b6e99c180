"""A file as it lies on the disk: its bytes, the text they are, and the bytes that another text would be."""

import codecs
from dataclasses import dataclass
from pathlib import Path

from kjchuangxin.characters import BYTE_ORDER_MARK, CONTROL
from kjchuangxin.diagnostic import Message
from kjchuangxin.source.content import content_of
from kjchuangxin.source.limits import MAX_BYTES

_BEYOND_TWO_BYTES = 0x800  # of UTF-8: Chinese
_MOSTLY = 0.9


@dataclass(frozen=True, slots=True)
class Original:
    """`encoding` is empty for UTF-8; `text` is without the byte order mark that a `marked` file begins with."""

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
        return _of_another_encoding(content)


def _of_another_encoding(content: bytes) -> Original | None:
    found = decoded_otherwise(content)
    if found is None:
        return None
    encoding, text = found
    if encoding == "utf-16":  # the mark gives the order of the bytes, and is no part of the text
        order = "utf-16-le" if content.startswith(codecs.BOM_UTF16_LE) else "utf-16-be"
        back, marked = content[:2] + text.encode(order), True
    else:
        back, marked = text.encode(encoding), text.startswith(BYTE_ORDER_MARK)
        text = text.removeprefix(BYTE_ORDER_MARK)
    if back != content or (encoding == "gb18030" and not _is_chinese(content, text)):
        return None
    return Original(content, text, encoding, marked)


def decoded_otherwise(content: bytes) -> tuple[str, str] | None:
    """The encoding that looks likeliest for what is not UTF-8, and the text in it; None where it is not that either."""
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
        return None
    return (encoding, text) if CONTROL.search(text) is None else None


def share_of_usual(text: str) -> float:
    """How much of a text beyond ASCII is in GB 2312, as nearly all is that is written in Chinese; 1 where nothing is.

    Bytes of another encoding, read as GB 18030, make characters that nobody writes.
    """
    written = "".join(character for character in text if not character.isascii())
    return len(written.encode("gb2312", "ignore")) / 2 / len(written) if written else 1


def _is_chinese(content: bytes, text: str) -> bool:
    """Whether what can be read as GB 18030 is that: no other encoding's bytes, and no file of which a part is UTF-8."""
    return share_of_usual(text) >= _MOSTLY and not any(_is_utf_8(line) for line in content.splitlines())


def _is_utf_8(line: bytes) -> bool:
    try:
        return any(ord(character) >= _BEYOND_TWO_BYTES for character in line.decode())
    except UnicodeDecodeError:
        return False
