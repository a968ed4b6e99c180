"""The frozen result of an assessment. Every decision is in it: what shows it decides and computes nothing."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import TypeAlias

from kjchuangxin.diagnostic import Diagnostic, Message, Place
from kjchuangxin.prospect import Outlook
from kjchuangxin.standing import (
    NOT_ASSESSED,
    ON_SCHEDULE,
    OVERDUE,
    WORST_FIRST,
    Closure,
    Light,
    Pace,
    ReportState,
    Standing,
)

# A target's number, the two ends of a range, or the name of a milestone's last stage; None for an effort.
Aim: TypeAlias = Fraction | tuple[Fraction, Fraction] | str | None


@dataclass(frozen=True, slots=True)
class Figure:
    """What one unit reported about one target as of one day, and where it is written, if that was asked for."""

    unit: str
    as_of: date
    submitted: date | None
    value: Fraction | None
    stage: str | None
    state: str | None
    note: str | None
    evidence: tuple[str, ...]
    cause: str | None
    action: str | None
    by: date | None
    correction: str | None
    illustrative: bool
    place: Place | None


@dataclass(frozen=True, slots=True)
class StageResult:
    """A milestone's stage: when it is due, and whether it is done."""

    name: str
    due: date
    done: bool


@dataclass(frozen=True, slots=True)
class Quota:
    """A unit's or a group's share of a target, judged as the target is, by what was reported of the share itself.

    `value` is None where nothing was reported that can be held against it. `of` is the group whose quota this is spread
    from; `missing` are the members of a group that have reported nothing.
    """

    unit: str
    share: Fraction
    value: Fraction | None
    value_as_of: date | None
    expected: Fraction | None
    pace: Pace
    light: Light
    reason: Message | None
    of: str | None = None
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Verification:
    """Who has verified that a target is achieved, and when."""

    on: date
    by: str
    note: str | None


