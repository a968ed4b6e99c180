"""Where every number that took part in a verdict is written, and which of the files have examples."""

from collections.abc import Iterator

from kjchuangxin.assess.curve import TargetCurve
from kjchuangxin.assess.figures import Figures, place_of
from kjchuangxin.diagnostic import Place
from kjchuangxin.model.load import Workspace
from kjchuangxin.model.resolved import ResolvedTarget
from kjchuangxin.model.settings import Requirement
from kjchuangxin.report.target import Numbered, Origin

_OF_THE_TARGET = frozenset({"target", "verified", "quotas", "spread"})  # what no number of a verdict comes from


def origins(workspace: Workspace, figures: Figures, curve: TargetCurve | None) -> Iterator[Origin]:
    """Each number's place."""
    target = figures.target
    for figure in figures.newest.values():
        yield "value", place_of(figure)
    if curve is not None:
        yield from _requirement(workspace, target, curve.requirement)
        if curve.requirement.reference is not None and (judged := figures.dated(curve.day)) is not None:
            yield "target", judged.place("reference")
        yield from (("verdict", place) for place in _settings(workspace, target))
    wanted: dict[Numbered, str] = {"baseline": "baseline", "curve": "checkpoints" if target.checkpoints else "pace"}
    for name, key in wanted.items():
        if key in target.origins:
            yield name, workspace.place(target.origins[key])
    yield from (("stages", place) for place in _stages(workspace, target))
    if curve is not None and "baseline" not in target.origins and curve.baseline_as_of is not None:
        newest = {one.unit: one for one in figures.earlier}
        yield from (("baseline", place_of(one)) for one in newest.values())


def _requirement(workspace: Workspace, target: ResolvedTarget, requirement: Requirement) -> Iterator[Origin]:
    """The bound in force, the document's first one, and the tolerance."""
    where, first = target.origins["target"], target.requirements[0]
    yield "target", workspace.place(where, *requirement.path)
    if requirement.since > first.since:
        yield "original", workspace.place(where, *first.path)
    if requirement.comparator == "about" and target.definition.tolerance is not None:
        yield "tolerance", workspace.place(where, "tolerance")


def _settings(workspace: Workspace, target: ResolvedTarget) -> Iterator[Place]:
    """Where the method, rule, preset and bounds are set: in the target, in the plan, or some in each."""
    name, path = target.origins["target"]
    if target.definition.verdict is not None:
        yield workspace.place((name, (*path, "verdict")))
    if workspace.plan[0].verdict.model_fields_set:
        yield workspace.place(("plan", ("verdict",)))


def _stages(workspace: Workspace, target: ResolvedTarget) -> Iterator[Place]:
    """Each stage's due date: in the breakdown, or in the plan; the stage itself where neither says it."""
    for index, (stage, _) in enumerate(target.stages):
        due = target.origins.get("due")
        if due is not None and workspace.breakdown is not None:
            added = workspace.breakdown[0].targets[target.id].due
            if stage.name in added:
                yield workspace.place(due, stage.name)
                continue
        yield workspace.place(target.origins["target"], "stages", index, *(["due"] if stage.due else []))


def examples(workspace: Workspace, figures: Figures) -> Iterator[str]:
    """The files whose numbers are examples, where any of them counts here."""
    breakdown, target = workspace.breakdown, figures.target
    added = [key for key, (name, _) in target.origins.items() if name == "breakdown" and key not in _OF_THE_TARGET]
    if breakdown is not None and breakdown[0].illustrative and added:
        yield workspace.place(target.origins[added[0]]).path
    files = {one.file: one for one in figures.all if one.file.illustrative}
    yield from (one.place().path for one in files.values())
