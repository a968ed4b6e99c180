"""A view before it is written: blocks from the top, which a format draws one after the other."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias

from kjchuangxin.diagnostic import Message
from kjchuangxin.i18n.locale import Locale, Piece
from kjchuangxin.report.target import TargetResult
from kjchuangxin.views.table import Layout, Line, Table

Text: TypeAlias = str | tuple[Piece, ...]
Pair: TypeAlias = tuple[Message, Message | str | None]  # a label and its text


@dataclass(frozen=True, slots=True, kw_only=True)
class _Block:
    """A part of a page; `only` says in which formats."""

    only: Layout = Layout.ALL


@dataclass(frozen=True, slots=True)
class Title(_Block):
    """What the page is about; the headings below it are a level deeper."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Heading(_Block):
    text: Text


@dataclass(frozen=True, slots=True)
class Paragraph(_Block):
    """Texts that stand in one line where there is room."""

    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Notice(_Block):
    """What a reader has to know before believing a figure."""

    text: str


@dataclass(frozen=True, slots=True)
class Remark(_Block):
    """What the table above means."""

    text: str


@dataclass(frozen=True, slots=True)
class Items(_Block):
    """A line each, under a line that says what they are."""

    title: str
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Entries(_Block):
    """Numbered texts, each with more about it."""

    entries: tuple[tuple[Text, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Bullets(_Block):
    """Sentences as a list."""

    texts: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Fields(_Block):
    """Labels and their texts, without those that are empty."""

    pairs: tuple[tuple[str, str], ...]
    indent: int = 2


@dataclass(frozen=True, slots=True)
class Term(_Block):
    """What is explained, with what it is, on one line."""

    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Verbatim(_Block):
    """The lines of a file, as they are, under what they show."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chart(_Block):
    """A target's course up to a day."""

    result: TargetResult
    day: date
    locale: Locale


@dataclass(frozen=True, slots=True)
class Details(_Block):
    """Blocks that a reader opens."""

    title: str
    blocks: "Page"


# What every format draws: of tables in files, only their columns. The items of a table are of any kind.
Block: TypeAlias = Title | Heading | Paragraph | Notice | Remark | Items | Table[Any]
CardBlock: TypeAlias = Block | Fields | Term | Verbatim | Chart
CircularBlock: TypeAlias = Block | Entries | Bullets | Details
Page: TypeAlias = tuple[Block, ...]
Card: TypeAlias = tuple[CardBlock, ...]  # everything about one thing
Circular: TypeAlias = tuple[CircularBlock, ...]


def fields(pairs: Iterable[Pair], locale: Locale, indent: int = 2) -> Fields:
    return Fields(tuple((locale.text(label), _text(text, locale)) for label, text in pairs), indent)


def items(texts: Iterable[Message | str], locale: Locale, title: str = "") -> Items:
    return Items(title, tuple(Line((_text(text, locale),)) for text in texts))


def _text(text: Message | str | None, locale: Locale) -> str:
    return locale.text(text) if isinstance(text, Message) else text or ""
