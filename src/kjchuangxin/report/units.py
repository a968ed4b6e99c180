"""Units beside each other: what each leads and has quotas of, how that stands, and whose reports came in time."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import NamedTuple

from kjchuangxin.report.report import Report, UnitResult
from kjchuangxin.report.status import NOT_ASSESSED, ON_SCHEDULE, SILENT, Light, Pace, ReportState
from kjchuangxin.report.target import Quota, TargetResult

_OPEN = (ReportState.AWAITED, ReportState.REFUSED)  # nothing is known yet of what would be held against the unit
_EFFORT = "qualitative"


class UnitRow(NamedTuple):
    """A unit: the lights of the targets it leads, its quotas, and how many of these are done or on schedule.

    `share` is how much of what it leads and has quotas of is done or on schedule, of that with a verdict, and
    `completion` the mean of its quotas, none of them beyond the whole; each as often as its target counts, None where
    nothing counts. `rank` is None outside a ranking, and where nothing is known to rank by; it is `provisional` where
    something of the unit was refused.
    """

    unit: UnitResult
    lights: dict[Light, int]
    quotas: int
    quotas_met: int
    share: Fraction | None
    completion: Fraction | None = None
    provisional: bool = False
    rank: int | None = None

    @property
    def busy(self) -> bool:
        """Whether it leads or owes anything, or has a quota."""
        return bool(self.unit.leads or self.unit.owes or self.quotas)


class UnitsView(NamedTuple):
    """A report by its units: `rows` in the plan's order, or those of a group by rank; `others` are left out.

    `weights` are the targets that do not count once. `group` is the one whose members are ranked, if any; its own
    quotas stand beside their targets.
    """

    report: Report
    rows: tuple[UnitRow, ...]
    others: tuple[str, ...]
    weights: tuple[tuple[str, Fraction], ...]
    group: str | None = None
    group_quotas: tuple[tuple[TargetResult, Quota], ...] = ()


def unit_rows(report: Report) -> list[UnitRow]:
    """A row for each unit, in the plan's order."""
    led: dict[str, list[TargetResult]] = {}
    shared: dict[str, list[tuple[Quota, Fraction]]] = {}
    for result in report.targets:
        for name in result.definition.lead:
            led.setdefault(name, []).append(result)
        for quota in result.shares.quotas:
            shared.setdefault(quota.unit, []).append((quota, result.definition.weight))
    return [_row(unit, led.get(unit.name, ()), shared.get(unit.name, ())) for unit in report.units]


def _row(unit: UnitResult, led: Sequence[TargetResult], shared: Sequence[tuple[Quota, Fraction]]) -> UnitRow:
    lights = [result.light for result in led]
    targets = [result for result in led if result.definition.measure != _EFFORT]
    standing = [(_standing(one.pace, one.reporting.state), one.definition.weight) for one in targets]
    standing += [(_standing(quota.pace, quota.report), weight) for quota, weight in shared]
    return UnitRow(
        unit,
        {light: lights.count(light) for light in Light},
        len(shared),
        sum(quota.on_schedule for quota, _ in shared),
        _mean((Fraction(good), weight) for good, weight in standing if good is not None),
        _mean((done, weight) for quota, weight in shared if (done := _done(quota)) is not None),
        _something_refused(unit, led, shared),
    )


def _standing(pace: Pace, report: ReportState) -> bool | None:
    """Whether something is done or on schedule, and a report says so; None where nothing can be said of it."""
    if report in SILENT:
        return False
    if report in _OPEN or pace in NOT_ASSESSED:
        return None
    return pace in ON_SCHEDULE


def _done(quota: Quota) -> Fraction | None:
    """How far a quota is done, at most the whole; 0 where nothing was reported, None where it cannot count."""
    if quota.report in _OPEN or quota.pace in {Pace.NOT_ASSESSABLE, Pace.NOT_DUE}:
        return None
    if quota.value is None:
        return Fraction(0) if quota.owed else None
    return None if quota.completion is None else min(quota.completion, Fraction(1))


def _mean(weighted: Iterable[tuple[Fraction, Fraction]]) -> Fraction | None:
    found = list(weighted)
    counted = sum((weight for _, weight in found), Fraction(0))
    return sum((value * weight for value, weight in found), Fraction(0)) / counted if counted else None


def _something_refused(unit: UnitResult, led: Iterable[TargetResult], shared: Iterable[tuple[Quota, Fraction]]) -> bool:
    """Whether an error keeps something from being used that could change a unit's rank."""
    states = [period.state for period in unit.periods]
    states += [state for _, state in unit.now]
    states += [result.reporting.state for result in led]
    states += [quota.report for quota, _ in shared]
    return ReportState.REFUSED in states


def all_units(report: Report) -> UnitsView:
    """Every unit that leads or owes anything, or has a quota."""
    rows = unit_rows(report)
    busy = tuple(row for row in rows if row.busy)
    return UnitsView(report, busy, tuple(row.unit.name for row in rows if not row.busy), _weights(report))


def ranked(report: Report, group: str, members: Iterable[str]) -> UnitsView:
    """A group's members by their ranks, equal ones in the plan's order.

    The share on schedule decides, then how far the quotas are done, then the reports in time. Of whom one of these is
    not known stands before those with nothing of it, so that nobody is better off for keeping silent; of whom none is
    known stands last, without a rank. Equal ones share a rank, and the next one counts all before it.
    """
    wanted = frozenset(members)
    rows = sorted((row for row in unit_rows(report) if row.unit.name in wanted), key=_worth, reverse=True)
    placed: list[UnitRow] = []
    for at, row in enumerate(rows):
        same = placed and _worth(placed[-1]) == _worth(row)
        rank = placed[-1].rank if same else at + 1
        placed.append(row._replace(rank=rank if _known(row) else None))
    own = tuple((result, quota) for result in report.targets for quota in result.shares.quotas if quota.unit == group)
    return UnitsView(report, tuple(placed), (), _weights(report), group, own)


def _worth(row: UnitRow) -> tuple[bool, tuple[tuple[Fraction, bool], ...]]:
    """What a row is ranked by, the greatest first."""
    parts = (row.share, row.completion, row.unit.on_time)
    return _known(row), tuple((one or Fraction(0), one is None) for one in parts)


def _known(row: UnitRow) -> bool:
    """Whether there is anything to rank a row by: not the reports alone, where what they say could not be used."""
    if row.share is None and row.completion is None:
        return row.unit.on_time is not None and not row.provisional
    return True


def _weights(report: Report) -> tuple[tuple[str, Fraction], ...]:
    return tuple((result.id, result.definition.weight) for result in report.targets if result.definition.weight != 1)
