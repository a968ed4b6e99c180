"""Units beside each other: what each leads and has quotas of, how that stands, and whose reports came in time."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from kjchuangxin.report.report import Report, UnitResult
from kjchuangxin.report.status import NOT_ASSESSED, ON_SCHEDULE, Light, Pace
from kjchuangxin.report.target import Quota, TargetResult


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit: the lights of the targets it leads, its quotas, and how many of these are done or on schedule.

    `share` is how much of what it leads and has quotas of is done or on schedule, of that with a verdict, each as often
    as its target counts; None where nothing has a verdict. `rank` is None without it, and outside a ranking.
    """

    unit: UnitResult
    lights: dict[Light, int]
    quotas: int
    quotas_met: int
    share: Fraction | None
    rank: int | None = None

    @property
    def busy(self) -> bool:
        """Whether it leads or owes anything, or has a quota."""
        return bool(self.unit.leads or self.unit.owes or self.quotas)


@dataclass(frozen=True, slots=True)
class UnitsView:
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
    lights: dict[str, list[Light]] = {}
    quotas: dict[str, list[Pace]] = {}
    paces: dict[str, list[tuple[Pace, Fraction]]] = {}
    for result in report.targets:
        for name in result.definition.lead:
            lights.setdefault(name, []).append(result.light)
            paces.setdefault(name, []).append((result.pace, result.definition.weight))
        for quota in result.shares.quotas:
            quotas.setdefault(quota.unit, []).append(quota.pace)
            paces.setdefault(quota.unit, []).append((quota.pace, result.definition.weight))
    return [
        UnitRow(
            unit,
            {light: lights.get(unit.name, []).count(light) for light in Light},
            len(quotas.get(unit.name, ())),
            sum(pace in ON_SCHEDULE for pace in quotas.get(unit.name, ())),
            _share(paces.get(unit.name, ())),
        )
        for unit in report.units
    ]


def _share(paces: Sequence[tuple[Pace, Fraction]]) -> Fraction | None:
    assessed = sum((weight for pace, weight in paces if pace not in NOT_ASSESSED), Fraction(0))
    done = sum((weight for pace, weight in paces if pace in ON_SCHEDULE), Fraction(0))
    return done / assessed if assessed else None


def all_units(report: Report) -> UnitsView:
    """Every unit that leads or owes anything, or has a quota."""
    rows = unit_rows(report)
    busy = tuple(row for row in rows if row.busy)
    return UnitsView(report, busy, tuple(row.unit.name for row in rows if not row.busy), _weights(report))


def ranked(report: Report, group: str, members: Sequence[str]) -> UnitsView:
    """A group's members by their ranks: by share, then by reports in time, then by name.

    Whoever owes no report stands after those who do, of the same share; whoever has no share stands last, without a
    rank. The same share and the same reports make the same rank, and the next one counts all before it.
    """
    wanted = frozenset(members)
    rows = sorted((row for row in unit_rows(report) if row.unit.name in wanted), key=_order)
    placed: list[UnitRow] = []
    for at, row in enumerate(rows):
        same = placed and _worth(placed[-1]) == _worth(row)
        rank = placed[-1].rank if same else at + 1
        placed.append(replace(row, rank=None if row.share is None else rank))
    own = tuple((result, quota) for result in report.targets for quota in result.shares.quotas if quota.unit == group)
    return UnitsView(report, tuple(placed), (), _weights(report), group, own)


def _worth(row: UnitRow) -> tuple[bool, Fraction, bool, Fraction]:
    share, on_time = row.share, row.unit.on_time
    return (share is None, -(share or Fraction(0)), on_time is None, -(on_time or Fraction(0)))


def _order(row: UnitRow) -> tuple[tuple[bool, Fraction, bool, Fraction], str]:
    return _worth(row), row.unit.name


def _weights(report: Report) -> tuple[tuple[str, Fraction], ...]:
    return tuple((result.id, result.definition.weight) for result in report.targets if result.definition.weight != 1)
