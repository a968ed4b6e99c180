"""What the rules are given, scope by scope: a plan and its breakdown, a progress file, a report, an entry."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from kjchuangxin.diagnostic import Place
from kjchuangxin.model.fields import EXACT
from kjchuangxin.model.load import Workspace
from kjchuangxin.model.progress import Entry, Observation, ProgressFile, ReportOfUnit
from kjchuangxin.model.resolved import Origin, ResolvedPlan, ResolvedTarget
from kjchuangxin.model.salvage import ReadProgress
from kjchuangxin.rules.ids import meant_by
from kjchuangxin.rules.names import likely_targets, stem_of
from kjchuangxin.rules.numbers import Side, side_of
from kjchuangxin.rules.rule import Scope
from kjchuangxin.source import Document, KeyPath

_ZERO = Decimal(0)


@dataclass(frozen=True, eq=False, kw_only=True)
class LocatedPlan(ResolvedPlan):
    """A plan with its breakdown, and the files of both, for the places of their values."""

    workspace: Workspace

    def at(self, path: KeyPath) -> Place:
        """The place in the plan that a path of keys leads to."""
        return self.workspace.plan[1].place(path)

    def in_target(self, target: ResolvedTarget, *keys: str | int, key: bool = False) -> Place:
        """The place of a target's value in the plan, or of its key."""
        return self.workspace.place(target.origins["target"], *keys, key=key)

    def in_breakdown(self, *keys: str | int, key: bool = False) -> Place:
        """The place of a value of the breakdown, or of its key."""
        return self.workspace.place(("breakdown", keys), key=key)

    def place(self, origin: Origin, *keys: str | int, key: bool = False) -> Place:
        """The place of a value, which the breakdown may give instead of the plan, or of its key."""
        return self.workspace.place(origin, *keys, key=key)


@dataclass(frozen=True, eq=False)
class CheckedFile:
    """A progress file, held against a plan; its reports are not to be of a later day than `day`."""

    plan: ResolvedPlan
    path: str
    read: ReadProgress
    day: date | None

    @property
    def document(self) -> Document:
        return self.read.document

    @property
    def reports(self) -> Mapping[int, ReportOfUnit]:
        """The reports of which the day can be read, by their positions in the file."""
        return self.read.reports

    @cached_property
    def unit(self) -> str:
        """The unit's name; what is written there where the plan does not know it."""
        return self.plan.unit_names.get(self.read.progress.unit, self.read.progress.unit)

    @cached_property
    def known(self) -> bool:
        """Whether the plan has the unit."""
        return self.read.progress.unit in self.plan.unit_names

    @cached_property
    def says_its_unit(self) -> bool:
        """Whether the unit can be read that is written in it."""
        return all(path[:1] != ("unit",) for path, _ in self.read.spoiled)

    @cached_property
    def named(self) -> str | None:
        """The unit after which the file is named, if it is one."""
        return self.plan.unit_names.get(stem_of(self.path))

    @cached_property
    def owed(self) -> frozenset[str]:
        """The targets that its unit has to report."""
        return self.plan.owed_by(self.unit if self.known else None)

    @cached_property
    def targets(self) -> dict[str, None]:
        """Every target it reports, each once, whether the plan has it or not."""
        every = (*self.reports.values(), *self.read.undated.values())
        return {name: None for report in every for name in report.entries}

    @cached_property
    def of_other_plan(self) -> bool:
        """Whether it reports several targets and the plan has none of them: its ids are another plan's.

        Where most of the ids resemble exactly one of the plan's each, they are badly written ones of this plan.
        """
        if any(name in self.plan.targets for name in self.targets):
            return False
        alike = sum(len(likely_targets(self.plan, name)) == 1 for name in self.targets)
        return len(self.targets) > 1 and 2 * alike <= len(self.targets)

    @cached_property
    def foreign(self) -> bool:
        """Whether its unit has to report nothing of what it reports: most often the unit is wrong.

        Where that is a single target of a file that is not named after another unit, the target's id may be wrong.
        """
        if not self.known or any(name in self.owed for name in self.targets):
            return False
        most = 1 if self.named in {None, self.unit} else 0
        return sum(name in self.plan.targets for name in self.targets) > most

    @cached_property
    def first_report(self) -> dict[date, int]:
        """The position of the first report as of each day."""
        first: dict[date, int] = {}
        for index, report in self.reports.items():
            first.setdefault(report.as_of, index)
        return first

    @cached_property
    def outside(self) -> dict[int, Side]:
        """The reports whose entries all lie on the same side of their windows, by their positions."""
        sides = ((index, side_of(report, self.plan.targets)) for index, report in self.reports.items())
        return {index: side for index, side in sides if side is not None}

    @cached_property
    def meant(self) -> dict[int, Counter[str]]:
        """How many entries of each report, by its position, are about each target, whatever they call it."""
        reports = (*self.reports, *self.read.undated)
        written = {index: self.read.written("reports", index, "entries") for index in reports}
        return {index: meant_by(self.plan, keys) for index, keys in written.items() if isinstance(keys, dict)}

    def place(self, *keys: str | int, key: bool = False) -> Place:
        """The place of a value, or of its key."""
        return self.document.place(keys, key=key)


