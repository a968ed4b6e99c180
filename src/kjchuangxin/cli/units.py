"""kjcx units: how units stand beside each other, and whether their reports came."""

import sys
from typing import Annotated

import typer

from kjchuangxin.cli import completion, formats, shared
from kjchuangxin.cli.formats import StatusFormat
from kjchuangxin.cli.guard import guard
from kjchuangxin.cli.language import help_text
from kjchuangxin.cli.lookup import fail_unknown
from kjchuangxin.cli.options import AsOf, Output, format_option
from kjchuangxin.cli.output import to_stdout, write
from kjchuangxin.cli.session import assess_workspace
from kjchuangxin.cli.terminal import screen_for
from kjchuangxin.report.units import all_units, ranked

EXAMPLES = ("kjcx units", "kjcx units --group 各镇街", "kjcx units --reports", "kjcx units --format csv -o units.csv")


def units(
    ctx: typer.Context,
    as_of: AsOf = "latest",
    group: Annotated[
        str | None,
        typer.Option(
            metavar="GROUP",
            help=help_text("Only this group's members, ranked by a rule that is told."),
            autocompletion=completion.groups,
        ),
    ] = None,
    reports: Annotated[
        bool, typer.Option("--reports", help=help_text("Only whether each period's report came."))
    ] = False,
    format_: Annotated[StatusFormat, format_option(StatusFormat)] = "table",
    output: Output = None,
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
    session, report = assess_workspace(options, as_of)
    locale = session.locale
    if group is None:
        view = all_units(report)
    else:
        workplan = session.checked.workspace.plan[0] if session.checked else None
        if workplan is None or group not in workplan.group_members:
            fail_unknown(locale, group, list(workplan.group_members) if workplan else [])
        view = ranked(report, group, workplan.members_of(group))
    screen = screen_for(options, sys.stdout if to_stdout(output) else None)
    write(formats.units(view, format_, locale, screen, periods=reports), output, locale)
    session.finish()
