"""What is checked in a breakdown (KJ5xx), against the plan it belongs to."""

from collections.abc import Iterator
from decimal import Context as Precision
from decimal import Decimal
from functools import reduce

from kjchuangxin.checks.context import Context
from kjchuangxin.checks.names import having_a_part, name_hint, not_a_unit
from kjchuangxin.checks.types import Findings, PlanRules
from kjchuangxin.diagnostic import Diagnostic, Example, Message, Place, Rule, Severity, msg, quoted
from kjchuangxin.model import Goal, TargetBreakdown
from kjchuangxin.source import Path
from kjchuangxin.suggest import suggest

_HEAD = "format: 1\nplan: kjcx-2022\ntargets:\n"
_QUOTAS = _HEAD + "  T3-1:\n    quotas: {高新区管委会: 40, 各镇街: 60}\n"
_DUE = _HEAD + "  T3-3:\n    due: {认定: 2022-09-30}\n"

# Sums of numbers as long as the format allows (30 digits) are exact with this many.
_EXACT = Precision(prec=80)


def _place(context: Context, *keys: str | int, key: bool = False) -> Place:
    return context.workspace.place(("breakdown", keys), key=key)


def _known(context: Context) -> Iterator[tuple[Goal, TargetBreakdown]]:
    """The targets of the breakdown that the plan has; none where the breakdown belongs to another plan."""
    if context.breakdown is not None and context.breakdown.plan == context.plan.id:
        for name, added in context.breakdown.targets.items():
            if name in context.goals:
                yield context.goals[name], added


ANOTHER_PLAN = Rule(
    "KJ501",
    "another-plan",
    Severity.ERROR,
    msg("A breakdown says by its id to which plan it belongs, so that last year's is not taken for this year's."),
    Example("breakdown", _QUOTAS.replace("kjcx-2022", "kjcx-2021"), _QUOTAS),
)


def another_plan(context: Context) -> Findings:
    if context.breakdown is not None and context.breakdown.plan != context.plan.id:
        message = msg("this breakdown belongs to the plan {name}", name=quoted(context.breakdown.plan))
        hint = msg("the plan here is {name}", name=quoted(context.plan.id))
        related = ((context.plan_document.place(("id",)), msg("the plan's id")),)
        yield Diagnostic(ANOTHER_PLAN, _place(context, "plan"), message, hint, related)


UNKNOWN_TARGET = Rule(
    "KJ502",
    "unknown-target-in-breakdown",
    Severity.ERROR,
    msg("A breakdown adds to targets of the plan, by their ids; it cannot add targets."),
    Example("breakdown", _QUOTAS.replace("T3-1", "T3-9"), _QUOTAS),
)


def unknown_target_in_breakdown(context: Context) -> Findings:
    if context.breakdown is None or context.breakdown.plan != context.plan.id:
        return
    for name in context.breakdown.targets:
        if name not in context.goals:
            message = msg("the plan has no target {id}", id=quoted(name))
            hint = suggest(name, list(context.goals))
            yield Diagnostic(UNKNOWN_TARGET, _place(context, "targets", name, key=True), message, hint)


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
    for goal, added in _known(context):
        measure = goal.target.measure
        unfit = () if goal.numeric else ("quotas", "baseline", "pace", "checkpoints", "collect")
        for key in (*unfit, *(() if measure == "milestone" else ("due",))):
            if key in added.model_fields_set:
                message = msg("{key} means nothing for a target with measure {measure}", key=key, measure=measure)
                place = _place(context, "targets", goal.id, key, key=True)
                yield Diagnostic(KEY_NOT_FOR_MEASURE, place, message, msg("delete it"))
        if goal.numeric and {"pace", "checkpoints"} <= added.model_fields_set:
            message = msg("a pace and checkpoints exclude each other")
            yield Diagnostic(KEY_NOT_FOR_MEASURE, _place(context, "targets", goal.id, "pace"), message)


UNKNOWN_STAGE = Rule(
    "KJ504",
    "unknown-stage-in-due",
    Severity.ERROR,
    msg("Due dates are for stages of the milestone, by the names they have in the plan."),
    Example("breakdown", _DUE.replace("认定", "认证"), _DUE),
)


def unknown_stage_in_due(context: Context) -> Findings:
    for goal, added in _known(context):
        names = [stage.name for stage in goal.target.stages]
        for name in added.due if goal.target.measure == "milestone" else ():
            if name not in names:
                place = _place(context, "targets", goal.id, "due", name, key=True)
                message = msg("{id} has no stage {name}", id=goal.id, name=quoted(name))
                hint = suggest(name, names) or msg("its stages: {names}", names=tuple(names))
                yield Diagnostic(UNKNOWN_STAGE, place, message, hint)


UNKNOWN_UNIT = Rule(
    "KJ505",
    "unknown-unit-in-breakdown",
    Severity.ERROR,
    msg("Reporters are units of the plan, by name or alias; quotas (任务分解数) are for units or groups."),
    Example("breakdown", _QUOTAS.replace("高新区管委会", "高薪区管委会"), _QUOTAS),
)


