"""What a breakdown adds to each target of the plan it belongs to (KJ5xx)."""

from decimal import Decimal
from functools import reduce

from kjchuangxin.diagnostic import Message, Severity, msg, quoted
from kjchuangxin.model.comparison import MORE
from kjchuangxin.model.fields import EXACT
from kjchuangxin.report.definition import MEASURES
from kjchuangxin.rules.breakdown.units import HEAD, QUOTAS, broken_down
from kjchuangxin.rules.ids import fix_of_key, meant_by
from kjchuangxin.rules.names import not_a_unit, stage_hint, target_hint
from kjchuangxin.rules.rule import Finding, Findings, example, rule, why
from kjchuangxin.rules.subjects import BREAKDOWN, LocatedPlan

_VERIFIED = HEAD + "  T3-1:\n    verified: {date: 2022-09-30, by: 区教委}\n"
_WEIGHT = HEAD + "  T3-1: {weight: 2}\n"
_DUE = HEAD + "  T3-3:\n    due: {认定: 2022-09-30}\n"


@rule("KJ501", "another-plan", Severity.ERROR, on=BREAKDOWN)
@why(msg("A breakdown gives the id of the plan it belongs to, so that last year's is not taken for this year's."))
@example("breakdown", QUOTAS.replace("kjcx-2022", "kjcx-2021"), QUOTAS)
def another_plan(plan: LocatedPlan) -> Findings:
    if plan.breakdown is not None and plan.breakdown.plan != plan.definition.id:
        message = msg("this breakdown is for another plan, {name}", name=quoted(plan.breakdown.plan))
        hint = msg("the plan here is {name}", name=quoted(plan.definition.id))
        related = ((plan.at(("id",)), msg("the plan's id")),)
        yield Finding(plan.in_breakdown("plan"), message, hint, related)


@rule("KJ502", "unknown-target-in-breakdown", Severity.ERROR, on=BREAKDOWN)
@why(msg("A breakdown adds to targets of the plan, by their ids; it cannot add targets."))
@example("breakdown", QUOTAS.replace("T3-1", "T3-9"), QUOTAS)
def unknown_target_in_breakdown(plan: LocatedPlan) -> Findings:
    if plan.breakdown is None or plan.breakdown.plan != plan.definition.id:
        return
    unknown = [name for name in plan.breakdown.targets if name not in plan.targets]
    meant = meant_by(plan, plan.breakdown.targets) if unknown else {}
    for name in unknown:
        if not plan.may_be_missing(name):
            message = msg("the plan has no target {id}", id=quoted(name))
            hint = target_hint(plan, name)
            fix = fix_of_key(plan, plan.workspace.documents[1], ("targets", name), meant)
            yield Finding(plan.in_breakdown("targets", name, key=True), message, hint, fix=fix)


@rule("KJ503", "breakdown-key-not-for-measure", Severity.ERROR, on=BREAKDOWN)
@why(
    msg(
        "Due dates belong to milestones; quotas, baseline, pace, checkpoints and collect to targets with a number. "
        "A pace and checkpoints exclude each other."
    )
)
@example("breakdown", _DUE.replace("T3-3", "T3-1"), _DUE)
def breakdown_key_not_for_measure(plan: LocatedPlan) -> Findings:
    for target, added in broken_down(plan):
        measure = target.measure
        unfit = () if target.numeric else ("quotas", "baseline", "pace", "checkpoints", "collect")
        for key in (*unfit, *(() if measure == "milestone" else ("due",))):
            if key in added.model_fields_set:
                message = msg(
                    "{key} does not apply to a target with measure {measure}", key=key, measure=MEASURES[measure]
                )
                place = plan.in_breakdown("targets", target.id, key, key=True)
                yield Finding(place, message, msg("delete it"))
        if target.numeric and {"pace", "checkpoints"} <= added.model_fields_set:
            message = msg("a pace and checkpoints exclude each other")
            yield Finding(plan.in_breakdown("targets", target.id, "pace"), message)


