"""Why: of a target's verdict, of a rule, of a verdict's word."""

from kjchuangxin.diagnostic import Message, Rule, msg
from kjchuangxin.render.about import LIGHTS, PACES, REPORTS, Verdict
from kjchuangxin.render.headline import notices
from kjchuangxin.render.overdue import period
from kjchuangxin.render.reckoning import numbers, steps
from kjchuangxin.render.screen import Screen, paragraph, visible
from kjchuangxin.report import Pace, Report, ReportState, TargetResult
from kjchuangxin.words import Words

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
    verdict = f"{screen.symbol(result.light)} {words.pace(result.pace)} · {words.report(result.report)} · "
    lines = [
        screen.paint(paragraph(visible(f"{result.id} {result.name}"), screen), "bold"),
        screen.paint(verdict + words.light(result.light), result.light.value),
    ]
    lines += [paragraph(notice, screen) for notice in notices(report, words)]
    lines += ["", screen.paint(words.say(msg("Numbers")), "bold"), *numbers(report, result, words, screen)]
    lines += ["", screen.paint(words.say(msg("Pace")), "bold")]
    lines += [paragraph(visible(words.say(step)), screen, "  ") for step in steps(result, words)]
    lines.append(paragraph(words.labelled(words.pace(result.pace), words.say(PACES[result.pace])), screen, "  "))
    lines += ["", screen.paint(words.say(msg("Report")), "bold")]
    lines += [paragraph(visible(words.say(step)), screen, "  ") for step in _reporting(report, result, words)]
    lines += ["", screen.paint(words.say(msg("Light")), "bold")]
    lines.append(paragraph(words.labelled(words.light(result.light), words.say(LIGHTS[result.light])), screen, "  "))
    return "\n".join(lines) + "\n"


def _reporting(report: Report, result: TargetResult, words: Words) -> list[Message]:
    """Who owes figures, for which period, and who is missing, out of date or late."""
    said = [msg("owed by: {units}", units=words.names(result.reporters))]
    if due := period(report, words):
        said.append(due)
    said.append(msg("{label}: {text}", label=words.report(result.report), text=REPORTS[result.report]))
    for state, units in (
        (ReportState.MISSING, result.missing),
        (ReportState.STALE, result.stale),
        (ReportState.LATE, result.late),
    ):
        if units:
            said.append(
                msg("those whose figure is {state}: {units}", state=words.report(state), units=words.names(units))
            )
    return said


def explain_rule(rule: Rule, words: Words, screen: Screen) -> str:
    """A rule's code, name and severity, why it is there, and what it refuses and accepts."""
    lines = [
        words.noted(f"{screen.paint(rule.code, 'bold')} {rule.name}", words.severity(rule.severity)),
        "",
        paragraph(words.say(rule.why), screen),
    ]
    part = words.say(_PARTS[rule.example.part])
    for title, text in (
        (msg("Wrong, {part}:", part=part), rule.example.wrong),
        (msg("Right, {part}:", part=part), rule.example.right),
    ):
        lines += ["", words.say(title), *(f"    {visible(line, None)}".rstrip() for line in text.splitlines())]
    return "\n".join(lines) + "\n"


def explain_verdict(verdict: Verdict, words: Words, screen: Screen) -> str:
    """What a word of a verdict means, on which axis, and by which name the data format knows it."""
    if isinstance(verdict, Pace):
        axis, word, about = msg("pace"), words.pace(verdict), PACES[verdict]
    elif isinstance(verdict, ReportState):
        axis, word, about = msg("report"), words.report(verdict), REPORTS[verdict]
    else:
        axis, word, about = msg("light"), words.light(verdict), LIGHTS[verdict]
    head = words.noted(screen.paint(word, "bold"), words.labelled(words.say(axis), verdict.value))
    return f"{head}\n\n{paragraph(words.say(about), screen)}\n"
