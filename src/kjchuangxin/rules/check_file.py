"""One progress file held against the plan: everything that does not depend on the other progress files."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import TypeAlias, get_args

from kjchuangxin.diagnostic import Diagnostic, LimitedFindings
from kjchuangxin.model.load import load_file
from kjchuangxin.model.plan import Measure
from kjchuangxin.model.progress import Progress, ProgressFile
from kjchuangxin.model.resolved import ResolvedPlan
from kjchuangxin.rules.names import likely_targets
from kjchuangxin.rules.progress.figures import is_harmless
from kjchuangxin.rules.progress.owner_and_window import not_owed, outside_window
from kjchuangxin.rules.registry import checks
from kjchuangxin.rules.results import UnusableFile, UsableFile
from kjchuangxin.rules.rule import Check, Subject
from kjchuangxin.rules.subjects import (
    ENTRY,
    FILE,
    REPORT,
    STRAY,
    Before,
    CheckedEntry,
    CheckedFile,
    CheckedReport,
    StrayEntry,
)
from kjchuangxin.rules.suppressions import suppressions_in

# A file to read, and how findings call it.
Source: TypeAlias = tuple[Path, str]
FileResult: TypeAlias = UsableFile | UnusableFile

_NOTHING_BEFORE = Before()


@dataclass(frozen=True)
class FileChecker:
    """Reads a progress file and runs every rule that concerns it alone.

    Reports are not to be of a later day than `day`. With `reporters_only`, the observations are those that verdicts and
    rules are made of: the others of a quota's holders are left out.
    """

    plan: ResolvedPlan
    day: date | None
    reporters_only: bool

    @cached_property
    def _packed(self) -> bytes:
        import pickle  # noqa: PLC0415 - only for several processes

        return pickle.dumps((self.plan, self.day, self.reporters_only))

    def __reduce__(self) -> "tuple[Callable[[bytes], FileChecker], tuple[bytes]]":
        """Packed once, though it goes to another process with every few files, and there unpacked once."""
        return _unpacked, (self._packed,)

    def __call__(self, source: Source) -> FileResult:
        read, findings = load_file(*source, Progress)
        if read is None:
            return UnusableFile(source[1], tuple(findings))
        progress, document = read
        file = CheckedFile(self.plan, source[1], progress, document, self.day)
        allowed = suppressions_in(document)
        found = LimitedFindings(every=bool(allowed))  # what is allowed does not count among those that are too many
        entries, refused = _check_entries(file, found)
        kept = ProgressFile(source[1], file.unit, progress.illustrative, document.text.encode())
        wanted = self.plan.compared_of(file.unit) if self.reporters_only else self.plan.targets
        return UsableFile(
            file=kept,
            known=file.known,
            named=file.named,
            silent="reports" not in progress.model_fields_set,
            of_other_plan=file.of_other_plan,
            file_findings=tuple(_findings(checks(FILE), file)),
            findings=found.shown(),
            observations=tuple(one.observation(kept) for one in entries if one.target.id in wanted),
            refused=_with_likely(self.plan, refused),
            allowed=allowed,
        )


@lru_cache(maxsize=1)
def _unpacked(packed: bytes) -> FileChecker:
    import pickle  # noqa: PLC0415 - only for several processes

    return FileChecker(*pickle.loads(packed))  # noqa: S301 - from a process of ours


def _check_entries(file: CheckedFile, found: LimitedFindings) -> tuple[list[CheckedEntry], dict[str, None]]:
    """The entries that break no rule, in the order of their days, and the targets of the others; adds what is found."""
    reports, targets = file.reports, file.plan.targets
    refused = [found.add(_findings(checks(REPORT), CheckedReport(file, index))) for index in range(len(reports))]
    owes_all = all(report.entries.keys() <= file.owed for report in reports)
    first, last = file.plan.common_window
    newest: dict[str, Before] = {}
    sound: list[CheckedEntry] = []
    unsound: dict[str, None] = {}
    for index in sorted(range(len(reports)), key=lambda index: reports[index].as_of):
        report = reports[index]
        as_of = report.as_of
        in_place = owes_all and first <= as_of <= last
        by_measure = _entry_checks(in_place=in_place)
        # A second report of a day is held against none: the first is not earlier.
        known = newest if file.first_report[as_of] == index else {}
        for name, written in report.entries.items():
            if (target := targets.get(name)) is None:
                found.add(_findings(checks(STRAY), StrayEntry(file, index, name)))
                unsound[name] = None
                continue
            entry = CheckedEntry(file, index, as_of, target, written, known.get(name, _NOTHING_BEFORE))
            if (
                not (in_place and is_harmless(entry)) and found.add(_findings(by_measure[target.measure], entry))
            ) or refused[index]:
                unsound[name] = None
            else:
                known[name] = entry.after()
                sound.append(entry)
    return sound, unsound


def _findings(applied: Iterable[Check[Subject]], subject: Subject) -> Sequence[Diagnostic]:
    return [check.diagnostic(one) for check in applied for one in check.find(subject)]


@cache
def _entry_checks(*, in_place: bool) -> Mapping[Measure, tuple[Check[CheckedEntry], ...]]:
    """The checks of an entry, by its target's measure.

    One that is `in_place`, in a report from who owes it for a day in every window, passes these two.
    """
    applied = [check for check in checks(ENTRY) if not in_place or check not in (not_owed, outside_window)]
    return {
        measure: tuple(check for check in applied if not check.measures or measure in check.measures)
        for measure in get_args(Measure)
    }


def _with_likely(plan: ResolvedPlan, refused: Iterable[str]) -> frozenset[str]:
    """These targets, and those for which an id that the plan does not have may stand."""
    return frozenset(
        id_ for name in refused for id_ in (name, *(() if name in plan.targets else likely_targets(plan, name)))
    )
