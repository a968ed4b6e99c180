"""Why: of a target's verdict, of a rule, of a verdict's word."""

from kjchuangxin.diagnostic import Message, Rule, msg
from kjchuangxin.i18n.locale import STANDINGS, SYMBOLS, Words
from kjchuangxin.render import breakdown, closing
from kjchuangxin.render.about import ABOUT
from kjchuangxin.render.closing import told
from kjchuangxin.render.headline import notices, period
from kjchuangxin.render.reckoning import numbers, steps
from kjchuangxin.render.screen import Screen, paragraph, visible
from kjchuangxin.report.report import Report
from kjchuangxin.report.status import Closure, Light, Pace, ReportState, Standing
from kjchuangxin.report.target import TargetResult

_AXES: dict[type[Standing], Message] = {
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


def explain_target(report: Report, result: TargetResult, words: Words, screen: Screen) -> str:
    """How the verdict came about: the numbers and their places, the formula, the bands, the report, the light."""
    verdict = " · ".join(map(words.standing, told(result)))
    lines = [
        screen.paint(paragraph(visible(f"{result.id} {result.name}"), screen), "bold"),
        screen.paint(f"{SYMBOLS[result.light]} {verdict}", result.light.value),
    ]
    lines += [paragraph(words.say(notice), screen) for notice in notices(report)]
    lines += ["", screen.paint(words.say(msg("Numbers")), "bold"), *numbers(report, result, words, screen)]
    lines += ["", screen.paint(words.say(msg("Pace")), "bold")]
    lines += [paragraph(visible(words.say(step)), screen, "  ") for step in steps(result, report.as_of, words)]
    lines.append(paragraph(words.say(_meaning(result.pace)), screen, "  "))
    lines += ["", screen.paint(words.say(msg("Report")), "bold")]
    lines += [paragraph(visible(words.say(step)), screen, "  ") for step in _reporting(report, result)]
    lines += ["", screen.paint(words.say(msg("Light")), "bold")]
    lines.append(paragraph(words.say(_meaning(result.light)), screen, "  "))
    for title, parts in ((msg("Breakdown"), breakdown.lines(result, words)), (msg("Closure"), _closure(result, words))):
        if parts:
            lines += ["", screen.paint(words.say(title), "bold")]
            lines += [paragraph(visible(text), screen, "  ") for text in parts]
    return "\n".join(lines) + "\n"


def _closure(result: TargetResult, words: Words) -> list[str]:
    """How far the target is closed, where anything is to be said of that."""
    said = closing.closure(result, words)
    if not said:
        return []
    return [*([said] if result.verified else []), words.say(_meaning(result.closure))]


def _meaning(standing: Standing) -> Message:
    return msg("{label}: {text}", label=STANDINGS[standing], text=ABOUT[standing])


def _reporting(report: Report, result: TargetResult) -> list[Message]:
    """Who owes figures, for which period, and who is missing, out of date or late."""
    due = period(report)
    return [
        msg("owed by: {units}", units=result.reporters),
        *([due] if due else []),
        _meaning(result.report),
        *(
            msg("those whose figure is {state}: {units}", state=STANDINGS[state], units=units)
            for state, units in result.overdue.items()
            if units
        ),
    ]


def explain_rule(rule: Rule, words: Words, screen: Screen) -> str:
    """A rule's code, name and severity, why it is there, how to allow it, and what it refuses and accepts."""
    lines = [
        words.noted(f"{screen.paint(rule.code, 'bold')} {rule.name}", words.severity(rule.severity)),
        "",
        paragraph(words.say(rule.why), screen),
    ]
    if rule.allowable:
        hint = msg("Where it is meant, write beside the value: {text}", text=f"allow: [{rule.code}: …]")
        lines += ["", paragraph(words.say(hint), screen)]
    for title, text in examples(rule, words):
        lines += ["", title, *(f"    {line}".rstrip() for line in text)]
    return "\n".join(lines) + "\n"


def examples(rule: Rule, words: Words) -> list[tuple[str, list[str]]]:
    """What a rule refuses and what it accepts: of each, what it is, and its lines."""
    part = words.say(_PARTS[rule.example.part])
    return [
        (words.say(title), [visible(line, None) for line in text.splitlines()])
        for title, text in (
            (msg("Wrong, {part}:", part=part), rule.example.wrong),
            (msg("Right, {part}:", part=part), rule.example.right),
        )
    ]


def explain_standing(standing: Standing, words: Words, screen: Screen) -> str:
    """What a word of a verdict means, on which axis, and by which name the data format knows it."""
    named = words.labelled(words.say(_AXES[type(standing)]), standing.value)
    head = words.noted(screen.paint(words.standing(standing), "bold"), named)
    return f"{head}\n\n{paragraph(words.say(ABOUT[standing]), screen)}\n"
