"""kjcx explain: how a verdict came about, or what a finding, a verdict or another word of the outputs means."""

import sys
from collections.abc import Mapping
from typing import Annotated

import typer

from kjchuangxin.cli import completion, shared
from kjchuangxin.cli.language import help_text
from kjchuangxin.cli.lookup import fail_unknown
from kjchuangxin.cli.options import AsOf
from kjchuangxin.cli.output import write
from kjchuangxin.cli.paths import locale_here
from kjchuangxin.cli.session import assess_workspace
from kjchuangxin.cli.terminal import screen_for
from kjchuangxin.diagnostic import Rule
from kjchuangxin.formats import terminal
from kjchuangxin.i18n.locale import Locale
from kjchuangxin.i18n.synonyms import known_word, statuses_by_word
from kjchuangxin.rules import all_rules
from kjchuangxin.views.explain import (
    explain_group,
    explain_rule,
    explain_status,
    explain_target,
    explain_term,
    explain_verdicts,
)
from kjchuangxin.views.page import Card
from kjchuangxin.views.terms import entry_of, known_terms

ALL_VERDICTS = ("verdicts", "verdict", "评估结果", "评估用语")
EXAMPLES = (
    "kjcx explain T3-1",
    "kjcx explain KJ304",
    "kjcx explain slipping",
    "kjcx explain 序时进度",
    "kjcx explain verdicts",
)


def explain(
    ctx: typer.Context,
    subject: Annotated[
        str,
        typer.Argument(
            metavar="TARGET|CODE|TERM",
            help=help_text(
                "A target's id, a finding's code or name, or a term of the outputs; verdicts lists all verdicts."
            ),
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
    card = _card(subject, rules, locale := locale_here(options))
    if card is not None:
        write(terminal.page(card, screen), None, locale)
        return
    session, report = assess_workspace(options, as_of, subject=subject)
    result = next((one for one in report.targets if one.id.upper() == subject.upper()), None)
    if result is None:
        words = (*statuses_by_word(), *known_terms(), *ALL_VERDICTS)
        fail_unknown(session.locale, subject, [*(one.id for one in report.targets), *rules, *words])
    write(terminal.page(explain_target(report, result, session.locale), screen), None, session.locale)
    session.finish()


def _card(subject: str, rules: Mapping[str, Rule], locale: Locale) -> Card | None:
    """What a rule, a verdict or another term means; None where the subject is none of these."""
    if (rule := rules.get(subject) or rules.get(subject.upper()) or rules.get(subject.lower())) is not None:
        return explain_rule(rule, locale)
    if known_word(subject, ALL_VERDICTS):
        return explain_verdicts(locale)
    statuses = statuses_by_word()
    if (word := known_word(subject, statuses)) is not None:
        several = statuses[word]
        return explain_status(several[0], locale) if len(several) == 1 else explain_group(word, several, locale)
    entry = entry_of(subject)
    return None if entry is None else explain_term(entry, locale)
