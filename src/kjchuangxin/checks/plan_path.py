"""The way from a target's baseline to the target, given in the plan or in the breakdown."""

from datetime import date
from decimal import Decimal

from kjchuangxin.checks.context import Context
from kjchuangxin.checks.plan_targets import each_goal
from kjchuangxin.checks.plan_times import outside_window, within_window
from kjchuangxin.checks.types import Findings, PlanRules
from kjchuangxin.diagnostic import Diagnostic, Example, Message, Place, Rule, Severity, msg
from kjchuangxin.model import Goal

_LEVEL = "- {id: T3-1, name: 科技型企业, measure: level, at_least: 350, unit: 家}\n"
_CHECKPOINTS = """\
- id: T3-1
  name: 科技型企业新增
  measure: increment
  at_least: 100
  unit: 家
  checkpoints: {2022-06-30: 45, 2022-09-30: 70}
"""

CHECKPOINTS = Rule(
    "KJ414",
    "checkpoints",
    Severity.ERROR,
    msg(
        "Checkpoints lead from the baseline to the target: each lies in the window, none goes back, and none passes "
        "the target, which itself holds on the window's last day."
    ),
    Example("targets", _CHECKPOINTS.replace("45", "120"), _CHECKPOINTS),
)


def checkpoints(context: Context, goal: Goal) -> Findings:
    way = _way(goal)
    for day, value in goal.checkpoints:
        if not within_window(goal, day):
            yield Diagnostic(CHECKPOINTS, _place(context, goal, "checkpoints", day), outside_window(goal, day))
        elif way is not None:
            start, end = way
            if (message := _astray(start, end, value, last=day == goal.window[1])) is None:
                way = (value, end)
                continue
            hint = msg("the way leads from {start} to {end}", start=f"{start:f}", end=f"{end:f}")
            yield Diagnostic(CHECKPOINTS, _place(context, goal, "checkpoints", day), message, hint)


def _way(goal: Goal) -> tuple[Decimal, Decimal] | None:
    """From where to where the checkpoints lead; None where nothing is to be gained, or it is not known.

    Of several bounds (a range, revisions) the farthest counts. A level without a baseline starts at its first
    checkpoint.
    """
    bounds = [end for required in goal.requirements for end in required.ends]
    if not bounds or not goal.checkpoints or _met_already(goal):
        return None
    start = goal.baseline
    if start is None:
        start = Decimal(0) if goal.target.measure == "increment" else goal.checkpoints[0][1]
    return start, max(bounds) if start <= max(bounds) else min(bounds)


def _met_already(goal: Goal) -> bool:
    """Whether the baseline meets what the document first set."""
    return goal.baseline is not None and any(required.met(goal.baseline) for required in goal.requirements[:1])


def _astray(start: Decimal, end: Decimal, value: Decimal, *, last: bool) -> Message | None:
    """What is wrong with a checkpoint between the one before and the target, if anything is."""
    if (value < start) if start <= end else (value > start):
        return msg("the checkpoint {value} goes back from {before}", value=f"{value:f}", before=f"{start:f}")
    if (value > end) if start <= end else (value < end):
        return msg("the checkpoint {value} passes the target {target}", value=f"{value:f}", target=f"{end:f}")
    if last and value != end:
        return msg("on the window's last day the target itself holds, not {value}", value=f"{value:f}")
    return None


def _place(context: Context, goal: Goal, key: str, *keys: date) -> Place:
    """The place of a value that the breakdown may give instead of the plan."""
    return context.workspace.place(goal.origins[key], *map(str, keys))


BASELINE_BEYOND_TARGET = Rule(
    "KJ415",
    "baseline-beyond-target",
    Severity.WARNING,
    msg(
        "A baseline that already meets the target leaves nothing to gain, so the target counts as one to hold. Most "
        "often the two were exchanged, or the baseline is in another unit; where it is meant, say pace: hold."
    ),
    Example("targets", _LEVEL.replace("unit", "baseline: 360, unit"), _LEVEL.replace("unit", "baseline: 305, unit")),
)


def baseline_beyond_target(context: Context, goal: Goal) -> Findings:
    if goal.baseline is None or goal.pace == "hold" or not goal.numeric or not _met_already(goal):
        return
    if goal.target.measure == "increment" and goal.baseline == 0:
        return  # where few are wanted (at_most), nothing at the start is as it should be
    message = msg("the baseline {value} already meets the target", value=f"{goal.baseline:f}")
    hint = msg("correct it, or say pace: hold")
    yield Diagnostic(BASELINE_BEYOND_TARGET, _place(context, goal, "baseline"), message, hint)


IN_PATH: PlanRules = (
    (CHECKPOINTS, each_goal(checkpoints)),
    (BASELINE_BEYOND_TARGET, each_goal(baseline_beyond_target)),
)
