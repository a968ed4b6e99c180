"""What each figure of a target added to the one before, and what follows from that for the months to come."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, cached_property
from itertools import accumulate, pairwise
from statistics import NormalDist

from kjchuangxin.assess.curve import TargetCurve
from kjchuangxin.assess.forecast.distributions import Counted, Measured
from kjchuangxin.model.calendar import months_between
from kjchuangxin.report.basis import Series

# What is assumed of a target before anything is reported, each as if so many reports had shown it; set, with the bounds
# of foreseeable.py, so that bench/calibration.py finds 75 to 85 % in every interval of 80 %.
_COUNT_REPORTS, _CLUMPING = 1, 1.2  # the variance of a count over its mean, which by chance alone is 1
_AMOUNT_REPORTS, _VARIATION = 2, 0.45  # the standard deviation of a month's amount over its mean
_HALF = 0.5  # Jeffreys' prior of a rate of counts
_REGULAR = 0.7  # the least clumping: counts that vary less than by chance alone do so by chance
# How far the pace itself may change: the standard deviation of the coming one over the one so far.
_COUNT_DRIFT, _AMOUNT_DRIFT = 0.03, 0.06
_MORE = 1 + 1e-6  # a negative binomial variance is above the mean, if only by this
_ALMOST_NOTHING = 1e-200  # what a spread of nothing counts as


@dataclass(frozen=True, slots=True)
class Sums:
    """What is known of some gains: how many they are, their months, what they added, and the sum of amount² / months.

    `counted` are whole things that cannot be taken back.
    """

    count: int
    time: float
    gained: float
    squares: float
    counted: bool

    def coming(self, months: float) -> Counted | Measured:
        """What the next months add if they are like those so far.

        Counts: a Gamma distribution of the rate, brought up to date by the counts, makes what comes negative binomial.
        Its variance is multiplied by how much more the counts vary than by chance alone (Pearson's statistic, with the
        prior), and since that is itself estimated, by as much as Student's t is wider than the normal distribution.
        Amounts: steps that vary around a constant pace, with Student's t distribution for the same reason.
        """
        further = 1 + months / self.time
        if self.counted:
            rate = (self.gained + _HALF) / self.time
            pearson = max(self.squares / rate - 2 * self.gained + rate * self.time, 0)
            degrees = self.count - 1 + _COUNT_REPORTS
            clumping = (_COUNT_REPORTS * _CLUMPING + pearson) / degrees * _widened(degrees)
            mean = rate * months
            variance = max(_REGULAR, clumping) * mean * further + (_COUNT_DRIFT * mean) ** 2
            return Counted(mean, max(variance, mean * _MORE))
        rate = self.gained / self.time
        varied = max(self.squares - self.gained * rate, 0)
        degrees = self.count - 1 + _AMOUNT_REPORTS
        variance = (_AMOUNT_REPORTS * (_VARIATION * rate) ** 2 + varied) / degrees
        scale = (variance * months * further + (_AMOUNT_DRIFT * rate * months) ** 2) ** 0.5
        return Measured(rate * months, max(scale, _ALMOST_NOTHING), degrees)


@dataclass(frozen=True)
class Gains:
    """What each report added, and in how many months."""

    months: tuple[float, ...]
    amounts: tuple[float, ...]
    counted: bool

    @cached_property
    def first(self) -> tuple[Sums, ...]:
        """The sums of the first, of the first two, and so on."""
        times, totals = accumulate(self.months), accumulate(self.amounts)
        squares = accumulate(gain**2 / spell for gain, spell in self.pairs)
        sums = zip(times, totals, squares, strict=True)
        return tuple(Sums(count, *each, self.counted) for count, each in enumerate(sums, 1))

    @property
    def all(self) -> Sums:
        """The sums of all of them."""
        return self.first[-1]

    @property
    def pairs(self) -> Iterator[tuple[float, float]]:
        """What each added, and in how many months."""
        return zip(self.amounts, self.months, strict=True)


def gains_of(curve: TargetCurve, series: Series) -> Gains:
    """What was added from the baseline, or from the first figure where there is none, to the newest figure."""
    begun = () if curve.baseline is None else ((Fraction(0), curve.baseline),)
    points = (*begun, *((months_between(curve.target.window[0], day), value) for day, value in series))
    between = list(pairwise(points))
    return Gains(
        tuple(float(after - before) for (before, _), (after, _) in between),
        tuple(float(after - before) for (_, before), (_, after) in between),
        curve.rounds,
    )


@cache
def _widened(degrees: int) -> float:
    """The square of Student's t over the normal distribution, at the ends of an interval of 80 %."""
    return (Measured(0.0, 1.0, degrees).interval[1] / NormalDist().inv_cdf(0.9)) ** 2
