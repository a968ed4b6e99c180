"""How much a figure has grown: within its reporting period, and against the year before."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from kjchuangxin.assess.figures import Figures
from kjchuangxin.model.calendar import ReportingPeriod, eve
from kjchuangxin.model.comparison import PERCENT
from kjchuangxin.model.plan import Frequency
from kjchuangxin.report.target import Gain, YearOnYear


def gain(
    figures: Figures, value: tuple[date, Fraction], every: Frequency, periods: Sequence[ReportingPeriod], day: date
) -> Gain | None:
    """What the newest of the plan's periods has added to what is counted, with the day since which that is.

    None where the value is not from that period, or where there is no figure from before it of just the same units.
    """
    target, (as_of, number) = figures.target, value
    period = next((one for one in periods if one.start <= as_of <= one.end), None)
    newest = max((one.end for one in periods if one.end <= day), default=date.min)
    if target.measure != "increment" or period is None or period.end < newest or figures.partial:
        return None
    if period.start <= target.window[0]:  # counted from then
        return Gain(number - Fraction(target.baseline or 0), eve(target.window[0]), every, whole=True)
    known = figures.until(eve(period.start))
    if known.value is None or known.partial or known.newest.keys() != figures.newest.keys():
        return None
    since, before = known.value
    return Gain(number - before, since, every, whole=since == eve(period.start))


def year_on_year(figures: Figures, value: tuple[date, Fraction]) -> YearOnYear | None:
    """What a value is against the year before, by what its figures say of that; a sum, if all of them say it."""
    as_of, number = value
    parts = [figures.dated(as_of)] if figures.target.collect == "single" else [*figures.newest.values()]
    known = [one.entry.year_before for one in parts if one is not None and one.entry.year_before is not None]
    if len(known) < len(parts) or figures.partial or figures.target.collect == "max":
        return None
    before = sum(map(Fraction, known), Fraction(0))
    if figures.target.unit in PERCENT:
        return YearOnYear(before, number - before, in_points=True)
    # Of places among others, and of nothing or less, no share says what has come to it.
    share = number / before - 1 if before > 0 and figures.target.measure != "rank" else None
    return YearOnYear(before, share)
