"""A target as the report shows it: distances, shares, and the place of every number."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from kjchuangxin.assess.calendar import elapsed
from kjchuangxin.assess.closure import closing
from kjchuangxin.assess.curve import TargetCurve
from kjchuangxin.assess.figures import Figures, figure_of
from kjchuangxin.assess.judge import Assessment
from kjchuangxin.assess.next_step import next_step
from kjchuangxin.assess.quotas import ByUnit, Shares
from kjchuangxin.assess.reporting import Reporting, light
from kjchuangxin.model import Comparator, Entry, Requirement, ResolvedTarget
from kjchuangxin.report.basis import Basis, Dated, Final, NoFigure
from kjchuangxin.report.outlook import Outlook
from kjchuangxin.report.target import Contribution, Origin, TargetResult, TargetValue
from kjchuangxin.rules import CheckResult


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What all targets of a report share; `reported` is what was reported of those with quotas, by unit."""

    checked: CheckResult
    day: date
    reported: Mapping[str, ByUnit] | None  # None: quotas are left out
    objectives: frozenset[str]
    outlook: bool


@dataclass(frozen=True, slots=True)
class _Detail:
    """What only an explanation and a picture of a target show."""

    basis: Basis
    drawn: tuple[Dated, ...] = ()
    series: tuple[Dated, ...] = ()
    origins: tuple[Origin, ...] = ()
    examples: frozenset[str] = frozenset()


def result_of(
    around: Surroundings, figures: Figures, assessment: Assessment, state: Reporting, *, explained: bool
) -> TargetResult:
    """Everything that the report says about one target."""
    resolved, target, curve, day = figures.target, figures.target.definition, assessment.curve, around.day
    value = assessment.value if isinstance(assessment.value, Fraction) else None
    expected = curve.expected if curve else None
    lacking = _lacking(curve, curve.bound if curve else None, value)
    pace = assessment.verdict.pace
    plan = around.checked.workspace.plan[0]
    quotas = around.reported.get(resolved.id, {}) if around.reported is not None else None
    shares = Shares(resolved, curve, quotas, plan, day) if curve and quotas is not None else None
    closed, ahead = closing(figures, pace, day), explained or around.outlook
    detail = _detail(around, figures, assessment) if explained else _Detail(assessment.verdict.basis)
    return TargetResult(
        id=resolved.id,
        name=target.name,
        task=resolved.task.number,
        task_title=resolved.task.title,
        section=resolved.section.title,
        lead=resolved.task.lead,
        support=resolved.task.support,
        reporters=resolved.reporters,
        collect=resolved.collect,
        measure=target.measure,
        pace_kind=curve.kind if curve else None,
        comparator=curve.requirement.comparator if curve else None,
        target=_value(resolved, resolved.requirement(day)),
        original=_original(resolved, day),
        revised=_revised(resolved, curve.requirement) if curve else None,
        tolerance=curve.requirement.tolerance if curve and curve.requirement.comparator == "about" else None,
        settings=resolved.settings if curve else None,
        unit=target.unit,
        window=resolved.window,
        elapsed=elapsed(resolved.window, day),
        months=(curve.months_gone(day), curve.months_gone(resolved.window[1])) if curve else None,
        value=assessment.value,
        value_as_of=assessment.value_as_of,
        baseline=curve.baseline if curve else None,
        baseline_as_of=curve.baseline_as_of if curve else None,
        expected=expected,
        curve=curve.corners if curve and _looks_at_curve(curve, assessment.verdict.basis) else (),
        drawn=detail.drawn,
        collected=tuple(_contributions(figures)) if curve and len(resolved.reporters) > 1 else (),
        series=detail.series,
        completion=_completion(assessment, curve, value),
        schedule_completion=_schedule_completion(curve, expected, value),
        gap=_lacking(curve, expected, value),
        remaining=None if lacking is None else max(Fraction(0), lacking),
        pace=pace,
        report=state.state,
        light=light(pace, state.state),
        outlook=_outlook(figures, curve) if curve and ahead else None,
        next_step=next_step(curve, assessment.verdict, value) if curve and ahead and value is not None else None,
        reason=assessment.verdict.reason,
        objective=resolved.id in around.objectives,
        aspirational=target.aspirational,
        clause=target.clause,
        note=target.note,
        cause=_remark(figures, lambda entry: entry.cause),
        action=_remark(figures, lambda entry: entry.action),
        by=max((one.entry.by for one in figures.remarks if one.entry.by is not None), default=None),
        illustrative=_illustrative(around.checked, figures),
        stages=assessment.stages,
        quotas=tuple(shares.quotas()) if shares else (),
        allocated=shares.allocated if shares else None,
        allocation_gap=shares.allocation_gap if shares else None,
        parts=shares.parts if shares else None,
        parts_gap=shares.parts_gap(value) if shares else None,
        weight=Fraction(1) if resolved.weight is None else Fraction(resolved.weight),
        closure=closed.closure,
        verified=closed.verified,
        reopened=closed.reopened,
        missing=state.missing,
        stale=state.stale,
        late=state.late,
        history=tuple(figure_of(one, traced=explained) for one in figures.all),
        basis=detail.basis,
        origins=detail.origins,
        examples=detail.examples,
    )


