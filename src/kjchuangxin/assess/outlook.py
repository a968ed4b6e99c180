"""What is still to be done for a target with a number: how much, how fast, and whether it is likely to be met."""

from collections.abc import Collection
from datetime import date, timedelta
from fractions import Fraction
from math import ceil, floor

from kjchuangxin.assess.calendar import add_months, elapsed, eve, months_between
from kjchuangxin.assess.curve import TargetCurve
from kjchuangxin.assess.figures import Figures
from kjchuangxin.assess.forecast.forecast import forecast, met_from_to
from kjchuangxin.assess.forecast.gains import Series
from kjchuangxin.diagnostic import Message, msg
from kjchuangxin.report.outlook import Forecast, Outlook


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
    sign = -1 if curve.downward else 1
    remaining = None if past else Fraction(0) if met else (curve.bound - value) * sign
    whole = months_between(*curve.target.window)
    gone = whole * elapsed(curve.target.window, newest)
    left = whole * (1 - elapsed(curve.target.window, day))
    by_month = curve.kind not in {"hold", "at_end"}  # otherwise a month's share of it means nothing
    pace = (value - curve.baseline) * sign / gone if by_month and curve.baseline is not None else None
    found: Forecast | Message
    if day >= curve.target.window[1]:
        found = msg("its window has ended")
    elif past or met:
        found = past or msg("the target is met")
    elif common is not None and newest not in common:
        found = msg("its units' figures are not for the same day")
    else:
        found = forecast(curve, [one for one in known if common is None or one[0] in common], day)
    return Outlook(
        remaining=remaining,
        pace_so_far=pace,
        pace_needed=remaining / left if by_month and remaining and left else None,
        met_on=None if pace is None or met or past else _met_on(curve, value, gone, pace),
        forecast=found if isinstance(found, Forecast) else None,
        reason=found if isinstance(found, Message) else None,
    )


def _past(curve: TargetCurve, value: Fraction) -> Message | None:
    """The reason for no forecast of a value that has run past what is allowed, where more is no longer better."""
    lowest, highest = met_from_to(curve)
    if curve.target.definition.measure == "increment" and highest is not None and value > highest:
        return msg("it can no longer be met")
    if lowest is not None and highest is not None and (value < lowest if curve.downward else value > highest):
        return msg("it has run past its range")
    return None


def _met_on(curve: TargetCurve, value: Fraction, gone: Fraction, pace: Fraction) -> date | None:
    """The first day by whose evening it is met, `gone` being the months to the newest figure."""
    lowest, highest = met_from_to(curve)
    bound = highest if curve.downward else lowest
    if bound is None or pace <= 0:
        return None
    months = gone + (bound - value) * (-1 if curve.downward else 1) / pace
    begun = add_months(curve.target.window[0], floor(months))
    following = add_months(curve.target.window[0], floor(months) + 1)
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
