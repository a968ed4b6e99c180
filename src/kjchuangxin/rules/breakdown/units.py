"""Who is named in a breakdown (KJ5xx): those who report, and those with a quota."""

from collections.abc import Iterable, Iterator, Sequence

from kjchuangxin.diagnostic import Severity, msg, quoted
from kjchuangxin.model.breakdown import TargetBreakdown
from kjchuangxin.model.resolved import Origin, ResolvedTarget
from kjchuangxin.rules.names import having_a_part, listed, name_hint, not_a_unit
from kjchuangxin.rules.rule import Finding, Findings, example, rule, why
from kjchuangxin.rules.subjects import BREAKDOWN, LocatedPlan
from kjchuangxin.source import KeyPath

HEAD = "format: 1\nplan: kjcx-2022\ntargets:\n"
QUOTAS = HEAD + "  T3-1:\n    quotas: {高新区管委会: 40, 各镇街: 60}\n"


def broken_down(plan: LocatedPlan) -> Iterator[tuple[ResolvedTarget, TargetBreakdown]]:
    """The targets of the breakdown that the plan has; none where the breakdown belongs to another plan."""
    if plan.breakdown is not None and plan.breakdown.plan == plan.definition.id:
        for name, added in plan.breakdown.targets.items():
            if name in plan.targets:
                yield plan.targets[name], added


@rule("KJ505", "unknown-unit-in-breakdown", Severity.ERROR, on=BREAKDOWN)
@why(msg("Reporters are units of the plan, by name or alias; quotas (任务分解数) are for units or groups."))
@example("breakdown", QUOTAS.replace("高新区管委会", "高薪区管委会"), QUOTAS)
def unknown_unit_in_breakdown(plan: LocatedPlan) -> Findings:
    definition = plan.definition
    for target, added in broken_down(plan):
        for index, name in enumerate(added.reporters):
            if name not in plan.unit_names:
                place = plan.in_breakdown("targets", target.id, "reporters", index)
                yield Finding(place, *not_a_unit(definition, name))
        for name in added.quotas:
            if name not in plan.unit_names and name not in definition.group_members:
                place = plan.in_breakdown("targets", target.id, "quotas", name, key=True)
                message = msg("the plan has no unit or group {name}", name=quoted(name))
                yield Finding(place, message, name_hint(definition, name))


def _holders(plan: LocatedPlan, target: ResolvedTarget, added: TargetBreakdown) -> Iterator[tuple[str, str, KeyPath]]:
    """Everybody known who reports or has a quota: under which key, the full name, and the path to it."""
    for index, name in enumerate(added.reporters):
        if name in plan.unit_names:
            yield "reporters", plan.unit_names[name], ("targets", target.id, "reporters", index)
    for name in added.quotas:
        if name in plan.unit_names or name in plan.definition.group_members:
            yield "quotas", plan.unit_names.get(name, name), ("targets", target.id, "quotas", name)


@rule("KJ506", "no-part", Severity.ERROR, on=BREAKDOWN)
@why(
    msg(
        "A unit that has a quota or reports a target has a part in its task: as a lead or supporting unit, or "
        "as a member of a group that is one. Where the plan leaves a group's members open, any unit may have "
        "a part."
    )
)
@example("breakdown", QUOTAS.replace("高新区管委会", "区教委"), QUOTAS)
def no_part(plan: LocatedPlan) -> Findings:
    definition = plan.definition
    targets: dict[tuple[str, ...], list[tuple[ResolvedTarget, TargetBreakdown]]] = {}
    for target, added in broken_down(plan):
        if added.reporters or added.quotas:
            targets.setdefault((*target.lead, *target.task.support), []).append((target, added))
    units = {unit.name for unit in definition.units}
    for names, concerned in targets.items():
        part = having_a_part(definition, names)
        if part is None or not all(name in units or name in definition.group_members for name in names):
            continue  # of a name that stands for nobody, unknown-unit-in-task tells
        with_units = definition.holding(part) if any(added.quotas for _, added in concerned) else {}
        hint = msg("its lead and supporting units: {names}", names=listed(names))
        for target, added in concerned:
            for key, name, path in _holders(plan, target, added):
                # A group has a part without being named where all its units have one.
                by_its_units = name in with_units and all(unit in part for unit in definition.members_of(name))
                if name not in part and not by_its_units:
                    message = msg("{name} has no part in task {number}", name=quoted(name), number=target.task.number)
                    yield Finding(plan.in_breakdown(*path, key=key == "quotas"), message, hint)


@rule("KJ508", "named-twice", Severity.ERROR, on=BREAKDOWN)
@why(
    msg(
        "A unit is listed once among the reporters, in the plan as in the breakdown, and once among the "
        "quotas, by its name or an alias; and once among those who lead a task, support it, or form a group."
    )
)
@example("breakdown", HEAD + "  T3-1: {reporters: [区科技局, 科技局]}\n", HEAD + "  T3-1: {reporters: [区科技局]}\n")
def named_twice(plan: LocatedPlan) -> Findings:
    definition = plan.definition
    lists: list[tuple[KeyPath, Sequence[str]]] = [(("lead",), definition.lead)]
    for path, _, task in definition.placed_tasks:
        lists += [((*path, "lead"), task.lead), ((*path, "support"), task.support)]
    lists += [(("groups", index, "members"), group.members) for index, group in enumerate(definition.groups)]
    for where, names in lists:
        yield from _twice(plan, ((name, ("plan", (*where, at)), False) for at, name in enumerate(names)))
    for target in plan.targets.values():
        file, path = target.origins["target"]
        named = [(plan.unit_names.get(name, name), index) for index, name in enumerate(target.definition.reporters)]
        yield from _twice(plan, ((name, (file, (*path, "reporters", index)), False) for name, index in named))
    for target, added in broken_down(plan):
        for kind in ("reporters", "quotas"):
            held = (
                (name, ("breakdown", path), key == "quotas")
                for key, name, path in _holders(plan, target, added)
                if key == kind
            )
            yield from _twice(plan, held)


def _twice(plan: LocatedPlan, named: Iterable[tuple[str, Origin, bool]]) -> Findings:
    """Names that stand a second time; each comes with its place, and with whether that is a key."""
    first: dict[str, Origin] = {}
    for name, origin, key in named:
        other = first.setdefault(name, origin)
        if other is not origin:
            message = msg("{name} is listed twice", name=quoted(name))
            place, before = (plan.place(where, key=key) for where in (origin, other))
            yield Finding(place, message, msg("keep one of the two"), ((before, msg("first here")),))
