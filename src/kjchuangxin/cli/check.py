"""kjcx check: every mistake in the plan, the breakdown and the reports."""

import os
import sys
from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import Annotated

import typer

from kjchuangxin.assess import all_findings
from kjchuangxin.cli import completion, shared
from kjchuangxin.cli.days import parse_as_of, today
from kjchuangxin.cli.fixing import diff_of, report_fixes
from kjchuangxin.cli.guard import guard
from kjchuangxin.cli.language import help_text
from kjchuangxin.cli.lookup import split
from kjchuangxin.cli.options import AsOf, Output, choices, form_of
from kjchuangxin.cli.output import FINDINGS, append, fail, in_github_step, to_stdout, write
from kjchuangxin.cli.paths import display_name, locale_here, repository_names
from kjchuangxin.cli.selection import select_files, stray_files
from kjchuangxin.cli.session import ignored_codes, open_session, print_findings
from kjchuangxin.cli.terminal import screen_for
from kjchuangxin.diagnostic import Diagnostic, Severity, msg
from kjchuangxin.fix.workspace import FixedWorkspace, fixed_workspace
from kjchuangxin.formats.findings import FOR_SERVICES, Findings, FindingsFormat, findings_renderer
from kjchuangxin.i18n.locale import Locale
from kjchuangxin.source import Files

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
            help=help_text(
                "Output format; by default that of the output's ending, github in a GitHub workflow, or full."
            ),
        ),
    ] = None,
    strict: Annotated[
        bool | None, typer.Option("--strict/--no-strict", help=help_text("Exit with 1 on warnings too."))
    ] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option(
            metavar="CODE,…",
            help=help_text("Leave out warnings of these codes, or beginnings of codes."),
            autocompletion=completion.warnings,
        ),
    ] = None,
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
    strict = options.settings.strict if strict is None else strict
    if ignore is not None:
        options = options._replace(ignore=split(ignore))
    if diff and format_:
        fail(locale_here(options), msg("--diff prints a diff: leave out --format"))
    fix = fix and not diff  # a diff only shows
    in_step = in_github_step() and to_stdout(output) and not diff
    form: FindingsFormat = form_of(format_, None if diff else output, FindingsFormat, "github" if in_step else "full")
    day = parse_as_of(as_of, options.locale() if as_of == "latest" else locale_here(options))
    names = repository_names() if form in FOR_SERVICES else display_name
    found: list[Diagnostic] = []
    checked: dict[str, None] = {}
    workspaces: list[FixedWorkspace] = []
    locale = options.locale()
    ignored = ignored_codes(options)
    chosen = select_files(options, paths or ())
    guard(options, output, (path for files, _ in chosen for path in files.all))
    for files, selected in chosen:
        ours = selected if paths or not files.packaged else ()
        as_is = nullcontext(FixedWorkspace(files, names))
        with fixed_workspace(files, ours, names, write=fix) if fix or diff else as_is as now:
            session = open_session(options, now.files, now.names, reporters_only=True, day=day)
            reported = all_findings(session.checked, session.findings, day, today(session.locale))
        workspaces.append(now)
        locale = session.locale
        here_checked = dict.fromkeys(map(names, _concerned(files, selected)))
        if session.checked is None:  # a plan that cannot be read comes first: nothing can be compared with it
            here_checked[names(files.plan)] = None
        named = {*here_checked, *map(names, stray_files(files, paths or ()))}
        found += [one for one in reported if one.place.path in named and one.rule.code not in ignored]
        checked.update(here_checked)
    findings = Findings(tuple(sorted(found, key=Diagnostic.sort_key)), tuple(checked))
    screen = screen_for(options, sys.stdout if to_stdout(output) else None)
    fixed = [one for workspace in workspaces for one in workspace.fixed]
    if diff:
        write(diff_of(fixed, screen), output, locale)
        print_findings(options, findings.all, findings.files, locale)  # what is left to be fixed by hand
    else:
        text = findings_renderer(form, screen)(findings, locale)
        write(text, output, locale, commands=form == "github")
    if form == "github" and found:
        _add_to_step(findings, locale)
    report_fixes(options, workspaces, locale, written=fix)
    if any(finding.severity is Severity.ERROR or strict for finding in found) or (fixed and not fix):
        raise typer.Exit(FINDINGS)


def _concerned(files: Files, selected: Sequence[Path]) -> Sequence[Path]:
    """The files in which something may be wrong because of those selected: of the plan and the breakdown, all."""
    return selected if {files.plan, files.breakdown}.isdisjoint(selected) else files.all


def _add_to_step(findings: Findings, locale: Locale) -> None:
    """Append all findings to the summary of a GitHub workflow's step, if there is one."""
    from kjchuangxin.formats.ci.github import step_summary  # noqa: PLC0415 - of this one format

    if step := os.environ.get("GITHUB_STEP_SUMMARY"):
        append(f"{step_summary(findings, locale)}\n", Path(step), locale)  # what follows is no part of the table
