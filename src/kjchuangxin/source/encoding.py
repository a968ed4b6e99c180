"""A file as it lies on the disk: its bytes, the text they are, and the bytes that another text would be."""

import codecs
from dataclasses import dataclass
from pathlib import Path

from kjchuangxin.characters import BYTE_ORDER_MARK
from kjchuangxin.diagnostic import Message
from kjchuangxin.source.limits import MAX_BYTES
from kjchuangxin.source.read import content_of, decoded_otherwise

_BEYOND_TWO_BYTES = 0x800  # of UTF-8: Chinese
_MOSTLY = 0.9


@dataclass(frozen=True, slots=True)
class Original:
    """`encoding` is empty for UTF-8; `text` is without the byte order mark, which `marked` tells of."""

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
    if encoding == "utf-16":  # the mark tells the order of the bytes, and is no part of the text
        order = "utf-16-le" if content.startswith(codecs.BOM_UTF16_LE) else "utf-16-be"
        back = content[:2] + text.encode(order)
        marked = True
    else:
        back, marked = text.encode(encoding), text.startswith(BYTE_ORDER_MARK)
        text = text.removeprefix(BYTE_ORDER_MARK)
    if back != content or (encoding == "gb18030" and not _is_chinese(content, text)):
        return None
    return Original(content, text, encoding, marked)


def _is_chinese(content: bytes, text: str) -> bool:
    """Whether what can be read as GB18030 is that: no other encoding's bytes, and no file of which a part is UTF-8.

    Bytes of another encoding make characters that nobody writes; nearly all that are written are in GB 2312.
    """
    if any(_is_utf_8(line) for line in content.splitlines()):
        return False
    written = [character for character in text if not character.isascii()]
    return len("".join(written).encode("gb2312", "ignore")) >= _MOSTLY * 2 * len(written)


def _is_utf_8(line: bytes) -> bool:
    try:
        return any(ord(character) >= _BEYOND_TWO_BYTES for character in line.decode())
    except UnicodeDecodeError:
        return False
