"""kjcx status: which targets are on schedule, and who has not reported."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from kjchuangxin.cli.choices import complete_units, unknown, verdicts
from kjchuangxin.cli.language import help_text
from kjchuangxin.cli.opening import load, locate, report_of, tell_findings
from kjchuangxin.cli.output import FINDINGS, screen_for, write
from kjchuangxin.cli.settings import Settings
from kjchuangxin.render import By, StatusFormat, status_renderer
from kjchuangxin.report import Report, TargetResult
from kjchuangxin.words import Words

EXAMPLES = help_text(
    "Examples: kjcx status --unit kjj; kjcx status --only red; kjcx status --as-of 2022-06-30; "
    "kjcx status --format csv -o status.csv; kjcx status --fail-on behind,missing"
)


def status(
    settings: Settings,
    as_of: Annotated[str, typer.Option(metavar="DATE|latest|today", help=help_text("The day to judge by."))] = "latest",
    unit: Annotated[
        list[str] | None,
        typer.Option(help=help_text("Only what this unit leads or reports."), autocompletion=complete_units),
    ] = None,
    task: Annotated[list[int] | None, typer.Option(help=help_text("Only this task's targets."))] = None,
    section: Annotated[
        list[str] | None, typer.Option(help=help_text("Only the sections whose title holds this text, or this number."))
    ] = None,
    objectives: Annotated[bool, typer.Option("--objectives", help=help_text("Only the main objectives."))] = False,
    only: Annotated[
        list[str] | None,
        typer.Option(metavar="PACE|LIGHT", help=help_text("Only these verdicts: behind, red, missing, …")),
    ] = None,
    by: Annotated[By, typer.Option(help=help_text("A row a target, or a row a unit."))] = "target",
    format_: Annotated[StatusFormat, typer.Option("--format", help=help_text("The form of the output."))] = "table",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help=help_text("Write to a file."))
    ] = None,
    fail_on: Annotated[
        list[str] | None,
        typer.Option(metavar="VERDICT,…", help=help_text("Exit with 1 where a target shown has one of these.")),
    ] = None,
) -> None:
    opened = load(settings, locate(settings))
    words = opened.words
    wanted, failing = verdicts(only or (), words), verdicts(fail_on or (), words)
    report = report_of(settings, opened, as_of)
    names = opened.checked.workspace.plan[0].unit_names if opened.checked else {}
    units = [names[name] if name in names else unknown(words, name, [*names]) for name in unit or ()]
    chosen = _chosen_sections(report, section or (), opened.words)
    for number in task or ():
        if all(result.task != number for result in report.targets):
            unknown(words, str(number), sorted({str(result.task) for result in report.targets}, key=int))

    def shown(result: TargetResult) -> bool:
        return (
            (not units or any(name in _concerned(result) for name in units))
            and (not task or result.task in task)
            and (not section or result.section in chosen)
            and (not objectives or result.objective)
            and (not wanted or not wanted.isdisjoint((result.pace, result.report, result.light)))
        )

    if units or task or section or objectives or wanted:
        report = report.only(shown, units or None)
    screen = screen_for(settings, None if output else sys.stdout)
    write(status_renderer(format_)(report, words, screen, by), output, words)
    if not settings.quiet or opened.errors:
        tell_findings(settings, opened, opened.errors)
    if opened.errors or any(not failing.isdisjoint((one.pace, one.report, one.light)) for one in report.targets):
        raise typer.Exit(FINDINGS)


def _concerned(result: TargetResult) -> frozenset[str]:
    return frozenset((*result.lead, *result.reporters, *(quota.unit for quota in result.quotas)))


def _chosen_sections(report: Report, asked: Iterable[str], words: Words) -> frozenset[str]:
    titles = list(dict.fromkeys(result.section for result in report.targets))
    found: set[str] = set()
    for text in asked:
        matching = [title for number, title in enumerate(titles, 1) if text in (str(number), title) or text in title]
        if not matching:
            unknown(words, text, titles)
        found.update(matching)
    return frozenset(found)
