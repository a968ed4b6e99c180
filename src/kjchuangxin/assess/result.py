"""A target as the report shows it: distances, shares, and the place of every number."""

from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from kjchuangxin.assess import way
from kjchuangxin.assess.curve import TargetCurve
from kjchuangxin.assess.figures import Figures
from kjchuangxin.assess.increase import gain, year_on_year
from kjchuangxin.assess.judge import Assessment, closing
from kjchuangxin.assess.quotas import ByUnit, Quotas
from kjchuangxin.assess.reporting import Deadlines, Standing, light
from kjchuangxin.assess.way import next_step
from kjchuangxin.model.calendar import ReportingPeriod, elapsed
from kjchuangxin.model.comparison import Comparator
from kjchuangxin.model.resolved import ResolvedTarget
from kjchuangxin.model.settings import Requirement
from kjchuangxin.report.basis import Basis, Final, NoFigure
from kjchuangxin.report.definition import Contact, Definition, NamedBound, TargetValue
from kjchuangxin.report.status import WORST_FIRST, Pace
from kjchuangxin.report.target import Contribution, Gain, Progress, Reporting, Shares, TargetResult, Trace
from kjchuangxin.rules import CheckResult

if TYPE_CHECKING:  # a table of verdicts shows none
    from kjchuangxin.report.outlook import Outlook


class Surroundings(NamedTuple):
    """What all targets of a report share; `reported` is what was reported of those with quotas, by unit."""

    checked: CheckResult
    deadlines: Deadlines
    reported: Mapping[str, ByUnit] | None  # None: quotas are left out
    objectives: frozenset[str]
    outlook: bool
    periods: tuple[ReportingPeriod, ...] = ()  # of the plan

    @property
    def day(self) -> date:
        """The day that is judged."""
        return self.deadlines.day


def result_of(  # noqa: PLR0913 - what has been found out about a target
    around: Surroundings,
    figures: Figures,
    assessment: Assessment,
    reporting: Reporting,
    standing: Standing,
    *,
    explained: bool,
) -> TargetResult:
    """Everything that the report says about one target."""
    pace = assessment.verdict.pace
    refused = around.deadlines.keeps_back_any(figures.target.reporters, figures.target.id)
    closure, verified, reopened = closing(figures, pace, around.day, refused=refused)
    return TargetResult(
        definition=_definition(around, figures.target, assessment.curve),
        progress=_progress(around, figures, assessment, ahead=explained or around.outlook),
        reporting=reporting,
        shares=_shares(around, figures.target, assessment, standing),
        trace=_trace(around, figures, assessment) if explained else Trace(),
        light=light(pace, reporting.state),
        closure=closure,
        verified=verified,
        reopened=reopened,
        run_out=_run_out(figures, pace, around.day),
    )


def _run_out(figures: Figures, pace: Pace, day: date) -> date | None:
    """The day by which a target was to be mended that is not, where that has passed: the last that each unit gave."""
    last = {one.unit: one.entry.by for one in figures.within if one.entry.by is not None}
    by = max(last.values(), default=None)
    return by if by is not None and by < day and pace in WORST_FIRST else None


def _definition(around: Surroundings, resolved: ResolvedTarget, curve: TargetCurve | None) -> Definition:
    target, task = resolved.definition, resolved.task
    required = resolved.requirement(around.day)
    return Definition(
        id=resolved.id,
        name=target.name,
        task=task.number,
        task_title=task.title,
        task_note=task.note,
        contacts=tuple(Contact(one.role, one.name, one.phone) for one in task.contacts),
        section=resolved.section.title if resolved.section else None,
        lead=resolved.lead,
        support=task.support,
        reporters=resolved.reporters,
        collect=resolved.collect,
        measure=target.measure,
        pace_kind=curve.kind if curve else "hold" if required else None,
        comparator=required.comparator if required else None,
        target=_value(resolved, required),
        original=_original(resolved, around.day),
        revised=_revised(resolved, required) if required else None,
        approval=_approval(resolved, required) if required else None,
        tolerance=required.tolerance if required and required.comparator == "about" else None,
        settings=resolved.settings if required else None,
        unit=target.unit,
        window=resolved.window,
        objective=resolved.id in around.objectives,
        aspirational=target.aspirational,
        clause=target.clause,
        note=target.note,
        weight=Fraction(1) if resolved.weight is None else Fraction(resolved.weight),
    )


def _progress(around: Surroundings, figures: Figures, assessment: Assessment, *, ahead: bool) -> Progress:
    """How the work stands; with what lies `ahead` where that is wanted."""
    resolved, curve, verdict = figures.target, assessment.curve, assessment.verdict
    value = assessment.number
    lacking = _lacking(curve, curve.wanted if curve else None, value)
    known = not assessment.partial or verdict.pace is not Pace.NOT_ASSESSABLE  # how it lies to the schedule
    return Progress(
        elapsed=elapsed(resolved.window, assessment.judged_on),
        months=(curve.months_gone(curve.day), curve.months_gone(resolved.window[1])) if curve else None,
        value=assessment.value,
        value_as_of=assessment.value_as_of,
        judged_on=assessment.judged_on,
        partial=assessment.partial,
        collected=tuple(_contributions(figures)) if curve and len(resolved.reporters) > 1 else (),
        baseline=curve.baseline if curve else None,
        baseline_as_of=curve.baseline_as_of if curve else None,
        expected=curve.expected if curve else None,
        curve=curve.corners if curve and _looks_at_curve(curve, verdict.basis) else (),
        completion=_completion(assessment, curve, value),
        way=_way(assessment),
        ahead=way.ahead(curve, value) if known and curve and value is not None else None,
        over=way.over(curve, value) if curve and value is not None else None,
        schedule_completion=_schedule_completion(curve, value),
        gap=_lacking(curve, curve.expected if curve else None, value),
        remaining=None if lacking is None else max(Fraction(0), lacking),
        stages=assessment.stages,
        pace=verdict.pace,
        basis=verdict.basis,
        reason=verdict.reason,
        outlook=_outlook(figures, curve, around.day) if curve and ahead and not assessment.partial else None,
        next_step=next_step(curve, verdict, value) if curve and ahead and value is not None else None,
        illustrative=_illustrative(around.checked, figures),
        gain=_gain(around, figures, assessment),
        year_on_year=year_on_year(figures, dated) if (dated := assessment.dated) else None,
    )


