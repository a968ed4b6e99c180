"""A target's numbers and the days they are for, as the rules see them."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Literal, TypeAlias

from kjchuangxin.diagnostic import Message, msg, quoted
from kjchuangxin.model.calendar import eve
from kjchuangxin.model.comparison import COMPARATORS, Bound, Comparator, Reference
from kjchuangxin.model.progress import ReportOfUnit
from kjchuangxin.model.resolved import ResolvedTarget

# A level in pieces has a fraction where it is an average, and its name says so: 每万人有效发明专利拥有量.
_AVERAGES = ("每", "均", "万人", "千人")


def shown(bound: Bound) -> str:
    """A number, the two of between, or a name, as in a file: never with an exponent."""
    if isinstance(bound, Reference):
        return bound.reference
    return f"[{bound[0]:f}, {bound[1]:f}]" if isinstance(bound, tuple) else f"{bound:f}"


def choices(target: ResolvedTarget) -> tuple[Comparator, ...]:
    """The comparators that a target can have; of places among others less is better."""
    return ("at_most",) if target.measure == "rank" else COMPARATORS


def too_low(target: ResolvedTarget, value: Decimal) -> Message | None:
    """Why a number of a target cannot be so low, if it cannot."""
    if target.measure == "rank" and value < 1:
        return msg("{value} is impossible: ranks count from 1", value=f"{value:f}")
    if value < 0 and (target.measure == "increment" or target.countable):
        unit = quoted(target.unit or "")
        return msg("{value} {unit} is impossible: it is below zero", value=f"{value:f}", unit=unit)
    return None


def whole(value: Decimal) -> bool:
    """Whether a number has no fraction. (The operator % refuses numbers with many digits.)"""
    return value == value.to_integral_value()


def is_average(target: ResolvedTarget) -> bool:
    """Whether a level may have a fraction: its name says so, or its target or baseline has one."""
    required = target.requirement(target.window[1])
    known = [*(required.ends if required else ()), *(() if target.baseline is None else (target.baseline,))]
    named = any(word in target.name for word in _AVERAGES)
    return target.measure == "level" and (named or not all(map(whole, known)))


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
