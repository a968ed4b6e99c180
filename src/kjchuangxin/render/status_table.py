"""A report as a table on a terminal, or in what a terminal's output is piped into."""

from kjchuangxin.diagnostic import msg
from kjchuangxin.i18n.locale import Locale
from kjchuangxin.render import by_target, changes_words, closing
from kjchuangxin.render.draw import drawn, folded
from kjchuangxin.render.grid import INDENT, Grid, Line
from kjchuangxin.render.headline import NO_TARGET, NOBODY, dated, notices, period, reminder, tally
from kjchuangxin.render.screen import Screen, columns, visible
from kjchuangxin.report.changes import Changes
from kjchuangxin.report.report import Report
from kjchuangxin.report.status import ReportState


def render(report: Report, locale: Locale, screen: Screen, changes: Changes | None = None) -> str:
    """The headline, the rows, and who has not reported; with what moved where that is given."""
    body = Grid((Line(""), Line(locale.text(NO_TARGET))))
    if report.targets:
        body = by_target.grid(report, locale, screen, changes)
    head, foot = _head(report, locale, screen, changes), _foot(report, locale)
    return "".join(f"{line}\n" for line in (*folded(head, screen), *drawn(body, screen), *folded(foot, screen)))


def _head(report: Report, locale: Locale, screen: Screen, changes: Changes | None) -> list[Line]:
    day, counts = locale.text(dated(report)), tally(report.light_totals, locale)
    one = f"{day} · {counts}"
    return [
        Line(visible(report.title), "bold"),
        *([Line(one)] if columns(one) <= screen.width else [Line(day), Line(counts)]),
        *([Line(visible(locale.text(changes_words.since(changes, locale))))] if changes else []),
        *(Line(locale.text(notice), "yellow") for notice in notices(report)),
    ]


def _foot(report: Report, locale: Locale) -> list[Line]:
    """Who has not reported, by unit; and what the marks mean."""
    lines = []
    if due := period(report):
        lines += [Line(""), Line(locale.text(due))]
        for overdue in report.overdue:
            style = "yellow" if overdue.state is ReportState.LATE else "red"
            lines.append(Line(visible(locale.text(reminder(overdue))), style, INDENT))
        if not report.overdue:
            lines.append(Line(locale.text(NOBODY), "", INDENT))
    if closed := closing.total(report):
        lines += [Line(""), Line(locale.text(closed))]
        for label, results in closing.named(report):
            ids = locale.listed(result.id for result in results)
            lines.append(Line(visible(locale.labelled(locale.text(label), ids)), "", INDENT))
    if report.targets:
        lines += [Line(""), Line(locale.text(msg("A mark | in a bar shows how much of the time has elapsed.")), "dim")]
        if any(result.definition.aspirational for result in report.targets):
            lines.append(Line(locale.text(msg("* The document strives for it (力争) without promising it.")), "dim"))
    return lines
