"""What a unit owes for a period: each target with the last it said, and what is expected by then."""

from datetime import date
from fractions import Fraction
from typing import NamedTuple

from kjchuangxin.assess.assess import assess
from kjchuangxin.assess.curve import curve_of
from kjchuangxin.assess.figures import Figures, figures_by_target
from kjchuangxin.assess.quotas import Quotas, reported_shares
from kjchuangxin.model.progress import Observation
from kjchuangxin.model.resolved import ResolvedTarget
from kjchuangxin.report.status import ReportState
from kjchuangxin.report.target import Quota
from kjchuangxin.rules import CheckResult

_LACKING = (ReportState.AWAITED, ReportState.MISSING, ReportState.STALE)


class OwedEntry(NamedTuple):
    """What a unit is to say of a target; `share` where it is not its reporter but has a part of it.

    `last` is the newest that it said before, of a number the newest figure; `expected` is what its figure should be,
    where that is known.
    """

    target: ResolvedTarget
    share: Fraction | None
    last: Observation | None
    expected: Fraction | None


def owed_day(checked: CheckResult, unit: str, today: date) -> date | None:
    """The newest end of a period that has ended by today and in which a unit owes something."""
    row = next(one for one in assess(checked, today, today=today).units if one.name == unit)
    ends = (period.end for period in reversed(row.periods) if period.state is not ReportState.NONE_DUE)
    return next(ends, None)


def owed_entries(checked: CheckResult, unit: str, day: date, today: date) -> list[OwedEntry]:
    """What a unit owes as of a day and has not said yet, in the plan's order."""
    row = next(one for one in assess(checked, day, today=today).units if one.name == unit)
    lacking = {id_ for id_, state in row.now if state in _LACKING}
    targets = {id_: target for id_, target in checked.plan.targets.items() if id_ in lacking}
    figures = figures_by_target(targets, checked.observations, day)
    return [_owed(checked, unit, figures[id_], day) for id_ in targets]


def _owed(checked: CheckResult, unit: str, figures: Figures, day: date) -> OwedEntry:
    target = figures.target
    said = [one for one in checked.observations if one.target == target.id and one.unit == unit and one.as_of < day]
    if target.numeric:
        said = [one for one in said if one.entry.value is not None]
    last = max(said, key=lambda one: one.as_of, default=None)
    if unit in target.reporters:
        curve = curve_of(target, day, day, figures.before) if len(target.reporters) == 1 else None
        return OwedEntry(target, None, last, curve.expected if curve is not None and target.pace != "at_end" else None)
    quota = _quota(checked, unit, figures, day)
    return OwedEntry(target, quota.share if quota else None, last, quota.expected if quota else None)


def _quota(checked: CheckResult, unit: str, figures: Figures, day: date) -> Quota | None:
    """A unit's part of a target as of a day; None where it has none of its own."""
    target = figures.target
    curve = curve_of(target, day, day, figures.before)
    if curve is None:
        return None
    earlier = [one for one in checked.observations if one.as_of < target.window[0]]
    reported = reported_shares({target.id: target}, earlier, day)[target.id]
    quotas = Quotas(target, curve, reported, checked.workspace.plan[0], day, {}).shares(None).quotas
    return next((one for one in quotas if one.unit == unit), None)
