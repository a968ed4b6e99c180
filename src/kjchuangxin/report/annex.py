"""The quotas of targets as a circular's annex shows them: who has come how far, in the order of that."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import NamedTuple

from kjchuangxin.report.report import Report
from kjchuangxin.report.status import ReportState
from kjchuangxin.report.target import Quota, TargetResult


class AnnexRow(NamedTuple):
    """A quota of a target, with the rank that a unit's completion gives it.

    A group, and the `total`, have no rank; nor has a unit whose completion is not known.
    """

    target: TargetResult
    quota: Quota
    rank: int | None = None
    total: bool = False

    @property
    def provisional(self) -> bool:
        """Whether the rank could be another one, were nothing refused."""
        return self.rank is not None and self.quota.report is ReportState.REFUSED

    @property
    def without(self) -> tuple[str, ...]:
        """Those of several units whose newest figures are not in the value."""
        return tuple(dict.fromkeys((*self.older, *self.quota.missing)))

    @property
    def older(self) -> tuple[str, ...]:
        """Those of them whose figures in the value are older ones."""
        return tuple(unit for unit in self.quota.partial if unit not in self.quota.missing)


class TargetAnnex(NamedTuple):
    """A target's quotas: the `units` by rank, then the `groups` in the breakdown's order, and all together."""

    target: TargetResult
    units: tuple[AnnexRow, ...]
    groups: tuple[AnnexRow, ...]
    total: AnnexRow | None

    @property
    def rows(self) -> tuple[AnnexRow, ...]:
        return (*self.units, *self.groups, *([self.total] if self.total else []))


class Annex(NamedTuple):
    """The quotas of some of a report's targets."""

    report: Report
    targets: tuple[TargetAnnex, ...]


def annex(report: Report, targets: Iterable[TargetResult]) -> Annex:
    return Annex(report, tuple(_of_target(report, result) for result in targets))


def _of_target(report: Report, result: TargetResult) -> TargetAnnex:
    places = {unit.name: at for at, unit in enumerate(report.units)}
    quotas, total = result.shares.quotas, result.shares.total
    units = sorted((quota for quota in quotas if quota.unit in places), key=lambda quota: places[quota.unit])
    return TargetAnnex(
        result,
        tuple(_ranked(result, units)),
        tuple(AnnexRow(result, quota) for quota in quotas if quota.unit not in places),
        AnnexRow(result, total, total=True) if total else None,
    )


def _ranked(result: TargetResult, quotas: Iterable[Quota]) -> Iterator[AnnexRow]:
    """The quotas by completion, the least first where that is what is allowed; then those of which it is not known."""
    sparing = result.definition.measure == "increment" and result.definition.comparator in {"at_most", "below"}
    worth = [(one.completion if sparing else -one.completion, one) for one in quotas if one.completion is not None]
    known = sorted(worth, key=lambda pair: pair[0])
    first: dict[Fraction, int] = {}  # of equal ones the first gives all its rank
    for at, (completion, quota) in enumerate(known, 1):
        yield AnnexRow(result, quota, first.setdefault(completion, at))
    yield from (AnnexRow(result, one) for one in quotas if one.completion is None)
