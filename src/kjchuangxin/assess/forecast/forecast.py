"""Where a target is likely to stand at its window's end, by the figures reported so far."""

from datetime import date
from fractions import Fraction
from math import ceil, floor, log10
from typing import TypeAlias

from kjchuangxin.assess.calendar import months_between
from kjchuangxin.assess.curve import TargetCurve
from kjchuangxin.assess.forecast.distributions import Counted, Measured
from kjchuangxin.assess.forecast.foreseeable import unforeseeable
from kjchuangxin.assess.forecast.gains import Series, gains_of
from kjchuangxin.diagnostic import Message
from kjchuangxin.report.outlook import Forecast

_DIGITS = 2  # of the interval's width: more would say more than is known
_SUREST = Fraction(99, 100)  # while it is not met, and the window runs, nothing is certain

_Range: TypeAlias = tuple[Fraction | None, Fraction | None]


def forecast(curve: TargetCurve, series: Series, day: date) -> Forecast | Message:
    """The end value and the chance of meeting the target, or why they cannot be foreseen.

    `series` are the figures of the window up to the day, oldest first, the newest not meeting the target; the window
    must not have ended.
    """
    reason = unforeseeable(curve, series, day)
    if reason is not None:
        return reason
    newest, value = series[-1]
    start, end = curve.target.window
    ahead = gains_of(curve, series).all.coming(float(months_between(start, end) - months_between(start, newest)))
    low, high = met_from_to(curve)
    lower, upper = (None if bound is None else bound - value for bound in (low, high))
    match ahead:
        case Counted():
            chance = _chance_of_counts(ahead, lower, upper)
            ends = tuple(value + count for count in ahead.interval)
            method = "counts"
        case Measured():
            chance = _chance_of_amounts(ahead, lower, upper, countable=curve.target.countable)
            ends = _rounded(ahead, value, countable=curve.target.countable)
            method = "amounts"
    if curve.target.definition.measure == "increment":
        ends = tuple(max(value, one) for one in ends)
    sure = min(max(Fraction(round(chance * 100), 100), 1 - _SUREST), _SUREST)
    return Forecast(ends[0], ends[1], sure, method, len(series))


def met_from_to(curve: TargetCurve) -> _Range:
    """The lowest and the highest value that meet the target; None where there is no such end."""
    match curve.requirement.comparator:
        case "at_least":
            return curve.low, None
        case "at_most":
            return None, curve.high
        case "about":
            return curve.enough, None
        case _:
            return curve.low, curve.high


def _chance_of_counts(ahead: Counted, lower: Fraction | None, upper: Fraction | None) -> float:
    below = 0.0 if lower is None else ahead.at_most(ceil(lower) - 1)
    within = 1.0 if upper is None else ahead.at_most(floor(upper))
    return within - below


def _chance_of_amounts(ahead: Measured, lower: Fraction | None, upper: Fraction | None, *, countable: bool) -> float:
    half = 0.5 if countable else 0.0  # a whole number is all that is nearer to it than to the next
    below = 0.0 if lower is None else ahead.below(float(lower) - half)
    within = 1.0 if upper is None else ahead.below(float(upper) + half)
    return within - below


def _rounded(ahead: Measured, value: Fraction, *, countable: bool) -> tuple[Fraction, Fraction]:
    """The ends with as many digits as their distance allows; of what comes in pieces, whole."""
    low, high = ahead.interval
    places = 0 if countable else _DIGITS - 1 - floor(log10(high - low))
    step = Fraction(10) ** -places
    return round((value + Fraction(low)) / step) * step, round((value + Fraction(high)) / step) * step
