"""kjcx show: everything about one unit or one target."""

import sys
from typing import Annotated

import typer

from kjchuangxin.cli.choices import complete_any, unknown
from kjchuangxin.cli.language import help_text
from kjchuangxin.cli.opening import load, locate, report_of, tell_findings
from kjchuangxin.cli.output import FINDINGS, screen_for, write
from kjchuangxin.cli.settings import Settings
from kjchuangxin.render.show import show_target, show_unit

EXAMPLES = help_text("Examples: kjcx show kjj; kjcx show 区农业农村委; kjcx show T1-1")


def show(
    settings: Settings,
    subject: Annotated[
        str,
        typer.Argument(
            metavar="UNIT|TARGET",
            help=help_text("A unit's name or alias, or a target's id."),
            autocompletion=complete_any,
        ),
    ],
    as_of: Annotated[str, typer.Option(metavar="DATE|latest|today", help=help_text("The day to judge by."))] = "latest",
) -> None:
    opened = load(settings, locate(settings))
    report = report_of(settings, opened, as_of)
    screen = screen_for(settings, sys.stdout)
    names = opened.checked.workspace.plan[0].unit_names if opened.checked else {}
    unit = next((one for one in report.units if one.name == names.get(subject)), None)
    result = next((one for one in report.targets if one.id == subject.upper()), None)
    if unit is not None:
        text = show_unit(report, unit, opened.words, screen)
    elif result is not None:
        text = show_target(report, result, opened.words, screen)
    else:
        unknown(opened.words, subject, [*(one.id for one in report.targets), *names])
    write(text, None, opened.words)
    tell_findings(settings, opened, opened.errors)
    if opened.errors:
        raise typer.Exit(FINDINGS)
