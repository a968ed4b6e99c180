"""kjcx check: every mistake in the plan, the breakdown and the reports."""

import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from kjchuangxin.cli.language import help_text
from kjchuangxin.cli.opening import load
from kjchuangxin.cli.output import FINDINGS, fail, write
from kjchuangxin.cli.places import every, here, locate, shown
from kjchuangxin.cli.settings import Output, Settings, choices
from kjchuangxin.cli.terminal import screen_for
from kjchuangxin.diagnostic import Diagnostic, Severity, msg
from kjchuangxin.render import FindingsFormat, findings_renderer
from kjchuangxin.source import Files, progress_files

EXAMPLES = (
    "kjcx check",
    "kjcx check data/progress/区科技局.yaml",
    "kjcx check --strict --format github",
)


def check(
    settings: Settings,
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="PATH", help=help_text("Only findings in these files or folders."))
    ] = None,
    format_: Annotated[
        FindingsFormat,
        typer.Option("--format", metavar=choices(FindingsFormat), help=help_text("The form of the output.")),
    ] = "full",
    strict: Annotated[bool, typer.Option("--strict", help=help_text("Exit with 1 on warnings too."))] = False,
    output: Output = None,
) -> None:
    found: list[Diagnostic] = []
    checked: set[str] = set()
    words = settings.words()
    for files, selected in _by_workspace(settings, paths or ()):
        opened = load(settings, files)
        words = opened.words
        names = {shown(path) for path in selected}
        if opened.checked is None:  # nothing can be held against a plan that cannot be read, so that it comes first
            names.add(shown(files.plan))
        checked |= names
        found += [finding for finding in opened.findings if finding.place.path in names]
    found.sort(key=Diagnostic.sort_key)
    screen = screen_for(settings, None if output else sys.stdout)
    write(findings_renderer(format_)(found, len(checked), words, screen), output, words)
    if any(finding.severity is Severity.ERROR or strict for finding in found):
        raise typer.Exit(FINDINGS)


def _by_workspace(settings: Settings, paths: Sequence[Path]) -> Iterable[tuple[Files, tuple[Path, ...]]]:
    """Each workspace that the paths belong to, with the files to look at; what it does not have is read as a report."""
    if not paths:
        files = locate(settings)
        return [(files, every(files))]
    found: dict[Path, tuple[Files, tuple[Path, ...]]] = {}
    for path in paths:
        near = _workspace_of(settings, path)
        files, before = found.get(near.plan, (near, ()))
        selected = _selected(files, path) or fail(
            settings.words(),
            msg("{path} holds nothing of the workspace {folder}", path=str(path), folder=str(files.folder)),
        )
        more = tuple(one for one in selected if one not in every(files))
        found[files.plan] = (replace(files, progress=(*files.progress, *more)), (*before, *selected))
    return found.values()


def _workspace_of(settings: Settings, path: Path) -> Files:
    """The workspace that a path lies in; where it lies in none, the one we stand in."""
    nowhere = not path.is_absolute() and here() is None
    if nowhere or not os.path.exists(path):  # noqa: PTH110 - never raises, whatever the name
        fail(settings.words(), msg("there is no file or folder {path}", path=str(path)))
    real = Path(os.path.realpath(path))
    near = locate(settings, real if real.is_dir() else real.parent)
    return locate(settings) if near.packaged else near


def _selected(files: Files, path: Path) -> tuple[Path, ...]:
    """The files of a workspace that a path means; otherwise the files there that can be read as reports."""
    real = os.path.realpath(path)
    known = [one for one in every(files) if Path(os.path.realpath(one)).is_relative_to(real)]
    if known:
        return tuple(known)
    inside = progress_files(path) if os.path.isdir(real) else (path,)  # noqa: PTH112
    return tuple(one for one in inside if not one.name.startswith(("workplan-", "breakdown-")))