def unknown_unit_in_breakdown(context: Context) -> Findings:
    plan = context.plan
    for goal, added in _known(context):
        for index, name in enumerate(added.reporters):
            if name not in context.unit_names:
                place = _place(context, "targets", goal.id, "reporters", index)
                yield Diagnostic(UNKNOWN_UNIT, place, *not_a_unit(plan, name))
        for name in added.quotas:
            if name not in context.unit_names and name not in plan.members:
                place = _place(context, "targets", goal.id, "quotas", name, key=True)
                message = msg("{name} is neither a unit nor a group", name=quoted(name))
                yield Diagnostic(UNKNOWN_UNIT, place, message, name_hint(plan, name))


def _holders(context: Context, goal: Goal, added: TargetBreakdown) -> Iterator[tuple[str, str, Path]]:
    """Everybody known who reports or has a quota: under which key, the full name, and the path to it."""
    for index, name in enumerate(added.reporters):
        if name in context.unit_names:
            yield "reporters", context.unit_names[name], ("targets", goal.id, "reporters", index)
    for name in added.quotas:
        if name in context.unit_names or name in context.plan.members:
            yield "quotas", context.unit_names.get(name, name), ("targets", goal.id, "quotas", name)


NO_PART = Rule(
    "KJ506",
    "no-part",
    Severity.ERROR,
    msg(
        "Who has a quota or reports a target has a part in its task: as a lead or supporting unit, or as a member of a "
        "group that is one. Where the plan leaves a group's members open, any unit may have a part."
    ),
    Example("breakdown", _QUOTAS.replace("高新区管委会", "区教委"), _QUOTAS),
)


def no_part(context: Context) -> Findings:
    for goal, added in _known(context):
        part = having_a_part(context.plan, goal.task)
        if part is None:
            continue
        for key, name, path in _holders(context, goal, added):
            units = context.plan.members.get(name)
            if name not in part and not (units and part.issuperset(units)):
                message = msg("{name} has no part in task {number}", name=quoted(name), number=goal.task.number)
                hint = msg("its lead and supporting units: {names}", names=_names(goal))
                yield Diagnostic(NO_PART, _place(context, *path, key=key == "quotas"), message, hint)


def _names(goal: Goal) -> tuple[str, ...]:
    return (*goal.task.lead, *goal.task.support)


QUOTAS_SUM = Rule(
    "KJ507",
    "quotas-sum",
    Severity.WARNING,
    msg(
        "The quotas of a target to be newly added add up to the target. Where they are less, nobody answers for the "
        "rest; where they are more, that may be meant as a reserve."
    ),
    Example("breakdown", _QUOTAS.replace("40", "30"), _QUOTAS),
)


def quotas_sum(context: Context) -> Findings:
    for goal, added in _known(context):
        required = goal.requirement(goal.window[1])
        if not added.quotas or goal.target.measure != "increment" or required is None:
            continue
        if required.comparator not in {"at_least", "about"}:
            continue
        total, bound = reduce(_EXACT.add, added.quotas.values(), Decimal(0)), required.ends[0]
        if total != bound:
            place = _place(context, "targets", goal.id, "quotas", key=True)
            yield Diagnostic(QUOTAS_SUM, place, _difference(total, bound))


def _difference(total: Decimal, bound: Decimal) -> Message:
    values = {"sum": f"{total:f}", "target": f"{bound:f}", "difference": f"{abs(_EXACT.subtract(total, bound)):f}"}
    if total < bound:
        return msg("the quotas add up to {sum}, {difference} less than the target {target}", **values)
    return msg("the quotas add up to {sum}, {difference} more than the target {target}", **values)


TWICE = Rule(
    "KJ508",
    "named-twice",
    Severity.ERROR,
    msg("A unit stands once among the reporters and once among the quotas, be it under its name or an alias."),
    Example(
        "breakdown", _HEAD + "  T3-1: {reporters: [区科技局, 科技局]}\n", _HEAD + "  T3-1: {reporters: [区科技局]}\n"
    ),
)


def named_twice(context: Context) -> Findings:
    for goal, added in _known(context):
        first: dict[tuple[str, str], Path] = {}
        for key, name, path in _holders(context, goal, added):
            other = first.setdefault((key, name), path)
            if other is not path:
                message = msg("{name} stands here a second time", name=quoted(name))
                place, before = (_place(context, *where, key=key == "quotas") for where in (path, other))
                yield Diagnostic(TWICE, place, message, msg("keep one of the two"), ((before, msg("first here")),))


IN_BREAKDOWN: PlanRules = (
    (ANOTHER_PLAN, another_plan),
    (UNKNOWN_TARGET, unknown_target_in_breakdown),
    (KEY_NOT_FOR_MEASURE, breakdown_key_not_for_measure),
    (UNKNOWN_STAGE, unknown_stage_in_due),
    (UNKNOWN_UNIT, unknown_unit_in_breakdown),
    (NO_PART, no_part),
    (QUOTAS_SUM, quotas_sum),
    (TWICE, named_twice),
)
