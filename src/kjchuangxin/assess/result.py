"""A judged target as the report shows it: distances, shares, and the place of every number."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from kjchuangxin.assess.aim import Aimed
from kjchuangxin.assess.calendar import elapsed
from kjchuangxin.assess.collect import Figures
from kjchuangxin.assess.judge import Judged
from kjchuangxin.assess.reporting import Reporting, light
from kjchuangxin.checks import CheckResult
from kjchuangxin.diagnostic import Place
from kjchuangxin.model import Bound, Goal
from kjchuangxin.report import Aim, Figure, Quota, TargetResult
from kjchuangxin.source import Path


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What all targets of a report share."""

    checked: CheckResult
    day: date
    shares: Mapping[tuple[str, str], Fraction]

    def place(self, origin: tuple[str, Path], *keys: str | int) -> Place | None:
        """The place of a value of the plan or the breakdown."""
        workspace = self.checked.workspace
        if origin[0] == "plan":
            return workspace.plan[1].place((*origin[1], *keys))
        return workspace.breakdown[1].place((*origin[1], *keys)) if workspace.breakdown else None


def result_of(around: Surroundings, figures: Figures, judged: Judged, state: Reporting) -> TargetResult:
    """Everything that the report says about one target."""
    goal, target, aim = figures.goal, figures.goal.target, judged.aimed
    newest = list(figures.newest.values())
    value = judged.value if isinstance(judged.value, Fraction) else None
    expected = aim.expected(around.day) if aim else None
    lacking = _lacking(aim, aim.aim if aim else None, value)
    pace = judged.verdict.pace
    return TargetResult(
        id=goal.id,
        name=target.name,
        task=goal.task.number,
        task_title=goal.task.title,
        section=goal.section.title,
        lead=goal.task.lead,
        support=goal.task.support,
        reporters=goal.reporters,
        collect=goal.collect,
        measure=target.measure,
        pace_kind=aim.pace if aim else None,
        comparator=aim.comparator if aim else None,
        target=_target(goal, goal.comparison(around.day)),
        original=_original(goal, around.day),
        tolerance=aim.tolerance if aim and aim.comparator == "about" else None,
        unit=target.unit,
        window=goal.window,
        elapsed=elapsed(goal.window, around.day),
        value=judged.value,
        value_as_of=judged.value_as_of,
        baseline=aim.baseline if aim else None,
        baseline_as_of=aim.baseline_as_of if aim else None,
        expected=expected,
        completion=_completion(judged, aim, value),
        schedule_completion=value / expected if aim and not aim.downward and value is not None and expected else None,
        gap=_lacking(aim, expected, value),
        remaining=None if lacking is None else max(Fraction(0), lacking),
        pace=pace,
        report=state.state,
        light=light(pace, state.state),
        reason=judged.verdict.reason,
        objective=goal.id in around.checked.workspace.plan[0].objectives,
        aspirational=target.aspirational,
        clause=target.clause,
        note=target.note,
        cause=_said(newest, lambda figure: figure.cause),
        action=_said(newest, lambda figure: figure.action),
        by=max((figure.by for figure in newest if figure.by is not None), default=None),
        illustrative=_illustrative(around.checked, figures),
        stages=judged.stages,
        quotas=tuple(_quotas(around, goal)),
        missing=state.missing,
        stale=state.stale,
        late=state.late,
        history=figures.all,
        basis=replace(judged.verdict.basis, places=tuple(_places(around, figures, judged))),
    )


def _target(goal: Goal, comparison: tuple[str, Bound] | None) -> Aim:
    if comparison is None:
        return goal.target.stages[-1].name if goal.target.stages else None
    bound = comparison[1]
    return (Fraction(bound[0]), Fraction(bound[1])) if isinstance(bound, tuple) else Fraction(bound)


def _original(goal: Goal, day: date) -> Aim:
    """What the document said first, where something else is in force."""
    first, now = goal.comparison(date.min), goal.comparison(day)
    return _target(goal, first) if first != now else None


def _completion(judged: Judged, aim: Aimed | None, value: Fraction | None) -> Fraction | None:
    """The value against the target; a milestone's share of stages. None where less is better: no share says that."""
    if judged.stages:
        return Fraction(sum(stage.done for stage in judged.stages), len(judged.stages))
    if aim is None or value is None or aim.downward or aim.aim <= 0:
        return None
    return value / aim.aim


def _lacking(aim: Aimed | None, wanted: Fraction | None, value: Fraction | None) -> Fraction | None:
    if aim is None or wanted is None or value is None:
        return None
    return value - wanted if aim.downward else wanted - value


def _said(newest: list[Figure], text: Callable[[Figure], str | None]) -> str | None:
    """What the newest figures say, with the unit's name where several speak."""
    said = [(figure.unit, words) for figure in newest if (words := text(figure)) is not None]
    if len(newest) == 1 or len(said) == 0:
        return said[0][1] if said else None
    return "；".join(f"{unit}：{words}" for unit, words in said)


def _illustrative(checked: CheckResult, figures: Figures) -> bool:
    breakdown = checked.workspace.breakdown
    added = breakdown is not None and breakdown[0].illustrative and figures.goal.id in breakdown[0].targets
    return added or any(figure.illustrative for figure in figures.all)


def _quotas(around: Surroundings, goal: Goal) -> Iterator[Quota]:
    members = around.checked.workspace.plan[0].members
    for unit, share in goal.quotas:
        known = [around.shares.get((goal.id, name)) for name in members.get(unit, (unit,))]
        values = [value for value in known if value is not None]
        yield Quota(unit, Fraction(share), sum(values, Fraction(0)) if values else None)


def _places(around: Surroundings, figures: Figures, judged: Judged) -> Iterator[tuple[str, Place]]:
    """Where the numbers that decided were written, by what they are."""
    goal = figures.goal
    for figure in figures.newest.values():
        yield "value", figure.place
    wanted = {"baseline": "baseline", "curve": "checkpoints" if goal.checkpoints else "pace", "stages": "due"}
    found = [(name, around.place(goal.origins[key])) for name, key in wanted.items() if key in goal.origins]
    if judged.aimed is not None:
        found.insert(
            0, ("target", around.place(goal.origins["target"], *_in_force(goal, around.day), judged.aimed.comparator))
        )
    yield from ((name, place) for name, place in found if place is not None)
    if judged.aimed is not None and "baseline" not in goal.origins and judged.aimed.baseline_as_of is not None:
        as_of = judged.aimed.baseline_as_of
        yield from (
            ("baseline", figure.place) for figure in figures.all if figure.as_of <= as_of and figure.value is not None
        )


def _in_force(goal: Goal, day: date) -> tuple[str | int, ...]:
    """The keys that lead from a target to the revision that holds on a day."""
    revisions = [(revision.on, index) for index, revision in enumerate(goal.target.revisions) if revision.on <= day]
    return ("revisions", max(revisions)[1]) if revisions else ()
