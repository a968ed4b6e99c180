"""kjcx status: which targets are on schedule, and who has not reported."""

import sys
from collections.abc import Iterable
from typing import Annotated

import typer

from kjchuangxin.cli import completion
from kjchuangxin.cli.language import help_text
from kjchuangxin.cli.lookup import unknown, verdicts
from kjchuangxin.cli.options import AsOf, Options, Output, Since, choices
from kjchuangxin.cli.output import write
from kjchuangxin.cli.session import changes_since, finish, judged
from kjchuangxin.cli.terminal import screen_for
from kjchuangxin.i18n.locale import Locale
from kjchuangxin.render import StatusFormat, status_renderer
from kjchuangxin.report.report import Report
from kjchuangxin.report.target import TargetResult

EXAMPLES = (
    "kjcx status",
    "kjcx status --unit kjj --only red,missing",
    "kjcx status --as-of 2022-06-30 --objectives",
    "kjcx status --since 2022-06-30",
    "kjcx status --format csv -o status.csv",
    "kjcx status --fail-on behind,missing",
)


def status(
    options: Options,
    as_of: AsOf = "latest",
    since: Since = None,
    unit: Annotated[
        list[str] | None,
        typer.Option(
            metavar="UNIT",
            help=help_text("Only what this unit leads, reports or has a quota of."),
            autocompletion=completion.units,
        ),
    ] = None,
    task: Annotated[
        list[int] | None, typer.Option(metavar="NUMBER", help=help_text("Only this task's targets."))
    ] = None,
    section: Annotated[
        list[str] | None,
        typer.Option(
            metavar="TEXT|NUMBER",
            help=help_text("Only the sections whose title holds this text, or this number."),
            autocompletion=completion.sections,
        ),
    ] = None,
    objectives: Annotated[bool, typer.Option("--objectives", help=help_text("Only the main objectives."))] = False,
    only: Annotated[
        list[str] | None,
        typer.Option(
            metavar="PACE|LIGHT",
            help=help_text("Only these verdicts: behind, red, missing, …"),
            autocompletion=completion.verdicts,
        ),
    ] = None,
    format_: Annotated[
        StatusFormat, typer.Option("--format", metavar=choices(StatusFormat), help=help_text("The form of the output."))
    ] = "table",
    output: Output = None,
    fail_on: Annotated[
        list[str] | None,
        typer.Option(
            metavar="VERDICT,…",
            help=help_text("Exit with 1 where a target shown has one of these."),
            autocompletion=completion.verdicts,
        ),
    ] = None,
) -> None:
    opened, report = judged(options, as_of, outlook=format_ == "json")
    locale = opened.locale
    wanted, failing = verdicts(only or (), locale), verdicts(fail_on or (), locale)
    names = opened.unit_names
    units = [names[name] if name in names else unknown(locale, name, list(names)) for name in unit or ()]
    concerned = {result.id for name in units for result in report.targets_of(name)}
    sections = _sections(report, section or (), locale)
    tasks = {str(result.definition.task): result.definition.task for result in report.targets}
    for number in task or ():
        if number not in tasks.values():
            unknown(locale, str(number), list(tasks))

    def shown(result: TargetResult) -> bool:
        return (
            (not units or result.id in concerned)
            and (not task or result.definition.task in task)
            and (not section or result.definition.section in sections)
            and (not objectives or result.definition.objective)
            and (not wanted or not wanted.isdisjoint(result.statuses))
        )

    if units or task or section or objectives or wanted:
        report = report.only(shown, units or None)
    screen = screen_for(options, None if output else sys.stdout)
    changes = changes_since(options, since, opened, report)
    write(status_renderer(format_)(report, locale, screen, changes), output, locale)
    finish(options, opened, failed=any(not failing.isdisjoint(result.statuses) for result in report.targets))


def _sections(report: Report, asked: Iterable[str], locale: Locale) -> frozenset[str]:
    """The titles of the sections that are meant by a number or by a part of their title."""
    titles = list(dict.fromkeys(result.definition.section for result in report.targets))
    found: set[str] = set()
    for text in asked:
        matching = [title for number, title in enumerate(titles, 1) if text == str(number) or text in title]
        if not matching:
            unknown(locale, text, titles)
        found.update(matching)
    return frozenset(found)
