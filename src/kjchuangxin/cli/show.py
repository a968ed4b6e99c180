"""kjcx show: everything about one unit, one group or one target."""

import sys
from typing import Annotated

import typer

from kjchuangxin.cli import completion, formats, shared
from kjchuangxin.cli.formats import CardFormat
from kjchuangxin.cli.guard import guard
from kjchuangxin.cli.language import help_text
from kjchuangxin.cli.lookup import fail_unknown
from kjchuangxin.cli.options import AsOf, Output, form_of, format_option
from kjchuangxin.cli.output import to_stdout, write
from kjchuangxin.cli.session import assess_workspace
from kjchuangxin.cli.terminal import screen_for
from kjchuangxin.report.units import ranked

EXAMPLES = ("kjcx show kjj", "kjcx show 区农业农村委", "kjcx show T1-1 --format json", "kjcx show 各镇街 -o group.txt")


def show(
    ctx: typer.Context,
    subject: Annotated[
        str,
        typer.Argument(
            metavar="UNIT|GROUP|TARGET",
            help=help_text("A unit's name or alias, a group's name, or a target's id."),
            autocompletion=completion.targets_units_and_groups,
        ),
    ],
    as_of: AsOf = "latest",
    format_: Annotated[CardFormat | None, format_option(CardFormat)] = None,
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
    form: CardFormat = form_of(format_, output, CardFormat, "table")
    session, report = assess_workspace(options, as_of, subject=subject)
    locale, names, groups = session.locale, session.unit_names, session.groups
    screen = screen_for(options, sys.stdout if to_stdout(output) else None)
    unit = next((one for one in report.units if one.name == names.get(subject)), None)
    result = next((one for one in report.targets if one.id.upper() == subject.upper()), None)
    if unit is not None:
        text = formats.show_unit(report, unit, form, locale, screen)
    elif result is not None:
        text = formats.show_target(report, result, form, locale, screen)
    elif subject in groups:
        text = formats.show_group(ranked(report, subject, session.members_of(subject)), form, locale, screen)
    else:
        fail_unknown(locale, subject, [*names, *groups, *(one.id for one in report.targets)])
    write(text, output, locale)
    session.finish()
