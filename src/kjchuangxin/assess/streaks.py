"""Since how many reporting periods a target has been behind, by what is known now of each of them."""

from dataclasses import replace

from kjchuangxin.assess.figures import Figures, figures_by_target
from kjchuangxin.assess.judge import judge
from kjchuangxin.model.calendar import ReportingPeriod, periods
from kjchuangxin.report.report import Report
from kjchuangxin.report.status import WORST_FIRST
from kjchuangxin.rules import CheckResult


def with_streaks(checked: CheckResult, report: Report) -> Report:
    """The report, its targets with the number of the plan's periods in a row at whose ends each was behind.

    They are counted back from the newest that had ended on the report's day, and are 0 for what is not behind then.
    """
    plan, behind = checked.workspace.plan[0], {result.id for result in report.behind}
    every = periods((plan.period.start, plan.period.end), plan.period.end, plan.reporting)
    ended = [period for period in reversed(every) if period.end <= report.as_of]
    known = figures_by_target(
        {id_: target for id_, target in checked.plan.targets.items() if id_ in behind},
        checked.observations,
        report.as_of,
    )
    counts = {id_: _in_a_row(figures, ended) for id_, figures in known.items()}
    targets = tuple(result._replace(periods_behind=counts.get(result.id, 0)) for result in report.targets)
    return replace(report, targets=targets)


def _in_a_row(figures: Figures, newest_first: list[ReportingPeriod]) -> int:
    for count, period in enumerate(newest_first):
        if judge(figures.until(period.end), period.end).verdict.pace not in WORST_FIRST:
            return count
    return len(newest_first)
