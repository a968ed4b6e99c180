"""How a plan or one of its targets is to be judged."""

from collections.abc import Iterator

from kjchuangxin.diagnostic import Severity, msg
from kjchuangxin.model.plan import VerdictSettings
from kjchuangxin.model.resolved import Origin
from kjchuangxin.model.settings import AHEAD_RATIO, Settings, settings_of
from kjchuangxin.rules.rule import Finding, Findings, example, rule, why
from kjchuangxin.rules.subjects import PLAN, LocatedPlan

_RIGHT = """\
- id: T3-1
  name: 科技型企业新增
  measure: increment
  at_least: 100
  unit: 家
  verdict: {rule: ratio, on_track: 0.95, slipping: 0.8}
"""

# For these, more is better: slipping is the lower bound. For the others it is the upper one.
_SHARE_REACHED = frozenset({"ratio", "compound"})


@rule("KJ420", "verdict-settings", Severity.ERROR, on=PLAN)
@why(
    msg(
        "The bounds of on_track and slipping leave no room for slipping in the wrong order, and make no sense "
        "below zero, nor on_track above 1.2 for ratio and compound: from there on, a target is ahead. For "
        "ratio and compound, which measure what is reached, slipping is the lower one; for gap and trend, "
        "which measure what is lacking, it is the higher one. A preset, the practice of a city, decides "
        "method and rule itself; a bound may be written beside it."
    )
)
@example("targets", _RIGHT.replace("slipping: 0.8", "slipping: 1.2"), _RIGHT)
def verdict_settings(plan: LocatedPlan) -> Findings:
    for origin, given, settings in _settings(plan):
        beside = [key for key in ("method", "rule") if given.preset is not None and key in given.model_fields_set]
        if beside:
            message = msg("the preset {preset} decides the {key} itself", preset=str(given.preset), key=beside[0])
            yield Finding(plan.place(origin, beside[0]), message, msg("keep one of the two"))
            continue
        keys = [key for key in ("slipping", "on_track") if key in given.model_fields_set]
        below = [key for key in keys if getattr(settings, key) < 0]
        kind = settings.rule if settings.method == "schedule" else settings.method
        low, high = settings.slipping, settings.on_track
        if kind not in _SHARE_REACHED:
            low, high = high, low
        if below:
            place = plan.place(origin, below[0])
            yield Finding(place, msg("a bound is below zero"))
        elif "on_track" in keys and kind in _SHARE_REACHED and settings.on_track > AHEAD_RATIO:
            message = msg("from {ahead} on, a target is ahead: on_track cannot be above it", ahead=f"{AHEAD_RATIO:f}")
            hint = msg("write a bound up to {ahead}, such as 1", ahead=f"{AHEAD_RATIO:f}")
            yield Finding(plan.place(origin, "on_track"), message, hint)
        elif keys and low > high:
            message = msg(
                "with {kind}, slipping ({slipping}) cannot be beyond on_track ({on_track})",
                kind=kind,
                slipping=f"{settings.slipping:f}",
                on_track=f"{settings.on_track:f}",
            )
            place = plan.place(origin, keys[0])
            yield Finding(place, message, msg("exchange them, or give both"))


def _settings(plan: LocatedPlan) -> Iterator[tuple[Origin, VerdictSettings, Settings]]:
    """The plan's and each target's: where they stand, what is given there, and what holds."""
    given = plan.definition.verdict
    yield ("plan", ("verdict",)), given, settings_of(given)
    for target in plan.targets.values():
        if target.definition.verdict is not None:
            name, path = target.origins["target"]
            yield (name, (*path, "verdict")), target.definition.verdict, target.settings
