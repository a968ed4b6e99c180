"""What is checked in a breakdown (KJ5xx), against the plan it belongs to."""

from decimal import Decimal
from functools import reduce

from kjchuangxin.diagnostic import Diagnostic, Example, Message, Rule, Severity, msg, quoted
from kjchuangxin.rules.breakdown.spread import IN_SPREAD
from kjchuangxin.rules.breakdown.units import HEAD, IN_UNITS, QUOTAS, broken_down, in_breakdown
from kjchuangxin.rules.breakdown.verified import IN_VERIFIED
from kjchuangxin.rules.context import Context
from kjchuangxin.rules.ids import target_hint
from kjchuangxin.rules.names import stage_hint
from kjchuangxin.rules.numbers import EXACT
from kjchuangxin.rules.types import Findings, PlanRules

_DUE = HEAD + "  T3-3:\n    due: {认定: 2022-09-30}\n"


ANOTHER_PLAN = Rule(
    "KJ501",
    "another-plan",
    Severity.ERROR,
    msg("A breakdown says by its id to which plan it belongs, so that last year's is not taken for this year's."),
    Example("breakdown", QUOTAS.replace("kjcx-2022", "kjcx-2021"), QUOTAS),
)


def another_plan(context: Context) -> Findings:
    if context.breakdown is not None and context.breakdown.plan != context.plan.id:
        message = msg("this breakdown belongs to the plan {name}", name=quoted(context.breakdown.plan))
        hint = msg("the plan here is {name}", name=quoted(context.plan.id))
        related = ((context.plan_document.place(("id",)), msg("the plan's id")),)
        yield Diagnostic(ANOTHER_PLAN, in_breakdown(context, "plan"), message, hint, related)


UNKNOWN_TARGET = Rule(
    "KJ502",
    "unknown-target-in-breakdown",
    Severity.ERROR,
    msg("A breakdown adds to targets of the plan, by their ids; it cannot add targets."),
    Example("breakdown", QUOTAS.replace("T3-1", "T3-9"), QUOTAS),
)


def unknown_target_in_breakdown(context: Context) -> Findings:
    if context.breakdown is None or context.breakdown.plan != context.plan.id:
        return
    for name in context.breakdown.targets:
        if name not in context.goals and not context.may_be_missing(name):
            message = msg("the plan has no target {id}", id=quoted(name))
            hint = target_hint(context, name)
            yield Diagnostic(UNKNOWN_TARGET, in_breakdown(context, "targets", name, key=True), message, hint)


KEY_NOT_FOR_MEASURE = Rule(
    "KJ503",
    "breakdown-key-not-for-measure",
    Severity.ERROR,
    msg(
        "Due dates belong to milestones; quotas, baseline, pace, checkpoints and collect to targets with a number. "
        "A pace and checkpoints exclude each other."
    ),
    Example("breakdown", _DUE.replace("T3-3", "T3-1"), _DUE),
)


def breakdown_key_not_for_measure(context: Context) -> Findings:
    for goal, added in broken_down(context):
        measure = goal.target.measure
        unfit = () if goal.numeric else ("quotas", "baseline", "pace", "checkpoints", "collect")
        for key in (*unfit, *(() if measure == "milestone" else ("due",))):
            if key in added.model_fields_set:
                message = msg("{key} means nothing for a target with measure {measure}", key=key, measure=measure)
                place = in_breakdown(context, "targets", goal.id, key, key=True)
                yield Diagnostic(KEY_NOT_FOR_MEASURE, place, message, msg("delete it"))
        if goal.numeric and {"pace", "checkpoints"} <= added.model_fields_set:
            message = msg("a pace and checkpoints exclude each other")
            yield Diagnostic(KEY_NOT_FOR_MEASURE, in_breakdown(context, "targets", goal.id, "pace"), message)


UNKNOWN_STAGE = Rule(
    "KJ504",
    "unknown-stage-in-due",
    Severity.ERROR,
    msg("Due dates are for stages of the milestone, by the names they have in the plan."),
    Example("breakdown", _DUE.replace("认定", "认证"), _DUE),
)


def unknown_stage_in_due(context: Context) -> Findings:
    for goal, added in broken_down(context):
        for name in added.due if goal.target.measure == "milestone" else ():
            if goal.target.stages and name not in goal.stage_order:
                place = in_breakdown(context, "targets", goal.id, "due", name, key=True)
                message = msg("{id} has no stage {name}", id=goal.id, name=quoted(name))
                hint = stage_hint(goal, name)
                yield Diagnostic(UNKNOWN_STAGE, place, message, hint)


QUOTAS_SUM = Rule(
    "KJ507",
    "quotas-sum",
    Severity.WARNING,
    msg(
        "The quotas of a target to be newly added add up to the target. Where they are less, nobody answers for the "
        "rest; where they are more, that may be meant as a reserve."
    ),
    Example("breakdown", QUOTAS.replace("40", "30"), QUOTAS),
)


def quotas_sum(context: Context) -> Findings:
    for goal, added in broken_down(context):
        required = goal.requirement(goal.window[1])
        if not added.quotas or goal.target.measure != "increment" or required is None:
            continue
        if required.comparator not in {"at_least", "about"}:
            continue
        total, bound = reduce(EXACT.add, added.quotas.values(), Decimal(0)), required.ends[0]
        if total != bound:
            place = in_breakdown(context, "targets", goal.id, "quotas", key=True)
            hint = msg("give the rest to somebody, or correct a quota")
            if total > bound:
                hint = msg("correct a quota; where a reserve is meant, add allow: [KJ507: why]")
            yield Diagnostic(QUOTAS_SUM, place, _difference(total, bound), hint)


def _difference(total: Decimal, bound: Decimal) -> Message:
    values = {"sum": f"{total:f}", "target": f"{bound:f}", "difference": f"{abs(EXACT.subtract(total, bound)):f}"}
    if total < bound:
        return msg("the quotas add up to {sum}, {difference} less than the target {target}", **values)
    return msg("the quotas add up to {sum}, {difference} more than the target {target}", **values)


IN_BREAKDOWN: PlanRules = (
    (ANOTHER_PLAN, another_plan),
    (UNKNOWN_TARGET, unknown_target_in_breakdown),
    (KEY_NOT_FOR_MEASURE, breakdown_key_not_for_measure),
    (UNKNOWN_STAGE, unknown_stage_in_due),
    (QUOTAS_SUM, quotas_sum),
    *IN_UNITS,
    *IN_SPREAD,
    *IN_VERIFIED,
)
