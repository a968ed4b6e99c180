"""Units beside each other as a table on a terminal: how they stand, or whether their reports came."""

from collections.abc import Callable

from kjchuangxin.diagnostic import Message, msg
from kjchuangxin.i18n.locale import SYMBOLS, Locale
from kjchuangxin.render import units_matrix, units_words
from kjchuangxin.render.draw import drawn, folded
from kjchuangxin.render.grid import INDENT, Cell, Column, Grid, Line, fitting
from kjchuangxin.render.headline import NO_UNIT, dated, notices
from kjchuangxin.render.screen import Screen, visible
from kjchuangxin.report.numbers import percent
from kjchuangxin.report.status import Light
from kjchuangxin.report.units import UnitRow, UnitsView

_NAME = 40
# Sets of columns, the richest first.
_SETS = (
    ("rank", "unit", *Light, "share", "quotas", "due", "received", "late", "missing", "on time"),
    ("rank", "unit", "lights", "share", "quotas", "reports", "late", "on time"),
    ("rank", "unit", "share", "quotas", "reports", "on time"),
)
_STACKED = ("rank", "lights", "share", "quotas", "reports", "late", "missing", "on time")


def render(view: UnitsView, locale: Locale, screen: Screen, reports: bool) -> str:  # noqa: FBT001  # the formats' interface
    """The headline, a row a unit, and what is to be known of it."""
    head = [
        Line(visible(view.report.title), "bold"),
        Line(locale.text(dated(view.report))),
        *(Line(locale.text(notice), "yellow") for notice in notices(view.report)),
    ]
    if not view.rows:
        body = [Line(""), Line(locale.text(NO_UNIT))]
        return _text([*folded(head, screen), *folded(body, screen)])
    grid = units_matrix.grid(view, locale, screen) if reports else _grid(view, locale, screen)
    foot = [units_words.legend(locale)] if reports else units_words.explained(view)
    lines = [Line(""), *(Line(visible(locale.text(each)), "dim") for each in foot)]
    if view.others:
        lines.append(Line(visible(units_words.others(view, locale)), "dim"))
    return _text([*folded(head, screen), *drawn(grid, screen), *folded(lines, screen)])


def _text(lines: list[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _grid(view: UnitsView, locale: Locale, screen: Screen) -> Grid:
    made = {name: _column(name, locale) for name in {*_STACKED, *(name for names in _SETS for name in names)}}
    chosen = [tuple(made[name] for name in names if _wanted(name, view)) for names in _SETS]
    own = [Line(visible(text), "", INDENT) for text in units_words.of_group(view, locale)]
    closing = [Line(""), Line(visible(view.group or ""), "bold"), *own] if own else []
    layout = fitting(chosen, view.rows, screen)
    if layout is not None:
        return layout.grid([*map(layout.row, view.rows), *closing])
    stacked = [made[name] for name in _STACKED if _wanted(name, view)]
    lines = [line for row in view.rows for line in _stacked(row, stacked, locale)]
    return Grid((Line(""), *lines, *closing))


def _wanted(name: str, view: UnitsView) -> bool:
    return name != "rank" or view.group is not None


def _stacked(row: UnitRow, columns: list[Column[UnitRow]], locale: Locale) -> list[Line]:
    lines = [Line(locale.labelled(column.title, column.cell(row).text), "", INDENT) for column in columns]
    return [Line(visible(row.unit.name), "bold"), *lines]


_NUMBERS: dict[str, tuple[Message, Callable[[UnitRow], str]]] = {
    "rank": (msg("rank"), units_words.rank),
    "share": (msg("on schedule"), lambda row: percent(row.share)),
    "quotas": (msg("quotas"), units_words.quotas),
    "reports": (msg("reports"), units_words.reports),
    "due": (msg("due"), lambda row: str(row.unit.reports_due)),
    "received": (msg("received"), lambda row: str(row.unit.reports_received)),
    "late": (msg("late"), lambda row: str(row.unit.reports_late)),
    "missing": (msg("missing"), lambda row: str(row.unit.reports_missing)),
    "on time": (msg("on time"), lambda row: percent(row.unit.on_time)),
}


def _column(name: str, locale: Locale) -> Column[UnitRow]:
    if name == "unit":
        return Column(locale.text(msg("unit")), lambda row: Cell(visible(row.unit.name), "bold"), _NAME, flexible=True)
    if name == "lights":
        return Column("/".join(SYMBOLS.values()), lambda row: Cell(units_words.lights(row)), 20, right=True)
    if name in _NUMBERS:
        title, text = _NUMBERS[name]
        return Column(locale.text(title), lambda row: Cell(text(row)), 20, right=True)
    light = Light(name)
    return Column(SYMBOLS[light], lambda row: Cell(str(row.lights[light]), light.value), 5, right=True)
