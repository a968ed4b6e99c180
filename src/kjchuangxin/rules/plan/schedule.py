"""The way from a target's baseline to the target, given in the plan or in the breakdown."""

from datetime import date
from decimal import Decimal

from kjchuangxin.diagnostic import Message, Place, Severity, msg
from kjchuangxin.model.calendar import eve
from kjchuangxin.model.progress import Observation, collected
from kjchuangxin.model.resolved import ResolvedTarget
from kjchuangxin.rules.plan.times import into_window, outside_window, within_window
from kjchuangxin.rules.results import WORKSPACE, CheckedWorkspace
from kjchuangxin.rules.rule import Finding, Findings, example, rule, why
from kjchuangxin.rules.subjects import PLAN, LocatedPlan

_LEVEL = "- {id: T3-1, name: 科技型企业, measure: level, at_least: 350, unit: 家}\n"
_CHECKPOINTS = """\
- id: T3-1
  name: 科技型企业新增
  measure: increment
  at_least: 100
  unit: 家
  checkpoints: {2022-06-30: 45, 2022-09-30: 70}
"""


@rule("KJ414", "checkpoints", Severity.ERROR, on=PLAN)
@why(
    msg(
        "Checkpoints lead from the baseline to the target: each is in the window, none goes back, and none "
        "passes the target, which itself applies on the window's last day."
    )
)
@example("targets", _CHECKPOINTS.replace("45", "120"), _CHECKPOINTS)
def checkpoints(plan: LocatedPlan) -> Findings:
    for target in plan.targets.values():
        way = _way(target, target.baseline)
        for day, value in target.checkpoints:
            if not within_window(target, day):
                place = _place(plan, target, "checkpoints", day)
                yield Finding(place, outside_window(target, day), into_window(target, day))
            elif way is not None:
                start, end = way
                if (message := _off_the_way(start, end, value, last=day == target.window[1])) is None:
                    way = (value, end)
                    continue
                hint = msg("the way leads from {start} to {end}", start=f"{start:f}", end=f"{end:f}")
                yield Finding(_place(plan, target, "checkpoints", day), message, hint)


_LOWERED = _CHECKPOINTS.replace("unit: 家\n", "unit: 家\n  revisions: [{date: 2022-09-01, at_least: 60}]\n")


@rule("KJ425", "checkpoint-past-revision", Severity.WARNING, on=PLAN)
@why(
    msg(
        "A checkpoint asks for more than the target that a revision has put in force by then. Nobody is "
        "expected to do more than the target: the schedule ends there, and the rest of the checkpoint has no "
        "effect."
    )
)
@example("targets", _LOWERED, _LOWERED.replace("70", "60"))
def checkpoint_past_revision(plan: LocatedPlan) -> Findings:
    for target in plan.targets.values():
        way = _way(target, target.baseline) if target.definition.revisions else None
        for day, value in target.checkpoints if way is not None else ():
            required = target.requirement(day)
            if way is None or required is None or not required.ends:
                continue
            if not within_window(target, day) or _passes(*way, value):
                continue  # found by checkpoints, for which the farthest target that ever holds counts
            end = required.ends[1 if way[0] <= way[1] else 0]
            if _passes(way[0], end, value):
                message = msg(
                    "the checkpoint {value} passes the target in force on that day, {target}",
                    value=f"{value:f}",
                    target=f"{end:f}",
                )
                related = ((plan.in_target(target, *required.path), msg("this is in force then")),)
                hint = msg("set the checkpoints anew, as the revision asks")
                yield Finding(_place(plan, target, "checkpoints", day), message, hint, related)


def _way(target: ResolvedTarget, baseline: Decimal | None) -> tuple[Decimal, Decimal] | None:
    """From where to where the checkpoints lead; None where nothing is to be gained, or it is not known.

    Of several bounds (a range, revisions) the farthest counts. A level without a baseline starts at its first
    checkpoint.
    """
    bounds = [end for required in target.requirements for end in required.ends]
    if not bounds or not target.checkpoints or _met_already(target, baseline):
        return None
    start = baseline
    if start is None:
        start = Decimal(0) if target.measure == "increment" else target.checkpoints[0][1]
    return start, max(bounds) if start <= max(bounds) else min(bounds)


