"""A checked workspace, a day and the clock in, a report out."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from kjchuangxin.assess.figures import figures_by_target
from kjchuangxin.assess.judge import judge
from kjchuangxin.assess.quotas import ByUnit, reported_shares
from kjchuangxin.assess.reporting import CAME, Deadlines, Lost, Owed, Standing, States, is_due, owed, reporting
from kjchuangxin.assess.result import Surroundings, result_of
from kjchuangxin.assess.units import unit_results
from kjchuangxin.diagnostic import Diagnostic
from kjchuangxin.model.calendar import ReportingPeriod, elapsed, periods
from kjchuangxin.report.refused import Refused
from kjchuangxin.report.report import OpenPeriod, Report
from kjchuangxin.report.status import ReportState
from kjchuangxin.report.target import TargetResult
from kjchuangxin.rules import CheckResult, all_rules, check_verdicts, suppress


def latest(checked: CheckResult, today: date) -> date:
    """The day that is judged where none is named, so that one early report changes nobody's verdict.

    It is the newest end of a period of the plan for which a report has come, and that is closed or complete; where
    there is none, the newest day in the data that is not after the plan's period; without data today, or the plan's
    last day.
    """
    return _Clock(checked, today).latest


def verdicts(checked: CheckResult, day: date) -> Iterator[TargetResult]:
    """Each target as of a day, by its reporters' figures alone: without its quotas, and without what is owed."""
    deadlines = Deadlines(day, date.min, None, _lost(_refused(checked, day)))
    around = Surroundings(checked, deadlines, None, frozenset(), outlook=False)
    for figures in figures_by_target(checked.plan.targets, checked.observations, day).values():
        assessment = judge(figures, day)
        nothing = Owed(figures.target, deadlines, (), current=False, missed=False, final=None)
        nobody: Standing = nothing, {unit: {} for unit in figures.target.reporters}
        reported = reporting(figures, nobody, traced=False)
        yield result_of(around, figures, assessment, reported, nobody, explained=False)


def all_findings(
    checked: CheckResult | None, findings: Iterable[Diagnostic], day: date | None, today: date
) -> tuple[Diagnostic, ...]:
    """What is wrong in a workspace and not allowed, with what its verdicts as of a day (None: the latest) ask for.

    Nothing is judged where the plan cannot be read (None) or has an error.
    """
    if checked is None:
        return suppress(findings, (), all_rules())
    usable = checked.plan.usable
    advice = check_verdicts(checked, verdicts(checked, day or latest(checked, today))) if usable else ()
    return suppress((*findings, *advice), checked.allowed, all_rules())


def assess(  # noqa: PLR0913 - by name: what of the plan is wanted
    checked: CheckResult,
    day: date | None,
    findings: Sequence[Diagnostic] = (),
    *,
    today: date,
    outlook: bool = False,
    explained: Container[str] | None = None,
    only: Container[str] | None = None,
) -> Report:
    """The plan as of a day (None: the latest). `findings` are shown with it; what is not usable must not come here.

    With `outlook` every target has its next step and what is likely to come. Those to be `explained`, by their ids
    (None: all), have these too, with the steps to the verdict, what a picture draws, and where each number is written.
    With `only`, the report has no other targets, and says of units no more than these tell.
    """
    workspace, plan, clock = checked.workspace, checked.workspace.plan[0], _Clock(checked, today)
    as_of = day or clock.latest
    targets = {id_: target for id_, target in checked.plan.targets.items() if only is None or id_ in only}
    refused = _refused(checked, as_of)
    deadlines = Deadlines(as_of, today, plan.issued, _lost(refused))
    shares = reported_shares(targets, checked.observations, as_of)
    around = Surroundings(checked, deadlines, shares, frozenset(plan.objectives), outlook, clock.periods)
    results, standings, heard = [], {}, {}
    for id_, figures in figures_by_target(targets, checked.observations, as_of).items():
        assessment = judge(figures, as_of)
        due = owed(figures, assessment, deadlines)
        standing = standings[id_] = due, _states(due, figures.by_unit, shares.get(id_, {}))
        parts = {unit: said for unit, said in shares.get(id_, {}).items() if unit not in due.target.reporters}
        heard[id_] = {**figures.by_unit, **parts}
        in_detail = explained is None or id_ in explained
        reported = reporting(figures, standing, traced=in_detail)
        results.append(result_of(around, figures, assessment, reported, standing, explained=in_detail))
    ended = [period for period in clock.periods if period.end <= as_of]
    coming = (period for period in clock.periods[len(ended) :] if is_due(period, plan.issued))
    return Report(
        plan_id=plan.id,
        title=plan.title,
        issuer=plan.issuer,
        recipients=plan.recipients,
        as_of=as_of,
        period=(plan.period.start, plan.period.end),
        elapsed=elapsed((plan.period.start, plan.period.end), as_of),
        newest_period=next(((one.end, one.due) for one in reversed(ended) if is_due(one, plan.issued)), None),
        next_period=next(((one.end, one.due) for one in coming), None),
        open_period=clock.open_period(max(as_of, clock.newest) if day is None else as_of),
        silent_period=clock.silent_period(as_of) if day is None else None,
        illustrative=checked.illustrative or (workspace.breakdown is not None and workspace.breakdown[0].illustrative),
        packaged=workspace.packaged,
        objectives=plan.objectives,
        targets=tuple(results),
        units=tuple(unit_results(plan, standings, heard, [period.end for period in ended])),
        refused=refused,
        diagnostics=tuple(findings),
    )


