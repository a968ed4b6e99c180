"""How pace is decided under the method `schedule`: progress against what is expected by now."""

from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import TypeAlias

from kjchuangxin.assess.curve import Aimed
from kjchuangxin.diagnostic import Message, msg
from kjchuangxin.model import DEFAULTS, Settings
from kjchuangxin.report.status import Pace
from kjchuangxin.report.target import Basis

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
    if aimed.met(value):
        return Verdict(Pace.ON_TRACK if aimed.pace == "hold" else Pace.ACHIEVED, Basis("met", curve=aimed.points))
    expected = aimed.expected(day)
    if aimed.pace == "checkpoints" and aimed.baseline is None:
        return _against_checkpoints(aimed, value, expected)
    if aimed.pace == "hold" or aimed.baseline is None or expected is None or _beyond(aimed, value):
        return _against(aimed, value, aimed.low, aimed.high, Basis("value_ratio", None, _ratios(settings)))
    sign = 1 if aimed.aim > aimed.baseline else -1
    whole = (aimed.aim - aimed.baseline) * sign
    gained = (value - aimed.baseline) * sign
    needed = max((expected - aimed.baseline) * sign, Fraction(0))  # a checkpoint below the baseline asks for nothing
    judge = _gap if settings.rule == "gap" else _ratio
    decided_by, measured, bands, pace = judge(settings, whole, gained, needed)
    rounded = aimed.rounds_down and expected != aimed.exactly_expected(day)
    basis = Basis(
        decided_by,
        measured,
        bands,
        Pace.BEHIND,
        whole=whole,
        gained=gained,
        needed=needed,
        against=aimed.aim,
        turned=sign < 0,
        rounded_down=rounded,
        curve=aimed.points,
    )
    return Verdict(pace, basis)


_Judged: TypeAlias = tuple[str, Fraction | None, Bands, Pace]


def _ratio(settings: Settings, whole: Fraction, gained: Fraction, needed: Fraction) -> _Judged:
    bands = ((Pace.AHEAD, AHEAD_RATIO), *bands_of(settings))
    if gained < 0:
        return "regressing", gained / whole, bands, Pace.REGRESSING
    if needed == 0:
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


def _ratios(settings: Settings) -> Bands:
    """The two ratios by which a value is held against a number as it is, whatever the rule."""
    if settings.rule != "ratio":
        settings = Settings("schedule", "ratio", *DEFAULTS["schedule", "ratio"])
    return bands_of(settings)


def _against_checkpoints(aimed: Aimed, value: Fraction, expected: Fraction | None) -> Verdict:
    """Without a baseline nothing is gained or needed: the value is held against the expected one."""
    bands = ((Pace.AHEAD, AHEAD_RATIO), *_ratios(aimed.goal.settings))
    if expected is None:
        reason = msg("there is no baseline, and the first checkpoint is still to come")
        return Verdict(Pace.NOT_ASSESSABLE, Basis("expected_ratio", curve=aimed.points), reason)
    return _against(aimed, value, expected, expected, Basis("expected_ratio", None, bands))


def _against(aimed: Aimed, value: Fraction, low: Fraction, high: Fraction, basis: Basis) -> Verdict:
    """A value against a bound as it is: value over bound, or turned round where it should be less."""
    comparator = aimed.required.comparator
    over = comparator == "at_most" or (comparator == "between" and value > aimed.high)
    bound = high if over else low
    basis = replace(basis, against=bound, turned=over, curve=aimed.points)
    if value <= 0 or bound <= 0:
        return Verdict(Pace.BEHIND, basis)
    measured = bound / value if over else value / bound
    pace = next((pace for pace, limit in basis.bands if measured >= limit), Pace.BEHIND)
    return Verdict(pace, replace(basis, measured=measured))
