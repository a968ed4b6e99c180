"""kjcx explain: how a verdict came about, or what a finding or a verdict means."""

import sys
from typing import Annotated

import typer

from kjchuangxin.checks import RULES
from kjchuangxin.cli.choices import complete_targets, unknown, verdict_names
from kjchuangxin.cli.language import help_text
from kjchuangxin.cli.opening import load, locate, report_of, tell_findings
from kjchuangxin.cli.output import FINDINGS, screen_for, write
from kjchuangxin.cli.settings import Settings
from kjchuangxin.render.explain import explain_rule, explain_target, explain_verdict

EXAMPLES = help_text("Examples: kjcx explain T3-1; kjcx explain KJ304; kjcx explain slipping")


def explain(
    settings: Settings,
    subject: Annotated[
        str,
        typer.Argument(
            metavar="TARGET|CODE|VERDICT",
            help=help_text("A target's id, a finding's code or name, or a verdict's word."),
            autocompletion=complete_targets,
        ),
    ],
    as_of: Annotated[str, typer.Option(metavar="DATE|latest|today", help=help_text("The day to judge by."))] = "latest",
) -> None:
    words = settings.words()
    screen = screen_for(settings, sys.stdout)
    rules = {**RULES, **{rule.name: rule for rule in RULES.values()}}
    rule = rules.get(subject) or rules.get(subject.upper())
    meanings = verdict_names(words)
    if rule is not None:
        write(explain_rule(rule, words, screen), None, words)
        return
    if subject in meanings:
        write(explain_verdict(meanings[subject], words, screen), None, words)
        return
    opened = load(settings, locate(settings))
    report = report_of(settings, opened, as_of)
    result = next((one for one in report.targets if one.id == subject.upper()), None)
    if result is None:
        unknown(words, subject, [*(one.id for one in report.targets), *rules, *meanings])
    write(explain_target(report, result, opened.words, screen), None, opened.words)
    tell_findings(settings, opened, opened.errors)
    if opened.errors:
        raise typer.Exit(FINDINGS)
