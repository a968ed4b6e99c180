"""What the rules look at: the plan, its goals, and who reports which of them."""

from datetime import date
from functools import cached_property

from kjchuangxin.model import Breakdown, Progress, ResolvedTarget, Workspace, resolved_targets
from kjchuangxin.rules.observations import ProgressFile, Source
from kjchuangxin.source import Document


class Context:
    """A workspace prepared for the rules.

    `usable` is False where the plan or the breakdown breaks a rule: who reports what is then not known for sure.
    `day` is the one that has been reached, where it is known.
    """

    def __init__(self, workspace: Workspace, day: date | None = None, *, usable: bool = True) -> None:
        self.workspace = workspace
        self.day = day
        self.usable = usable
        self.plan, self.plan_document = workspace.plan
        self.breakdown: Breakdown | None = workspace.breakdown[0] if workspace.breakdown is not None else None
        self.goals: dict[str, ResolvedTarget] = resolved_targets(
            self.plan, self.breakdown.targets if self.breakdown else {}
        )
        self.unit_names = self.plan.unit_names

    def file(self, source: Source, read: tuple[Progress, Document]) -> ProgressFile:
        """A progress file that has been read, among this plan's units and goals."""
        names = self.unit_names
        return ProgressFile(source, read, names, self.goals, self.owed_by(names.get(read[0].unit)))

    @cached_property
    def owed(self) -> dict[str, list[str]]:
        """The targets that each unit reports, or that it or a group has a quota of, by its name."""
        found: dict[str, list[str]] = {}
        for goal in self.goals.values():
            for name in dict.fromkeys((*goal.reporters, *(name for name, _ in goal.quotas))):
                found.setdefault(name, []).append(goal.id)
        return found

    @cached_property
    def reported_by(self) -> dict[str, set[str]]:
        """The targets of which each unit is a reporter, by its name."""
        found: dict[str, set[str]] = {}
        for goal in self.goals.values():
            for name in goal.reporters:
                found.setdefault(name, set()).add(goal.id)
        return found

    def owed_by(self, unit: str | None) -> frozenset[str]:
        """What a unit may report: as a reporter, with a quota, and as a member of groups with one."""
        names = () if unit is None else (unit, *self.plan.groups_of(unit))
        return frozenset(target for name in names for target in self.owed.get(name, ()))

    @cached_property
    def common_window(self) -> tuple[date, date]:
        """The days that lie in the window of every target; the first is after the last where there are none."""
        starts, ends = [[goal.window[side] for goal in self.goals.values()] for side in (0, 1)]
        return max(starts, default=date.max), min(ends, default=date.min)

    @cached_property
    def ids_of_task(self) -> dict[int, list[str]]:
        """The targets of each task, by its number."""
        found: dict[int, list[str]] = {task.number: [] for section in self.plan.sections for task in section.tasks}
        for goal in self.goals.values():
            found[goal.task.number].append(goal.id)
        return found

    @cached_property
    def _blurred(self) -> frozenset[str]:
        """The tasks in which an id stands twice, so that another one may be missing there."""
        tasks = (task for section in self.plan.sections for task in section.tasks)
        return frozenset(
            str(task.number) for task in tasks if len({one.id for one in task.targets}) < len(task.targets)
        )

    def may_be_missing(self, target: str) -> bool:
        """Whether the plan may have no target of an id for the only reason that another id stands twice there."""
        task = target.removeprefix("T").partition("-")[0]
        return task in self._blurred

    @cached_property
    def ids_by_name(self) -> dict[str, list[str]]:
        """The targets that have a name."""
        found: dict[str, list[str]] = {}
        for goal in self.goals.values():
            found.setdefault(goal.target.name, []).append(goal.id)
        return found
