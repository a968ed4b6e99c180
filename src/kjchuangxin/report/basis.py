"""How the verdict on a target came about: one type for each way of deciding, each with the numbers that took part.

Distances count towards the target, so that for a reduction `gained` is what was reduced.
"""

from collections.abc import Sequence
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Basis:
    """What decided, in a sentence, and the steps, which are written out only where a target is explained."""

    sentence: ClassVar[Message]
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Banded(_Basis):
    """What is held against bands.

    `measure` is None where the value or what it is held against is 0 or below, so that it makes no ratio. Outside all
    bands the pace is `otherwise`.
    """

    otherwise: ClassVar[Pace] = Pace.BEHIND

    measure: Fraction | None
    bands: Bands

    def sign(self, pace: Pace) -> Literal["≥", "≤", "<"]:  # noqa: ARG002 - it depends on the kind and the band
        """How a measure within a pace's band lies to the bound."""
        return "≥"


class Way(NamedTuple):
    """The distances from the baseline to the target, to the value and to what is expected by now."""

    whole: Fraction
    gained: Fraction
    needed: Fraction


class NoFigure(_Basis):
    sentence = msg("There is no figure to judge by.")


class NoBound(_Basis):
    sentence = msg("What the value is held against is not known.")


class Final(_Basis):
    sentence = msg("The window has ended: the value is held against the target.")


class AtEnd(_Basis):
    sentence = msg("Assessed only at the end of the window.")


class Met(_Basis):
    sentence = msg("The value meets the target.")


class Partial(_Basis):
    sentence = msg("Figures of some units are not in the value, and with them the verdict could be another one.")


class OverCeiling(_Basis):
    sentence = msg("What is used up exceeds the limit.")


@dataclass(frozen=True, slots=True)
class WithinAllowed(_Basis):
    """`allowed` may be used up by now."""

    sentence = msg("Judged by what is used up against what may be used up by now.")

    allowed: Fraction


@dataclass(frozen=True, slots=True)
class _OfAllowed(Banded):
    sentence = WithinAllowed.sentence

    allowed: Fraction


class CeilingByRatio(_OfAllowed):
    """The measure is what may be used up by now, over what is."""


class CeilingByGap(_OfAllowed):
    """The measure is what is used up beyond what may be by now, in percentage points of the ceiling."""

    def sign(self, _: Pace) -> Literal["≤"]:
        return "≤"


@dataclass(frozen=True, slots=True)
class _OnWay(_Basis):
    way: Way


class NothingNeeded(_OnWay):
    """Nothing is needed yet, and nothing has been lost."""

    sentence = msg("Judged by the ratio of what was gained to what was needed by now.")


class Regressing(_OnWay):
    sentence = msg("The value is worse than the baseline.")


@dataclass(frozen=True, slots=True)
class ByRatio(Banded):
    """The measure is gained / needed."""

    sentence = NothingNeeded.sentence

    way: Way


@dataclass(frozen=True, slots=True)
class ByGap(Banded):
    """The measure is the percentage points of the whole way that lack; below 0 it is ahead of the schedule."""

    sentence = msg("Judged by the gap to the schedule, in percentage points of the way from baseline to target.")

    way: Way
    open: bool = False  # whether what lies at the very bound of on_track is slipping already

    def sign(self, pace: Pace) -> Literal["<", "≤"]:
        return "<" if self.open and pace is Pace.ON_TRACK else "≤"


@dataclass(frozen=True, slots=True)
class _AgainstBound(Banded):
    """The measure is value / bound, or bound / value where it is `inverted` because less is better."""

    bound: Fraction
    inverted: bool


class AgainstTarget(_AgainstBound):
    sentence = msg("Judged by the ratio of the value to the target (inverted where less is better).")


class AgainstExpected(_AgainstBound):
    """The bound is what is expected by now, where there is no baseline."""

    sentence = msg("Judged by the ratio of the value to the expected value (inverted where less is better).")


class AtBound(_Basis):
    """Of more than a bound, or less, there is only the bound."""

    sentence = msg("The value equals the bound, which has to be passed: slipping.")


class NoCheckpoint(_Basis):
    """There is no baseline, and the first checkpoint is still to come."""

    sentence = AgainstExpected.sentence


@dataclass(frozen=True, slots=True)
class ShortTrend(_Basis):
    """Too few yearly figures for a trend."""

    sentence = msg("Judged by the average yearly change, carried on to the end of the window.")

    yearly: tuple[Dated, ...]


@dataclass(frozen=True, slots=True)
class Direction(_Basis):
    """The direction of what a year brings on the average decides, not how much it is."""

    sentence = ShortTrend.sentence

    yearly: tuple[Dated, ...]
    change: Fraction


@dataclass(frozen=True, slots=True)
class Trend(Banded):
    """The measure is the share of what is `lacking` now that will lack at the window's end, if `change` goes on."""

    sentence = ShortTrend.sentence

    yearly: tuple[Dated, ...]
    change: Fraction
    lacking: Fraction
    years_left: Fraction

    def sign(self, pace: Pace) -> Literal["<", "≤"]:
        return "<" if pace is Pace.ON_TRACK else "≤"


@dataclass(frozen=True, slots=True)
class NoGrowth(_Basis):
    """Base and value make no yearly growth. `years` are those from the base to the value and to the window's end."""

    sentence = msg("Judged by the yearly growth so far against the yearly growth needed.")

    base: Dated
    newest: Dated
    years: tuple[Fraction, Fraction]


@dataclass(frozen=True, slots=True)
class Growth(Banded):
    """The measure is the yearly growth so far, `observed`, against the `required` one.

    `counted` are the base and the target as they count, since 0 counts as next to nothing. The ratio is `inverted`
    where a falling number leads to the target.
    """

    sentence = NoGrowth.sentence
    otherwise = Pace.REGRESSING

    base: Dated
    newest: Dated
    years: tuple[Fraction, Fraction]
    counted: tuple[Fraction, Fraction]
    observed: Fraction
    required: Fraction
    inverted: bool


@dataclass(frozen=True, slots=True)
class Stages(_Basis):
    """For how many days the first stage that is not done has been due, if it is."""

    sentence = msg("Judged by the stages and their due dates.")

    overdue: int | None = None


class Effort(_Basis):
    sentence = msg("The newest reported state counts.")


OfNumber: TypeAlias = (
    NoFigure | NoBound | Final | AtEnd | Met | Partial | OverCeiling | WithinAllowed | CeilingByRatio | CeilingByGap
    | NothingNeeded | Regressing | ByRatio | ByGap | AgainstTarget | AgainstExpected | AtBound
    | NoCheckpoint | ShortTrend | Direction | Trend | NoGrowth | Growth
)  # fmt: skip
Basis: TypeAlias = OfNumber | Stages | Effort
