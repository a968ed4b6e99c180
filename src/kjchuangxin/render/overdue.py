"""Who has not reported, or reported too late: what the targets say, grouped by unit."""

from collections.abc import Callable

from kjchuangxin.diagnostic import Message, msg
from kjchuangxin.report import Light, Report, ReportState, TargetResult, UnitResult
from kjchuangxin.words import Words

_WHO: dict[ReportState, Callable[[TargetResult], tuple[str, ...]]] = {
    ReportState.MISSING: lambda result: result.missing,
    ReportState.STALE: lambda result: result.stale,
    ReportState.LATE: lambda result: result.late,
}


def overdue(report: Report) -> list[tuple[ReportState, list[tuple[str, tuple[str, ...]]]]]:
    """For missing, stale and late each: the units in the report's order, with their targets' ids."""
    order = {unit.name: at for at, unit in enumerate(report.units)}
    found = []
    for state, who in _WHO.items():
        units: dict[str, list[str]] = {}
        for result in report.targets:
            for name in who(result):
                units.setdefault(name, []).append(result.id)
        if units:
            ranked = sorted(units.items(), key=lambda item: order.get(item[0], len(order)))
            found.append((state, [(name, tuple(ids)) for name, ids in ranked]))
    return found


def period(report: Report, words: Words) -> Message | None:
    """Which period's reports are meant, and when they are due; None before the first period has ended."""
    if report.newest_period is None:
        return None
    end, due = report.newest_period
    return msg("Reports for the period to {end}, due on {due}", end=words.day(end), due=words.day(due))


def lights(report: Report, unit: UnitResult) -> dict[Light, int]:
    """How many of the targets that a unit leads or reports have each light."""
    mine = [result for result in report.targets if unit.name in result.lead or unit.name in result.reporters]
    return {light: sum(result.light is light for result in mine) for light in Light}