@dataclass(frozen=True, slots=True, eq=False)
class CheckedReport:
    """A report at a position in its file."""

    file: CheckedFile
    index: int

    @property
    def written(self) -> ReportOfUnit:
        return self.file.reports[self.index]

    @property
    def as_of(self) -> date:
        return self.written.as_of

    @property
    def submitted(self) -> date | None:
        return self.written.submitted

    @property
    def entries(self) -> Mapping[str, Entry]:
        return self.written.entries

    @property
    def spoiled(self) -> bool:
        """Whether an error keeps anything in it from being read."""
        return self.index in self.file.read.errors_of_reports or self.index in self.file.read.errors_of_entries

    @property
    def outside(self) -> Side | None:
        """The side on which its day lies of the windows of all its targets."""
        return self.file.outside.get(self.index)

    def place(self, key: str) -> Place:
        return self.file.place("reports", self.index, key)


class Before(NamedTuple):
    """What a unit reported about a target as of earlier days, as far as it counts: the newest entry of each kind.

    Since these, an entry may have been `refused`, and such a one may have `corrected` what was before it.
    """

    value: "CheckedEntry | None" = None
    nonzero: "CheckedEntry | None" = None  # with a value other than 0
    stage: "CheckedEntry | None" = None
    state: "CheckedEntry | None" = None
    done: "CheckedEntry | None" = None
    step: Decimal = _ZERO  # the largest difference between two values, one after the other
    refused: bool = False
    corrected: bool = False

    def after(self) -> "Before":
        """What a later entry is held against; of a `CheckedEntry` this is made only where there is a later one."""
        return self

    def after_refusal(self, *, corrected: bool) -> "Before":
        """What a later entry is held against after one that cannot be used."""
        return self._replace(refused=True, corrected=self.corrected or corrected)


class CheckedEntry:
    """What a report says about a target of the plan; `before` is what counts of what the unit reported before."""

    __slots__ = ("as_of", "before", "file", "index", "target", "written")

    def __init__(  # noqa: PLR0913, PLR0917 - there may be a million, made by position
        self, file: CheckedFile, index: int, as_of: date, target: ResolvedTarget, written: Entry, before: Before
    ) -> None:
        self.file = file
        self.index = index
        self.as_of = as_of
        self.target = target
        self.written = written
        self.before = before

    @property
    def done(self) -> bool:
        """Whether it says that nothing is left to do: the last stage, or the state done."""
        stages = self.target.definition.stages
        if self.written.stage is not None:
            return bool(stages) and self.written.stage == stages[-1].name
        return self.written.state == "done"

    def after(self) -> Before:
        """What a later entry is held against, where no rule speaks against this one."""
        written, before = self.written, self.before
        if (value := written.value) is not None:
            step = self.step
            largest = max(before.step, step)
            return Before(self, self if value else before.nonzero, before.stage, before.state, before.done, largest)
        done = self if self.done else before.done
        if written.stage is not None:
            return Before(before.value, before.nonzero, self, before.state, done, before.step)
        if written.state is not None:
            return Before(before.value, before.nonzero, before.stage, self, done, before.step)
        return before

    @property
    def step(self) -> Decimal:
        """How far its value is from the one before, of an increment from 0 at first; 0 without either."""
        value, last = self.written.value, self.before.value
        if value is None:
            return _ZERO
        if last is None or (last.as_of < (target := self.target).window[0] and target.measure == "increment"):
            return value.copy_abs() if self.target.measure == "increment" else _ZERO
        return EXACT.subtract(value, last.written.value or _ZERO).copy_abs()

    def observation(self, file: ProgressFile) -> Observation:
        """What goes on of it to where it is judged."""
        submitted = self.file.reports[self.index].submitted
        return Observation(file, self.index, self.target.id, self.as_of, submitted, self.written)

    def place(self, *keys: str, key: bool = False) -> Place:
        """The place of the entry, or of a value in it; a bare number stands for its `value`."""
        return self.file.place("reports", self.index, "entries", self.target.id, *keys, key=key)


@dataclass(frozen=True, slots=True, eq=False)
class StrayEntry:
    """An entry of a report at a position in its file, about a target that the plan does not have."""

    file: CheckedFile
    index: int
    target: str

    @property
    def path(self) -> KeyPath:
        """The path of keys that leads to it."""
        return ("reports", self.index, "entries", self.target)

    def place(self) -> Place:
        """The place of the target's id."""
        return self.file.place(*self.path, key=True)


PLAN: Scope[LocatedPlan] = Scope("plan")
BREAKDOWN: Scope[LocatedPlan] = Scope("breakdown")
FILE: Scope[CheckedFile] = Scope("file")
REPORT: Scope[CheckedReport] = Scope("report")
ENTRY: Scope[CheckedEntry] = Scope("entry")
STRAY: Scope[StrayEntry] = Scope("stray entry")
