"""What is checked in a progress file as a whole, and in each of its reports: whose it is, its dates, what it holds."""

from bisect import bisect_left
from datetime import date, timedelta

from kjchuangxin.diagnostic import Severity, msg, quoted
from kjchuangxin.model.resolved import ResolvedTarget
from kjchuangxin.rules.names import name_hint
from kjchuangxin.rules.plan.texts import at_the_character, invisible_character, without_invisible
from kjchuangxin.rules.rule import Finding, Findings, example, rule, why
from kjchuangxin.rules.subjects import FILE, REPORT, CheckedFile, CheckedReport

_FILE = """\
format: 1
unit: 区科技局
reports:
  - as_of: 2022-06-30
    entries: {T3-1: 62}
"""


@rule("KJ601", "unknown-unit", Severity.ERROR, on=FILE)
@why(msg("A progress file is one unit's, by a name or alias from the plan. A group cannot report."))
@example("progress", _FILE.replace("区科技局", "区科级局"), _FILE)
def unknown_unit(file: CheckedFile) -> Findings:
    if file.known or file.of_other_plan or not file.says_its_unit:
        return
    name, plan = file.read.progress.unit, file.plan.definition
    place = file.place("unit")
    if name in plan.group_members:
        message = msg("{name} is a group, and a group cannot report", name=quoted(name))
        yield Finding(place, message, msg("write one file for each of its units"))
    else:
        name_without, odd = plan.unit_names.get(without_invisible(name)), invisible_character(name)
        if name_without is not None and odd is not None:
            hint = msg("write {name}", name=without_invisible(name))
            yield Finding(at_the_character(place, name), odd, hint)
            return
        message = msg("the plan has no unit {name}", name=quoted(name))
        yield Finding(place, message, name_hint(plan, name))


@rule("KJ603", "file-name", Severity.WARNING, on=FILE)
@why(
    msg(
        "The file is named after another unit than the one it reports for. What counts is the key unit, but most often "
        "a file was copied and the unit in it not changed. (The example is in a file 区科技局.yaml.)"
    )
)
@example("progress", _FILE.replace("区科技局", "合阳城街道"), _FILE)
def file_name(file: CheckedFile) -> Findings:
    if file.named in {None, file.unit} or not file.known or file.of_other_plan:
        return
    if file.plan.usable and any(name in file.plan.targets and name not in file.owed for name in file.targets):
        return  # found by not-owed
    message = msg("the file is named after {named} but is that of {unit}", named=file.named or "", unit=file.unit)
    hint = msg("correct the unit, or rename the file")
    yield Finding(file.place("unit"), message, hint)


@rule("KJ623", "other-plan", Severity.ERROR, on=FILE)
@why(
    msg(
        "The file reports several targets, and the plan has none of them: it is a report for another plan, "
        "most often last year's. There is one finding for the file, whatever its unit. Misspelt ids of this "
        "plan are each named by unknown-target."
    )
)
@example(
    "progress",
    _FILE.replace("{T3-1: 62}", "{T7-1: 62, T8-2: 110}"),
    _FILE.replace("{T3-1: 62}", "{T3-1: 62, T3-2: 110}"),
)
def other_plan(file: CheckedFile) -> Findings:
    """Instead of an unknown target for each of its entries, and of all that is found about its unit."""
    if not file.of_other_plan:
        return
    plan, targets = file.plan.definition, file.targets
    message = msg(
        "the plan {id} ({title}) has none of the {count} targets in this file",
        id=plan.id,
        title=quoted(plan.title),
        count=len(targets),
    )
    hint = msg("move it to the folder of the plan that it is for; if it is for this one, correct the ids")
    every = {**file.read.undated, **file.reports}
    index = next(index for index in sorted(every) if every[index].entries)
    place = file.place("reports", index, "entries", next(iter(every[index].entries)), key=True)
    yield Finding(place, message, hint)


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


_BEFORE = timedelta(days=5)
_JULY = "- {as_of: 2022-07-05, entries: {T3-1: 62}}\n"


@rule("KJ632", "beside-period-end", Severity.WARNING, on=REPORT)
@why(
    msg(
        "A report for a period says how things were on its last day, and is submitted some days later. One "
        "dated within the time for submitting, or up to five days before the period's end, was most likely "
        "meant for that end: dated earlier it is no report for the period, dated later it is held against "
        "more. There is no warning if the unit has a report for the end itself."
    )
)
@example("reports", _JULY, _JULY.replace("as_of: 2022-07-05", "as_of: 2022-06-30, submitted: 2022-07-05"))
def beside_period_end(report: CheckedReport) -> Findings:
    file, as_of = report.file, report.as_of
    if report.outside is not None or file.read.undated:
        return  # the day is wrong itself, or the report for the end may be the one whose day is
    ends: dict[date, None] = {}
    for name in report.entries:
        if name not in file.owed or (target := file.plan.targets.get(name)) is None:
            continue
        near = _near(target, as_of)
        if as_of in near or as_of == target.window[1]:
            return  # as of an end, if not of all that is reported
        ends.update(dict.fromkeys(near))
    found = min((end for end in ends if end not in file.first_report), key=lambda end: abs(end - as_of), default=None)
    if found is not None:
        message = msg("this is as of {day}, and the period ends on {end}", day=str(as_of), end=str(found))
        hint = msg("probably meant: {end}; when it was handed in is said by submitted", end=str(found))
        yield Finding(report.place("as_of"), message, hint)


def _near(target: ResolvedTarget, day: date) -> list[date]:
    """The ends of periods up to five days after a day, or before it in whose time to report it lies."""
    at = bisect_left(target.periods, day, key=lambda period: period.end)
    return [
        one.end
        for one in target.periods[max(at - 1, 0) : at + 1]
        if one.end - day <= _BEFORE and day <= max(one.due, one.end)
    ]
