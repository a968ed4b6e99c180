"""How pace is decided for a number: by the schedule, or by one of two methods for plans of several years.

`trend`: the federal statistical office of Germany, status of the sustainability indicators. `compound`: Statistics
Canada, progress of the Canadian Indicator Framework.
"""

from datetime import date, timedelta
from decimal import Context, Decimal
from fractions import Fraction
from typing import NamedTuple

from kjchuangxin.assess.curve import TargetCurve
from kjchuangxin.diagnostic import Message, msg
from kjchuangxin.model.calendar import months_between
from kjchuangxin.model.comparison import LESS
from kjchuangxin.model.settings import AHEAD_POINTS, AHEAD_RATIO, DEFAULTS, Settings
from kjchuangxin.report import basis as by
from kjchuangxin.report.basis import Bands, Series
from kjchuangxin.report.status import Pace

_YEARS = 6
_FEWEST = 4
_ALMOST_NOTHING = Fraction(1, 1000)  # what a target or base of 0 counts as
_PRECISE = Context(prec=34)


class Verdict(NamedTuple):
    """A pace, how it came about, and why where that is not a number."""

    pace: Pace
    basis: by.Basis
    reason: Message | None = None


def bands_of(settings: Settings) -> Bands:
    """The bands that the settings set, the better one first."""
    return ((Pace.ON_TRACK, Fraction(settings.on_track)), (Pace.SLIPPING, Fraction(settings.slipping)))


def bands_by_ratio(settings: Settings) -> Bands:
    return ((Pace.AHEAD, Fraction(AHEAD_RATIO)), *bands_of(settings))


def bands_by_gap(settings: Settings) -> Bands:
    return ((Pace.AHEAD, Fraction(AHEAD_POINTS)), *bands_of(settings))


def by_schedule(curve: TargetCurve, value: Fraction) -> Verdict:  # noqa: PLR0911 - one a line of the format
    """The verdict on a value by what is expected on its day; one that is met has to be held until the window ends."""
    if curve.ceiling:
        return _under_ceiling(curve, value)
    if curve.met(value):
        return Verdict(Pace.REACHED, by.Met())
    settings = curve.target.settings
    expected = curve.expected
    if curve.kind == "checkpoints" and curve.baseline is None:
        if expected is None:
            reason = msg("there is no baseline, and the first checkpoint is still to come")
            return Verdict(Pace.NOT_ASSESSABLE, by.NoCheckpoint(), reason)
        return _against(by.AgainstExpected, curve, value)
    if curve.kind == "hold" or curve.baseline is None or expected is None or _beyond(curve, value):
        return _against(by.AgainstTarget, curve, value)
    sign = 1 if curve.bound > curve.baseline else -1
    way = by.Way(
        whole=(curve.bound - curve.baseline) * sign,
        gained=(value - curve.baseline) * sign,
        needed=(expected - curve.baseline) * sign,
    )
    if way.gained < 0:
        return Verdict(Pace.REGRESSING, by.Regressing(way))
    if way.needed <= 0 and way.gained > 0:
        return Verdict(Pace.AHEAD, by.NothingNeeded(way))
    if way.needed <= 0:
        return Verdict(Pace.NOT_DUE, by.NothingNeeded(way), msg("nothing is due yet"))
    if settings.rule == "gap":
        points, bands = (way.needed - way.gained) / way.whole * 100, bands_by_gap(settings)
        gap = by.ByGap(points, bands, way, open=settings.on_track_is_open)
        pace = next(
            (pace for pace, bound in bands if points < bound or (points == bound and gap.sign(pace) == "≤")), None
        )
        return Verdict(pace or Pace.BEHIND, gap)
    ratio, bands = way.gained / way.needed, bands_by_ratio(settings)
    return Verdict(_reached(ratio, bands), by.ByRatio(ratio, bands, way))


def _under_ceiling(curve: TargetCurve, value: Fraction) -> Verdict:
    """The verdict on what is used up of an increment's ceiling, held against what may be used up by now."""
    settings, allowed = curve.target.settings, curve.expected
    if allowed is None:
        raise ValueError(f"{curve.target.id} has no baseline, which an increment has")
    if value <= allowed and curve.met(value):
        return Verdict(Pace.ON_TRACK, by.WithinAllowed(allowed))
    if not curve.met(value):
        return Verdict(Pace.BEHIND, by.OverCeiling())
    if settings.rule == "gap":
        points, bands = (value - allowed) / curve.bound * 100, bands_of(settings)
        pace = next((pace for pace, bound in bands if points <= bound), Pace.BEHIND)
        return Verdict(pace, by.CeilingByGap(points, bands, allowed))
    ratio, bands = allowed / value, bands_of(settings)
    return Verdict(_reached(ratio, bands), by.CeilingByRatio(ratio, bands, allowed))


