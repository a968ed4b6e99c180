"""What the rules look at: the plan, its goals, and every reported entry with its place."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from kjchuangxin.diagnostic import Place
from kjchuangxin.model import Breakdown, Entry, Goal, Progress, ReportOfUnit, Workspace, goals_of
from kjchuangxin.source import Document, Path


@dataclass(frozen=True, slots=True, eq=False)
class Reported:
    """One entry: what `unit` reported about `target` as of `as_of`; `previous` is its report before, if any."""

    file: "ProgressFile"
    index: int
    target: str
    entry: Entry
    previous: "Reported | None"

    @property
    def unit(self) -> str:
        """The reporting unit's name; as it is written where the plan does not know it."""
        return self.file.unit

    @property
    def report(self) -> ReportOfUnit:
        return self.file.progress.reports[self.index]

    @property
    def as_of(self) -> date:
        return self.report.as_of

    def place(self, *keys: str, key: bool = False) -> Place:
        """The place of the entry, or of a value in it; a bare number stands for its `value`."""
        path: Path = ("reports", self.index, "entries", self.target, *keys)
        return self.file.document.place(path, key=key)


class ProgressFile:
    """A progress file with its entries, in the order of their dates."""

    def __init__(self, progress: Progress, document: Document, names: dict[str, str]) -> None:
        self.progress = progress
        self.document = document
        self.known = progress.unit in names
        self.unit = names.get(progress.unit, progress.unit)

    @cached_property
    def entries(self) -> tuple[Reported, ...]:
        newest: dict[str, Reported] = {}
        found = []
        reports = self.progress.reports
        for index in sorted(range(len(reports)), key=lambda index: reports[index].as_of):
            for target, entry in reports[index].entries.items():
                reported = Reported(self, index, target, entry, newest.get(target))
                newest[target] = reported
                found.append(reported)
        return tuple(found)


class Context:
    """A workspace prepared for the rules.

    `usable` becomes False where the plan or the breakdown breaks a rule: who reports what is then not known for sure.
    """

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.usable = True
        self.plan, self.plan_document = workspace.plan
        self.breakdown: Breakdown | None = None
        self.breakdown_document: Document | None = None
        if workspace.breakdown is not None:
            self.breakdown, self.breakdown_document = workspace.breakdown
        self.goals: dict[str, Goal] = goals_of(self.plan, self.breakdown.targets if self.breakdown else {})
        self.unit_names = self.plan.unit_names
        self.files = tuple(
            ProgressFile(progress, document, self.unit_names) for progress, document in workspace.progress
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
