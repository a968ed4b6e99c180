"""One target as of a day, judged: every number and every decision that is shown of it."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from kjchuangxin.diagnostic import Message, Place
from kjchuangxin.report.basis import Basis, Dated, Step
from kjchuangxin.report.definition import Definition, TargetValue
from kjchuangxin.report.status import NOT_ASSESSED, ON_SCHEDULE, SILENT, Closure, Light, Pace, ReportState, Status

if TYPE_CHECKING:  # the help speaks of verdicts, and waits for no model
    from kjchuangxin.model.plan import Frequency
    from kjchuangxin.report.outlook import Outlook


class Figure(NamedTuple):
    """What one unit reported about one target as of one day, and where it is written if the target is explained."""

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
    reference: Fraction | None = None  # what the bound was, where that is only known later
    year_before: Fraction | None = None


class StageResult(NamedTuple):
    """A milestone's stage: when it is due, and whether it is done.

    `late_by` are the days from its due day to that of the report that first says it is done, 0 where that was in time.
    """

    name: str
    due: date
    done: bool
    late_by: int | None = None


class Quota(NamedTuple):
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
    report: ReportState = ReportState.NONE_DUE
    owed: bool = False  # whether a report of it has been due, or is awaited
    of: str | None = None
    missing: tuple[str, ...] = ()
    partial: tuple[str, ...] = ()  # the members whose newest figures are not in the value
    completion: Fraction | None = None  # value against share
    ahead: Fraction | None = None  # the share of the way that is gone beyond what is expected, below 0 what lacks

    @property
    def on_schedule(self) -> bool:
        """Whether it is done or on schedule, and a report says so."""
        return self.pace in ON_SCHEDULE and self.report not in SILENT


class Verification(NamedTuple):
    """Who has verified that a target is achieved, and when."""

    date: date
    by: str
    note: str | None


class Contribution(NamedTuple):
    """The newest figure of one of several reporters."""

    unit: str
    as_of: date
    value: Fraction


# A number of a verdict, and where it is written.
Numbered: TypeAlias = Literal["value", "baseline", "target", "original", "tolerance", "curve", "stages", "verdict"]
Origin: TypeAlias = tuple[Numbered, Place]


class NextStep(NamedTuple):
    """The next better pace, and the value from which it would hold on the report's day."""

    pace: Pace
    value: Fraction


class Gain(NamedTuple):
    """What has been added since the evening of a day; the `whole` of a period of that length, or of some other time."""

    amount: Fraction
    since: date
    every: Frequency
    whole: bool


class YearOnYear(NamedTuple):
    """The figure of the year before, and the change since as a share of it, or in percentage points (同比)."""

    before: Fraction
    change: Fraction | None
    in_points: bool = False


class Progress(NamedTuple):
    """How the work stands, and the verdict on it."""

    elapsed: Fraction  # the share of the window gone
    months: tuple[Fraction, Fraction] | None  # the months gone and those of the window, where there is a number
    value: Fraction | str | None
    value_as_of: date | None
    judged_on: date  # the day for which the value is, or of the report where there is none
    partial: tuple[str, ...]  # the reporters whose newest figures are not in the value
    collected: tuple[Contribution, ...]  # of several reporters
    baseline: Fraction | None
    baseline_as_of: date | None
    expected: Fraction | None
    curve: tuple[Dated, ...]  # the corners of what is expected; none where the verdict does not look at that
    completion: Fraction | None  # value against the target at the window's end
    way: tuple[Fraction | None, Fraction | None]  # the shares of the way that are gone, and expected
    ahead: Fraction | None  # how much more of the way is gone than expected; of a ceiling, how much less
    over: Fraction | None  # how far a value has run through a range, and out at its other end
    schedule_completion: Fraction | None  # value against what is expected by now
    gap: Fraction | None  # what lacks against the expected value; negative where there is more
    remaining: Fraction | None  # what lacks against the target
    stages: tuple[StageResult, ...]
    pace: Pace
    basis: Basis
    reason: Message | None
    outlook: Outlook | None  # of one with a number, where it is explained or outlooks are wanted
    next_step: NextStep | None  # to a better pace, as `outlook`; None where it is the best, or not a value alone
    illustrative: bool
    gain: Gain | None = None  # what the newest period has added, of what is counted
    year_on_year: YearOnYear | None = None

    @property
    def lacking(self) -> tuple[str, ...]:
        """Of the reporters who are not up to date in the value, those without any figure."""
        known = {one.unit for one in self.collected}
        return tuple(unit for unit in self.partial if unit not in known)

    @property
    def overdue(self) -> tuple[tuple[StageResult, int], ...]:
        """The stages that were due by the day that is judged and are not done, each with the days since then."""
        late = (stage for stage in self.stages if not stage.done and stage.due <= self.judged_on)
        return tuple((stage, (self.judged_on - stage.due).days) for stage in late)

    @property
    def older(self) -> tuple[str, ...]:
        """Of these, those whose figures in the value are older ones."""
        return tuple(unit for unit in self.partial if unit not in self.lacking)