def _reached(ratio: Fraction, bands: Bands) -> Pace:
    """The best pace whose bound a ratio reaches."""
    return next((pace for pace, bound in bands if ratio >= bound), Pace.BEHIND)


def _beyond(curve: TargetCurve, value: Fraction) -> bool:
    """Whether a value has run through a range and out at its other end, where more is no longer better."""
    return curve.requirement.comparator == "between" and (value < curve.low if curve.downward else value > curve.high)


def _against(kind: type[by.AgainstTarget | by.AgainstExpected], curve: TargetCurve, value: Fraction) -> Verdict:
    """A value against a bound as it is: value / bound, or bound / value where it should be less.

    Whatever the rule, that is a ratio.
    """
    settings = curve.target.settings
    if settings.rule != "ratio":
        settings = Settings("schedule", "ratio", *DEFAULTS["schedule", "ratio"])
    comparator = curve.requirement.comparator
    inverted = comparator in LESS or (comparator == "between" and value > curve.high)
    bands, bound = bands_of(settings), curve.high if inverted else curve.low
    if kind is by.AgainstExpected and curve.expected is not None:
        bands, bound = bands_by_ratio(settings), curve.expected
    elif curve.open and value == bound and (bound <= 0 or settings.on_track >= 1):
        return Verdict(Pace.SLIPPING, by.AtBound())  # but a little less were on track, it would be no worse
    if value <= 0 or bound <= 0:
        return Verdict(Pace.BEHIND, kind(None, bands, bound, inverted))
    ratio = bound / value if inverted else value / bound
    return Verdict(_reached(ratio, bands), kind(ratio, bands, bound, inverted))


def by_trend(curve: TargetCurve, value: Fraction, series: Series) -> Verdict:
    """The average yearly change over the last six of yearly figures, carried on to the window's end."""
    yearly = tuple(series[-_YEARS:])
    years = [as_of.year for as_of, _ in yearly]
    if len(years) < _FEWEST:
        return no_trend(yearly)
    change = (yearly[-1][1] - yearly[0][1]) / (years[-1] - years[0])
    toward = change * curve.sign
    if curve.met(value):
        return Verdict(Pace.ON_TRACK if toward >= 0 else Pace.SLIPPING, by.Direction(yearly, change))
    if curve.kind == "hold":
        return Verdict(Pace.BEHIND if toward >= 0 else Pace.REGRESSING, by.Direction(yearly, change))
    if toward <= 0:
        return Verdict(Pace.REGRESSING, by.Direction(yearly, change))
    lacking = (curve.bound - value) * curve.sign
    if not lacking:  # at a bound that is to be passed, and moving on
        return Verdict(Pace.ON_TRACK, by.Direction(yearly, change))
    left = Fraction(curve.target.window[1].year - years[-1])
    share = (lacking - toward * left) / lacking
    bands = bands_of(curve.target.settings)
    (_, on_track), (_, slipping) = bands
    pace = Pace.ON_TRACK if share < on_track else Pace.SLIPPING if share <= slipping else Pace.BEHIND
    return Verdict(pace, by.Trend(share, bands, yearly, change, lacking, left))


def no_trend(yearly: Series) -> Verdict:
    """That yearly figures are too few for a trend, or none of them lies in the window."""
    reason = msg("a trend needs at least {count} yearly figures", count=_FEWEST)
    return Verdict(Pace.NOT_ASSESSABLE, by.ShortTrend(tuple(yearly)), reason)


def by_growth(curve: TargetCurve, value: Fraction, series: Series) -> Verdict:
    """The observed compound yearly growth of a value, against the required one; a value that is met needs none."""
    if curve.met(value):
        return Verdict(Pace.ACHIEVED, by.Met())
    start, end = curve.target.window
    within = [(as_of, figure) for as_of, figure in series if as_of >= start]
    base_day, base = within[0]
    if curve.baseline is not None and curve.baseline_as_of is not None:  # not an increment's start from nothing
        base_day, base = curve.baseline_as_of, curve.baseline
    newest = (within[-1][0], value)
    years = (_years(base_day, newest[0]), _years(base_day, end))
    unknown = by.NoGrowth((base_day, base), newest, years)
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
    basis = by.Growth(ratio, bands, (base_day, base), newest, years, counted, observed, required, inverted)
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