def _detail(around: Surroundings, figures: Figures, assessment: Assessment) -> _Detail:
    from kjchuangxin.assess.formulas import with_steps  # noqa: PLC0415 - a table of verdicts explains nothing
    from kjchuangxin.assess.origins import examples, origins  # noqa: PLC0415

    basis, curve, workspace = assessment.verdict.basis, assessment.curve, around.checked.workspace
    if curve is not None and isinstance(assessment.value, Fraction):
        basis = with_steps(basis, curve, assessment.value)
    return _Detail(
        basis,
        drawn=curve.drawn if curve and _looks_at_curve(curve, basis) else (),
        series=figures.series if curve else (),
        origins=tuple(origins(workspace, figures, curve)),
        examples=frozenset(examples(workspace, figures)),
    )


def _outlook(figures: Figures, curve: TargetCurve) -> Outlook:
    from kjchuangxin.assess.outlook import outlook  # noqa: PLC0415 - a table of verdicts forecasts nothing

    return outlook(figures, curve, curve.day)


def _looks_at_curve(curve: TargetCurve, basis: Basis) -> bool:
    """Whether the verdict is by what is expected; a method for several years holds nothing against that."""
    return curve.target.settings.method == "schedule" or isinstance(basis, NoFigure | Final)


def _contributions(figures: Figures) -> Iterator[Contribution]:
    for unit, figure in figures.newest.items():
        if figure.entry.value is not None:
            yield Contribution(unit, figure.as_of, Fraction(figure.entry.value))


def _value(target: ResolvedTarget, requirement: Requirement | None) -> TargetValue:
    if requirement is None:
        return target.definition.stages[-1].name if target.definition.stages else None
    low, high = map(Fraction, requirement.ends)
    return (low, high) if requirement.comparator == "between" else low


def _revised(target: ResolvedTarget, requirement: Requirement) -> tuple[date, Comparator] | None:
    first = target.requirements[0]
    return (requirement.since, first.comparator) if requirement.since > first.since else None


def _original(target: ResolvedTarget, day: date) -> TargetValue:
    """What the document said first, where something else is in force."""
    first, now = target.requirement(date.min), target.requirement(day)
    if first is None or now is None or (first.comparator, first.bound) == (now.comparator, now.bound):
        return None
    return _value(target, first)


def _completion(assessment: Assessment, curve: TargetCurve | None, value: Fraction | None) -> Fraction | None:
    """The value against the target; a milestone's share of stages. None where less is better: no share says that."""
    if assessment.stages:
        return Fraction(sum(stage.done for stage in assessment.stages), len(assessment.stages))
    if curve is None or value is None or curve.downward or curve.bound <= 0:
        return None
    return value / curve.bound


def _schedule_completion(
    curve: TargetCurve | None, expected: Fraction | None, value: Fraction | None
) -> Fraction | None:
    return value / expected if curve and not curve.downward and value is not None and expected else None


def _lacking(curve: TargetCurve | None, wanted: Fraction | None, value: Fraction | None) -> Fraction | None:
    if curve is None or wanted is None or value is None:
        return None
    return value - wanted if curve.downward else wanted - value


def _remark(figures: Figures, text: Callable[[Entry], str | None]) -> str | None:
    """What the reporters wrote last, with the unit's name where there are several."""
    remarks: dict[str, str] = {}
    for figure in figures.remarks:
        remark = text(figure.entry)
        if remark is not None:
            remarks.setdefault(figure.unit, remark)
    if len(figures.newest) > 1:
        return "；".join(f"{unit}：{remark}" for unit, remark in remarks.items()) or None
    return next(iter(remarks.values()), None)


def _illustrative(checked: CheckResult, figures: Figures) -> bool:
    breakdown = checked.workspace.breakdown
    added = breakdown is not None and breakdown[0].illustrative and figures.target.id in breakdown[0].targets
    return added or any(figure.file.illustrative for figure in figures.all)
