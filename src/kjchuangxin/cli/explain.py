"""kjcx explain: how a verdict came about, or what a finding or a verdict means."""

import sys
from typing import Annotated

import typer

from kjchuangxin.cli import completion, shared
from kjchuangxin.cli.language import help_text
from kjchuangxin.cli.lookup import fail_unknown, verdict_names
from kjchuangxin.cli.options import AsOf
from kjchuangxin.cli.output import write
from kjchuangxin.cli.paths import locale_here
from kjchuangxin.cli.session import assess_workspace
from kjchuangxin.cli.terminal import screen_for
from kjchuangxin.formats import terminal
from kjchuangxin.rules import all_rules
from kjchuangxin.views.explain import explain_rule, explain_status, explain_target

EXAMPLES = ("kjcx explain T3-1", "kjcx explain KJ304", "kjcx explain slipping")


def explain(
    ctx: typer.Context,
    subject: Annotated[
        str,
        typer.Argument(
            metavar="TARGET|CODE|VERDICT",
            help=help_text("A target's id, a finding's code or name, or a verdict's word."),
            autocompletion=completion.targets_rules_and_verdicts,
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
    screen = screen_for(options, sys.stdout)
    rules = {name: rule for rule in all_rules().values() for name in (rule.code, rule.name)}
    rule = rules.get(subject) or rules.get(subject.upper())
    status = verdict_names().get(subject)
    if rule is not None or status is not None:
        locale = locale_here(options)
        if rule is not None:
            write(terminal.page(explain_rule(rule, locale), screen), None, locale)
        elif status is not None:
            write(terminal.page(explain_status(status, locale), screen), None, locale)
        return
    session, report = assess_workspace(options, as_of, subject=subject)
    result = next((one for one in report.targets if one.id.upper() == subject.upper()), None)
    if result is None:
        fail_unknown(session.locale, subject, [*(one.id for one in report.targets), *rules, *verdict_names()])
    write(terminal.page(explain_target(report, result, session.locale), screen), None, session.locale)
    session.finish()
