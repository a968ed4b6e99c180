"""kjcx show: everything about one unit, one group or one target."""

import sys
from typing import Annotated

import typer

from kjchuangxin.cli import completion, shared
from kjchuangxin.cli.language import help_text
from kjchuangxin.cli.lookup import fail_unknown
from kjchuangxin.cli.options import AsOf
from kjchuangxin.cli.output import write
from kjchuangxin.cli.session import assess_workspace
from kjchuangxin.cli.terminal import screen_for
from kjchuangxin.formats import terminal
from kjchuangxin.report.units import ranked
from kjchuangxin.views.cards import group, target
from kjchuangxin.views.cards import unit as unit_card

EXAMPLES = ("kjcx show kjj", "kjcx show 区农业农村委", "kjcx show T1-1", "kjcx show 各镇街")


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
    session, report = assess_workspace(options, as_of, subject=subject)
    locale, screen, names, groups = session.locale, screen_for(options, sys.stdout), session.unit_names, session.groups
    unit = next((one for one in report.units if one.name == names.get(subject)), None)
    result = next((one for one in report.targets if one.id.upper() == subject.upper()), None)
    if unit is not None:
        card = unit_card(report, unit, locale)
    elif result is not None:
        card = target(report, result, locale)
    elif subject in groups:
        card = group(ranked(report, subject, session.members_of(subject)), locale)
    else:
        fail_unknown(locale, subject, [*names, *groups, *(one.id for one in report.targets)])
    write(terminal.page(card, screen), None, locale)
    session.finish()
