"""kjcx units: how units stand beside each other, and whether their reports came."""

import sys
from typing import Annotated

import typer

from kjchuangxin.assess.ranking import all_units, ranked
from kjchuangxin.cli import completion, formats
from kjchuangxin.cli.formats import StatusFormat
from kjchuangxin.cli.language import help_text
from kjchuangxin.cli.lookup import unknown
from kjchuangxin.cli.options import AsOf, Options, Output, choices
from kjchuangxin.cli.output import write
from kjchuangxin.cli.session import finish, judged
from kjchuangxin.cli.terminal import screen_for

EXAMPLES = (
    "kjcx units",
    "kjcx units --group 各镇街",
    "kjcx units --reports",
    "kjcx units --format csv -o units.csv",
)


def units(
    options: Options,
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
    format_: Annotated[
        StatusFormat, typer.Option("--format", metavar=choices(StatusFormat), help=help_text("The form of the output."))
    ] = "table",
    output: Output = None,
) -> None:
    opened, report = judged(options, as_of)
    locale = opened.locale
    if group is None:
        view = all_units(report)
    else:
        plan = opened.checked.workspace.plan[0] if opened.checked else None
        if plan is None or group not in plan.group_members:
            unknown(locale, group, list(plan.group_members) if plan else [])
        view = ranked(report, group, plan.members_of(group))
    screen = screen_for(options, None if output else sys.stdout)
    write(formats.units(view, format_, locale, screen, periods=reports), output, locale)
    finish(options, opened)
