"""The report axis: what is owed, in which periods, and how each unit that owes it stands in them."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeAlias

from kjchuangxin.assess.figures import Figures, figure_of
from kjchuangxin.assess.judge import Assessment, final_since, is_final, judge
from kjchuangxin.assess.methods import Verdict
from kjchuangxin.characters import unended
from kjchuangxin.model.calendar import ReportingPeriod
from kjchuangxin.model.progress import Entry, Observation
from kjchuangxin.model.resolved import ResolvedTarget
from kjchuangxin.report.status import ON_SCHEDULE, SILENT, WORST_FIRST, WORST_REPORT_FIRST, Light, Pace, ReportState
from kjchuangxin.report.target import Reporting

CAME = (ReportState.REPORTED, ReportState.LATE)

# How a unit stands in each of the periods in which it owes something, by their ends.
States: TypeAlias = dict[date, ReportState]
# What is owed of a target, and how each unit that owes it stands.
Standing: TypeAlias = "tuple[Owed, Mapping[str, States]]"
# The days for which an error keeps something from being used, by unit and target; None where that cannot be told.
Lost: TypeAlias = Mapping[tuple[str, str | None], Sequence[date | None]]


def light(pace: Pace, report: ReportState) -> Light:
    """The first look: silence is red, and what could not be read is yellow at best."""
    if report in SILENT:
        return Light.RED
    if pace in WORST_FIRST and pace is not Pace.SLIPPING:
        return Light.RED
    if pace is Pace.SLIPPING or report is ReportState.REFUSED:
        return Light.YELLOW
    return Light.GREEN if pace in ON_SCHEDULE or pace is Pace.UNDER_WAY else Light.GREY


@dataclass(frozen=True)
class Deadlines:
    """What decides for all targets whether a report is due: the day that is judged, the clock, and what was refused.

    Before the plan was `issued` nothing was due.
    """

    day: date
    today: date
    issued: date | None
    lost: Lost

    def closed(self, period: ReportingPeriod) -> bool:
        """Whether the reports for a period were due before today."""
        return self.today > period.due

    def keeps_back(self, unit: str, target: str, since: date, until: date) -> bool:
        """Whether an error may keep back what a unit said of a target for one of these days, the last one left out."""
        return any(
            as_of is None or since <= as_of < until
            for name in (target, None)
            for as_of in self.lost.get((unit, name), ())
        )

    def keeps_back_any(self, units: Iterable[str], target: str) -> bool:
        """Whether an error keeps back something that one of these units said of a target."""
        return any((unit, name) in self.lost for unit in units for name in (target, None))


@dataclass(frozen=True)
class Owed:
    """The periods that have ended and in which a target is owed, oldest first; `current` says that of the newest one.

    `final` is the day of the figure after which nothing can change the verdict, with the day on which it came.
    """

    target: ResolvedTarget
    deadlines: Deadlines
    periods: tuple[ReportingPeriod, ...]
    current: bool
    missed: bool
    final: tuple[date, date] | None

    def states(self, unit: str, reported: Sequence[Observation]) -> States:
        """How a unit stands in each period, by all that it reported of the target, oldest first."""
        entries = tuple(_saying_something(self.target, reported))
        ends = [self._wanted(period) for period in self.periods]
        return {
            period.end: self._state(unit, entries, period, (since, until))
            for period, since, until in zip(self.periods, ends, [*ends[1:], date.max], strict=False)
        }

    def now(self, states: States) -> ReportState:
        """How a unit stands now: in the newest period, or where that is still open, in the one before."""
        if not self.current:
            return ReportState.NONE_DUE
        latest = list(states.values())
        while latest[-1] is ReportState.AWAITED:
            if len(latest) == 1 or latest[-2] in CAME:
                return ReportState.AWAITED
            latest.pop()
        return latest[-1]

    def _wanted(self, period: ReportingPeriod) -> date:
        """The day for which a report has to be, or for a later one."""
        end = self.target.window[1]
        return end if period.start <= end < period.end and not self.missed else period.end

    def late_by(self, reported: Sequence[Observation]) -> int:
        """By how many days what was reported of the newest period came too late; 0 where it did not."""
        period = self.periods[-1]
        came = self._came(tuple(_saying_something(self.target, reported)), period, (self._wanted(period), date.max))
        return max((came - period.due).days, 0) if came is not None else 0

    def _came(self, entries: Sequence[Observation], period: ReportingPeriod, days: tuple[date, date]) -> date | None:
        """When the first report of a period came; None where none has."""
        since, until = days
        came = [one.came for one in entries if since <= one.as_of and (one.as_of < until or until == date.max)]
        if self.final is not None and period.start <= self.final[0] <= period.end:
            came.append(self.final[1])
        return min(came, default=None)

    def _state(
        self, unit: str, entries: Sequence[Observation], period: ReportingPeriod, days: tuple[date, date]
    ) -> ReportState:
        since, until = days
        came = self._came(entries, period, days)
        if came is not None:
            return ReportState.LATE if came > period.due else ReportState.REPORTED
        if self.deadlines.keeps_back(unit, self.target.id, since, until):
            return ReportState.REFUSED
        if not self.deadlines.closed(period):
            return ReportState.AWAITED
        return ReportState.STALE if any(one.as_of < since for one in entries) else ReportState.MISSING


def _saying_something(target: ResolvedTarget, reported: Iterable[Observation]) -> Iterator[Observation]:
    """The entries of the window that are reports: words too, but of a number only until there is a figure."""
    known = False
    for one in reported:
        if one.as_of >= target.window[0]:
            if one.entry.value is not None or not known or not target.numeric:
                yield one
            known = known or one.entry.value is not None


def owed(figures: Figures, assessment: Assessment, deadlines: Deadlines) -> Owed:
    """What is owed for a target that has this verdict."""
    known = _Verdicts(figures)
    target, verdict = figures.target, assessment.verdict
    ended = [period for period in target.periods if period.end <= deadlines.day]
    concerned = [period for period in ended if _concerns(period, known)]
    due = tuple(period for period in concerned if _is_owed(period, known, deadlines.issued))
    since = final_since(figures, deadlines.day) if is_final(figures, verdict) else None
    came = [one.came for one in figures.all if one.as_of == since]
    return Owed(
        target=target,
        deadlines=deadlines,
        periods=due,
        current=bool(due) and due[-1] == concerned[-1],
        missed=verdict.pace is Pace.MISSED,
        final=None if since is None else (since, min(came, default=since)),
    )


@dataclass(frozen=True)
class _Verdicts:
    """The verdicts on a target on earlier days; each is made once."""

    figures: Figures

    @cached_property
    def _known(self) -> dict[int, Verdict | None]:
        return {0: None}

    def before(self, day: date) -> Verdict | None:
        """The verdict on the evening before a day; None before the first figure."""
        turns = self.figures.turning_days
        at = bisect_left(turns, day)
        if at not in self._known:
            turn = turns[at - 1]
            self._known[at] = judge(self.figures.until(turn), turn).verdict
        return self._known[at]


def _concerns(period: ReportingPeriod, known: _Verdicts) -> bool:
    """Whether a period lies in a target's window, or after it while what was missed can still be achieved."""
    target = known.figures.target
    start, end = target.window
    if period.start <= end:
        return period.end >= start
    verdict = known.before(period.start) if period.start <= target.plan_period[1] else None
    return verdict is not None and verdict.pace is Pace.MISSED


