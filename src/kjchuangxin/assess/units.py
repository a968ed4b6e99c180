"""What each unit leads, supports and owes, and which of its reports have come."""

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

    `owed` has the periods for which each target is owed; `reported` the days for which each unit sent any report.
    """
    tasks = [task for section in plan.sections for task in section.tasks]
    every = sorted({period for periods in owed.values() for period in periods}, key=lambda period: period.end)
    for unit in plan.units:
        groups = {unit.name, *(name for name, members in plan.members.items() if unit.name in members)}
        own = [result for result in results if unit.name in result.reporters]
        due = [period for period in every if any(period in owed[result.id] for result in own)]
        sent = {_covered(every, as_of) for as_of in reported.get(unit.name, ())}
        yield UnitResult(
            name=unit.name,
            leads=tuple(task.number for task in tasks if unit.name in task.lead),
            supports=tuple(task.number for task in tasks if groups.intersection(task.support)),
            owes=tuple(result.id for result in own),
            reports_due=len(due),
            reports_received=sum(period in sent for period in due),
            missing=tuple(result.id for result in own if unit.name in (*result.missing, *result.stale)),
            late=tuple(result.id for result in own if unit.name in result.late),
        )


def _covered(periods: Sequence[ReportingPeriod], as_of: date) -> ReportingPeriod | None:
    """The newest period that a report as of a day can be for: one that had ended by then."""
    return next((period for period in reversed(periods) if period.end <= as_of), None)
