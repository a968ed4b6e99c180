"""Ranges, windows, and the dates of stages and revisions."""

from collections.abc import Iterator
from datetime import date

from kjchuangxin.diagnostic import Diagnostic, Example, Message, Rule, Severity, msg, quoted
from kjchuangxin.model import Origin, ResolvedTarget
from kjchuangxin.rules.context import Context
from kjchuangxin.rules.numbers import shown
from kjchuangxin.rules.plan.targets import each_goal, in_plan
from kjchuangxin.rules.types import Findings, PlanRules

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
  revisions: [{on: 2022-09-01, at_least: 90, approval: 合科发〔2022〕31号}]
"""


def within_window(goal: ResolvedTarget, day: date) -> bool:
    """Whether a day lies in the window; of a window that ends before it starts, that alone is said."""
    start, end = goal.window
    return start <= day <= end or end < start


def outside_window(goal: ResolvedTarget, day: date) -> Message:
    """That a day lies outside the window."""
    start, end = map(str, goal.window)
    return msg("{day} is outside the target's window, {start} to {end}", day=str(day), start=start, end=end)


def into_window(goal: ResolvedTarget, day: date) -> Message:
    """How to mend a day outside the window: by itself, or by a window that holds it."""
    start, end = goal.window
    window = {"start": str(min(start, day)), "end": str(max(end, day))}
    return msg("correct the day, or give the target window: {{start: {start}, end: {end}}}", **window)


REVERSED_RANGE = Rule(
    "KJ411",
    "reversed-range",
    Severity.ERROR,
    msg("A range names its lower end first; a period or window its first day before its last."),
    Example(
        "targets",
        _LEVEL.replace("at_least: 350", "between: [350, 340]"),
        _LEVEL.replace("at_least: 350", "between: [340, 350]"),
    ),
)


def reversed_range(context: Context) -> Findings:
    plan = context.plan
    if plan.period.end < plan.period.start:
        place = context.plan_document.place(("period", "end"))
        yield Diagnostic(REVERSED_RANGE, place, msg("the period ends before it starts"))
    for goal in context.goals.values():
        window = goal.target.window
        if window is not None and window.end < window.start:
            yield Diagnostic(
                REVERSED_RANGE, in_plan(context, goal, "window", "end"), msg("the window ends before it starts")
            )
        for required in goal.requirements:
            low, high = required.ends
            if low > high:
                message = msg("the range {range} names its upper end first", range=shown(required.bound))
                hint = msg("write {range}", range=shown((high, low)))
                yield Diagnostic(REVERSED_RANGE, in_plan(context, goal, *required.path), message, hint)


STAGES = Rule(
    "KJ412",
    "stages",
    Severity.ERROR,
    msg(
        "A milestone's stages follow one another: each has its own name, and none is due before the one it follows, in "
        "the plan or in the breakdown."
    ),
    Example("targets", _STAGES.replace("06-30", "10-31"), _STAGES),
)


def stages(context: Context, goal: ResolvedTarget) -> Findings:
    first: dict[str, int] = {}
    for index, (stage, _) in enumerate(goal.stages):
        if first.setdefault(stage.name, index) != index:
            place = in_plan(context, goal, "stages", index, "name")
            related = ((in_plan(context, goal, "stages", first[stage.name], "name"), msg("the first one is here")),)
            message = msg("there is a second stage {name}", name=quoted(stage.name))
            yield Diagnostic(STAGES, place, message, msg("give each stage its own name"), related)
    before: tuple[date, Origin] | None = None
    for due, origin in _due(context, goal):
        if before is not None and due < before[0]:
            message = msg("this stage is due on {day}, before the one it follows", day=str(due))
            related = ((context.workspace.place(before[1]), msg("the one before is due here")),)
            yield Diagnostic(STAGES, context.workspace.place(origin), message, None, related)
        before = (due, origin)


def _due(context: Context, goal: ResolvedTarget) -> Iterator[tuple[date, Origin]]:
    """The due dates that are given, in the order of the stages, each from where it is in force."""
    added = context.breakdown.targets.get(goal.id) if context.breakdown else None
    for index, (stage, due) in enumerate(goal.stages):
        if added is not None and stage.name in added.due:
            yield due, _below(goal.origins["due"], stage.name)
        elif stage.due is not None:
            yield due, _below(goal.origins["target"], "stages", index, "due")


def _below(origin: Origin, *keys: str | int) -> Origin:
    name, path = origin
    return name, (*path, *keys)


DUE_OUTSIDE_WINDOW = Rule(
    "KJ413",
    "due-outside-window",
    Severity.ERROR,
    msg("A stage is due within its target's window, in the plan as in the breakdown: after it, nothing is assessed."),
    Example("targets", _STAGES.replace("2022-09-30", "2023-01-31"), _STAGES),
)


def due_outside_window(context: Context, goal: ResolvedTarget) -> Findings:
    for due, origin in _due(context, goal):
        if not within_window(goal, due):
            place = context.workspace.place(origin)
            yield Diagnostic(DUE_OUTSIDE_WINDOW, place, outside_window(goal, due), into_window(goal, due))


REVISION = Rule(
    "KJ416",
    "revision",
    Severity.ERROR,
    msg(
        "A revision says from which day within the window what else must be reached, with exactly one of at_least, "
        "at_most, about and between. It does not turn at least into at most, and there is one for a day."
    ),
    Example("targets", _REVISED.replace("2022-09-01", "2023-02-01"), _REVISED),
)


def revision(context: Context, goal: ResolvedTarget) -> Findings:
    first: dict[date, int] = {}
    for index, revised in enumerate(goal.target.revisions if goal.numeric else ()):
        on = ("revisions", index, "on")
        if not within_window(goal, revised.on):
            message, hint = outside_window(goal, revised.on), into_window(goal, revised.on)
            yield Diagnostic(REVISION, in_plan(context, goal, *on), message, hint)
        if first.setdefault(revised.on, index) != index:
            message = msg("there are two revisions on {day}", day=str(revised.on))
            related = ((in_plan(context, goal, "revisions", first[revised.on], "on"), msg("the first one is here")),)
            hint = msg("make one of both, or correct the day")
            yield Diagnostic(REVISION, in_plan(context, goal, *on), message, hint, related)
        if len(revised.comparators) != 1:
            message = msg("a revision has exactly one of at_least, at_most, about, between")
            hint = msg("add one of at_least, at_most, about, between")
            if revised.comparators:
                hint = msg("keep one; a range is between: [from, to]")
            yield Diagnostic(REVISION, in_plan(context, goal, *on), message, hint)
        elif {*revised.comparators, *goal.target.comparators} == {"at_least", "at_most"}:
            place = in_plan(context, goal, "revisions", index, revised.comparators[0], key=True)
            message = msg("this revision turns the target round")
            yield Diagnostic(REVISION, place, message, msg("write {key}", key=goal.target.comparators[0]))


IN_TIMES: PlanRules = (
    (REVERSED_RANGE, reversed_range),
    (STAGES, each_goal(stages)),
    (DUE_OUTSIDE_WINDOW, each_goal(due_outside_window)),
    (REVISION, each_goal(revision)),
)
