"""Explanations of a target's verdict, of a rule, and of a word that a verdict can be."""

from kjchuangxin.diagnostic import Message, Rule, msg
from kjchuangxin.i18n.locale import LABELS, SYMBOLS, Locale
from kjchuangxin.render import breakdown, closing
from kjchuangxin.render.closing import told
from kjchuangxin.render.headline import notices, period
from kjchuangxin.render.screen import Screen, paragraph, visible
from kjchuangxin.report.report import Report
from kjchuangxin.report.status import Closure, Light, Pace, ReportState, Status
from kjchuangxin.report.target import TargetResult
from kjchuangxin.views.derivation import numbers, steps
from kjchuangxin.views.glossary import MEANINGS

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


def explain_target(report: Report, result: TargetResult, locale: Locale, screen: Screen) -> str:
    """How the verdict came about: the numbers and their places, the formula, the bands, the report, the light."""
    verdict = " · ".join(map(locale.label, told(result)))
    lines = [
        screen.paint(paragraph(visible(f"{result.id} {result.name}"), screen), "bold"),
        screen.paint(f"{SYMBOLS[result.light]} {verdict}", result.light.value),
    ]
    lines += [paragraph(locale.text(notice), screen) for notice in notices(report)]
    lines += ["", screen.paint(locale.text(msg("Numbers")), "bold"), *numbers(report, result, locale, screen)]
    lines += ["", screen.paint(locale.text(msg("Pace")), "bold")]
    lines += [paragraph(visible(locale.text(step)), screen, "  ") for step in steps(result, report.as_of, locale)]
    lines.append(paragraph(locale.text(_meaning(result.pace)), screen, "  "))
    lines += ["", screen.paint(locale.text(msg("Report")), "bold")]
    lines += [paragraph(visible(locale.text(step)), screen, "  ") for step in _reporting(report, result)]
    lines += ["", screen.paint(locale.text(msg("Light")), "bold")]
    lines.append(paragraph(locale.text(_meaning(result.light)), screen, "  "))
    for title, parts in (
        (msg("Breakdown"), breakdown.lines(result, locale)),
        (msg("Closure"), _closure(result, locale)),
    ):
        if parts:
            lines += ["", screen.paint(locale.text(title), "bold")]
            lines += [paragraph(visible(text), screen, "  ") for text in parts]
    return "\n".join(lines) + "\n"


def _closure(result: TargetResult, locale: Locale) -> list[str]:
    """How far the target is closed; nothing while it is open and was never verified."""
    closure = closing.closure(result, locale)
    if not closure:
        return []
    return [*([closure] if result.verified else []), locale.text(_meaning(result.closure))]


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


def explain_rule(rule: Rule, locale: Locale, screen: Screen) -> str:
    """A rule's code, name and severity, why it is there, how to allow it, and what it refuses and accepts."""
    lines = [
        locale.noted(f"{screen.paint(rule.code, 'bold')} {rule.name}", locale.severity(rule.severity)),
        "",
        paragraph(locale.text(rule.why), screen),
    ]
    if rule.allowable:
        hint = msg("Where it is meant, write beside the value: {text}", text=f"allow: [{rule.code}: …]")
        lines += ["", paragraph(locale.text(hint), screen)]
    for title, text in examples(rule, locale):
        lines += ["", title, *(f"    {line}".rstrip() for line in text)]
    return "\n".join(lines) + "\n"


def examples(rule: Rule, locale: Locale) -> list[tuple[str, list[str]]]:
    """What a rule refuses and what it accepts: of each, a title and its lines."""
    part = locale.text(_PARTS[rule.example.part])
    return [
        (locale.text(title), [visible(line, None) for line in text.splitlines()])
        for title, text in (
            (msg("Wrong, {part}:", part=part), rule.example.wrong),
            (msg("Right, {part}:", part=part), rule.example.right),
        )
    ]


def explain_status(status: Status, locale: Locale, screen: Screen) -> str:
    """What a status means, on which axis it is, and its name in the data format."""
    named = locale.labelled(locale.text(_AXES[type(status)]), status.value)
    head = locale.noted(screen.paint(locale.label(status), "bold"), named)
    return f"{head}\n\n{paragraph(locale.text(MEANINGS[status]), screen)}\n"
