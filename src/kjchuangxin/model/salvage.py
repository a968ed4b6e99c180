"""What can be used of a progress file with mistakes: everything but the smallest things that they spoil."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePath
from typing import Any, NamedTuple

from pydantic import ValidationError

from kjchuangxin.diagnostic import MAX_ERRORS, Diagnostic
from kjchuangxin.model.load import validated
from kjchuangxin.model.plan import Plan
from kjchuangxin.model.progress import Progress, ReportOfUnit
from kjchuangxin.source import Document, KeyPath, load
from kjchuangxin.source.document import Value

_AS_OF, _UNIT, _ENTRIES = "as_of", "unit", "entries"
_NO_DAY = "0001-01-01"  # what stands for a day that nobody can read, and is looked at by nobody


class Spoiled(NamedTuple):
    """The path to a value that an error spoils, and the error."""

    path: KeyPath
    finding: Diagnostic


@dataclass(frozen=True, eq=False)
class ReadProgress:
    """A progress file as far as it can be read; its reports by their positions in the file.

    Of `undated` ones the day cannot be read. An entry of which a part is spoiled is there without this part. Where the
    unit cannot be read, it is the one after which the file is named.
    """

    progress: Progress
    document: Document
    reports: Mapping[int, ReportOfUnit]
    undated: Mapping[int, ReportOfUnit]
    spoiled: tuple[Spoiled, ...] = ()

    @cached_property
    def error(self) -> Diagnostic | None:
        """The first error that spoils the whole file."""
        return next((finding for path, finding in self.spoiled if _report_in(path) is None), None)

    @cached_property
    def errors_of_reports(self) -> dict[int, Diagnostic]:
        """The first error that spoils each whole report, by its position."""
        found: dict[int, Diagnostic] = {}
        for path, finding in self.spoiled:
            if (index := _report_in(path)) is not None and _entry_in(path) is None:
                found.setdefault(index, finding)
        return found

    @cached_property
    def errors_of_entries(self) -> dict[int, dict[str, Diagnostic]]:
        """The first error in each entry, by its report's position and its key, which may be none in the data."""
        found: dict[int, dict[str, Diagnostic]] = {}
        for path, finding in self.spoiled:
            index, name = _report_in(path), _entry_in(path)
            if index is not None and name is not None:
                found.setdefault(index, {}).setdefault(name, finding)
        return found

    def written(self, *path: str | int) -> Value:
        """What the file holds at a path; None where nothing is."""
        value: Any = self.document.data
        for step in path:
            holds = isinstance(step, int) and isinstance(value, list) and step < len(value)
            value = value[step] if holds or (isinstance(value, dict) and step in value) else None
        return value  # type: ignore[no-any-return]


def load_progress(path: Path, name: str, plan: Plan) -> tuple[ReadProgress | None, list[Diagnostic], int]:
    """A progress file as far as it can be used, what was found in it, and how many findings were never made.

    The `plan` tells what is reported where.
    """
    document, found, more = load(path, name)
    if document is None or more:
        return None, found, more
    progress, document = validated(document, Progress)
    if isinstance(progress, ValidationError):
        from kjchuangxin.model.explain import Expected, diagnose  # noqa: PLC0415 - half of this package

        diagnosis = diagnose(document, Expected(Progress, plan), progress, found, MAX_ERRORS)
        if progress.error_count() > MAX_ERRORS:
            return None, *diagnosis[:2]
        read = _salvaged(document, name, diagnosis.found_at, diagnosis.paths)
        return read, [*diagnosis.findings, *document.warnings], diagnosis.left_out
    if not found:
        read = ReadProgress(progress, document, dict(enumerate(progress.reports)), {})
        return read, [*document.warnings], more
    return _salvaged(document, name, document.spoiled, []), [*found, *document.warnings], more


def is_nothing_said(value: Value) -> bool:
    """Whether what stands after a key says nothing."""
    return value is None or (isinstance(value, dict) and all(one is None for one in value.values()))


def _salvaged(
    document: Document, name: str, found: Iterable[tuple[KeyPath, Diagnostic]], wrong: Iterable[KeyPath]
) -> ReadProgress:
    """The file without the values that Pydantic finds `wrong`, nor a day or a unit that stands twice."""
    spoiled = sorted((Spoiled(*one) for one in found), key=lambda one: one.finding.sort_key())
    twice = (path for path, _ in spoiled if path == (_UNIT,) or (len(path) == 3 and path[-1] == _AS_OF))  # noqa: PLR2004
    top, reports = _cut(document.data, [*wrong, *twice])
    kept = [index for index, report in enumerate(reports) if isinstance(report, dict)]
    undated = {index for index in kept if _AS_OF not in reports[index]}
    whole = {
        "format": "1",
        _UNIT: PurePath(name).stem.strip() or name,
        **top,
        "reports": [{_AS_OF: _NO_DAY, _ENTRIES: {}, **reports[index]} for index in kept],
    }
    progress = Progress.model_validate(whole)
    by_position = dict(zip(kept, progress.reports, strict=True))
    return ReadProgress(
        progress,
        document,
        {index: report for index, report in by_position.items() if index not in undated},
        {index: report for index, report in by_position.items() if index in undated},
        tuple(spoiled),
    )


def _cut(data: Value, paths: Iterable[KeyPath]) -> tuple[dict[str, Any], list[Any]]:
    """The data without what these paths lead to, the reports apart; of these and of entries only a key, if one does."""
    top: dict[str, Any] = dict(data) if isinstance(data, dict) else {}
    listed = top.pop("reports", None)
    reports: list[Any] = [_copied(report) for report in listed] if isinstance(listed, list) else []
    for path in paths:
        match path:
            case ("reports", int(index)):
                reports[index] = None
            case ("reports", int(index), "entries", str(name), *keys) if isinstance(reports[index], dict):
                _cut_entry(reports[index].get(_ENTRIES), name, keys)
            case ("reports", int(index), str(key), *_) if isinstance(reports[index], dict):
                reports[index].pop(key, None)
            case (str(key), *_):
                top.pop(key, None)
    return top, reports


def _copied(report: Value) -> Value:
    """A report that can be cut without a change to the document."""
    if not isinstance(report, dict):
        return report
    entries = report.get(_ENTRIES)
    if not isinstance(entries, dict):
        return dict(report)
    return {
        **report,
        _ENTRIES: {name: dict(entry) if isinstance(entry, dict) else entry for name, entry in entries.items()},
    }


def _cut_entry(entries: Any, name: str, keys: list[str | int]) -> None:  # noqa: ANN401 - whatever the file holds there
    """Take the value of the first key out of an entry; where the entry has no such key, all that it says."""
    if not isinstance(entries, dict) or name not in entries:
        return
    if keys == ["[key]"]:
        del entries[name]
    elif keys and isinstance(entries[name], dict) and keys[0] in entries[name]:
        del entries[name][keys[0]]
    elif not keys or not isinstance(entries[name], dict):
        entries[name] = {}


def _report_in(path: KeyPath) -> int | None:
    """The position of the report in which a path ends; None where it is the file that is spoiled."""
    index = path[1] if path[:1] == ("reports",) and len(path) > 1 else None
    return index if isinstance(index, int) else None


def _entry_in(path: KeyPath) -> str | None:
    """The key of the entry in which a path ends; None where it is the report that is spoiled."""
    name = path[3] if len(path) > 3 and path[2] == _ENTRIES else None  # noqa: PLR2004
    return name if isinstance(name, str) else None
