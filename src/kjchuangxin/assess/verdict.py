"""How pace is decided under the method `schedule`: progress against what is expected by now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TypeAlias

from kjchuangxin.assess.aim import Aimed
from kjchuangxin.diagnostic import Message
from kjchuangxin.model import VerdictSettings
from kjchuangxin.report import Basis, Pace

Series: TypeAlias = Sequence[tuple[date, Fraction]]  # a target's figures by date, those before its window too

AHEAD_RATIO = Fraction(12, 10)
AHEAD_POINTS = Fraction(-20)

# The bounds of on_track and slipping by method and rule, where neither the target nor the plan sets them.
DEFAULTS = {
    ("schedule", "ratio"): (Fraction(1), Fraction(8, 10)),
    ("schedule", "gap"): (Fraction(0), Fraction(10)),
    ("trend", "ratio"): (Fraction(5, 100), Fraction(20, 100)),
    ("compound", "ratio"): (Fraction(95, 100), Fraction(60, 100)),
}


@dataclass(frozen=True, slots=True)
class Settings:
    """The method, the rule and its two bounds as they hold for one target."""

    method: str
    rule: str
    on_track: Fraction
    slipping: Fraction


@dataclass(frozen=True, slots=True)
class Verdict:
    """A pace, how it came about, and why where that is not a number."""

    pace: Pace
    basis: Basis
    reason: Message | None = None


def settings_of(plan: VerdictSettings, own: VerdictSettings | None) -> Settings:
    """A target's settings: its own where it has them, then the plan's if they speak of the same method and rule."""
    chosen = own if own is not None else plan
    method = chosen.method if "method" in chosen.model_fields_set else plan.method
    rule = (chosen.rule if "rule" in chosen.model_fields_set else plan.rule) if method == "schedule" else "ratio"
    on_track, slipping = DEFAULTS[method, rule]
    for source in (plan, chosen):
        if source.method == method and source.rule == rule:
            on_track = on_track if source.on_track is None else Fraction(source.on_track)
            slipping = slipping if source.slipping is None else Fraction(source.slipping)
    return Settings(method, rule, on_track, slipping)


def by_schedule(aimed: Aimed, settings: Settings, value: Fraction, day: date, _: Series) -> Verdict:
    """Steps 3 and 4 under the method `schedule`."""
    if aimed.met(value):
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


_Bands = tuple[tuple[Pace, Fraction], ...]
_Judged = tuple[str, Fraction | None, _Bands, Pace]


def _ratio(settings: Settings, whole: Fraction, gained: Fraction, needed: Fraction) -> _Judged:
    bands = ((Pace.AHEAD, AHEAD_RATIO), (Pace.ON_TRACK, settings.on_track), (Pace.SLIPPING, settings.slipping))
    if gained < 0:
        return "regressing", gained / whole, bands, Pace.REGRESSING
    if needed <= 0:
        return "ratio", None, bands, Pace.ON_TRACK
    measured = gained / needed
    return "ratio", measured, bands, next((pace for pace, bound in bands if measured >= bound), Pace.BEHIND)


def _gap(settings: Settings, whole: Fraction, gained: Fraction, needed: Fraction) -> _Judged:
    bands = ((Pace.AHEAD, AHEAD_POINTS), (Pace.ON_TRACK, settings.on_track), (Pace.SLIPPING, settings.slipping))
    if gained < 0:
        return "regressing", gained / whole, bands, Pace.REGRESSING
    below = (needed - gained) / whole * 100
    return "gap", below, bands, next((pace for pace, bound in bands if below <= bound), Pace.BEHIND)


def _beyond(aimed: Aimed, value: Fraction) -> bool:
    """Whether a value has run through a range and out at its other end, where more is no longer better."""
    return aimed.comparator == "between" and (value < aimed.low if aimed.downward else value > aimed.high)


def _against_target(aimed: Aimed, settings: Settings, value: Fraction) -> Verdict:
    """A value that has to hold, or has no baseline: against the target, by the two ratios whatever the rule."""
    on_track, slipping = DEFAULTS["schedule", "ratio"]
    if settings.rule == "ratio":
        on_track, slipping = settings.on_track, settings.slipping
    bands = ((Pace.ON_TRACK, on_track), (Pace.SLIPPING, slipping))
    over = aimed.comparator == "at_most" or (aimed.comparator == "between" and value > aimed.high)
    bound = aimed.high if over else aimed.low
    if value <= 0 or bound <= 0:
        return Verdict(Pace.BEHIND, Basis("value_ratio", None, bands, curve=aimed.points))
    measured = bound / value if over else value / bound
    pace = next((pace for pace, limit in bands if measured >= limit), Pace.BEHIND)
    return Verdict(pace, Basis("value_ratio", measured, bands, curve=aimed.points))
