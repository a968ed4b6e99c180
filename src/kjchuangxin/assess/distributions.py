"""Two distributions of what is still to come: a count, and an amount. Exact sums of floats, no random numbers."""

from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from math import atan, ceil, cos, exp, floor, lgamma, log, log1p, pi, sin, sqrt
from statistics import NormalDist

_TAIL = 0.1  # left out at either end: the interval holds 80 %
_WIDE = 12  # standard deviations around the mean that are summed
_MOST_TERMS = 4000  # a count that spreads wider is as good as normal
_HALVINGS = 60
_MOST_DEGREES = 60  # from here on Student's t is as good as normal


@dataclass(frozen=True)
class Counted:
    """A whole number from 0 up with a negative binomial distribution, by its mean and variance (above the mean)."""

    mean: float
    variance: float

    @property
    def deviation(self) -> float:
        """The standard deviation."""
        return sqrt(self.variance)

    @cached_property
    def _first(self) -> int:
        return max(0, floor(self.mean - _WIDE * sqrt(self.variance)))

    @cached_property
    def _sums(self) -> list[float] | None:
        """The chances of at most `_first`, `_first` + 1, …; None where they are too many and the normal one serves."""
        last = ceil(self.mean + _WIDE * sqrt(self.variance))
        if last - self._first > _MOST_TERMS:
            return None
        # The size r and the chance p of a step; every chance follows from the one before it.
        size = self.mean**2 / (self.variance - self.mean)
        step = self.mean / (size + self.mean)
        at = self._first
        begin = lgamma(at + size) - lgamma(at + 1) - lgamma(size) + size * log1p(-step) + at * log(step)
        chances = [exp(begin)]
        for number in range(at, last):
            chances.append(chances[-1] * (number + size) / (number + 1) * step)
        return list(accumulate(chances))

    def at_most(self, number: int) -> float:
        """The chance of that many or fewer."""
        if number < 0:
            return 0.0
        if self._sums is None:
            return NormalDist(self.mean, sqrt(self.variance)).cdf(number + 0.5)
        index = number - self._first
        return 0.0 if index < 0 else min(1.0, self._sums[min(index, len(self._sums) - 1)])

    @property
    def interval(self) -> tuple[int, int]:
        """The whole numbers between which 80 % lie.

        A whole number cannot be cut in two, so each end is the number at which the chance left out comes nearest to
        10 %: on the average over many forecasts, 80 % are held.
        """
        return self._nearest(_TAIL) + 1, self._nearest(1 - _TAIL)

    def _nearest(self, chance: float) -> int:
        """The number, -1 being none, at most which there are with a chance nearest to this one."""
        low, high = -1, ceil(self.mean + _WIDE * sqrt(self.variance))
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if self.at_most(middle) < chance else (low, middle)
        return low if chance - self.at_most(low) < self.at_most(high) - chance else high


@dataclass(frozen=True, slots=True)
class Measured:
    """A number with Student's t distribution around a mean, of a scale, with whole degrees of freedom."""

    mean: float
    scale: float
    degrees: int

    @property
    def deviation(self) -> float:
        """The scale, which is near enough to the standard deviation (it has none where the degrees are one or two)."""
        return self.scale

    def below(self, number: float) -> float:
        """The chance of less than that.

        By the finite series for whole degrees of freedom: Abramowitz and Stegun, Handbook of Mathematical Functions,
        26.7.3 and 26.7.4.
        """
        standard = (number - self.mean) / self.scale
        if self.degrees > _MOST_DEGREES:
            return NormalDist().cdf(standard)
        angle = atan(standard / sqrt(self.degrees))
        odd = self.degrees % 2
        term = cos(angle) if odd else 1.0
        total = term if self.degrees > 1 else 0.0
        for power in range(2 + odd, self.degrees - 1, 2):
            term *= (power - 1) / power * cos(angle) ** 2
            total += term
        within = sin(angle) * total
        return 0.5 + (2 / pi * (angle + within) if odd else within) / 2

    @property
    def interval(self) -> tuple[float, float]:
        """The ends between which 80 % lie, by halving."""
        low, high = 0.0, 4.0  # one degree of freedom, the widest, has it at 3.08
        standard = Measured(0.0, 1.0, self.degrees)
        for _ in range(_HALVINGS):
            middle = (low + high) / 2
            low, high = (middle, high) if standard.below(middle) < 1 - _TAIL else (low, middle)
        return self.mean - low * self.scale, self.mean + low * self.scale
