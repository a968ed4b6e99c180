"""kjcx show: everything about one unit or one target."""

import sys
from typing import Annotated

import typer

from kjchuangxin.cli import completion
from kjchuangxin.cli.language import help_text
from kjchuangxin.cli.lookup import unknown
from kjchuangxin.cli.options import AsOf, Options
from kjchuangxin.cli.output import write
from kjchuangxin.cli.session import finish, judged
from kjchuangxin.cli.terminal import screen_for
from kjchuangxin.render.show import show_target, show_unit

EXAMPLES = ("kjcx show kjj", "kjcx show 区农业农村委", "kjcx show T1-1")


def show(
    options: Options,
    subject: Annotated[
        str,
        typer.Argument(
            metavar="UNIT|TARGET",
            help=help_text("A unit's name or alias, or a target's id."),
            autocompletion=completion.targets_and_units,
        ),
    ],
    as_of: AsOf = "latest",
) -> None:
    opened, report = judged(options, as_of, subject=subject)
    locale, screen, names = opened.locale, screen_for(options, sys.stdout), opened.unit_names
    unit = next((one for one in report.units if one.name == names.get(subject)), None)
    result = next((one for one in report.targets if one.id == subject.upper()), None)
    if unit is not None:
        text = show_unit(report, unit, locale, screen)
    elif result is not None:
        text = show_target(report, result, locale, screen)
    else:
        unknown(locale, subject, [*names, *(one.id for one in report.targets)])
    write(text, None, locale)
    finish(options, opened)
