"""How far the next better verdict is: what would have to be more, or less, on the very day that is judged."""

from collections.abc import Iterator
from fractions import Fraction
from math import ceil, floor
from typing import assert_never

from kjchuangxin.assess.curve import TargetCurve
from kjchuangxin.assess.methods import Verdict, bands_by_gap, bands_by_ratio
from kjchuangxin.report.basis import (
    AgainstExpected,
    AgainstTarget,
    AtEnd,
    Bands,
    ByGap,
    ByRatio,
    Direction,
    Effort,
    Final,
    Growth,
    Met,
    NoCheckpoint,
    NoFigure,
    NoGrowth,
    NothingNeeded,
    Regressing,
    ShortTrend,
    Stages,
    Trend,
    Way,
)  # fmt: skip
from kjchuangxin.report.status import Pace
from kjchuangxin.report.target import NextStep

_BETTER = (Pace.BEHIND, Pace.SLIPPING, Pace.ON_TRACK, Pace.AHEAD, Pace.ACHIEVED)


def next_step(curve: TargetCurve, verdict: Verdict, value: Fraction) -> NextStep | None:
    """The nearest value with a better verdict; None where there is none, or where more than a value decides.

    Only the method `schedule` has one: a trend or a growth is changed by other figures as well.
    """
    down = _down(curve, value)
    better = [
        NextStep(pace, _whole(bound, down=down) if curve.target.countable else bound)
        for pace, bound in _begins(curve, verdict, value)
        if _rank(pace) > _rank(verdict.pace)
    ]
    further = [step for step in better if step.value != value and (step.value < value) == down]
    return min(further, key=lambda step: (abs(step.value - value), -_rank(step.pace)), default=None)


def _rank(pace: Pace) -> int:
    return _BETTER.index(pace) if pace in _BETTER else -1


def _down(curve: TargetCurve, value: Fraction) -> bool:
    """Whether it is less that is better: of a range, seen from above it."""
    return curve.downward or (curve.requirement.comparator == "between" and value > curve.high)


def _whole(value: Fraction, *, down: bool) -> Fraction:
    """What comes in pieces cannot be reached by a part of one."""
    return Fraction(floor(value) if down else ceil(value))


def _begins(  # noqa: C901, PLR0912 - one case a basis
    curve: TargetCurve, verdict: Verdict, value: Fraction
) -> Iterator[tuple[Pace, Fraction]]:
    """For every band the value at which it begins."""
    basis = verdict.basis
    match basis:
        case NoFigure() | Final() | AtEnd() | Met() | Stages() | Effort():
            return
        case ShortTrend() | Direction() | Trend() | NoGrowth() | Growth():
            return
        case NoCheckpoint():
            pass
        case NothingNeeded(way):
            # Where nothing is needed yet, whoever has not gone back is on track, and nobody is ahead.
            yield from _on_the_way(curve, way, ((Pace.ON_TRACK, Fraction(0)),))
        case Regressing(way):
            if curve.target.settings.rule == "gap":
                yield from _by_gap(curve, way, bands_by_gap(curve.target.settings))
            else:
                bands = bands_by_ratio(curve.target.settings) if way.needed else ((Pace.ON_TRACK, Fraction(0)),)
                yield from _on_the_way(curve, way, bands)
        case ByRatio():
            yield from _on_the_way(curve, basis.way, basis.bands)
        case ByGap():
            yield from _by_gap(curve, basis.way, basis.bands)
        case AgainstTarget() | AgainstExpected():
            for pace, limit in basis.bands:
                if basis.bound > 0 and limit > 0:
                    yield pace, basis.bound / limit if basis.inverted else basis.bound * limit
        case _:
            assert_never(basis)
    yield Pace.ON_TRACK if curve.kind == "hold" else Pace.ACHIEVED, _met_from(curve, value)


def _on_the_way(curve: TargetCurve, way: Way, bands: Bands) -> Iterator[tuple[Pace, Fraction]]:
    for pace, bound in bands:
        yield pace, _after(curve, bound * way.needed)


def _by_gap(curve: TargetCurve, way: Way, bands: Bands) -> Iterator[tuple[Pace, Fraction]]:
    for pace, bound in bands:
        yield pace, _after(curve, way.needed - bound * way.whole / 100)


def _after(curve: TargetCurve, distance: Fraction) -> Fraction:
    """The value at a distance from the baseline towards the target, never behind the baseline."""
    return (curve.baseline or Fraction(0)) + curve.sign * max(distance, Fraction(0))


def _met_from(curve: TargetCurve, value: Fraction) -> Fraction:
    """The nearest value that meets the target."""
    if curve.enough is not None:
        return curve.enough
    return curve.high if curve.requirement.comparator == "between" and value > curve.high else curve.bound
