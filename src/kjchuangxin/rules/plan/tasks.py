"""The numbers of a plan's tasks and the ids of its targets."""

from collections import Counter
from collections.abc import Iterator

from kjchuangxin.diagnostic import Severity, msg, quoted
from kjchuangxin.model.plan import Plan, Task
from kjchuangxin.rules.names import parted, target_hint
from kjchuangxin.rules.rule import Finding, Findings, example, rule, why
from kjchuangxin.rules.subjects import PLAN, LocatedPlan
from kjchuangxin.source import KeyPath

_PLAN = """\
format: 1
id: kjcx-2022
title: 2022年科技创新工作要点
period: {start: 2022-01-01, end: 2022-12-31}
units:
  - {name: 区科技局}
objectives: [T3-1]
sections:
  - title: 培育壮大创新主体
    tasks:
      - number: 3
        title: 大力培育创新主体
        lead: [区科技局]
        targets:
          - {id: T3-1, name: 科技型企业新增, measure: increment, at_least: 100, unit: 家}
      - number: 15
        title: 做好民生科技工作
        lead: [区科技局]
        targets:
          - {id: T15-1, name: 民生科技, measure: qualitative}
"""


def tasks(plan: Plan) -> Iterator[tuple[KeyPath, Task]]:
    """Every task with the path of keys to it, in the document's order."""
    for number, section in enumerate(plan.sections):
        for position, task in enumerate(section.tasks):
            yield ("sections", number, "tasks", position), task


@rule("KJ405", "duplicate-task-number", Severity.ERROR, on=PLAN)
@why(msg("A task's number is how the document and everybody else refers to it, so it stands once in a plan."))
@example("plan", _PLAN.replace("number: 15", "number: 3").replace("T15-1", "T3-2"), _PLAN)
def duplicate_task_number(plan: LocatedPlan) -> Findings:
    first: dict[int, KeyPath] = {}
    for path, task in tasks(plan.definition):
        other = first.setdefault(task.number, path)
        if other is not path:
            message = msg("there is a second task {number}", number=task.number)
            related = ((plan.at((*other, "number")), msg("the first one is here")),)
            place = plan.at((*path, "number"))
            hint = msg("give it the number that it has in the document")
            yield Finding(place, message, hint, related)


@rule("KJ406", "duplicate-target-id", Severity.ERROR, on=PLAN)
@why(msg("A target's id is what reports refer to, so it stands once in a plan."))
@example(
    "targets",
    "- {id: T3-1, name: 科技型企业新增, measure: increment, at_least: 100, unit: 家}\n"
    "- {id: T3-1, name: 高新技术企业新增, measure: increment, at_least: 20, unit: 家}\n",
    "- {id: T3-1, name: 科技型企业新增, measure: increment, at_least: 100, unit: 家}\n"
    "- {id: T3-2, name: 高新技术企业新增, measure: increment, at_least: 20, unit: 家}\n",
)
def duplicate_target_id(plan: LocatedPlan) -> Findings:
    first: dict[str, KeyPath] = {}
    for path, task in tasks(plan.definition):
        for index, target in enumerate(task.targets):
            if not target.id.startswith(f"T{task.number}-"):
                continue  # found by id-not-of-task, and corrected there
            place = (*path, "targets", index, "id")
            other = first.setdefault(target.id, place)
            if other is not place:
                message = msg("there is a second target {id}", id=target.id)
                related = ((plan.at(other), msg("the first one is here")),)
                yield Finding(plan.at(place), message, msg("give it its own number"), related)


@rule("KJ407", "id-not-of-task", Severity.ERROR, on=PLAN)
@why(msg("A target's id begins with the number of the task it stands in: T3-1 is the first target of task 3."))
@example(
    "targets",
    "- {id: T4-1, name: 民生科技, measure: qualitative}\n",
    "- {id: T3-1, name: 民生科技, measure: qualitative}\n",
)
def id_not_of_task(plan: LocatedPlan) -> Findings:
    times = Counter(task.number for _, task in tasks(plan.definition))
    for path, task in tasks(plan.definition):
        if times[task.number] > 1:
            continue  # found by duplicate-task-number: the number is wrong, and so the ids may be right
        for index, target in enumerate(task.targets):
            if not target.id.startswith(f"T{task.number}-"):
                place = plan.at((*path, "targets", index, "id"))
                message = msg("{id} stands in task {number}", id=quoted(target.id), number=task.number)
                hint = msg("an id in this task begins with T{number}-", number=task.number)
                yield Finding(place, message, hint)


@rule("KJ408", "unknown-objective", Severity.ERROR, on=PLAN)
@why(msg("The main objectives (主要目标) are ids of targets in the same plan, each listed once."))
@example("plan", _PLAN.replace("[T3-1]", "[T3-2]"), _PLAN)
def unknown_objective(plan: LocatedPlan) -> Findings:
    first: dict[str, int] = {}
    for index, name in enumerate(plan.definition.objectives):
        if name not in plan.targets:
            if plan.may_be_missing(name):
                continue
            place = plan.at(("objectives", index))
            message = msg("the plan has no target {id}", id=quoted(name))
            yield Finding(place, message, parted(name) or target_hint(plan, name))
        elif first.setdefault(name, index) != index:
            related = ((plan.at(("objectives", first[name])), msg("first listed here")),)
            place = plan.at(("objectives", index))
            yield Finding(place, msg("{id} is listed a second time", id=name), None, related)
