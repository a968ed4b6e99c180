"""The report axis: who owes a report, and which of each unit's reports have come."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeAlias, TypeVar

from kjchuangxin.assess.figures import Figures, figure_of
from kjchuangxin.assess.judge import achieved
from kjchuangxin.model.calendar import ReportingPeriod
from kjchuangxin.model.plan import Plan
from kjchuangxin.model.progress import Entry, Observation
from kjchuangxin.report.report import UnitPeriod, UnitResult
from kjchuangxin.report.status import ON_SCHEDULE, WORST_FIRST, Light, Pace, ReportState
from kjchuangxin.report.target import Reporting, TargetResult

# What is owed no more once it is achieved; a rate or an effort has to last.
_CLOSING = frozenset({"increment", "level", "milestone"})

# The reports that a unit has sent: the day that each is for, and the day it was handed in, where that is said.
Sent: TypeAlias = Collection[tuple[date, date | None]]

_Id = TypeVar("_Id", int, str)


def light(pace: Pace, report: ReportState) -> Light:
    """The first look: a missing or stale report is never green."""
    if pace in ON_SCHEDULE:
        return Light.YELLOW if report in (ReportState.MISSING, ReportState.STALE) else Light.GREEN
    if pace is Pace.SLIPPING:
        return Light.YELLOW
    return Light.RED if pace in WORST_FIRST else Light.GREY


def owed(ended: Sequence[ReportingPeriod], figures: Figures) -> list[ReportingPeriod]:
    """The periods for which a target's reporters owe a figure: those that did not begin with the target achieved."""
    if figures.target.definition.measure not in _CLOSING:
        return list(ended)
    changes = figures.turning_days
    known: dict[int, bool] = {0: False}
    found = []
    for period in ended:
        changed = bisect_left(changes, period.start)
        if changed not in known:
            known[changed] = achieved(figures, changes[changed - 1])
        if not known[changed]:
            found.append(period)
    return found


def reporting(periods: Sequence[ReportingPeriod], figures: Figures, pace: Pace, *, traced: bool) -> Reporting:
    """The reporting for the newest of the ended periods that concern a target, given in their order.

    Where it is `traced`, every figure has its place.
    """
    target = figures.target
    words = Reporting(
        state=ReportState.NONE_DUE,
        history=tuple(figure_of(one, traced=traced) for one in figures.all),
        cause=_remark(figures, lambda entry: entry.cause),
        action=_remark(figures, lambda entry: entry.action),
        by=max((one.entry.by for one in figures.remarks if one.entry.by is not None), default=None),
    )
    if not periods or (pace is Pace.ACHIEVED and target.definition.measure in _CLOSING):
        return words
    period = periods[-1]
    reached = min(period.end, target.window[1])
    newest = figures.newest
    # A figure covers the period from its end on; one without a date of submission counts as in time.
    covering = [one for one in figures.counting if one.as_of >= reached]
    in_time = {one.unit for one in covering if one.submitted is None or one.submitted <= period.due}
    missing = tuple(unit for unit in target.reporters if unit not in newest)
    stale = tuple(unit for unit in newest if newest[unit].as_of < reached)
    late = tuple(unit for unit in newest if newest[unit].as_of >= reached and unit not in in_time)
    states = ((ReportState.MISSING, missing), (ReportState.STALE, stale), (ReportState.LATE, late))
    state = next((state for state, units in states if units), ReportState.REPORTED)
    return replace(words, state=state, missing=missing, stale=stale, late=late)


def _remark(figures: Figures, text: Callable[[Entry], str | None]) -> str | None:
    """What the reporters wrote last, with the unit's name where there are several."""
    remarks: dict[str, str] = {}
    for figure in figures.remarks:
        remark = text(figure.entry)
        if remark is not None:
            remarks.setdefault(figure.unit, remark)
    if len(figures.newest) > 1:
        return "；".join(f"{unit}：{remark}" for unit, remark in remarks.items()) or None
    return next(iter(remarks.values()), None)


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
    every = sorted({period for periods in owed.values() for period in periods}, key=lambda period: period.end)
    own = _by_unit((result.definition.reporters, result.id) for result in results)
    missing = _by_unit(((*one.reporting.missing, *one.reporting.stale), one.id) for one in results)
    late = _by_unit((result.reporting.late, result.id) for result in results)
    tasks = [task for section in plan.sections for task in section.tasks]
    leads = _by_unit((dict.fromkeys(task.lead), task.number) for task in tasks)
    supports = _by_unit((plan.reached(task.support), task.number) for task in tasks)
    for unit in plan.units:
        owes = tuple(own.get(unit.name, ()))
        due = {period for target in owes for period in owed[target]}
        states = _received(every, sent.get(unit.name, ()))
        periods = (
            UnitPeriod(period.end, states.get(period, ReportState.MISSING) if period in due else ReportState.NONE_DUE)
            for period in ended
        )
        yield UnitResult(
            name=unit.name,
            leads=tuple(leads.get(unit.name, ())),
            supports=tuple(supports.get(unit.name, ())),
            owes=owes,
            reports_due=len(due),
            reports_received=len(due & states.keys()),
            missing=tuple(missing.get(unit.name, ())),
            late=tuple(late.get(unit.name, ())),
            periods=tuple(periods),
        )


def _by_unit(named: Iterable[tuple[Iterable[str], _Id]]) -> dict[str, list[_Id]]:
    """What names units, by unit."""
    found: dict[str, list[_Id]] = {}
    for names, one in named:
        for name in names:
            found.setdefault(name, []).append(one)
    return found


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
