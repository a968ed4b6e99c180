"""Where every number that took part in a verdict is written, and which of the files have examples."""

from collections.abc import Iterator

from kjchuangxin.assess.figures import Figures, place_of
from kjchuangxin.assess.judge import Judged
from kjchuangxin.diagnostic import Place
from kjchuangxin.model import ResolvedTarget, Workspace

_OF_THE_TARGET = frozenset({"target", "verified", "quotas", "spread"})  # what no number of a verdict comes from


def places(workspace: Workspace, figures: Figures, judged: Judged) -> Iterator[tuple[str, Place]]:
    """Each number's place, by what it is."""
    goal = figures.goal
    for figure in figures.newest.values():
        yield "value", place_of(figure)
    if judged.aimed is not None:
        yield from _required(workspace, goal, judged)
        yield from (("verdict", place) for place in _settings(workspace, goal))
    wanted = {"baseline": "baseline", "curve": "checkpoints" if goal.checkpoints else "pace"}
    yield from ((name, workspace.place(goal.origins[key])) for name, key in wanted.items() if key in goal.origins)
    yield from (("stages", place) for place in _stages(workspace, goal))
    if judged.aimed is not None and "baseline" not in goal.origins and judged.aimed.baseline_as_of is not None:
        start = goal.window[0]
        newest = {one.unit: one for one in figures.all if one.as_of < start and one.entry.value is not None}
        yield from (("baseline", place_of(one)) for one in newest.values())


def _required(workspace: Workspace, goal: ResolvedTarget, judged: Judged) -> Iterator[tuple[str, Place]]:
    """The bound in force, the one that the document said first, and the tolerance."""
    if judged.aimed is None:
        return
    target, first, required = goal.origins["target"], goal.requirements[0], judged.aimed.required
    yield "target", workspace.place(target, *required.path)
    if required.since > first.since:
        yield "original", workspace.place(target, *first.path)
    if required.comparator == "about" and goal.definition.tolerance is not None:
        yield "tolerance", workspace.place(target, "tolerance")


def _settings(workspace: Workspace, goal: ResolvedTarget) -> Iterator[Place]:
    """Where the method, rule, preset and bounds are set: in the target, in the plan, or some in each."""
    name, path = goal.origins["target"]
    if goal.definition.verdict is not None:
        yield workspace.place((name, (*path, "verdict")))
    if workspace.plan[0].verdict.model_fields_set:
        yield workspace.place(("plan", ("verdict",)))


def _stages(workspace: Workspace, goal: ResolvedTarget) -> Iterator[Place]:
    """Each stage's due date: in the breakdown, or in the plan; the stage itself where neither says it."""
    for index, (stage, _) in enumerate(goal.stages):
        due = goal.origins.get("due")
        if due is not None and workspace.breakdown is not None:
            added = workspace.breakdown[0].targets[goal.id].due
            if stage.name in added:
                yield workspace.place(due, stage.name)
                continue
        yield workspace.place(goal.origins["target"], "stages", index, *(["due"] if stage.due else []))


def examples(workspace: Workspace, goal: ResolvedTarget) -> tuple[str, ...]:
    """The breakdown's path, where its numbers are examples and any of them counts here."""
    breakdown = workspace.breakdown
    added = [key for key, (name, _) in goal.origins.items() if name == "breakdown" and key not in _OF_THE_TARGET]
    if breakdown is None or not breakdown[0].illustrative or not added:
        return ()
    return (workspace.place(goal.origins[added[0]]).path,)
