"""How the figures of several units that report one target make one."""

from kjchuangxin.diagnostic import Severity, msg
from kjchuangxin.model.resolved import ResolvedTarget
from kjchuangxin.rules.rule import Finding, Findings, example, rule, why
from kjchuangxin.rules.subjects import PLAN, LocatedPlan

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
