"""kjcx diff: what changed between two states of the data."""

import sys
from typing import Annotated, Literal, TypeAlias

import typer

from kjchuangxin.cli import formats, shared
from kjchuangxin.cli.formats import ChangesFormat
from kjchuangxin.cli.guard import guard
from kjchuangxin.cli.language import help_text
from kjchuangxin.cli.options import Output, choices, format_option
from kjchuangxin.cli.output import to_stdout, write
from kjchuangxin.cli.snapshots import compare_snapshots, require_order, take_snapshot
from kjchuangxin.cli.terminal import screen_for
from kjchuangxin.report.status import Move

EXAMPLES = (
    "kjcx diff 2022-06-30",
    "kjcx diff 2022-06-30 2022-09-30",
    "kjcx diff HEAD~1",
    "kjcx diff main@2022-06-30 2022-06-30",
    "kjcx diff origin/main --format markdown --fail-on worse",
)

FailOn: TypeAlias = Literal["worse"]


def diff(
    ctx: typer.Context,
    before: Annotated[
        str,
        typer.Argument(
            metavar="BEFORE",
            help=help_text("A date: the files here as of that date. A git revision, or REVISION@DATE: its files."),
        ),
    ],
    after: Annotated[
        str | None, typer.Argument(metavar="AFTER", help=help_text("The same; without it, the files here."))
    ] = None,
    format_: Annotated[ChangesFormat, format_option(ChangesFormat)] = "table",
    output: Output = None,
    fail_on: Annotated[
        FailOn | None,
        typer.Option(
            metavar=choices(FailOn),
            help=help_text(
                "Exit with 1 if a verdict got worse: its light (green, grey, yellow, red); if that is the "
                "same, its pace; if that is the same, its report."
            ),
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
    new = take_snapshot(options, after)
    old = take_snapshot(options, before, new.session if new.revision is None else None)
    if after is None and old.revision is None:  # time runs from a day to the latest one
        require_order(old.report, new.report, new.session.locale)
    changes = compare_snapshots(old, new)
    locale = new.session.locale
    screen = screen_for(options, sys.stdout if to_stdout(output) else None)
    write(formats.changes(changes, format_, locale, screen), output, locale)
    new.session.finish(failed=fail_on is not None and changes.counts[Move.WORSE] > 0)
