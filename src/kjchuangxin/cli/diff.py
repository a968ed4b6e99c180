"""kjcx diff: what changed between two states of the data."""

import sys
from typing import Annotated, Literal, TypeAlias

import typer

from kjchuangxin.cli import formats
from kjchuangxin.cli.formats import ChangesFormat
from kjchuangxin.cli.language import help_text
from kjchuangxin.cli.options import Options, Output, choices
from kjchuangxin.cli.output import write
from kjchuangxin.cli.session import finish
from kjchuangxin.cli.snapshots import changes, state
from kjchuangxin.cli.terminal import screen_for
from kjchuangxin.report.changes import Move

EXAMPLES = (
    "kjcx diff 2022-06-30",
    "kjcx diff 2022-06-30 2022-09-30",
    "kjcx diff HEAD~1",
    "kjcx diff main@2022-06-30 2022-06-30",
    "kjcx diff origin/main --format markdown --fail-on worse",
)

FailOn: TypeAlias = Literal["worse"]


def diff(
    options: Options,
    before: Annotated[
        str,
        typer.Argument(
            metavar="BEFORE",
            help=help_text("A date: the present files as of that day. A git revision, or REVISION@DATE: its files."),
        ),
    ],
    after: Annotated[
        str | None, typer.Argument(metavar="AFTER", help=help_text("The same; otherwise the present files."))
    ] = None,
    format_: Annotated[
        ChangesFormat,
        typer.Option("--format", metavar=choices(ChangesFormat), help=help_text("The form of the output.")),
    ] = "table",
    output: Output = None,
    fail_on: Annotated[
        FailOn | None,
        typer.Option(
            metavar=choices(FailOn),
            help=help_text(
                "Exit with 1 where a verdict is worse than before: its light (green, grey, yellow, red), or with the "
                "same light its pace, or with the same pace its report. Unreported and missing counts as red."
            ),
        ),
    ] = None,
) -> None:
    now = state(options, after)
    then = state(options, before, now.opened if now.revision is None else None)
    found = changes(options, then, now)
    screen = screen_for(options, None if output else sys.stdout)
    write(formats.changes(found, format_, now.opened.locale, screen), output, now.opened.locale)
    finish(options, now.opened, failed=fail_on is not None and found.counts[Move.WORSE] > 0)
