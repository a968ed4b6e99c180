"""Two methods for plans of several years, each the published one of a statistics office.

`trend`: the federal statistical office of Germany, status of the sustainability indicators. `compound`: Statistics
Canada, progress of the Canadian Indicator Framework.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Context, Decimal
from fractions import Fraction
from typing import TypeAlias

from kjchuangxin.assess.calendar import months_between
from kjchuangxin.assess.curve import Aimed
from kjchuangxin.assess.schedule import Verdict, bands_of
from kjchuangxin.diagnostic import msg
from kjchuangxin.report.status import Pace
from kjchuangxin.report.target import Basis

Series: TypeAlias = Sequence[tuple[date, Fraction]]  # a target's figures by date, those before its window too

_YEARS = 6
_FEWEST = 4
_ALMOST_NOTHING = Fraction(1, 1000)  # what a target or base of 0 counts as
_PRECISE = Context(prec=34)


def by_trend(aimed: Aimed, value: Fraction, series: Series) -> Verdict:
    """The average yearly change over the last six yearly figures, carried on to the window's end."""
    yearly = {as_of.year: (as_of, figure) for as_of, figure in series}
    years = sorted(yearly)[-_YEARS:]
    basis = Basis("trend", None, bands_of(aimed.goal.settings), series=tuple(yearly[year] for year in years))
    if len(years) < _FEWEST:
        reason = msg("a trend needs at least {count} yearly figures", count=_FEWEST)
        return Verdict(Pace.NOT_ASSESSABLE, basis, reason)
    slope = (yearly[years[-1]][1] - yearly[years[0]][1]) / (years[-1] - years[0])
    sign = -1 if aimed.downward else 1
    lacking = (aimed.aim - value) * sign
    away = slope * sign
    basis = replace(basis, gained=slope, against=aimed.aim, turned=aimed.downward)
    if aimed.met(value) or aimed.pace == "hold":
        if aimed.met(value):
            pace = Pace.ON_TRACK if away >= 0 else Pace.SLIPPING
        else:
            pace = Pace.BEHIND if away >= 0 else Pace.REGRESSING
        return Verdict(pace, basis)
    if away <= 0:
        return Verdict(Pace.REGRESSING, basis)
    years_left = aimed.goal.window[1].year - years[-1]
    missed = (lacking - away * years_left) / lacking
    (_, on_track), (_, slipping) = basis.bands
    pace = Pace.ON_TRACK if missed < on_track else Pace.SLIPPING if missed <= slipping else Pace.BEHIND
    return Verdict(pace, replace(basis, measured=missed, whole=lacking, needed=Fraction(years_left)))


def by_compound(aimed: Aimed, value: Fraction, series: Series) -> Verdict:
    """The observed compound yearly growth against the one that is required."""
    bands = (*bands_of(aimed.goal.settings), (Pace.BEHIND, Fraction(0)))
    if aimed.met(value):
        return Verdict(Pace.ACHIEVED, Basis("met"))
    start, end = aimed.goal.window
    within = [(as_of, figure) for as_of, figure in series if as_of >= start]
    base_day, base = within[0]
    if aimed.baseline is not None and aimed.baseline_as_of is not None:  # not an increment's start from nothing
        base_day, base = aimed.baseline_as_of, aimed.baseline
    years = _years(base_day, within[-1][0])
    basis = Basis(
        "compound",
        None,
        bands,
        Pace.REGRESSING,
        against=aimed.aim,
        series=((base_day, base), (within[-1][0], value)),
        years=(years, _years(base_day, end)),
    )
    if years <= 0:
        return Verdict(Pace.NOT_ASSESSABLE, basis, msg("there is no figure later than the base"))
    base = base or _ALMOST_NOTHING
    target = aimed.aim or _ALMOST_NOTHING
    if value / base < 0 or target / base < 0:
        reason = msg("the base and the value or target have different signs")
        return Verdict(Pace.NOT_ASSESSABLE, basis, reason)
    sign = (-1 if aimed.downward else 1) * (1 if base > 0 else -1)
    observed = _growth(value / base, years)
    required = abs(_growth(target / base, basis.years[1]))
    # A required growth of 0 means that the base already was the target, and the value has left it.
    measured = observed * sign / required if required else Fraction(-1)
    pace = next((pace for pace, bound in bands if measured >= bound), Pace.REGRESSING)
    return Verdict(
        pace, replace(basis, measured=measured, whole=target, gained=observed, needed=required, turned=sign < 0)
    )


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
