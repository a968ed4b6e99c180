"""What the rules of files give, and what those of all files together and of verdicts are given."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from kjchuangxin.diagnostic import Diagnostic, Place, Severity
from kjchuangxin.model.load import Workspace
from kjchuangxin.model.progress import Observation, ProgressFile
from kjchuangxin.model.resolved import NUMERIC, ResolvedTarget
from kjchuangxin.report.refused import Refused
from kjchuangxin.report.target import Figure, TargetResult
from kjchuangxin.rules.names import stem_of
from kjchuangxin.rules.refusals import whose
from kjchuangxin.rules.rule import Scope
from kjchuangxin.rules.subjects import LocatedPlan
from kjchuangxin.rules.suppressions import Suppression


class UsableFile(NamedTuple):
    """A progress file that could be read: what it reports, and what is wrong with it.

    `known` says that the plan has its unit, `named` is the unit after which it is named, if it is one; `silent` that
    it lacks the key reports, and no other stands in its place; `of_other_plan` that it is for another plan.
    `file_findings` are about the file as a whole, which are none of a second file of the same unit, `findings` the
    others. `observations` are the entries that no error is about, `refused` is what is known of the others; `allowed`
    is what the file allows.
    """

    file: ProgressFile
    known: bool
    named: str | None
    silent: bool
    of_other_plan: bool
    file_findings: tuple[Diagnostic, ...]
    findings: tuple[Diagnostic, ...]
    observations: tuple[Observation, ...]
    refused: tuple[Refused, ...]
    allowed: tuple[Suppression, ...]

    @property
    def unit(self) -> str:
        return self.file.unit

    @property
    def place_of_unit(self) -> Place:
        """Where its unit is written."""
        return self.file.place(("unit",))

    @property
    def error(self) -> Diagnostic | None:
        """The first error about the file as a whole."""
        return next((one for one in self.file_findings if one.severity is Severity.ERROR), None)


class UnusableFile(NamedTuple):
    """A progress file of which nothing can be read, called `path` in findings, and why."""

    path: str
    findings: tuple[Diagnostic, ...]

    @property
    def place_of_unit(self) -> Place:
        """Where its unit would stand: nobody knows."""
        return Place(self.path, 1, 1, 1, 1)


@dataclass(frozen=True, eq=False)
class CheckedWorkspace:
    """All progress files together, held against a plan; `unusable` are those of which nothing can be read."""

    plan: LocatedPlan
    files: Sequence[UsableFile]
    unusable: Sequence[UnusableFile]

    @cached_property
    def first_files(self) -> dict[str, UsableFile]:
        """The file of every unit: of several the one named after it, otherwise the first."""
        found: dict[str, UsableFile] = {}
        for file in sorted(self.files, key=lambda file: file.named != file.unit):
            if not file.of_other_plan:
                found.setdefault(file.unit, file)
        return found

    def first_of(self, file: UsableFile) -> UsableFile | UnusableFile | None:
        """The file of the same unit to which this one is a second; None where there is none."""
        if not file.known or file.of_other_plan:
            return None
        if file.named != file.unit and (unread := self._unread.get(file.unit)) is not None:
            return unread
        first = self.first_files.get(file.unit)
        return first if first is not file else None

    @cached_property
    def _unread(self) -> dict[str | None, UnusableFile]:
        """The files of which nothing can be read, by the unit whose each is."""
        return {self.named(one): one for one in self.unusable}

    @cached_property
    def observations(self) -> tuple[Observation, ...]:
        """The entries that no error speaks against, by file, then by date."""
        return tuple(one for file in self.files if self.counts(file) for one in file.observations)

    @cached_property
    def by_reporter(self) -> tuple[tuple[ResolvedTarget, dict[str, list[Observation]]], ...]:
        """Every target's figures by those of its reporters who have any, in the reporters' order, the oldest first."""
        found: dict[str, dict[str, list[Observation]]] = {}
        for one in self.observations:
            if one.entry.value is not None:
                found.setdefault(one.target, {}).setdefault(one.unit, []).append(one)
        named = ((self.plan.targets[id_], by_unit) for id_, by_unit in found.items())
        return tuple(
            (target, {name: by_unit[name] for name in target.reporters if name in by_unit}) for target, by_unit in named
        )

    def keeps_back(self, units: Iterable[str], target: str) -> bool:
        """Whether an error may keep back what one of these units says of a target."""
        lost = self._lost
        return any((unit, name) in lost for unit in (*units, None) for name in (target, None))

    @cached_property
    def _lost(self) -> frozenset[tuple[str | None, str | None]]:
        """The units and targets of what cannot be used; None where that cannot be told."""
        return frozenset((one.unit, one.target) for one in self.refused(()))

    @cached_property
    def strangers(self) -> bool:
        """Whether there is a file of which nobody can tell whose it is."""
        return any(self.named(one) is None for one in self.unusable) or any(
            not one.known and one.named is None and not one.of_other_plan for one in self.files
        )

    def named(self, file: UnusableFile) -> str | None:
        """The unit after which a file is named, whose it is then."""
        return self.plan.unit_names.get(stem_of(file.path))

    def refused(self, of_workspace: Iterable[Diagnostic]) -> Iterator[Refused]:
        """What of all files cannot be used, given what the rules of the workspace have found."""
        for unread in self.unusable:
            yield Refused(self.named(unread), None, None, unread.findings[0])
        at = {finding.place.path: finding for finding in of_workspace if finding.severity is Severity.ERROR}
        for file in self.files:
            yield from file.refused
            second = self.first_of(file) is not None
            error = at.get(file.file.path) if second else file.error
            if error is not None and not file.of_other_plan:
                yield from self._refused_as_a_whole(file, error, second=second)

    def _refused_as_a_whole(self, file: UsableFile, error: Diagnostic, *, second: bool) -> Iterator[Refused]:
        """All that could be used of a file but for an error about it; or at least that there is such a file."""
        unit = file.unit if file.known else None
        for one in file.observations:
            for name in whose(self.plan, unit, file.named, one.target, certain=not second):
                yield Refused(name, one.target, one.as_of, error)
        if not file.observations and not file.refused:
            yield Refused(None, None, None, error)

    def counts(self, file: UsableFile) -> bool:
        """Whether a file's figures can be used: it is the first of its unit, and no error is about it as a whole."""
        return file.error is None and self.first_of(file) is None


