"""What the rules look at: the plan, its goals, and every reported entry with its place."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property

from kjchuangxin.diagnostic import Place
from kjchuangxin.model import Breakdown, Entry, Goal, Progress, ReportOfUnit, Workspace, goals_of
from kjchuangxin.source import Document, Path


class Reported:
    """One entry: what `unit` reported about `target` as of a day.

    `goal` is the target it is about, None where the plan has none of that id; `previous` is what the unit reported
    about the target as of the newest earlier day, if anything.
    """

    __slots__ = ("as_of", "entry", "file", "goal", "index", "previous", "target")

    def __init__(self, file: "ProgressFile", index: int, target: str, previous: "Reported | None") -> None:
        report = file.progress.reports[index]
        self.file = file
        self.index = index
        self.as_of: date = report.as_of
        self.target = target
        self.entry: Entry = report.entries[target]
        self.goal: Goal | None = file.goals.get(target)
        self.previous = previous

    @property
    def unit(self) -> str:
        """The reporting unit's name; as it is written where the plan does not know it."""
        return self.file.unit

    @property
    def report(self) -> ReportOfUnit:
        return self.file.progress.reports[self.index]

    @property
    def earlier(self) -> "Iterator[Reported]":
        """What the unit reported about the target before, newest first."""
        before = self.previous
        while before is not None:
            yield before
            before = before.previous

    def place(self, *keys: str, key: bool = False) -> Place:
        """The place of the entry, or of a value in it; a bare number stands for its `value`."""
        path: Path = ("reports", self.index, "entries", self.target, *keys)
        return self.file.document.place(path, key=key)


class ProgressFile:
    """A progress file of a plan with such units and goals."""

    def __init__(
        self, progress: Progress, document: Document, names: Mapping[str, str], goals: Mapping[str, Goal]
    ) -> None:
        self.progress = progress
        self.document = document
        self.known = progress.unit in names
        self.unit = names.get(progress.unit, progress.unit)
        self.goals = goals

    @cached_property
    def first_report(self) -> dict[date, int]:
        """The position of the first report as of each day."""
        first: dict[date, int] = {}
        for index, report in enumerate(self.progress.reports):
            first.setdefault(report.as_of, index)
        return first

    @cached_property
    def entries(self) -> tuple[Reported, ...]:
        """Its entries in the order of their days."""
        newest: dict[str, Reported] = {}
        found = []
        reports = self.progress.reports
        for index in sorted(range(len(reports)), key=lambda index: reports[index].as_of):
            for target in reports[index].entries:
                before = newest.get(target)
                if before is not None and before.as_of == reports[index].as_of:
                    before = before.previous  # a second report of the same day is not earlier
                reported = Reported(self, index, target, before)
                newest[target] = reported
                found.append(reported)
        return tuple(found)


class Context:
    """A workspace prepared for the rules.

    `usable` is False where the plan or the breakdown breaks a rule: who reports what is then not known for sure.
    """

    def __init__(self, workspace: Workspace, *, usable: bool = True) -> None:
        self.workspace = workspace
        self.usable = usable
        self.plan, self.plan_document = workspace.plan
        self.breakdown: Breakdown | None = workspace.breakdown[0] if workspace.breakdown is not None else None
        self.goals: dict[str, Goal] = goals_of(self.plan, self.breakdown.targets if self.breakdown else {})
        self.unit_names = self.plan.unit_names
        self.files = tuple(
            ProgressFile(progress, document, self.unit_names, self.goals) for progress, document in workspace.progress
        )

    @cached_property
    def file_of(self) -> dict[str, ProgressFile]:
        """The first file of every unit."""
        found: dict[str, ProgressFile] = {}
        for file in self.files:
            found.setdefault(file.unit, file)
        return found

    @cached_property
    def reporting(self) -> dict[str, frozenset[str]]:
        """Who may report each target: its reporters, those with a quota, and the members of groups with one."""
        members = self.plan.members
        return {
            goal.id: frozenset(goal.reporters).union(*({name, *members.get(name, ())} for name, _ in goal.quotas))
            for goal in self.goals.values()
        }
