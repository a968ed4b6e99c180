"""The table's rows by unit: what it leads, how its targets stand, what it has reported."""

from kjchuangxin.diagnostic import msg
from kjchuangxin.render.grid import Cell, Column, Grid, Line, Row, fitting
from kjchuangxin.render.screen import Screen, visible
from kjchuangxin.report import Report, UnitResult
from kjchuangxin.standing import Light
from kjchuangxin.words import SYMBOLS, Words

_NAME = 40


def grid(report: Report, words: Words, screen: Screen) -> Grid:
    """A row for each unit that leads or reports anything; the others are named below."""
    busy = [unit for unit in report.units if unit.leads or unit.owes]
    idle = [unit.name for unit in report.units if not (unit.leads or unit.owes)]
    named = visible(words.say(msg("Neither leading nor reporting: {units}", units=words.names(idle))))
    closing = (Line(""), Line(named, "dim")) if idle else ()
    layout = fitting((_columns(report, words, screen),), busy, screen) if busy else None
    if layout is None:
        lines = [line for unit in busy for line in _stacked(report, unit, words)]
        return Grid((Line(""), *lines, *closing))
    return layout.grid([*(layout.row(unit) for unit in busy), *closing])


def _columns(report: Report, words: Words, screen: Screen) -> tuple[Column[UnitResult], ...]:
    share = screen.width // 6

    def count(light: Light) -> Column[UnitResult]:
        return Column(
            SYMBOLS[light],
            lambda unit: Cell(str(report.lights_of(unit.name)[light]), light.value),
            5,
            right=True,
        )

    return (
        Column(words.say(msg("unit")), lambda unit: Cell(visible(unit.name), "bold"), _NAME, flexible=True),
        Column(words.say(msg("tasks led")), lambda unit: Cell(_tasks(unit, words)), share),
        *(count(light) for light in Light),
        Column(words.say(msg("reports")), lambda unit: Cell(_received(unit)), 9, right=True),
        Column(words.say(msg("missing/stale")), lambda unit: Cell(_ids(unit.missing, words), "red"), share),
        Column(words.say(msg("late")), lambda unit: Cell(_ids(unit.late, words), "yellow"), share),
    )


def _stacked(report: Report, unit: UnitResult, words: Words) -> tuple[Line | Row, ...]:
    counts = "  ".join(f"{SYMBOLS[light]} {count}" for light, count in report.lights_of(unit.name).items())
    labelled = (
        (msg("tasks led"), _tasks(unit, words)),
        (msg("targets"), counts),
        (msg("reports"), _received(unit)),
        (msg("missing/stale"), _ids(unit.missing, words)),
        (msg("late"), _ids(unit.late, words)),
    )
    lines = [Line(words.labelled(words.say(label), text), "", 2) for label, text in labelled if text]
    return (Line(visible(unit.name), "bold"), *lines)


def _tasks(unit: UnitResult, words: Words) -> str:
    return words.listed(map(str, unit.leads))


def _received(unit: UnitResult) -> str:
    return f"{unit.reports_received}/{unit.reports_due}"


def _ids(ids: tuple[str, ...], words: Words) -> str:
    return visible(words.listed(ids))
