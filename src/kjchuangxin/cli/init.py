"""kjcx init: the files of a new plan, with blanks, or as a sheet of tasks has it."""

import os
import shlex
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from kjchuangxin.cli import shared
from kjchuangxin.cli.days import parse_day
from kjchuangxin.cli.filling import usable_sheet
from kjchuangxin.cli.language import help_text
from kjchuangxin.cli.options import Options, choices
from kjchuangxin.cli.output import fail, fail_unwritable, write
from kjchuangxin.cli.paths import display_name
from kjchuangxin.cli.schema import schema_text
from kjchuangxin.diagnostic import Message, msg
from kjchuangxin.drafts.cells import ListedUnit, listed_units
from kjchuangxin.drafts.project import Heading, project
from kjchuangxin.drafts.sheet import text_of
from kjchuangxin.drafts.tasks import COLUMNS, NEEDED, Chapter, chapters
from kjchuangxin.drafts.texts import blank
from kjchuangxin.i18n.locale import Locale
from kjchuangxin.model.plan import Frequency, spoken
from kjchuangxin.model.schema import KINDS, json_schema
from kjchuangxin.source.listing import plans
from kjchuangxin.source.read import MAX_BYTES
from kjchuangxin.source.write import create_files

EXAMPLES = (
    "kjcx init 2025 --title 某区2025年重点工作 --start 2025-01-01 --end 2025-12-31 --units units.txt",
    "kjcx init 2025 --title 某区2025年任务分解 --start 2025-01-01 --end 2025-12-31 --from tasks.csv",
)


def init(
    ctx: typer.Context,
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help=help_text("The folder for the new plan."))],
    title: Annotated[str, typer.Option(metavar="TEXT", help=help_text("The document's title."))],
    start: Annotated[str, typer.Option(metavar="DATE", help=help_text("The first day of the plan."))],
    end: Annotated[str, typer.Option(metavar="DATE", help=help_text("The last day of the plan."))],
    issuer: Annotated[str | None, typer.Option(metavar="TEXT", help=help_text("Who issued it."))] = None,
    every: Annotated[
        Frequency, typer.Option(metavar=choices(Frequency), help=help_text("How often units report."))
    ] = "quarter",
    units: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help=help_text("List of units: one per line, short names after commas.")),
    ] = None,
    from_: Annotated[
        Path | None,
        typer.Option("--from", metavar="FILE.csv", help=help_text("Draft the tasks from a spreadsheet saved as CSV.")),
    ] = None,
    pre_commit: Annotated[
        bool, typer.Option("--pre-commit", help=help_text("Also write pre-commit settings that run kjcx check."))
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
    language = spoken(None, title)
    locale, written_in = options.locale(language), Locale(language or "en")
    if options.data or options.plan or options.example:
        fail(locale, msg("init begins in FOLDER: leave out --data, --plan and --example"))
    if not title.strip() or (issuer is not None and not issuer.strip()):
        fail(locale, msg("--title and --issuer take a text"))
    first, last = parse_day("--start", start, locale), parse_day("--end", end, locale)
    if last < first:
        fail(locale, msg("--end is before --start"))
    heading = Heading(title.strip(), issuer.strip() if issuer else None, first, last, every)
    listed = _listed(units, locale)
    found = _chapters(options, from_, heading, locale)
    schemas = {kind: schema_text(kind, json_schema(kind), written_in) for kind in KINDS}
    made = project(heading, listed, found, written_in, schemas=schemas, pre_commit=pre_commit)
    if len(made.files[made.plan].encode()) > MAX_BYTES:
        fail(locale, msg("the plan would be larger than {limit} MiB: give fewer tasks", limit=MAX_BYTES >> 20))
    _write(folder, made.files, locale)
    blanks = sum(text.count(blank(written_in)) for text in made.files.values())
    count = msg(
        "files written to {folder}: {files}, with blanks: {blanks}",
        folder=str(folder),
        files=len(made.files),
        blanks=blanks,
    )
    command = f"kjcx check --data {shlex.quote(str(folder))}"
    path = display_name(folder / made.plan)
    following = msg("fill in {plan}; {command} names each blank", plan=path, command=command)
    write(f"{locale.text(count)}\n{locale.text(following)}\n", None, locale)


def _listed(path: Path | None, locale: Locale) -> list[ListedUnit]:
    """The units of a file; the program ends where it cannot be used."""
    if path is None:
        return []
    text = text_of(path)
    found = text if isinstance(text, Message) else listed_units(text, str(path))
    return fail(locale, found) if isinstance(found, Message) else found


def _chapters(options: Options, path: Path | None, heading: Heading, locale: Locale) -> list[Chapter]:
    """The tasks of a sheet; the program ends where there are none."""
    if path is None:
        return []
    sheet = usable_sheet(path, COLUMNS, NEEDED, options, locale)
    found = chapters(sheet.rows, sheet.columns, heading.start, heading.end)
    return found or fail(locale, msg("{file} has no tasks", file=str(path)))


def _write(folder: Path, files: Mapping[str, str], locale: Locale) -> None:
    """Write the files; where one of them is there, or the folder has a plan, nothing is written."""
    there = [*plans(folder), *(folder / name for name in files if os.path.lexists(folder / name))]
    if there:
        fail(locale, msg("{file} is there already, and nothing is overwritten", file=display_name(there[0])))
    error = create_files({folder / name: text.encode() for name, text in files.items()})
    if error is not None:
        fail_unwritable(error.filename or folder, error, locale)
