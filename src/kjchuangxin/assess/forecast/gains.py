"""What each report added, and in how many months; and how well such steps could have been foreseen."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache, cached_property
from itertools import accumulate, pairwise
from statistics import NormalDist
from typing import TypeAlias

from kjchuangxin.assess.curve import TargetCurve
from kjchuangxin.assess.forecast.distributions import Counted, Measured
from kjchuangxin.diagnostic import Message, msg
from kjchuangxin.model.calendar import elapsed, months_between
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


# The bounds are set by bench/calibration.py: what they let through is foreseen as well as the forecasts claim.
_FEWEST = 3  # gains from one figure to the next, and of counts those above 0
_EARLY = Fraction(1, 10)  # of the window
_LITTLE = 0.4  # of what an even pace would have brought by now
_BATCH = 0.55  # of all that was gained, in one report
_UNEVEN = 1.8  # times a report's share of the time: what it may bring before it is a batch
_IDLE = 0.2  # of the time so far, since a count last grew
_SLOWER, _FASTER = 1.4, 3.0  # standard deviations by which the newest reports may lag behind the older, and lead

_ByPlan: TypeAlias = Callable[[TargetCurve, date], Message | None]
_ByFigures: TypeAlias = Callable[[TargetCurve, Series, Gains], Message | None]


def unforeseeable(curve: TargetCurve, series: Series, day: date) -> Message | None:
    """Why the end value cannot be foreseen; None where it can."""
    for reason_of in _BY_PLAN:
        reason = reason_of(curve, day)
        if reason is not None:
            return reason
    fewest = _FEWEST if curve.baseline is not None else _FEWEST + 1
    if len(series) < fewest:
        return msg("a forecast needs at least {count} figures", count=fewest)
    gains = gains_of(curve, series)
    return next((reason for reason_of in _BY_FIGURES if (reason := reason_of(curve, series, gains)) is not None), None)


def _kind(curve: TargetCurve, _: date) -> Message | None:
    if curve.target.settings.method != "schedule":
        return msg("a method for several years is not carried on by months")
    if not curve.target.adds_up:
        return msg("a rate or a rank does not add up month by month")
    if curve.kind == "hold":
        return msg("it has to be held, not reached")
    if curve.kind == "at_end":
        return msg("assessed only at the end of its window")
    return None


def _checkpoints(curve: TargetCurve, _: date) -> Message | None:
    """Whether the checkpoints themselves leave more than half of the way to the last quarter of the window."""
    if curve.kind != "checkpoints":
        return None
    start, end = curve.target.window
    expected = curve.at(start + (end - start) * 3 // 4)
    if expected is None or abs(curve.bound - expected) > abs(curve.bound - curve.corners[0][1]) / 2:
        return msg("its checkpoints leave most to the end")
    return None


def _too_early(curve: TargetCurve, day: date) -> Message | None:
    return msg("too early in the window") if elapsed(curve.target.window, day) < _EARLY else None


def _fallen(curve: TargetCurve, _: Series, gains: Gains) -> Message | None:
    """Whether what only adds up was corrected downwards: the other figures may be no better."""
    if curve.target.definition.measure == "increment" and any(gain < 0 for gain in gains.amounts):
        return msg("a figure was corrected downwards")
    return None


def _little(curve: TargetCurve, series: Series, gains: Gains) -> Message | None:
    """Whether so little has come that it may still come in a batch at the end, or not at all."""
    window = curve.target.window
    begun, gone = curve.baseline, Fraction(0)
    if begun is None:
        begun, gone = series[0][1], elapsed(window, series[0][0])
    even = float((curve.bound - begun) * (elapsed(window, series[-1][0]) - gone) / (1 - gone))
    if gains.all.gained * even <= 0 or gains.all.gained / even < _LITTLE:
        return msg("far less than evenly so far: it may come in a batch at the end, or not at all")
    return None


def _batch(_: TargetCurve, __: Series, gains: Gains) -> Message | None:
    """Whether most came at once, or counts only now and then."""
    whole = gains.all
    share = max((gain / whole.gained, spell / whole.time) for gain, spell in gains.pairs)
    few = gains.counted and sum(gain > 0 for gain in gains.amounts) < _FEWEST
    since = next((index for index, gain in enumerate(reversed(gains.amounts)) if gain > 0), 0)
    idle = sum(gains.months[len(gains.months) - since :]) if gains.counted else 0
    if few or idle > _IDLE * whole.time or share[0] > max(_BATCH, _UNEVEN * share[1]):
        return msg("it comes in batches, and when the next one comes cannot be foreseen")
    return None


def _changed(curve: TargetCurve, _: Series, gains: Gains) -> Message | None:
    """Whether the older reports would not have foreseen the newest ones: the pace has changed."""
    whole = gains.all
    for older in gains.first[1:-1]:
        foreseen = older.coming(whole.time - older.time)
        surprise = (whole.gained - older.gained - foreseen.mean) / foreseen.deviation
        if not -_SLOWER < (-surprise if curve.downward else surprise) < _FASTER:
            return msg("the pace of late is far from the one before")
    return None


_BY_PLAN: tuple[_ByPlan, ...] = (_kind, _checkpoints, _too_early)
_BY_FIGURES: tuple[_ByFigures, ...] = (_fallen, _little, _batch, _changed)
