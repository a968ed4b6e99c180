"""On which side of its target's window a figure is dated, where it does not count there."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Literal, TypeAlias

from kjchuangxin.model.progress import ReportOfUnit
from kjchuangxin.model.resolved import ResolvedTarget

DAY = timedelta(days=1)

# On the eve of the window, figures may stand as a baseline.
Side: TypeAlias = Literal["before", "eve", "after"]


def beyond(target: ResolvedTarget, as_of: date, value: Decimal | None) -> Side | None:
    """The side; None in the window, before it where that is a baseline or a longer series, or where it is reversed."""
    start, end = target.window
    if start <= as_of <= end or end < start:
        return None
    if as_of > end:
        return "after"
    eve = as_of + DAY == start
    if target.numeric and target.settings.method != "schedule":
        return None
    if target.numeric and eve and (target.measure != "increment" or value == 0):
        return None
    return "eve" if eve else "before"


def side_of(report: ReportOfUnit, targets: Mapping[str, ResolvedTarget]) -> Side | None:
    """The one side on which a report lies of the windows of all its targets; None where that is the eve."""
    known = ((targets[name], entry.value) for name, entry in report.entries.items() if name in targets)
    sides = (beyond(target, report.as_of, value) for target, value in known)
    first = next(sides, None)
    if first is None or first == "eve":
        return None
    return first if all(side == first for side in sides) else None
