"""kjcx status: which targets are on schedule, and who has not reported."""

import sys
from typing import Annotated

import typer

from kjchuangxin.cli import completion, formats, narrowing, shared
from kjchuangxin.cli.formats import StatusFormat
from kjchuangxin.cli.guard import guard
from kjchuangxin.cli.language import help_text
from kjchuangxin.cli.lookup import verdicts
from kjchuangxin.cli.narrowing import narrowed
from kjchuangxin.cli.options import AsOf, Output, Since, form_of, format_option
from kjchuangxin.cli.output import to_stdout, write
from kjchuangxin.cli.session import assess_workspace, changes_since
from kjchuangxin.cli.terminal import screen_for

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
    unit: narrowing.Unit = None,
    target: narrowing.Target = None,
    task: narrowing.Task = None,
    section: narrowing.SectionName = None,
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
    format_: Annotated[StatusFormat | None, format_option(StatusFormat)] = None,
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
    form: StatusFormat = form_of(format_, output, StatusFormat, "table")
    session, report = assess_workspace(options, as_of, outlook=form == "json")
    locale = session.locale
    only_verdicts, failing_verdicts = verdicts(only or (), locale), verdicts(fail_on or (), locale)
    report = narrowed(report, session, unit=unit, target=target, task=task, section=section, objectives=objectives)
    counted = report.targets
    if only_verdicts:
        units = [one.name for one in report.units] if unit else None
        report = report.only(lambda result: not only_verdicts.isdisjoint(result.statuses), units)
    screen = screen_for(options, sys.stdout if to_stdout(output) else None)
    changes = changes_since(since, session, report)
    write(formats.status(report, form, locale, screen, changes, counted), output, locale)
    session.finish(failed=any(not failing_verdicts.isdisjoint(result.statuses) for result in report.targets))
