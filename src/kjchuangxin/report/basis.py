"""How the verdict on a target came about: one type for each way of deciding, each with the numbers that took part.

A private record has the numbers that some kinds share; each kind adds the sentence that says what decided. Distances
count towards the target, so that for a reduction `gained` is what was reduced.
"""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from typing import ClassVar, Literal, NamedTuple, TypeAlias

from kjchuangxin.diagnostic import Message, msg
from kjchuangxin.report.status import Pace

Bands: TypeAlias = tuple[tuple[Pace, Fraction], ...]  # paces with the bounds from which they hold, the best first
Dated: TypeAlias = tuple[date, Fraction]
Series: TypeAlias = Sequence[Dated]  # figures by date


class Step(NamedTuple):
    """A step from the numbers to the verdict: a formula in words and in numbers with its result, or a statement."""

    text: Message
    result: Fraction | None = None


class Way(NamedTuple):
    """The distances from the baseline to the target, to the value and to what is expected by now."""

    whole: Fraction
    gained: Fraction
    needed: Fraction


class _InBands:
    """What is held against bands, in records with a `measure` and `bands`.

    `measure` is None where the value or what it is held against is 0 or below, so that it makes no ratio. Outside all
    bands the pace is `otherwise`.
    """

    otherwise: ClassVar[Pace] = Pace.BEHIND

    def sign(self, pace: Pace) -> Literal["≥", "≤", "<"]:  # noqa: ARG002 - it depends on the kind and the band
        """How a measure within a pace's band lies to the bound."""
        return "≥"


class _Bare(NamedTuple):
    """No numbers."""


class NoFigure(_Bare):
    sentence = msg("There is no figure to judge by.")


class NoBound(_Bare):
    sentence = msg("What the value is held against is not known.")


class Final(_Bare):
    sentence = msg("The window has ended: the value is held against the target.")


class AtEnd(_Bare):
    sentence = msg("Assessed only at the end of the window.")


class Met(_Bare):
    sentence = msg("The value meets the target.")


class Partial(_Bare):
    sentence = msg("Figures of some units are not in the value, and with them the verdict could be another one.")


class OverCeiling(_Bare):
    sentence = msg("What is used up exceeds the limit.")


class _Allowed(NamedTuple):
    allowed: Fraction


class WithinAllowed(_Allowed):
    """`allowed` may be used up by now."""

    sentence = msg("Judged by what is used up against what may be used up by now.")


class _AgainstAllowed(NamedTuple):
    measure: Fraction | None
    bands: Bands
    allowed: Fraction


class CeilingByRatio(_AgainstAllowed, _InBands):
    """The measure is what may be used up by now, over what is."""

    sentence = WithinAllowed.sentence


class CeilingByGap(_AgainstAllowed, _InBands):
    """The measure is what is used up beyond what may be by now, in percentage points of the ceiling."""

    sentence = WithinAllowed.sentence

    def sign(self, _: Pace) -> Literal["≤"]:
        return "≤"


class _OnWay(NamedTuple):
    way: Way


class NothingNeeded(_OnWay):
    """Nothing is needed yet, and nothing has been lost."""

    sentence = msg("Judged by the ratio of what was gained to what was needed by now.")


class Regressing(_OnWay):
    sentence = msg("The value is worse than the baseline.")


class _AlongWay(NamedTuple):
    measure: Fraction | None
    bands: Bands
    way: Way
    open: bool = False  # whether what lies at the very bound of on_track is slipping already


class ByRatio(_AlongWay, _InBands):
    """The measure is gained / needed."""

    sentence = NothingNeeded.sentence


class ByGap(_AlongWay, _InBands):
    """The measure is the percentage points of the whole way that lack; below 0 it is ahead of the schedule."""

    sentence = msg("Judged by the gap to the schedule, in percentage points of the way from baseline to target.")

    def sign(self, pace: Pace) -> Literal["<", "≤"]:
        return "<" if self.open and pace is Pace.ON_TRACK else "≤"


class _AgainstBound(NamedTuple):
    """The measure is value / bound, or bound / value where it is `inverted` because less is better."""

    measure: Fraction | None
    bands: Bands
    bound: Fraction
    inverted: bool


class AgainstTarget(_AgainstBound, _InBands):
    sentence = msg("Judged by the ratio of the value to the target (inverted where less is better).")


class AgainstExpected(_AgainstBound, _InBands):
    """The bound is what is expected by now, where there is no baseline."""

    sentence = msg("Judged by the ratio of the value to the expected value (inverted where less is better).")


class AtBound(_Bare):
    """Of more than a bound, or less, there is only the bound."""

    sentence = msg("The value equals the bound, which has to be passed: slipping.")


class NoCheckpoint(_Bare):
    """There is no baseline, and the first checkpoint is still to come."""

    sentence = AgainstExpected.sentence


class _Yearly(NamedTuple):
    yearly: tuple[Dated, ...]


class ShortTrend(_Yearly):
    """Too few yearly figures for a trend."""

    sentence = msg("Judged by the average yearly change, carried on to the end of the window.")


class _Change(NamedTuple):
    yearly: tuple[Dated, ...]
    change: Fraction


class Direction(_Change):
    """The direction of what a year brings on the average decides, not how much it is."""

    sentence = ShortTrend.sentence


class _CarriedOn(NamedTuple):
    measure: Fraction
    bands: Bands
    yearly: tuple[Dated, ...]
    change: Fraction
    lacking: Fraction
    years_left: Fraction


class Trend(_CarriedOn, _InBands):
    """The measure is the share of what is `lacking` now that will lack at the window's end, if `change` goes on."""

    sentence = ShortTrend.sentence

    def sign(self, pace: Pace) -> Literal["<", "≤"]:
        return "<" if pace is Pace.ON_TRACK else "≤"


class _SinceBase(NamedTuple):
    base: Dated
    newest: Dated
    years: tuple[Fraction, Fraction]


class NoGrowth(_SinceBase):
    """Base and value make no yearly growth. `years` are those from the base to the value and to the window's end."""

    sentence = msg("Judged by the yearly growth so far against the yearly growth needed.")


class _Grown(NamedTuple):
    measure: Fraction
    bands: Bands
    base: Dated
    newest: Dated
    years: tuple[Fraction, Fraction]
    counted: tuple[Fraction, Fraction]
    observed: Fraction
    required: Fraction
    inverted: bool


class Growth(_Grown, _InBands):
    """The measure is the yearly growth so far, `observed`, against the `required` one.

    `counted` are the base and the target as they count, since 0 counts as next to nothing. The ratio is `inverted`
    where a falling number leads to the target.
    """

    sentence = NoGrowth.sentence
    otherwise = Pace.REGRESSING


class _Due(NamedTuple):
    overdue: int | None = None


class Stages(_Due):
    """For how many days the first stage that is not done has been due, if it is."""

    sentence = msg("Judged by the stages and their due dates.")


class Effort(_Bare):
    sentence = msg("The newest reported state counts.")


Banded: TypeAlias = (
    CeilingByRatio | CeilingByGap | ByRatio | ByGap | AgainstTarget | AgainstExpected | Trend | Growth
)  # fmt: skip
OfNumber: TypeAlias = (
    NoFigure | NoBound | Final | AtEnd | Met | Partial | OverCeiling | WithinAllowed | NothingNeeded | Regressing
    | AtBound | NoCheckpoint | ShortTrend | Direction | NoGrowth | Banded
)  # fmt: skip
Basis: TypeAlias = OfNumber | Stages | Effort
