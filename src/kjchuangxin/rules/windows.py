"""On which side of its target's window a figure is dated, where it does not count there."""

from datetime import date
from decimal import Decimal
from typing import Literal, TypeAlias

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
