"""A report as a table on a terminal, or in what a terminal's output is piped into."""

from kjchuangxin.diagnostic import msg
from kjchuangxin.i18n.locale import Words
from kjchuangxin.render import by_target, changes_words, closing
from kjchuangxin.render.draw import drawn, folded
from kjchuangxin.render.grid import INDENT, Grid, Line
from kjchuangxin.render.headline import NO_TARGET, NOBODY, dated, notices, period, reminder, tally
from kjchuangxin.render.screen import Screen, columns, visible
from kjchuangxin.report.changes import Changes
from kjchuangxin.report.report import Report
from kjchuangxin.report.status import ReportState


def render(report: Report, words: Words, screen: Screen, changes: Changes | None = None) -> str:
    """The headline, the rows, and who has not reported; with what moved where that is given."""
    body = Grid((Line(""), Line(words.say(NO_TARGET))))
    if report.targets:
        body = by_target.grid(report, words, screen, changes)
    head, foot = _head(report, words, screen, changes), _foot(report, words)
    return "".join(f"{line}\n" for line in (*folded(head, screen), *drawn(body, screen), *folded(foot, screen)))


def _head(report: Report, words: Words, screen: Screen, changes: Changes | None) -> list[Line]:
    day, counts = words.say(dated(report)), tally(report.light_totals, words)
    one = f"{day} · {counts}"
    return [
        Line(visible(report.title), "bold"),
        *([Line(one)] if columns(one) <= screen.width else [Line(day), Line(counts)]),
        *([Line(visible(words.say(changes_words.since(changes, words))))] if changes else []),
        *(Line(words.say(notice), "yellow") for notice in notices(report)),
    ]


def _foot(report: Report, words: Words) -> list[Line]:
    """Who has not reported, by unit; and what the marks mean."""
    lines = []
    if due := period(report):
        lines += [Line(""), Line(words.say(due))]
        for overdue in report.overdue:
            style = "yellow" if overdue.state is ReportState.LATE else "red"
            lines.append(Line(visible(words.say(reminder(overdue))), style, INDENT))
        if not report.overdue:
            lines.append(Line(words.say(NOBODY), "", INDENT))
    if closed := closing.total(report):
        lines += [Line(""), Line(words.say(closed))]
        for label, results in closing.named(report):
            ids = words.listed(result.id for result in results)
            lines.append(Line(visible(words.labelled(words.say(label), ids)), "", INDENT))
    if report.targets:
        lines += [Line(""), Line(words.say(msg("A mark | in a bar shows how much of the time has elapsed.")), "dim")]
        if any(result.aspirational for result in report.targets):
            lines.append(Line(words.say(msg("* The document strives for it (力争) without promising it.")), "dim"))
    return lines
