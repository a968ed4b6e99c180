"""Explanations of a target's verdict, of a rule, of verdicts, and of the other words that outputs use."""

from collections.abc import Iterable, Sequence

from kjchuangxin.diagnostic import Message, Rule, msg
from kjchuangxin.i18n.labels import LABELS, SEVERITIES, SYMBOLS
from kjchuangxin.i18n.locale import Locale, Piece
from kjchuangxin.i18n.synonyms import GROUPS, words_of
from kjchuangxin.report.report import Report
from kjchuangxin.report.status import OVERDUE, Closure, Light, ReportState, Status
from kjchuangxin.report.target import TargetResult
from kjchuangxin.views.derivation import numbers, reason, steps
from kjchuangxin.views.headline import notices, period
from kjchuangxin.views.meanings import AXES, MEANINGS
from kjchuangxin.views.page import (
    Block,
    Card,
    CardBlock,
    Heading,
    Items,
    Paragraph,
    Term,
    Title,
    Verbatim,
    fields,
    items,
)
from kjchuangxin.views.table import Label, Line
from kjchuangxin.views.target_texts import closure, quota, sums, titled
from kjchuangxin.views.terms import Entry, bare

_PARTS = {
    "plan": msg("as a plan"),
    "breakdown": msg("as a breakdown"),
    "progress": msg("as a progress file"),
    "targets": msg("under `targets` in a plan"),
    "reports": msg("under `reports` in a progress file"),
    "entries": msg("under `entries` in a progress file"),
}


def explain_target(report: Report, result: TargetResult, locale: Locale) -> Card:
    """The verdict's reason and meaning; the numbers and their places, the reckoning, the report, the light."""
    statuses = (
        locale.pace(result) if one is result.pace else locale.label(one)
        for one in result.statuses
        if one is not Closure.OPEN
    )
    verdict = Label((f"{SYMBOLS[result.light]} {' · '.join(statuses)}",), result.light)
    quotas = [quota(each, result, locale) for each in result.shares.quotas]
    return (
        Title(titled(result)),
        Items("", (Line((verdict,), indent=0),)),
        *(Paragraph((locale.text(notice),)) for notice in notices(report)),
        *_part(msg("Reason"), [*reason(result, locale), _meaning(result.pace, locale.pace(result))], locale),
        Heading(locale.text(msg("Numbers"))),
        fields(numbers(report, result, locale), locale),
        *_part(msg("Pace"), steps(result, result.progress.judged_on, locale), locale),
        *_part(msg("Report"), _reporting(report, result), locale),
        *_part(msg("Light"), [_light(result, locale)], locale),
        *_part(msg("Breakdown"), [*quotas, *sums(result, locale)], locale),
        *_part(msg("Closure"), _closure(result, locale), locale),
    )


def _part(title: Message, texts: Sequence[Message | str], locale: Locale) -> tuple[Block, ...]:
    return (Heading(locale.text(title)), items(texts, locale)) if texts else ()


def _closure(result: TargetResult, locale: Locale) -> list[Message | str]:
    """How far the target is closed; nothing while it is open and was never verified."""
    text = closure(result, locale)
    return [*([text] if result.verified else []), _meaning(result.closure)] if text else []


def _meaning(status: Status, word: Message | str | None = None) -> Message:
    return msg("{word} means: {text}", word=word or LABELS[status], text=MEANINGS[status])


def _light(result: TargetResult, locale: Locale) -> Message:
    """The light, and the one condition that decided it."""
    light, report = LABELS[result.light], LABELS[result.reporting.state]
    if result.silent:
        return msg("{light}: {report}, whatever the pace", light=light, report=report)
    if result.reporting.state is ReportState.REFUSED and result.light is Light.YELLOW:
        return msg("{light}: {report}, so no better than yellow", light=light, report=report)
    return msg("{label}: {text}", label=light, text=locale.pace(result))