def _states(due: Owed, reported: ByUnit, shares: ByUnit) -> Mapping[str, States]:
    """How the reporters of a target stand, and those who owe the figure of a share."""
    target = due.target
    found = {unit: due.states(unit, reported.get(unit, ())) for unit in target.reporters}
    for unit in target.quota_holders:
        if unit not in found:
            found[unit] = due.states(unit, shares.get(unit, ()))
    return found


def _refused(checked: CheckResult, day: date) -> tuple[Refused, ...]:
    """What cannot be used of what was reported up to a day, as far as that can be told."""
    return tuple(one for one in checked.refused if one.as_of is None or one.as_of <= day)


def _lost(refused: Iterable[Refused]) -> Lost:
    """Their days, by unit and target."""
    found: dict[tuple[str, str | None], list[date | None]] = {}
    for one in refused:
        if one.unit is not None:
            found.setdefault((one.unit, one.target), []).append(one.as_of)
    return found


@dataclass(frozen=True)
class _Clock:
    """The periods of a plan as they lie to today."""

    checked: CheckResult
    today: date

    @cached_property
    def periods(self) -> tuple[ReportingPeriod, ...]:
        plan = self.checked.workspace.plan[0]
        return periods((plan.period.start, plan.period.end), plan.period.end, plan.reporting)

    @cached_property
    def latest(self) -> date:
        """See `latest`."""
        days = {one.as_of for one in self.checked.observations}
        for period in reversed(self.periods):
            if period.end in days and (self.today > period.due or self._complete(period)):
                return period.end
        last = self.checked.workspace.plan[0].period.end
        days |= {one.as_of for one in self.checked.refused if one.as_of is not None}
        return max((day for day in days if day <= last), default=min(self.today, last))

    @cached_property
    def newest(self) -> date:
        """The newest day in the data: what ends between two deadlines changes nothing that is said."""
        return max((one.as_of for one in self.checked.observations), default=date.min)

    def open_period(self, day: date) -> OpenPeriod | None:
        """The newest period that has ended by a day; None where it is closed, or all that is owed has come by then."""
        period = next((period for period in reversed(self.periods) if period.end <= min(day, self.today)), None)
        if period is None or self.today > period.due:
            return None
        states = list(self._states(period, day))
        if all(state in CAME for _, state in states):
            return None
        units: dict[str, bool] = {}
        for unit, state in states:
            units[unit] = units.get(unit, False) or state is not ReportState.AWAITED
        return OpenPeriod(period.end, period.due, sum(units.values()), len(units))

    def silent_period(self, day: date) -> tuple[date, date] | None:
        """The newest period later than a day that has closed without any report, even one that is refused."""
        issued = self.checked.workspace.plan[0].issued
        newest = max([self.newest, *(one.as_of or date.max for one in self.checked.refused)])
        return next(
            (
                (period.end, period.due)
                for period in reversed(self.periods)
                if max(day, newest) < period.end and self.today > period.due and is_due(period, issued)
            ),
            None,
        )

    def _complete(self, period: ReportingPeriod) -> bool:
        """Whether all that is owed for a period has come by what is looked at as of its end, and can be used."""
        return all(state in CAME for _, state in self._states(period, period.end))

    def _states(self, period: ReportingPeriod, day: date) -> Iterator[tuple[str, ReportState]]:
        """How each unit stands in a period with each target that it owes, by what is dated up to a day."""
        targets, observations = self.checked.plan.targets, self.checked.observations
        deadlines = Deadlines(
            period.end, self.today, self.checked.workspace.plan[0].issued, _lost(_refused(self.checked, day))
        )
        shares = reported_shares(targets, observations, day)
        for id_, figures in figures_by_target(targets, observations, day).items():
            known = figures.until(period.end)
            due = owed(known, judge(known, period.end), deadlines)
            for unit, states in _states(due, figures.by_unit, shares.get(id_, {})).items():
                if period.end in states:
                    yield unit, states[period.end]
