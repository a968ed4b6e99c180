"""The numbers of a plan's tasks and the ids of its targets."""

from collections import Counter
from collections.abc import Iterator

from kjchuangxin.diagnostic import Diagnostic, Example, Rule, Severity, msg, quoted
from kjchuangxin.model import Plan, Task
from kjchuangxin.rules.context import Context
from kjchuangxin.rules.ids import target_hint
from kjchuangxin.rules.names import parted
from kjchuangxin.rules.types import Findings, PlanRules
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


DUPLICATE_NUMBER = Rule(
    "KJ405",
    "duplicate-task-number",
    Severity.ERROR,
    msg("A task's number is how the document and everybody else refers to it, so it stands once in a plan."),
    Example("plan", _PLAN.replace("number: 15", "number: 3").replace("T15-1", "T3-2"), _PLAN),
)


def duplicate_task_number(context: Context) -> Findings:
    first: dict[int, KeyPath] = {}
    document = context.plan_document
    for path, task in tasks(context.plan):
        other = first.setdefault(task.number, path)
        if other is not path:
            message = msg("there is a second task {number}", number=task.number)
            related = ((document.place((*other, "number")), msg("the first one is here")),)
            place = document.place((*path, "number"))
            hint = msg("give it the number that it has in the document")
            yield Diagnostic(DUPLICATE_NUMBER, place, message, hint, related)


DUPLICATE_ID = Rule(
    "KJ406",
    "duplicate-target-id",
    Severity.ERROR,
    msg("A target's id is what reports refer to, so it stands once in a plan."),
    Example(
        "targets",
        "- {id: T3-1, name: 科技型企业新增, measure: increment, at_least: 100, unit: 家}\n"
        "- {id: T3-1, name: 高新技术企业新增, measure: increment, at_least: 20, unit: 家}\n",
        "- {id: T3-1, name: 科技型企业新增, measure: increment, at_least: 100, unit: 家}\n"
        "- {id: T3-2, name: 高新技术企业新增, measure: increment, at_least: 20, unit: 家}\n",
    ),
)


def duplicate_target_id(context: Context) -> Findings:
    first: dict[str, KeyPath] = {}
    document = context.plan_document
    for path, task in tasks(context.plan):
        for index, target in enumerate(task.targets):
            if not target.id.startswith(f"T{task.number}-"):
                continue  # told by id-not-of-task, and mended there
            place = (*path, "targets", index, "id")
            other = first.setdefault(target.id, place)
            if other is not place:
                message = msg("there is a second target {id}", id=target.id)
                related = ((document.place(other), msg("the first one is here")),)
                yield Diagnostic(DUPLICATE_ID, document.place(place), message, msg("give it its own number"), related)


ID_NOT_OF_TASK = Rule(
    "KJ407",
    "id-not-of-task",
    Severity.ERROR,
    msg("A target's id begins with the number of the task it stands in: T3-1 is the first target of task 3."),
    Example(
        "targets",
        "- {id: T4-1, name: 民生科技, measure: qualitative}\n",
        "- {id: T3-1, name: 民生科技, measure: qualitative}\n",
    ),
)


def id_not_of_task(context: Context) -> Findings:
    times = Counter(task.number for _, task in tasks(context.plan))
    for path, task in tasks(context.plan):
        if times[task.number] > 1:
            continue  # told by duplicate-task-number: the number is wrong, and so the ids may be right
        for index, target in enumerate(task.targets):
            if not target.id.startswith(f"T{task.number}-"):
                place = context.plan_document.place((*path, "targets", index, "id"))
                message = msg("{id} stands in task {number}", id=quoted(target.id), number=task.number)
                hint = msg("an id in this task begins with T{number}-", number=task.number)
                yield Diagnostic(ID_NOT_OF_TASK, place, message, hint)


UNKNOWN_OBJECTIVE = Rule(
    "KJ408",
    "unknown-objective",
    Severity.ERROR,
    msg("The main objectives (主要目标) are ids of targets in the same plan, each listed once."),
    Example("plan", _PLAN.replace("[T3-1]", "[T3-2]"), _PLAN),
)


def unknown_objective(context: Context) -> Findings:
    first: dict[str, int] = {}
    document = context.plan_document
    for index, name in enumerate(context.plan.objectives):
        if name not in context.goals:
            if context.may_be_missing(name):
                continue
            place = document.place(("objectives", index))
            message = msg("the plan has no target {id}", id=quoted(name))
            yield Diagnostic(UNKNOWN_OBJECTIVE, place, message, parted(name) or target_hint(context, name))
        elif first.setdefault(name, index) != index:
            related = ((document.place(("objectives", first[name])), msg("first listed here")),)
            place = document.place(("objectives", index))
            yield Diagnostic(UNKNOWN_OBJECTIVE, place, msg("{id} is listed a second time", id=name), None, related)


IN_TASKS: PlanRules = (
    (DUPLICATE_NUMBER, duplicate_task_number),
    (DUPLICATE_ID, duplicate_target_id),
    (ID_NOT_OF_TASK, id_not_of_task),
    (UNKNOWN_OBJECTIVE, unknown_objective),
)
