"""kjcx units: how units stand beside each other, and whether their reports came."""

import sys
from typing import Annotated

import typer

from kjchuangxin.cli import completion, formats, shared
from kjchuangxin.cli.formats import StatusFormat
from kjchuangxin.cli.guard import guard
from kjchuangxin.cli.language import help_text
from kjchuangxin.cli.lookup import fail_unknown, named_targets, named_units, verdicts
from kjchuangxin.cli.options import AsOf, Output, form_of, format_option
from kjchuangxin.cli.output import fail, to_stdout, write
from kjchuangxin.cli.session import Session, assess_workspace
from kjchuangxin.cli.terminal import screen_for
from kjchuangxin.diagnostic import msg
from kjchuangxin.report.annex import annex
from kjchuangxin.report.report import Report
from kjchuangxin.report.status import Status
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
    unit: Annotated[
        list[str] | None,
        typer.Option(metavar="UNIT,…", help=help_text("Only these units."), autocompletion=completion.units),
    ] = None,
    target: Annotated[
        list[str] | None,
        typer.Option(
            metavar="ID,…",
            help=help_text("Only the quotas of these targets, ranked by completion: the annex of a circular."),
            autocompletion=completion.targets,
        ),
    ] = None,
    format_: Annotated[StatusFormat | None, format_option(StatusFormat)] = None,
    output: Output = None,
    fail_on: Annotated[
        list[str] | None,
        typer.Option(
            metavar="VERDICT,…",
            help=help_text("Exit with 1 where one of these is true of a unit shown: of what it leads, has or reports."),
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
    session, report = assess_workspace(options, as_of)
    locale = session.locale
    failing = verdicts(fail_on or (), locale)
    screen = screen_for(options, sys.stdout if to_stdout(output) else None)
    if target:
        if group is not None or reports or unit:
            fail(locale, msg("--target has a table of its own: --group, --unit and --reports do not go with it"))
        table = annex(report, named_targets(target, report, locale))
        write(formats.annex(table, form, locale, screen), output, locale)
        shown = {row.quota.unit for one in table.targets for row in one.units}
    else:
        view = _members(group, session, report) if group is not None else all_units(report)
        if unit:
            names = named_units(unit, session.unit_names, locale)
            view = view._replace(rows=tuple(row for row in view.rows if row.unit.name in names), others=())
        write(formats.units(view, form, locale, screen, periods=reports), output, locale)
        shown = {row.unit.name for row in view.rows}
    session.finish(failed=bool(failing) and not shown.isdisjoint(_of_units(report, failing)))


def _of_units(report: Report, failing: frozenset[Status]) -> set[str]:
    """The units of which one of these is true: of the targets that they lead, of their quotas, or of their reports."""
    found: set[str] = set()
    for result in report.targets:
        if not failing.isdisjoint(result.statuses):
            found.update(result.definition.lead)
        quotas = result.shares.quotas
        found.update(one.unit for one in quotas if not failing.isdisjoint((one.pace, one.light, one.report)))
    found.update(one.name for one in report.units if not failing.isdisjoint(state for _, state in one.now))
    return found


def _members(group: str, session: Session, report: Report) -> UnitsView:
    """The members of a group, ranked; the program ends where there is no such group."""
    if group not in session.groups:
        fail_unknown(session.locale, group, session.groups)
    return ranked(report, group, session.members_of(group))
