"""What is still to be done for a target with a number: how much, how fast, and whether it is likely to be met."""

from collections.abc import Collection
from datetime import date, timedelta
from fractions import Fraction
from math import ceil, floor, log10
from typing import TypeAlias

from kjchuangxin.assess.curve import TargetCurve
from kjchuangxin.assess.figures import Figures
from kjchuangxin.assess.forecast.distributions import Counted, Measured
from kjchuangxin.assess.forecast.gains import gains_of, unforeseeable
from kjchuangxin.diagnostic import Message, msg
from kjchuangxin.model.calendar import add_months, elapsed, eve, months_between
from kjchuangxin.report.basis import Series
from kjchuangxin.report.outlook import Forecast, Outlook

_DIGITS = 2  # of the interval's width: more would say more than is known
_SUREST = Fraction(99, 100)  # while it is not met, and the window runs, nothing is certain

_Range: TypeAlias = tuple[Fraction | None, Fraction | None]


def outlook(figures: Figures, curve: TargetCurve, day: date) -> Outlook:
    """The outlook on a target by what `figures` hold up to the day; what is later is not looked at."""
    known = figures.until(day)
    return outlook_on(curve, known.series, day, _common(known))


def outlook_on(curve: TargetCurve, series: Series, day: date, common: Collection[date] | None = None) -> Outlook:
    """As `outlook`, by the one figure of the window as it stood on each day, oldest first.

    `common` are the days for which all have reported whose figures make the one; None: every day is.
    """
    known = [(as_of, value) for as_of, value in series if as_of <= day]
    if not known:
        return Outlook(None, None, None, None, None, msg("no figure has been reported"))
    newest, value = known[-1]
    past = _past(curve, value)
    met = curve.met(value)
    remaining = None if past else Fraction(0) if met else (curve.wanted - value) * curve.sign
    whole = months_between(*curve.target.window)
    gone = whole * elapsed(curve.target.window, newest)
    left = whole * (1 - elapsed(curve.target.window, day))
    # Otherwise a month's share of it means nothing, and of a ceiling nothing is worked towards.
    by_month = curve.kind not in {"hold", "at_end"} and not curve.ceiling
    pace = (value - curve.baseline) * curve.sign / gone if by_month and curve.baseline is not None else None
    found: Forecast | Message
    if day >= curve.target.window[1]:
        found = msg("the window has ended")
    elif past or met:
        found = past or _held(curve)
    elif common is not None and newest not in common:
        found = msg("its units' figures are not for the same day")
    else:
        found = _forecast(curve, [one for one in known if common is None or one[0] in common], day)
    met_on = None if pace is None or met or past else _met_on(curve, value, gone, pace)
    return Outlook(
        remaining=remaining,
        pace_so_far=pace,
        pace_needed=remaining / left if by_month and remaining and left else None,
        met_on=None if met_on is not None and met_on <= newest else met_on,  # that day has proved it wrong
        forecast=found if isinstance(found, Forecast) else None,
        reason=found if isinstance(found, Message) else None,
        months=(gone, left),
    )


def _past(curve: TargetCurve, value: Fraction) -> Message | None:
    """The reason for no forecast of a value that has run past what is allowed, where more is no longer better."""
    lowest, highest = _met_from_to(curve)
    if curve.target.definition.measure == "increment" and highest is not None and value > highest:
        return msg("it can no longer be met")
    if lowest is not None and highest is not None and (value < lowest if curve.downward else value > highest):
        return msg("it has run past its range")
    return None


def _held(curve: TargetCurve) -> Message:
    """The reason for no forecast of a value that is within what is wanted."""
    return msg("it has to be held, not reached") if curve.ceiling else msg("the target is met")


def _met_on(curve: TargetCurve, value: Fraction, gone: Fraction, pace: Fraction) -> date | None:
    """The first day by whose evening it is met, `gone` being the months to the newest figure.

    What is to be reached about is met before the window's end only by the number itself.
    """
    lowest, highest = _met_from_to(curve)
    bound = highest if curve.downward else lowest
    if bound is None or pace <= 0:
        return None
    day = _day_of(curve, bound, value, gone, pace)
    if curve.enough is None or day is None or day >= curve.target.window[1]:
        return day
    whole = _day_of(curve, curve.low, value, gone, pace)
    return curve.target.window[1] if whole is None else min(whole, curve.target.window[1])


def _day_of(curve: TargetCurve, bound: Fraction, value: Fraction, gone: Fraction, pace: Fraction) -> date | None:
    """The first day by whose evening the value has come to a bound; None past the end of the calendar."""
    start = curve.target.window[0]
    first = start.replace(day=1)
    months = gone + (bound - value) * curve.sign / pace + months_between(first, eve(start))
    begun, following = add_months(first, floor(months)), add_months(first, floor(months) + 1)
    if following == date.max:
        return None
    return eve(begun + timedelta(days=ceil((months - floor(months)) * (following - begun).days)))


def _common(figures: Figures) -> Collection[date] | None:
    """The days for which every reporter of a sum has a figure; None where one unit's figure is the target's."""
    target = figures.target
    if target.collect != "sum":
        return None
    days: dict[str, set[date]] = {unit: set() for unit in target.reporters}
    for one in figures.counting:
        days[one.unit].add(one.as_of)
    return set.intersection(*days.values())


def _forecast(curve: TargetCurve, series: Series, day: date) -> Forecast | Message:
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
    lower, upper = (None if bound is None else bound - value for bound in _met_from_to(curve))
    countable = curve.target.countable
    match ahead:
        case Counted():
            below = 0.0 if lower is None else ahead.at_most(ceil(lower) - 1)
            within = 1.0 if upper is None else ahead.at_most(floor(upper))
            ends = tuple(value + count for count in ahead.interval)
            method = "counts"
        case Measured():
            half = 0.5 if countable else 0.0  # a whole number is all that is nearer to it than to the next
            below = 0.0 if lower is None else ahead.below(float(lower) - half)
            within = 1.0 if upper is None else ahead.below(float(upper) + half)
            ends = _rounded(ahead, value, countable=countable)
            method = "amounts"
    if curve.target.definition.measure == "increment":
        ends = tuple(max(value, one) for one in ends)
    sure = min(max(Fraction(round((within - below) * 100), 100), 1 - _SUREST), _SUREST)
    return Forecast(ends[0], ends[1], sure, method, len(series))


def _met_from_to(curve: TargetCurve) -> _Range:
    """The lowest and the highest value that meet the target, or their bounds; None where there is no such end."""
    match curve.requirement.comparator:
        case "at_least" | "about":
            return curve.low if curve.enough is None else curve.enough, None
        case "above":
            return curve.wanted, None
        case "at_most":
            return None, curve.high
        case "below":
            return None, curve.wanted
        case _:
            return curve.low, curve.high


def _rounded(ahead: Measured, value: Fraction, *, countable: bool) -> tuple[Fraction, Fraction]:
    """The ends with as many digits as their distance allows; of what comes in pieces, whole."""
    low, high = ahead.interval
    places = 0 if countable else _DIGITS - 1 - floor(log10(high - low))
    step = Fraction(10) ** -places
    return round((value + Fraction(low)) / step) * step, round((value + Fraction(high)) / step) * step
