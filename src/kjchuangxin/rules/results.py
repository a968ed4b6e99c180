"""What the rules of files give, and what those of all files together and of verdicts are given."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from kjchuangxin.diagnostic import Diagnostic, Place, Severity
from kjchuangxin.model.load import Workspace
from kjchuangxin.model.progress import Observation, ProgressFile
from kjchuangxin.model.resolved import NUMERIC
from kjchuangxin.report.target import Figure, TargetResult
from kjchuangxin.rules.rule import Scope
from kjchuangxin.rules.subjects import LocatedPlan
from kjchuangxin.rules.suppressions import Suppression


@dataclass(frozen=True, slots=True)
class UsableFile:
    """A progress file that could be read: what it reports, and what is wrong with it.

    `known` says that the plan has its unit, `named` is the unit after which it is named, if it is one; `silent` that
    it lacks the key reports; `of_other_plan` that it is for another plan.
    `file_findings` are about the file as a whole, which are none of a second file of the same unit, `findings` the
    others. `observations` are the entries that break no rule, `refused` the targets of the others; `allowed` is what
    the file allows.
    """

    file: ProgressFile
    known: bool
    named: str | None
    silent: bool
    of_other_plan: bool
    file_findings: tuple[Diagnostic, ...]
    findings: tuple[Diagnostic, ...]
    observations: tuple[Observation, ...]
    refused: frozenset[str]
    allowed: tuple[Suppression, ...]

    @property
    def unit(self) -> str:
        return self.file.unit


@dataclass(frozen=True, slots=True)
class UnusableFile:
    """A progress file that is not valid, called `path` in findings, and why."""

    path: str
    findings: tuple[Diagnostic, ...]


@dataclass(frozen=True, eq=False)
class CheckedWorkspace:
    """All progress files together, held against a plan; `unusable` are the paths of those that are not valid."""

    plan: LocatedPlan
    files: Sequence[UsableFile]
    unusable: Sequence[str]

    @cached_property
    def first_files(self) -> dict[str, UsableFile]:
        """The file of every unit: of several the one named after it, otherwise the first."""
        found: dict[str, UsableFile] = {}
        for file in sorted(self.files, key=lambda file: file.named != file.unit):
            if not file.of_other_plan:
                found.setdefault(file.unit, file)
        return found

    def first_of(self, file: UsableFile) -> UsableFile | None:
        """The file of the same unit to which this one is a second; None where there is none."""
        first = self.first_files.get(file.unit)
        return first if file.known and not file.of_other_plan and first is not file else None

    @cached_property
    def observations(self) -> tuple[Observation, ...]:
        """The entries that no error speaks against, by file, then by date."""
        return tuple(one for file in self.files if self.counts(file) for one in file.observations)

    @cached_property
    def refused(self) -> frozenset[tuple[str, str]]:
        """The units and targets of the other entries."""
        return frozenset(
            (file.unit, target)
            for file in self.files
            for target in (*file.refused, *(() if self.counts(file) else (one.target for one in file.observations)))
        )

    def counts(self, file: UsableFile) -> bool:
        """Whether a file's figures can be used: it is the first of its unit, and no error is about it as a whole."""
        refused = any(finding.severity is Severity.ERROR for finding in file.file_findings)
        return not refused and self.first_of(file) is None


@dataclass(frozen=True)
class CheckResult:
    """What was found, and what can be assessed.

    `observations` are the entries that break no rule, by file in the workspace's order, then by date; `refused` are the
    units and targets of the others; `illustrative` says whether a file was read whose figures are examples; `allowed`
    is what the files allow, marked where it has hidden a finding.
    """

    plan: LocatedPlan
    findings: tuple[Diagnostic, ...]
    observations: tuple[Observation, ...]
    refused: frozenset[tuple[str, str]]
    illustrative: bool
    allowed: tuple[Suppression, ...]

    @property
    def workspace(self) -> Workspace:
        return self.plan.workspace

    def place_of(self, target: str, figure: Figure) -> Place:
        """Where a figure of a report on these observations is written; where there is none, its entry."""
        observation = self.observed(target, figure)
        return observation.place("value") if figure.value is not None else observation.place()

    def observed(self, target: str, figure: Figure) -> Observation:
        """The entry that a figure of a report on these observations is from."""
        return self._observed[target, figure.unit, figure.as_of]

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
