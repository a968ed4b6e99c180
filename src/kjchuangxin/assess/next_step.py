"""How far the next better verdict is: what would have to be more, or less, on the very day that is judged."""

from collections.abc import Iterator
from fractions import Fraction
from math import ceil, floor
from typing import TypeAlias, assert_never

from kjchuangxin.assess.curve import TargetCurve
from kjchuangxin.assess.methods import Verdict, bands_by_gap, bands_by_ratio
from kjchuangxin.report import basis as by
from kjchuangxin.report.status import Pace
from kjchuangxin.report.target import NextStep

_RANKS = {Pace.BEHIND: 0, Pace.SLIPPING: 1, Pace.ON_TRACK: 2, Pace.AHEAD: 3, Pace.REACHED: 4, Pace.ACHIEVED: 4}

_Begins: TypeAlias = Iterator[tuple[Pace, Fraction]]


def next_step(curve: TargetCurve, verdict: Verdict, value: Fraction) -> NextStep | None:
    """The nearest value with a better verdict; None where there is none, or where more than a value decides.

    Only the method `schedule` has one: a trend or a growth is changed by other figures as well.
    """
    above = curve.requirement.comparator == "between" and value > curve.high  # less is better there
    down = curve.downward or above
    whole = floor if down else ceil  # what comes in pieces cannot be reached by a part of one
    met_from = curve.high if above else curve.nearest_met
    better = [
        NextStep(pace, Fraction(whole(bound)) if curve.target.countable else bound)
        for pace, bound in _begins(curve, verdict, met_from)
        if _RANKS[pace] > _RANKS.get(verdict.pace, -1)
    ]
    further = [step for step in better if step.value != value and (step.value < value) == down]
    return min(further, key=lambda step: (abs(step.value - value), -_RANKS[step.pace]), default=None)


def _begins(curve: TargetCurve, verdict: Verdict, met_from: Fraction | None) -> _Begins:  # noqa: C901, PLR0912 - one a basis
    """For every band the value at which it begins; `met_from` is the nearest value that meets the target, if any."""
    basis, settings = verdict.basis, curve.target.settings
    match basis:
        case (
            by.NoFigure() | by.NoBound() | by.Final() | by.AtEnd() | by.Met() | by.Partial() | by.Stages() | by.Effort()
        ):
            return
        case by.WithinAllowed() | by.OverCeiling() | by.CeilingByRatio() | by.CeilingByGap():
            return  # a count does not fall
        case by.ShortTrend() | by.Direction() | by.Trend() | by.NoGrowth() | by.Growth():
            return
        case by.NoCheckpoint() | by.NothingNeeded() | by.AtBound():
            pass
        case by.Regressing(way) if way.needed <= 0:
            pass
        case by.Regressing(way) if settings.rule == "gap":
            yield from _by_gap(curve, way, bands_by_gap(settings))
        case by.Regressing(way):
            yield from _by_ratio(curve, way, bands_by_ratio(settings))
        case by.ByRatio():
            yield from _by_ratio(curve, basis.way, basis.bands)
        case by.ByGap():  # at an open bound the better pace does not begin yet
            closed = tuple(band for band in basis.bands if basis.sign(band[0]) == "≤")
            yield from _by_gap(curve, basis.way, closed)
        case by.AgainstTarget() | by.AgainstExpected():
            for pace, limit in basis.bands:
                if basis.bound > 0 and limit > 0 and not (curve.open and limit == 1):
                    yield pace, basis.bound / limit if basis.inverted else basis.bound * limit
        case _:
            assert_never(basis)
    if met_from is not None:
        yield Pace.ACHIEVED if curve.lasting else Pace.REACHED, met_from


def _by_ratio(curve: TargetCurve, way: by.Way, bands: by.Bands) -> _Begins:
    return ((pace, _after(curve, bound * way.needed)) for pace, bound in bands)


def _by_gap(curve: TargetCurve, way: by.Way, bands: by.Bands) -> _Begins:
    return ((pace, _after(curve, way.needed - bound * way.whole / 100)) for pace, bound in bands)


def _after(curve: TargetCurve, distance: Fraction) -> Fraction:
    """The value at a distance from the baseline towards the target, never behind the baseline."""
    return (curve.baseline or Fraction(0)) + curve.sign * max(distance, Fraction(0))