def _reporting(report: Report, result: TargetResult) -> list[Message]:
    """Who owes figures, for which period, and who is missing, out of date or late."""
    due = period(report)
    every = ((state, result.reporting.units(state)) for state in OVERDUE)
    overdue = [(LABELS[state], units) for state, units in every if units]
    stale = result.reporting.state is ReportState.STALE and result.progress.value_as_of
    return [
        msg("owed by: {units}", units=result.definition.reporters),
        *([due] if due else []),
        _meaning(result.reporting.state),
        *([msg("judged by the figure as of {day}", day=stale)] if stale else []),
        *(msg("those whose figure is {state}: {units}", state=state, units=units) for state, units in overdue),
    ]


def explain_rule(rule: Rule, locale: Locale) -> Card:
    """A rule's code, name and severity, why it is there, how to allow it, and what it refuses and accepts."""
    title = Message("{code} {name}", {"code": rule.code, "name": rule.name})
    name = msg("{text} ({note})", text=title, note=SEVERITIES[rule.severity])
    hint = msg("If this is intended, write beside the value: {text}", text=f"allow: [{rule.code}: …]")
    return (
        Term(locale.pieces(name, strong="code")),
        Items(locale.text(rule.why)),
        *([Items(locale.text(hint))] if rule.allowable else []),
        *(Verbatim(title, lines) for title, lines in examples(rule, locale)),
    )


def examples(rule: Rule, locale: Locale) -> list[tuple[str, tuple[str, ...]]]:
    """What a rule refuses and what it accepts: of each, a title and its lines."""
    part = _PARTS[rule.example.part]
    wrong, right = msg("Wrong, {part}:", part=part), msg("Right, {part}:", part=part)
    pairs = ((wrong, rule.example.wrong), (right, rule.example.right))
    return [(locale.text(title), tuple(text.splitlines())) for title, text in pairs]


def explain_status(status: Status, locale: Locale) -> Card:
    """What a status means, on which axis it is, its name in the data format, and what else it is called."""
    label = locale.label(status)
    named = msg("{label}: {text}", label=AXES[type(status)], text=status.value)
    return (
        Term(locale.pieces(msg("{text} ({note})", text=label, note=named), strong="text")),
        Items(_full(status, locale)),
    )


def _full(status: Status, locale: Locale) -> str:
    """What a status means, and its words for a filter."""
    words = tuple(word for word in (status.value, *words_of(status)) if word != locale.label(status))
    return locale.sentences(map(locale.text, (MEANINGS[status], msg("Also: {words}.", words=words))))


def explain_group(word: str, statuses: Sequence[Status], locale: Locale) -> Card:
    """A word for several verdicts, and which they are."""
    head = locale.pieces(msg("{text} ({note})", text=word, note=msg("several verdicts")), strong="text")
    return (Term(head), Items(locale.names(map(locale.label, statuses))))


def explain_verdicts(locale: Locale) -> Card:
    """Every verdict by its axis, and the words for several."""
    blocks: list[CardBlock] = [Title(locale.text(msg("verdict")))]
    for axis, title in AXES.items():
        blocks.append(Heading(locale.text(title)))
        blocks.append(fields(((LABELS[status], _full(status, locale)) for status in axis), locale))
    groups = (locale.labelled(word, locale.names(map(locale.label, statuses))) for word, statuses in GROUPS.items())
    return (*blocks, Heading(locale.text(msg("several verdicts"))), items(groups, locale))


def explain_term(entry: Entry, locale: Locale) -> Card:
    """What a word means that outputs use; first what else they call it."""
    first, *others = dict.fromkeys(bare(locale.text(word)) for word in entry.words)
    title = locale.noted(first, locale.names(others)) if others else first
    return (Term((Piece(title, strong=True),)), Items(locale.text(entry.meaning)))


def meanings(statuses: Iterable[Status], locale: Locale) -> list[tuple[str, str | None, str]]:
    """Of verdicts, what each is called, its name in the data format, and what it means."""
    return [(locale.label(one), one.value, locale.text(MEANINGS[one])) for one in statuses]
