"""Two methods for plans of several years, each the published one of a statistics office.

`trend`: the federal statistical office of Germany, status of the sustainability indicators. `compound`: Statistics
Canada, progress of the Canadian Indicator Framework.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Context, Decimal
from fractions import Fraction
from typing import TypeAlias

from kjchuangxin.assess.calendar import months_between
from kjchuangxin.assess.curve import TargetCurve
from kjchuangxin.assess.schedule import Verdict, bands_of
from kjchuangxin.diagnostic import msg
from kjchuangxin.report.basis import Dated, Direction, Growth, NoGrowth, ShortTrend, Trend
from kjchuangxin.report.status import Pace

Series: TypeAlias = Sequence[Dated]  # a target's figures by date, those before its window too

_YEARS = 6
_FEWEST = 4
_ALMOST_NOTHING = Fraction(1, 1000)  # what a target or base of 0 counts as
_PRECISE = Context(prec=34)


def by_trend(curve: TargetCurve, value: Fraction, series: Series) -> Verdict:
    """The average yearly change over the last six yearly figures, carried on to the window's end."""
    last_of_year = {as_of.year: (as_of, figure) for as_of, figure in series}
    years = sorted(last_of_year)[-_YEARS:]
    yearly = tuple(last_of_year[year] for year in years)
    if len(years) < _FEWEST:
        reason = msg("a trend needs at least {count} yearly figures", count=_FEWEST)
        return Verdict(Pace.NOT_ASSESSABLE, ShortTrend(yearly), reason)
    change = (yearly[-1][1] - yearly[0][1]) / (years[-1] - years[0])
    sign = -1 if curve.downward else 1
    toward = change * sign
    if curve.met(value):
        return Verdict(Pace.ON_TRACK if toward >= 0 else Pace.SLIPPING, Direction(yearly, change))
    if curve.kind == "hold":
        return Verdict(Pace.BEHIND if toward >= 0 else Pace.REGRESSING, Direction(yearly, change))
    if toward <= 0:
        return Verdict(Pace.REGRESSING, Direction(yearly, change))
    lacking = (curve.bound - value) * sign
    left = Fraction(curve.target.window[1].year - years[-1])
    share = (lacking - toward * left) / lacking
    bands = bands_of(curve.target.settings)
    (_, on_track), (_, slipping) = bands
    pace = Pace.ON_TRACK if share < on_track else Pace.SLIPPING if share <= slipping else Pace.BEHIND
    return Verdict(pace, Trend(share, bands, yearly, change, lacking, left))


def by_growth(curve: TargetCurve, value: Fraction, series: Series) -> Verdict:
    """The observed compound yearly growth of a value that does not meet its target, against the required one."""
    start, end = curve.target.window
    within = [(as_of, figure) for as_of, figure in series if as_of >= start]
    base_day, base = within[0]
    if curve.baseline is not None and curve.baseline_as_of is not None:  # not an increment's start from nothing
        base_day, base = curve.baseline_as_of, curve.baseline
    newest = (within[-1][0], value)
    years = (_years(base_day, newest[0]), _years(base_day, end))
    unknown = NoGrowth((base_day, base), newest, years)
    if years[0] <= 0:
        return Verdict(Pace.NOT_ASSESSABLE, unknown, msg("there is no figure later than the base"))
    counted = (base or _ALMOST_NOTHING, curve.bound or _ALMOST_NOTHING)
    if value / counted[0] < 0 or counted[1] / counted[0] < 0:
        return Verdict(Pace.NOT_ASSESSABLE, unknown, msg("the base and the value or target have different signs"))
    inverted = curve.downward != (counted[0] < 0)
    observed = _growth(value / counted[0], years[0])
    required = abs(_growth(counted[1] / counted[0], years[1]))
    # A required growth of 0 means that the base already was the target, and the value has left it.
    ratio = (-observed if inverted else observed) / required if required else Fraction(-1)
    bands = (*bands_of(curve.target.settings), (Pace.BEHIND, Fraction(0)))
    pace = next((pace for pace, bound in bands if ratio >= bound), Pace.REGRESSING)
    basis = Growth(ratio, bands, (base_day, base), newest, years, counted, observed, required, inverted)
    return Verdict(pace, basis)


def _years(start: date, end: date) -> Fraction:
    """From the evening of one day to the evening of another."""
    return months_between(start + timedelta(days=1), end) / 12 if start < end else Fraction(0)


def _growth(ratio: Fraction, years: Fraction) -> Fraction:
    """The yearly growth that makes `ratio` in that many years, to 34 digits."""
    if ratio == 0:
        return Fraction(-1)
    power = _PRECISE.divide(Decimal(years.denominator), Decimal(years.numerator))
    exact = _PRECISE.divide(Decimal(ratio.numerator), Decimal(ratio.denominator))
    return Fraction(_PRECISE.power(exact, power)) - 1
