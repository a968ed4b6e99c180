"""One progress file and what it reports, each entry with its place and with what was reported before it."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TypeAlias

from kjchuangxin.diagnostic import Place
from kjchuangxin.model import Entry, Progress, ReportOfUnit, ResolvedTarget, load_file
from kjchuangxin.rules.names import stem_of
from kjchuangxin.rules.windows import Side, beyond
from kjchuangxin.source import Document, KeyPath

# A file to read, and how findings call it.
Source: TypeAlias = tuple[Path, str]


class Before:
    """What a unit reported about a target as of earlier days, as far as it counts: the newest entry of each kind."""

    __slots__ = ("done", "nonzero", "stage", "state", "value")

    def __init__(self) -> None:
        self.value: Observation | None = None
        self.nonzero: Observation | None = None  # with a value other than 0
        self.stage: Observation | None = None
        self.state: Observation | None = None
        self.done: Observation | None = None


_NOTHING_BEFORE = Before()


class Observation:
    """One entry: what `unit` reported about `target` as of a day.

    `goal` is the target it is about, None where the plan has none of that id; `before` is what the unit reported about
    the target before, as far as that has been accepted.
    """

    __slots__ = ("as_of", "before", "entry", "file", "goal", "index", "target")

    def __init__(self, file: "ProgressFile", where: tuple[int, str], entry: Entry, as_of: date, before: Before) -> None:
        self.file = file
        self.index, self.target = where
        self.as_of = as_of
        self.entry = entry
        self.goal: ResolvedTarget | None = file.goals.get(self.target)
        self.before = before

    @property
    def unit(self) -> str:
        """The reporting unit's name; as it is written where the plan does not know it."""
        return self.file.unit

    @property
    def report(self) -> ReportOfUnit:
        return self.file.progress.reports[self.index]

    @property
    def done(self) -> bool:
        """Whether it says that nothing is left to do: the last stage, or the state done."""
        if self.entry.stage is not None and self.goal is not None:
            return self.entry.stage in self.goal.stage_order and self.entry.stage == self.goal.target.stages[-1].name
        return self.entry.state == "done"

    def accept(self) -> None:
        """Let what is reported later be held against this, since no rule speaks against it."""
        entry, before = self.entry, self.before
        if entry.value is not None:
            before.value = self
            if entry.value:
                before.nonzero = self
        elif entry.stage is not None or entry.state is not None:
            if entry.stage is not None:
                before.stage = self
            else:
                before.state = self
            if self.done:
                before.done = self

    def place(self, *keys: str, key: bool = False) -> Place:
        """The place of the entry, or of a value in it; a bare number stands for its `value`."""
        return self.file.place(("reports", self.index, "entries", self.target, *keys), key=key)

    def release(self) -> None:
        """Let go of what only the rules look at."""
        self.goal, self.before = None, _NOTHING_BEFORE


class ProgressFile:
    """A progress file of a plan with such units and goals; `owed` are the targets that its unit has to report.

    `silent` says that it does not even say that it has no reports. A file that has been released knows no more than its
    unit, and reads itself again where a place is asked for.
    """

    def __init__(
        self,
        source: Source,
        read: tuple[Progress, Document],
        names: Mapping[str, str],
        goals: Mapping[str, ResolvedTarget],
        owed: frozenset[str],
    ) -> None:
        self.source = source
        self._read: tuple[Progress, Document] | None = read
        unit = read[0].unit
        self.illustrative = read[0].illustrative
        self.silent = "reports" not in read[0].model_fields_set
        self.known = unit in names
        self.unit = names.get(unit, unit)
        self.named = names.get(stem_of(source[1]))
        self.goals = goals
        self.owed = owed

    @property
    def progress(self) -> Progress:
        return self._in_memory()[0]

    @property
    def document(self) -> Document:
        return self._in_memory()[1]

    def _in_memory(self) -> tuple[Progress, Document]:
        if self._read is None:
            raise ValueError(f"{self.source[1]} has been released")
        return self._read

    def place(self, path: KeyPath, *, key: bool = False) -> Place:
        """The place that a path of keys leads to; the file's top where it has meanwhile become another."""
        read = self._read or load_file(*self.source, Progress)[0]
        return read[1].place(path, key=key) if read is not None else Place(self.source[1], 1, 1, 1, 1)

    def release(self) -> None:
        """Let go of what was read, and of what was made of it: thousands of files do not fit into the memory."""
        self._read, self.goals, self.owed = None, {}, frozenset()
        for name, derived in vars(type(self)).items():
            if isinstance(derived, cached_property):
                self.__dict__.pop(name, None)

    @cached_property
    def reports(self) -> tuple[ReportOfUnit, ...]:
        return self.progress.reports

    @cached_property
    def first_report(self) -> dict[date, int]:
        """The position of the first report as of each day."""
        first: dict[date, int] = {}
        for index, report in enumerate(self.reports):
            first.setdefault(report.as_of, index)
        return first

    @cached_property
    def entries(self) -> tuple[Observation, ...]:
        """Its entries in the order of their days."""
        newest: dict[str, Before] = {}
        found = []
        for index in sorted(range(len(self.reports)), key=lambda index: self.reports[index].as_of):
            report = self.reports[index]
            as_of = report.as_of
            # A second report of a day is held against none: the first is not earlier.
            before = newest if self.first_report[as_of] == index else {}
            for target, entry in report.entries.items():
                if target not in before:
                    before[target] = Before()
                found.append(Observation(self, (index, target), entry, as_of, before[target]))
        return tuple(found)

    @property
    def targets(self) -> dict[str, None]:
        """Every target it reports, each once, whether the plan has it or not."""
        return {name: None for report in self.reports for name in report.entries}

    @cached_property
    def foreign(self) -> bool:
        """Whether its unit has to report nothing of what it reports: most often the unit is wrong.

        Where that is a single target of a file that is not named after another unit, the target's id may be wrong.
        """
        if not self.known or any(name in self.owed for report in self.reports for name in report.entries):
            return False
        most = 1 if self.named in {None, self.unit} else 0
        return sum(name in self.goals for name in self.targets) > most

    @cached_property
    def outside(self) -> dict[int, Side]:
        """The reports whose entries all lie on the same side of their windows, by their positions."""
        sides = ((index, self._side(report)) for index, report in enumerate(self.reports))
        return {index: side for index, side in sides if side is not None}

    def _side(self, report: ReportOfUnit) -> Side | None:
        known = ((self.goals[name], entry.value) for name, entry in report.entries.items() if name in self.goals)
        sides = (beyond(goal, report.as_of, value) for goal, value in known)
        first = next(sides, None)
        if first is None or first == "eve":
            return None
        return first if all(side == first for side in sides) else None
