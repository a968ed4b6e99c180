"""Who is named in a breakdown (KJ5xx): those who report, and those with a quota."""

from collections.abc import Iterable, Iterator

from kjchuangxin.diagnostic import Diagnostic, Example, Place, Rule, Severity, msg, quoted
from kjchuangxin.model import Origin, ResolvedTarget, TargetBreakdown
from kjchuangxin.rules.context import Context
from kjchuangxin.rules.names import having_a_part, listed, name_hint, not_a_unit
from kjchuangxin.rules.plan.tasks import tasks
from kjchuangxin.rules.types import Findings, PlanRules
from kjchuangxin.source import KeyPath

HEAD = "format: 1\nplan: kjcx-2022\ntargets:\n"
QUOTAS = HEAD + "  T3-1:\n    quotas: {高新区管委会: 40, 各镇街: 60}\n"


def in_breakdown(context: Context, *keys: str | int, key: bool = False) -> Place:
    return context.workspace.place(("breakdown", keys), key=key)


def broken_down(context: Context) -> Iterator[tuple[ResolvedTarget, TargetBreakdown]]:
    """The targets of the breakdown that the plan has; none where the breakdown belongs to another plan."""
    if context.breakdown is not None and context.breakdown.plan == context.plan.id:
        for name, added in context.breakdown.targets.items():
            if name in context.goals:
                yield context.goals[name], added


UNKNOWN_UNIT = Rule(
    "KJ505",
    "unknown-unit-in-breakdown",
    Severity.ERROR,
    msg("Reporters are units of the plan, by name or alias; quotas (任务分解数) are for units or groups."),
    Example("breakdown", QUOTAS.replace("高新区管委会", "高薪区管委会"), QUOTAS),
)


def unknown_unit_in_breakdown(context: Context) -> Findings:
    plan = context.plan
    for goal, added in broken_down(context):
        for index, name in enumerate(added.reporters):
            if name not in context.unit_names:
                place = in_breakdown(context, "targets", goal.id, "reporters", index)
                yield Diagnostic(UNKNOWN_UNIT, place, *not_a_unit(plan, name))
        for name in added.quotas:
            if name not in context.unit_names and name not in plan.group_members:
                place = in_breakdown(context, "targets", goal.id, "quotas", name, key=True)
                message = msg("{name} is neither a unit nor a group", name=quoted(name))
                yield Diagnostic(UNKNOWN_UNIT, place, message, name_hint(plan, name))


def _holders(context: Context, goal: ResolvedTarget, added: TargetBreakdown) -> Iterator[tuple[str, str, KeyPath]]:
    """Everybody known who reports or has a quota: under which key, the full name, and the path to it."""
    for index, name in enumerate(added.reporters):
        if name in context.unit_names:
            yield "reporters", context.unit_names[name], ("targets", goal.id, "reporters", index)
    for name in added.quotas:
        if name in context.unit_names or name in context.plan.group_members:
            yield "quotas", context.unit_names.get(name, name), ("targets", goal.id, "quotas", name)


NO_PART = Rule(
    "KJ506",
    "no-part",
    Severity.ERROR,
    msg(
        "Who has a quota or reports a target has a part in its task: as a lead or supporting unit, or as a member of a "
        "group that is one. Where the plan leaves a group's members open, any unit may have a part."
    ),
    Example("breakdown", QUOTAS.replace("高新区管委会", "区教委"), QUOTAS),
)


def no_part(context: Context) -> Findings:
    plan = context.plan
    goals: dict[tuple[str, ...], list[tuple[ResolvedTarget, TargetBreakdown]]] = {}
    for goal, added in broken_down(context):
        if added.reporters or added.quotas:
            goals.setdefault((*goal.task.lead, *goal.task.support), []).append((goal, added))
    units = {unit.name for unit in plan.units}
    for names, concerned in goals.items():
        part = having_a_part(plan, names)
        if part is None or not all(name in units or name in plan.group_members for name in names):
            continue  # of a name that stands for nobody, unknown-unit-in-task tells
        # A group has a part without being named where all its units have one.
        without = plan.holding(unit.name for unit in plan.units if unit.name not in part)
        with_units = plan.holding(part) if any(added.quotas for _, added in concerned) else {}
        hint = msg("its lead and supporting units: {names}", names=listed(names))
        for goal, added in concerned:
            for key, name, path in _holders(context, goal, added):
                if name not in part and (name not in with_units or name in without):
                    message = msg("{name} has no part in task {number}", name=quoted(name), number=goal.task.number)
                    yield Diagnostic(NO_PART, in_breakdown(context, *path, key=key == "quotas"), message, hint)


TWICE = Rule(
    "KJ508",
    "named-twice",
    Severity.ERROR,
    msg(
        "A unit stands once among the reporters, in the plan as in the breakdown, and once among the quotas, be it "
        "under its name or an alias; and once among those who lead a task, who support it, or who make a group."
    ),
    Example(
        "breakdown", HEAD + "  T3-1: {reporters: [区科技局, 科技局]}\n", HEAD + "  T3-1: {reporters: [区科技局]}\n"
    ),
)


def named_twice(context: Context) -> Findings:
    plan = context.plan
    lists = [((*path, key), getattr(task, key)) for path, task in tasks(plan) for key in ("lead", "support")]
    lists += [(("groups", index, "members"), group.members) for index, group in enumerate(plan.groups)]
    for where, names in lists:
        yield from _twice(context, ((name, ("plan", (*where, at)), False) for at, name in enumerate(names)))
    for goal in context.goals.values():
        file, path = goal.origins["target"]
        named = [(context.unit_names.get(name, name), index) for index, name in enumerate(goal.target.reporters)]
        yield from _twice(context, ((name, (file, (*path, "reporters", index)), False) for name, index in named))
    for goal, added in broken_down(context):
        for kind in ("reporters", "quotas"):
            held = (
                (name, ("breakdown", path), key == "quotas")
                for key, name, path in _holders(context, goal, added)
                if key == kind
            )
            yield from _twice(context, held)


def _twice(context: Context, named: Iterable[tuple[str, Origin, bool]]) -> Findings:
    """Names that stand a second time; each comes with its place, and with whether that is a key."""
    first: dict[str, Origin] = {}
    for name, origin, key in named:
        other = first.setdefault(name, origin)
        if other is not origin:
            message = msg("{name} stands here a second time", name=quoted(name))
            place, before = (context.workspace.place(where, key=key) for where in (origin, other))
            yield Diagnostic(TWICE, place, message, msg("keep one of the two"), ((before, msg("first here")),))


IN_UNITS: PlanRules = (
    (UNKNOWN_UNIT, unknown_unit_in_breakdown),
    (NO_PART, no_part),
    (TWICE, named_twice),
)
