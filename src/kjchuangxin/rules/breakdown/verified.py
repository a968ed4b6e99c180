"""Who has verified a target, and how often it counts (KJ5xx)."""

from kjchuangxin.diagnostic import Diagnostic, Example, Rule, Severity, msg, quoted
from kjchuangxin.rules.breakdown.units import HEAD, broken_down, in_breakdown
from kjchuangxin.rules.context import Context
from kjchuangxin.rules.names import not_a_unit
from kjchuangxin.rules.types import Findings, PlanRules

_VERIFIED = HEAD + "  T3-1:\n    verified: {on: 2022-09-30, by: 区教委}\n"
_WEIGHT = HEAD + "  T3-1: {weight: 2}\n"

NOT_BY_ANOTHER = Rule(
    "KJ513",
    "not-verified-by-another",
    Severity.ERROR,
    msg(
        "A target that is achieved is taken off the list (销号) when it has been verified by a unit of the plan that "
        "does not lead it itself."
    ),
    Example("breakdown", _VERIFIED.replace("区教委", "区科技局"), _VERIFIED),
)


def not_verified_by_another(context: Context) -> Findings:
    for goal, added in broken_down(context):
        if added.verified is None:
            continue
        name = context.unit_names.get(added.verified.by)
        message, hint = not_a_unit(context.plan, added.verified.by)
        if name is not None:
            if name not in {context.unit_names.get(lead, lead) for lead in goal.task.lead}:
                continue
            message = msg("{name} leads task {number} itself", name=quoted(name), number=goal.task.number)
            hint = msg("another unit has to verify it")
        place = in_breakdown(context, "targets", goal.id, "verified", "by")
        yield Diagnostic(NOT_BY_ANOTHER, place, message, hint)


WEIGHT = Rule(
    "KJ514",
    "weight-not-above-zero",
    Severity.ERROR,
    msg(
        "Where units are ranked, each target counts once, or as often as its weight says. A weight is above 0: what is "
        "not to count stands in no plan."
    ),
    Example("breakdown", _WEIGHT.replace("2}", "0}"), _WEIGHT),
)


def weight_not_above_zero(context: Context) -> Findings:
    for goal, added in broken_down(context):
        if added.weight is not None and added.weight <= 0:
            message = msg("a weight is above 0, not {value}", value=f"{added.weight:f}")
            place = in_breakdown(context, "targets", goal.id, "weight")
            yield Diagnostic(WEIGHT, place, message, msg("delete it, or write how often the target counts"))


IN_VERIFIED: PlanRules = ((NOT_BY_ANOTHER, not_verified_by_another), (WEIGHT, weight_not_above_zero))
