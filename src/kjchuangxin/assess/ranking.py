"""Which units stand beside each other, and in what order: all that have anything to do, or a group's by rank."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from kjchuangxin.report.report import Report
from kjchuangxin.report.units import UnitRow, UnitsView, unit_rows


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