@rule("KJ504", "unknown-stage-in-due", Severity.ERROR, on=BREAKDOWN)
@why(msg("Due dates are for stages of the milestone, by the names they have in the plan."))
@example("breakdown", _DUE.replace("认定", "认证"), _DUE)
def unknown_stage_in_due(plan: LocatedPlan) -> Findings:
    for target, added in broken_down(plan):
        for name in added.due if target.measure == "milestone" else ():
            if target.definition.stages and name not in target.stage_order:
                place = plan.in_breakdown("targets", target.id, "due", name, key=True)
                message = msg("{id} has no stage {name}", id=target.id, name=quoted(name))
                hint = stage_hint(target, name)
                yield Finding(place, message, hint)


@rule("KJ507", "quotas-sum", Severity.WARNING, on=BREAKDOWN)
@why(
    msg(
        "The quotas of an increment add up to the target. If they are less, nobody answers for the rest; if "
        "they are more, that may be intended as a reserve."
    )
)
@example("breakdown", QUOTAS.replace("40", "30"), QUOTAS)
def quotas_sum(plan: LocatedPlan) -> Findings:
    for target, added in broken_down(plan):
        required = target.requirement(target.window[1])
        if not added.quotas or target.measure != "increment" or required is None:
            continue
        if required.comparator not in {*MORE, "about"} or not required.ends:
            continue
        total, bound = reduce(EXACT.add, added.quotas.values(), Decimal(0)), required.ends[0]
        if total != bound:
            place = plan.in_breakdown("targets", target.id, "quotas", key=True)
            hint = msg("give the rest to somebody, or correct a quota")
            if total > bound:
                hint = msg("correct a quota; if a reserve is intended, add allow: [KJ507: why]")
            yield Finding(place, _difference(total, bound), hint)


def _difference(total: Decimal, bound: Decimal) -> Message:
    values = {"sum": f"{total:f}", "target": f"{bound:f}", "difference": f"{abs(EXACT.subtract(total, bound)):f}"}
    if total < bound:
        return msg("the quotas add up to {sum}, {difference} less than the target {target}", **values)
    return msg("the quotas add up to {sum}, {difference} more than the target {target}", **values)


@rule("KJ513", "not-verified-by-another", Severity.ERROR, on=BREAKDOWN)
@why(msg("An achieved target is closed (销号) once it has been verified by a unit of the plan that does not lead it."))
@example("breakdown", _VERIFIED.replace("区教委", "区科技局"), _VERIFIED)
def not_verified_by_another(plan: LocatedPlan) -> Findings:
    for target, added in broken_down(plan):
        if added.verified is None:
            continue
        name = plan.unit_names.get(added.verified.by)
        message, hint = not_a_unit(plan.definition, added.verified.by)
        if name is not None:
            if name not in {plan.unit_names.get(lead, lead) for lead in target.lead}:
                continue
            message = msg("{name} leads task {number} itself", name=quoted(name), number=target.task.number)
            hint = msg("another unit has to verify it")
        place = plan.in_breakdown("targets", target.id, "verified", "by")
        yield Finding(place, message, hint)


@rule("KJ514", "weight-not-above-zero", Severity.ERROR, on=BREAKDOWN)
@why(
    msg(
        "Where units are ranked, each target counts once, or as often as its weight says. A weight is above "
        "0: what should not count is not in the plan."
    )
)
@example("breakdown", _WEIGHT.replace("2}", "0}"), _WEIGHT)
def weight_not_above_zero(plan: LocatedPlan) -> Findings:
    for target, added in broken_down(plan):
        if added.weight is not None and added.weight <= 0:
            message = msg("a weight is above 0, not {value}", value=f"{added.weight:f}")
            place = plan.in_breakdown("targets", target.id, "weight")
            yield Finding(place, message, msg("delete it, or write how often the target counts"))
