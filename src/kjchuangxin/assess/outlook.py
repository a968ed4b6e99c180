"""What is still to be done for a target with a number: how much, how fast, and whether it is likely to be met."""

from collections.abc import Collection
from datetime import date, timedelta
from fractions import Fraction
from math import ceil, floor

from kjchuangxin.assess.calendar import add_months, elapsed, eve, months_between
from kjchuangxin.assess.curve import Aimed
from kjchuangxin.assess.figures import Figures
from kjchuangxin.assess.forecast.forecast import forecast, met_from_to
from kjchuangxin.assess.forecast.steps import Series
from kjchuangxin.diagnostic import Message, msg
from kjchuangxin.report.outlook import Forecast, Outlook


def outlook(figures: Figures, aimed: Aimed, day: date) -> Outlook:
    """The outlook on a target by what `figures` say up to the day; what they hold of later is not looked at."""
    known = Figures(figures.goal, figures.until(day).within)
    return outlook_on(aimed, known.series, day, _common(known))


def outlook_on(aimed: Aimed, series: Series, day: date, common: Collection[date] | None = None) -> Outlook:
    """As `outlook`, by the one figure of the window as it stood on each day, oldest first.

    `common` are the days for which all have reported whose figures make the one; None: every day is.
    """
    known = [(as_of, value) for as_of, value in series if as_of <= day]
    if not known:
        return Outlook(None, None, None, None, None, msg("no figure has been reported"))
    newest, value = known[-1]
    past = _past(aimed, value)
    met = aimed.met(value)
    sign = -1 if aimed.downward else 1
    remaining = None if past else Fraction(0) if met else (aimed.aim - value) * sign
    whole = months_between(*aimed.goal.window)
    gone = whole * elapsed(aimed.goal.window, newest)
    left = whole * (1 - elapsed(aimed.goal.window, day))
    by_month = aimed.pace not in {"hold", "at_end"}  # otherwise a month's share of it means nothing
    pace = (value - aimed.baseline) * sign / gone if by_month and aimed.baseline is not None else None
    found: Forecast | Message
    if day >= aimed.goal.window[1]:
        found = msg("its window has ended")
    elif past or met:
        found = past or msg("the target is met")
    elif common is not None and newest not in common:
        found = msg("its units' figures are not for the same day")
    else:
        found = forecast(aimed, [one for one in known if common is None or one[0] in common], day)
    return Outlook(
        remaining=remaining,
        pace_so_far=pace,
        pace_needed=remaining / left if by_month and remaining and left else None,
        met_on=None if pace is None or met or past else _met_on(aimed, value, gone, pace),
        forecast=found if isinstance(found, Forecast) else None,
        reason=found if isinstance(found, Message) else None,
    )


def _past(aimed: Aimed, value: Fraction) -> Message | None:
    """What is to be said of a value that has run past what is allowed, where more is no longer better."""
    lowest, highest = met_from_to(aimed)
    if aimed.goal.definition.measure == "increment" and highest is not None and value > highest:
        return msg("it can no longer be met")
    if lowest is not None and highest is not None and (value < lowest if aimed.downward else value > highest):
        return msg("it has run past its range")
    return None


def _met_on(aimed: Aimed, value: Fraction, gone: Fraction, pace: Fraction) -> date | None:
    """The first day by whose evening it is met, `gone` being the months to the newest figure."""
    lowest, highest = met_from_to(aimed)
    bound = highest if aimed.downward else lowest
    if bound is None or pace <= 0:
        return None
    months = gone + (bound - value) * (-1 if aimed.downward else 1) / pace
    begun = add_months(aimed.goal.window[0], floor(months))
    following = add_months(aimed.goal.window[0], floor(months) + 1)
    if following == date.max:
        return None
    return eve(begun + timedelta(days=ceil((months - floor(months)) * (following - begun).days)))


def _common(figures: Figures) -> Collection[date] | None:
    """The days for which every reporter of a sum has a figure; None where one unit's figure is the target's."""
    goal = figures.goal
    if goal.collect != "sum":
        return None
    days = [{one.as_of for one in figures.counting if one.unit == unit} for unit in goal.reporters]
    return set.intersection(*days)
