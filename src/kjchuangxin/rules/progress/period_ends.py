"""Whether a report is as of a day shortly after or before the end of a reporting period, where that was meant."""

from bisect import bisect_left
from datetime import date, timedelta

from kjchuangxin.diagnostic import Severity, msg
from kjchuangxin.model.resolved import ResolvedTarget
from kjchuangxin.rules.rule import Finding, Findings, example, rule, why
from kjchuangxin.rules.subjects import REPORT, CheckedReport

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
