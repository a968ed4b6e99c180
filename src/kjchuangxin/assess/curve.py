"""What a target with a number is held against on a day: the bound in force, its direction, and the expected value."""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from math import ceil, floor
from typing import Literal

from kjchuangxin.model.calendar import add_months, eve, months_between
from kjchuangxin.model.comparison import LESS, MORE, OPEN
from kjchuangxin.model.resolved import ResolvedTarget
from kjchuangxin.model.settings import Requirement, reaches
from kjchuangxin.report.basis import Dated
from kjchuangxin.report.definition import PaceKind

_MOST_POINTS = 120  # of a drawn curve, beside its corners


@dataclass(frozen=True)
class TargetCurve:
    """A target with the numbers that hold on a day. `baseline` is None only where a level or rate has none.

    Of a quota, `low` and `high` are the share, and `part` is what that is of the target: the checkpoints count for so
    much of their values.
    """

    target: ResolvedTarget
    requirement: Requirement  # in force on the day of the report
    low: Fraction  # the bound, or the lower end of between
    high: Fraction  # the bound, or the upper end of between
    baseline: Fraction | None
    baseline_as_of: date | None
    day: date  # for which the value is, and on which it is judged
    part: Fraction = Fraction(1)

    @property
    def ended(self) -> bool:
        """Whether the value is for the window's end or later."""
        return self.day >= self.target.window[1]

    def met(self, value: Fraction) -> bool:
        """Whether a value reaches the bound; about it is enough only at the window's end."""
        tolerance = self.requirement.tolerance if self.ended else Fraction(0)
        return reaches(self.requirement.comparator, self.low, self.high, tolerance, value)

    @cached_property
    def enough(self) -> Fraction | None:
        """From where on a value meets at the window's end what is to be reached about; None with another comparator."""
        about = self.requirement.comparator == "about"
        return self.low - abs(self.low) * self.requirement.tolerance if about else None

    @property
    def ceiling(self) -> bool:
        """Whether it is what may be used up: the count of an increment that must not go beyond its bound."""
        return self.target.definition.measure == "increment" and self.requirement.comparator in LESS

    @property
    def lasting(self) -> bool:
        """Whether it stays met once it is: a count that is to grow."""
        return self.target.definition.measure == "increment" and self.requirement.comparator in {*MORE, "about"}

    @cached_property
    def bound(self) -> Fraction:
        """The number that is worked towards: the bound, or the end of the range on the baseline's side."""
        return self.high if self.downward else self.low

    @cached_property
    def downward(self) -> bool:
        """Whether less is better: for at_most and below, and towards a range from above."""
        if self.requirement.comparator == "between":
            return self.baseline is not None and self.baseline > self.high
        return self.requirement.comparator in LESS

    @property
    def open(self) -> bool:
        """Whether the bound itself does not meet the target yet."""
        return self.requirement.comparator in OPEN

    @property
    def nearest_met(self) -> Fraction | None:
        """The nearest value to the bound that meets the target; None where there is always a nearer one."""
        if not self.open:
            return self.bound
        if not self.target.countable:
            return None
        return Fraction(ceil(self.bound) - 1 if self.downward else floor(self.bound) + 1)

    @property
    def wanted(self) -> Fraction:
        """What is to be come to: the nearest value that meets the target, or its bound."""
        return self.bound if self.nearest_met is None else self.nearest_met

    @property
    def sign(self) -> Literal[1, -1]:
        """What turns a change of the value into a gain."""
        return -1 if self.downward else 1

    @cached_property
    def held(self) -> bool:
        """Whether the baseline already meets the target, or is its bound, which then has to be held."""
        if self.target.pace == "at_end" or self.ceiling or self.baseline is None:
            return False
        return self.met(self.baseline) or self.baseline == self.bound

    @cached_property
    def kind(self) -> PaceKind:
        """How the value is expected to come about."""
        return "hold" if self.held else self.target.pace or "checkpoints"

    @cached_property
    def corners(self) -> tuple[Dated, ...]:
        """The corners of the expected curve; one at the window's end where only the target itself is expected."""
        start, end = self.target.window
        if self.kind == "at_end":
            return ()
        if self.kind == "hold":
            return ((end, self.bound),)
        given = ((day, Fraction(value) * self.part) for day, value in self.target.checkpoints)
        between = tuple(one for one in given if start <= one[0] < end)
        begun = () if self.baseline is None else ((eve(start), self.baseline),)
        return (*(begun if self.kind == "linear" else (*begun, *between)), (end, self.bound))

    @property
    def drawn(self) -> tuple[Dated, ...]:
        """The curve's corners, and its values at the ends of the months between: straight by days from one to the next.

        What is expected grows by months, which differ in length.
        """
        corners = self.corners
        if len(corners) < 2:  # noqa: PLR2004
            return corners
        start, end = self.target.window
        whole = months_between(start, end)
        every = ceil(whole / _MOST_POINTS)
        days = {day for day, _ in corners}
        first = start.replace(day=1)
        days.update(eve(add_months(first, number)) for number in range(every, floor(whole) + 2, every))
        found = ((day, self.at(day)) for day in sorted(days) if corners[0][0] <= day <= corners[-1][0])
        return tuple((day, value) for day, value in found if value is not None)

    @property
    def rounds(self) -> bool:
        """Whether what is expected is whole, so that nobody is behind by a fraction of a company."""
        if not self.target.countable or self.target.definition.measure != "increment":
            return False
        return all(number.denominator == 1 for number in (self.low, self.high, self.baseline or Fraction(0)))

    @cached_property
    def expected(self) -> Fraction | None:
        """What should be reached by the evening of the day.

        None under at_end, which expects nothing before the end, and before the first of checkpoints without a baseline.
        """
        if self.exact is None or not self.rounds:
            return self.exact
        return Fraction(ceil(self.exact) if self.ceiling else floor(self.exact))

    @cached_property
    def exact(self) -> Fraction | None:
        """What is expected, before it is rounded."""
        return self.at(self.day)

    def at(self, day: date) -> Fraction | None:
        """The value of the curve on a day: never beyond the target in force, whatever a checkpoint asks for."""
        line = self.line(day)
        if line is None or self.kind != "checkpoints":
            return line
        return max(line, self.bound) if self.downward and not self.ceiling else min(line, self.bound)

    def line(self, day: date) -> Fraction | None:
        """The value on a day of the straight lines between the corners, before it is cut at the target in force."""
        corners = self.corners
        if not corners:
            return self.bound if day >= self.target.window[1] else None
        if len(corners) == 1 or day >= corners[-1][0]:
            return corners[-1][1]
        if day <= corners[0][0]:
            return corners[0][1] if day == corners[0][0] or self.baseline is not None else None
        (_, low, begin), (_, high, end) = self.segment(day)
        return low + (high - low) * (self.months_gone(day) - begin) / (end - begin)

    def segment(self, day: date) -> tuple[tuple[date, Fraction, Fraction], ...]:
        """The two corners of the curve that a day lies between, each with the months gone by then.

        Nothing where the day lies at one of its ends or beyond it.
        """
        corners = self.corners
        if not corners or not corners[0][0] < day < corners[-1][0]:
            return ()
        upper = bisect_right(corners, day, key=lambda corner: corner[0])
        return tuple((corner, value, self.months_gone(corner)) for corner, value in corners[upper - 1 : upper + 1])

    def months_gone(self, day: date) -> Fraction:
        """The months of the window that have gone by the evening of a day."""
        start, end = self.target.window
        return months_between(start, min(day, end))


def curve_of(
    target: ResolvedTarget, day: date, judged_on: date, reported: Dated | None, reference: Decimal | None = None
) -> TargetCurve | None:
    """A target's numbers in force on a day, None for one without, for a value that is judged on its own day.

    `reported` is the figure from before its window; `reference` is the bound where the plan does not know it.
    """
    requirement = target.requirement(day)
    if requirement is None:
        return None
    ends = requirement.ends if reference is None or requirement.ends else (reference, reference)
    if not ends:
        return None
    low, high = map(Fraction, ends)
    baseline: Fraction | None = None
    baseline_as_of: date | None = None
    if target.baseline is not None:
        baseline, baseline_as_of = Fraction(target.baseline), eve(target.window[0])
    elif target.definition.measure == "increment":
        baseline = Fraction(0)  # counted from nothing since the window began
    elif reported is not None:
        baseline_as_of, baseline = reported
    return TargetCurve(target, requirement, low, high, baseline, baseline_as_of, judged_on)
