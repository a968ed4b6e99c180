"""Days that have nothing to do with the plan's time, or with the end of a period."""

from collections.abc import Iterable, Iterator
from datetime import date

from kjchuangxin.diagnostic import Place, Severity, msg
from kjchuangxin.model.calendar import periods
from kjchuangxin.model.plan import Reporting
from kjchuangxin.model.resolved import ResolvedPlan
from kjchuangxin.rules.rule import Finding, Findings, also, example, rule, why
from kjchuangxin.rules.subjects import BREAKDOWN, ENTRY, PLAN, REPORT, CheckedEntry, CheckedReport, LocatedPlan
from kjchuangxin.source import KeyPath

_LATE = "T3-1: {value: 40, cause: 企业迁出, action: 逐户走访, by: 2202-10-31}\n"


@rule("KJ631", "far-day", Severity.WARNING, on=ENTRY)
@why(
    msg(
        "A date is more than a year outside the plan's period and the windows of all its targets: most often "
        "its year is mistyped. Checked are when the plan was issued, single due days, verifications, dates of "
        "figures, and deadlines of actions. A plan may have been issued earlier, and targets judged by trend "
        "or compound growth may have figures of earlier years."
    )
)
@example("entries", _LATE, _LATE.replace("2202", "2022"))
def far_deadline(entry: CheckedEntry) -> Findings:
    by = entry.written.by
    if by is not None and by > entry.file.plan.near[1]:
        yield _far(entry.file.plan, by, entry.place("by"))


@also(far_deadline, on=REPORT)
def far_as_of(report: CheckedReport) -> Findings:
    """Of a day after all windows, outside-window tells."""
    plan = report.file.plan
    if report.as_of >= plan.near[0] or report.outside is not None:
        return
    known = (plan.targets[name] for name in report.entries if name in plan.targets)
    if all(target.settings.method == "schedule" for target in known):
        yield _far(plan, report.as_of, report.place("as_of"))


@also(far_deadline, on=PLAN)
def far_day_in_plan(plan: LocatedPlan) -> Findings:
    issued = plan.definition.issued
    if issued is not None and issued > plan.near[1]:
        yield _far(plan, issued, plan.at(("issued",)))
    for path, due in _single_due_days(plan.definition.reporting):
        if not _is_near(plan, due):
            yield _far(plan, due, plan.at(path))
    for where, _, task in plan.definition.placed_tasks:
        if task.due is not None and task.due > plan.near[1]:
            yield _far(plan, task.due, plan.at((*where, "due")))
    for target in plan.targets.values():
        for keys, due in _single_due_days(target.definition.reporting):
            if not _is_near(plan, due):
                yield _far(plan, due, plan.in_target(target, *keys))


@also(far_deadline, on=BREAKDOWN)
def far_day_in_breakdown(plan: LocatedPlan) -> Findings:
    for id_, added in plan.breakdown.targets.items() if plan.breakdown is not None else ():
        days = list(_single_due_days(added.reporting))
        if added.verified is not None:
            days.append((("verified", "date"), added.verified.date))
        for keys, day in days:
            if id_ in plan.targets and not _is_near(plan, day):
                yield _far(plan, day, plan.in_breakdown("targets", id_, *keys))


def _single_due_days(reporting: Reporting | None) -> Iterator[tuple[KeyPath, date]]:
    for end, due in reporting.due.items() if reporting is not None else ():
        yield ("reporting", "due", str(end)), due


def _is_near(plan: ResolvedPlan, day: date) -> bool:
    return plan.near[0] <= day <= plan.near[1]


def _far(plan: ResolvedPlan, day: date, place: Place) -> Finding:
    period = plan.definition.period
    message = msg(
        "{day} is more than a year outside the plan's period, {start} to {end}, and all windows",
        day=str(day),
        start=str(period.start),
        end=str(period.end),
    )
    return Finding(place, message, msg("correct the year"))


_OWN = """\
- id: T3-1
  name: 科技型企业新增
  measure: increment
  at_least: 100
  unit: 家
  reporting: {due: {2022-06-03: 2022-07-20}}
"""


@rule("KJ427", "due-of-no-period", Severity.WARNING, on=PLAN)
@why(
    msg(
        "A single due day is written after the last day of the reporting period it is for. After any other "
        "day it belongs to no period and has no effect."
    )
)
@example("targets", _OWN, _OWN.replace("06-03", "06-30"))
def due_of_no_period(plan: LocatedPlan) -> Findings:
    definition = plan.definition
    period = (definition.period.start, definition.period.end)
    if period[1] < period[0]:
        return
    every = {one.end for one in periods(period, period[1], definition.reporting)}
    every.update(one.end for target in plan.targets.values() for one in target.periods)
    of_plan = (
        (day, plan.place(("plan", ("reporting", "due", str(day))), key=True)) for day in definition.reporting.due
    )
    yield from _unknown(of_plan, every)
    for target in plan.targets.values():
        own = target.definition.reporting
        days = own.due if own is not None else ()
        of_target = ((day, plan.in_target(target, "reporting", "due", str(day), key=True)) for day in days)
        yield from _unknown(of_target, {one.end for one in target.periods})


@also(due_of_no_period, on=BREAKDOWN)
def due_of_no_period_in_breakdown(plan: LocatedPlan) -> Findings:
    for id_, added in plan.breakdown.targets.items() if plan.breakdown is not None else ():
        target = plan.targets.get(id_)
        days = added.reporting.due if target is not None and added.reporting is not None else ()
        placed = ((day, plan.in_breakdown("targets", id_, "reporting", "due", str(day), key=True)) for day in days)
        if target is not None:
            yield from _unknown(placed, {one.end for one in target.periods})


def _unknown(days: Iterable[tuple[date, Place]], ends: set[date]) -> Iterator[Finding]:
    for day, place in days:
        if day not in ends:
            message = msg("no reporting period ends on {day}", day=str(day))
            near = min(ends, key=lambda end: (abs(end - day), end), default=None)
            yield Finding(place, message, None if near is None else msg("did you mean {word}?", word=str(near)))
