"""kjcx check: every mistake in the plan, the breakdown and the reports."""

import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from kjchuangxin.cli.language import help_text
from kjchuangxin.cli.opening import here, load, locate, shown
from kjchuangxin.cli.output import FINDINGS, screen_for, write
from kjchuangxin.cli.settings import Settings
from kjchuangxin.diagnostic import Diagnostic, Severity
from kjchuangxin.render import FindingsFormat, findings_renderer
from kjchuangxin.source import Files, progress_files

EXAMPLES = help_text(
    "Examples: kjcx check; kjcx check data/progress/区科技局.yaml; kjcx check --strict --format github"
)


def check(
    settings: Settings,
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="[PATH]…", help=help_text("Only findings in these files or folders."))
    ] = None,
    format_: Annotated[FindingsFormat, typer.Option("--format", help=help_text("The form of the output."))] = "full",
    strict: Annotated[bool, typer.Option("--strict", help=help_text("Exit with 1 on warnings too."))] = False,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help=help_text("Write to a file."))
    ] = None,
) -> None:
    found: list[Diagnostic] = []
    checked: set[str] = set()
    words = settings.words()
    for files, selected in _by_workspace(settings, paths or ()):
        opened = load(settings, files)
        words = opened.words
        names = {shown(path) for path in _every(files) if not selected or _within(path, selected)}
        checked |= names
        found += [finding for finding in opened.findings if finding.place.path in names]
    found.sort(key=Diagnostic.sort_key)
    screen = screen_for(settings, None if output else sys.stdout)
    write(findings_renderer(format_)(found, len(checked), words, screen), output, words)
    if any(finding.severity is Severity.ERROR or strict for finding in found):
        raise typer.Exit(FINDINGS)


def _by_workspace(settings: Settings, paths: Sequence[Path]) -> Iterable[tuple[Files, list[Path]]]:
    """The workspaces that the paths belong to, each with its paths; files that lie elsewhere are read as reports."""
    if not paths:
        return [(locate(settings), [])]
    found: dict[Path, tuple[Files, list[Path]]] = {}
    folder = here()
    for path in paths:
        whole = folder / path if folder else path
        files = locate(settings, whole if whole.is_dir() else whole.parent)
        files, selected = found.setdefault(files.plan, (files, []))
        selected.append(whole)
        inside = progress_files(whole) if whole.is_dir() else (whole,)
        known = {_same(one) for one in _every(files)}
        extra = () if whole.is_dir() and known & {_same(one) for one in inside} else inside
        extra = tuple(
            one for one in extra if _same(one) not in known and not one.name.startswith(("workplan-", "breakdown-"))
        )
        found[files.plan] = (replace(files, progress=(*files.progress, *extra)), selected)
    return found.values()


def _every(files: Files) -> tuple[Path, ...]:
    return (files.plan, *((files.breakdown,) if files.breakdown else ()), *files.progress)


def _same(path: Path) -> Path:
    folder = here()
    return folder / path if folder else path


def _within(path: Path, selected: Sequence[Path]) -> bool:
    return any(_same(path).is_relative_to(one) for one in selected)
