"""A target's bound, as the rules see it."""

from decimal import Context as Precision
from decimal import Decimal

from kjchuangxin.model import Bound

# Sums of numbers as long as the format allows (30 digits) are exact with this many.
EXACT = Precision(prec=80)


def shown(bound: Bound) -> str:
    """A number, or the two of between, as in a file: never with an exponent."""
    return f"[{bound[0]:f}, {bound[1]:f}]" if isinstance(bound, tuple) else f"{bound:f}"


def whole(value: Decimal) -> bool:
    """Whether a number has no fraction. (The operator % refuses numbers with many digits.)"""
    return value == value.to_integral_value()
