"""What of a progress file cannot be used, by whose it is and what it is about."""

import re
from collections.abc import Container, Iterable, Iterator
from datetime import date

from kjchuangxin.diagnostic import Diagnostic
from kjchuangxin.model.fields import Record
from kjchuangxin.model.progress import Progress, ReportOfUnit
from kjchuangxin.model.resolved import ResolvedPlan
from kjchuangxin.model.salvage import is_nothing_said
from kjchuangxin.report.refused import Refused
from kjchuangxin.rules.names import likely_targets
from kjchuangxin.rules.progress.owner_and_window import outside_window
from kjchuangxin.rules.progress.reports import duplicate_report, later_than_as_of, submitted_before_as_of
from kjchuangxin.rules.subjects import CheckedFile
from kjchuangxin.source import DUPLICATE_KEY
from kjchuangxin.source.document import Value
from kjchuangxin.source.typos import TEXT_KEYS

# Errors for which a day is wrong: nobody can tell for which period the report is.
_ABOUT_THE_DAY = frozenset(
    check.rule.code for check in (duplicate_report, submitted_before_as_of, later_than_as_of, outside_window)
)
_BETWEEN_WORDS = re.compile(r"[\s:：=,，、；;{}]+")


def whose(
    plan: ResolvedPlan, unit: str | None, named: str | None, target: str | None, *, certain: bool = True
) -> list[str | None]:
    """The units whose word on a target it may be: the one written in the file, the one after which it is named.

    Where the former is not `certain` or does not owe the target, the latter may be meant.
    """
    if unit is not None and (target is None or target in plan.owed_by(unit)) and (certain or named is None):
        return [unit]
    found = dict.fromkeys(name for name in (unit, named) if name is not None)
    return [name for name in found if target is None or target in plan.owed_by(name)] or [unit or named]


class Refusals:
    """Collects what is refused of one file, which has an error as a whole, or reports and entries with one."""

    def __init__(self, file: CheckedFile) -> None:
        self._file = file
        self._unit = file.unit if file.known else None
        twice = (path for path, finding in file.read.spoiled if finding.rule.code == DUPLICATE_KEY.code)
        self._twice = frozenset(twice)
        self._seen: set[tuple[str | None, date | None, int]] = set()
        self.all: list[Refused] = []

    def add(self, target: str | None, as_of: date | None, finding: Diagnostic) -> None:
        """What is said of a target, or may be of any."""
        if (key := (target, as_of, id(finding))) not in self._seen:
            self._seen.add(key)
            units = whose(self._file.plan, self._unit, self._file.named, target)
            self.all += [Refused(unit, target, as_of, finding) for unit in units]

    def add_entry(self, index: int, name: str, finding: Diagnostic) -> None:
        """One entry, by its key; nothing where that has nothing after it."""
        as_of = self._day(index, finding)
        written = self._file.read.written("reports", index, "entries")
        if isinstance(written, dict) and name in written and is_nothing_said(written[name]):
            return
        for target in self.meant(name) or (None,):
            self.add(target, as_of, finding)
        for target in self._swallowed(name, written):
            self.add(target, as_of, finding)

    def add_report(self, index: int, finding: Diagnostic) -> None:
        """A whole report: each of its entries, and what else may be in it."""
        read, as_of = self._file.read, self._day(index, finding)
        report = read.written("reports", index)
        if is_nothing_said(report):
            return
        report = report if isinstance(report, dict) else {}
        entries = report.get("entries")
        for name in {**(entries if isinstance(entries, dict) else {}), **read.errors_of_entries.get(index, {})}:
            self.add_entry(index, name, finding)
        for target in self._unknown(report, ReportOfUnit):
            self.add(target, as_of, finding)
        if not isinstance(entries, dict) and "entries" in report and entries is not None:
            self.add(None, as_of, finding)
        if not report or self._stands_twice(index):
            self.add(None, None, finding)

    def add_file(self, finding: Diagnostic) -> None:
        """All that is in the file; where nobody can tell, anything."""
        data = self._file.read.document.data
        reports = data.get("reports") if isinstance(data, dict) else data
        for index in range(len(reports) if isinstance(reports, list) else 0):
            self.add_report(index, finding)
        for target in self._unknown(data if isinstance(data, dict) else {}, Progress):
            self.add(target, None, finding)
        empty = isinstance(data, dict) and "reports" in data and reports is None
        if (not self.all and not empty) or self._stands_twice() or not isinstance(reports, list | None):
            self.add(None, None, finding)

    def add_other_plan(self, finding: Diagnostic) -> None:
        """Of a file for another plan, what may be badly written ids of this one; and that there is such a file."""
        for index, report in self._file.reports.items():
            for name in report.entries:
                for target in self.meant(name):
                    self.add(target, self._day(index, finding), finding)
        if not self.all:
            self.all.append(Refused(None, None, None, finding))

    def meant(self, name: str) -> list[str]:
        """The target of this id, or those for which an id that the plan does not have may stand."""
        plan = self._file.plan
        words = (name, *_BETWEEN_WORDS.split(name.strip(), 1)[:1])
        return next((found for word in words if (found := _ids(plan, word))), [])

    def _day(self, index: int, finding: Diagnostic) -> date | None:
        """The day of a report; None where that cannot be read, or is itself what is wrong."""
        report = self._file.reports.get(index)
        return report.as_of if report is not None and finding.rule.code not in _ABOUT_THE_DAY else None

    def _unknown(self, held: dict[str, Value], model: type[Record]) -> Iterator[str | None]:
        """The targets that keys which the format does not know may be about: of a list or mapping, any."""
        for key, value in held.items():
            if key not in model.model_fields:
                found = self.meant(key)
                yield from found
                if not found and isinstance(value, list | dict):
                    yield None

    def _stands_twice(self, index: int | None = None) -> bool:
        """Whether a key of a report or of the file that holds others stands twice, so that what was in one is lost."""
        start = () if index is None else ("reports", index)
        return any((*start, key) in self._twice for key in ("reports", "entries", "as_of"))

    def _swallowed(self, name: str, written: Value) -> Iterable[str]:
        """The targets without an entry that stand in the text of another's, which goes on over the next line."""
        entry = written.get(name) if isinstance(written, dict) else None
        if isinstance(entry, dict):
            entry = {key: value for key, value in entry.items() if key not in TEXT_KEYS}
        text = " ".join(_texts(entry))
        others: Container[str] = written if isinstance(written, dict) else ()
        return [word for word in _BETWEEN_WORDS.split(text) if word in self._file.plan.targets and word not in others]


def _ids(plan: ResolvedPlan, word: str) -> list[str]:
    return [word] if word in plan.targets else likely_targets(plan, word)


def _texts(value: Value) -> Iterator[str]:
    """The texts within a value."""
    if isinstance(value, str):
        yield value
    for one in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _texts(one)