def _met_already(target: ResolvedTarget, baseline: Decimal | None) -> bool:
    """Whether a baseline meets what the document first set."""
    return baseline is not None and any(required.met(baseline) for required in target.requirements[:1])


def _back(start: Decimal, end: Decimal, value: Decimal) -> bool:
    """Whether a value lies on the way before its start."""
    return (value < start) if start <= end else (value > start)


def _passes(start: Decimal, end: Decimal, value: Decimal) -> bool:
    """Whether a value lies beyond the end of the way."""
    return (value > end) if start <= end else (value < end)


def _off_the_way(start: Decimal, end: Decimal, value: Decimal, *, last: bool) -> Message | None:
    """What is wrong with a checkpoint between the one before and the target, if anything is."""
    if _back(start, end, value):
        return msg("the checkpoint {value} goes back behind {before}", value=f"{value:f}", before=f"{start:f}")
    if _passes(start, end, value):
        return msg("the checkpoint {value} passes the target {target}", value=f"{value:f}", target=f"{end:f}")
    if last and value != end:
        return msg("on the window's last day the target itself holds, not {value}", value=f"{value:f}")
    return None


def _place(plan: LocatedPlan, target: ResolvedTarget, key: str, *keys: date) -> Place:
    """The place of a value that the breakdown may give instead of the plan."""
    return plan.place(target.origins[key], *map(str, keys))


@rule("KJ415", "baseline-beyond-target", Severity.WARNING, on=PLAN)
@why(
    msg(
        "A baseline that already meets the target leaves nothing to gain, so the target counts as one to "
        "hold. Most often the two were swapped, or the baseline is in another unit; if it is intended, write "
        "pace: hold."
    )
)
@example("targets", _LEVEL.replace("unit", "baseline: 360, unit"), _LEVEL.replace("unit", "baseline: 305, unit"))
def baseline_beyond_target(plan: LocatedPlan) -> Findings:
    for target in plan.targets.values():
        if (
            target.baseline is None
            or target.pace == "hold"
            or not target.numeric
            or not _met_already(target, target.baseline)
        ):
            continue
        if target.measure == "increment" and target.baseline == 0:
            continue  # where few are wanted (at_most), nothing at the start is as it should be
        message = msg("the baseline {value} already meets the target", value=f"{target.baseline:f}")
        hint = msg("correct it, or say pace: hold")
        yield Finding(_place(plan, target, "baseline"), message, hint)


_REPORTS = "- {as_of: 2021-12-31, entries: {T3-7: 110}}\n- {as_of: 2022-06-30, entries: {T3-7: 112}}\n"


@rule("KJ620", "checkpoint-below-baseline", Severity.WARNING, on=WORKSPACE)
@why(
    msg(
        "A checkpoint asks for less than what was reported as of the day before the window: going back to it "
        "would still be on track. Either the checkpoint was set before that was known, or the report is "
        "wrong. (In the example, a checkpoint is 105.)"
    )
)
@example("reports", _REPORTS, _REPORTS.replace("110", "100"))
def checkpoint_below_baseline(workspace: CheckedWorkspace) -> Findings:
    plan = workspace.plan
    reported: dict[str, dict[str, Observation]] = {}
    for figure in workspace.observations:
        target = plan.targets[figure.target]
        if target.checkpoints and target.baseline is None and figure.as_of == eve(target.window[0]):
            reported.setdefault(target.id, {})[figure.unit] = figure
    for id_, by_unit in reported.items():
        target = plan.targets[id_]
        known = [by_unit[name] for name in target.reporters if name in by_unit]
        values = [value for _, value in collected(target.collect, reversed(known))]
        way = _way(target, values[-1]) if values else None
        if way is None:
            continue
        first = next(((day, value) for day, value in target.checkpoints if _back(*way, value)), None)
        if first is not None:
            message = msg(
                "the checkpoint {value} goes back behind what was reported as of {day}, {before}",
                value=f"{first[1]:f}",
                day=str(known[0].as_of),
                before=f"{way[0]:f}",
            )
            related = tuple((figure.place(), msg("reported here")) for figure in known[:1])
            hint = msg("set the checkpoints anew, or correct the report")
            yield Finding(_place(plan, target, "checkpoints", first[0]), message, hint, related)
