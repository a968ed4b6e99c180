"""How far a value has come, and how far the next better verdict is: of a target, or of a share of one."""

from collections.abc import Iterator
from fractions import Fraction
from math import ceil, floor
from typing import TypeAlias, assert_never

from kjchuangxin.assess.curve import TargetCurve
from kjchuangxin.assess.methods import Verdict, bands_by_gap, bands_by_ratio
from kjchuangxin.report import basis as by
from kjchuangxin.report.status import Pace
from kjchuangxin.report.target import NextStep


def completion(curve: TargetCurve, value: Fraction) -> Fraction | None:
    """The value against the target; of a reduction the share of the way; within a range the whole.

    None where no share says that: negative numbers, a range that is overshot.
    """
    if value < 0 or over(curve, value) is not None:
        return None
    if curve.requirement.comparator == "between" and curve.low <= value <= curve.high:
        return Fraction(1)
    if curve.downward and not curve.ceiling:
        if curve.baseline is None or curve.baseline <= curve.bound:
            return None
        return (curve.baseline - value) / (curve.baseline - curve.bound)
    return value / curve.bound if curve.bound > 0 else None


def gone(curve: TargetCurve, value: Fraction) -> tuple[Fraction | None, Fraction | None]:
    """Which share of the way is gone, and which is expected on the day that is judged; None where there is no way."""
    if over(curve, value) is not None:
        return None, None
    backward = curve.baseline is not None and not curve.ceiling and (curve.bound - curve.baseline) * curve.sign <= 0
    if curve.baseline is None or curve.kind == "hold" or backward or curve.bound == curve.baseline:
        return (None if curve.downward or curve.bound <= 0 else value / curve.bound), None
    whole = curve.bound - curve.baseline
    expected = None if curve.expected is None else (curve.expected - curve.baseline) / whole
    return (value - curve.baseline) / whole, expected


def ahead(curve: TargetCurve, value: Fraction) -> Fraction | None:
    """How much more of the way is gone than expected, below 0 how much less; of a ceiling how much less is used up."""
    so_far, expected = gone(curve, value)
    if so_far is None or expected is None:
        return None
    return expected - so_far if curve.ceiling else so_far - expected


def over(curve: TargetCurve, value: Fraction) -> Fraction | None:
    """How far a value lies beyond the far end of its range; None of what is no range."""
    if curve.requirement.comparator != "between":
        return None
    beyond = curve.low - value if curve.downward else value - curve.high
    return beyond if beyond > 0 else None


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
