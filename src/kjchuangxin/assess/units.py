"""Units beside each other: what each leads and owes, and whose reports have come in which period."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TypeVar

from kjchuangxin.assess.quotas import ByUnit
from kjchuangxin.assess.reporting import Standing
from kjchuangxin.model.plan import Plan
from kjchuangxin.report.report import TaskName, UnitPeriod, UnitResult
from kjchuangxin.report.status import ReportState

# A report of a period counts as the first of these that is true of anything owed in it: one half filled is received.
_OF_A_PERIOD = (
    ReportState.REFUSED, ReportState.REPORTED, ReportState.LATE, ReportState.AWAITED, ReportState.STALE,
    ReportState.MISSING,
)  # fmt: skip

_Id = TypeVar("_Id", TaskName, str)


def unit_results(
    plan: Plan, standings: Mapping[str, Standing], heard: Mapping[str, ByUnit], ended: Iterable[date]
) -> Iterator[UnitResult]:
    """A row a unit, in the plan's order.

    `standings` say for each target what is owed and how each unit that owes it stands in these periods, `heard`
    what each has said of it; `ended` are the ends of the plan's own periods.
    """
    now: dict[str, list[tuple[str, ReportState]]] = {}
    late: dict[str, list[tuple[str, int]]] = {}
    by_period: dict[str, dict[date, set[ReportState]]] = {}
    for target, (owed, units) in standings.items():
        for name, states in units.items():
            state = owed.now(states)
            now.setdefault(name, []).append((target, state))
            if state is ReportState.LATE:
                late.setdefault(name, []).append((target, owed.late_by(heard[target].get(name, ()))))
            periods = by_period.setdefault(name, {})
            for end, state in states.items():
                periods.setdefault(end, set()).add(state)
    ends = sorted({*ended, *(end for periods in by_period.values() for end in periods)})
    tasks = [placed.task for placed in plan.placed_tasks]
    leads = _by_unit((dict.fromkeys(plan.lead_of(task)), TaskName(task.number, task.title)) for task in tasks)
    supports = _by_unit((plan.reached(task.support), TaskName(task.number, task.title)) for task in tasks)
    for unit in plan.units:
        yield UnitResult(
            name=unit.name,
            leads=tuple(leads.get(unit.name, ())),
            supports=tuple(supports.get(unit.name, ())),
            now=tuple(now.get(unit.name, ())),
            periods=tuple(UnitPeriod(end, _of_a_period(by_period.get(unit.name, {}).get(end, ()))) for end in ends),
            late_by=tuple(late.get(unit.name, ())),
        )


def _of_a_period(states: Iterable[ReportState]) -> ReportState:
    return next((state for state in _OF_A_PERIOD if state in states), ReportState.NONE_DUE)


def _by_unit(named: Iterable[tuple[Iterable[str], _Id]]) -> dict[str, Sequence[_Id]]:
    """What names units, by unit."""
    found: dict[str, list[_Id]] = {}
    for names, one in named:
        for name in names:
            found.setdefault(name, []).append(one)
    return dict(found)
