"""kjcx diff: what changed between two states of the data."""

import sys
from typing import Annotated

import typer

from kjchuangxin.cli import completion, formats, narrowing, shared
from kjchuangxin.cli.formats import StatusFormat
from kjchuangxin.cli.guard import guard
from kjchuangxin.cli.language import help_text
from kjchuangxin.cli.lookup import split, verdicts
from kjchuangxin.cli.narrowing import narrowed
from kjchuangxin.cli.options import Output, form_of, format_option
from kjchuangxin.cli.output import to_stdout, write
from kjchuangxin.cli.snapshots import compare_in, compare_snapshots, require_order, take_snapshot
from kjchuangxin.cli.terminal import screen_for
from kjchuangxin.report.status import Move

EXAMPLES = (
    "kjcx diff 2022-06-30",
    "kjcx diff 2022-06-30 2022-09-30",
    "kjcx diff HEAD~1",
    "kjcx diff main@2022-06-30 2022-06-30",
    "kjcx diff origin/main --format markdown --fail-on worse",
)

_WORSE = "worse"


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
    unit: narrowing.Unit = None,
    target: narrowing.Target = None,
    section: narrowing.SectionName = None,
    format_: Annotated[StatusFormat | None, format_option(StatusFormat)] = None,
    output: Output = None,
    fail_on: Annotated[
        list[str] | None,
        typer.Option(
            metavar="worse|VERDICT,…",
            help=help_text(
                "Exit with 1 if a verdict has become one of these, or worse: its light (green, grey, yellow, red); if "
                "that is the same, its pace; if that is the same, its report."
            ),
            autocompletion=completion.worse_and_verdicts,
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
    locale = new.session.locale
    failing = verdicts(fail_on or (), locale, (_WORSE,))
    narrow = narrowed(new.report, new.session, unit=unit, target=target, section=section)
    changes = compare_snapshots(old, new) if narrow is new.report else compare_in(narrow, old, new)
    form: StatusFormat = form_of(format_, output, StatusFormat, "table")
    screen = screen_for(options, sys.stdout if to_stdout(output) else None)
    write(formats.changes(changes, form, locale, screen), output, locale)
    become = (frozenset(one.after.statuses).difference(one.before.statuses) for one in changes.pairs)
    worse = _WORSE in split(fail_on or ()) and changes.counts[Move.WORSE] > 0
    new.session.finish(failed=worse or any(not failing.isdisjoint(statuses) for statuses in become))