@dataclass(frozen=True, slots=True)
class Basis:
    """How a pace verdict came about: enough to compute it again.

    `decided_by` names the line of the format that decided:
    `no_value`, `window_ended`, `at_end`, `met`, `ratio`, `gap`, `value_ratio` (value against target),
    `expected_ratio` (value against what is expected, without a baseline), `regressing`,
    `stages`, `state`, `trend` or `compound`.
    `measured` is what was held against `bands`: a ratio, percentage points below, a share missed. Each band is a pace
    and the bound from which it holds (towards which it holds for `gap` and `trend`: less is better there), best first;
    a measure outside them all is `otherwise`.
    `whole`, `gained` and `needed` are the distances from the baseline to target, value and expected value; under
    `trend` what lacks now, the average yearly change and the years left; under `compound` the target, and the yearly
    growth so far and needed. `against` is what the value itself was held against, under `value_ratio` and
    `expected_ratio`, or else the number that is worked towards; `turned` says that less is better: there the value
    divides, and distances are turned round.

    The rest is what a reader needs to reckon for himself. `rule` is the rule under the method schedule, or else the
    method; `preset` is where it comes from, and `limits` are the bounds of on_track and slipping that are set. `months`
    are those gone and those of the whole window. `met` says whether the value meets the target, `least` from where on
    it does with about; `held` that a baseline which already meets it has to be held. `segment` has the two corners of
    the curve between which the day lies, each with the months gone by then, and `exact` what they make before it is
    rounded down. `collected` are the newest figures of several reporters. `series` are the yearly figures of a trend,
    or the base and the value of a growth, and `years` those from the base to the value and to the window's end.
    `revised` is since when a revision is in force, and the comparator that the document said first. `overdue` is for
    how many days the first stage that is not done has been due.
    `places` says where each number was written: `value`, `baseline`, `target`, `original`, `tolerance`, `curve`,
    `stages`, `verdict`; `illustrative` are the files whose figures are examples.
    """

    decided_by: str
    measured: Fraction | None = None
    bands: tuple[tuple[Pace, Fraction], ...] = ()
    otherwise: Pace = Pace.BEHIND
    whole: Fraction | None = None
    gained: Fraction | None = None
    needed: Fraction | None = None
    against: Fraction | None = None
    turned: bool = False
    rounded_down: bool = False
    rule: str = ""
    preset: str | None = None
    limits: tuple[Fraction, Fraction] | None = None
    months: tuple[Fraction, Fraction] | None = None
    met: bool | None = None
    least: Fraction | None = None
    held: bool = False
    segment: tuple[tuple[date, Fraction, Fraction], ...] = ()
    exact: Fraction | None = None
    collected: tuple[tuple[str, date, Fraction], ...] = ()
    series: tuple[tuple[date, Fraction], ...] = ()
    years: tuple[Fraction, ...] = ()
    revised: tuple[date, str] | None = None
    overdue: int | None = None
    curve: tuple[tuple[date, Fraction], ...] = ()
    places: tuple[tuple[str, Place], ...] = ()
    illustrative: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """The next better pace, and the value from which it would hold on the report's day."""

    pace: Pace
    value: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetResult:
    """One target as of the report's day. Numbers are exact and in the target's unit; shares are 0 to 1 and beyond."""

    id: str
    name: str
    task: int
    task_title: str
    section: str
    lead: tuple[str, ...]
    support: tuple[str, ...]
    reporters: tuple[str, ...]
    collect: str
    measure: str
    pace_kind: str | None  # linear, hold, at_end, checkpoints; None where there is no number
    comparator: str | None
    target: Aim
    original: Aim  # what the document said first, where a revision is in force; otherwise None
    tolerance: Fraction | None  # with about
    unit: str | None
    window: tuple[date, date]
    elapsed: Fraction  # the share of the window gone
    value: Fraction | str | None
    value_as_of: date | None
    baseline: Fraction | None
    baseline_as_of: date | None
    expected: Fraction | None
    completion: Fraction | None  # value against the target at the window's end
    schedule_completion: Fraction | None  # value against what is expected by now
    gap: Fraction | None  # what lacks against the expected value; negative where there is more
    remaining: Fraction | None  # what lacks against the target
    pace: Pace
    report: ReportState
    light: Light
    outlook: Outlook | None  # of one with a number, where the report is thorough
    next_step: Step | None  # what would make the pace better; None where it is the best, or not a value alone
    reason: Message | None
    objective: bool
    aspirational: bool
    clause: str | None
    note: str | None
    cause: str | None
    action: str | None
    by: date | None
    illustrative: bool
    stages: tuple[StageResult, ...]
    quotas: tuple[Quota, ...]  # each group's before those spread from it
    allocated: Fraction | None  # the sum of the quotas; None without any, and for a rate
    allocation_gap: Fraction | None  # what they are more than the target, for an increment to reach a number
    parts: Fraction | None  # what those with quotas reported together, where the value is not itself that sum
    parts_gap: Fraction | None  # what the value is more than that
    weight: Fraction  # how often it counts where units are ranked
    closure: Closure
    verified: Verification | None  # on or before the report's day
    reopened: bool  # verified, but not achieved any more
    missing: tuple[str, ...]  # reporters without any figure
    stale: tuple[str, ...]  # reporters whose newest figure is older than the newest period's end
    late: tuple[str, ...]  # reporters whose newest period's figure came too late
    history: tuple[Figure, ...]  # its reporters' figures, oldest first
    basis: Basis

    @property
    def standings(self) -> tuple[Standing, ...]:
        """The verdict on all axes."""
        return (self.pace, self.report, self.light, self.closure)

    @property
    def overdue(self) -> dict[ReportState, tuple[str, ...]]:
        """The reporters of whom each of the `OVERDUE` states is true."""
        return {ReportState.MISSING: self.missing, ReportState.STALE: self.stale, ReportState.LATE: self.late}


@dataclass(frozen=True, slots=True)
class UnitPeriod:
    """A reporting period that has ended, and whether a unit's report came: never stale, `none_due` if not owed."""

    end: date
    state: ReportState


