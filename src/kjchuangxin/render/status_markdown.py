"""A report as Markdown: a table for each section, as GitHub and Gitee show it."""

from itertools import groupby

from kjchuangxin.diagnostic import msg
from kjchuangxin.render.headline import dated, nothing, notices, tally
from kjchuangxin.render.md import md, table
from kjchuangxin.render.overdue import lights, overdue, period
from kjchuangxin.render.screen import Screen
from kjchuangxin.report import Light, Report, TargetResult, UnitResult
from kjchuangxin.words import SYMBOLS, Words, percent


def render(report: Report, words: Words, screen: Screen, by: str) -> str:  # noqa: ARG001  # the formats' interface
    counts = tally(report.light_totals, words, SYMBOLS.__getitem__)
    shown = report.units if by == "unit" else report.targets
    parts = [
        f"# {md(report.title)}\n",
        f"{words.say(dated(report, words))} · {counts}\n",
        *(f"> {notice}\n" for notice in notices(report, words)),
        *((_by_unit(report, words) if by == "unit" else _by_target(report, words)) if shown else [_nothing(words, by)]),
        *who(report, words),
    ]
    return "\n".join(parts)


def _nothing(words: Words, by: str) -> str:
    return f"{words.say(nothing(by))}\n"


def _by_target(report: Report, words: Words) -> list[str]:
    parts = []
    for section, results in groupby(report.targets, lambda result: result.section):
        parts += [f"## {md(section)}\n", targets(list(results), words)]
    return parts


def targets(results: list[TargetResult], words: Words) -> str:
    """A table of targets."""
    titles = (msg("id"), msg("target"), msg("lead"), msg("value/target"), msg("done"), msg("verdict"))
    rows = [
        (
            md(result.id),
            md(name(result, words)),
            md(words.names(result.lead)),
            md(words.progress(result)),
            percent(result.completion),
            f"{SYMBOLS[result.light]} {words.verdict(result)}",
        )
        for result in results
    ]
    return table([words.say(title) for title in titles], rows, rights=(4,))


def name(result: TargetResult, words: Words) -> str:
    """The name, with what the document only strives for marked as that."""
    return words.say(msg("{name} (striven for)", name=result.name)) if result.aspirational else result.name


def _by_unit(report: Report, words: Words) -> list[str]:
    titles = [
        words.say(msg("unit")),
        words.say(msg("tasks led")),
        *(f"{SYMBOLS[light]} {words.light(light)}" for light in Light),
        words.say(msg("reports")),
        words.say(msg("missing/stale")),
        words.say(msg("late")),
    ]
    return [table(titles, [_unit(report, unit, words) for unit in report.units], rights=(2, 3, 4, 5, 6))]


def _unit(report: Report, unit: UnitResult, words: Words) -> list[str]:
    return [
        md(unit.name),
        words.listed(map(str, unit.leads)),
        *(str(count) for count in lights(report, unit).values()),
        f"{unit.reports_received}/{unit.reports_due}",
        md(words.listed(unit.missing)),
        md(words.listed(unit.late)),
    ]


def who(report: Report, words: Words) -> list[str]:
    """Who has not reported, a line for each unit and state; nothing before the first period has ended."""
    due = period(report, words)
    if due is None:
        return []
    lines = [
        f"- {words.report(state)} {words.labelled(md(unit), md(words.listed(ids)))}"
        for state, units in overdue(report)
        for unit, ids in units
    ]
    return [
        f"{words.say(due)}\n",
        "\n".join(lines or ["- " + words.say(msg("None is missing, out of date or late."))]) + "\n",
    ]
