"""One target as of a day, judged: every number and every decision that is shown of it."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TypeAlias

from kjchuangxin.diagnostic import Message, Place
from kjchuangxin.report.outlook import Outlook
from kjchuangxin.report.status import Closure, Light, Pace, ReportState, Status

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
    def standings(self) -> tuple[Status, ...]:
        """The verdict on all axes."""
        return (self.pace, self.report, self.light, self.closure)

    @property
    def overdue(self) -> dict[ReportState, tuple[str, ...]]:
        """The reporters of whom each of the `OVERDUE` states is true."""
        return {ReportState.MISSING: self.missing, ReportState.STALE: self.stale, ReportState.LATE: self.late}
