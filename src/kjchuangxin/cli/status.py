"""kjcx status: which targets are on schedule, and who has not reported."""

import sys
from collections.abc import Iterable
from typing import Annotated

import typer

from kjchuangxin.cli import completion, formats, shared
from kjchuangxin.cli.formats import StatusFormat
from kjchuangxin.cli.guard import guard
from kjchuangxin.cli.language import help_text
from kjchuangxin.cli.lookup import fail_unknown, verdicts
from kjchuangxin.cli.options import AsOf, Output, Since, format_option
from kjchuangxin.cli.output import to_stdout, write
from kjchuangxin.cli.session import assess_workspace, changes_since
from kjchuangxin.cli.terminal import screen_for
from kjchuangxin.i18n.locale import Locale
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
    ctx: typer.Context,
    as_of: AsOf = "latest",
    since: Since = None,
    unit: Annotated[
        list[str] | None,
        typer.Option(
            metavar="UNIT",
            help=help_text("Only targets that this unit leads, reports or has a quota of."),
            autocompletion=completion.units,
        ),
    ] = None,
    task: Annotated[
        list[str] | None, typer.Option(metavar="NUMBER", help=help_text("Only targets of this task."))
    ] = None,
    section: Annotated[
        list[str] | None,
        typer.Option(
            metavar="TEXT|NUMBER",
            help=help_text("Only sections with this text in the title, or with this number."),
            autocompletion=completion.sections,
        ),
    ] = None,
    objectives: Annotated[bool, typer.Option("--objectives", help=help_text("Only the main objectives."))] = False,
    only: Annotated[
        list[str] | None,
        typer.Option(
            metavar="VERDICT,…",
            help=help_text(
                "Only targets with one of these: behind, 滞后, red, missing, …; kjcx explain verdicts lists them all."
            ),
            autocompletion=completion.verdicts,
        ),
    ] = None,
    format_: Annotated[StatusFormat, format_option(StatusFormat)] = "table",
    output: Output = None,
    fail_on: Annotated[
        list[str] | None,
        typer.Option(
            metavar="VERDICT,…",
            help=help_text("Exit with 1 if a target shown has one of these."),
            autocompletion=completion.verdicts,
        ),
    ] = None,
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
    guard(options, output)
    session, report = assess_workspace(options, as_of, outlook=format_ == "json")
    locale = session.locale
    only_verdicts, failing_verdicts = verdicts(only or (), locale), verdicts(fail_on or (), locale)
    names = session.unit_names
    units = [names[name] if name in names else fail_unknown(locale, name, list(names)) for name in unit or ()]
    unit_targets = {result.id for name in units for result in report.targets_of(name)}
    sections = _sections(report, section or (), locale)
    tasks = list(dict.fromkeys(result.definition.task for result in report.targets))
    for number in task or ():
        if number not in tasks:
            fail_unknown(locale, number, tasks)

    def selected(result: TargetResult) -> bool:
        return (
            (not units or result.id in unit_targets)
            and (not task or result.definition.task in task)
            and (not section or result.definition.section in sections)
            and (not objectives or result.definition.objective)
            and (not only_verdicts or not only_verdicts.isdisjoint(result.statuses))
        )

    if units or task or section or objectives or only_verdicts:
        report = report.only(selected, units or None)
    screen = screen_for(options, sys.stdout if to_stdout(output) else None)
    changes = changes_since(since, session, report)
    write(formats.status(report, format_, locale, screen, changes), output, locale)
    session.finish(failed=any(not failing_verdicts.isdisjoint(result.statuses) for result in report.targets))


def _sections(report: Report, texts: Iterable[str], locale: Locale) -> frozenset[str]:
    """The titles of the sections with these numbers, or with these texts in their titles."""
    titles = list(dict.fromkeys(title for result in report.targets if (title := result.definition.section)))
    found: set[str] = set()
    for text in texts:
        matching = [title for number, title in enumerate(titles, 1) if text == str(number) or text in title]
        if not matching:
            fail_unknown(locale, text, titles)
        found.update(matching)
    return frozenset(found)
