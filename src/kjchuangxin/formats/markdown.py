"""A page as Markdown, as GitHub and Gitee show it."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any, assert_never

from kjchuangxin.formats.markup import md, table
from kjchuangxin.views.page import (
    Block,
    Bullets,
    Details,
    Entries,
    Heading,
    Items,
    Notice,
    Paragraph,
    Remark,
    Text,
    Title,
)
from kjchuangxin.views.table import Cell, Label, Layout, Table, text_of


def page(blocks: Iterable[Block | Entries | Bullets | Details]) -> str:
    """The blocks from the top, an empty line between two; headings are a level below the title."""
    level = 2
    parts = []
    for block in blocks:
        if isinstance(block, Title):
            level = block.level + 1
        if isinstance(block, Entries | Bullets | Details) or block.only & Layout.MARKDOWN:
            parts.append(_written(block, "#" * level))
    return "\n".join(parts)


def _written(block: Block | Entries | Bullets | Details, heading: str) -> str:  # noqa: PLR0911 - each in its way
    match block:
        case Title() | Heading() | Notice() | Remark():
            before = {Title: f"{heading[1:]} ", Heading: f"{heading} ", Notice: "> ", Remark: ""}[type(block)]
            return f"{before}{_text(block.text)}\n"
        case Paragraph():
            return f"{md(' · '.join(block.parts))}\n"
        case Items():
            title = f"{md(block.title)}\n\n" if block.title else ""
            return title + _bullets("  ".join(map(_cell, line.cells)) for line in block.lines)
        case Bullets():
            return _bullets(map(_text, block.texts))
        case Entries():
            return "".join(_entry(at, *entry) for at, entry in enumerate(block.entries, 1))
        case Table():
            return _table(block, heading)
        case Details():
            return f"<details>\n<summary>{md(block.title)}</summary>\n\n{page(block.blocks)}\n</details>\n"
    assert_never(block)


def _table(block: Table[Any], heading: str) -> str:
    """A table for each section under its title."""
    if not block.items:
        return f"{md(block.empty)}\n"
    columns = [column for column in block.columns if column.only & Layout.MARKDOWN]
    rights = [at for at, column in enumerate(columns) if column.right]
    parts = []
    for section in block.sections:
        if section.title:
            parts.append(f"{heading} {md(section.title)}\n")
        rows = ([_cell(column.value(item)) for column in columns] for item in section.every)
        parts.append(table([column.title for column in columns], rows, rights))
    return "\n".join(parts)


def _cell(cell: Cell) -> str:
    """A cell as text: our own words as they are, whatever may come from a file escaped."""
    text = text_of(cell)
    return text if isinstance(cell, Label) else md(text)


def _text(text: Text) -> str:
    """A text without markup of its own; of one in pieces, the strong ones in bold."""
    if isinstance(text, str):
        return md(text)
    parts = []
    for strong, pieces in groupby(text, lambda piece: piece.strong):
        written = "".join(md(piece.text) if piece.filled else piece.text for piece in pieces)
        parts.append(f"**{written}**" if strong else written)
    return "".join(parts)


def _bullets(texts: Iterable[str]) -> str:
    return "".join(f"- {text}\n" for text in texts)


def _entry(at: int, text: Text, details: tuple[str, ...]) -> str:
    head = f"{at}. "
    return f"{head}{_text(text)}\n" + "".join(f"{' ' * len(head)}- {md(detail)}\n" for detail in details)
