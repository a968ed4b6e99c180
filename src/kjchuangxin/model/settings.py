"""How one target is judged: the method, the rule and its two bounds, from the target, the plan, or the defaults."""

from dataclasses import dataclass
from decimal import Decimal

from kjchuangxin.model.plan import Method, Rule, VerdictSettings

# The bounds of on_track and slipping by method and rule, where neither the target nor the plan sets them.
DEFAULTS: dict[tuple[Method, Rule], tuple[Decimal, Decimal]] = {
    ("schedule", "ratio"): (Decimal("1.0"), Decimal("0.8")),
    ("schedule", "gap"): (Decimal(0), Decimal(10)),
    ("trend", "ratio"): (Decimal("0.05"), Decimal("0.20")),
    ("compound", "ratio"): (Decimal("0.95"), Decimal("0.60")),
}


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings that hold. Only the method `schedule` has a choice of rules; the others count as `ratio`."""

    method: Method
    rule: Rule
    on_track: Decimal
    slipping: Decimal


def settings_of(plan: VerdictSettings, own: VerdictSettings | None = None) -> Settings:
    """A target's settings, or the plan's where it has none of its own.

    Each key is the target's, else the plan's, else a default; the plan's bounds only where they are for the method and
    rule that result.
    """
    given = own.model_fields_set if own is not None else set()
    method = own.method if own is not None and "method" in given else plan.method
    wanted = own.rule if own is not None and "rule" in given else plan.rule
    kind = _kind(method, wanted)
    on_track, slipping = DEFAULTS[kind]
    for source in (plan, own) if kind == _kind(plan.method, plan.rule) else (own,):
        if source is not None:
            on_track = on_track if source.on_track is None else source.on_track
            slipping = slipping if source.slipping is None else source.slipping
    return Settings(*kind, on_track, slipping)


def _kind(method: Method, rule: Rule) -> tuple[Method, Rule]:
    return method, rule if method == "schedule" else "ratio"
