"""How pace is decided under the method `schedule`: progress against what is expected by now."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TypeAlias

from kjchuangxin.assess.aim import Aimed
from kjchuangxin.diagnostic import Message
from kjchuangxin.model import DEFAULTS, Settings
from kjchuangxin.report import Basis, Pace

AHEAD_RATIO = Fraction(12, 10)
AHEAD_POINTS = Fraction(-20)

Bands: TypeAlias = tuple[tuple[Pace, Fraction], ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """A pace, how it came about, and why where that is not a number."""

    pace: Pace
    basis: Basis
    reason: Message | None = None


def bands_of(settings: Settings) -> Bands:
    """The bands that the settings set, the better one first."""
    return ((Pace.ON_TRACK, Fraction(settings.on_track)), (Pace.SLIPPING, Fraction(settings.slipping)))


def by_schedule(aimed: Aimed, value: Fraction, day: date) -> Verdict:
    """Steps 3 and 4 under the method `schedule`."""
    settings = aimed.goal.settings
    if aimed.required.met(value):
        return Verdict(Pace.ON_TRACK if aimed.pace == "hold" else Pace.ACHIEVED, Basis("met", curve=aimed.points))
    expected = aimed.expected(day)
    if aimed.pace == "hold" or aimed.baseline is None or expected is None or _beyond(aimed, value):
        return _against_target(aimed, settings, value)
    sign = 1 if aimed.aim > aimed.baseline else -1
    whole = (aimed.aim - aimed.baseline) * sign
    gained = (value - aimed.baseline) * sign
    needed = (expected - aimed.baseline) * sign
    judge = _gap if settings.rule == "gap" else _ratio
    decided_by, measured, bands, pace = judge(settings, whole, gained, needed)
    rounded = aimed.rounds_down and expected != aimed.exactly_expected(day)
    return Verdict(pace, Basis(decided_by, measured, bands, Pace.BEHIND, whole, gained, needed, rounded, aimed.points))


_Judged: TypeAlias = tuple[str, Fraction | None, Bands, Pace]


def _ratio(settings: Settings, whole: Fraction, gained: Fraction, needed: Fraction) -> _Judged:
    bands = ((Pace.AHEAD, AHEAD_RATIO), *bands_of(settings))
    if gained < 0:
        return "regressing", gained / whole, bands, Pace.REGRESSING
    if needed <= 0:
        return "ratio", None, bands, Pace.ON_TRACK
    measured = gained / needed
    return "ratio", measured, bands, next((pace for pace, bound in bands if measured >= bound), Pace.BEHIND)


def _gap(settings: Settings, whole: Fraction, gained: Fraction, needed: Fraction) -> _Judged:
    bands = ((Pace.AHEAD, AHEAD_POINTS), *bands_of(settings))
    if gained < 0:
        return "regressing", gained / whole, bands, Pace.REGRESSING
    below = (needed - gained) / whole * 100
    return "gap", below, bands, next((pace for pace, bound in bands if below <= bound), Pace.BEHIND)


def _beyond(aimed: Aimed, value: Fraction) -> bool:
    """Whether a value has run through a range and out at its other end, where more is no longer better."""
    return aimed.required.comparator == "between" and (value < aimed.low if aimed.downward else value > aimed.high)


def _against_target(aimed: Aimed, settings: Settings, value: Fraction) -> Verdict:
    """A value that has to hold, or has no baseline: against the target, by the two ratios whatever the rule."""
    if settings.rule != "ratio":
        settings = Settings("schedule", "ratio", *DEFAULTS["schedule", "ratio"])
    bands = bands_of(settings)
    comparator = aimed.required.comparator
    over = comparator == "at_most" or (comparator == "between" and value > aimed.high)
    bound = aimed.high if over else aimed.low
    if value <= 0 or bound <= 0:
        return Verdict(Pace.BEHIND, Basis("value_ratio", None, bands, curve=aimed.points))
    measured = bound / value if over else value / bound
    pace = next((pace for pace, limit in bands if measured >= limit), Pace.BEHIND)
    return Verdict(pace, Basis("value_ratio", measured, bands, curve=aimed.points))
