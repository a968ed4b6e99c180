"""kjcx explain: how a verdict came about, or what a finding, a verdict or another word of the outputs means."""

import sys
from typing import Annotated

import typer

from kjchuangxin.cli import completion, formats, shared
from kjchuangxin.cli.formats import CardFormat
from kjchuangxin.cli.guard import guard
from kjchuangxin.cli.language import help_text
from kjchuangxin.cli.lookup import fail_unknown
from kjchuangxin.cli.options import AsOf, Output, form_of, format_option
from kjchuangxin.cli.output import fail, to_stdout, write
from kjchuangxin.cli.paths import locale_here
from kjchuangxin.cli.session import assess_workspace
from kjchuangxin.cli.terminal import screen_for
from kjchuangxin.diagnostic import msg
from kjchuangxin.formats.screen import Screen
from kjchuangxin.i18n.labels import LABELS
from kjchuangxin.i18n.locale import Locale
from kjchuangxin.i18n.synonyms import known_word, statuses_by_word
from kjchuangxin.rules import all_rules
from kjchuangxin.views.explain import explain_group, explain_status, explain_term, explain_verdicts, meanings
from kjchuangxin.views.terms import bare, entry_of, known_terms

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
        str | None,
        typer.Argument(
            metavar="TARGET|CODE|TERM",
            help=help_text(
                "A target's id, a finding's code or name, or a term of the outputs; verdicts lists all verdicts."
            ),
            autocompletion=completion.targets_rules_and_verdicts,
        ),
    ] = None,
    all_rules_: Annotated[
        bool, typer.Option("--all", help=help_text("Explain every rule that `kjcx check` knows."))
    ] = False,
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
    screen = screen_for(options, sys.stdout if to_stdout(output) else None)
    locale = locale_here(options)
    if subject is None or all_rules_:
        if subject is not None or not all_rules_:
            fail(locale, msg("explain takes a target, a code or a term, or else --all"))
        write(formats.rules(tuple(all_rules().values()), form, locale, screen), output, locale)
        return
    named = {name: rule for rule in all_rules().values() for name in (rule.code, rule.name)}
    if (rule := named.get(subject) or named.get(subject.upper()) or named.get(subject.lower())) is not None:
        write(formats.rules((rule,), form, locale, screen), output, locale)
        return
    if (text := _term(subject, form, locale, screen)) is not None:
        write(text, output, locale)
        return
    session, report = assess_workspace(options, as_of, subject=subject)
    result = next((one for one in report.targets if one.id.upper() == subject.upper()), None)
    if result is None:
        words = (*statuses_by_word(), *known_terms(), *ALL_VERDICTS)
        fail_unknown(session.locale, subject, [*(one.id for one in report.targets), *named, *words])
    write(formats.explanation(report, result, form, session.locale, screen), output, session.locale)
    session.finish()


def _term(subject: str, form: CardFormat, locale: Locale, screen: Screen) -> str | None:
    """What a verdict or another word of the outputs means; None where the subject is none."""
    known = statuses_by_word()
    if known_word(subject, ALL_VERDICTS):
        card, told = explain_verdicts(locale), meanings(LABELS, locale)
    elif (word := known_word(subject, known)) is not None:
        several = known[word]
        one = len(several) == 1
        card = explain_status(several[0], locale) if one else explain_group(word, several, locale)
        told = meanings(several, locale)
    elif (entry := entry_of(subject)) is not None:
        card = explain_term(entry, locale)
        told = [(bare(locale.text(entry.words[0])), None, locale.text(entry.meaning))]
    else:
        return None
    return formats.terms(card, told, form, locale, screen)
