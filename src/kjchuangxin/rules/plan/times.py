"""Ranges, windows, and the dates of stages and revisions."""

from collections.abc import Iterator
from datetime import date

from kjchuangxin.diagnostic import Message, Severity, msg, quoted
from kjchuangxin.model.comparison import LESS, MORE
from kjchuangxin.model.resolved import Origin, ResolvedTarget
from kjchuangxin.rules.numbers import choices, shown
from kjchuangxin.rules.rule import Finding, Findings, example, rule, why
from kjchuangxin.rules.subjects import PLAN, LocatedPlan

_LEVEL = "- {id: T3-1, name: 科技型企业, measure: level, at_least: 350, unit: 家}\n"
_STAGES = """\
- id: T3-1
  name: 市级孵化器
  measure: milestone
  stages:
    - {name: 申报, due: 2022-06-30}
    - {name: 认定, due: 2022-09-30}
"""
_REVISED = """\
- id: T3-1
  name: 科技型企业新增
  measure: increment
  at_least: 100
  unit: 家
  revisions: [{date: 2022-09-01, at_least: 90, approval: 合科发〔2022〕31号}]
"""


ONLY_AT_MOST = msg("lower ranks are better: only at_most can be the target")


def within_window(target: ResolvedTarget, day: date) -> bool:
    """Whether a day lies in the window; true of one that ends before it starts, which is a finding itself."""
    start, end = target.window
    return start <= day <= end or end < start


def outside_window(target: ResolvedTarget, day: date) -> Message:
    """That a day lies outside the window."""
    start, end = map(str, target.window)
    return msg("{day} is outside the target's window, {start} to {end}", day=str(day), start=start, end=end)


def into_window(target: ResolvedTarget, day: date) -> Message:
    """How to correct a day outside the window: by itself, or by a window that holds it."""
    start, end = target.window
    window = {"start": str(min(start, day)), "end": str(max(end, day))}
    return msg("correct the day, or give the target window: {{start: {start}, end: {end}}}", **window)


@rule("KJ411", "reversed-range", Severity.ERROR, on=PLAN)
@why(msg("A range gives its lower end first; a period or window its first day before its last."))
@example(
    "targets",
    _LEVEL.replace("at_least: 350", "between: [350, 340]"),
    _LEVEL.replace("at_least: 350", "between: [340, 350]"),
)
def reversed_range(plan: LocatedPlan) -> Findings:
    definition = plan.definition
    if definition.period.end < definition.period.start:
        place = plan.at(("period", "end"))
        yield Finding(place, msg("the period ends before it starts"))
    for path, _, task in definition.placed_tasks:
        if task.due is not None and task.due < definition.period.start:
            message = msg("the task is due before the plan begins, on {start}", start=str(definition.period.start))
            yield Finding(plan.at((*path, "due")), message)
    for target in plan.targets.values():
        window = target.definition.window
        if window is not None and window.end < window.start:
            yield Finding(plan.in_target(target, "window", "end"), msg("the window ends before it starts"))
        for required in (one for one in target.requirements if one.ends):
            low, high = required.ends
            if low > high:
                message = msg("the range {range} names its upper end first", range=shown(required.bound))
                hint = msg("write {range}", range=shown((high, low)))
                yield Finding(plan.in_target(target, *required.path), message, hint)


@rule("KJ412", "stages", Severity.ERROR, on=PLAN)
@why(
    msg(
        "A milestone's stages follow one another: each has its own name, and none is due before the one it follows, in "
        "the plan or in the breakdown."
    )
)
@example("targets", _STAGES.replace("06-30", "10-31"), _STAGES)
def stages(plan: LocatedPlan) -> Findings:
    for target in plan.targets.values():
        first: dict[str, int] = {}
        for index, (stage, _) in enumerate(target.stages):
            if first.setdefault(stage.name, index) != index:
                place = plan.in_target(target, "stages", index, "name")
                related = ((plan.in_target(target, "stages", first[stage.name], "name"), msg("the first one is here")),)
                message = msg("the stage {name} is used twice", name=quoted(stage.name))
                yield Finding(place, message, msg("give each stage its own name"), related)
        before: tuple[date, Origin] | None = None
        for due, origin in _due(plan, target):
            if before is not None and due < before[0]:
                message = msg("this stage is due on {day}, before the one it follows", day=str(due))
                related = ((plan.place(before[1]), msg("the one before is due here")),)
                yield Finding(plan.place(origin), message, None, related)
            before = (due, origin)


def _due(plan: LocatedPlan, target: ResolvedTarget) -> Iterator[tuple[date, Origin]]:
    """The due dates that are given, in the order of the stages, each from where it is in force."""
    added = plan.breakdown.targets.get(target.id) if plan.breakdown else None
    for index, (stage, due) in enumerate(target.stages):
        if added is not None and stage.name in added.due:
            yield due, _below(target.origins["due"], stage.name)
        elif stage.due is not None:
            yield due, _below(target.origins["target"], "stages", index, "due")


def _below(origin: Origin, *keys: str | int) -> Origin:
    name, path = origin
    return name, (*path, *keys)


@rule("KJ413", "due-outside-window", Severity.ERROR, on=PLAN)
@why(msg("A stage is due within its target's window, in the plan as in the breakdown: after it, nothing is assessed."))
@example("targets", _STAGES.replace("2022-09-30", "2023-01-31"), _STAGES)
def due_outside_window(plan: LocatedPlan) -> Findings:
    for target in plan.targets.values():
        for due, origin in _due(plan, target):
            if not within_window(target, due):
                place = plan.place(origin)
                yield Finding(place, outside_window(target, due), into_window(target, due))


@rule("KJ416", "revision", Severity.ERROR, on=PLAN)
@why(
    msg(
        "A revision says what must be reached from a day within the window on, with exactly one comparator. "
        "It does not turn at least or above into at most or below, and there is only one for a day."
    )
)
@example("targets", _REVISED.replace("2022-09-01", "2023-02-01"), _REVISED)
def revision(plan: LocatedPlan) -> Findings:
    for target in plan.targets.values():
        first: dict[date, int] = {}
        for index, revised in enumerate(target.definition.revisions if target.numeric else ()):
            on = ("revisions", index, "date")
            if not within_window(target, revised.date):
                message, hint = outside_window(target, revised.date), into_window(target, revised.date)
                yield Finding(plan.in_target(target, *on), message, hint)
            if first.setdefault(revised.date, index) != index:
                message = msg("there are two revisions on {day}", day=str(revised.date))
                related = (
                    (plan.in_target(target, "revisions", first[revised.date], "date"), msg("the first one is here")),
                )
                hint = msg("make one of both, or correct the day")
                yield Finding(plan.in_target(target, *on), message, hint, related)
            if len(revised.comparators) != 1:
                message = msg("a revision has exactly one of {keys}", keys=choices(target))
                hint = msg("add one of {keys}", keys=choices(target))
                if revised.comparators:
                    hint = msg("keep one; a range is between: [from, to]")
                yield Finding(plan.in_target(target, *on), message, hint)
            elif revised.comparators[0] not in choices(target):
                place = plan.in_target(target, "revisions", index, revised.comparators[0], key=True)
                yield Finding(place, ONLY_AT_MOST, msg("write {key}", key="at_most"))
            elif not LESS.isdisjoint(both := {*revised.comparators, *target.definition.comparators}) and both & MORE:
                place = plan.in_target(target, "revisions", index, revised.comparators[0], key=True)
                message = msg("this revision turns the target round")
                yield Finding(place, message, msg("write {key}", key=target.definition.comparators[0]))
