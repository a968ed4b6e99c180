"""What differs between two reports, as a frozen result."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from kjchuangxin.report.report import Report
from kjchuangxin.report.status import Move
from kjchuangxin.report.target import Figure, Quota, TargetResult


class Pair(NamedTuple):
    """A target in both reports.

    `move` is None where the verdict is the same. `revised` names what it is held against and has changed: `target`,
    `tolerance`, `unit`, `window`, `baseline`, `schedule`, `stages`.
    """

    before: TargetResult
    after: TargetResult
    move: Move | None
    revised: tuple[str, ...]

    @property
    def by_report(self) -> bool:
        """Whether the report made the verdict worse or better, not the pace: it is missing now, say, or late."""
        same_pace, silence = self.before.pace is self.after.pace, self.before.silent is not self.after.silent
        return self.move is not Move.CHANGED and (same_pace or silence)

    @property
    def figure_differs(self) -> bool:
        return self.before.value != self.after.value


class UnitReport(NamedTuple):
    """What a unit reported as of one day, by the ids of the targets."""

    unit: str
    as_of: date
    submitted: date | None
    targets: tuple[str, ...]


class Correction(NamedTuple):
    """A figure that a unit gave for a target as of one day, and now gives otherwise for that same day."""

    target: TargetResult
    before: Figure
    after: Figure


class ShareChange(NamedTuple):
    """A unit's quota of a target, or what it has reported of it; None where it has no quota."""

    target: TargetResult
    unit: str
    before: Quota | None
    after: Quota | None


@dataclass(frozen=True, kw_only=True)
class Changes:
    """Two reports, and what differs: targets in the order of the later report, reports by their day.

    `revisions` are the git revisions that the reports were made from, None for the files as they lie here. `moved` are
    the pairs whose verdict moved: the worse ones first, of these the worst. `withdrawn` are reports that are not there
    any more, whole or for the targets named.
    """

    before: Report
    after: Report
    revisions: tuple[str | None, str | None]
    pairs: tuple[Pair, ...]
    moved: tuple[Pair, ...]
    added: tuple[TargetResult, ...]
    removed: tuple[TargetResult, ...]
    reports: tuple[UnitReport, ...]
    withdrawn: tuple[UnitReport, ...]
    corrections: tuple[Correction, ...]
    shares: tuple[ShareChange, ...]
    not_compared: tuple[str, ...] = ()  # the ids of targets of which either report has something that cannot be used

    @property
    def figures(self) -> tuple[Pair, ...]:
        """The targets whose figure is another."""
        return tuple(pair for pair in self.pairs if pair.figure_differs)

    @property
    def revised(self) -> tuple[Pair, ...]:
        """The targets that are held against something else."""
        return tuple(pair for pair in self.pairs if pair.revised)

    @property
    def closings(self) -> tuple[Pair, ...]:
        """The targets that were closed, or are to be, or are open again."""
        return tuple(
            pair
            for pair in self.pairs
            if (pair.before.closure, pair.before.reopened) != (pair.after.closure, pair.after.reopened)
        )

    @property
    def counts(self) -> dict[Move, int]:
        """How many verdicts moved each way."""
        return {move: len(self.went(move)) for move in Move}

    @property
    def nothing(self) -> bool:
        """Whether nothing differs."""
        parts: Iterable[tuple[object, ...]] = (
            self.moved, self.figures, self.revised, self.added, self.removed,
            self.reports, self.withdrawn, self.corrections, self.shares, self.closings,
        )  # fmt: skip
        return not any(parts)

    @property
    def illustrative(self) -> bool:
        """Whether figures on either side are examples."""
        return self.before.illustrative or self.after.illustrative

    @cached_property
    def by_target(self) -> dict[str, Pair]:
        return {pair.after.id: pair for pair in self.pairs}

    def went(self, move: Move) -> tuple[Pair, ...]:
        """The targets whose verdict moved this way."""
        return tuple(pair for pair in self.moved if pair.move is move)
