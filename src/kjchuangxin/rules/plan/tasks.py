"""The numbers of a plan's tasks and the ids of its targets."""

from collections import Counter

from kjchuangxin.diagnostic import Severity, msg, quoted
from kjchuangxin.model.fields import task_of
from kjchuangxin.rules.ids import fix_of_item
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


@rule("KJ428", "sections-or-tasks", Severity.ERROR, on=PLAN)
@why(
    msg(
        "A plan has its tasks under sections, the document's chapters; or, where the document has none, directly under "
        "tasks."
    )
)
@example("plan", _PLAN[: _PLAN.index("objectives")], _PLAN)
def sections_or_tasks(plan: LocatedPlan) -> Findings:
    definition = plan.definition
    if definition.sections and definition.tasks:
        related = ((plan.at(("sections",)), msg("sections is here")),)
        message = msg("tasks and sections cannot both be given here")
        yield Finding(plan.at(("tasks",)), message, msg("move them into a section, or delete the sections"), related)
    elif not definition.placed_tasks:
        message = msg("the plan has no tasks")
        yield Finding(plan.at(()), message, msg("write sections with their tasks, or tasks alone"))


@rule("KJ429", "no-lead", Severity.ERROR, on=PLAN)
@why(msg("Somebody answers for each task: its lead (牵头单位), or the plan's if all tasks have the same."))
@example("plan", _PLAN.replace("        lead: [区科技局]\n", "", 1), _PLAN)
def no_lead(plan: LocatedPlan) -> Findings:
    for path, _, task in plan.definition.placed_tasks:
        if not plan.definition.lead_of(task):
            message = msg("task {number} has no lead", number=task.number)
            hint = msg("name its lead unit (lead), or for all tasks that of the plan")
            yield Finding(plan.at(path), message, hint)


@rule("KJ405", "duplicate-task-number", Severity.ERROR, on=PLAN)
@why(msg("The document and everybody else refer to a task by its number, so a number is used once in a chapter."))
@example("plan", _PLAN.replace("number: 15", "number: 3").replace("T15-1", "T3-2"), _PLAN)
def duplicate_task_number(plan: LocatedPlan) -> Findings:
    first: dict[tuple[KeyPath, str], KeyPath] = {}
    for path, _, task in plan.definition.placed_tasks:
        other = first.setdefault((path[:-1], task.number), path)
        if other is not path:
            message = msg("the task number {number} is used twice", number=task.number)
            related = ((plan.at((*other, "number")), msg("the first one is here")),)
            place = plan.at((*path, "number"))
            hint = msg("give it the number that it has in the document")
            yield Finding(place, message, hint, related)


@rule("KJ406", "duplicate-target-id", Severity.ERROR, on=PLAN)
@why(msg("Reports refer to targets by id, so an id is used once in a plan."))
@example(
    "targets",
    "- {id: T3-1, name: 科技型企业新增, measure: increment, at_least: 100, unit: 家}\n"
    "- {id: T3-1, name: 高新技术企业新增, measure: increment, at_least: 20, unit: 家}\n",
    "- {id: T3-1, name: 科技型企业新增, measure: increment, at_least: 100, unit: 家}\n"
    "- {id: T3-2, name: 高新技术企业新增, measure: increment, at_least: 20, unit: 家}\n",
)
def duplicate_target_id(plan: LocatedPlan) -> Findings:
    first: dict[str, KeyPath] = {}
    for path, _, task in plan.definition.placed_tasks:
        for index, target in enumerate(task.targets):
            place = (*path, "targets", index, "id")
            other = first.setdefault(target.id, place)
            if other is not place:
                message = msg("the target id {id} is used twice", id=target.id)
                related = ((plan.at(other), msg("the first one is here")),)
                yield Finding(plan.at(place), message, msg("give it its own number"), related)


@rule("KJ407", "id-not-of-task", Severity.WARNING, on=PLAN)
@why(
    msg(
        "By convention T3-1 is the first target of task 3, so readers look for it there. An id that names "
        "another task than its own misleads them; any other short word may be an id as well."
    )
)
@example(
    "targets",
    "- {id: T4-1, name: 民生科技, measure: qualitative}\n",
    "- {id: T3-1, name: 民生科技, measure: qualitative}\n",
)
def id_not_of_task(plan: LocatedPlan) -> Findings:
    times = Counter(placed.task.number for placed in plan.definition.placed_tasks)
    ids = Counter(target.id for placed in plan.definition.placed_tasks for target in placed.task.targets)
    for path, _, task in plan.definition.placed_tasks:
        if times[task.number] > 1:
            continue  # the numbers begin anew in each chapter, or one is wrong
        for index, target in enumerate(task.targets):
            if task_of(target.id) not in {None, task.number} and ids[target.id] == 1:
                place = plan.at((*path, "targets", index, "id"))
                message = msg("{id} is in task {number}", id=quoted(target.id), number=task.number)
                hint = msg("write one that begins with T{number}-, or that names no task", number=task.number)
                yield Finding(place, message, hint)


@rule("KJ408", "unknown-objective", Severity.ERROR, on=PLAN)
@why(msg("The main objectives (主要目标) are ids of targets in the same plan, each listed once."))
@example("plan", _PLAN.replace("[T3-1]", "[T3-2]"), _PLAN)
def unknown_objective(plan: LocatedPlan) -> Findings:
    first: dict[str, int] = {}
    for index, name in enumerate(plan.definition.objectives):
        if name not in plan.targets:
            if plan.may_be_missing(name) or not plan.targets:
                continue
            place = plan.at(("objectives", index))
            message = msg("the plan has no target {id}", id=quoted(name))
            fix = fix_of_item(plan, plan.workspace.plan[1], ("objectives", index), name)
            yield Finding(place, message, parted(name) or target_hint(plan, name), fix=fix)
        elif first.setdefault(name, index) != index:
            related = ((plan.at(("objectives", first[name])), msg("first listed here")),)
            place = plan.at(("objectives", index))
            yield Finding(place, msg("{id} is listed twice", id=name), None, related)
