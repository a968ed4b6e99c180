"""A target as it is pursued: what the document says, with what the breakdown adds."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from operator import attrgetter
from typing import TypeAlias, TypeVar

from kjchuangxin.model.breakdown import Breakdown, Parts, TargetBreakdown, Verified
from kjchuangxin.model.calendar import ReportingPeriod, add_months, periods
from kjchuangxin.model.comparison import Reference
from kjchuangxin.model.fields import form_of, task_of
from kjchuangxin.model.plan import (
    Collect,
    Measure,
    Pacing,
    Placed,
    Plan,
    Reporting,
    Section,
    Stage,
    Target,
    Task,
    grouped,
)
from kjchuangxin.model.settings import Requirement, Settings, requirements_of, settings_of
from kjchuangxin.source import KeyPath

# Units of measure that come in whole pieces: nobody is behind by a fraction of a company.
COUNTABLE = frozenset("家个件项人次户名门部种位所台套座处场期起")
NUMERIC = frozenset({"increment", "level", "rate", "rank"})

_DEFAULT_PACE: dict[str, Pacing] = {"increment": "linear", "level": "linear", "rate": "hold", "rank": "hold"}

# Of more units, the figures of their shares would take more time and memory than all else.
_MOST_PARTS = 200

_NOTHING_ADDED = TargetBreakdown.model_construct()
_SINCE = attrgetter("since")
_ADDED = ("baseline", "pace", "checkpoints", "reporters", "collect", "quotas", "spread", "due", "verified")

Origin: TypeAlias = tuple[str, KeyPath]
_Share = TypeVar("_Share")


@dataclass(frozen=True)
class ResolvedTarget:
    """A target with everything that decides its verdict but the figures.

    `definition` is what the document says; `origins` says for the target and each of `_ADDED` where it comes from:
    "plan" or "breakdown" and the path of keys there; what is not in it is a default. `spread` has the parts of each
    group's quota that is spread, by its name; `quota_holders` owe the figures of their shares: whoever has a quota,
    or a part of a group's; `reporting` says in which periods; `weight` says how often it counts where units are ranked.
    """

    section: Section | None
    task: Task
    lead: tuple[str, ...]
    definition: Target
    plan_period: tuple[date, date]
    window: tuple[date, date]
    baseline: Decimal | None
    pace: Pacing | None
    checkpoints: tuple[tuple[date, Decimal], ...]
    reporters: tuple[str, ...]
    collect: Collect
    reporting: Reporting
    quotas: tuple[tuple[str, Decimal], ...]
    spread: dict[str, tuple[tuple[str, Fraction], ...]]
    quota_holders: tuple[str, ...]
    weight: Decimal | None
    verified: Verified | None
    stages: tuple[tuple[Stage, date], ...]
    settings: Settings
    origins: dict[str, Origin]

    @cached_property
    def id(self) -> str:
        return self.definition.id

    @cached_property
    def name(self) -> str:
        return self.definition.name

    @cached_property
    def measure(self) -> Measure:
        return self.definition.measure

    @cached_property
    def unit(self) -> str | None:
        return self.definition.unit

    @cached_property
    def numeric(self) -> bool:
        return self.measure in NUMERIC

    @cached_property
    def countable(self) -> bool:
        return self.measure == "rank" or (self.measure != "rate" and self.unit in COUNTABLE)

    @cached_property
    def adds_up(self) -> bool:
        """Whether the figures of several units make a sum: not rates, nor places among others."""
        return self.measure not in {"rate", "rank"}

    @cached_property
    def periods(self) -> tuple[ReportingPeriod, ...]:
        """Those in which it may be owed: its own rhythm's, over the plan's period or to its window's end if later."""
        period = self.plan_period
        return periods(period, max(period[1], self.window[1]), self.reporting)

    @cached_property
    def requirements(self) -> tuple[Requirement, ...]:
        """What it must reach, first and by every revision; none for what has no number."""
        return tuple(requirements_of(self.definition))

    @cached_property
    def by_reference(self) -> bool:
        """Whether it is held against what each figure says, now or after a revision."""
        return _by_reference(self.definition)

    def requirement(self, day: date) -> Requirement | None:
        """What it must reach by what is in force on a day."""
        known = self.requirements
        if len(known) == 1 and known[0].since <= day:  # as most have it
            return known[0]
        index = bisect_right(known, day, key=_SINCE)
        return known[index - 1] if index else None

    @cached_property
    def stage_order(self) -> dict[str, int]:
        """The position of each of a milestone's stages, by its name."""
        return {stage.name: index for index, stage in enumerate(self.definition.stages)}


