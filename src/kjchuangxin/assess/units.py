"""What each unit leads, supports and owes, and which of its reports have come."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from kjchuangxin.assess.calendar import ReportingPeriod
from kjchuangxin.model import Plan
from kjchuangxin.report import TargetResult, UnitResult


def unit_results(
    plan: Plan,
    results: Sequence[TargetResult],
    owed: Mapping[str, Sequence[ReportingPeriod]],
    reported: Mapping[str, Sequence[date]],
) -> Iterator[UnitResult]:
    """A row a unit, in the plan's order.

    `owed` has the periods for which each target is owed; `reported` the days for which each unit sent any report. A
    report is for the newest period that had ended by its day.
    """
    tasks = [task for section in plan.sections for task in section.tasks]
    every = sorted({period for periods in owed.values() for period in periods}, key=lambda period: period.end)
    ends = [period.end for period in every]
    own: dict[str, list[TargetResult]] = {}
    for result in results:
        for name in result.reporters:
            own.setdefault(name, []).append(result)
    supports: dict[str, list[int]] = {}
    for task in tasks:
        for name in plan.reached(task.support):
            supports.setdefault(name, []).append(task.number)
    for unit in plan.units:
        mine = own.get(unit.name, [])
        due = {period for result in mine for period in owed[result.id]}
        sent = {every[at - 1] for as_of in reported.get(unit.name, ()) if (at := bisect_right(ends, as_of))}
        yield UnitResult(
            name=unit.name,
            leads=tuple(task.number for task in tasks if unit.name in task.lead),
            supports=tuple(supports.get(unit.name, ())),
            owes=tuple(result.id for result in mine),
            reports_due=len(due),
            reports_received=len(due & sent),
            missing=tuple(result.id for result in mine if unit.name in (*result.missing, *result.stale)),
            late=tuple(result.id for result in mine if unit.name in result.late),
        )