def _gain(around: Surroundings, figures: Figures, assessment: Assessment) -> Gain | None:
    if (value := assessment.dated) is None:
        return None
    return gain(figures, value, around.checked.workspace.plan[0].reporting.every, around.periods, around.day)


def _shares(around: Surroundings, target: ResolvedTarget, assessment: Assessment, standing: Standing) -> Shares:
    if assessment.curve is None or around.reported is None or not target.quotas:
        return Shares()
    plan, (owed, states) = around.checked.workspace.plan[0], standing
    now = {unit: owed.now(of_unit) for unit, of_unit in states.items() if of_unit}
    reported = around.reported.get(target.id, {})
    return Quotas(target, assessment.curve, reported, plan, around.day, now).shares(assessment.dated)


def _trace(around: Surroundings, figures: Figures, assessment: Assessment) -> Trace:
    """What only an explanation of a target shows."""
    from kjchuangxin.assess.formulas import steps  # noqa: PLC0415 - a table of verdicts explains nothing
    from kjchuangxin.assess.origins import examples, origins  # noqa: PLC0415

    curve, number, workspace = assessment.curve, assessment.number, around.checked.workspace
    basis = assessment.verdict.basis
    return Trace(
        steps=steps(basis, curve, number) if curve is not None and number is not None else (),
        drawn=curve.drawn if curve and _looks_at_curve(curve, basis) else (),
        series=figures.series if curve else (),
        origins=tuple(origins(workspace, figures, curve)),
        examples=frozenset(examples(workspace, figures)),
    )


def _outlook(figures: Figures, curve: TargetCurve, day: date) -> "Outlook":
    from kjchuangxin.assess.forecast.outlook import outlook  # noqa: PLC0415 - a table of verdicts forecasts nothing

    return outlook(figures, curve, day)


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
    return aim(requirement)


def aim(requirement: Requirement) -> TargetValue:
    """What is to be reached: a number, the two ends of a range, or the name of what is only known later."""
    if requirement.reference is not None:
        return NamedBound(requirement.reference)
    low, high = map(Fraction, requirement.ends)
    return (low, high) if requirement.comparator == "between" else low


def _revised(target: ResolvedTarget, requirement: Requirement) -> tuple[date, Comparator] | None:
    first = target.requirements[0]
    return (requirement.since, first.comparator) if requirement.since > first.since else None


def _approval(target: ResolvedTarget, requirement: Requirement) -> str | None:
    """The document that approved the revision in force."""
    revisions = (one for one in target.definition.revisions if one.date == requirement.since)
    return next((one.approval for one in revisions), None)


def _original(target: ResolvedTarget, day: date) -> TargetValue:
    """The document's first number, where another one is in force."""
    first, now = target.requirement(date.min), target.requirement(day)
    if first is None or now is None or (first.comparator, first.bound) == (now.comparator, now.bound):
        return None
    return _value(target, first)


def _completion(assessment: Assessment, curve: TargetCurve | None, value: Fraction | None) -> Fraction | None:
    """The share of a milestone's stages that is done, otherwise of a number."""
    if assessment.stages:  # of which nothing is known before a word of them
        unknown = assessment.verdict.pace is Pace.UNREPORTED
        return None if unknown else _way(assessment)[0]
    return None if curve is None or value is None else way.completion(curve, value)


def _way(assessment: Assessment) -> tuple[Fraction | None, Fraction | None]:
    """Which share of the way is gone, and which is expected on the day that is judged; None where there is no way."""
    curve, value, stages = assessment.curve, assessment.number, assessment.stages
    if stages:
        done, due = (sum(stage.done for stage in stages), sum(stage.due <= assessment.judged_on for stage in stages))
        return Fraction(done, len(stages)), Fraction(due, len(stages))
    return (None, None) if curve is None or value is None else way.gone(curve, value)


def _schedule_completion(curve: TargetCurve | None, value: Fraction | None) -> Fraction | None:
    if curve is None or value is None or value < 0 or curve.expected is None or way.over(curve, value) is not None:
        return None
    if curve.downward and not curve.ceiling:
        return None
    return value / curve.expected if curve.expected > 0 else None


def _lacking(curve: TargetCurve | None, wanted: Fraction | None, value: Fraction | None) -> Fraction | None:
    if curve is None or wanted is None or value is None:
        return None
    return value - wanted if curve.downward else wanted - value


def _illustrative(checked: CheckResult, figures: Figures) -> bool:
    breakdown = checked.workspace.breakdown
    added = breakdown is not None and breakdown[0].illustrative and figures.target.id in breakdown[0].targets
    return added or any(figure.file.illustrative for figure in figures.all)
