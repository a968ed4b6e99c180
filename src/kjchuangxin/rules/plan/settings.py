"""How a target is to be judged, and how the figures of several units that report it make one."""

from collections.abc import Iterator

from kjchuangxin.diagnostic import Severity, msg
from kjchuangxin.model.plan import VerdictSettings
from kjchuangxin.model.resolved import Origin, ResolvedTarget
from kjchuangxin.model.settings import AHEAD_RATIO, Settings, settings_of
from kjchuangxin.rules.rule import Finding, Findings, example, rule, why
from kjchuangxin.rules.subjects import PLAN, LocatedPlan

_WITH_BOUNDS = """\
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
@example("targets", _WITH_BOUNDS.replace("slipping: 0.8", "slipping: 1.2"), _WITH_BOUNDS)
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


_ONE = "- {id: T3-1, name: 科技型企业新增, measure: increment, at_least: 100, unit: 家}\n"
_SEVERAL = _ONE.replace("}", ", reporters: [区科技局, 合阳城街道]}")


@rule("KJ422", "single-with-several", Severity.WARNING, on=PLAN)
@why(
    msg(
        "Where several units report a target, collect says how their figures make one: sum, max, or single, "
        "which takes the newest figure and leaves out the others. The default is single; as that is seldom "
        "intended, write it out where it is."
    )
)
@example("targets", _SEVERAL, _SEVERAL.replace("}", ", collect: sum}"))
def single_with_several(plan: LocatedPlan) -> Findings:
    for target in plan.targets.values():
        if not target.numeric or len(target.reporters) <= 1 or "collect" in target.origins:
            continue
        message = msg(
            "{id} has {count} reporters, but one figure counts: the newest, on a tie that of the first named",
            id=target.id,
            count=len(target.reporters),
        )
        place = plan.place(target.origins["reporters"], key=True)
        hint = msg("add collect: sum or max; or single, if that is intended")
        if not target.adds_up:
            hint = msg("add collect: single, if that is intended, or max; rates and ranks cannot be added up")
        yield Finding(place, message, hint)


_RATE = "- {id: T3-1, name: 抽检合格率, measure: rate, at_least: 95, unit: '%', reporters: [区科技局, 合阳城街道]}\n"


@rule("KJ424", "sum-of-rates", Severity.ERROR, on=PLAN)
@why(
    msg(
        "Rates, shares and ranks of several units cannot be added up: two units that each pass half of their "
        "samples do not pass all. The overall figure is reported by one unit that knows it, or the largest "
        "counts (max)."
    )
)
@example("targets", _RATE.replace("}", ", collect: sum}"), _RATE.replace("}", ", collect: max}"))
def sum_of_rates(plan: LocatedPlan) -> Findings:
    for target in plan.targets.values():
        if _sums_rates(target):
            message = msg("{id} is a rate, and rates cannot be added up", id=target.id)
            if target.measure == "rank":
                message = msg("{id} is a rank, and ranks cannot be added up", id=target.id)
            hint = msg("let one unit report the figure of the whole, with collect: single")
            yield Finding(plan.place(target.origins["collect"], key=True), message, hint)


def _sums_rates(target: ResolvedTarget) -> bool:
    return not target.adds_up and target.numeric and target.collect == "sum"


@rule("KJ426", "collect-of-one", Severity.WARNING, on=PLAN)
@why(
    msg(
        "collect says how the figures of several units make one, but only one unit reports: the others may "
        "have been forgotten under reporters."
    )
)
@example("targets", _ONE.replace("}", ", collect: sum}"), _SEVERAL.replace("}", ", collect: sum}"))
def collect_of_one(plan: LocatedPlan) -> Findings:
    for target in plan.targets.values():
        if target.collect != "single" and len(target.reporters) == 1 and target.numeric and not _sums_rates(target):
            message = msg("{id} has one reporter only, {unit}", id=target.id, unit=target.reporters[0])
            hint = msg("name the others under reporters, or delete collect")
            yield Finding(plan.place(target.origins["collect"], key=True), message, hint)
