"""One unit or one target with everything that is known of it."""

from kjchuangxin.diagnostic import Message, msg
from kjchuangxin.i18n.locale import COLLECTS, MEASURES, PACE_KINDS, SYMBOLS, Locale
from kjchuangxin.render import breakdown, closing
from kjchuangxin.render.figures import dated, figure, remarks, stage, window
from kjchuangxin.render.headline import dated as headline
from kjchuangxin.render.headline import notices, tally
from kjchuangxin.render.outlook import outlook
from kjchuangxin.render.screen import Screen, fields, paragraph, visible
from kjchuangxin.report.numbers import number, percent
from kjchuangxin.report.report import Report, UnitResult
from kjchuangxin.report.target import TargetResult
from kjchuangxin.views.chart import chart


def show_unit(report: Report, unit: UnitResult, locale: Locale, screen: Screen) -> str:
    """What a unit leads, supports and owes, what it has reported of that, and what is missing or late."""
    counts = tally(report.lights_of(unit.name), locale)
    received = msg("{received} of {due}", received=unit.reports_received, due=unit.reports_due)
    pairs = [
        (msg("tasks led"), _tasks(unit.leads, report, locale)),
        (msg("tasks supported"), _tasks(unit.supports, report, locale)),
        (msg("its targets"), counts),
        (msg("reports received"), locale.text(received)),
        (msg("missing/stale"), locale.listed(unit.missing)),
        (msg("late"), locale.listed(unit.late)),
    ]
    lines = [*_head(report, visible(unit.name), locale, screen), *_fields(pairs, locale, screen)]
    for result in report.targets_of(unit.name):
        verdict = f"{SYMBOLS[result.light]} {locale.verdict(result)}"
        title = visible(locale.labelled(f"{result.id} {result.name}", locale.progress(result)))
        lines += ["", f"{paragraph(title, screen)}", f"  {screen.paint(verdict, result.light.value)}"]
        for each in (one for one in result.shares.quotas if one.unit == unit.name):
            lines += _fields([(msg("quota"), breakdown.quota(each, result, locale))], locale, screen)
        own = [reported for reported in result.reporting.history if reported.unit == unit.name]
        if own:
            newest = own[-1]
            lines.append(paragraph(visible(locale.text(figure(newest, result.unit, locale))), screen, "  "))
            lines += _fields(remarks(newest, locale), locale, screen, indent=4)
        elif result.id in unit.owes:
            lines.append("  " + locale.text(msg("It has reported nothing for this target.")))
    return "\n".join(lines) + "\n"


def show_target(report: Report, result: TargetResult, locale: Locale, screen: Screen) -> str:
    """What a target is, how it stands, and every figure reported for it."""
    original = locale.original(result) if result.definition.original is not None else ""
    pairs = [
        (msg("verdict"), f"{SYMBOLS[result.light]} {locale.verdict(result)}"),
        (msg("closure"), closing.closure(result, locale)),
        (msg("value"), dated(result.value, result.progress.value_as_of, result, locale)),
        (msg("done"), percent(result.progress.completion) if result.progress.completion is not None else ""),
        (
            msg("expected by now"),
            locale.quantity(result.progress.expected, result.unit) if result.progress.expected is not None else "",
        ),
        (msg("reason"), locale.text(result.progress.reason) if result.progress.reason else ""),
        (msg("cause"), result.reporting.cause or ""),
        (msg("action"), result.reporting.action or ""),
        (msg("by"), result.reporting.by.isoformat() if result.reporting.by else ""),
        *outlook(result, locale),
    ]
    definition = [
        (msg("section"), result.definition.section),
        (msg("task"), f"{result.definition.task}. {result.definition.task_title}"),
        (msg("clause"), result.definition.clause or ""),
        (msg("lead"), locale.names(result.definition.lead)),
        (msg("support"), locale.names(result.definition.support)),
        (msg("reporters"), locale.names(result.definition.reporters)),
        (
            msg("collected as"),
            locale.text(COLLECTS[result.definition.collect]) if len(result.definition.reporters) > 1 else "",
        ),
        (msg("measure"), locale.text(MEASURES[result.definition.measure])),
        (msg("target value"), locale.target(result)),
        (msg("originally"), original),
        (
            msg("tolerance"),
            f"{number(result.definition.tolerance * 100)}%" if result.definition.tolerance is not None else "",
        ),
        (msg("objective"), locale.yes(truth=True) if result.definition.objective else ""),
        (msg("striven for"), locale.yes(truth=True) if result.definition.aspirational else ""),
        (msg("window"), locale.text(window(result))),
        (msg("schedule"), locale.text(PACE_KINDS[result.definition.pace_kind]) if result.definition.pace_kind else ""),
        (
            msg("baseline"),
            dated(result.progress.baseline, result.progress.baseline_as_of, result, locale)
            if result.progress.baseline is not None
            else "",
        ),
        *((msg("stage"), locale.text(stage(each))) for each in result.progress.stages),
        *((msg("quota"), breakdown.quota(each, result, locale)) for each in result.shares.quotas),
        *((msg("breakdown"), locale.text(each)) for each in breakdown.sums(result, locale)),
        (msg("note"), result.definition.note or ""),
    ]
    lines = _head(report, visible(f"{result.id} {result.name}"), locale, screen)
    lines += _fields(pairs, locale, screen)
    if picture := chart(result, report.as_of, locale, screen):
        lines += ["", *picture]
    lines += ["", screen.paint(locale.text(msg("Definition")), "bold"), *_fields(definition, locale, screen)]
    lines += ["", screen.paint(locale.text(msg("Reported figures")), "bold")]
    if not result.reporting.history:
        lines.append("  " + locale.text(msg("Nothing has been reported.")))
    for reported in result.reporting.history:
        lines.append(paragraph(visible(locale.text(figure(reported, result.unit, locale))), screen, "  "))
        lines += _fields(remarks(reported, locale), locale, screen, indent=4)
    return "\n".join(lines) + "\n"


def _head(report: Report, title: str, locale: Locale, screen: Screen) -> list[str]:
    return [
        screen.paint(paragraph(title, screen), "bold"),
        paragraph(locale.text(headline(report)), screen),
        *(paragraph(locale.text(notice), screen) for notice in notices(report)),
    ]


def _fields(pairs: list[tuple[Message, str]], locale: Locale, screen: Screen, indent: int = 2) -> list[str]:
    return fields([(locale.text(label), visible(text)) for label, text in pairs], screen, indent)


def _tasks(numbers: tuple[int, ...], report: Report, locale: Locale) -> str:
    """Tasks by number and, where one of its targets is in the report, by title."""
    titles = {result.definition.task: result.definition.task_title for result in report.targets}
    return locale.clauses(f"{task}. {titles[task]}" if task in titles else str(task) for task in numbers)
