"""A report as Markdown: a table for each section, as GitHub and Gitee show it."""

from itertools import groupby

from kjchuangxin.diagnostic import msg
from kjchuangxin.i18n.locale import Locale
from kjchuangxin.render import changes_words
from kjchuangxin.render.headline import NO_TARGET, dated, tally
from kjchuangxin.render.md import md, silent, targets, warned
from kjchuangxin.render.screen import Screen
from kjchuangxin.report.changes import Changes
from kjchuangxin.report.report import Report
from kjchuangxin.report.target import TargetResult


def render(
    report: Report,
    locale: Locale,
    screen: Screen,  # noqa: ARG001  # the formats' interface
    changes: Changes | None = None,
) -> str:
    parts = [
        f"# {md(report.title)}\n",
        f"{locale.text(dated(report))} · {tally(report.light_totals, locale)}\n",
        *([f"{md(locale.text(changes_words.since(changes, locale)))}\n"] if changes else []),
        *warned(report, locale),
        *(_by_section(report, locale, changes) if report.targets else [f"{locale.text(NO_TARGET)}\n"]),
        *silent(report, locale),
    ]
    return "\n".join(parts)


def _by_section(report: Report, locale: Locale, changes: Changes | None) -> list[str]:
    def former(result: TargetResult) -> str:
        return changes_words.former(result, changes, locale)

    parts = []
    more = ((msg("before"), former),) if changes else ()
    for section, results in groupby(report.targets, lambda result: result.definition.section):
        parts += [f"## {md(section)}\n", targets(results, locale, more)]
    return parts
