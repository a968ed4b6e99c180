"""A target's bound, as the rules see it."""

from decimal import Decimal

from kjchuangxin.model import Bound, Target

_TOLERANCE = Decimal("0.05")


def shown(bound: Bound) -> str:
    """A number, or the two of between, as in a file: never with an exponent."""
    return f"[{bound[0]:f}, {bound[1]:f}]" if isinstance(bound, tuple) else f"{bound:f}"


def ends(bound: Bound) -> tuple[Decimal, Decimal]:
    """The lower and the upper end; the same twice but for between."""
    return bound if isinstance(bound, tuple) else (bound, bound)


def meets(target: Target, value: Decimal) -> bool:
    """Whether a value reaches the target as the document first set it."""
    if target.at_least is not None:
        return value >= target.at_least
    if target.at_most is not None:
        return value <= target.at_most
    if target.about is not None:
        return value >= target.about * (1 - (_TOLERANCE if target.tolerance is None else target.tolerance))
    return target.between is not None and target.between[0] <= value <= target.between[1]


def whole(value: Decimal) -> bool:
    """Whether a number has no fraction. (The operator % refuses numbers with many digits.)"""
    return value == value.to_integral_value()
