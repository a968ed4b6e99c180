"""How far a value has come: of a target, or of a share of one."""

from fractions import Fraction

from kjchuangxin.assess.curve import TargetCurve


def completion(curve: TargetCurve, value: Fraction) -> Fraction | None:
    """The value against the target; of a reduction the share of the way.

    None where no share says that: negative numbers, a range that is overshot.
    """
    if value < 0 or over(curve, value) is not None:
        return None
    if curve.downward and not curve.ceiling:
        if curve.baseline is None or curve.baseline <= curve.bound:
            return None
        return (curve.baseline - value) / (curve.baseline - curve.bound)
    return value / curve.bound if curve.bound > 0 else None


def gone(curve: TargetCurve, value: Fraction) -> tuple[Fraction | None, Fraction | None]:
    """Which share of the way is gone, and which is expected on the day that is judged; None where there is no way."""
    if over(curve, value) is not None:
        return None, None
    backward = curve.baseline is not None and not curve.ceiling and (curve.bound - curve.baseline) * curve.sign <= 0
    if curve.baseline is None or curve.kind == "hold" or backward or curve.bound == curve.baseline:
        return (None if curve.downward or curve.bound <= 0 else value / curve.bound), None
    whole = curve.bound - curve.baseline
    expected = None if curve.expected is None else (curve.expected - curve.baseline) / whole
    return (value - curve.baseline) / whole, expected


def ahead(curve: TargetCurve, value: Fraction) -> Fraction | None:
    """How much more of the way is gone than expected, below 0 how much less; of a ceiling how much less is used up."""
    so_far, expected = gone(curve, value)
    if so_far is None or expected is None:
        return None
    return expected - so_far if curve.ceiling else so_far - expected


def over(curve: TargetCurve, value: Fraction) -> Fraction | None:
    """How far a value lies beyond the far end of its range; None of what is no range."""
    if curve.requirement.comparator != "between":
        return None
    beyond = curve.low - value if curve.downward else value - curve.high
    return beyond if beyond > 0 else None