@dataclass(frozen=True, eq=False)
class ResolvedPlan:
    """A plan with what the breakdown adds: its targets by their ids, in the document's order, and who reports them.

    `usable` is False where the plan or the breakdown breaks a rule: who reports what is then not known for sure.
    """

    definition: Plan
    breakdown: Breakdown | None
    targets: dict[str, ResolvedTarget]
    usable: bool = True

    @property
    def unit_names(self) -> dict[str, str]:
        """The units' names by what they can be called."""
        return self.definition.unit_names

    @cached_property
    def _owed(self) -> dict[str, list[str]]:
        """The targets that each unit reports, or that it or a group has a quota of, by its name."""
        named = ((one.id, (*one.reporters, *(name for name, _ in one.quotas))) for one in self.targets.values())
        return grouped((name, target) for target, names in named for name in dict.fromkeys(names))

    def owed_by(self, unit: str | None) -> frozenset[str]:
        """What a unit may report: as a reporter, with a quota, and as a member of groups with one."""
        if unit not in self._owed_by:
            names = () if unit is None else (unit, *self.definition.holding((unit,)))
            self._owed_by[unit] = frozenset(target for name in names for target in self._owed.get(name, ()))
        return self._owed_by[unit]

    @cached_property
    def _owed_by(self) -> dict[str | None, frozenset[str]]:
        """What `owed_by` has found so far."""
        return {}

    @cached_property
    def reported_by(self) -> dict[str, dict[str, None]]:
        """The targets of which each unit is a reporter, by its name."""
        found: dict[str, dict[str, None]] = {}
        for target in self.targets.values():
            for name in target.reporters:
                found.setdefault(name, {})[target.id] = None
        return found

    def compared_of(self, unit: str) -> dict[str, None]:
        """The targets of which a unit is a reporter, and those of which its share is compared with the whole."""
        shares = self.owed_by(unit) & self.of_parts if self.of_parts else ()
        return {**self.reported_by.get(unit, {}), **dict.fromkeys(shares)}

    @cached_property
    def of_parts(self) -> frozenset[str]:
        """The targets of which those with a quota, if not too many, report parts of what another reports."""
        holders = {name for target in self.targets.values() for name, _ in target.quotas}
        sizes = {name: len(self.definition.members_of(name)) for name in holders}
        return frozenset(
            id_
            for id_, target in self.targets.items()
            if target.quotas and target.measure == "increment" and target.collect != "sum"
            if sum(sizes[name] for name, _ in target.quotas) <= _MOST_PARTS
        )

    @cached_property
    def common_window(self) -> tuple[date, date]:
        """The days that lie in the window of every target; the first is after the last where there are none."""
        starts, ends = [[target.window[side] for target in self.targets.values()] for side in (0, 1)]
        return max(starts, default=date.max), min(ends, default=date.min)

    @cached_property
    def near(self) -> tuple[date, date]:
        """From a year before the plan and all windows that targets are given to a year after them.

        What has to do with the plan lies there.
        """
        period = self.definition.period
        windows = [target.definition.window or period for target in self.targets.values()]
        first = min([period.start, *(window.start for window in windows)])
        last = max([period.end, *(window.end for window in windows)])
        return add_months(first, -12), add_months(last, 12)

    @cached_property
    def ids_of_task(self) -> dict[str, list[str]]:
        """The targets of each task, by its number."""
        found: dict[str, list[str]] = {placed.task.number: [] for placed in self.definition.placed_tasks}
        for target in self.targets.values():
            found[target.task.number].append(target.id)
        return found

    @cached_property
    def ids_by_name(self) -> dict[str, list[str]]:
        """The targets that have a name."""
        return grouped((target.name, target.id) for target in self.targets.values())

    @cached_property
    def ids_by_form(self) -> dict[str, list[str]]:
        """The targets' ids by what they have in common with those that look like them."""
        return grouped((form_of(id_), id_) for id_ in self.targets)

    @cached_property
    def _tasks_with_duplicates(self) -> frozenset[str]:
        """The tasks in which an id stands twice."""
        tasks = [placed.task for placed in self.definition.placed_tasks]
        return frozenset(one.number for one in tasks if len({each.id for each in one.targets}) < len(one.targets))

    def may_be_missing(self, target: str) -> bool:
        """Whether the plan may have no target of an id for the only reason that another id stands twice there."""
        number = task_of(target)
        return number in self._tasks_with_duplicates if number is not None else bool(self._tasks_with_duplicates)


