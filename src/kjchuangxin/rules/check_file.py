"""One progress file held against the plan: everything that does not depend on the other progress files."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import TypeAlias, get_args

from kjchuangxin.diagnostic import LimitedFindings
from kjchuangxin.model import Measure, Progress, ResolvedPlan, load_file
from kjchuangxin.model.entries import ProgressFile
from kjchuangxin.rules.names import meant_targets
from kjchuangxin.rules.progress.figures import is_harmless
from kjchuangxin.rules.progress.scope import not_owed, outside_window
from kjchuangxin.rules.registry import checks
from kjchuangxin.rules.results import UnusableFile, UsableFile
from kjchuangxin.rules.rule import Check
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


@dataclass(frozen=True)
class FileChecker:
    """Reads a progress file and runs every rule that concerns it alone.

    Reports are not to be of a later day than `day`. With `reporters_only`, the observations are those of the units that
    report a target: a quota's are left out.
    """

    plan: ResolvedPlan
    day: date | None
    reporters_only: bool

    def __call__(self, source: Source) -> FileResult:
        read, findings = load_file(*source, Progress)
        if read is None:
            return UnusableFile(source[1], tuple(findings))
        progress, document = read
        file = CheckedFile(self.plan, source[1], progress, document, self.day)
        allowed = suppressions_in(document)
        found = LimitedFindings(every=bool(allowed))  # what is allowed does not count among those that are too many
        entries = _sound_entries(file, found)
        kept = ProgressFile(source[1], file.unit, progress.illustrative, document.text.encode())
        wanted = self.plan.reported_by.get(file.unit, {}) if self.reporters_only else self.plan.targets
        return UsableFile(
            file=kept,
            known=file.known,
            named=file.named,
            silent="reports" not in progress.model_fields_set,
            of_other_plan=file.of_other_plan,
            file_findings=tuple(finding for check in checks(FILE) for finding in check(file)),
            findings=found.shown(),
            observations=tuple(one.observation(kept) for one in entries if one.target.id in wanted),
            refused=_refused(file, entries),
            allowed=allowed,
        )


def _sound_entries(file: CheckedFile, found: LimitedFindings) -> list[CheckedEntry]:
    """The entries that break no rule, in the order of their days; what is found in them and their reports is added."""
    reports, targets = file.reports, file.plan.targets
    positions = range(len(reports))
    refused = {
        at for at in positions if found.add(one for check in checks(REPORT) for one in check(CheckedReport(file, at)))
    }
    owes_all = all(report.entries.keys() <= file.owed for report in reports)
    first, last = file.plan.common_window
    newest: dict[str, Before] = {}
    sound = []
    for index in sorted(positions, key=lambda index: reports[index].as_of):
        report = reports[index]
        as_of = report.as_of
        in_place = owes_all and first <= as_of <= last
        by_measure = _entry_checks(in_place=in_place)
        # A second report of a day is held against none: the first is not earlier.
        known = newest if file.first_report[as_of] == index else {}
        for name, written in report.entries.items():
            if (target := targets.get(name)) is None:
                found.add(one for check in checks(STRAY) for one in check(StrayEntry(file, index, name)))
                continue
            if (before := known.get(name)) is None:
                before = known[name] = Before()
            entry = CheckedEntry(file, index, as_of, target, written, before)
            if not (in_place and is_harmless(entry)):
                checks_ = by_measure[target.measure]
                told = [check.diagnostic(one) for check in checks_ for one in check.find(entry)]
                if told and found.add(told):
                    continue
            if index not in refused:
                entry.accept()
                sound.append(entry)
    return sound


@cache
def _entry_checks(*, in_place: bool) -> Mapping[Measure, tuple[Check[CheckedEntry], ...]]:
    """What is asked of an entry, by its target's measure.

    One that is `in_place`, in a report from who owes it for a day in every window, is not asked about these two.
    """
    asked = [check for check in checks(ENTRY) if not in_place or check not in (not_owed, outside_window)]
    return {
        measure: tuple(check for check in asked if not check.measures or measure in check.measures)
        for measure in get_args(Measure)
    }


def _refused(file: CheckedFile, sound: Iterable[CheckedEntry]) -> frozenset[str]:
    """The targets of the entries that break a rule; of an id that the plan does not have, those that may be meant."""
    left = {(one.index, one.target.id) for one in sound}
    entries = [(index, name) for index, report in enumerate(file.reports) for name in report.entries]
    unsound = (
        dict.fromkeys(name for index, name in entries if (index, name) not in left) if len(left) < len(entries) else {}
    )
    meant = (id_ for name in unsound if name not in file.plan.targets for id_ in meant_targets(file.plan, name))
    return frozenset((*unsound, *meant))
