"""Tables and lines on a screen: as many columns as it has room for, or days in blocks with a mark each."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from itertools import groupby, zip_longest
from typing import NamedTuple, TypeVar

from kjchuangxin.formats.screen import Screen, columns, fold, visible
from kjchuangxin.i18n.labels import EMPTY, FULL
from kjchuangxin.views.table import Bar, Cell, Column, Label, Layout, Line, Lines, Section, Table, text_of

Item = TypeVar("Item")

_GAP = 2  # columns of the screen between two columns
_INDENT = 2  # before the first
_BAR = 10
_STACKED_BELOW = 60  # a narrower screen has no room for columns
_LEAST = 5  # the part of the screen that a column which grows needs, or less where its texts are shorter
_LEAST_NAME = 3  # the part of the screen that a name beside days may always take
_LAYOUTS = (Layout.WIDE, Layout.MEDIUM, Layout.NARROW, Layout.NARROWEST)


def table(table: Table[Item], screen: Screen) -> tuple[list[str], Layout]:
    """The lines of a table, none wider than the screen, and which of its columns they have."""
    if not table.items:
        return folded([Line((table.empty,), indent=0)], screen), Layout.TERMINAL
    return (_matrix(table, screen), Layout.TERMINAL) if table.days else _grid(table, screen)


def _grid(table: Table[Item], screen: Screen) -> tuple[list[str], Layout]:
    """The richest set of columns that the screen has room for, or lines where it has room for none."""
    items = table.items

    @cache  # several sets have the same column
    def made(column: Column[Item]) -> tuple[list[_Drawn], int]:
        """The cells of a column, and how wide it would be."""
        most = max(column.most, screen.width // column.part if column.part else 0)
        cells = [_drawn(column.value(item), column.style, most) for item in items]
        texts = [column.title, *(cell.text for cell in cells)]
        return cells, min(max(columns(line) for text in texts for line in text.split("\n")), most)

    def chosen(layout: Layout) -> tuple[list[Column[Item]], list[int]]:
        own = [column for column in table.columns if column.only & layout and column.since <= screen.width]
        return own, _fitting(own, [made(one)[1] for one in own], screen) or []

    tried = ((layout, *chosen(layout)) for layout in _LAYOUTS if screen.width >= _STACKED_BELOW)
    layout, own, widths = next((one for one in tried if one[2]), (Layout.STACKED, [], []))
    if not own:
        stacked = _body(table.sections, lambda item: folded(table.stacked(item), screen), screen, notes=True)
        return list(stacked), layout
    rights = [column.right for column in own]
    rows = zip(*(made(column)[0] for column in own), strict=True)
    head = _row([_Drawn(column.title, "dim") for column in own], widths, rights, screen)
    notes = any(column.noted and column.since > screen.width for column in table.columns)
    body = _body(table.sections, lambda _: _row(next(rows), widths, rights, screen), screen, notes=notes)
    return [*head, *body], layout


def _fitting(chosen: Sequence[Column[Item]], widths: Sequence[int], screen: Screen) -> list[int] | None:
    """The widths of columns, those that grow made as narrow as need be; None where the screen has no room for them."""
    fitted = list(widths)
    over = sum(widths) + _GAP * (len(widths) - 1) + _INDENT - screen.width
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
    for at, section in enumerate(sections):
        if section.title:
            if at and section.parts:
                yield ""
            title = f"{section.title} — {section.note}" if section.note and notes else section.title
            yield from folded([Line((title,), style, 0)], screen)
        for item in section.items:
            yield from lines(item)
        yield from _body(section.parts, lines, screen, notes=notes, style="")


def _matrix(table: Table[Item], screen: Screen) -> list[str]:
    """Items by days, a mark each: a block a year, and several where the screen is too narrow for one."""
    first, *days = (column for column in table.columns if column.only & Layout.TERMINAL)
    names = [visible(text_of(first.value(item))) for item in table.items]
    marks = [[text_of(column.value(item)) for column in days] for item in table.items]
    labels, titles = _labels(table.days)
    width = max(map(len, labels)) + 1
    room = screen.width - _INDENT - _GAP
    longest = max(len(list(block)) for _, block in groupby(titles)) * width - 1
    name = min(max(map(columns, (first.title, *names))), max(room - longest, screen.width // _LEAST_NAME))
    widths, rights = (name, room - name), (False, False)
    lines: list[str] = []
    for start, end in _blocks(titles, max((room - name + 1) // width, 1)):
        lines += [""] if lines else []
        if titles[start]:
            lines += folded([Line((titles[start],), "dim", _INDENT)], screen)
        lines += _row((_Drawn(first.title, "dim"), _Drawn(" ".join(labels[start:end]), "dim")), widths, rights, screen)
        for shown, own in zip(names, marks, strict=True):
            text = " ".join(mark.rjust(width - 1) for mark in own[start:end])
            lines += _row((_Drawn(shown, "bold"), _Drawn(text)), widths, rights, screen)
    return lines


def _labels(days: Sequence[date]) -> tuple[list[str], list[str]]:
    """What each day is called in its block, and the block's title: the year, if it needs one."""
    years = [f"{day.year:04}" for day in days]
    if len(set(years)) == len(years):
        return years, [""] * len(years)
    form = "%m" if len({(day.year, day.month) for day in days}) == len(days) else "%m-%d"
    return [day.strftime(form) for day in days], years


