"""What each unit leads, supports and owes, and which of its reports have come."""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TypeAlias

from kjchuangxin.assess.calendar import ReportingPeriod
from kjchuangxin.model.plan import Plan
from kjchuangxin.model.progress import Observation
from kjchuangxin.report.report import UnitPeriod, UnitResult
from kjchuangxin.report.status import ReportState
from kjchuangxin.report.target import TargetResult

# The reports that a unit has sent: the day that each is for, and the day it was handed in, where that is said.
Sent: TypeAlias = Collection[tuple[date, date | None]]


def sent_by_unit(reported: Iterable[Observation]) -> dict[str, Sent]:
    """The reports that these entries stand in, by unit."""
    found: dict[str, dict[tuple[date, date | None], None]] = {}
    last: tuple[object, int] = (None, 0)
    for one in reported:
        if last != (one.file, one.index):  # the entries of a report follow each other, and there may be a million
            last = (one.file, one.index)
            found.setdefault(one.unit, {})[one.as_of, one.submitted] = None
    return {unit: tuple(sent) for unit, sent in found.items()}


def unit_results(
    plan: Plan,
    results: Sequence[TargetResult],
    owed: Mapping[str, Sequence[ReportingPeriod]],
    ended: Sequence[ReportingPeriod],
    sent: Mapping[str, Sent],
) -> Iterator[UnitResult]:
    """A row a unit, in the plan's order.

    `owed` has the periods for which each target is owed, of those that have `ended`. A report is for the newest period
    that had ended by its day; of several for one period, one in time is enough.
    """
    tasks = [task for section in plan.sections for task in section.tasks]
    every = sorted({period for periods in owed.values() for period in periods}, key=lambda period: period.end)
    own: dict[str, list[TargetResult]] = {}
    missing: dict[str, list[str]] = {}
    late: dict[str, list[str]] = {}
    for result in results:
        for name in result.definition.reporters:
            own.setdefault(name, []).append(result)
        for name in (*result.reporting.missing, *result.reporting.stale):
            missing.setdefault(name, []).append(result.id)
        for name in result.reporting.late:
            late.setdefault(name, []).append(result.id)
    leads: dict[str, list[int]] = {}
    supports: dict[str, list[int]] = {}
    for task in tasks:
        for name in dict.fromkeys(task.lead):
            leads.setdefault(name, []).append(task.number)
        for name in plan.reached(task.support):
            supports.setdefault(name, []).append(task.number)
    for unit in plan.units:
        mine = own.get(unit.name, [])
        due = {period for result in mine for period in owed[result.id]}
        states = _received(every, sent.get(unit.name, ()))
        periods = [
            UnitPeriod(period.end, states.get(period, ReportState.MISSING) if period in due else ReportState.NONE_DUE)
            for period in ended
        ]
        yield UnitResult(
            name=unit.name,
            leads=tuple(leads.get(unit.name, ())),
            supports=tuple(supports.get(unit.name, ())),
            owes=tuple(result.id for result in mine),
            reports_due=len(due),
            reports_received=len(due & states.keys()),
            missing=tuple(missing.get(unit.name, ())),
            late=tuple(late.get(unit.name, ())),
            periods=tuple(periods),
        )


def _received(every: Sequence[ReportingPeriod], sent: Sent) -> dict[ReportingPeriod, ReportState]:
    """The periods that a unit's reports are for: reported, or late."""
    ends = [period.end for period in every]
    states: dict[ReportingPeriod, ReportState] = {}
    for as_of, submitted in sent:
        at = bisect_right(ends, as_of)
        if at:
            period = every[at - 1]
            if submitted is None or submitted <= period.due:
                states[period] = ReportState.REPORTED
            else:
                states.setdefault(period, ReportState.LATE)
    return states