@dataclass(frozen=True, slots=True)
class UnitResult:
    """One unit: the tasks it leads, and its reports as of the report's day.

    `reports_due` counts the ended periods for which it owed any figure, `reports_received` those for which it sent one;
    `missing` and `late` are target ids: no figure for the newest period, or one that came too late. `periods` are all
    that have ended, oldest first.
    """

    name: str
    leads: tuple[int, ...]
    supports: tuple[int, ...]
    owes: tuple[str, ...]
    reports_due: int
    reports_received: int
    missing: tuple[str, ...]
    late: tuple[str, ...]
    periods: tuple[UnitPeriod, ...] = ()

    @property
    def reports_late(self) -> int:
        """How many of the reports received came after they were due."""
        return sum(period.state is ReportState.LATE for period in self.periods)

    @property
    def reports_missing(self) -> int:
        """How many of the reports due have not come."""
        return self.reports_due - self.reports_received

    @property
    def on_time(self) -> Fraction | None:
        """The share of the reports due that came in time; None where none was due."""
        return Fraction(self.reports_received - self.reports_late, self.reports_due) if self.reports_due else None


@dataclass(frozen=True, slots=True)
class Overdue:
    """A unit whose reports are not as they should be, and the ids of the targets that this is about."""

    state: ReportState
    unit: str
    targets: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A plan as of one day."""

    plan_id: str
    title: str
    issuer: str | None
    as_of: date
    period: tuple[date, date]
    elapsed: Fraction
    newest_period: tuple[date, date] | None  # the newest reporting period that has ended, and the day its report is due
    illustrative: bool
    packaged: bool
    objectives: tuple[str, ...]
    targets: tuple[TargetResult, ...]
    units: tuple[UnitResult, ...]
    diagnostics: tuple[Diagnostic, ...]

    @property
    def pace_totals(self) -> dict[Pace, int]:
        """How many targets have each pace."""
        return {pace: sum(result.pace is pace for result in self.targets) for pace in Pace}

    @property
    def light_totals(self) -> dict[Light, int]:
        """How many targets have each light."""
        return {light: sum(result.light is light for result in self.targets) for light in Light}

    def closed(self, closure: Closure) -> tuple[TargetResult, ...]:
        """The targets that are so far closed."""
        return tuple(result for result in self.targets if result.closure is closure)

    @property
    def reopened(self) -> tuple[TargetResult, ...]:
        """The targets that were closed, and are not achieved any more."""
        return tuple(result for result in self.targets if result.reopened)

    @property
    def on_schedule(self) -> int:
        """How many targets are done or on schedule."""
        return sum(result.pace in ON_SCHEDULE for result in self.targets)

    @property
    def assessed(self) -> int:
        """How many targets have a verdict."""
        return sum(result.pace not in NOT_ASSESSED for result in self.targets)

    @property
    def behind(self) -> tuple[TargetResult, ...]:
        """The targets that are not on schedule, the worst first, then in the plan's order."""
        return tuple(result for pace in WORST_FIRST for result in self.targets if result.pace is pace)

    @property
    def share_on_schedule(self) -> Fraction | None:
        """How many of the targets with a verdict are done or on schedule; None where there are none."""
        return Fraction(self.on_schedule, self.assessed) if self.assessed else None

    @property
    def overdue(self) -> tuple[Overdue, ...]:
        """Who has not reported, is out of date, or was late, by state, then in the order of the units."""
        found: list[Overdue] = []
        for state in OVERDUE:
            ids: dict[str, list[str]] = {unit.name: [] for unit in self.units}
            for result in self.targets:
                for name in result.overdue[state]:
                    ids.setdefault(name, []).append(result.id)
            found += [Overdue(state, unit, tuple(own)) for unit, own in ids.items() if own]
        return tuple(found)

    def targets_of(self, unit: str) -> tuple[TargetResult, ...]:
        """The targets that a unit leads or reports, or of which it has a share."""
        return tuple(
            result
            for result in self.targets
            if unit in (*result.lead, *result.reporters, *(quota.unit for quota in result.quotas))
        )

    def lights_of(self, unit: str) -> dict[Light, int]:
        """How many of a unit's targets have each light."""
        mine = self.targets_of(unit)
        return {light: sum(result.light is light for result in mine) for light in Light}

    def only(self, wanted: Callable[[TargetResult], bool], units: Iterable[str] | None = None) -> "Report":
        """The report with the wanted targets, and of the units those named, or else those that report one of them."""
        targets = tuple(result for result in self.targets if wanted(result))
        names = set(units) if units is not None else {name for result in targets for name in result.reporters}
        return replace(self, targets=targets, units=tuple(unit for unit in self.units if unit.name in names))