def _blocks(titles: Sequence[str], most: int) -> Iterator[tuple[int, int]]:
    """From which day up to before which each block goes."""
    start = 0
    for _, block in groupby(titles):
        end = start + len(list(block))
        yield from ((first, min(first + most, end)) for first in range(start, end, most))
        start = end


class _Drawn(NamedTuple):
    """The text of a cell, which may have several lines, and its style."""

    text: str
    style: str = ""


def _drawn(cell: Cell, style: str = "", room: int | None = None) -> _Drawn:
    """A cell in the style of its column, unless it has its own; broken into lines where it has not enough room."""
    match cell:
        case Label():
            return _Drawn("\n".join(map(visible, cell.lines)), cell.light.value if cell.light else style)
        case Bar():
            return _Drawn(_bar(cell), cell.light.value)
        case Lines():
            one = visible(text_of(cell))
            fits = cell.joiner is not None and (room is None or columns(one) <= room)
            return _Drawn(one if fits else "\n".join(map(visible, cell.parts)), style)
        case _:
            return _Drawn(visible(text_of(cell)), style)


def _bar(bar: Bar) -> str:
    filled = min(max(int(bar.gone * _BAR), 0), _BAR)
    parts = FULL * filled + EMPTY * (_BAR - filled)
    if bar.expected is None:
        return f"{parts} "
    mark = min(max(int(bar.expected * _BAR), 0), _BAR)
    return f"{parts[:mark]}|{parts[mark:]}"


def folded(lines: Iterable[Line], screen: Screen) -> list[str]:
    """Lines across the whole width, each folded to the screen."""
    result = []
    for line in lines:
        cells = [_drawn(cell) for cell in line.cells]
        style = line.style or cells[0].style
        text = "  ".join(cell.text for cell in cells)
        result += [f"{' ' * line.indent}{screen.paint(part, style)}" for part in fold(text, screen.width - line.indent)]
    return result


def _row(cells: Sequence[_Drawn], widths: Sequence[int], rights: Sequence[bool], screen: Screen) -> list[str]:
    """The lines of cells side by side; no style reaches into the blanks beside a text."""
    lines = []
    pairs = zip(cells, widths, strict=True)
    parts = [[line for part in cell.text.split("\n") for line in fold(part, at)] for cell, at in pairs]
    for texts in zip_longest(*parts, fillvalue=""):
        painted = []
        for text, cell, width, right in zip(texts, cells, widths, rights, strict=True):
            blank, own = " " * (width - columns(text)), screen.paint(text, cell.style)
            painted.append(blank + own if right else own + blank)
        lines.append((" " * _INDENT + (" " * _GAP).join(painted)).rstrip(" "))
    return lines
