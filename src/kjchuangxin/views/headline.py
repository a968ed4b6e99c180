"""What several views say about a whole report: as of when, what the figures are, who is silent, what is closed."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from kjchuangxin.diagnostic import Diagnostic, Message, Place, msg
from kjchuangxin.i18n.labels import LABELS, SYMBOLS
from kjchuangxin.i18n.locale import Locale
from kjchuangxin.report.numbers import share
from kjchuangxin.report.refused import Refused
from kjchuangxin.report.report import Overdue, Report
from kjchuangxin.report.status import Closure, Light, ReportState
from kjchuangxin.report.target import TargetResult
from kjchuangxin.views.page import Items, Notice
from kjchuangxin.views.table import Layout, Line
from kjchuangxin.views.target_texts import REOPENED

if TYPE_CHECKING:  # only where two reports are compared
    from kjchuangxin.report.changes import Changes

_MOST_REFUSED = 20  # lines at the top of an output

_ALL_IN, _NONE_OVERDUE = (
    msg("All reports on the targets listed are in, on time."),
    msg("None is missing, out of date or late."),
)
NO_TARGET = msg("No target is selected.")
NO_UNIT = msg("No unit is selected.")
NO_REPORT_DUE = msg("No report is due yet.")


def dated(report: Report) -> Message:
    return msg("As of {as_of}, {elapsed} of the time has elapsed", as_of=report.as_of, elapsed=share(report.elapsed))


def counted(count: int) -> Message:
    """How many targets: 1 target, 5 targets."""
    return msg("1 target") if count == 1 else msg("{count} targets", count=count)


def standing(results: Sequence[TargetResult]) -> Message:
    """How many targets there are, how many of these have a verdict, and of these how many are on schedule or not."""
    assessed, done = sum(one.assessed for one in results), sum(one.on_schedule for one in results)
    if not assessed:
        return msg("{targets}, none assessed", targets=counted(len(results)))
    return msg(
        "{targets}, {assessed} assessed: {done} on schedule ({share}), {rest} not",
        targets=counted(len(results)),
        assessed=assessed,
        done=done,
        share=share(Fraction(done, assessed)),
        rest=assessed - done,
    )


def marked(title: str, report: "Report | Changes", locale: Locale) -> str:
    """A title, which says itself where figures in what it stands over are examples."""
    return locale.text(msg("{title} (illustrative)", title=title)) if report.illustrative else title


def tally(counts: Mapping[Light, int], locale: Locale) -> str:
    return " ".join(
        locale.text(msg("{symbol} {count} {light}", symbol=SYMBOLS[light], count=count, light=LABELS[light]))
        for light, count in counts.items()
    )


def notices(report: Report) -> list[Message]:
    """What a reader has to know before believing a figure."""
    return provisos(report) + periods(report)


def provisos(report: Report) -> list[Message]:
    """That figures are no official ones, or not the reader's own; what could not be used, and why."""
    found = (
        (report.illustrative, msg("Illustrative figures, not official ones.")),
        (report.packaged, msg("This is the example that comes with the program, not your own data.")),
    )
    return [message for true, message in found if true] + refused(report)


def refused(report: Report) -> list[Message]:
    """What could not be used, and why: an error a line, with whose it is and where it stands."""
    found: dict[tuple[Place, str], list[Refused]] = {}
    for one in report.refused:
        found.setdefault((one.finding.place, one.finding.rule.code), []).append(one)
    lines = [_not_used(lost[0].finding, lost) for lost in found.values()]
    more = [msg("Not used: {count} more.", count=len(lines) - _MOST_REFUSED)] if len(lines) > _MOST_REFUSED else []
    return lines[:_MOST_REFUSED] + more


def _not_used(finding: Diagnostic, lost: Sequence[Refused]) -> Message:
    place = finding.place
    units = tuple(dict.fromkeys(one.unit for one in lost if one.unit is not None))
    targets = tuple(dict.fromkeys(one.target for one in lost if one.target is not None))
    where, why = f"{place.path}:{place.line}:{place.column}", finding.message
    if not units:
        return msg("Not used: {place}: {reason}", place=where, reason=why)
    if not targets:
        return msg("Not used, of {units}: {place}: {reason}", units=units, place=where, reason=why)
    return msg(
        "Not used, of {units} on {targets}: {place}: {reason}", units=units, targets=targets, place=where, reason=why
    )


def periods(report: Report) -> list[Message]:
    """Of a period that is still open, how many have reported; of one that has closed in silence, that it has."""
    found = []
    if (period := report.open_period) is not None:
        text = msg(
            "Reports for the period to {end}: {received} of {owed} units so far; the others have until {due}.",
            end=period.end,
            received=period.received,
            owed=period.owed,
            due=period.due,
        )
        found.append(text)
    if report.silent_period is not None:
        end, due = report.silent_period
        found.append(msg("For the period to {end}, due on {due}, no report has come at all.", end=end, due=due))
    return found


def warnings(report: Report, locale: Locale) -> tuple[Notice, ...]:
    """What stands at the top of every output; of a file for machines only what could not be used."""
    unused = refused(report)
    return tuple(
        Notice(locale.text(notice), Layout.ALL if notice in unused else Layout.ALL ^ Layout.CSV)
        for notice in notices(report)
    )


def period(report: Report) -> Message | None:
    """Which period's reports are the newest that are due, and when; None where none of the plan's is yet."""
    if report.newest_period is None:
        return None
    end, due = report.newest_period
    return msg("Reports for the period to {end}, due on {due}", end=end, due=due)


def silent(report: Report, locale: Locale) -> tuple[Items, ...]:
    """Who has not reported, a line for each unit and state; nothing where no report is due yet."""
    due, lines = period(report), tuple(_overdue(each, locale) for each in report.overdue)
    if due is None:  # a target may have a rhythm of its own
        return (Items(locale.text(msg("Reports that were due")), lines),) if lines else ()
    if not lines and report.targets:
        lines = (Line((locale.text(_ALL_IN if _all_in(report) else _NONE_OVERDUE),)),)
    return (Items(locale.text(due), lines),)


def _all_in(report: Report) -> bool:
    """Whether every report that is owed on these targets has come and could be used."""
    states = (
        state for one in report.targets for state in (one.reporting.state, *(q.report for q in one.shares.quotas))
    )
    return not any(state in {ReportState.AWAITED, ReportState.REFUSED} for state in states)


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
