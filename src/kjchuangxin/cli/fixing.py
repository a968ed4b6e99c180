"""kjcx check --fix and --diff: which files can be mended, what that changes, and writing them."""

import os
import re
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import typer

from kjchuangxin.cli.options import Options
from kjchuangxin.cli.output import USAGE, notice, rewrite
from kjchuangxin.cli.paths import every, repository
from kjchuangxin.diagnostic import Message, msg
from kjchuangxin.i18n.locale import Locale
from kjchuangxin.model import Breakdown, Names, Plan, Progress
from kjchuangxin.render.diff import render
from kjchuangxin.render.screen import Screen
from kjchuangxin.source import Files
from kjchuangxin.source.content import content_of
from kjchuangxin.source.encoding import Original, original

_OURS = re.compile(r"^format *[:：]", re.MULTILINE)  # what every file of ours says


@dataclass(frozen=True, slots=True)
class Mend:
    """A file that can be mended: what it is, what it becomes, and how many places that are."""

    path: Path
    name: str
    before: Original
    text: str
    places: int

    @property
    def content(self) -> bytes:
        return self.before.written(self.text)

    def diff(self, screen: Screen) -> str:
        """What is changed; of another encoding, which it was."""
        was, becomes = (f" ({self.before.encoding.upper()})", " (UTF-8)") if self.before.encoding else ("", "")
        return render((f"{self.name}{was}", f"{self.name}{becomes}"), self.before.text, self.text, screen)


@dataclass(frozen=True, slots=True)
class Mending:
    """A workspace with its mended files, how they are called, which were mended, and why others are left as they are.

    `failed` says that a file cannot be written.
    """

    files: Files
    names: Names
    mends: tuple[Mend, ...] = ()
    left: tuple[Message, ...] = ()
    failed: bool = False


def _mends(files: Files, selected: Sequence[Path], names: Names) -> tuple[list[Mend], list[Message]]:
    """What can be mended in the selected files of a workspace, the plan first: it has the units of measure."""
    from kjchuangxin.fix.file import mend, units_of  # noqa: PLC0415 - a check that mends nothing does without

    found: dict[str, Mend] = {}
    left: list[Message] = []
    units: Mapping[str, str] = {}
    for path in dict.fromkeys((files.plan, *selected)):
        real, before = os.path.realpath(path), original(path)
        if before is None or real in found:
            continue
        text = before.text
        if path in selected and not _inside(path, files):
            left.append(msg("{file} is left as it is: it is a link that leads out of the workspace", file=names(path)))
        elif path in selected and before.encoding and not _OURS.search(text):
            left.append(msg("{file} is left as it is: it does not look like one of ours", file=names(path)))
        elif path in selected:
            mended = mend(text, _model(files, path), units)
            text, places = mended.text, mended.places + bool(before.encoding)
            if places and mended.whole:
                found[real] = Mend(path, names(path), before, text, places)
            elif places:
                left.append(msg("{file} is left as it is: mended, it would not read as it is meant", file=names(path)))
        if path == files.plan:
            units = units_of(text)
    return list(found.values()), left


def _inside(path: Path, files: Files) -> bool:
    """Whether a file is no link, or one that stays in its own folder, the workspace, or the repository around that."""
    real, workspace = (Path(os.path.realpath(one)) for one in (path, files.folder))
    return any(real.is_relative_to(os.path.realpath(folder)) for folder in (path.parent, repository(workspace)))


def _model(files: Files, path: Path) -> type[Plan | Breakdown | Progress]:
    if path == files.plan:
        return Plan
    return Breakdown if path == files.breakdown else Progress


@contextmanager
def mended(files: Files, selected: Sequence[Path], names: Names, *, fix: bool) -> Iterator[Mending]:
    """Mend the selected files of a workspace where `fix` says so; otherwise only show the workspace as it would be."""
    mends, left = _mends(files, selected, names)
    if fix:
        done, unwritten, failed = _write(mends)
        yield Mending(files, names, tuple(done), (*left, *unwritten), failed)
        return
    with tempfile.TemporaryDirectory(prefix="kjcx-") as folder:
        copies: dict[str, Path] = {}
        for number, one in enumerate(mends):
            copy = Path(folder) / f"{number}.yaml"
            copy.write_bytes(one.content)
            copies[os.path.realpath(one.path)] = copy
        yield Mending(*_with_copies(files, copies, names), tuple(mends), tuple(left))


def close(options: Options, done: Sequence[Mending], locale: Locale, *, fix: bool) -> None:
    """Say what was mended, or would be, and what was not; end the program where a file cannot be written."""
    for message in (message for mending in done for message in mending.left):
        notice(locale, message)
    mends = [one for mending in done for one in mending.mends]
    count = sum(one.places for one in mends)
    if mends and not options.quiet:
        message = msg("values that --fix would mend: {count}, in files: {files}", count=count, files=len(mends))
        if fix:
            message = msg("values mended: {count}, in files: {files}", count=count, files=len(mends))
        notice(locale, message)
    if any(mending.failed for mending in done):
        raise typer.Exit(USAGE)


def _with_copies(files: Files, copies: Mapping[str, Path], names: Names) -> tuple[Files, Names]:
    """The workspace with copies in place of some of its files, and how all of them are called."""
    instead = {path: copies.get(os.path.realpath(path), path) for path in every(files)}
    called = {copy: names(path) for path, copy in instead.items() if copy != path}
    changed = replace(
        files,
        plan=instead[files.plan],
        breakdown=instead[files.breakdown] if files.breakdown else None,
        progress=tuple(instead[path] for path in files.progress),
    )
    return changed, lambda path: called.get(path) or names(path)


def _write(mends: Sequence[Mend]) -> tuple[list[Mend], list[Message], bool]:
    """Write the files: those that were, why the others were not, and whether any of these cannot be written at all."""
    done, left, failed = [], [], False
    for one in mends:
        outcome = rewrite(one.path, one.content, partial(_is, one.path, one.before.content))
        if outcome is True:
            done.append(one)
        elif outcome is False:
            left.append(msg("{file} is left as it is: it has just been changed by somebody else", file=one.name))
        else:
            reason = outcome.strerror or str(outcome)
            left.append(msg("cannot write to {target}: {reason}", target=one.name, reason=reason))
            failed = True
    return done, left, failed


def _is(path: Path, content: bytes) -> bool:
    return content_of(path) == content