def is_due(period: ReportingPeriod, issued: date | None) -> bool:
    """Whether anything is due for a period: not where its due day lies before the plan was issued."""
    return issued is None or issued <= period.due


def _is_owed(period: ReportingPeriod, known: _Verdicts, issued: date | None) -> bool:
    """Whether a target is owed in a period that concerns it: at the end of its window, or before that was final."""
    if not is_due(period, issued):
        return False
    if known.figures.target.pace == "at_end" and period.end < known.figures.target.window[1]:
        return False
    verdict = known.before(period.start)
    return verdict is None or not is_final(known.figures, verdict)


def reporting(figures: Figures, standing: Standing, *, traced: bool) -> Reporting:
    """How the reporting on a target stands, by how each reporter does. Where it is `traced`, figures have places."""
    due, states = standing
    now = {unit: due.now(states[unit]) for unit in figures.target.reporters}
    return Reporting(
        state=worst(now.values()),
        now=tuple(now.items()),
        due=due.periods[-1].due if due.current else None,
        history=tuple(figure_of(one, traced=traced) for one in figures.all),
        words=_remark(figures, lambda entry: entry.note),
        cause=_remark(figures, lambda entry: entry.cause),
        action=_remark(figures, lambda entry: entry.action),
        by=max((one.entry.by for one in figures.remarks if one.entry.by is not None), default=None),
    )


def worst(states: Iterable[ReportState]) -> ReportState:
    """Of several units the worst state counts."""
    found = frozenset(states)
    return next((state for state in WORST_REPORT_FIRST if state in found), ReportState.NONE_DUE)


def _remark(figures: Figures, text: Callable[[Entry], str | None]) -> str | None:
    """What the reporters wrote last, with the unit's name where there are several."""
    remarks: dict[str, str] = {}
    for figure in figures.remarks:
        remark = text(figure.entry)
        if remark is not None:
            remarks.setdefault(figure.unit, remark)
    if len(remarks) > 1 or len(figures.newest) > 1:
        return "；".join(f"{unit}：{unended(remark)}" for unit, remark in remarks.items()) or None
    return next(iter(remarks.values()), None)
