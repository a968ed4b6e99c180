"""kjcx units: how units stand beside each other, and whether their reports came."""

import sys
from typing import Annotated

import typer

from kjchuangxin.cli import completion, formats, shared
from kjchuangxin.cli.formats import StatusFormat
from kjchuangxin.cli.guard import guard
from kjchuangxin.cli.language import help_text
from kjchuangxin.cli.lookup import fail_unknown, named_targets
from kjchuangxin.cli.options import AsOf, Output, format_option
from kjchuangxin.cli.output import fail, to_stdout, write
from kjchuangxin.cli.session import Session, assess_workspace
from kjchuangxin.cli.terminal import screen_for
from kjchuangxin.diagnostic import msg
from kjchuangxin.report.annex import annex
from kjchuangxin.report.report import Report
from kjchuangxin.report.units import UnitsView, all_units, ranked

EXAMPLES = (
    "kjcx units",
    "kjcx units --group 各镇街",
    "kjcx units --target T3-1",
    "kjcx units --reports",
    "kjcx units --format csv -o units.csv",
)


def units(
    ctx: typer.Context,
    as_of: AsOf = "latest",
    group: Annotated[
        str | None,
        typer.Option(
            metavar="GROUP",
            help=help_text("Only this group's members, ranked; the rule is shown below the table."),
            autocompletion=completion.groups,
        ),
    ] = None,
    reports: Annotated[
        bool, typer.Option("--reports", help=help_text("Only the state of each period's report."))
    ] = False,
    target: Annotated[
        list[str] | None,
        typer.Option(
            metavar="ID,…",
            help=help_text("Only the quotas of these targets, ranked by completion: the annex of a circular."),
            autocompletion=completion.targets,
        ),
    ] = None,
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
    screen = screen_for(options, sys.stdout if to_stdout(output) else None)
    if target:
        if group is not None or reports:
            fail(locale, msg("--target has a table of its own: it goes neither with --group nor with --reports"))
        shown = annex(report, named_targets(target, report, locale))
        write(formats.annex(shown, format_, locale, screen), output, locale)
    else:
        view = _members(group, session, report) if group is not None else all_units(report)
        write(formats.units(view, format_, locale, screen, periods=reports), output, locale)
    session.finish()


def _members(group: str, session: Session, report: Report) -> UnitsView:
    """The members of a group, ranked; the program ends where there is no such group."""
    if group not in session.groups:
        fail_unknown(session.locale, group, session.groups)
    return ranked(report, group, session.members_of(group))
