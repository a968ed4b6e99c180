"""What is checked in a progress file as a whole, and in its reports: whose it is, and its dates."""

from datetime import timedelta

from kjchuangxin.checks.context import Context
from kjchuangxin.checks.names import name_hint
from kjchuangxin.checks.progress_place import (
    NOT_OWED,
    OUTSIDE_WINDOW,
    correct_unit,
    of_other_plan,
    report_outside_windows,
    unit_owes_nothing,
)
from kjchuangxin.checks.reported import ProgressFile
from kjchuangxin.checks.types import FileRules, Findings, ReportRules
from kjchuangxin.diagnostic import Diagnostic, Example, Rule, Severity, msg, quoted

_FILE = """\
format: 1
unit: 区科技局
reports:
  - as_of: 2022-06-30
    entries: {T3-1: 62}
"""
_REPORTS = """\
- as_of: 2022-03-31
  entries: {T3-1: 27}
- as_of: 2022-06-30
  submitted: 2022-07-05
  entries: {T3-1: 62}
"""


# A report comes within a year, or its year is wrong.
_LONG = timedelta(days=366)

UNKNOWN_UNIT = Rule(
    "KJ601",
    "unknown-unit",
    Severity.ERROR,
    msg("A progress file is one unit's, by a name or alias from the plan. A group cannot report."),
    Example("progress", _FILE.replace("区科技局", "区科级局"), _FILE),
)


def unknown_unit(context: Context, file: ProgressFile) -> Findings:
    if file.known or of_other_plan(context, file):
        return
    name, plan = file.progress.unit, context.plan
    place = file.document.place(("unit",))
    if name in plan.group_members:
        message = msg("{name} is a group, and a group cannot report", name=quoted(name))
        yield Diagnostic(UNKNOWN_UNIT, place, message, msg("write one file for each of its units"))
    else:
        message = msg("the plan has no unit {name}", name=quoted(name))
        yield Diagnostic(UNKNOWN_UNIT, place, message, name_hint(plan, name))


SECOND_FILE = Rule(
    "KJ602",
    "second-file",
    Severity.ERROR,
    msg(
        "All reports of one unit stand in one file. Which of two would count is nothing to be guessed. The one that is "
        "named after the unit is taken for the right one, otherwise the first by name."
    ),
    Example("progress", _FILE.replace("区科技局", "高新区管委会"), _FILE),
)


def second_file(file: ProgressFile, first: ProgressFile) -> Diagnostic:
    """Instead of all else that may be said of the file as a whole."""
    message = msg("this is a second file of {name}", name=file.unit)
    hint = correct_unit(file) or msg("put the reports of both into one file, or correct the unit")
    related = ((first.place(("unit",)), msg("the first one is this")),)
    return Diagnostic(SECOND_FILE, file.place(("unit",)), message, hint, related)


FILE_NAME = Rule(
    "KJ603",
    "file-name",
    Severity.WARNING,
    msg(
        "The file is named after another unit than the one it reports for. What counts is the key unit, but most often "
        "a file was copied and the unit in it not changed. (The example is in a file 区科技局.yaml.)"
    ),
    Example("progress", _FILE.replace("区科技局", "合阳城街道"), _FILE),
)


def file_name(context: Context, file: ProgressFile) -> Findings:
    if file.named in {None, file.unit} or not file.known or of_other_plan(context, file):
        return
    if file.foreign and context.usable:
        return  # told by not-owed
    message = msg("the file is named after {named} but is that of {unit}", named=file.named or "", unit=file.unit)
    hint = msg("correct the unit, or rename the file")
    yield Diagnostic(FILE_NAME, file.document.place(("unit",)), message, hint)


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
    reports = file.progress.reports
    if index and reports[index].as_of < reports[index - 1].as_of:
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
    if report.submitted is not None and report.submitted < report.as_of:
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
    if report.submitted is not None and report.submitted - report.as_of > _LONG:
        message = msg(
            "handed in on {submitted}, more than a year after the day it is for, {as_of}",
            submitted=str(report.submitted),
            as_of=str(report.as_of),
        )
        yield Diagnostic(SUBMITTED_LONG_AFTER, file.document.place(("reports", index, "submitted")), message)


OTHER_PLAN = Rule(
    "KJ623",
    "other-plan",
    Severity.ERROR,
    msg(
        "The file reports several targets, and the plan has none of them: it is a report for another plan, most often "
        "last year's. This is said once for the file, whatever its unit. Badly written ids of this plan are each told "
        "by unknown-target."
    ),
    Example(
        "progress",
        _FILE.replace("{T3-1: 62}", "{T7-1: 62, T8-2: 110}"),
        _FILE.replace("{T3-1: 62}", "{T3-1: 62, T3-2: 110}"),
    ),
)


def other_plan(context: Context, file: ProgressFile) -> Findings:
    """Instead of an unknown target for each of its entries, and of all that its unit would be told."""
    if not of_other_plan(context, file):
        return
    plan, targets = context.plan, file.targets
    message = msg(
        "the plan {id} ({title}) has none of the {count} targets in this file",
        id=plan.id,
        title=quoted(plan.title),
        count=len(targets),
    )
    hint = msg("move it to the folder of the plan that it is for; if it is for this one, correct the ids")
    index = next(index for index, report in enumerate(file.reports) if report.entries)
    place = file.document.place(("reports", index, "entries", next(iter(targets))), key=True)
    yield Diagnostic(OTHER_PLAN, place, message, hint)


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


IN_FILE: FileRules = (
    (UNKNOWN_UNIT, unknown_unit),
    (FILE_NAME, file_name),
    (NOT_OWED, unit_owes_nothing),
    (OTHER_PLAN, other_plan),
)
IN_REPORT: ReportRules = (
    (DUPLICATE_REPORT, duplicate_report),
    (UNSORTED_REPORTS, unsorted_reports),
    (SUBMITTED_BEFORE, submitted_before_as_of),
    (SUBMITTED_LONG_AFTER, submitted_long_after),
    (OUTSIDE_WINDOW, report_outside_windows),
    (LATER_THAN_AS_OF, later_than_as_of),
)
