"""Single days by which a report is due, each for the end of a period."""

from collections.abc import Iterable, Iterator
from datetime import date

from kjchuangxin.diagnostic import Place, Severity, msg
from kjchuangxin.model.calendar import periods
from kjchuangxin.rules.rule import Finding, Findings, also, example, rule, why
from kjchuangxin.rules.subjects import BREAKDOWN, PLAN, LocatedPlan

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
