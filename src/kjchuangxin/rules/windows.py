"""On which side of its target's window a figure is dated, where it does not count there."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Literal, TypeAlias

from kjchuangxin.model.calendar import eve
from kjchuangxin.model.progress import ReportOfUnit
from kjchuangxin.model.resolved import ResolvedTarget

Side: TypeAlias = Literal["before", "after"]


def beyond(target: ResolvedTarget, as_of: date, value: Decimal | None) -> Side | None:
    """The side; None in the window, or where that is reversed.

    A figure may be for a day up to the plan's last one where that is later. From before the window it is a baseline, or
    one of a longer series; only that of an increment, which is counted from the window's start, is neither.
    """
    start, end = target.window
    if end < start:
        return None
    if as_of > max(end, target.plan_period[1]):
        return "after"
    counted = target.measure == "increment" and target.settings.method == "schedule"
    return "before" if as_of < start and counted and value else None


def side_of(report: ReportOfUnit, targets: Mapping[str, ResolvedTarget]) -> Side | None:
    """The one side on which a report lies of the windows of all its targets; None where that is the eve."""
    found: Side | None = None
    for name, entry in report.entries.items():
        if (target := targets.get(name)) is not None:
            side = beyond(target, report.as_of, entry.value)
            if side is None or side != (found or side) or report.as_of == eve(target.window[0]):
                return None  # as of the eve, figures may stand as a baseline
            found = side
    return found
