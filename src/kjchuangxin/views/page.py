"""A view before it is written: blocks from the top, which a format draws one after the other."""

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple, TypeAlias

from kjchuangxin.diagnostic import Message
from kjchuangxin.i18n.locale import Locale, Piece
from kjchuangxin.report.target import TargetResult
from kjchuangxin.views.table import Layout, Line, Table

Text: TypeAlias = str | tuple[Piece, ...]
Pair: TypeAlias = tuple[Message, Message | str | None]  # a label and its text


class Title(NamedTuple):
    """What the page is about; the headings below it are a level deeper."""

    text: str
    level: int = 1
    only: Layout = Layout.ALL  # in which formats it stands


class Heading(NamedTuple):
    """What the blocks below it are about, `depth` levels below the title."""

    text: Text
    depth: int = 1
    only: Layout = Layout.ALL  # in which formats it stands


class Paragraph(NamedTuple):
    """Texts that stand beside each other where there is room."""

    parts: tuple[str, ...]
    only: Layout = Layout.ALL  # in which formats it stands


class Notice(NamedTuple):
    """What a reader has to know before believing a figure."""

    text: str
    only: Layout = Layout.ALL  # in which formats it stands


class Remark(NamedTuple):
    """What the table above means."""

    text: str
    only: Layout = Layout.ALL  # in which formats it stands


class Items(NamedTuple):
    """A line each, under a line that says what they are."""

    title: str
    lines: tuple[Line, ...] = ()
    only: Layout = Layout.ALL  # in which formats it stands


class Entry(NamedTuple):
    """A text with more about it, a line each; in a line that has a label, that is its strong piece."""

    text: Text
    lines: tuple[Text, ...] = ()


class Entries(NamedTuple):
    """Texts one below the other, each with more about it, numbered or not."""

    entries: tuple[Entry, ...]
    numbered: bool = True
    only: Layout = Layout.ALL  # in which formats it stands


class Address(NamedTuple):
    """Whom a document is for (主送), between its title and its text."""

    text: str
    only: Layout = Layout.ALL  # in which formats it stands


class Attachments(NamedTuple):
    """What is attached to a document, named after its text: one thing beside the label, several below it."""

    label: str
    titles: tuple[str, ...] = ()
    only: Layout = Layout.ALL  # in which formats it stands


class Signature(NamedTuple):
    """Who issues a document, and when (落款), a line each."""

    lines: tuple[Text, ...]
    only: Layout = Layout.ALL  # in which formats it stands


class Fields(NamedTuple):
    """Labels and their texts, without those that are empty."""

    pairs: tuple[tuple[str, str], ...]
    indent: int = 2
    only: Layout = Layout.ALL  # in which formats it stands


class Term(NamedTuple):
    """What is explained, with what it is, on one line."""

    pieces: tuple[Piece, ...]
    only: Layout = Layout.ALL  # in which formats it stands


class Verbatim(NamedTuple):
    """The lines of a file, as they are, under what they show."""

    title: str
    lines: tuple[str, ...]
    only: Layout = Layout.ALL  # in which formats it stands


class Chart(NamedTuple):
    """A target's course up to a day."""

    result: TargetResult
    day: date
    locale: Locale
    only: Layout = Layout.ALL  # in which formats it stands


class Annex(NamedTuple):
    """A part of its own after the end of a document (附件), on a new page where there are pages."""

    title: str
    blocks: "Circular"
    only: Layout = Layout.ALL  # in which formats it stands


# What every format draws: of tables in files, only their columns. The items of a table are of any kind.
Block: TypeAlias = Title | Heading | Paragraph | Notice | Remark | Items | Table[Any]
CardBlock: TypeAlias = Block | Fields | Term | Verbatim | Chart
CircularBlock: TypeAlias = Block | Entries | Address | Attachments | Signature | Annex
Page: TypeAlias = tuple[Block, ...]
Card: TypeAlias = tuple[CardBlock, ...]  # everything about one thing
Circular: TypeAlias = tuple[CircularBlock, ...]


def fields(pairs: Iterable[Pair], locale: Locale, indent: int = 2) -> Fields:
    return Fields(tuple((locale.text(label), _text(text, locale)) for label, text in pairs), indent)


def items(texts: Iterable[Message | str], locale: Locale, title: str = "") -> Items:
    return Items(title, tuple(Line((_text(text, locale),)) for text in texts))


def _text(text: Message | str | None, locale: Locale) -> str:
    return locale.text(text) if isinstance(text, Message) else text or ""
