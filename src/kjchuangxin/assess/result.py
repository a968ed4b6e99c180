"""A judged target as the report shows it: distances, shares, and the place of every number."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from kjchuangxin.assess.calendar import elapsed
from kjchuangxin.assess.closure import closing
from kjchuangxin.assess.curve import Aimed
from kjchuangxin.assess.figures import Figures, figure_of
from kjchuangxin.assess.judge import Judged
from kjchuangxin.assess.next_step import next_step
from kjchuangxin.assess.origins import examples, places
from kjchuangxin.assess.quotas import ByUnit, Shares
from kjchuangxin.assess.reporting import Reporting, light
from kjchuangxin.model import Entry, Requirement, ResolvedTarget
from kjchuangxin.report.outlook import Outlook
from kjchuangxin.report.target import Aim, Basis, TargetResult
from kjchuangxin.rules import CheckResult


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What all targets of a report share.

    `reported` is what was reported of those with quotas, by unit; None where the quotas are left out.
    """

    checked: CheckResult
    day: date
    reported: Mapping[str, ByUnit] | None
    thorough: bool


def result_of(around: Surroundings, figures: Figures, judged: Judged, state: Reporting) -> TargetResult:
    """Everything that the report says about one target."""
    goal, target, aim = figures.goal, figures.goal.definition, judged.aimed
    value = judged.value if isinstance(judged.value, Fraction) else None
    expected = aim.expected(around.day) if aim else None
    lacking = _lacking(aim, aim.aim if aim else None, value)
    pace = judged.verdict.pace
    plan = around.checked.workspace.plan[0]
    quotas = around.reported.get(goal.id, {}) if around.reported is not None else None
    shares = Shares(goal, aim, quotas, plan, around.day) if aim and quotas is not None else None
    closed = closing(figures, pace, around.day)
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
        comparator=aim.required.comparator if aim else None,
        target=_target(goal, goal.requirement(around.day)),
        original=_original(goal, around.day),
        tolerance=aim.required.tolerance if aim and aim.required.comparator == "about" else None,
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
        outlook=_outlook(figures, aim, around.day) if aim and around.thorough else None,
        next_step=next_step(aim, judged.verdict, value) if aim and value is not None else None,
        reason=judged.verdict.reason,
        objective=goal.id in plan.objectives,
        aspirational=target.aspirational,
        clause=target.clause,
        note=target.note,
        cause=_said(figures, lambda entry: entry.cause),
        action=_said(figures, lambda entry: entry.action),
        by=max((one.entry.by for one in figures.words if one.entry.by is not None), default=None),
        illustrative=_illustrative(around.checked, figures),
        stages=judged.stages,
        quotas=tuple(shares.quotas()) if shares else (),
        allocated=shares.allocated if shares else None,
        allocation_gap=shares.allocation_gap if shares else None,
        parts=shares.parts if shares else None,
        parts_gap=shares.parts_gap(value) if shares else None,
        weight=Fraction(1) if goal.weight is None else Fraction(goal.weight),
        closure=closed.closure,
        verified=closed.verified,
        reopened=closed.reopened,
        missing=state.missing,
        stale=state.stale,
        late=state.late,
        history=tuple(figure_of(one, traced=around.thorough) for one in figures.all),
        basis=_traced(around, figures, judged) if around.thorough else judged.verdict.basis,
    )


def _target(goal: ResolvedTarget, required: Requirement | None) -> Aim:
    if required is None:
        return goal.definition.stages[-1].name if goal.definition.stages else None
    low, high = map(Fraction, required.ends)
    return (low, high) if required.comparator == "between" else low


def _outlook(figures: Figures, aim: Aimed, day: date) -> Outlook:
    from kjchuangxin.assess.outlook import outlook  # noqa: PLC0415 - a table of verdicts forecasts nothing

    return outlook(figures, aim, day)


def _original(goal: ResolvedTarget, day: date) -> Aim:
    """What the document said first, where something else is in force."""
    first, now = goal.requirement(date.min), goal.requirement(day)
    if first is None or now is None or (first.comparator, first.bound) == (now.comparator, now.bound):
        return None
    return _target(goal, first)


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


def _said(figures: Figures, text: Callable[[Entry], str | None]) -> str | None:
    """What the reporters said last, with the unit's name where there are several."""
    said: dict[str, str] = {}
    for figure in figures.words:
        words = text(figure.entry)
        if words is not None:
            said.setdefault(figure.unit, words)
    if len(figures.newest) > 1:
        return "；".join(f"{unit}：{words}" for unit, words in said.items()) or None
    return next(iter(said.values()), None)


def _illustrative(checked: CheckResult, figures: Figures) -> bool:
    breakdown = checked.workspace.breakdown
    added = breakdown is not None and breakdown[0].illustrative and figures.goal.id in breakdown[0].targets
    return added or any(figure.file.illustrative for figure in figures.all)


def _traced(around: Surroundings, figures: Figures, judged: Judged) -> Basis:
    """How the verdict came about, with the place of every number."""
    workspace = around.checked.workspace
    where = tuple(places(workspace, figures, judged))
    return replace(judged.verdict.basis, places=where, illustrative=examples(workspace, figures.goal))
