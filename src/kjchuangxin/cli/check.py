"""kjcx check: every mistake in the plan, the breakdown and the reports."""

import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from kjchuangxin.cli.language import help_text
from kjchuangxin.cli.opening import load
from kjchuangxin.cli.options import Options, Output, choices
from kjchuangxin.cli.output import FINDINGS, fail, write
from kjchuangxin.cli.places import every, here, locate, shown
from kjchuangxin.cli.terminal import screen_for
from kjchuangxin.diagnostic import Severity, msg
from kjchuangxin.render import FindingsFormat, findings_renderer
from kjchuangxin.source import Files, progress_files

EXAMPLES = (
    "kjcx check",
    "kjcx check data/progress/区科技局.yaml",
    "kjcx check --strict --format github",
)


def check(
    options: Options,
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
    files, selected = _selected(options, paths or ())
    opened = load(options, files)
    words = opened.words
    checked = {shown(path) for path in selected}
    if opened.checked is None:  # nothing can be held against a plan that cannot be read, so that it comes first
        checked.add(shown(files.plan))
    found = [finding for finding in opened.findings if finding.place.path in checked]
    screen = screen_for(options, None if output else sys.stdout)
    write(findings_renderer(format_)(found, len(checked), words, screen), output, words)
    if any(finding.severity is Severity.ERROR or strict for finding in found):
        raise typer.Exit(FINDINGS)


def _selected(options: Options, paths: Sequence[Path]) -> tuple[Files, tuple[Path, ...]]:
    """The workspace of the first path, and the files to look at; what it does not have is read as a report."""
    if not paths:
        files = locate(options)
        return files, every(files)
    folders = [_folder(options, path) for path in paths]
    near = locate(options, folders[0])
    files = locate(options) if near.packaged else near  # where the path lies in none, the one we stand in
    selected = dict.fromkeys(one for path in paths for one in _meant(options, files, path))
    more = tuple(one for one in selected if one not in every(files))
    return replace(files, progress=(*files.progress, *more)), tuple(selected)


def _folder(options: Options, path: Path) -> Path:
    """The folder that a path is, or lies in."""
    nowhere = not path.is_absolute() and here() is None
    if nowhere or not os.path.exists(path):  # noqa: PTH110 - never raises, whatever the name
        fail(options.words(), msg("there is no file or folder {path}", path=str(path)))
    real = Path(os.path.realpath(path))
    return real if real.is_dir() else real.parent


def _meant(options: Options, files: Files, path: Path) -> tuple[Path, ...]:
    """The files of a workspace that a path means; otherwise the files there that can be read as reports."""
    real = os.path.realpath(path)
    known = tuple(one for one in every(files) if Path(os.path.realpath(one)).is_relative_to(real))
    inside = progress_files(path) if os.path.isdir(real) else (path,)  # noqa: PTH112
    reports = tuple(one for one in inside if not one.name.startswith(("workplan-", "breakdown-")))
    return (
        known
        or reports
        or fail(
            options.words(),
            msg("{path} holds nothing of the workspace {folder}", path=str(path), folder=str(files.folder)),
        )
    )
