"""The names of units and groups in a plan, and where they are used."""

import re
from collections.abc import Iterator, Mapping, Sequence

from kjchuangxin.diagnostic import Message, Severity, msg, quoted
from kjchuangxin.model.plan import Plan
from kjchuangxin.rules.names import listed_name_hint, names_of_units, not_a_unit
from kjchuangxin.rules.plan.texts import comparable, invisible_character
from kjchuangxin.rules.rule import Finding, Findings, example, rule, why
from kjchuangxin.rules.subjects import PLAN, LocatedPlan
from kjchuangxin.source import KeyPath

_PLAN = """\
format: 1
id: kjcx-2022
title: 2022年科技创新工作要点
period: {start: 2022-01-01, end: 2022-12-31}
units:
  - {name: 区科技局, aliases: [科技局, kjj]}
  - {name: 合阳城街道, aliases: [合阳城]}
groups:
  - {name: 各镇街, members: [合阳城街道]}
  - {name: 有关单位, members: [各镇街]}
sections:
  - title: 打造科技创新高地
    tasks:
      - number: 3
        title: 大力培育创新主体
        lead: [区科技局]
        support: [各镇街]
        targets:
          - {id: T3-1, name: 科技型企业新增, measure: increment, at_least: 100, unit: 家}
"""


@rule("KJ401", "duplicate-name", Severity.ERROR, on=PLAN)
@why(
    msg(
        "Every name and alias means one unit or group. If one is used twice, nobody can tell whose figures "
        "are meant. Upper and lower case count as the same; so do full and half width where only they would "
        "tell two units apart."
    )
)
@example("plan", _PLAN.replace("[合阳城]", "[合阳城, KJJ]"), _PLAN)
def duplicate_name(plan: LocatedPlan) -> Findings:
    first: dict[str, KeyPath] = {}
    looking: dict[str, KeyPath] = {}
    for path, name in names_of_units(plan.definition):
        other = first.setdefault(name.casefold(), path)
        like = looking.setdefault(comparable(name), path) if invisible_character(name) is None else path
        if other is path and like[:2] != path[:2]:  # one unit may be called 甲（乙） and 甲(乙)
            message = msg("the name {name} looks like another and is not the same", name=quoted(name))
            related = ((plan.at(like), msg("the other one is here")),)
            yield Finding(plan.at(path), message, msg("change or delete one"), related)
        if other is not path:
            message = msg("the name {name} is used twice", name=quoted(name))
            related = ((plan.at(other), msg("first used here")),)
            yield Finding(plan.at(path), message, msg("change or delete one"), related)


@rule("KJ402", "unknown-member", Severity.ERROR, on=PLAN)
@why(
    msg(
        "A group's members are units or groups of the plan, by name, not by alias. A unit that the document "
        "does not mention elsewhere is listed under units, too."
    )
)
@example("plan", _PLAN.replace("members: [合阳城街道]", "members: [合阳街道]"), _PLAN)
def unknown_member(plan: LocatedPlan) -> Findings:
    known = {unit.name for unit in plan.definition.units} | plan.definition.group_members.keys()
    for index, group in enumerate(plan.definition.groups):
        for position, member in enumerate(group.members):
            if member not in known:
                place = plan.at(("groups", index, "members", position))
                message = msg("the plan has no unit or group {name}", name=quoted(member))
                yield Finding(place, message, listed_name_hint(plan.definition, member))


@rule("KJ403", "group-cycle", Severity.ERROR, on=PLAN)
@why(msg("A group cannot be a member of itself, neither directly nor through other groups."))
@example("plan", _PLAN.replace("members: [合阳城街道]", "members: [合阳城街道, 有关单位]"), _PLAN)
def group_cycle(plan: LocatedPlan) -> Findings:
    index_of = {group.name: index for index, group in enumerate(plan.definition.groups)}
    for name, position in _closing(plan.definition.group_members):
        member = plan.definition.group_members[name][position]
        place = plan.at(("groups", index_of[name], "members", position))
        message = msg("through {member}, the group {name} is a member of itself", member=member, name=name)
        hint = msg("take one of the groups out of the other")
        if member == name:
            message, hint = msg("the group {name} is a member of itself", name=name), msg("take it out of its members")
        yield Finding(place, message, hint)


