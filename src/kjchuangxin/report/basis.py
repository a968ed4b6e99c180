"""How the verdict on a target came about: one type for each way of deciding, each with the numbers that took part.

Distances count towards the target, so that for a reduction `gained` is what was reduced. `bands` are the paces with the
bounds from which they hold, the best first; what lies outside them all is behind, or under `Growth` regressing.
"""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TypeAlias

from kjchuangxin.diagnostic import Message
from kjchuangxin.report.status import Pace

Bands: TypeAlias = tuple[tuple[Pace, Fraction], ...]
Dated: TypeAlias = tuple[date, Fraction]


@dataclass(frozen=True, slots=True)
class Step:
    """A step from the numbers to the verdict: a formula in words and in numbers with its result, or a statement."""

    text: Message
    result: Fraction | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Basis:
    """What every basis has: the steps, which are written out only where a target is explained."""

    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class NoFigure(_Basis):
    """No figure has been reported."""


@dataclass(frozen=True, slots=True)
class Final(_Basis):
    """The window has ended: the value is held against the target."""


@dataclass(frozen=True, slots=True)
class AtEnd(_Basis):
    """The target counts only at the window's end."""


@dataclass(frozen=True, slots=True)
class Met(_Basis):
    """The value meets the target."""


@dataclass(frozen=True, slots=True)
class Way:
    """The distances from the baseline to the target, to the value and to what is expected by now."""

    whole: Fraction
    gained: Fraction
    needed: Fraction


@dataclass(frozen=True, slots=True)
class NothingNeeded(_Basis):
    """Nothing is needed yet, and nothing has been lost."""

    way: Way


@dataclass(frozen=True, slots=True)
class Regressing(_Basis):
    """The value lies on the wrong side of the baseline."""

    way: Way


@dataclass(frozen=True, slots=True)
class ByRatio(_Basis):
    """`ratio` is gained / needed."""

    way: Way
    ratio: Fraction
    bands: Bands


@dataclass(frozen=True, slots=True)
class ByGap(_Basis):
    """`points` are the percentage points of the whole way that lack: less is better, below 0 it is ahead."""

    way: Way
    points: Fraction
    bands: Bands


@dataclass(frozen=True, slots=True)
class AgainstTarget(_Basis):
    """The value against the target itself.

    `ratio` is value / bound, or bound / value where it is `inverted` because less is better; None where the value or
    the bound is 0 or below.
    """

    bound: Fraction
    ratio: Fraction | None
    inverted: bool
    bands: Bands


@dataclass(frozen=True, slots=True)
class AgainstExpected(_Basis):
    """The value against what is expected by now, `bound`, where there is no baseline; `ratio` as for the target."""

    bound: Fraction
    ratio: Fraction | None
    inverted: bool
    bands: Bands


@dataclass(frozen=True, slots=True)
class NoCheckpoint(_Basis):
    """There is no baseline, and the first checkpoint is still to come."""


@dataclass(frozen=True, slots=True)
class ShortTrend(_Basis):
    """Too few yearly figures for a trend."""

    yearly: tuple[Dated, ...]


@dataclass(frozen=True, slots=True)
class Direction(_Basis):
    """The direction of what a year brings on the average decides, not how much it is."""

    yearly: tuple[Dated, ...]
    change: Fraction


@dataclass(frozen=True, slots=True)
class Trend(_Basis):
    """The change carried on to the window's end: `share` is the part of what is `lacking` now that will lack then."""

    yearly: tuple[Dated, ...]
    change: Fraction
    lacking: Fraction
    years_left: Fraction
    share: Fraction
    bands: Bands


@dataclass(frozen=True, slots=True)
class NoGrowth(_Basis):
    """Base and value make no yearly growth. `years` are those from the base to the value and to the window's end."""

    base: Dated
    newest: Dated
    years: tuple[Fraction, Fraction]


@dataclass(frozen=True, slots=True)
class Growth(_Basis):
    """The yearly growth so far, `observed`, against the one that is `required`.

    `counted` are the base and the target as they count, since 0 counts as next to nothing. The ratio is `inverted`
    where a falling number leads to the target.
    """

    base: Dated
    newest: Dated
    years: tuple[Fraction, Fraction]
    counted: tuple[Fraction, Fraction]
    observed: Fraction
    required: Fraction
    ratio: Fraction
    inverted: bool
    bands: Bands


@dataclass(frozen=True, slots=True)
class Stages(_Basis):
    """A milestone's stages and their due dates; for how many days the first that is not done has been due, if it is."""

    overdue: int | None = None


@dataclass(frozen=True, slots=True)
class Effort(_Basis):
    """The newest reported state of a target without a number."""


# What decides on a target with a number.
NumberBasis: TypeAlias = (
    NoFigure
    | Final
    | AtEnd
    | Met
    | NothingNeeded
    | Regressing
    | ByRatio
    | ByGap
    | AgainstTarget
    | AgainstExpected
    | NoCheckpoint
    | ShortTrend
    | Direction
    | Trend
    | NoGrowth
    | Growth
)
Basis: TypeAlias = NumberBasis | Stages | Effort
