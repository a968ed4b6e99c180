"""A target's bound, as the rules see it."""

from decimal import Decimal

from kjchuangxin.model.plan import Bound
from kjchuangxin.model.resolved import ResolvedTarget

# A level in pieces has a fraction where it is an average, and its name says so: 每万人有效发明专利拥有量.
_AVERAGES = ("每", "均", "万人", "千人")


def shown(bound: Bound) -> str:
    """A number, or the two of between, as in a file: never with an exponent."""
    return f"[{bound[0]:f}, {bound[1]:f}]" if isinstance(bound, tuple) else f"{bound:f}"


def whole(value: Decimal) -> bool:
    """Whether a number has no fraction. (The operator % refuses numbers with many digits.)"""
    return value == value.to_integral_value()


def is_average(target: ResolvedTarget) -> bool:
    """Whether a level may have a fraction: its name says so, or its target or baseline has one."""
    required = target.requirement(target.window[1])
    known = [*(required.ends if required else ()), *(() if target.baseline is None else (target.baseline,))]
    named = any(word in target.name for word in _AVERAGES)
    return target.measure == "level" and (named or not all(map(whole, known)))
