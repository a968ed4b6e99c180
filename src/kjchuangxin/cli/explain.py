"""kjcx explain: how a verdict came about, or what a finding or a verdict means."""

import sys
from typing import Annotated

import typer

from kjchuangxin.checks import RULES
from kjchuangxin.cli import completion
from kjchuangxin.cli.language import help_text
from kjchuangxin.cli.names import unknown, verdict_names
from kjchuangxin.cli.opening import finish, judge, plan_of
from kjchuangxin.cli.output import write
from kjchuangxin.cli.settings import AsOf, Settings
from kjchuangxin.cli.terminal import screen_for
from kjchuangxin.render.explain import explain_rule, explain_target, explain_verdict

EXAMPLES = ("kjcx explain T3-1", "kjcx explain KJ304", "kjcx explain slipping")


def explain(
    settings: Settings,
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
    screen = screen_for(settings, sys.stdout)
    rules = {**RULES, **{rule.name: rule for rule in RULES.values()}}
    rule = rules.get(subject) or rules.get(subject.upper())
    verdict = verdict_names().get(subject)
    if rule is not None or verdict is not None:
        plan = plan_of(settings)
        words = settings.words(plan.language if plan else None)
        if rule is not None:
            write(explain_rule(rule, words, screen), None, words)
        elif verdict is not None:
            write(explain_verdict(verdict, words, screen), None, words)
        return
    opened, report = judge(settings, as_of)
    result = next((one for one in report.targets if one.id == subject.upper()), None)
    if result is None:
        unknown(opened.words, subject, [*(one.id for one in report.targets), *rules, *verdict_names()])
    write(explain_target(report, result, opened.words, screen), None, opened.words)
    finish(settings, opened)
