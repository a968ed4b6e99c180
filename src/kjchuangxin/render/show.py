"""One unit or one target with everything that is known of it."""

from kjchuangxin.diagnostic import Message, msg
from kjchuangxin.i18n.locale import COLLECTS, MEASURES, PACE_KINDS, SYMBOLS, Words, number, percent
from kjchuangxin.render import breakdown, closing
from kjchuangxin.render.chart import chart
from kjchuangxin.render.figures import dated, figure, remarks, stage, window
from kjchuangxin.render.headline import dated as headline
from kjchuangxin.render.headline import notices, tally
from kjchuangxin.render.outlook import outlook
from kjchuangxin.render.screen import Screen, fields, paragraph, visible
from kjchuangxin.report.report import Report, UnitResult
from kjchuangxin.report.target import TargetResult


def show_unit(report: Report, unit: UnitResult, words: Words, screen: Screen) -> str:
    """What a unit leads, supports and owes, what it has reported of that, and what is missing or late."""
    counts = tally(report.lights_of(unit.name), words)
    received = msg("{received} of {due}", received=unit.reports_received, due=unit.reports_due)
    pairs = [
        (msg("tasks led"), _tasks(unit.leads, report, words)),
        (msg("tasks supported"), _tasks(unit.supports, report, words)),
        (msg("its targets"), counts),
        (msg("reports received"), words.say(received)),
        (msg("missing/stale"), words.listed(unit.missing)),
        (msg("late"), words.listed(unit.late)),
    ]
    lines = [*_head(report, visible(unit.name), words, screen), *_fields(pairs, words, screen)]
    for result in report.targets_of(unit.name):
        verdict = f"{SYMBOLS[result.light]} {words.verdict(result)}"
        title = visible(words.labelled(f"{result.id} {result.name}", words.progress(result)))
        lines += ["", f"{paragraph(title, screen)}", f"  {screen.paint(verdict, result.light.value)}"]
        for each in (one for one in result.quotas if one.unit == unit.name):
            lines += _fields([(msg("quota"), breakdown.quota(each, result, words))], words, screen)
        own = [reported for reported in result.history if reported.unit == unit.name]
        if own:
            newest = own[-1]
            lines.append(paragraph(visible(words.say(figure(newest, result.unit, words))), screen, "  "))
            lines += _fields(remarks(newest, words), words, screen, indent=4)
        elif result.id in unit.owes:
            lines.append("  " + words.say(msg("It has reported nothing for this target.")))
    return "\n".join(lines) + "\n"


def show_target(report: Report, result: TargetResult, words: Words, screen: Screen) -> str:
    """What a target is, how it stands, and every figure reported for it."""
    original = words.original(result) if result.original is not None else ""
    pairs = [
        (msg("verdict"), f"{SYMBOLS[result.light]} {words.verdict(result)}"),
        (msg("closure"), closing.closure(result, words)),
        (msg("value"), dated(result.value, result.value_as_of, result, words)),
        (msg("done"), percent(result.completion) if result.completion is not None else ""),
        (msg("expected by now"), words.quantity(result.expected, result.unit) if result.expected is not None else ""),
        (msg("reason"), words.say(result.reason) if result.reason else ""),
        (msg("cause"), result.cause or ""),
        (msg("action"), result.action or ""),
        (msg("by"), result.by.isoformat() if result.by else ""),
        *outlook(result, words),
    ]
    definition = [
        (msg("section"), result.section),
        (msg("task"), f"{result.task}. {result.task_title}"),
        (msg("clause"), result.clause or ""),
        (msg("lead"), words.names(result.lead)),
        (msg("support"), words.names(result.support)),
        (msg("reporters"), words.names(result.reporters)),
        (msg("collected as"), words.say(COLLECTS[result.collect]) if len(result.reporters) > 1 else ""),
        (msg("measure"), words.say(MEASURES[result.measure])),
        (msg("target value"), words.target(result)),
        (msg("originally"), original),
        (msg("tolerance"), f"{number(result.tolerance * 100)}%" if result.tolerance is not None else ""),
        (msg("objective"), words.yes(truth=True) if result.objective else ""),
        (msg("striven for"), words.yes(truth=True) if result.aspirational else ""),
        (msg("window"), words.say(window(result))),
        (msg("schedule"), words.say(PACE_KINDS[result.pace_kind]) if result.pace_kind else ""),
        (
            msg("baseline"),
            dated(result.baseline, result.baseline_as_of, result, words) if result.baseline is not None else "",
        ),
        *((msg("stage"), words.say(stage(each))) for each in result.stages),
        *((msg("quota"), breakdown.quota(each, result, words)) for each in result.quotas),
        *((msg("breakdown"), words.say(each)) for each in breakdown.sums(result, words)),
        (msg("note"), result.note or ""),
    ]
    lines = _head(report, visible(f"{result.id} {result.name}"), words, screen)
    lines += _fields(pairs, words, screen)
    if picture := chart(result, report.as_of, words, screen):
        lines += ["", *picture]
    lines += ["", screen.paint(words.say(msg("Definition")), "bold"), *_fields(definition, words, screen)]
    lines += ["", screen.paint(words.say(msg("Reported figures")), "bold")]
    if not result.history:
        lines.append("  " + words.say(msg("Nothing has been reported.")))
    for reported in result.history:
        lines.append(paragraph(visible(words.say(figure(reported, result.unit, words))), screen, "  "))
        lines += _fields(remarks(reported, words), words, screen, indent=4)
    return "\n".join(lines) + "\n"


def _head(report: Report, title: str, words: Words, screen: Screen) -> list[str]:
    return [
        screen.paint(paragraph(title, screen), "bold"),
        paragraph(words.say(headline(report)), screen),
        *(paragraph(words.say(notice), screen) for notice in notices(report)),
    ]


def _fields(pairs: list[tuple[Message, str]], words: Words, screen: Screen, indent: int = 2) -> list[str]:
    return fields([(words.say(label), visible(text)) for label, text in pairs], screen, indent)


def _tasks(numbers: tuple[int, ...], report: Report, words: Words) -> str:
    """Tasks by number and, where one of its targets is in the report, by title."""
    titles = {result.task: result.task_title for result in report.targets}
    return words.clauses(f"{task}. {titles[task]}" if task in titles else str(task) for task in numbers)
