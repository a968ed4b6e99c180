"""kjcx check: every mistake in the plan, the breakdown and the reports."""

import os
import sys
from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from kjchuangxin.assess import latest, verdicts
from kjchuangxin.cli.fixing import Mending, close, mended
from kjchuangxin.cli.language import help_text
from kjchuangxin.cli.options import AsOf, Options, Output, choices
from kjchuangxin.cli.output import FINDINGS, append, fail, github, tell, write
from kjchuangxin.cli.paths import every, here, in_repository, locate, shown
from kjchuangxin.cli.session import asked_day, load
from kjchuangxin.cli.terminal import screen_for
from kjchuangxin.diagnostic import Diagnostic, Severity, msg
from kjchuangxin.i18n.locale import Locale
from kjchuangxin.render import FOR_SERVICES, FindingsFormat, findings_renderer
from kjchuangxin.rules import all_rules, check_verdicts, suppress
from kjchuangxin.source import Files, progress_files

EXAMPLES = (
    "kjcx check",
    "kjcx check data/progress/区科技局.yaml",
    "kjcx check --strict --format github",
    "kjcx check --format gitlab -o gl-code-quality-report.json",
    "kjcx check --as-of today",
    "kjcx check --diff",
    "kjcx check --fix data/progress",
)


def check(
    options: Options,
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="PATH", help=help_text("Only findings in these files or folders."))
    ] = None,
    format_: Annotated[
        FindingsFormat | None,
        typer.Option(
            "--format",
            metavar=choices(FindingsFormat),
            help=help_text("The form of the output: full, but github in a step of a GitHub workflow."),
        ),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help=help_text("Exit with 1 on warnings too."))] = False,
    as_of: AsOf = "latest",
    output: Output = None,
    fix: Annotated[
        bool,
        typer.Option("--fix", help=help_text("Mend digits, colons, units, dates and encodings that have one meaning.")),
    ] = False,
    diff: Annotated[
        bool,
        typer.Option("--diff", help=help_text("Only show what --fix would change; exit with 1 if anything.")),
    ] = False,
) -> None:
    if diff and format_:
        fail(options.locale(), msg("--diff prints a diff: leave out --format"))
    fix = fix and not diff  # a diff only shows
    format_ = format_ or ("github" if github() and output is None and not diff else "full")
    day = asked_day(as_of, options.locale())
    names = in_repository() if format_ in FOR_SERVICES else shown
    found: list[Diagnostic] = []
    checked: dict[str, None] = {}
    done: list[Mending] = []
    locale = options.locale()
    for files, selected in _selected(options, paths or ()):
        ours = selected if paths or not files.packaged else ()
        with mended(files, ours, names, fix=fix) if fix or diff else nullcontext(Mending(files, names)) as now:
            opened = load(options, now.files, now.names, reporters_only=True, day=day)
            sound = opened.judgeable
            advice: tuple[Diagnostic, ...] = ()
            if sound is not None:
                advice = tuple(check_verdicts(sound, verdicts(sound, day or latest(sound))))
        done.append(now)
        locale = opened.locale
        here_checked = dict.fromkeys(map(names, selected))
        if opened.checked is None:  # nothing can be held against a plan that cannot be read, so that it comes first
            here_checked[names(files.plan)] = None
        told = {*here_checked, *map(names, _passed_over(files, paths or ()))}
        allowed = opened.checked.allowed if opened.checked is not None else ()
        settled = suppress((*opened.findings, *advice), allowed, all_rules())
        found += [finding for finding in settled if finding.place.path in told]
        checked.update(here_checked)
    found.sort(key=Diagnostic.sort_key)
    screen = screen_for(options, None if output else sys.stdout)
    mends = [one for mending in done for one in mending.mends]
    if diff:
        write("".join(one.diff(screen) for one in mends), output, locale)
        _tell(options, found, tuple(checked), locale)
    else:
        text = findings_renderer(format_)(found, tuple(checked), locale, screen)
        write(text, output, locale, commands=format_ == "github")
    if format_ == "github" and found:
        _add_to_step(found, tuple(checked), locale)
    close(options, done, locale, fix=fix)
    if any(finding.severity is Severity.ERROR or strict for finding in found) or (mends and not fix):
        raise typer.Exit(FINDINGS)


def _tell(options: Options, found: Sequence[Diagnostic], checked: Sequence[str], locale: Locale) -> None:
    """Say beside a diff what is left to be mended by hand."""
    if found:
        tell(findings_renderer("concise")(found, checked, locale, screen_for(options, sys.stderr)))


def _add_to_step(found: Sequence[Diagnostic], checked: Sequence[str], locale: Locale) -> None:
    """Write all findings to the summary of the step of a GitHub workflow, where there is one."""
    from kjchuangxin.render.findings_github import step_summary  # noqa: PLC0415 - of this one format

    if step := os.environ.get("GITHUB_STEP_SUMMARY"):
        append(f"{step_summary(found, checked, locale)}\n", Path(step), locale)  # what follows is no part of the table


def _selected(options: Options, paths: Sequence[Path]) -> list[tuple[Files, tuple[Path, ...]]]:
    """The workspaces in which the paths lie, each with the files to look at; without any path all of the one we are in.

    What a workspace does not have is read as a report; what lies in none belongs to the one we are in.
    """
    if not paths:
        files = locate(options)
        return [(files, every(files))]
    near = [locate(options, _folder(options, path)) for path in paths]
    outside = locate(options) if any(files.packaged for files in near) else near[0]
    if outside.packaged:
        outside = next((files for files in near if not files.packaged), outside)
    selected: dict[Path, tuple[Files, dict[Path, None]]] = {}
    for path, found in zip(paths, near, strict=True):
        files = outside if found.packaged else found
        _, chosen = selected.setdefault(files.plan, (files, {}))
        chosen.update(dict.fromkeys(_meant(options, files, path)))
    return [
        (replace(files, progress=(*files.progress, *(one for one in chosen if one not in every(files)))), tuple(chosen))
        for files, chosen in selected.values()
    ]


def _passed_over(files: Files, paths: Sequence[Path]) -> tuple[Path, ...]:
    """What lies in these files or folders, or anywhere in the workspace, and is not read."""
    tops = [os.path.realpath(path) for path in paths]
    return tuple(
        one for one in files.ignored if not tops or any(Path(os.path.realpath(one)).is_relative_to(top) for top in tops)
    )


def _folder(options: Options, path: Path) -> Path:
    """The folder that a path is, or lies in."""
    nowhere = not path.is_absolute() and here() is None
    if nowhere or not os.path.exists(path):  # noqa: PTH110 - never raises, whatever the name
        fail(options.locale(), msg("there is no file or folder {path}", path=str(path)))
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
            options.locale(),
            msg("{path} holds nothing of the workspace {folder}", path=str(path), folder=str(files.folder)),
        )
    )