@dataclass(frozen=True)
class CheckResult:
    """What was found, and what can be assessed.

    `observations` are the entries that no error is about, by file in the workspace's order, then by date; `refused` is
    what else the files hold, by the places of the errors, and `strangers` says whether one of them may be anybody's;
    `illustrative` says whether a file was read whose figures are examples; `allowed` is what the files allow, marked
    where it has hidden a finding.
    """

    plan: LocatedPlan
    findings: tuple[Diagnostic, ...]
    observations: tuple[Observation, ...]
    refused: tuple[Refused, ...]
    strangers: bool
    illustrative: bool
    allowed: tuple[Suppression, ...]

    @property
    def workspace(self) -> Workspace:
        return self.plan.workspace

    def is_doubtful(self, result: TargetResult) -> bool:
        """Whether anything is refused that may be about a target, from one of its reporters or who may be one.

        What may be about any target is not about one that its unit has reported on as of the same day.
        """
        id_, reporters = result.id, result.definition.reporters
        return any((unit, id_) in self._refused for unit in (*reporters, None)) or any(
            day is None or (id_, unit, day) not in self._observed
            for unit in reporters
            for day in self._refused.get((unit, None), ())
        )

    def place_of(self, target: str, figure: Figure) -> Place:
        """Where a figure of a report on these observations is written; where there is none, its entry."""
        observation = self.observed(target, figure)
        return observation.place("value") if figure.value is not None else observation.place()

    def observed(self, target: str, figure: Figure) -> Observation:
        """The entry that a figure of a report on these observations is from."""
        return self._observed[target, figure.unit, figure.as_of]

    @cached_property
    def _refused(self) -> dict[tuple[str | None, str | None], dict[date | None, None]]:
        """The days of what is refused, by unit and target."""
        found: dict[tuple[str | None, str | None], dict[date | None, None]] = {}
        for one in self.refused:
            found.setdefault((one.unit, one.target), {})[one.as_of] = None
        return found

    @cached_property
    def _observed(self) -> dict[tuple[str, str, date], Observation]:
        return {(one.target, one.unit, one.as_of): one for one in self.observations}


@dataclass(frozen=True, eq=False)
class JudgedTarget:
    """A target of a report, with what it was judged by."""

    checked: CheckResult
    result: TargetResult

    @cached_property
    def within(self) -> tuple[Figure, ...]:
        """The figures of the window, which alone can be its value; a milestone's stage stays done from before it."""
        result = self.result
        return tuple(
            one
            for one in result.reporting.history
            if one.as_of >= result.definition.window[0] or result.definition.measure not in NUMERIC
        )

    @cached_property
    def counting(self) -> tuple[Figure, ...]:
        """Those that say something of the target: of a number, those with a value."""
        return tuple(
            one for one in self.within if one.value is not None or self.result.definition.measure not in NUMERIC
        )

    def place(self, figure: Figure) -> Place:
        """Where a figure is written."""
        return self.checked.place_of(self.result.id, figure)

    def place_of_deadline(self, figure: Figure) -> Place:
        """Where it is written by when something is to be mended."""
        return self.checked.observed(self.result.id, figure).place("by")


WORKSPACE: Scope[CheckedWorkspace] = Scope("workspace")
JUDGED: Scope[JudgedTarget] = Scope("judged target")
