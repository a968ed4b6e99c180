"""What is checked in each of a progress file's reports: its dates, and whether it reports anything."""

from datetime import timedelta

from kjchuangxin.diagnostic import Diagnostic, Example, Rule, Severity, msg
from kjchuangxin.rules.context import Context
from kjchuangxin.rules.observations import ProgressFile
from kjchuangxin.rules.progress.scope import OUTSIDE_WINDOW, report_outside_windows
from kjchuangxin.rules.types import Findings, ReportRules

_REPORTS = """\
- as_of: 2022-03-31
  entries: {T3-1: 27}
- as_of: 2022-06-30
  submitted: 2022-07-05
  entries: {T3-1: 62}
"""

# A report comes within a year, or its year is wrong.
_LONG = timedelta(days=366)

DUPLICATE_REPORT = Rule(
    "KJ604",
    "duplicate-report",
    Severity.ERROR,
    msg("A unit has one report for each day; which of two would count is nothing to be guessed."),
    Example("reports", _REPORTS.replace("03-31", "06-30").replace("27", "62"), _REPORTS),
)


def duplicate_report(_: Context, file: ProgressFile, index: int) -> Findings:
    as_of = file.progress.reports[index].as_of
    first = file.first_report[as_of]
    if first != index:
        message = msg("there is a second report as of {day}", day=str(as_of))
        related = ((file.document.place(("reports", first, "as_of")), msg("the first one is here")),)
        place = file.document.place(("reports", index, "as_of"))
        yield Diagnostic(DUPLICATE_REPORT, place, message, msg("make one report of both"), related)


UNSORTED_REPORTS = Rule(
    "KJ605",
    "unsorted-reports",
    Severity.WARNING,
    msg("Reports stand in the order of their dates, the newest last, so that a person sees the newest figure as such."),
    Example("reports", _REPORTS.replace("03-31", "09-30").replace("27", "62"), _REPORTS),
)


def unsorted_reports(_: Context, file: ProgressFile, index: int) -> Findings:
    reports, outside = file.progress.reports, file.outside
    # A day outside every window is told by outside-window, and is wrong itself.
    before = next((reports[at] for at in range(index - 1, -1, -1) if at not in outside), None)
    if before is not None and index not in outside and reports[index].as_of < before.as_of:
        message = msg("this report, as of {day}, stands after a newer one", day=str(reports[index].as_of))
        place = file.document.place(("reports", index, "as_of"))
        yield Diagnostic(UNSORTED_REPORTS, place, message, msg("put the newest last"))


SUBMITTED_BEFORE = Rule(
    "KJ606",
    "submitted-before-as-of",
    Severity.WARNING,
    msg("A report was handed in before the day it is for. It is then a forecast, or one of the dates is wrong."),
    Example("reports", _REPORTS.replace("2022-07-05", "2022-06-05"), _REPORTS),
)


def submitted_before_as_of(_: Context, file: ProgressFile, index: int) -> Findings:
    report = file.progress.reports[index]
    if report.submitted is not None and report.submitted < report.as_of and index not in file.outside:
        message = msg(
            "handed in on {submitted}, before the day it is for, {as_of}",
            submitted=str(report.submitted),
            as_of=str(report.as_of),
        )
        yield Diagnostic(SUBMITTED_BEFORE, file.document.place(("reports", index, "submitted")), message)


SUBMITTED_LONG_AFTER = Rule(
    "KJ621",
    "submitted-long-after",
    Severity.WARNING,
    msg("A report was handed in more than a year after the day it is for: most often the year of one is wrong."),
    Example("reports", _REPORTS.replace("2022-07-05", "2032-07-05"), _REPORTS),
)


def submitted_long_after(_: Context, file: ProgressFile, index: int) -> Findings:
    report = file.progress.reports[index]
    late = report.submitted is not None and report.submitted - report.as_of > _LONG
    if late and index not in file.outside:
        message = msg(
            "handed in on {submitted}, more than a year after the day it is for, {as_of}",
            submitted=str(report.submitted),
            as_of=str(report.as_of),
        )
        yield Diagnostic(SUBMITTED_LONG_AFTER, file.document.place(("reports", index, "submitted")), message)


EMPTY_REPORT = Rule(
    "KJ624",
    "empty-report",
    Severity.WARNING,
    msg("A report without entries reports nothing. What is not known yet is left out, with its report."),
    Example("reports", "- {as_of: 2022-06-30, entries: {}}\n", "- {as_of: 2022-06-30, entries: {T3-1: 62}}\n"),
)


def empty_report(_: Context, file: ProgressFile, index: int) -> Findings:
    report = file.reports[index]
    if not report.entries:
        place = file.document.place(("reports", index, "entries"))
        message = msg("the report as of {day} has no entries", day=str(report.as_of))
        yield Diagnostic(EMPTY_REPORT, place, message, msg("write what is reported, or delete the report"))


LATER_THAN_AS_OF = Rule(
    "KJ622",
    "later-than-as-of",
    Severity.ERROR,
    msg(
        "The files are checked as of a day, with --as-of, and a report is for a later one: what has not come cannot be "
        "reported. Most often the date is mistyped. (The example is checked with --as-of 2022-06-30.)"
    ),
    Example("reports", _REPORTS.replace("06-30", "07-30").replace("07-05", "08-05"), _REPORTS),
)


def later_than_as_of(context: Context, file: ProgressFile, index: int) -> Findings:
    as_of = file.reports[index].as_of
    if context.day is not None and as_of > context.day:
        message = msg("this report is as of {as_of}, later than {day}", as_of=str(as_of), day=str(context.day))
        hint = msg("correct the date; or hand it in when the day has come")
        yield Diagnostic(LATER_THAN_AS_OF, file.document.place(("reports", index, "as_of")), message, hint)


IN_REPORT: ReportRules = (
    (DUPLICATE_REPORT, duplicate_report),
    (UNSORTED_REPORTS, unsorted_reports),
    (SUBMITTED_BEFORE, submitted_before_as_of),
    (SUBMITTED_LONG_AFTER, submitted_long_after),
    (OUTSIDE_WINDOW, report_outside_windows),
    (LATER_THAN_AS_OF, later_than_as_of),
    (EMPTY_REPORT, empty_report),
)
