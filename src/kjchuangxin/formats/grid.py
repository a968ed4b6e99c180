"""A table on a screen: the richest set of columns that it has room for, or lines where it has room for none."""

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import TypeVar

from kjchuangxin.formats.drawing import GAP, INDENT, Drawn, drawn, folded, row
from kjchuangxin.formats.screen import Screen, columns
from kjchuangxin.views.table import Column, Layout, Line, Section, Table

Item = TypeVar("Item")

_STACKED_BELOW = 60  # a narrower screen has no room for columns
_LEAST = 5  # the part of the screen that a column which grows needs, or less where its texts are shorter
_LAYOUTS = (Layout.WIDE, Layout.MEDIUM, Layout.NARROW, Layout.NARROWEST)


def grid(table: Table[Item], screen: Screen) -> list[str]:
    """The lines of a table that has items, none wider than the screen."""
    items = table.items

    @cache  # several sets have the same column
    def made(column: Column[Item]) -> tuple[list[Drawn], int]:
        """The cells of a column, and how wide it would be."""
        most = max(column.most, screen.width // column.part if column.part else 0)
        cells = [drawn(column.value(item), column.style, most) for item in items]
        texts = [column.title, *(cell.text for cell in cells)]
        return cells, min(max(columns(line) for text in texts for line in text.split("\n")), most)

    def chosen(layout: Layout) -> list[Column[Item]]:
        return [column for column in table.columns if column.only & layout and column.since <= screen.width]

    tried = map(chosen, _LAYOUTS if screen.width >= _STACKED_BELOW else ())
    fitting = ((own, widths) for own in tried if (widths := _fitting(own, [made(one)[1] for one in own], screen)))
    own, widths = next(fitting, ([], []))
    if not own:
        return list(_body(table.sections, lambda item: folded(table.stacked(item), screen), screen, notes=True))
    rights = [column.right for column in own]
    rows = zip(*(made(column)[0] for column in own), strict=True)
    head = row([Drawn(column.title, "dim") for column in own], widths, rights, screen)
    notes = any(column.since > screen.width for column in table.columns)
    return [*head, *_body(table.sections, lambda _: row(next(rows), widths, rights, screen), screen, notes=notes)]


def _fitting(chosen: Sequence[Column[Item]], widths: Sequence[int], screen: Screen) -> list[int] | None:
    """The widths of columns, those that grow made as narrow as need be; None where the screen has no room for them."""
    fitted = list(widths)
    over = sum(widths) + GAP * (len(widths) - 1) + INDENT - screen.width
    for at, column in enumerate(chosen):
        if column.grows and over > 0:
            least = min(widths[at], screen.width // _LEAST)
            fitted[at] = max(widths[at] - over, least)
            over -= widths[at] - fitted[at]
    return fitted if over <= 0 else None


def _body(
    sections: Sequence[Section[Item]],
    lines: Callable[[Item], list[str]],
    screen: Screen,
    *,
    notes: bool,
    style: str = "bold",
) -> Iterator[str]:
    """The lines of each item under the titles of its sections."""
    for at, section in enumerate(sections):
        if section.title:
            if at and section.parts:
                yield ""
            title = f"{section.title} — {section.note}" if section.note and notes else section.title
            yield from folded([Line((title,), style, 0)], screen)
        for item in section.items:
            yield from lines(item)
        yield from _body(section.parts, lines, screen, notes=notes, style="")
