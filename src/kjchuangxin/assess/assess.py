"""A checked workspace and a day in, a report out."""

from collections.abc import Container, Iterator, Sequence
from datetime import date

from kjchuangxin.assess.figures import figures_by_target
from kjchuangxin.assess.judge import judge
from kjchuangxin.assess.quotas import reported_shares
from kjchuangxin.assess.reporting import owed, reporting, sent_by_unit, unit_results
from kjchuangxin.assess.result import Surroundings, result_of
from kjchuangxin.diagnostic import Diagnostic
from kjchuangxin.model.calendar import elapsed, periods
from kjchuangxin.report.report import Report
from kjchuangxin.report.target import TargetResult
from kjchuangxin.rules import CheckResult


def latest(checked: CheckResult) -> date:
    """The newest `as_of` in the data that is not after the plan's period; its first day where nothing is reported."""
    period = checked.workspace.plan[0].period
    return max((figure.as_of for figure in checked.observations if figure.as_of <= period.end), default=period.start)


def verdicts(checked: CheckResult, day: date) -> Iterator[TargetResult]:
    """Each target as of a day, by its reporters' figures alone: without its quotas, and without what is owed.

    What is reported is judged on the day that it is for: who was on schedule then owes no cause later on.
    """
    around = Surroundings(checked, day, None, frozenset(), outlook=False)
    for figures in figures_by_target(checked.plan.targets, checked.observations, day).values():
        assessment = judge(figures, max((one.as_of for one in figures.counting), default=day))
        nothing_owed = reporting((), figures, assessment.verdict.pace, traced=False)
        yield result_of(around, figures, assessment, nothing_owed, explained=False)


def assess(  # noqa: PLR0913 - by name: what of the plan is wanted
    checked: CheckResult,
    day: date,
    findings: Sequence[Diagnostic] = (),
    *,
    outlook: bool = False,
    explained: Container[str] | None = None,
    only: Container[str] | None = None,
) -> Report:
    """The plan as of a day. `findings` are shown with it; a workspace that is not usable must not come here.

    With `outlook` every target has its next step and what is likely to come. Those to be `explained`, by their ids
    (None: all), have these too, with the steps to the verdict, what a picture draws, and where each number is written.
    With `only`, the report has no other targets, and says of units no more than these tell.
    """
    workspace, plan = checked.workspace, checked.workspace.plan[0]
    every = periods((plan.period.start, plan.period.end), plan.period.end, plan.reporting)
    ended = [period for period in every if period.end <= day]
    targets = {id_: target for id_, target in checked.plan.targets.items() if only is None or id_ in only}
    shares = reported_shares(targets, checked.observations, day)
    around = Surroundings(checked, day, shares, frozenset(plan.objectives), outlook)
    results = []
    owed_by_target = {}
    for target, figures in figures_by_target(targets, checked.observations, day).items():
        assessment = judge(figures, day)
        start, end = figures.target.window
        concerned = [period for period in ended if period.end >= start and period.start <= end]
        owed_by_target[target] = owed(concerned, figures)
        in_detail = explained is None or target in explained
        reported = reporting(concerned, figures, assessment.verdict.pace, traced=in_detail)
        results.append(result_of(around, figures, assessment, reported, explained=in_detail))
    sent = sent_by_unit(figure for figure in checked.observations if figure.as_of <= day)
    return Report(
        plan_id=plan.id,
        title=plan.title,
        issuer=plan.issuer,
        as_of=day,
        period=(plan.period.start, plan.period.end),
        elapsed=elapsed((plan.period.start, plan.period.end), day),
        newest_period=(ended[-1].end, ended[-1].due) if ended else None,
        illustrative=checked.illustrative or (workspace.breakdown is not None and workspace.breakdown[0].illustrative),
        packaged=workspace.packaged,
        objectives=plan.objectives,
        targets=tuple(results),
        units=tuple(unit_results(plan, results, owed_by_target, ended, sent)),
        diagnostics=tuple(findings),
    )
