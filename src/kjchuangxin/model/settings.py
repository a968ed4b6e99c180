"""What a target is judged by: what its number must reach, and the method, the rule and its two bounds."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple, assert_never

from kjchuangxin.model.comparison import Bound, Comparator, Reference
from kjchuangxin.model.plan import Method, Preset, Target, VerdictRule, VerdictSettings
from kjchuangxin.source import KeyPath

# The bounds of on_track and slipping by method and rule, where neither the target nor the plan sets them.
DEFAULTS: dict[tuple[Method, VerdictRule], tuple[Decimal, Decimal]] = {
    ("schedule", "ratio"): (Decimal("1.0"), Decimal("0.8")),
    ("schedule", "gap"): (Decimal(0), Decimal(10)),
    ("trend", "ratio"): (Decimal("0.05"), Decimal("0.20")),
    ("compound", "ratio"): (Decimal("0.95"), Decimal("0.60")),
}
_TOLERANCE = Decimal("0.05")  # of `about`
# From where a target is ahead, whatever its bounds: gained / needed, and percentage points below the schedule.
AHEAD_RATIO = Decimal("1.2")
AHEAD_POINTS = Decimal(-20)
# The published practice of five cities, all of them by the schedule: the rule, and the bounds of on_track and slipping.
# Where a published rule says nothing, see docs/verdicts.md for how that is closed here.
PRESETS: dict[Preset, tuple[VerdictRule, Decimal, Decimal]] = {
    "xuancheng": ("ratio", Decimal(1), Decimal(1)),  # 宣城 2020, 2021: below the schedule is 未达序时, nothing between
    "yinchuan": ("gap", Decimal(10), Decimal(30)),  # 银川 2025: 10 to 30 points below 黄, both ends in; more 红
    "wuhan": ("ratio", Decimal("0.8"), Decimal("0.6")),  # 武汉: below 80 % of the schedule 黄牌, below 60 % 红牌
    "sanya": ("ratio", Decimal(1), Decimal("0.5")),  # 三亚 2022: up to 50 % below 黄, more 红
    "tianjin": ("ratio", Decimal(1), Decimal("0.7")),  # 天津 2022 (专项债券): up to 30 % below 黄
}


class Settings(NamedTuple):
    """The settings that hold. Only the method `schedule` has a choice of rules; the others count as `ratio`."""

    method: Method
    rule: VerdictRule
    on_track: Decimal
    slipping: Decimal
    preset: Preset | None = None

    @property
    def on_track_is_open(self) -> bool:
        """Whether what lies at the very bound of on_track is slipping already: 银川's 10 points, both ends in."""
        return self.preset == "yinchuan" and self.on_track == PRESETS["yinchuan"][1]


def settings_of(plan: VerdictSettings, own: VerdictSettings | None = None) -> Settings:
    """A target's settings, or the plan's where it has none of its own.

    Each key is the target's, else the plan's, else a default; the plan's bounds only where they are for the method and
    rule that result. A preset stands for the method, the rule and the bounds that are not written beside it.
    """
    plan, own = _spelled_out(plan), _spelled_out(own or VerdictSettings())
    given = own.model_fields_set
    kind = _kind(own.method if "method" in given else plan.method, own.rule if "rule" in given else plan.rule)
    on_track, slipping = DEFAULTS[kind]
    for source in (plan, own) if kind == _kind(plan.method, plan.rule) else (own,):
        on_track = on_track if source.on_track is None else source.on_track
        slipping = slipping if source.slipping is None else source.slipping
    preset = own.preset if given & {"preset", "method", "rule"} else plan.preset
    return Settings(*kind, on_track, slipping, preset)


def _spelled_out(settings: VerdictSettings) -> VerdictSettings:
    """The settings with what their preset stands for."""
    if settings.preset is None:
        return settings
    rule, on_track, slipping = PRESETS[settings.preset]
    written = {name: getattr(settings, name) for name in settings.model_fields_set}
    practice = {"method": "schedule", "rule": rule, "on_track": on_track, "slipping": slipping}
    return VerdictSettings.model_construct(**{**practice, **written})


def _kind(method: Method, rule: VerdictRule) -> tuple[Method, VerdictRule]:
    return method, rule if method == "schedule" else "ratio"


class Requirement(NamedTuple):
    """A comparator and its bound, in force from a day; `path` leads to the bound from the target."""

    since: date
    comparator: Comparator
    bound: Bound
    tolerance: Fraction  # with about, otherwise 0
    path: KeyPath

    @property
    def ends(self) -> tuple[Decimal, ...]:
        """The lower and the upper end, the same twice but for between; none where each figure says what it was."""
        if isinstance(self.bound, Reference):
            return ()
        return self.bound if isinstance(self.bound, tuple) else (self.bound, self.bound)

    @property
    def reference(self) -> str | None:
        """What it is called where each figure says what it was."""
        return self.bound.reference if isinstance(self.bound, Reference) else None

    def met(self, value: Decimal | Fraction) -> bool:
        """Whether a value reaches it, as far as it is known."""
        if not self.ends:
            return False
        low, high = map(Fraction, self.ends)
        return reaches(self.comparator, low, high, self.tolerance, Fraction(value))


def reaches(comparator: Comparator, low: Fraction, high: Fraction, tolerance: Fraction, value: Fraction) -> bool:
    """Whether a value is as a comparator and its bound, or both ends of it, demand."""
    match comparator:
        case "at_least":
            return value >= low
        case "above":
            return value > low
        case "at_most":
            return value <= high
        case "below":
            return value < high
        case "about":
            return value >= low - abs(low) * tolerance
        case "between":
            return low <= value <= high
        case _:
            assert_never(comparator)


def requirements_of(target: Target) -> Iterator[Requirement]:
    """What the document first set, if it is a number, and every revision, in the order of their days."""
    revisions = sorted(enumerate(target.revisions), key=lambda revision: revision[1].date)
    parts = [(date.min, target, ()), *((one.date, one, ("revisions", index)) for index, one in revisions)]
    for since, comparison, path in parts:
        for comparator in comparison.comparators[:1]:
            bound: Bound = getattr(comparison, comparator)
            about = _TOLERANCE if target.tolerance is None else target.tolerance
            tolerance = Fraction(about) if comparator == "about" else Fraction(0)
            yield Requirement(since, comparator, bound, tolerance, (*path, comparator))
