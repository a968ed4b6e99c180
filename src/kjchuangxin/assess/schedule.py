"""How pace is decided under the method `schedule`: progress against what is expected by now."""

from dataclasses import dataclass
from fractions import Fraction

from kjchuangxin.assess.curve import TargetCurve
from kjchuangxin.diagnostic import Message, msg
from kjchuangxin.model.settings import AHEAD_POINTS, AHEAD_RATIO, DEFAULTS, Settings
from kjchuangxin.report.basis import (
    AgainstExpected,
    AgainstTarget,
    Bands,
    Basis,
    ByGap,
    ByRatio,
    Met,
    NoCheckpoint,
    NothingNeeded,
    Regressing,
    Way,
)
from kjchuangxin.report.status import Pace


@dataclass(frozen=True, slots=True)
class Verdict:
    """A pace, how it came about, and why where that is not a number."""

    pace: Pace
    basis: Basis
    reason: Message | None = None


def bands_of(settings: Settings) -> Bands:
    """The bands that the settings set, the better one first."""
    return ((Pace.ON_TRACK, Fraction(settings.on_track)), (Pace.SLIPPING, Fraction(settings.slipping)))


def bands_by_ratio(settings: Settings) -> Bands:
    """The bands of gained / needed."""
    return ((Pace.AHEAD, Fraction(AHEAD_RATIO)), *bands_of(settings))


def bands_by_gap(settings: Settings) -> Bands:
    """The bands of the percentage points that lack."""
    return ((Pace.AHEAD, Fraction(AHEAD_POINTS)), *bands_of(settings))


def by_schedule(curve: TargetCurve, value: Fraction) -> Verdict:  # noqa: PLR0911 - one a line of the format
    """The verdict on a value by what is expected on the day; one that is met has to be held until the window ends."""
    if curve.met(value):
        return Verdict(Pace.ON_TRACK, Met())
    settings = curve.target.settings
    expected = curve.expected
    if curve.kind == "checkpoints" and curve.baseline is None:
        if expected is None:
            reason = msg("there is no baseline, and the first checkpoint is still to come")
            return Verdict(Pace.NOT_ASSESSABLE, NoCheckpoint(), reason)
        return _against(AgainstExpected, curve, value, (expected, expected))
    if curve.kind == "hold" or curve.baseline is None or expected is None or _beyond(curve, value):
        return _against(AgainstTarget, curve, value, (curve.low, curve.high))
    sign = 1 if curve.bound > curve.baseline else -1
    way = Way(
        whole=(curve.bound - curve.baseline) * sign,
        gained=(value - curve.baseline) * sign,
        # A checkpoint below the baseline asks for nothing.
        needed=max((expected - curve.baseline) * sign, Fraction(0)),
    )
    if way.gained < 0:
        return Verdict(Pace.REGRESSING, Regressing(way))
    if settings.rule == "gap":
        points, bands = (way.needed - way.gained) / way.whole * 100, bands_by_gap(settings)
        pace = next((pace for pace, bound in bands if points <= bound), Pace.BEHIND)
        return Verdict(pace, ByGap(points, bands, way))
    if way.needed == 0:
        return Verdict(Pace.ON_TRACK, NothingNeeded(way))
    ratio, bands = way.gained / way.needed, bands_by_ratio(settings)
    return Verdict(_reached(ratio, bands), ByRatio(ratio, bands, way))


def _reached(ratio: Fraction, bands: Bands) -> Pace:
    """The best pace whose bound a ratio reaches."""
    return next((pace for pace, bound in bands if ratio >= bound), Pace.BEHIND)


def _beyond(curve: TargetCurve, value: Fraction) -> bool:
    """Whether a value has run through a range and out at its other end, where more is no longer better."""
    return curve.requirement.comparator == "between" and (value < curve.low if curve.downward else value > curve.high)


def _against(
    kind: type[AgainstTarget | AgainstExpected], curve: TargetCurve, value: Fraction, ends: tuple[Fraction, Fraction]
) -> Verdict:
    """A value against a bound as it is: value / bound, or bound / value where it should be less.

    Whatever the rule, that is a ratio.
    """
    settings = curve.target.settings
    if settings.rule != "ratio":
        settings = Settings("schedule", "ratio", *DEFAULTS["schedule", "ratio"])
    bands = bands_of(settings) if kind is AgainstTarget else bands_by_ratio(settings)
    comparator, (low, high) = curve.requirement.comparator, ends
    over = comparator == "at_most" or (comparator == "between" and value > curve.high)
    bound = high if over else low
    if value <= 0 or bound <= 0:
        return Verdict(Pace.BEHIND, kind(None, bands, bound, over))
    ratio = bound / value if over else value / bound
    return Verdict(_reached(ratio, bands), kind(ratio, bands, bound, over))