def _closing(groups: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, int]]:
    """The members, by their group and position, that lead back to a group on the way to them: each closes a cycle."""
    done: set[str] = set()
    for first in groups:
        if first in done:
            continue
        way = {first: enumerate(groups[first])}
        while way:
            name = next(reversed(way))
            for position, member in way[name]:
                if member in way:
                    yield name, position
                elif member in groups and member not in done:
                    way[member] = enumerate(groups[member])
                    break
            else:
                done.add(name)
                way.popitem()


@rule("KJ404", "unknown-unit-in-task", Severity.ERROR, on=PLAN)
@why(
    msg(
        "Lead units (牵头单位) are units, since somebody has to answer for a task; supporting ones (责任单位) are "
        "units or groups. Both are given by name, as the document writes them."
    )
)
@example("plan", _PLAN.replace("lead: [区科技局]", "lead: [区科委]"), _PLAN)
def unknown_unit_in_task(plan: LocatedPlan) -> Findings:
    definition = plan.definition
    units = {unit.name for unit in definition.units}
    leads: list[tuple[KeyPath, Sequence[str]]] = [((), definition.lead)]
    leads += [(placed.path, placed.task.lead) for placed in definition.placed_tasks]
    for path, names in leads:
        for index, name in enumerate(names):
            if name not in units:
                place = plan.at((*path, "lead", index))
                yield Finding(place, *_cannot_lead(definition, name))
    for path, _, task in definition.placed_tasks:
        for index, name in enumerate(task.support):
            if name not in units and name not in definition.group_members:
                place = plan.at((*path, "support", index))
                message = msg("the plan has no unit or group {name}", name=quoted(name))
                yield Finding(place, message, _left_open(name) or listed_name_hint(definition, name) or _all_of(name))


def _left_open(name: str) -> Message | None:
    """How to write those whom the document does not enumerate: 等有关部门."""
    found = re.fullmatch(r"(.*?)(?:(?:(?<=.)等|^等?)((?:各|其他)?(?:有关|相关|其他).+)|(?<=.)(等(?:部门|单位)))", name)
    if found is None:
        return None
    group = _without_members(found[2] or found[3])
    if not found[1]:
        return _all_of(found[2])
    return msg("write {unit}, and for the others a group without members: {group}", unit=found[1], group=group)


def _all_of(name: str) -> Message | None:
    """The same of 各镇街, where no group is like it."""
    if not re.match("各|其他|有关|相关", name):
        return None
    group = _without_members(name)
    return msg("where the document does not say who that is, write a group without members: {group}", group=group)


def _without_members(name: str) -> str:
    return f"{{name: {name}, members: []}}"


def _cannot_lead(plan: Plan, name: str) -> tuple[Message, Message | None]:
    if name in plan.group_members:
        message = msg("{name} is a group, and a group cannot lead a task", name=quoted(name))
        return message, msg("name the unit that answers for the task; the group can support it")
    if name in plan.unit_names:
        return msg("{name} is an alias", name=quoted(name)), msg("write {name}", name=plan.unit_names[name])
    return not_a_unit(plan, name)


@rule("KJ419", "unknown-reporter", Severity.ERROR, on=PLAN)
@why(msg("Those who report a target are units of the plan, by name or alias; a group cannot report."))
@example(
    "targets",
    "- {id: T3-1, name: 科技型企业新增, measure: increment, at_least: 100, unit: 家, reporters: [各镇街]}\n",
    "- {id: T3-1, name: 科技型企业新增, measure: increment, at_least: 100, unit: 家, reporters: [合阳城街道]}\n",
)
def unknown_reporter(plan: LocatedPlan) -> Findings:
    for target in plan.targets.values():
        for index, name in enumerate(target.definition.reporters):
            if name not in plan.unit_names:
                place = plan.in_target(target, "reporters", index)
                yield Finding(place, *not_a_unit(plan.definition, name))
