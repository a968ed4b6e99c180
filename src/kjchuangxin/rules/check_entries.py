"""The entries of one progress file: which can be used, and what is wrong with the others."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache, cached_property
from typing import TypeAlias, get_args

from kjchuangxin.diagnostic import Diagnostic, LimitedFindings, Severity
from kjchuangxin.model.plan import Measure
from kjchuangxin.model.progress import ReportOfUnit
from kjchuangxin.model.salvage import is_nothing_said
from kjchuangxin.report.refused import Refused
from kjchuangxin.rules.progress.entries import empty_entry, unknown_stage, wrong_kind
from kjchuangxin.rules.progress.figures import impossible_value, is_harmless
from kjchuangxin.rules.progress.owner_and_window import not_owed, outside_window
from kjchuangxin.rules.refusals import Refusals
from kjchuangxin.rules.registry import checks
from kjchuangxin.rules.rule import Check, Subject
from kjchuangxin.rules.subjects import (
    ENTRY,
    REPORT,
    STRAY,
    Before,
    CheckedEntry,
    CheckedFile,
    CheckedReport,
    StrayEntry,
)

_NOTHING_BEFORE = Before()
_Known: TypeAlias = CheckedEntry | Before  # what an entry about a target is held against, or will make it
# What is wrong with an entry whatever else it says, and whatever its day.
_OF_ANY_PART = (not_owed, wrong_kind, unknown_stage, impossible_value)


class EntryChecker:
    """Runs the rules of reports and entries over a file; what they find is added to `found`."""

    def __init__(self, file: CheckedFile, found: LimitedFindings) -> None:
        self._file = file
        self._found = found
        self._refusals = Refusals(file)
        self._newest: dict[str, _Known] = {}
        self._sound: list[CheckedEntry] = []
        self._silent: set[str] = set()
        by_rules = {index: found.add(run(checks(REPORT), CheckedReport(file, index))) for index in file.reports}
        # The first error in each report, by its position, and in each entry, by that of its report and its key.
        self._wrong_reports = {index: error for index, error in by_rules.items() if error is not None}
        self._wrong_reports |= file.read.errors_of_reports
        self._wrong_entries = {
            (index, name): error for index, own in file.read.errors_of_entries.items() for name, error in own.items()
        }
        self._owes_all = all(report.entries.keys() <= file.owed for report in file.reports.values())
        self._undated = self._check_undated()

    def check(self) -> list[CheckedEntry]:
        """The entries that no error keeps from being used, in the order of their days."""
        reports = self._file.reports
        for index in sorted(reports, key=lambda index: reports[index].as_of):
            self._check_report(index, reports[index])
        return [] if self._file.read.error is not None else self._sound

    def refused(self, of_file: Sequence[Diagnostic]) -> tuple[Refused, ...]:
        """What cannot be used, after `check`; `of_file` are the findings about the file as a whole.

        Where one of these is an error, only what is refused for another reason: that of the whole may be another one.
        """
        if self._file.of_other_plan:
            self._refusals.add_other_plan(next(one for one in of_file if one.severity is Severity.ERROR))
        elif self._file.read.error is not None:
            self._refusals.add_file(self._file.read.error)
        else:
            for index, error in self._wrong_reports.items():
                self._refusals.add_report(index, error)
            for (index, name), error in self._wrong_entries.items():
                if index not in self._wrong_reports:
                    self._refusals.add_entry(index, name, error)
        return tuple(self._refusals.all)

    def is_doubtful(self, target: str | None) -> bool:
        """Whether an error, after `check`, keeps anything from being known of a target, or of the file as a whole."""
        return bool(self._doubtful) if target is None else target in self._doubtful

    @cached_property
    def _doubtful(self) -> set[str]:
        """The keys of the entries that an error is about, or one about all of them, and what they may stand for."""
        read = self._file.read
        names = {name for _, name in self._wrong_entries} | self._silent
        for index in {**read.reports, **read.undated} if read.error is not None else self._wrong_reports:
            written = read.written("reports", index, "entries")
            names |= written.keys() if isinstance(written, dict) else self._file.plan.targets.keys()
        likely = {name: self._refusals.meant(name) or self._file.plan.targets for name in names}
        return names.union(*likely.values())

    def _check_undated(self) -> dict[str, bool]:
        """The targets on which a report of a day that cannot be read may say something, and whether it corrects."""
        file = self._file
        found: dict[str, bool] = {}
        for index, report in file.read.undated.items():
            for name, written in report.entries.items():
                target = file.plan.targets.get(name)
                if target is None:
                    self._found.add(run(checks(STRAY), StrayEntry(file, index, name)))
                else:
                    entry = CheckedEntry(file, index, report.as_of, target, written, _NOTHING_BEFORE)
                    self._found.add(run(_OF_ANY_PART, entry))
                for id_ in self._refusals.meant(name):
                    found[id_] = found.get(id_, False) or self._corrects(index, name)
        if any(not isinstance(file.read.written("reports", index, "entries"), dict) for index in self._wrong_reports):
            found |= dict.fromkeys(file.plan.targets, True)
        return found

    def _check_report(self, index: int, report: ReportOfUnit) -> None:
        undated, sound = self._undated, self._sound
        file, targets, as_of = self._file, self._file.plan.targets, report.as_of
        first, last = file.plan.common_window
        in_place = self._owes_all and first <= as_of <= last
        by_measure = _entry_checks(in_place=in_place)
        usable, broken = index not in self._wrong_reports, file.read.errors_of_entries.get(index, {})
        # A second report of a day is held against none: the first is not earlier.
        known = self._newest if file.first_report[as_of] == index else {}
        for name, written in report.entries.items():
            if (target := targets.get(name)) is None:
                self._check_stray(index, name, known)
                continue
            before = known.get(name, _NOTHING_BEFORE).after()
            if undated and name in undated:
                before = before.after_refusal(corrected=undated[name])
            entry = CheckedEntry(file, index, as_of, target, written, before)
            error: Diagnostic | None = None
            if name in broken:
                self._found.add(run(_OF_ANY_PART, entry))
                error = broken[name]
            elif not (in_place and is_harmless(entry)):
                error = self._found.add(run(by_measure[target.measure], entry))
            if error is None and usable:
                known[name] = entry
                sound.append(entry)
            else:
                self._set_aside(entry, error, known)
        for name in broken:
            if name not in report.entries:
                self._lose(index, name, known)

    def _check_stray(self, index: int, name: str, known: dict[str, _Known]) -> None:
        """An entry about a target that the plan does not have."""
        error = self._found.add(run(checks(STRAY), StrayEntry(self._file, index, name)))
        if error is not None:
            self._wrong_entries.setdefault((index, name), error)
        self._lose(index, name, known)

    def _set_aside(self, entry: CheckedEntry, error: Diagnostic | None, known: dict[str, _Known]) -> None:
        """An entry with an error of its own or of its report, unless it says nothing anyhow."""
        index, name = entry.index, entry.target.id
        if error is not None and error.rule.code == empty_entry.rule.code:
            self._silent.add(name)
            return
        if error is not None:
            self._wrong_entries.setdefault((index, name), error)
        self._lose(index, name, known)

    def _lose(self, index: int, name: str, known: dict[str, _Known]) -> None:
        """Note that what a target is held against later may be another than what is known."""
        if name in self._file.plan.targets and is_nothing_said(
            self._file.read.written("reports", index, "entries", name)
        ):
            return
        for id_ in self._refusals.meant(name):
            before = known.get(id_, _NOTHING_BEFORE).after()
            known[id_] = before.after_refusal(corrected=self._corrects(index, name))

    def _corrects(self, index: int, name: str) -> bool:
        """Whether an entry says that it corrects an earlier one."""
        written = self._file.read.written("reports", index, "entries", name)
        return isinstance(written, dict) and "correction" in written


def run(applied: Iterable[Check[Subject]], subject: Subject) -> list[Diagnostic]:
    """What some checks find in what they are given."""
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
