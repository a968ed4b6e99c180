"""A target as it is pursued: what the document says, with what the breakdown adds."""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import TypeAlias

from kjchuangxin.model.breakdown import Parts, TargetBreakdown, Verified
from kjchuangxin.model.plan import Collect, Pacing, Plan, Section, Stage, Target, Task
from kjchuangxin.model.requirement import Requirement, requirements_of
from kjchuangxin.model.settings import Settings, settings_of
from kjchuangxin.source import KeyPath

# Units of measure that come in whole pieces: nobody is behind by a fraction of a company.
COUNTABLE = frozenset(
    "家 个 件 项 人 次 名 户 所 座 台 套 篇 期 场 批 支 处 条 份 辆 只 头 株 人次 家次 项次 户次 场次 批次 个次".split()  # noqa: SIM905
)
NUMERIC = frozenset({"increment", "level", "rate"})

_DEFAULT_PACE: dict[str, Pacing] = {"increment": "linear", "level": "linear", "rate": "hold"}

_ADDED = ("baseline", "pace", "checkpoints", "reporters", "collect", "quotas", "spread", "due", "verified")

Origin: TypeAlias = tuple[str, KeyPath]


@dataclass(frozen=True)
class ResolvedTarget:
    """A target with everything that decides its verdict but the figures.

    `origins` says for the target and each of `_ADDED` where it comes from: "plan" or "breakdown" and the path of keys
    there; what is not in it is a default. `spread` has the parts of each group's quota that is spread, by its name;
    `weight` says how often it counts where units are ranked.
    """

    section: Section
    task: Task
    target: Target
    window: tuple[date, date]
    baseline: Decimal | None
    pace: Pacing | None
    checkpoints: tuple[tuple[date, Decimal], ...]
    reporters: tuple[str, ...]
    collect: Collect
    quotas: tuple[tuple[str, Decimal], ...]
    spread: dict[str, tuple[tuple[str, Fraction], ...]]
    weight: Decimal | None
    verified: Verified | None
    stages: tuple[tuple[Stage, date], ...]
    settings: Settings
    origins: dict[str, Origin]

    @property
    def id(self) -> str:
        return self.target.id

    @cached_property
    def numeric(self) -> bool:
        return self.target.measure in NUMERIC

    @cached_property
    def countable(self) -> bool:
        return self.target.measure != "rate" and self.target.unit in COUNTABLE

    @cached_property
    def requirements(self) -> tuple[Requirement, ...]:
        """What it must reach, first and by every revision; none for what has no number."""
        return tuple(requirements_of(self.target))

    @cached_property
    def _since(self) -> list[date]:
        return [one.since for one in self.requirements]

    def requirement(self, day: date) -> Requirement | None:
        """What it must reach by what is in force on a day."""
        index = bisect_right(self._since, day)
        return self.requirements[index - 1] if index else None

    @cached_property
    def stage_order(self) -> dict[str, int]:
        """The position of each of a milestone's stages, by its name."""
        return {stage.name: index for index, stage in enumerate(self.target.stages)}


def resolved_targets(plan: Plan, additions: dict[str, TargetBreakdown]) -> dict[str, ResolvedTarget]:
    """Every target of the plan as a goal, by id, in the document's order."""
    goals: dict[str, ResolvedTarget] = {}
    for number, section in enumerate(plan.sections):
        for position, task in enumerate(section.tasks):
            for index, target in enumerate(task.targets):
                where: KeyPath = ("sections", number, "tasks", position, "targets", index)
                goals.setdefault(target.id, _goal(plan, (section, task, target), where, additions.get(target.id)))
    return goals


def _goal(
    plan: Plan, found: tuple[Section, Task, Target], where: KeyPath, added: TargetBreakdown | None
) -> ResolvedTarget:
    section, task, target = found
    added = added or TargetBreakdown()
    origins: dict[str, Origin] = {"target": ("plan", where)}
    for key in _ADDED:
        if key in added.model_fields_set:
            origins[key] = ("breakdown", ("targets", target.id, key))
        elif key in target.model_fields_set:
            origins[key] = ("plan", (*where, key))
    window = plan.window(target)
    # A pace or checkpoints in the breakdown stand instead of either in the plan.
    chosen = added if added.pace or added.checkpoints else target
    names = plan.unit_names
    quotas = {names.get(name, name): share for name, share in added.quotas.items()}
    reporters = added.reporters or target.reporters or task.lead[:1]
    return ResolvedTarget(
        section=section,
        task=task,
        target=target,
        window=window,
        baseline=target.baseline if added.baseline is None else added.baseline,
        pace=None if chosen.checkpoints else chosen.pace or _DEFAULT_PACE.get(target.measure),
        checkpoints=tuple(sorted((chosen.checkpoints or {}).items())),
        reporters=tuple(dict.fromkeys(names.get(name, name) for name in reporters)),
        collect=added.collect or target.collect or "single",
        quotas=tuple((names.get(name, name), share) for name, share in added.quotas.items()),
        spread={group: _parts(plan, group, parts, quotas.get(group)) for group, parts in added.spread.items()},
        weight=added.weight,
        verified=added.verified
        and added.verified.model_copy(update={"by": names.get(added.verified.by, added.verified.by)}),
        stages=tuple((stage, added.due.get(stage.name) or stage.due or window[1]) for stage in target.stages),
        settings=settings_of(plan.verdict, target.verdict),
        origins=origins,
    )


def _parts(plan: Plan, group: str, parts: Parts, quota: Decimal | None) -> tuple[tuple[str, Fraction], ...]:
    """Each member's part of a group's quota; none of equal ones where the group has no quota or no members."""
    if parts != "equal":
        return tuple((plan.unit_names.get(name, name), Fraction(part)) for name, part in parts.items())
    members = plan.members_of(group)
    if quota is None or not members:
        return ()
    return tuple((name, Fraction(quota) / len(members)) for name in members)
