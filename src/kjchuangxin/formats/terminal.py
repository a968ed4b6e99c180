"""A page on a terminal, or in what a terminal's output is piped into: no line is wider than the screen."""

from collections.abc import Iterable
from typing import TypeAlias, assert_never

from kjchuangxin.formats.screen import Screen, columns, fields, visible
from kjchuangxin.formats.tables import folded, table
from kjchuangxin.views import page as view
from kjchuangxin.views.table import Layout, Line, Table

_Plain: TypeAlias = (
    view.Title | view.Heading | view.Paragraph | view.Notice | view.Remark | view.Items | view.Fields
    | view.Term | view.Verbatim | view.Chart
)  # fmt: skip  # a block that is no table
_STYLES = {view.Title: "bold", view.Heading: "bold", view.Notice: "yellow", view.Remark: "dim"}


def page(blocks: Iterable[view.CardBlock], screen: Screen) -> str:
    """The blocks from the top; headings, tables, lists and remarks stand apart from what is above them.

    A remark stands where the table above it has the columns that it is about.
    """
    lines: list[str] = []
    above: view.CardBlock | None = None
    shown = Layout.TERMINAL
    for block in blocks:
        if block.only & (shown if isinstance(block, view.Remark) else Layout.TERMINAL):
            if isinstance(block, Table):
                own, shown = table(block, screen)
            else:
                own = _drawn(block, screen)
            lines += ["", *own] if own and _apart(block, above) else own
            above = block
    return "".join(f"{line}\n" for line in lines)


def _apart(block: view.CardBlock, above: view.CardBlock | None) -> bool:
    if isinstance(block, view.Items):
        return bool(block.title)
    if isinstance(block, view.Remark):
        return not isinstance(above, view.Remark)
    return isinstance(block, view.Heading | Table | view.Verbatim | view.Chart)


def _side_by_side(parts: Iterable[str], screen: Screen) -> list[str]:
    """As many texts in a line as there is room for."""
    lines: list[str] = []
    for part in parts:
        longer = f"{lines[-1]} · {part}" if lines else part
        if lines and columns(visible(longer)) > screen.width:
            lines.append(part)
        else:
            lines[-1:] = [longer]
    return lines


def _drawn(block: _Plain, screen: Screen) -> list[str]:  # noqa: PLR0911 - a way for each
    match block:
        case view.Title() | view.Heading() | view.Notice() | view.Remark():
            text = block.text if isinstance(block.text, str) else "".join(piece.text for piece in block.text)
            return folded([Line((text,), _STYLES[type(block)], 0)], screen)
        case view.Paragraph():
            return folded([Line((text,), indent=0) for text in _side_by_side(block.parts, screen)], screen)
        case view.Items():
            title = [Line((block.title,), indent=0)] if block.title else []
            return folded([*title, *block.lines], screen)
        case view.Fields():
            return fields([(label, visible(text)) for label, text in block.pairs], screen, block.indent)
        case view.Term():
            return ["".join(screen.paint(one.text, "bold" if one.strong else "") for one in block.pieces)]
        case view.Verbatim():
            return [block.title, *(f"    {visible(line, None)}".rstrip() for line in block.lines)]
        case view.Chart():
            from kjchuangxin.formats.chart import chart  # noqa: PLC0415 - few pages have one

            return chart(block.result, block.day, block.locale, screen)
    assert_never(block)
