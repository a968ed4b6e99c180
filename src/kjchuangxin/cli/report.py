"""kjcx report: add what a unit owes to its file, as blanks or from a sheet."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from kjchuangxin.assess.owing import owed_day, owed_entries
from kjchuangxin.cli import completion, shared
from kjchuangxin.cli.days import parse_as_of, today
from kjchuangxin.cli.language import help_text
from kjchuangxin.cli.lookup import fail_unknown
from kjchuangxin.cli.output import FINDINGS, fail, notice, write
from kjchuangxin.cli.paths import display_name, require_workspace
from kjchuangxin.cli.session import NOT_ASSESSED, Session, open_session
from kjchuangxin.cli.unit_file import UnitFile, fail_errors, fail_unsafe, save, unit_file
from kjchuangxin.diagnostic import Message, msg
from kjchuangxin.drafts.appending import report_at, with_entries
from kjchuangxin.drafts.reports import heading, skeleton
from kjchuangxin.rules import CheckResult

EXAMPLES = ("kjcx report 区农业农村委", "kjcx report kjj --as-of 2022-12-31", "kjcx report kjj --from kjj.csv")


def report(
    ctx: typer.Context,
    unit: Annotated[
        str, typer.Argument(metavar="UNIT", help=help_text("A unit's name or alias."), autocompletion=completion.units)
    ],
    as_of: Annotated[
        str,
        typer.Option(
            metavar="DATE|latest|today",
            help=help_text("The date the report is for; latest is the end of the newest period."),
        ),
    ] = "latest",
    from_: Annotated[
        Path | None,
        typer.Option("--from", metavar="FILE.csv", help=help_text("Fill it in from a spreadsheet saved as CSV.")),
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
    files = require_workspace(options)
    if files.packaged:
        fail(options.locale(), msg("the example that comes with the program stays as it is"))
    session = open_session(options, files)
    checked = session.require_usable(NOT_ASSESSED)
    name = session.unit_names.get(unit) or fail_unknown(session.locale, unit, list(session.unit_names))
    day = parse_as_of(as_of, session.locale) or owed_day(checked, name, today(session.locale))
    if day is None:
        _say(session, msg("{unit} owes nothing for any period that has ended", unit=name))
        return
    last = max(end for target in checked.plan.targets.values() for end in (target.window[1], target.plan_period[1]))
    if day > last:
        message = msg("{day} is after the last day for which anything can be reported, {last}", day=day, last=last)
        fail(session.locale, message)
    file = unit_file(session, name)
    if from_ is None:
        _add_blanks(session, checked, file, day)
    else:
        _add_rows(session, checked, file, day, from_)


def _add_blanks(session: Session, checked: CheckResult, file: UnitFile, day: date) -> None:
    """Add a blank for each target that is owed and of which the report for that day says nothing yet."""
    owed = [
        one
        for one in owed_entries(checked, file.unit, day, today(session.locale))
        if day <= max(one.target.window[1], one.target.plan_period[1])
    ]
    found = report_at(file.document.data, day.isoformat())
    there = found[1] if found is not None else {}
    entries = {one.target.id: skeleton(one, day, session.written_in) for one in owed if one.target.id not in there}
    path = display_name(file.path)
    if not entries:
        message = msg("{unit} owes nothing as of {day} that it has not reported", unit=file.unit, day=day)
        if owed:
            message = msg("{file} has all that is owed for {day}, filled in or blank", file=path, day=day)
        elif any(one.place.path == path for one in session.errors):
            fail_errors(session, file.path)
        _say(session, message)
        return
    after = with_entries(file.document, day.isoformat(), entries, heading(session.written_in))
    if after is None:
        fail_unsafe(session, file, day)
    save(session, file, after)
    _say(session, msg("added to {file} for {day}, to be filled in: {count}", file=path, day=day, count=len(entries)))


def _add_rows(session: Session, checked: CheckResult, file: UnitFile, day: date, sheet: Path) -> None:
    """Fill in what the rows of a sheet say; the program ends with 1 where one of them is wrong."""
    from kjchuangxin.cli.filling import fill  # noqa: PLC0415 - of this one option

    filled = fill(session, checked.plan, file, day, sheet)
    if filled.document is None:
        fail_unsafe(session, file, day)
    for row, problem in filled.wrong:
        notice(session.locale, msg("{file}, row {row}: {problem}", file=str(sheet), row=row, problem=problem))
    if filled.written:
        save(session, file, filled.document)
    path = display_name(file.path)
    if filled.written:
        message = msg("written to {file} for {day}: {ids}", file=path, day=day, ids=filled.written)
    elif filled.wrong:
        message = msg("{file} is left as it is: beside the wrong rows nothing new is in the sheet", file=path)
    else:
        message = msg("{file} is left as it is: nothing new is in the sheet", file=path)
    _say(session, message)
    if filled.wrong:
        raise typer.Exit(FINDINGS)


def _say(session: Session, message: Message) -> None:
    write(f"{session.locale.text(message)}\n", None, session.locale)
