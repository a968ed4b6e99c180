"""The report axis: who owes a report, and who has not sent it."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from kjchuangxin.assess.calendar import ReportingPeriod
from kjchuangxin.assess.figures import Figures, figure_of
from kjchuangxin.model.progress import Entry
from kjchuangxin.report.status import Light, Pace, ReportState
from kjchuangxin.report.target import Reporting

_LIGHTS = {
    Pace.ACHIEVED: Light.GREEN,
    Pace.AHEAD: Light.GREEN,
    Pace.ON_TRACK: Light.GREEN,
    Pace.UNDER_WAY: Light.GREEN,
    Pace.SLIPPING: Light.YELLOW,
    Pace.BEHIND: Light.RED,
    Pace.REGRESSING: Light.RED,
    Pace.MISSED: Light.RED,
    Pace.NOT_STARTED: Light.RED,
    Pace.NOT_DUE: Light.GREY,
    Pace.UNREPORTED: Light.GREY,
    Pace.NOT_ASSESSABLE: Light.GREY,
}

# What is owed no more once it is achieved; a rate or an effort has to last.
_CLOSING = frozenset({"increment", "level", "milestone"})


def light(pace: Pace, report: ReportState) -> Light:
    """The first look: a missing or stale report is never green."""
    first = _LIGHTS[pace]
    if first is Light.GREEN and report in (ReportState.MISSING, ReportState.STALE):
        return Light.YELLOW
    return first


def concerning(periods: Sequence[ReportingPeriod], figures: Figures) -> list[ReportingPeriod]:
    """The periods that overlap a target's window."""
    start, end = figures.target.window
    return [period for period in periods if period.end >= start and period.start <= end]


def owed(
    periods: Sequence[ReportingPeriod], figures: Figures, achieved: Callable[[date], bool]
) -> list[ReportingPeriod]:
    """The periods for which a target's reporters owe a figure: those that did not begin with the target achieved.

    `achieved` says whether the target was achieved by what had been reported up to a day; that changes only on days
    of a report, of a revision, or at the window's end, so it is called only for these.
    """
    target = figures.target
    if target.definition.measure not in _CLOSING:
        return list(periods)
    days = {target.window[1], *(figure.as_of for figure in figures.all), *(one.since for one in target.requirements)}
    changes = sorted(days)
    known: dict[int, bool] = {0: False}
    found = []
    for period in periods:
        changed = bisect_left(changes, period.start)
        if changed not in known:
            known[changed] = achieved(changes[changed - 1])
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
