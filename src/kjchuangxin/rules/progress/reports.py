"""What is checked in each of a progress file's reports: its dates, and whether it reports anything."""

from datetime import timedelta

from kjchuangxin.diagnostic import Severity, msg
from kjchuangxin.rules.rule import Finding, Findings, example, rule, why
from kjchuangxin.rules.subjects import REPORT, CheckedReport

_REPORTS = """\
- as_of: 2022-03-31
  entries: {T3-1: 27}
- as_of: 2022-06-30
  submitted: 2022-07-05
  entries: {T3-1: 62}
"""

# A report comes within a year, or its year is wrong.
_LONG = timedelta(days=366)


@rule("KJ604", "duplicate-report", Severity.ERROR, on=REPORT)
@why(msg("A unit has one report for each date; which of two should count cannot be guessed."))
@example("reports", _REPORTS.replace("03-31", "06-30").replace("27", "62"), _REPORTS)
def duplicate_report(report: CheckedReport) -> Findings:
    first = report.file.first_report[report.as_of]
    if first != report.index:
        message = msg("there are two reports as of {day}", day=str(report.as_of))
        related = ((report.file.place("reports", first, "as_of"), msg("the first one is here")),)
        place = report.place("as_of")
        yield Finding(place, message, msg("make one report of both"), related)


@rule("KJ605", "unsorted-reports", Severity.WARNING, on=REPORT)
@why(msg("Reports are in the order of their dates, the newest last, so that the newest figures are easy to find."))
@example("reports", _REPORTS.replace("03-31", "09-30").replace("27", "62"), _REPORTS)
def unsorted_reports(report: CheckedReport) -> Findings:
    reports, outside = report.file.reports, report.file.outside
    # A day outside every window is found by outside-window, and is wrong itself.
    before = next((reports[at] for at in range(report.index - 1, -1, -1) if at in reports and at not in outside), None)
    if before is not None and report.outside is None and report.as_of < before.as_of:
        message = msg("this report, as of {day}, comes after a newer one", day=str(report.as_of))
        place = report.place("as_of")
        yield Finding(place, message, msg("put the newest last"))


@rule("KJ606", "submitted-before-as-of", Severity.ERROR, on=REPORT)
@why(
    msg(
        "A report says how things were on a day, so it cannot be submitted before that day: it would be a "
        "forecast, which is not a figure. Otherwise one of the two dates is wrong."
    )
)
@example("reports", _REPORTS.replace("2022-07-05", "2022-06-05"), _REPORTS)
def submitted_before_as_of(report: CheckedReport) -> Findings:
    if report.submitted is not None and report.submitted < report.as_of and report.outside is None:
        message = msg(
            "submitted on {submitted}, before the date of its figures, {as_of}",
            submitted=str(report.submitted),
            as_of=str(report.as_of),
        )
        hint = msg("correct the one that is wrong; a forecast is handed in when its day has come")
        yield Finding(report.place("submitted"), message, hint)


@rule("KJ621", "submitted-long-after", Severity.WARNING, on=REPORT)
@why(
    msg("A report was submitted more than a year after the date of its figures: most often one of the years is wrong.")
)
@example("reports", _REPORTS.replace("2022-07-05", "2032-07-05"), _REPORTS)
def submitted_long_after(report: CheckedReport) -> Findings:
    late = report.submitted is not None and report.submitted - report.as_of > _LONG
    if late and report.outside is None:
        message = msg(
            "submitted on {submitted}, more than a year after the date of its figures, {as_of}",
            submitted=str(report.submitted),
            as_of=str(report.as_of),
        )
        yield Finding(report.place("submitted"), message)


@rule("KJ624", "empty-report", Severity.WARNING, on=REPORT)
@why(msg("A report without entries reports nothing. If nothing is known yet, leave the report out."))
@example("reports", "- {as_of: 2022-06-30, entries: {}}\n", "- {as_of: 2022-06-30, entries: {T3-1: 62}}\n")
def empty_report(report: CheckedReport) -> Findings:
    if not report.entries and not report.spoiled:
        place = report.place("entries")
        message = msg("the report as of {day} has no entries", day=str(report.as_of))
        yield Finding(place, message, msg("write what is reported, or delete the report"))


@rule("KJ622", "later-than-as-of", Severity.ERROR, on=REPORT)
@why(
    msg(
        "The files are checked as of a date, with --as-of, and a report is for a later one: what has not "
        "happened cannot be reported. Most often the date is mistyped. (The example is checked with --as-of "
        "2022-06-30.)"
    )
)
@example("reports", _REPORTS.replace("06-30", "07-30").replace("07-05", "08-05"), _REPORTS)
def later_than_as_of(report: CheckedReport) -> Findings:
    day = report.file.day
    if day is not None and report.as_of > day:
        message = msg("this report is as of {as_of}, later than {day}", as_of=str(report.as_of), day=str(day))
        hint = msg("correct the date; or hand it in when the day has come")
        yield Finding(report.place("as_of"), message, hint)
