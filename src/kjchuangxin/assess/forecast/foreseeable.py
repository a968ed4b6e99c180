"""Whether a target's figures can honestly be carried on to its window's end, and why not."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import TypeAlias

from kjchuangxin.assess.curve import TargetCurve
from kjchuangxin.assess.forecast.gains import Gains, gains_of
from kjchuangxin.diagnostic import Message, msg
from kjchuangxin.model.calendar import elapsed
from kjchuangxin.report.basis import Series

# The bounds are set by bench/calibration.py: what they let through is foreseen as well as the forecasts claim.
_FEWEST = 3  # gains from one figure to the next, and of counts those above 0
_EARLY = Fraction(1, 10)  # of the window
_LITTLE = 0.4  # of what an even pace would have brought by now
_BATCH = 0.55  # of all that was gained, in one report
_UNEVEN = 1.8  # times a report's share of the time: what it may bring before it is a batch
_IDLE = 0.2  # of the time so far, since a count last grew
_SLOWER, _FASTER = 1.4, 3.0  # standard deviations by which the newest reports may lag behind the older, and lead

_ByPlan: TypeAlias = Callable[[TargetCurve, date], Message | None]
_ByFigures: TypeAlias = Callable[[TargetCurve, Series, Gains], Message | None]


def unforeseeable(curve: TargetCurve, series: Series, day: date) -> Message | None:
    """Why the end value cannot be foreseen; None where it can."""
    for reason_of in _BY_PLAN:
        reason = reason_of(curve, day)
        if reason is not None:
            return reason
    fewest = _FEWEST if curve.baseline is not None else _FEWEST + 1
    if len(series) < fewest:
        return msg("a forecast needs at least {count} figures", count=fewest)
    gains = gains_of(curve, series)
    return next((reason for reason_of in _BY_FIGURES if (reason := reason_of(curve, series, gains)) is not None), None)


def _kind(curve: TargetCurve, _: date) -> Message | None:
    if curve.target.settings.method != "schedule":
        return msg("a method for several years is not carried on by months")
    if not curve.target.adds_up:
        return msg("a rate or a rank does not add up month by month")
    if curve.kind == "hold":
        return msg("it has to be held, not reached")
    if curve.kind == "at_end":
        return msg("assessed only at the end of its window")
    return None


def _checkpoints(curve: TargetCurve, _: date) -> Message | None:
    """Whether the checkpoints themselves leave more than half of the way to the last quarter of the window."""
    if curve.kind != "checkpoints":
        return None
    start, end = curve.target.window
    expected = curve.at(start + (end - start) * 3 // 4)
    if expected is None or abs(curve.bound - expected) > abs(curve.bound - curve.corners[0][1]) / 2:
        return msg("its checkpoints leave most to the end")
    return None


def _too_early(curve: TargetCurve, day: date) -> Message | None:
    return msg("too early in the window") if elapsed(curve.target.window, day) < _EARLY else None


def _fallen(curve: TargetCurve, _: Series, gains: Gains) -> Message | None:
    """Whether what only adds up was corrected downwards: the other figures may be no better."""
    if curve.target.definition.measure == "increment" and any(gain < 0 for gain in gains.amounts):
        return msg("a figure was corrected downwards")
    return None


def _little(curve: TargetCurve, series: Series, gains: Gains) -> Message | None:
    """Whether so little has come that a batch at the end cannot be told from a failure."""
    window = curve.target.window
    begun, gone = curve.baseline, Fraction(0)
    if begun is None:
        begun, gone = series[0][1], elapsed(window, series[0][0])
    even = float((curve.bound - begun) * (elapsed(window, series[-1][0]) - gone) / (1 - gone))
    if gains.all.gained * even <= 0 or gains.all.gained / even < _LITTLE:
        return msg("far less than evenly so far: a batch at the end cannot be told from a failure")
    return None


def _batch(_: TargetCurve, __: Series, gains: Gains) -> Message | None:
    """Whether most came at once, or counts only now and then."""
    whole = gains.all
    share = max((gain / whole.gained, spell / whole.time) for gain, spell in gains.pairs)
    few = gains.counted and sum(gain > 0 for gain in gains.amounts) < _FEWEST
    since = next((index for index, gain in enumerate(reversed(gains.amounts)) if gain > 0), 0)
    idle = sum(gains.months[len(gains.months) - since :]) if gains.counted else 0
    if few or idle > _IDLE * whole.time or share[0] > max(_BATCH, _UNEVEN * share[1]):
        return msg("it comes in batches, and when the next one comes cannot be foreseen")
    return None


def _changed(curve: TargetCurve, _: Series, gains: Gains) -> Message | None:
    """Whether the older reports would not have foreseen the newest ones: the pace has changed."""
    whole = gains.all
    for older in gains.first[1:-1]:
        foreseen = older.coming(whole.time - older.time)
        surprise = (whole.gained - older.gained - foreseen.mean) / foreseen.deviation
        if not -_SLOWER < (-surprise if curve.downward else surprise) < _FASTER:
            return msg("the pace of late is far from the one before")
    return None


_BY_PLAN: tuple[_ByPlan, ...] = (_kind, _checkpoints, _too_early)
_BY_FIGURES: tuple[_ByFigures, ...] = (_fallen, _little, _batch, _changed)
