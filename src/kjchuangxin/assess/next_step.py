"""How far the next better verdict is: what would have to be more, or less, on the very day that is judged."""

from collections.abc import Iterator
from fractions import Fraction
from math import ceil, floor

from kjchuangxin.assess.curve import Aimed
from kjchuangxin.assess.schedule import Verdict
from kjchuangxin.report.status import Pace
from kjchuangxin.report.target import Step

_BETTER = (Pace.BEHIND, Pace.SLIPPING, Pace.ON_TRACK, Pace.AHEAD, Pace.ACHIEVED)


def next_step(aimed: Aimed, verdict: Verdict, value: Fraction) -> Step | None:
    """The nearest value with a better verdict; None where there is none, or where more than a value decides.

    Only the method `schedule` has one: a trend or a growth is changed by other figures as well.
    """
    better = [Step(*one) for one in _targets(aimed, verdict, value) if _rank(one[0]) > _rank(verdict.pace)]
    further = [step for step in better if step.value != value and (step.value < value) == _down(aimed, value)]
    return min(further, key=lambda step: (abs(step.value - value), -_rank(step.pace)), default=None)


def _rank(pace: Pace) -> int:
    return _BETTER.index(pace) if pace in _BETTER else -1


def _down(aimed: Aimed, value: Fraction) -> bool:
    """Whether it is less that is better: of a range, seen from above it."""
    return aimed.downward or (aimed.required.comparator == "between" and value > aimed.high)


def _targets(aimed: Aimed, verdict: Verdict, value: Fraction) -> Iterator[tuple[Pace, Fraction]]:
    """For every better band the value at which it begins."""
    basis, down = verdict.basis, _down(aimed, value)
    if basis.decided_by in {"trend", "compound", "no_value", "window_ended", "at_end", "met"}:
        return
    yield Pace.ON_TRACK if aimed.pace == "hold" else Pace.ACHIEVED, _whole(_met_from(aimed, value), down, aimed)
    if aimed.baseline is not None and basis.needed is not None and basis.whole is not None:
        sign = -1 if aimed.downward else 1
        # Where nothing is needed yet, whoever has not gone back is on track, and nobody is ahead.
        bands = basis.bands if basis.needed or basis.decided_by == "gap" else ((Pace.ON_TRACK, Fraction(0)),)
        for pace, bound in bands:
            distance = bound * basis.needed
            if basis.decided_by == "gap" or (basis.decided_by == "regressing" and aimed.goal.settings.rule == "gap"):
                distance = basis.needed - bound * basis.whole / 100
            yield pace, _whole(aimed.baseline + sign * max(distance, Fraction(0)), down, aimed)
    elif basis.decided_by in {"value_ratio", "expected_ratio"}:
        for pace, bound in basis.bands:
            if basis.against is not None and basis.against > 0 and bound > 0:
                yield pace, _whole(basis.against / bound if basis.turned else basis.against * bound, down, aimed)


def _met_from(aimed: Aimed, value: Fraction) -> Fraction:
    """The nearest value that meets the target."""
    match aimed.required.comparator:
        case "about":
            return aimed.low - abs(aimed.low) * aimed.required.tolerance
        case "between" if value > aimed.high:
            return aimed.high
        case _:
            return aimed.aim


def _whole(value: Fraction, down: bool, aimed: Aimed) -> Fraction:  # noqa: FBT001 - the direction
    """What comes in pieces cannot be reached by a part of one."""
    if not aimed.goal.countable:
        return value
    return Fraction(floor(value) if down else ceil(value))
