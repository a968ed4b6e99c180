"""Items by days on a screen, a mark each: a block a year, and several where the screen is too narrow for one."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import TypeVar

from kjchuangxin.formats.drawing import GAP, INDENT, Drawn, folded, row
from kjchuangxin.formats.screen import Screen, columns, visible
from kjchuangxin.views.table import Layout, Line, Table, text_of

Item = TypeVar("Item")

_LEAST = 3  # the part of the screen that a name may always take


def matrix(table: Table[Item], screen: Screen) -> list[str]:
    """The blocks with a row for each item of a table whose columns are days."""
    first, *days = (column for column in table.columns if column.only & Layout.TERMINAL)
    names = [visible(text_of(first.value(item))) for item in table.items]
    marks = [[text_of(column.value(item)) for column in days] for item in table.items]
    labels, titles = _labels(table.days)
    width = max(map(len, labels)) + 1
    room = screen.width - INDENT - GAP
    longest = max(len(list(block)) for _, block in groupby(titles)) * width - 1
    name = min(max(map(columns, (first.title, *names))), max(room - longest, screen.width // _LEAST))
    widths, rights = (name, room - name), (False, False)
    lines: list[str] = []
    for start, end in _blocks(titles, max((room - name + 1) // width, 1)):
        lines += [""] if lines else []
        if titles[start]:
            lines += folded([Line((titles[start],), "dim", INDENT)], screen)
        lines += row((Drawn(first.title, "dim"), Drawn(" ".join(labels[start:end]), "dim")), widths, rights, screen)
        for shown, own in zip(names, marks, strict=True):
            text = " ".join(mark.rjust(width - 1) for mark in own[start:end])
            lines += row((Drawn(shown, "bold"), Drawn(text)), widths, rights, screen)
    return lines


def _labels(days: Sequence[date]) -> tuple[list[str], list[str]]:
    """What each day is called in its block, and the block's title: the year, if it needs one."""
    years = [day.year for day in days]
    if len(set(years)) == len(years):
        return [f"{year:04}" for year in years], ["" for _ in years]
    months = [(day.year, day.month) for day in days]
    form = "%m" if len(set(months)) == len(months) else "%m-%d"
    return [day.strftime(form) for day in days], [f"{year:04}" for year in years]


def _blocks(titles: Sequence[str], most: int) -> Iterator[tuple[int, int]]:
    """From which day up to before which each block goes."""
    start = 0
    for _, block in groupby(titles):
        end = start + len(list(block))
        while start < end:
            yield start, min(start + most, end)
            start = min(start + most, end)
