"""Explanations of a target's verdict, of a rule, and of a word that a verdict can be."""

from collections.abc import Sequence

from kjchuangxin.diagnostic import Message, Rule, msg
from kjchuangxin.i18n.labels import LABELS, SEVERITIES, SYMBOLS
from kjchuangxin.i18n.locale import Locale
from kjchuangxin.report.report import Report
from kjchuangxin.report.status import Closure, Light, Pace, ReportState, Status
from kjchuangxin.report.target import TargetResult
from kjchuangxin.views import closure, quotas
from kjchuangxin.views.derivation import numbers, steps
from kjchuangxin.views.glossary import MEANINGS
from kjchuangxin.views.headline import notices, period
from kjchuangxin.views.page import Block, Card, Heading, Items, Paragraph, Term, Title, Verbatim
from kjchuangxin.views.table import Label, Line
from kjchuangxin.views.target import fields

_AXES: dict[type[Status], Message] = {
    Pace: msg("pace"),
    ReportState: msg("report"),
    Light: msg("light"),
    Closure: msg("closure"),
}
_PARTS = {
    "plan": msg("as a plan"),
    "breakdown": msg("as a breakdown"),
    "progress": msg("as a progress file"),
    "targets": msg("under `targets` in a plan"),
    "reports": msg("under `reports` in a progress file"),
    "entries": msg("under `entries` in a progress file"),
}


def explain_target(report: Report, result: TargetResult, locale: Locale) -> Card:
    """How the verdict came about: the numbers and their places, the formula, the bands, the report, the light."""
    verdict = Label(
        (f"{SYMBOLS[result.light]} {' · '.join(map(locale.label, closure.verdict(result)))}",), result.light
    )
    return (
        Title(f"{result.id} {result.name}"),
        Items("", (Line((verdict,), indent=0),)),
        *(Paragraph((locale.text(notice),)) for notice in notices(report)),
        Heading(locale.text(msg("Numbers"))),
        fields(numbers(report, result, locale), locale),
        *_part(msg("Pace"), [*steps(result, report.as_of, locale), _meaning(result.pace)], locale),
        *_part(msg("Report"), _reporting(report, result), locale),
        *_part(msg("Light"), [_meaning(result.light)], locale),
        *_part(msg("Breakdown"), quotas.lines(result, locale), locale),
        *_part(msg("Closure"), _closure(result, locale), locale),
    )


def _part(title: Message, texts: Sequence[Message | str], locale: Locale) -> tuple[Block, ...]:
    """Texts under a heading; nothing where there are none."""
    lines = tuple(Line((text if isinstance(text, str) else locale.text(text),)) for text in texts)
    return (Heading(locale.text(title)), Items("", lines)) if lines else ()


def _closure(result: TargetResult, locale: Locale) -> list[str]:
    """How far the target is closed; nothing while it is open and was never verified."""
    text = closure.closure(result, locale)
    if not text:
        return []
    return [*([text] if result.verified else []), locale.text(_meaning(result.closure))]


def _meaning(status: Status) -> Message:
    return msg("{label}: {text}", label=LABELS[status], text=MEANINGS[status])


def _reporting(report: Report, result: TargetResult) -> list[Message]:
    """Who owes figures, for which period, and who is missing, out of date or late."""
    due = period(report)
    return [
        msg("owed by: {units}", units=result.definition.reporters),
        *([due] if due else []),
        _meaning(result.reporting.state),
        *(
            msg("those whose figure is {state}: {units}", state=LABELS[state], units=units)
            for state, units in result.reporting.overdue.items()
            if units
        ),
    ]


def explain_rule(rule: Rule, locale: Locale) -> Card:
    """A rule's code, name and severity, why it is there, how to allow it, and what it refuses and accepts."""
    name = msg(
        "{text} ({note})",
        text=Message("{code} {name}", {"code": rule.code, "name": rule.name}),
        note=SEVERITIES[rule.severity],
    )
    hint = msg("Where it is meant, write beside the value: {text}", text=f"allow: [{rule.code}: …]")
    return (
        Term(locale.pieces(name, strong="code")),
        Items(locale.text(rule.why), ()),
        *([Items(locale.text(hint), ())] if rule.allowable else []),
        *(Verbatim(title, lines) for title, lines in examples(rule, locale)),
    )


def examples(rule: Rule, locale: Locale) -> list[tuple[str, tuple[str, ...]]]:
    """What a rule refuses and what it accepts: of each, a title and its lines."""
    part = locale.text(_PARTS[rule.example.part])
    return [
        (locale.text(title), tuple(text.splitlines()))
        for title, text in (
            (msg("Wrong, {part}:", part=part), rule.example.wrong),
            (msg("Right, {part}:", part=part), rule.example.right),
        )
    ]


def explain_status(status: Status, locale: Locale) -> Card:
    """What a status means, on which axis it is, and its name in the data format."""
    named = msg("{label}: {text}", label=_AXES[type(status)], text=status.value)
    head = locale.pieces(msg("{text} ({note})", text=LABELS[status], note=named), strong="text")
    return (Term(head), Items(locale.text(MEANINGS[status]), ()))