def resolved_targets(plan: Plan, breakdown: Breakdown | None) -> dict[str, ResolvedTarget]:
    """Every target of the plan with what the breakdown adds, by id, in the document's order."""
    additions = breakdown.targets if breakdown is not None else {}
    targets: dict[str, ResolvedTarget] = {}
    for placed in plan.placed_tasks:
        for index, target in enumerate(placed.task.targets):
            added = additions.get(target.id, _NOTHING_ADDED)
            targets.setdefault(target.id, _resolved(plan, placed, index, added))
    return targets


def _resolved(plan: Plan, placed: Placed, index: int, added: TargetBreakdown) -> ResolvedTarget:
    path, task = (*placed.path, "targets", index), placed.task
    target = task.targets[index]
    origins: dict[str, Origin] = {"target": ("plan", path)}
    for key in _ADDED:
        if key in added.model_fields_set:
            origins[key] = ("breakdown", ("targets", target.id, key))
        elif key in target.model_fields_set:
            origins[key] = ("plan", (*path, key))
    window, names = plan.window(task, target), plan.unit_names
    # A pace or checkpoints in the breakdown stand instead of either in the plan.
    chosen = added if added.pace or added.checkpoints else target
    held = _by_reference(target)  # what is only known later has no way to it
    quotas = _in_order(plan, ((names.get(name, name), share) for name, share in added.quotas.items()))
    of_groups = _in_order(plan, added.spread.items())
    spread = {group: _parts(plan, group, parts, dict(quotas).get(group)) for group, parts in of_groups}
    holders = (name for name, _ in quotas if name in names)
    parts = (unit for of_group in spread.values() for unit, _ in of_group)
    lead = plan.lead_of(task)
    reporters = added.reporters or target.reporters or lead[:1]
    reporting = plan.reporting
    for own in (target.reporting, added.reporting):
        reporting = reporting if own is None else own.over(reporting)
    verified = added.verified
    if verified is not None:
        verified = verified.model_copy(update={"by": names.get(verified.by, verified.by)})
    return ResolvedTarget(
        section=placed.section,
        task=task,
        lead=lead,
        definition=target,
        plan_period=(plan.period.start, plan.period.end),
        window=window,
        baseline=target.baseline if added.baseline is None else added.baseline,
        pace="hold" if held else None if chosen.checkpoints else chosen.pace or _DEFAULT_PACE.get(target.measure),
        checkpoints=() if held else tuple(sorted((chosen.checkpoints or {}).items())),
        reporters=tuple(dict.fromkeys(names.get(name, name) for name in reporters)),
        collect=added.collect or target.collect or "single",
        reporting=reporting,
        quotas=quotas,
        spread=spread,
        quota_holders=() if added.quota_reports is False else tuple(dict.fromkeys((*holders, *parts))),
        weight=added.weight,
        verified=verified,
        stages=tuple((stage, added.due.get(stage.name) or stage.due or window[1]) for stage in target.stages),
        settings=settings_of(plan.verdict, target.verdict),
        origins=origins,
    )


def _in_order(plan: Plan, shares: Iterable[tuple[str, _Share]]) -> tuple[tuple[str, _Share], ...]:
    """Shares in the plan's order of units and groups: the order in which a file has its keys means nothing."""
    return tuple(sorted(shares, key=lambda share: plan.positions.get(share[0], len(plan.positions))))


def _by_reference(target: Target) -> bool:
    parts = (target, *target.revisions)
    return any(isinstance(getattr(part, name), Reference) for part in parts for name in part.comparators)


def _parts(plan: Plan, group: str, parts: Parts, quota: Decimal | None) -> tuple[tuple[str, Fraction], ...]:
    """Each member's part of a group's quota; none of equal ones where the group has no quota or no members."""
    if parts != "equal":
        return _in_order(plan, ((plan.unit_names.get(name, name), Fraction(part)) for name, part in parts.items()))
    members = plan.members_of(group)
    if quota is None or not members:
        return ()
    return tuple((name, Fraction(quota) / len(members)) for name in members)
