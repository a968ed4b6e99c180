"""What a target with a number is held against on a day: the bound in force, its direction, and the expected value."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import floor

from kjchuangxin.assess.calendar import eve, months_between
from kjchuangxin.model import Requirement, ResolvedTarget, reaches


@dataclass(frozen=True, slots=True)
class Aimed:
    """A goal with the numbers that hold on a day. `baseline` is None only where a level or rate has none.

    Where it is a share of the target that is meant, `low` and `high` are the share, and `part` is what that makes of
    the target: the checkpoints count for so much of their values.
    """

    goal: ResolvedTarget
    required: Requirement
    low: Fraction  # the bound, or the lower end of between
    high: Fraction  # the bound, or the upper end of between
    baseline: Fraction | None
    baseline_as_of: date | None
    part: Fraction = Fraction(1)

    def met(self, value: Fraction) -> bool:
        """Whether a value reaches the bound."""
        return reaches(self.required.comparator, self.low, self.high, self.required.tolerance, value)

    @property
    def least(self) -> Fraction | None:
        """From where on a value meets what is to be reached about; None where nothing is."""
        return self.low - abs(self.low) * self.required.tolerance if self.required.comparator == "about" else None

    @property
    def aim(self) -> Fraction:
        """The number that is worked towards: the bound, or the end of the range on the baseline's side."""
        return self.high if self.downward else self.low

    @property
    def downward(self) -> bool:
        """Whether less is better: for at_most, and towards a range from above."""
        if self.required.comparator == "between":
            return self.baseline is not None and self.baseline > self.high
        return self.required.comparator == "at_most"

    @property
    def held(self) -> bool:
        """Whether the baseline already meets the target, which then has to be held."""
        return self.goal.pace != "at_end" and self.baseline is not None and self.met(self.baseline)

    @property
    def pace(self) -> str:
        """linear, hold, at_end or checkpoints."""
        return "hold" if self.held else self.goal.pace or "checkpoints"

    @property
    def points(self) -> tuple[tuple[date, Fraction], ...]:
        """The corners of the expected curve; one at the window's end where only the target itself is expected."""
        start, end = self.goal.window
        if self.pace == "at_end":
            return ()
        if self.pace == "hold":
            return ((end, self.aim),)
        given = self.goal.checkpoints
        between = tuple((day, Fraction(value) * self.part) for day, value in given if start <= day < end)
        begun = () if self.baseline is None else ((eve(start), self.baseline),)
        return (*(begun if self.pace == "linear" else (*begun, *between)), (end, self.aim))

    @property
    def rounds_down(self) -> bool:
        """Nobody is behind by a fraction of a company."""
        return self.goal.countable and self.goal.definition.measure == "increment"

    def expected(self, day: date) -> Fraction | None:
        """What should be reached by the evening of a day.

        None under at_end, which expects nothing before the end, and before the first of checkpoints without a baseline.
        """
        exact = self.exactly_expected(day)
        return Fraction(floor(exact)) if exact is not None and self.rounds_down else exact

    def exactly_expected(self, day: date) -> Fraction | None:
        """As `expected`, before rounding down."""
        points = self.points
        if not points:
            return None
        if len(points) == 1 or day >= points[-1][0]:
            return points[-1][1]
        if day <= points[0][0]:
            return points[0][1] if day == points[0][0] or self.baseline is not None else None
        (_, low, begin), (_, high, end) = self.segment(day)
        return low + (high - low) * (self.gone(day) - begin) / (end - begin)

    def segment(self, day: date) -> tuple[tuple[date, Fraction, Fraction], ...]:
        """The two corners of the curve that a day lies between, each with the months gone by then.

        Nothing where the day lies at one of its ends or beyond it.
        """
        points = self.points
        if not points or not points[0][0] < day < points[-1][0]:
            return ()
        upper = next(index for index, (corner, _) in enumerate(points) if corner > day)
        return tuple((corner, value, self.gone(corner)) for corner, value in points[upper - 1 : upper + 1])

    def gone(self, day: date) -> Fraction:
        """The months of the window that have gone by the evening of a day."""
        start, end = self.goal.window
        return months_between(start, min(day, end))


def aimed(goal: ResolvedTarget, day: date, reported: tuple[Fraction, date] | None) -> Aimed | None:
    """A goal's numbers in force on a day, None for one without; `reported` is the figure from before its window."""
    required = goal.requirement(day)
    if required is None:
        return None
    low, high = map(Fraction, required.ends)
    baseline: Fraction | None = None
    baseline_as_of: date | None = None
    if goal.baseline is not None:
        baseline, baseline_as_of = Fraction(goal.baseline), eve(goal.window[0])
    elif goal.definition.measure == "increment":
        baseline = Fraction(0)  # counted from nothing since the window began
    elif reported is not None:
        baseline, baseline_as_of = reported
    return Aimed(goal, required, low, high, baseline, baseline_as_of)
