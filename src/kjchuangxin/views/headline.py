"""What several views say about a whole report: as of when, what the figures are, who is silent, what is closed."""

from collections.abc import Mapping

from kjchuangxin.diagnostic import Message, msg
from kjchuangxin.i18n.labels import LABELS, SYMBOLS
from kjchuangxin.i18n.locale import Locale
from kjchuangxin.report.numbers import percent
from kjchuangxin.report.report import Overdue, Report
from kjchuangxin.report.status import Closure, Light, ReportState
from kjchuangxin.report.target import TargetResult
from kjchuangxin.views.page import Items, Notice
from kjchuangxin.views.table import Line
from kjchuangxin.views.target_texts import REOPENED

NO_TARGET = msg("No target is selected.")
NO_UNIT = msg("No unit is selected.")
NO_REPORT_DUE = msg("No report is due yet.")


def dated(report: Report) -> Message:
    return msg("As of {as_of}, {elapsed} of the time has elapsed", as_of=report.as_of, elapsed=percent(report.elapsed))


def tally(counts: Mapping[Light, int], locale: Locale) -> str:
    return " ".join(
        locale.text(msg("{symbol} {count} {light}", symbol=SYMBOLS[light], count=count, light=LABELS[light]))
        for light, count in counts.items()
    )


def notices(report: Report) -> list[Message]:
    """What a reader has to know before believing a figure."""
    found = (
        (report.illustrative, msg("Illustrative figures, not official ones.")),
        (report.packaged, msg("This is the example that comes with the program, not your own data.")),
    )
    return [message for true, message in found if true]


def warnings(report: Report, locale: Locale) -> tuple[Notice, ...]:
    return tuple(Notice(locale.text(notice)) for notice in notices(report))


def period(report: Report) -> Message | None:
    """Which period's reports are awaited, and when they are due; None before the first period has ended."""
    if report.newest_period is None:
        return None
    end, due = report.newest_period
    return msg("Reports for the period to {end}, due on {due}", end=end, due=due)


def silent(report: Report, locale: Locale) -> tuple[Items, ...]:
    """Who has not reported, a line for each unit and state; nothing before the first period has ended."""
    due = period(report)
    if due is None:
        return ()
    lines = tuple(_overdue(each, locale) for each in report.overdue)
    nobody = Line((locale.text(msg("None is missing, out of date or late.")),))
    return (Items(locale.text(due), lines or (nobody,)),)


def _overdue(one: Overdue, locale: Locale) -> Line:
    text = msg("{state} {unit}: {targets}", state=LABELS[one.state], unit=one.unit, targets=one.targets)
    return Line((locale.text(text),), "yellow" if one.state is ReportState.LATE else "red")


def closures(report: Report) -> Message | None:
    """How many targets are closed (销号) or could be; None where none is."""
    closed, awaiting = (len(report.closed(one)) for one in (Closure.CLOSED, Closure.AWAITING_VERIFICATION))
    if not (closed or awaiting or report.reopened):
        return None
    return msg("Closed: {closed}; awaiting verification: {awaiting}", closed=closed, awaiting=awaiting)


def to_verify(report: Report) -> list[tuple[Message, tuple[TargetResult, ...]]]:
    """The targets that somebody has to see to: those that were closed and fell back, and those to verify."""
    awaiting = Closure.AWAITING_VERIFICATION
    found = ((REOPENED, report.reopened), (LABELS[awaiting], report.closed(awaiting)))
    return [(label, results) for label, results in found if results]
