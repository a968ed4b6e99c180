"""The frozen result of an assessment. Every decision is in it: what shows it only counts."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from kjchuangxin.diagnostic import Diagnostic
from kjchuangxin.report.definition import Contact
from kjchuangxin.report.refused import Refused
from kjchuangxin.report.status import OVERDUE, SILENT, WORST_FIRST, Closure, Light, Pace, ReportState
from kjchuangxin.report.target import TargetResult

_NOT_DUE = (ReportState.NONE_DUE, ReportState.AWAITED)


class UnitPeriod(NamedTuple):
    """A reporting period that has ended, and how a unit's report of it stands: `none_due` if it owed nothing."""

    end: date
    state: ReportState


class TaskName(NamedTuple):
    """A task as the document calls it: by its number, which may begin anew in each chapter, and its title."""

    number: str
    title: str


class UnitResult(NamedTuple):
    """One unit: the tasks it leads, and its reports as of the report's day.

    `now` says how it stands with each target that it owes; `periods` are all that have ended, oldest first; `late_by`
    has by how many days its newest report on a target came after it was due.
    """

    name: str
    leads: tuple[TaskName, ...]
    supports: tuple[TaskName, ...]
    now: tuple[tuple[str, ReportState], ...]
    periods: tuple[UnitPeriod, ...] = ()
    late_by: tuple[tuple[str, int], ...] = ()

    @property
    def owes(self) -> tuple[str, ...]:
        """The targets of which it owes the figure, or that of a share."""
        return tuple(target for target, _ in self.now)

    @property
    def missing(self) -> tuple[str, ...]:
        """The targets of which it has not reported for a period that is closed."""
        return self.targets(*SILENT)

    @property
    def late(self) -> tuple[str, ...]:
        """The targets of which its report for the newest period came after it was due."""
        return self.targets(ReportState.LATE)

    def targets(self, *states: ReportState) -> tuple[str, ...]:
        """The targets with which it stands so."""
        return tuple(target for target, state in self.now if state in states)

    @property
    def reports_due(self) -> int:
        """For how many periods a report was due, or has come before that."""
        return sum(period.state not in _NOT_DUE for period in self.periods)

    @property
    def reports_received(self) -> int:
        """For how many of these any report has come, one that could not be used too."""
        return self.reports_due - sum(period.state in SILENT for period in self.periods)

    @property
    def reports_late(self) -> int:
        """How many of the reports received came after they were due."""
        return sum(period.state is ReportState.LATE for period in self.periods)

    @property
    def reports_missing(self) -> int:
        """How many of the reports due have not come."""
        return self.reports_due - self.reports_received

    @property
    def on_time(self) -> Fraction | None:
        """The share of the reports due that came in time; None where none was due."""
        return Fraction(self.reports_received - self.reports_late, self.reports_due) if self.reports_due else None


class Overdue(NamedTuple):
    """A unit whose reports are not as they should be, and the ids of the targets that this is about."""

    state: ReportState
    unit: str
    targets: tuple[str, ...]


class OpenPeriod(NamedTuple):
    """A period that has ended and for which reports are still awaited: of how many units that owe one it has come."""

    end: date
    due: date
    received: int
    owed: int


@dataclass(frozen=True, kw_only=True)
class Report:
    """A plan as of one day."""

    plan_id: str
    title: str
    issuer: str | None
    recipients: str | None  # whom the circular is addressed to
    as_of: date
    period: tuple[date, date]
    elapsed: Fraction
    newest_period: tuple[date, date] | None  # the newest reporting period that has ended, and the day its report is due
    next_period: tuple[date, date] | None = None  # the first that ends later, and the day its report is due
    open_period: OpenPeriod | None = None  # the newest that has ended, has not been due, and lacks a report
    silent_period: tuple[date, date] | None = None  # the newest, later than the day, that has closed without any report
    illustrative: bool
    packaged: bool
    objectives: tuple[str, ...]
    targets: tuple[TargetResult, ...]
    units: tuple[UnitResult, ...]
    refused: tuple[Refused, ...] = ()  # what an error keeps from being used
    diagnostics: tuple[Diagnostic, ...]

    @property
    def pace_totals(self) -> dict[Pace, int]:
        """How many targets have each pace."""
        return {pace: sum(result.pace is pace for result in self.targets) for pace in Pace}

    @property
    def light_totals(self) -> dict[Light, int]:
        """How many targets have each light."""
        return {light: sum(result.light is light for result in self.targets) for light in Light}

    @cached_property
    def contacts(self) -> dict[str, dict[Contact, None]]:
        """Who answers for the tasks that each unit leads, by its name."""
        found: dict[str, dict[Contact, None]] = {}
        for result in self.targets:
            for unit in result.definition.lead if result.definition.contacts else ():
                found.setdefault(unit, {}).update(dict.fromkeys(result.definition.contacts))
        return found

    def closed(self, closure: Closure) -> tuple[TargetResult, ...]:
        """The targets that are so far closed."""
        return tuple(result for result in self.targets if result.closure is closure)

    @property
    def reopened(self) -> tuple[TargetResult, ...]:
        """The targets that were closed, and are not achieved any more."""
        return tuple(result for result in self.targets if result.reopened)

    @property
    def behind(self) -> tuple[TargetResult, ...]:
        """The targets that are not on schedule, the worst first, then in the plan's order."""
        return tuple(result for pace in WORST_FIRST for result in self.targets if result.pace is pace)

    @cached_property
    def by_id(self) -> dict[str, TargetResult]:
        """The targets by their ids, in the plan's order."""
        return {result.id: result for result in self.targets}

    @property
    def overdue(self) -> tuple[Overdue, ...]:
        """Who has not reported, is out of date, or was late, by state, then in the order of the units."""
        found: list[Overdue] = []
        for state in OVERDUE:
            named = ((unit.name, [one for one in unit.targets(state) if one in self.by_id]) for unit in self.units)
            found += [Overdue(state, unit, tuple(ids)) for unit, ids in named if ids]
        return tuple(found)

    def standing(self, unit: UnitResult, *states: ReportState) -> list[TargetResult]:
        """The targets of the report with which a unit stands so, in the plan's order."""
        return [self.by_id[one] for one in unit.targets(*states) if one in self.by_id]

    def targets_of(self, unit: str) -> tuple[TargetResult, ...]:
        """The targets that a unit leads or reports, or of which it has a share."""
        return tuple(self._by_unit.get(unit, ()))

    @cached_property
    def _by_unit(self) -> dict[str, list[TargetResult]]:
        found: dict[str, list[TargetResult]] = {}
        for result in self.targets:
            for name in dict.fromkeys(
                (*result.definition.lead, *result.definition.reporters, *(quota.unit for quota in result.shares.quotas))
            ):
                found.setdefault(name, []).append(result)
        return found

    def lights_of(self, unit: str) -> dict[Light, int]:
        """How many of a unit's targets have each light."""
        mine = self.targets_of(unit)
        return {light: sum(result.light is light for result in mine) for light in Light}

    def only(self, wanted: Callable[[TargetResult], bool], units: Iterable[str] | None = None) -> "Report":
        """The report with the wanted targets, and of the units those named, or else those that owe one of them."""
        targets = tuple(result for result in self.targets if wanted(result))
        names = None if units is None else frozenset(units)
        ids = {result.id for result in targets}
        shown = (unit for unit in self.units if (ids & set(unit.owes) if names is None else unit.name in names))
        return replace(self, targets=targets, units=tuple(shown))
