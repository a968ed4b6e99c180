"""The file that a unit reports in: found by its key `unit`, as the workspace finds it, or made."""

import os
from datetime import date
from pathlib import Path
from typing import NamedTuple, NoReturn

import typer

from kjchuangxin.cli.output import FINDINGS, USAGE, fail, fail_unwritable, notice
from kjchuangxin.cli.paths import display_name
from kjchuangxin.cli.session import Session
from kjchuangxin.diagnostic import msg
from kjchuangxin.drafts.reports import new_file
from kjchuangxin.drafts.texts import file_name
from kjchuangxin.source import Document, original_stem
from kjchuangxin.source.listing import REPORTS_FOLDER
from kjchuangxin.source.read import Original, load, original, parse
from kjchuangxin.source.write import create_files, update_file


class UnitFile(NamedTuple):
    """A unit's progress file as it is; `before` is None where there is none yet."""

    unit: str
    path: Path
    before: Original | None
    document: Document

    def content(self, text: str) -> bytes:
        """The file with another text."""
        return text.encode() if self.before is None else self.before.written(text)


def unit_file(session: Session, unit: str) -> UnitFile:
    """The file of a unit; the program ends where it cannot be read, or where several are the unit's."""
    paths = [path for path in session.files.progress if _unit_of(session, path) == unit]
    if len(paths) > 1:
        names = tuple(map(display_name, paths))
        fail(session.locale, msg("several files are those of {unit}: {names}", unit=unit, names=names))
    if not paths:
        path = session.files.folder / REPORTS_FOLDER / f"{file_name(unit)}.yaml"
        if os.path.lexists(path):
            fail(session.locale, msg("{file} is not the file of {unit}", file=display_name(path), unit=unit))
        unread = [one.path for one in session.files.strays if one.wanted == path.name]
        if unread:
            name = display_name(unread[0])
            fail(session.locale, msg("{file} is not read; rename it to {name} first", file=name, name=path.name))
        text = new_file(unit)
        document, _, _ = parse(display_name(path), text)
        before = None
    else:
        path = paths[0]
        before = original(path)
        document = load(path, display_name(path)).document if before is not None and not before.encoding else None
    if document is None:
        fail_errors(session, path)
    return UnitFile(unit, path, before, document)


def fail_errors(session: Session, path: Path) -> NoReturn:
    """End the program because a file's errors are to be mended first."""
    notice(session.locale, msg("{file} has errors that kjcx check names; fix them first", file=display_name(path)))
    raise typer.Exit(FINDINGS)


def _unit_of(session: Session, path: Path) -> str | None:
    """The unit that a file is of: by its key, or where that cannot be read by its name."""
    document = load(path, str(path)).document
    data = document.data if document is not None else None
    written = data.get("unit") if isinstance(data, dict) else None
    name = written if isinstance(written, str) else original_stem(path.name)
    return session.unit_names.get(name)


def save(session: Session, file: UnitFile, after: Document) -> None:
    """Write a unit's file; the program ends with 2 where that is not possible."""
    content = file.content(after.text)
    if file.before is not None:
        done = update_file(file.path, file.before.content, content)
    else:
        done = create_files({file.path: content}) or True
    if done is False:
        message = msg(
            "{file} is left as it is: it has just been changed by somebody else", file=display_name(file.path)
        )
        fail(session.locale, message)
    if isinstance(done, OSError):
        fail_unwritable(display_name(file.path), done, session.locale)


def fail_unsafe(session: Session, file: UnitFile, day: date) -> NoReturn:
    """End the program because nothing can be added to a file without changing what stands in it."""
    message = msg(
        "{file} is left as it is: a report for {day} cannot be added to the way it is written; write it by hand",
        file=display_name(file.path),
        day=day,
    )
    notice(session.locale, message)
    raise typer.Exit(USAGE)
