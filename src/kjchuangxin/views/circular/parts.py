"""The parts of a document, under headings that are numbered on."""

from collections.abc import Iterable, Iterator
from typing import Literal, TypeAlias

from kjchuangxin.diagnostic import Message, msg
from kjchuangxin.i18n.locale import Locale
from kjchuangxin.views.page import CircularBlock, Heading

Level: TypeAlias = Literal["full", "brief"]
Part: TypeAlias = tuple[Message, tuple[CircularBlock, ...]]  # a title, and what stands under it


def numbered(parts: Iterable[Part], locale: Locale) -> Iterator[CircularBlock]:
    """The parts that say something."""
    said = ((title, blocks) for title, blocks in parts if blocks)
    for at, (title, blocks) in enumerate(said, 1):
        yield Heading(locale.pieces(msg("{number}. {title}", number=locale.ordinal(at), title=title)))
        yield from blocks
