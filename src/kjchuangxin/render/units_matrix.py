"""Units by reporting periods, a mark each: a block a year, and several where the screen is too narrow for one."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from kjchuangxin.diagnostic import msg
from kjchuangxin.i18n.locale import Locale
from kjchuangxin.render.grid import GAP, INDENT, Cell, Grid, Line, Row
from kjchuangxin.render.screen import Screen, columns, visible
from kjchuangxin.render.units_words import MARKS
from kjchuangxin.report.report import UnitPeriod
from kjchuangxin.report.units import UnitRow, UnitsView

_LEAST = 3  # the part of the screen that a name may always take


def grid(view: UnitsView, locale: Locale, screen: Screen) -> Grid:
    """The blocks with a row a unit; before the first period has ended, only that."""
    periods = view.rows[0].unit.periods
    if not periods:
        return Grid((Line(""), Line(locale.text(msg("No report is due yet.")))))
    labels, titles = _labels(periods)
    width = max(map(len, labels)) + 1
    title = locale.text(msg("unit"))
    names = [visible(row.unit.name) for row in view.rows]
    room = screen.width - INDENT - GAP
    longest = max(len(list(block)) for _, block in groupby(titles)) * width - 1
    name = min(max(map(columns, (title, *names))), max(room - longest, screen.width // _LEAST))
    most = max((room - name + 1) // width, 1)
    blocks: list[Line | Row] = []
    for start, end in _blocks(titles, most):
        if titles[start]:
            blocks += [Line(""), Line(titles[start], "dim", INDENT)]
        else:
            blocks.append(Line(""))
        blocks.append((Cell(title, "dim"), Cell(" ".join(labels[start:end]), "dim")))
        blocks += [
            (Cell(shown, "bold"), Cell(_marks(row, start, end, width)))
            for shown, row in zip(names, view.rows, strict=True)
        ]
    return Grid(tuple(blocks), (name, room - name), (False, False))


def _labels(periods: Sequence[UnitPeriod]) -> tuple[list[str], list[str]]:
    """What each period is called in its block, by its last day, and the block's title: the year, if it needs one."""
    years = [period.end.year for period in periods]
    if len(set(years)) == len(years):
        return [f"{year:04}" for year in years], ["" for _ in years]
    months = [(period.end.year, period.end.month) for period in periods]
    form = "%m" if len(set(months)) == len(months) else "%m-%d"
    return [period.end.strftime(form) for period in periods], [f"{year:04}" for year in years]


def _blocks(titles: Sequence[str], most: int) -> Iterator[tuple[int, int]]:
    """From which period up to before which each block goes."""
    start = 0
    for _, block in groupby(titles):
        end = start + len(list(block))
        while start < end:
            yield start, min(start + most, end)
            start = min(start + most, end)


def _marks(row: UnitRow, start: int, end: int, width: int) -> str:
    marks = (MARKS[period.state] for period in row.unit.periods[start:end])
    return " ".join(mark.rjust(width - 1) for mark in marks)
