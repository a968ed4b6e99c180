"""kjcx explain: how a verdict came about, or what a finding or a verdict means."""

import sys
from typing import Annotated

import typer

from kjchuangxin.assess import RULES
from kjchuangxin.cli import completion
from kjchuangxin.cli.language import help_text
from kjchuangxin.cli.lookup import unknown, verdict_names
from kjchuangxin.cli.options import AsOf, Options
from kjchuangxin.cli.output import write
from kjchuangxin.cli.session import finish, judged, plan_of
from kjchuangxin.cli.terminal import screen_for
from kjchuangxin.views.explain import explain_rule, explain_status, explain_target

EXAMPLES = ("kjcx explain T3-1", "kjcx explain KJ304", "kjcx explain slipping")


def explain(
    options: Options,
    subject: Annotated[
        str,
        typer.Argument(
            metavar="TARGET|CODE|VERDICT",
            help=help_text("A target's id, a finding's code or name, or a verdict's word."),
            autocompletion=completion.targets_rules_and_verdicts,
        ),
    ],
    as_of: AsOf = "latest",
) -> None:
    screen = screen_for(options, sys.stdout)
    rules = {name: rule for rule in RULES.values() for name in (rule.code, rule.name)}
    rule = rules.get(subject) or rules.get(subject.upper())
    standing = verdict_names().get(subject)
    if rule is not None or standing is not None:
        plan = plan_of(options)
        locale = options.locale(plan.language if plan else None)
        if rule is not None:
            write(explain_rule(rule, locale, screen), None, locale)
        elif standing is not None:
            write(explain_status(standing, locale, screen), None, locale)
        return
    opened, report = judged(options, as_of, subject=subject)
    result = next((one for one in report.targets if one.id == subject.upper()), None)
    if result is None:
        unknown(opened.locale, subject, [*(one.id for one in report.targets), *rules, *verdict_names()])
    write(explain_target(report, result, opened.locale, screen), None, opened.locale)
    finish(options, opened)
