"""kjcx report --from: the rows of a sheet, each checked as `kjcx check` does before it is written."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

from kjchuangxin.cli.options import Options
from kjchuangxin.cli.output import fail, notice
from kjchuangxin.cli.paths import display_name
from kjchuangxin.cli.session import Session, open_session
from kjchuangxin.cli.unit_file import UnitFile
from kjchuangxin.diagnostic import Diagnostic, Message, Severity, msg
from kjchuangxin.drafts.appending import NewEntry, report_at, with_entries
from kjchuangxin.drafts.reports import heading
from kjchuangxin.drafts.rows import COLUMNS, NEEDED, entry_of, target_of
from kjchuangxin.drafts.sheet import Sheet, read_sheet
from kjchuangxin.i18n.locale import Locale
from kjchuangxin.model.resolved import ResolvedPlan
from kjchuangxin.source import Document, Value
from kjchuangxin.source.write import with_contents

_LONGEST = 100  # characters: no id or name of a target is longer


class Filled(NamedTuple):
    """The file with the right rows, None where nothing can be added; the ids written, and what is wrong by row."""

    document: Document | None
    written: tuple[str, ...]
    wrong: tuple[tuple[int, Message], ...]


def fill(session: Session, plan: ResolvedPlan, file: UnitFile, day: date, sheet: Path) -> Filled:
    """What the rows of a sheet make of a unit's report for a day, given the plan."""
    found = usable_sheet(sheet, COLUMNS, NEEDED, session.options, session.locale)
    there = report_at(file.document.data, day.isoformat())
    rows: dict[str, int] = {}
    entries: dict[str, NewEntry] = {}
    wrong: list[tuple[int, Message]] = []
    for row in found.rows:
        id_ = target_of(row, plan)
        entry = entry_of(row, plan.targets.get(id_))
        if entry is None:
            continue
        problem = _problem(id_, entry, there[1] if there else {}, rows)
        if problem is not None:
            wrong.append((row.number, problem))
        elif there is None or _whole(there[1].get(id_)) != _whole(entry.data):
            rows[id_], entries[id_] = row.number, entry
    document: Document | None = file.document
    while entries:
        document = with_entries(file.document, day.isoformat(), entries, heading(session.written_in))
        errors = _errors(session, file, document, day, entries) if document is not None else {}
        if document is None or not errors:
            break
        for id_, error in errors.items():
            wrong.append((rows[id_], _sentence(error)))
            del entries[id_]
        document = file.document
    return Filled(document, tuple(entries), tuple(sorted(wrong, key=lambda one: one[0])))


def usable_sheet(
    path: Path, columns: Mapping[str, str], needed: Sequence[str], options: Options, locale: Locale
) -> Sheet:
    """A sheet with what is not used of it said; the program ends where it cannot be read or lacks a needed column."""
    found = read_sheet(path, columns, needed)
    if isinstance(found, Message):
        fail(locale, found)
    if found.unknown and not options.quiet:
        notice(locale, msg("{file}: these columns are not used: {names}", file=str(path), names=found.unknown))
    return found


def _problem(id_: str, entry: NewEntry, there: Mapping[str, Value], rows: Mapping[str, int]) -> Message | None:
    """Why a row cannot be written, whatever stands in it."""
    if not id_ or len(id_) > _LONGEST:
        return msg("no target is named")
    if id_ in rows:
        return msg("{id} is in row {row} already", id=id_, row=rows[id_])
    if there.get(id_) is not None and _whole(there[id_]) != _whole(entry.data):
        return msg("the report says something else of {id} already; change it there", id=id_)
    return None


def _whole(data: Value) -> Value:
    """An entry in its long form."""
    return {"value": data} if isinstance(data, str) else data


def _errors(
    session: Session, file: UnitFile, document: Document, day: date, entries: Mapping[str, NewEntry]
) -> dict[str, Diagnostic]:
    """The first error about each new entry, found by checking the workspace with the file as it would be."""
    files, path = session.files, file.path
    if path not in files.progress:
        files = replace(files, progress=(*files.progress, path))
    with with_contents(files, {path: file.content(document.text)}, display_name) as (changed, names):
        checked = open_session(session.options._replace(quiet=True), changed, names)
    report = report_at(document.data, day.isoformat())
    index = report[0] if report is not None else 0
    lines = {document.place(("reports", index, "entries", id_), key=True).line: id_ for id_ in entries}
    of_report = document.place(("reports", index, "as_of")).line
    others = _lines_of_others(document, index, entries)
    before = [(one.rule.code, one.message) for one in _of_file(session.findings, display_name(path))]
    found: dict[str, Diagnostic] = {}
    spoiled: Diagnostic | None = None
    for error in _of_file(checked.findings, display_name(path)):
        if error.place.line in lines:
            found.setdefault(lines[error.place.line], error)
        elif error.place.line == of_report or (error.rule.code, error.message) not in before:
            if error.place.line in others:
                found.setdefault(others[error.place.line], error)
            else:
                spoiled = spoiled or error
    return found or (dict.fromkeys(entries, spoiled) if spoiled is not None else {})


def _lines_of_others(document: Document, index: int, ids: Iterable[str]) -> dict[int, str]:
    """The lines on which other reports speak of these targets: a figure may be wrong beside a new one."""
    reports = document.data.get("reports") if isinstance(document.data, dict) else None
    found: dict[int, str] = {}
    for at, report in enumerate(reports if isinstance(reports, list) else ()):
        entries = report.get("entries") if isinstance(report, dict) and at != index else None
        for id_ in entries.keys() & set(ids) if isinstance(entries, dict) else ():
            found[document.place(("reports", at, "entries", id_), key=True).line] = id_
    return found


def _of_file(findings: tuple[Diagnostic, ...], path: str) -> Iterator[Diagnostic]:
    return (one for one in findings if one.severity is Severity.ERROR and one.place.path == path)


def _sentence(error: Diagnostic) -> Message:
    if error.hint is None:
        return msg("{problem} ({code})", problem=error.message, code=error.rule.code)
    return msg("{problem}; {hint} ({code})", problem=error.message, hint=error.hint, code=error.rule.code)
