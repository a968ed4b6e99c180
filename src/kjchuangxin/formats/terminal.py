"""A page on a terminal, or in what a terminal's output is piped into: no line is wider than the screen."""

from collections.abc import Iterable
from typing import Any, TypeAlias, assert_never

from kjchuangxin.formats.drawing import folded
from kjchuangxin.formats.grid import grid
from kjchuangxin.formats.matrix import matrix
from kjchuangxin.formats.screen import Screen, columns, fields, visible
from kjchuangxin.views.page import (
    Block,
    Chart,
    Fields,
    Heading,
    Items,
    Notice,
    Paragraph,
    Remark,
    Term,
    Title,
    Verbatim,
    plain,
)
from kjchuangxin.views.table import Layout, Line, Table

_STYLES = {Title: "bold", Heading: "bold", Notice: "yellow", Remark: "dim"}

_Drawable: TypeAlias = Block | Fields | Term | Verbatim | Chart


def page(blocks: Iterable[_Drawable], screen: Screen) -> str:
    """The blocks from the top; headings, tables, lists and remarks stand apart from what is above them."""
    lines: list[str] = []
    above: _Drawable | None = None
    for block in blocks:
        if isinstance(block, Fields | Term | Verbatim | Chart) or block.only & Layout.TERMINAL:
            own = _drawn(block, screen)
            lines += ["", *own] if own and _apart(block, above) else own
            above = block
    return "".join(f"{line}\n" for line in lines)


def _apart(block: _Drawable, above: _Drawable | None) -> bool:
    """Whether an empty line stands above a block."""
    match block:
        case Items():
            return bool(block.title)
        case Remark():
            return not isinstance(above, Remark)
        case Heading() | Table() | Verbatim() | Chart():
            return True
        case Title() | Paragraph() | Notice() | Fields() | Term():
            return False
    assert_never(block)


def _drawn(block: _Drawable, screen: Screen) -> list[str]:  # noqa: PLR0911 - a way for each
    match block:
        case Title() | Heading() | Notice() | Remark():
            return folded([Line((plain(block.text),), _STYLES[type(block)], 0)], screen)
        case Paragraph():
            one = " · ".join(block.parts)
            parts = (one,) if columns(visible(one)) <= screen.width else block.parts
            return folded([Line((part,), indent=0) for part in parts], screen)
        case Items():
            title = [Line((block.title,), indent=0)] if block.title else []
            return folded([*title, *block.lines], screen)
        case Fields():
            return fields([(label, visible(text)) for label, text in block.pairs], screen, block.indent)
        case Table():
            return _table(block, screen)
        case Term():
            return ["".join(screen.paint(one.text, "bold" if one.strong else "") for one in block.pieces)]
        case Verbatim():
            return [block.title, *(f"    {visible(line, None)}".rstrip() for line in block.lines)]
        case Chart():
            from kjchuangxin.formats.chart import chart  # noqa: PLC0415 - few pages have one

            return chart(block.result, block.day, block.locale, screen)
    assert_never(block)


def _table(table: Table[Any], screen: Screen) -> list[str]:
    if not table.items:
        return folded([Line((table.empty,), indent=0)], screen)
    return matrix(table, screen) if table.days else grid(table, screen)
