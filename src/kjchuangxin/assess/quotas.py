"""Each unit's share of a target, judged as the target itself is: by its curve and its bound, scaled to the share.

An increment starts from 0; a level or rate from what the unit itself reported from before the window, and without that
it is held against the share as it is. Checkpoints count for share / target of their values. Under `hold` the share is
expected at every date; under `at_end` it is not judged before the end; under `trend` and `compound` the unit's own
series decides. The share of a range (between) is to be reached, or not to be exceeded where the range is approached
from above.

A group's figure is the sum of its members' newest ones. Rates of several units make no sum. Of a reporter whose figure
is the whole target (collect: single), nothing is known of its share.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from functools import cached_property
from typing import TypeAlias

from kjchuangxin.assess.curve import TargetCurve, curve_of
from kjchuangxin.assess.figures import Figures
from kjchuangxin.assess.judge import judge_number, proven
from kjchuangxin.assess.reporting import light, worst
from kjchuangxin.assess.way import ahead, completion
from kjchuangxin.diagnostic import Message, msg
from kjchuangxin.model.comparison import MORE
from kjchuangxin.model.plan import Plan
from kjchuangxin.model.progress import Observation
from kjchuangxin.model.resolved import ResolvedTarget
from kjchuangxin.report.basis import Dated
from kjchuangxin.report.status import Pace, ReportState
from kjchuangxin.report.target import Quota, Shares

# What every unit reported about a target that has quotas, oldest first.
ByUnit: TypeAlias = Mapping[str, list[Observation]]


def reported_shares(
    targets: Mapping[str, ResolvedTarget], reported: Iterable[Observation], day: date
) -> Mapping[str, ByUnit]:
    """What was reported up to a day about the targets that have quotas, by target and unit."""
    found: dict[str, dict[str, list[Observation]]] = {id_: {} for id_, target in targets.items() if target.quotas}
    for one in reported:
        of_target = found.get(one.target)
        if of_target is not None and one.as_of <= day:
            of_target.setdefault(one.unit, []).append(one)
    for by_unit in found.values():
        for figures in by_unit.values():
            figures.sort(key=lambda one: one.as_of)
    return found


@dataclass
class Quotas:
    """The quotas of one target. `whole` is what the target itself is held against."""

    target: ResolvedTarget
    whole: TargetCurve
    reported: ByUnit
    plan: Plan
    day: date
    now: Mapping[str, ReportState]  # how each unit stands that has owed its share
    _figures: dict[tuple[str, ...], Figures] = field(default_factory=dict)

    def shares(self, value: Dated | None) -> Shares:
        """The quotas with their sums; `value` is the target's own, which is held against parts of the same day."""
        quotas = tuple(self._quotas())
        if not self.target.adds_up:
            return Shares(quotas=quotas)
        allocated = sum((Fraction(share) for _, share in self.target.quotas), Fraction(0))
        # Of a level, others than those with quotas may have some.
        counted = self.target.definition.measure == "increment"
        exact = counted and self.whole.requirement.comparator in {*MORE, "about"}
        parts = self._parts()
        return Shares(
            quotas=quotas,
            allocated=allocated,
            allocation_gap=allocated - self.whole.low if exact else None,
            parts=parts[1] if parts is not None else None,
            total=self._total(allocated),
            parts_gap=value[1] - parts[1] if counted and value and parts and value[0] == parts[0] else None,
        )

    def _quotas(self) -> Iterator[Quota]:
        """Every quota of the breakdown, each followed by those that are spread from it."""
        for name, share in self.target.quotas:
            yield self._quota(name, Fraction(share))
            for unit, part in self.target.spread.get(name, ()):
                yield self._quota(unit, part)._replace(of=name)

    def _parts(self) -> Dated | None:
        """What all who have a share reported together, each unit once; None where that is the target's own value."""
        if self.target.collect == "sum":
            return None
        units = tuple(dict.fromkeys(unit for name, _ in self.target.quotas for unit in self.plan.members_of(name)))
        return self._of(units).value

    def _quota(self, name: str, share: Fraction) -> Quota:
        units = self.plan.members_of(name)
        return self._judged(name, share, units, self._answering(name, units))

    def _total(self, allocated: Fraction) -> Quota:
        """All quotas as one, of which the figure is owed by all who owe that of a share."""
        names = [name for name, _ in self.target.quotas]
        of_each = [(name, self.plan.members_of(name)) for name in names]
        units = tuple(dict.fromkeys(unit for _, members in of_each for unit in members))
        answering = tuple(dict.fromkeys(unit for each in of_each for unit in self._answering(*each)))
        silent = self._silent(unit for each in of_each for unit in self._answering(*each) or each[1])
        return self._judged("", allocated, units, answering)._replace(missing=silent)

    def _judged(self, name: str, share: Fraction, units: tuple[str, ...], answering: tuple[str, ...]) -> Quota:
        """The verdict on what units reported together of a share; those `answering` owe the figure."""
        figures = self._of(units)
        own = self._curve(figures, share)
        unknown = self._unknown(units)
        known = figures.value if unknown is None else None
        partial = tuple(unit for unit in figures.partial if unit in answering) if answering else ()
        verdict = proven(judge_number(own, known[1] if known else None, figures), own, partial)
        pace, reason = (verdict.pace, verdict.reason) if unknown is None else (Pace.NOT_ASSESSABLE, unknown)
        report = worst(self.now.get(unit, ReportState.NONE_DUE) for unit in answering)
        return Quota(
            unit=name,
            share=share,
            value=known[1] if known is not None else None,
            value_as_of=known[0] if known is not None else None,
            expected=own.expected,
            pace=pace,
            report=report,
            owed=any(unit in self.now for unit in answering),
            light=light(pace, report),
            reason=reason,
            missing=() if units == (name,) else self._silent(answering or units),
            partial=partial,
            completion=completion(own, known[1]) if known is not None else None,
            ahead=ahead(own, known[1]) if known is not None else None,
        )

    def _silent(self, units: Iterable[str]) -> tuple[str, ...]:
        """Those of some units that have reported nothing of their shares; one whose report is refused has."""
        return tuple(
            unit
            for unit in dict.fromkeys(units)
            if unit not in self._of((unit,)).newest and self.now.get(unit) is not ReportState.REFUSED
        )

    def _answering(self, name: str, units: tuple[str, ...]) -> tuple[str, ...]:
        """Who owes the figure of a quota: a unit its own, of a group's those with a part of it, otherwise nobody."""
        if units == (name,):
            return units
        parts = {unit for unit, _ in self.target.spread.get(name, ())}
        return tuple(unit for unit in units if unit in parts)

    def _unknown(self, units: tuple[str, ...]) -> Message | None:
        """Why a quota cannot be judged, whatever is reported."""
        if not self.target.adds_up and len(units) > 1:
            return msg("rates and ranks of several units cannot be added up")
        if len(units) == 1 and self._reports_all(units[0]):
            return msg("what it reports is the whole target, not its share")
        return None

    def _reports_all(self, unit: str) -> bool:
        """Whether a unit's figure is the one of the whole target, of which others have shares too."""
        if self.target.collect != "single" or unit not in self._reporters:
            return False
        return any(self.plan.members_of(name) != (unit,) for name, _ in self.target.quotas)

    @cached_property
    def _reporters(self) -> frozenset[str]:
        return frozenset(self.target.reporters)

    def _of(self, units: tuple[str, ...]) -> Figures:
        """What units reported of their shares, to be added up."""
        known = self._figures.get(units)
        if known is None:
            counted = [unit for unit in units if unit in self.reported and not self._reports_all(unit)]
            every = sorted((one for unit in counted for one in self.reported[unit]), key=lambda one: one.as_of)
            target = replace(self.target, reporters=units, collect="sum", baseline=None)
            known = self._figures[units] = Figures(target, tuple(every))
        return known

    def _curve(self, figures: Figures, share: Fraction) -> TargetCurve:
        """What a share is held against: the target's bound and curve, of which it is a part."""
        own = curve_of(figures.target, self.day, figures.judged_on or self.day, figures.before)
        if own is None:
            raise ValueError(f"{self.target.id} has no comparator, which the rules on plans refuse")
        requirement = own.requirement
        if requirement.comparator == "between":
            requirement = requirement._replace(comparator="at_most" if self.whole.downward else "at_least")
        part = share / self.whole.bound if self.whole.bound else Fraction(1)
        return replace(own, requirement=requirement, low=share, high=share, part=part)