class Reporting(NamedTuple):
    """How the reporting stands, and what the reporters wrote."""

    state: ReportState
    now: tuple[tuple[str, ReportState], ...] = ()  # how each reporter stands
    history: tuple[Figure, ...] = ()  # its reporters' figures, oldest first
    words: str | None = None  # how the work stands in the reporters' words (进展情况)
    cause: str | None = None
    action: str | None = None
    by: date | None = None
    due: date | None = None  # the day by which the report of the newest period is due, where that is owed

    def units(self, state: ReportState) -> tuple[str, ...]:
        """The reporters who stand so."""
        return tuple(unit for unit, one in self.now if one is state)


class Shares(NamedTuple):
    """The quotas, and what they add up to."""

    quotas: tuple[Quota, ...] = ()  # each group's before those spread from it
    allocated: Fraction | None = None  # the sum of the quotas; None without any, and for a rate
    allocation_gap: Fraction | None = None  # what they are more than the target, for an increment to reach a number
    parts: Fraction | None = None  # what those with quotas reported together, where the value is not itself that sum
    parts_gap: Fraction | None = None  # what the value is more than that
    total: Quota | None = None  # all quotas of the breakdown as one; None where they make no sum


class Trace(NamedTuple):
    """What only an explanation and a picture of a target show; empty where it is not explained."""

    steps: tuple[Step, ...] = ()  # from the numbers to the verdict
    drawn: tuple[Dated, ...] = ()  # the values of the expected curve, straight from one to the next
    series: tuple[Dated, ...] = ()  # the value as it stood on each day of a report
    origins: tuple[Origin, ...] = ()  # where each number is written
    examples: frozenset[str] = frozenset()  # the files whose figures are examples, of those where a number is written


class TargetResult(NamedTuple):
    """One target as of the report's day. Numbers are exact and in the target's unit; shares are 0 to 1 and beyond."""

    definition: Definition
    progress: Progress
    reporting: Reporting
    shares: Shares
    trace: Trace
    light: Light
    closure: Closure
    verified: Verification | None  # on or before the report's day
    reopened: bool  # verified, but not achieved any more
    run_out: date | None = None  # by when it was to be mended (时限), where that day has passed and it is not
    periods_behind: int | None = None  # for how many of the plan's periods in a row it is behind; None: not asked for

    # What nearly every view shows has a short way.

    @property
    def id(self) -> str:
        return self.definition.id

    @property
    def name(self) -> str:
        return self.definition.name

    @property
    def unit(self) -> str | None:
        return self.definition.unit

    @property
    def target(self) -> TargetValue:
        return self.definition.target

    @property
    def value(self) -> Fraction | str | None:
        return self.progress.value

    @property
    def pace(self) -> Pace:
        return self.progress.pace

    @property
    def assessed(self) -> bool:
        """Whether it counts among those of which is said how many are on schedule: efforts are counted apart."""
        return not self.effort and (self.silent or self.pace not in NOT_ASSESSED)

    @property
    def effort(self) -> bool:
        """Whether it is an effort, without a number or a deliverable."""
        return self.definition.measure == "qualitative"

    @property
    def silent(self) -> bool:
        """Whether the report of a period that is closed is missing or stale."""
        return self.reporting.state in SILENT

    @property
    def on_schedule(self) -> bool:
        """Whether it is done or on schedule, and a report says so."""
        return self.assessed and self.pace in ON_SCHEDULE and not self.silent

    @property
    def judged(self) -> bool:
        """Whether a figure or a word was judged: not where there is none, or none that the method looks at."""
        numeric = self.definition.comparator is not None
        return self.pace is not Pace.UNREPORTED and not (numeric and self.value is None)

    @property
    def owed_by(self) -> tuple[str, ...]:
        """Who reports it, or its share of it."""
        return tuple(dict.fromkeys((*self.definition.reporters, *(quota.unit for quota in self.shares.quotas))))

    @property
    def statuses(self) -> tuple[Status, ...]:
        """The verdict on all axes."""
        return (self.progress.pace, self.reporting.state, self.light, self.closure)
