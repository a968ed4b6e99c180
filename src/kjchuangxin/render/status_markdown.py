"""A report as Markdown: a table for each section, as GitHub and Gitee show it."""

from itertools import groupby

from kjchuangxin.changes import Changes
from kjchuangxin.diagnostic import msg
from kjchuangxin.render import By, changes_words
from kjchuangxin.render.headline import dated, nothing, tally
from kjchuangxin.render.md import md, silent, table, targets, warned
from kjchuangxin.render.screen import Screen
from kjchuangxin.report import Report, UnitResult
from kjchuangxin.standing import Light
from kjchuangxin.target import TargetResult
from kjchuangxin.words import SYMBOLS, Words


def render(
    report: Report,
    words: Words,
    screen: Screen,  # noqa: ARG001  # the formats' interface
    by: By,
    changes: Changes | None = None,
) -> str:
    shown = report.units if by == "unit" else report.targets
    body = _by_unit(report, words) if by == "unit" else _by_target(report, words, changes)
    parts = [
        f"# {md(report.title)}\n",
        f"{words.say(dated(report))} · {tally(report.light_totals, words)}\n",
        *([f"{md(words.say(changes_words.since(changes, words)))}\n"] if changes else []),
        *warned(report, words),
        *(body if shown else [f"{words.say(nothing(by))}\n"]),
        *silent(report, words),
    ]
    return "\n".join(parts)


def _by_target(report: Report, words: Words, changes: Changes | None) -> list[str]:
    def former(result: TargetResult) -> str:
        return changes_words.former(result, changes, words)

    parts = []
    more = ((msg("before"), former),) if changes else ()
    for section, results in groupby(report.targets, lambda result: result.section):
        parts += [f"## {md(section)}\n", targets(results, words, more)]
    return parts


def _by_unit(report: Report, words: Words) -> list[str]:
    titles = [
        words.say(msg("unit")),
        words.say(msg("tasks led")),
        *(f"{SYMBOLS[light]} {words.standing(light)}" for light in Light),
        words.say(msg("reports")),
        words.say(msg("missing/stale")),
        words.say(msg("late")),
    ]
    return [table(titles, [_unit(report, unit, words) for unit in report.units], rights=(2, 3, 4, 5, 6))]


def _unit(report: Report, unit: UnitResult, words: Words) -> list[str]:
    return [
        md(unit.name),
        words.listed(map(str, unit.leads)),
        *(str(count) for count in report.lights_of(unit.name).values()),
        f"{unit.reports_received}/{unit.reports_due}",
        md(words.listed(unit.missing)),
        md(words.listed(unit.late)),
    ]
