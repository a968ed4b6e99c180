"""kjcx check: every mistake in the plan, the breakdown and the reports."""

import os
import sys
from contextlib import nullcontext
from pathlib import Path
from typing import Annotated

import typer

from kjchuangxin.assess import latest, verdicts
from kjchuangxin.cli import shared
from kjchuangxin.cli.days import parse_as_of, today
from kjchuangxin.cli.fixing import diff_of, report_fixes
from kjchuangxin.cli.guard import guard
from kjchuangxin.cli.language import help_text
from kjchuangxin.cli.options import AsOf, Output, choices
from kjchuangxin.cli.output import FINDINGS, append, fail, in_github_step, to_stdout, write
from kjchuangxin.cli.paths import display_name, locale_here, repository_names
from kjchuangxin.cli.selection import select_files, stray_files
from kjchuangxin.cli.session import open_session, print_findings
from kjchuangxin.cli.terminal import screen_for
from kjchuangxin.diagnostic import Diagnostic, Severity, msg
from kjchuangxin.fix.workspace import FixedWorkspace, fixed_workspace
from kjchuangxin.formats.findings import FOR_SERVICES, Findings, FindingsFormat, findings_renderer
from kjchuangxin.i18n.locale import Locale
from kjchuangxin.rules import all_rules, check_verdicts, suppress

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
    ctx: typer.Context,
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="PATH", help=help_text("Only findings in these files or folders."))
    ] = None,
    format_: Annotated[
        FindingsFormat | None,
        typer.Option(
            "--format",
            metavar=choices(FindingsFormat),
            help=help_text("Output format; by default full, or github in a GitHub workflow."),
        ),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help=help_text("Exit with 1 on warnings too."))] = False,
    as_of: AsOf = "latest",
    output: Output = None,
    fix: Annotated[
        bool,
        typer.Option(
            "--fix",
            help=help_text("Fix unambiguous mistakes: digits, punctuation, dates, Chinese keys, ids, encodings."),
        ),
    ] = False,
    diff: Annotated[
        bool,
        typer.Option("--diff", help=help_text("Only show what --fix would change; exit with 1 if there is anything.")),
    ] = False,
    data: shared.Data = None,
    plan: shared.Plan = None,
    example: shared.Example = False,
    lang: shared.Lang = None,
    color: shared.Color = None,
    quiet: shared.Quiet = False,
    _version: shared.Version = False,
    _help: shared.Help = False,
) -> None:
    options = shared.options(ctx, data, plan, example, lang, color, quiet)
    if diff and format_:
        fail(locale_here(options), msg("--diff prints a diff: leave out --format"))
    fix = fix and not diff  # a diff only shows
    format_ = format_ or ("github" if in_github_step() and to_stdout(output) and not diff else "full")
    day = parse_as_of(as_of, options.locale() if as_of == "latest" else locale_here(options))
    names = repository_names() if format_ in FOR_SERVICES else display_name
    found: list[Diagnostic] = []
    checked: dict[str, None] = {}
    workspaces: list[FixedWorkspace] = []
    locale = options.locale()
    chosen = select_files(options, paths or ())
    guard(options, output, (path for files, _ in chosen for path in files.all))
    for files, selected in chosen:
        ours = selected if paths or not files.packaged else ()
        as_is = nullcontext(FixedWorkspace(files, names))
        with fixed_workspace(files, ours, names, write=fix) if fix or diff else as_is as now:
            session = open_session(options, now.files, now.names, reporters_only=True, day=day)
            usable = session.usable
            advice: tuple[Diagnostic, ...] = ()
            if usable is not None:
                advice = tuple(check_verdicts(usable, verdicts(usable, day or latest(usable, today(session.locale)))))
        workspaces.append(now)
        locale = session.locale
        here_checked = dict.fromkeys(map(names, selected))
        if session.checked is None:  # a plan that cannot be read comes first: nothing can be compared with it
            here_checked[names(files.plan)] = None
        named = {*here_checked, *map(names, stray_files(files, paths or ()))}
        allowed = session.checked.allowed if session.checked is not None else ()
        reported = suppress((*session.findings, *advice), allowed, all_rules())
        found += [finding for finding in reported if finding.place.path in named]
        checked.update(here_checked)
    findings = Findings(tuple(sorted(found, key=Diagnostic.sort_key)), tuple(checked))
    screen = screen_for(options, sys.stdout if to_stdout(output) else None)
    fixed = [one for workspace in workspaces for one in workspace.fixed]
    if diff:
        write(diff_of(fixed, screen), output, locale)
        print_findings(options, findings.all, findings.files, locale)  # what is left to be fixed by hand
    else:
        text = findings_renderer(format_, screen)(findings, locale)
        write(text, output, locale, commands=format_ == "github")
    if format_ == "github" and found:
        _add_to_step(findings, locale)
    report_fixes(options, workspaces, locale, written=fix)
    if any(finding.severity is Severity.ERROR or strict for finding in found) or (fixed and not fix):
        raise typer.Exit(FINDINGS)


def _add_to_step(findings: Findings, locale: Locale) -> None:
    """Append all findings to the summary of a GitHub workflow's step, if there is one."""
    from kjchuangxin.formats.ci.github import step_summary  # noqa: PLC0415 - of this one format

    if step := os.environ.get("GITHUB_STEP_SUMMARY"):
        append(f"{step_summary(findings, locale)}\n", Path(step), locale)  # what follows is no part of the table
