"""What is still to be done: amounts, paces, dates and forecasts by hand, and why there is no forecast."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import accumulate
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import calibration
from kjchuangxin.assess.curve import TargetCurve, curve_of
from kjchuangxin.assess.figures import figures_by_target
from kjchuangxin.assess.forecast.distributions import Counted, Measured
from kjchuangxin.assess.forecast.outlook import outlook, outlook_on
from kjchuangxin.diagnostic import msg
from kjchuangxin.model.calendar import add_months, eve, months_between
from kjchuangxin.report.basis import Series
from kjchuangxin.report.outlook import Forecast, Outlook
from workspaces import checked, write

COMPANIES = "measure: increment, at_least: 100, unit: 家"
MONEY = "measure: increment, at_least: 40, unit: 万元"
REDUCTION = "measure: level, at_most: 80, unit: 吨, baseline: 100"


def seen(folder: Path, target: str, reports: str | dict[str, str], as_of: str, **more: str) -> Outlook:
    """The outlook on the one target of a workspace made for it; plain `reports` are those of its lead unit."""
    done = checked(write(folder, target, {"甲": reports} if isinstance(reports, str) else reports, **more))
    day = date.fromisoformat(as_of)
    figures = figures_by_target(done.plan.targets, done.observations, day)["T1-1"]
    curve = curve_of(figures.target, day, figures.judged_on or day, figures.before)
    assert curve is not None
    return outlook(figures, curve, day)


def monthly(*gains: float) -> str:
    """Reports of an increment as of the end of every month from January on, by what each added."""
    days = (eve(add_months(date(2022, 1, 1), month)) for month in range(1, len(gains) + 1))
    return "; ".join(f"{day}: {value:g}" for day, value in zip(days, accumulate(gains), strict=True))


# name: (target, reports, as of, remaining, pace so far, pace needed, met on)
AMOUNTS = {
    # 45 in 6 months are 7½ a month; 55 more take 7⅓ months, a third of February's 28 days being up to the 10th
    "an increment": (COMPANIES, "2022-03-31: 20; 2022-06-30: 45", "2022-06-30", "55", "15/2", "55/6", "2023-02-10"),
    "an as-of after the newest figure": (COMPANIES, "2022-06-30: 40", "2022-08-31", "60", "20/3", "15", "2023-03-31"),
    "exactly at the window's end": (COMPANIES, "2022-06-30: 50", "2022-06-30", "50", "25/3", "25/3", "2022-12-31"),
    "nothing yet": (COMPANIES, "2022-06-30: 0", "2022-06-30", "100", "0", "50/3", None),
    "a reduction counts what is reduced": (REDUCTION, "2022-06-30: 92", "2022-06-30", "12", "4/3", "2", "2023-03-31"),
    "a reduction that goes up": (REDUCTION, "2022-06-30: 103", "2022-06-30", "23", "-1/2", "23/6", None),
    "a level from its baseline": (
        "measure: level, at_least: 120, unit: 家", "2021-12-31: 100; 2022-06-30: 105", "2022-06-30",
        "15", "5/6", "5/2", "2023-12-31"),
    "a level without one": (
        "measure: level, at_least: 120, unit: 家", "2022-06-30: 105", "2022-06-30", "15", None, "5/2", None),
    # about: worked towards is 100; from 95 on it is met only at the window's end
    "about": (
        "measure: increment, about: 100, unit: 万元", "2022-06-30: 57", "2022-06-30",
        "43", "19/2", "43/6", "2022-11-16"),
    "about, within its tolerance": (
        "measure: increment, about: 100, unit: 万元", "2022-06-30: 96", "2022-06-30",
        "4", "16", "2/3", "2022-07-08"),
    "about, within its tolerance only at the end": (
        "measure: increment, about: 100, unit: 万元", "2022-06-30: 48", "2022-06-30",
        "52", "8", "26/3", "2022-12-31"),
    "about, after the end": (
        "measure: increment, about: 100, unit: 万元", "2022-06-30: 45", "2022-06-30",
        "55", "15/2", "55/6", "2023-01-21"),
    "a range from below": (
        "measure: level, between: [110, 130], unit: 吨, baseline: 90", "2022-06-30: 100", "2022-06-30",
        "10", "5/3", "5/3", "2022-12-31"),
    "a range from above": (
        "measure: level, between: [60, 70], unit: 吨, baseline: 100", "2022-06-30: 88", "2022-06-30",
        "18", "2", "3", "2023-03-31"),
    # 20 in 17/31 and 2 and 14/30 months; 40 more in 17/31 and 1 and 14/30
    "a window from the middle of a month": (
        "measure: increment, at_least: 60, unit: 家, window: {start: 2022-03-15, end: 2022-09-14}", "2022-06-14: 20",
        "2022-07-14", "40", "4650/701", "18600/937", "2022-12-16"),
    # 10 in the half month from the 15th to the 29th; 50 more take 2½ months: 1/30, July, August, and 14/30
    "a figure within a month": (
        "measure: increment, at_least: 60, unit: 家, window: {start: 2022-06-15, end: 2022-12-14}", "2022-06-29: 10",
        "2022-06-29", "50", "20", "46500/5101", "2022-09-14"),
    "what is in force on the day": (
        "measure: increment, at_least: 100, unit: 家, revisions: [{date: 2022-06-01, at_least: 80, approval: 文}]",
        "2022-06-30: 40", "2022-06-30", "40", "20/3", "20/3", "2022-12-31"),
    "met": (COMPANIES, "2022-06-30: 100", "2022-06-30", "0", "50/3", None, None),
    "the window has ended": (COMPANIES, "2022-12-31: 96", "2022-12-31", "4", "8", None, "2023-01-16"),
    "at the end": (COMPANIES + ", pace: at_end", "2022-06-30: 4", "2022-06-30", "96", None, None, None),
    "a rate": ("measure: rate, at_least: 3, unit: '%'", "2022-06-30: 2.5", "2022-06-30", "1/2", None, None, None),
    "a level to be held": (
        "measure: level, at_least: 90, unit: 家, baseline: 95", "2022-06-30: 88", "2022-06-30", "2", None, None, None),
    "more than was allowed": (
        "measure: increment, at_most: 5, unit: 次", "2022-06-30: 6", "2022-06-30", None, None, None, None),
    "no more than is allowed": (
        "measure: increment, at_most: 5, unit: 次", "2022-06-30: 3", "2022-06-30", "0", None, None, None),
    "a level past its range": (
        "measure: level, between: [110, 130], unit: 吨, baseline: 90", "2022-06-30: 138", "2022-06-30",
        None, "8", None, None),
    "nothing reported": (COMPANIES, "", "2022-06-30", None, None, None, None),
    "nothing later is looked at": (
        COMPANIES, "2022-06-30: 50; 2022-07-31: 100", "2022-06-30", "50", "25/3", "25/3", "2022-12-31"),
}  # fmt: skip


@pytest.mark.parametrize("name", AMOUNTS)
def test_what_remains_and_how_fast(name: str, tmp_path: Path):
    target, reports, as_of, *expected = AMOUNTS[name]
    found = seen(tmp_path, target, reports, as_of)
    numbers = (found.remaining, found.pace_so_far, found.pace_needed)
    shown = [None if number is None else str(number) for number in numbers]
    assert [*shown, found.met_on and str(found.met_on)] == expected
    assert (found.forecast is None) == (found.reason is not None)


BATCHES = msg("it comes in batches, and when the next one comes cannot be foreseen")
LITTLE = msg("far less than evenly so far: it may come in a batch at the end, or not at all")
CHANGED = msg("the pace of late is far from the one before")

# name: (target, reports, as of, why there is no forecast[, plan settings])
REASONS = {
    "nothing reported": (COMPANIES, "", "2022-06-30", msg("no figure has been reported")),
    "ended": (COMPANIES, monthly(*[8] * 12), "2022-12-31", msg("the window has ended")),
    "met": (COMPANIES, monthly(*[25] * 4), "2022-06-30", msg("the target is met")),
    "too many": (
        "measure: increment, at_most: 5, unit: 次", monthly(2, 2, 2), "2022-03-31", msg("it can no longer be met")),
    "within a ceiling": (
        "measure: increment, at_most: 5, unit: 次", monthly(1, 1, 1), "2022-03-31",
        msg("it has to be held, not reached")),
    "past a range": (
        "measure: level, between: [110, 130], unit: 吨, baseline: 90", "2022-06-30: 138", "2022-06-30",
        msg("it has run past its range")),
    "rate": (
        "measure: rate, at_least: 3, unit: '%'", monthly(1, 1, 0.1), "2022-03-31",
        msg("a rate or a rank does not add up month by month")),
    "hold": (
        COMPANIES + ", pace: hold", monthly(8, 8, 8, 8), "2022-04-30", msg("it has to be held, not reached")),
    "at the end": (
        COMPANIES + ", pace: at_end", monthly(8, 8, 8, 8), "2022-04-30", msg("assessed only at the end of its window")),
    "trend": (
        "measure: level, at_least: 100, unit: 家, baseline: 50, verdict: {method: trend}", monthly(60, 3, 3),
        "2022-03-31", msg("a method for several years is not carried on by months")),
    "checkpoints": (
        "measure: increment, at_least: 100, unit: 家, checkpoints: {2022-06-30: 10, 2022-09-30: 30}",
        monthly(8, 8, 8, 8), "2022-04-30", msg("its checkpoints leave most to the end")),
    "early": (
        COMPANIES, "2022-01-10: 2; 2022-01-20: 5; 2022-01-31: 8", "2022-01-31", msg("too early in the window")),
    "two figures": (COMPANIES, "2022-03-31: 25; 2022-06-30: 50", "2022-06-30",
        msg("a forecast needs at least {count} figures", count=3)),
    "three figures, none of them the baseline": (
        "measure: level, at_least: 120, unit: 家", monthly(100, 2, 2), "2022-03-31",
        msg("a forecast needs at least {count} figures", count=4)),
    "a correction": (
        COMPANIES, monthly(10, 10, 10) + "; 2022-04-30: {value: 29, correction: 重复统计}", "2022-04-30",
        msg("a figure was corrected downwards")),
    "little so far": (COMPANIES, monthly(2, 2, 2, 2, 2, 2), "2022-06-30", LITTLE),
    "moved away": (REDUCTION, monthly(101, 1, 1), "2022-03-31", LITTLE),
    "most in one report": (COMPANIES, monthly(1, 1, 40, 1, 1, 1), "2022-06-30", BATCHES),
    "long zeros": (COMPANIES, monthly(0, 0, 15, 0, 0, 20), "2022-06-30", BATCHES),
    "nothing of late": (COMPANIES, monthly(12, 12, 12, 12, 12, 0, 0), "2022-07-31", BATCHES),
    "stalled": (COMPANIES, monthly(12, 12, 12, 12, 12, 2, 1), "2022-07-31", CHANGED),
    "amounts that stalled": (
        "measure: increment, at_least: 400, unit: 万元", monthly(50, 40, 45, 55, 50, 1), "2022-06-30", CHANGED),
    "ever faster": (COMPANIES, monthly(3, 3, 3, 3, 30, 30), "2022-06-30", CHANGED),
}  # fmt: skip


@pytest.mark.parametrize("name", REASONS)
def test_no_forecast_where_none_is_honest(name: str, tmp_path: Path):
    target, reports, as_of, reason = REASONS[name]
    found = seen(tmp_path, target, reports, as_of)
    assert (found.forecast, found.reason) == (None, reason)


def test_counts_as_regular_as_chance_allows(tmp_path: Path):
    # 90½ in 9 months promise 30.17 in 3. By the Poisson distribution, which is the least spread, at most 23 come with a
    # chance of 0.109 and at most 37 with one of 0.906, the nearest to 0.1 and 0.9; at least 10 are as good as certain.
    found = seen(tmp_path, COMPANIES, monthly(*[10] * 9), "2022-09-30")
    assert found.forecast == Forecast(Fraction(114), Fraction(127), Fraction(99, 100), "counts", 9)


def test_amounts_by_students_t(tmp_path: Path):
    # Steps of 8, 12 and 10: the variance a month is (2 × (0.45 × 10/3)² + (2² + 2²) / 3) / 4 = 1.792; that of 3 more
    # months 1.792 × 3 × (1 + 3/9) + (0.06 × 10)² = 7.527; and t with 4 degrees of freedom 1.533: 40 ± 4.2.
    found = seen(tmp_path, MONEY, "2022-03-31: 8; 2022-06-30: 20; 2022-09-30: 30", "2022-09-30")
    assert found.forecast == Forecast(Fraction("35.8"), Fraction("44.2"), Fraction(1, 2), "amounts", 3)


def test_counts_by_the_hundred_thousand(tmp_path: Path):
    # 20000 a month, 3 months to come: clumping 0.7, and a pace that may change by 3 % of 60000, 1800:
    # 60000 ± 1.2816 × 1815.5, and 59000 are wanted.
    target = "measure: increment, at_least: 239000, unit: 件"
    found = seen(tmp_path, target, monthly(*[20000] * 9), "2022-09-30")
    assert found.forecast == Forecast(Fraction(237674), Fraction(242326), Fraction(71, 100), "counts", 9)


# Published values of Student's t at 0.9, and of its distribution.
@pytest.mark.parametrize(
    ("degrees", "quantile", "at", "below"),
    [(1, 3.078, 1, 0.75), (2, 1.886, 1, 0.7887), (3, 1.638, 2.353, 0.95), (4, 1.533, -2.132, 0.05),
     (5, 1.476, 2.015, 0.95), (10, 1.372, 1.812, 0.95), (30, 1.310, 1.697, 0.95), (61, 1.282, 1.645, 0.95)],
)  # fmt: skip
def test_students_t_is_as_published(degrees: int, quantile: float, at: float, below: float):
    measured = Measured(0.0, 1.0, degrees)
    assert measured.interval == pytest.approx((-quantile, quantile), abs=6e-4)
    assert measured.below(at) == pytest.approx(below, abs=1e-4)


def test_counts_are_negative_binomial():
    # mean 2 and variance 4: size 2, chance 1/2, so 1/4, 1/4, 3/16, 1/8, 5/64, …
    counted = Counted(2.0, 4.0)
    expected = list(accumulate([1 / 4, 1 / 4, 3 / 16, 1 / 8, 5 / 64]))
    assert [counted.at_most(number) for number in range(-1, 5)] == pytest.approx([0, *expected])
    assert counted.interval == (0, 4)  # nearest to 0.1 is to leave out nothing, and to 0.9 is 57/64
    assert counted.at_most(10**6) == pytest.approx(1)


def test_a_level_in_pieces_is_whole(tmp_path: Path):
    target = "measure: level, at_least: 350, unit: 家, baseline: 305"
    found = seen(tmp_path, target, "2022-03-31: 318; 2022-06-30: 331; 2022-09-30: 342", "2022-09-30")
    assert found.forecast == Forecast(Fraction(350), Fraction(359), Fraction(92, 100), "amounts", 3)


def test_a_sum_is_foreseen_by_the_days_for_which_all_have_reported(tmp_path: Path):
    target = "measure: increment, at_least: 200, unit: 家, reporters: [甲, 乙], collect: sum"
    both = {"甲": monthly(*[10] * 6), "乙": monthly(*[5] * 6)}
    at_june = seen(tmp_path / "both", target, both, "2022-06-30")
    assert at_june.forecast is not None
    assert at_june.forecast.reports == 6
    without_march = both | {"乙": both["乙"].replace("2022-03-31: 15; ", "")}
    gap = seen(tmp_path / "gap", target, without_march, "2022-06-30")
    assert gap.forecast is not None
    assert gap.forecast.reports == 5
    alone = seen(tmp_path / "alone", target, both | {"乙": monthly(*[5] * 5)}, "2022-06-30")
    assert (alone.remaining, alone.reason) == (115, msg("its units' figures are not for the same day"))


# What must hold for any figures.

GOAL = calibration.any_target()
START = calibration.START
MONTH_ENDS = [eve(add_months(START, month)) for month in range(1, 13)]
counts = st.lists(st.integers(0, 40), min_size=3, max_size=11)
amounts = st.lists(st.integers(1, 400).map(lambda tenth: Fraction(tenth, 10)), min_size=3, max_size=11)


def target_of(aim: Fraction | int, *, counted: bool, baseline: float | None = None) -> TargetCurve:
    year = calibration.Year((), 1, counted, baseline)
    found = calibration.curve_to(GOAL, year, Decimal(f"{float(aim):f}"), 12)
    assert isinstance(found, TargetCurve)
    return found


def series_of(gains: list[Fraction] | list[int], baseline: int = 0) -> Series:
    values = accumulate(gains, initial=Fraction(baseline))
    next(values)
    return list(zip(MONTH_ENDS, values, strict=False))


def forecast_of(target: TargetCurve, series: Series) -> Forecast:
    found = outlook_on(target, series, series[-1][0]).forecast
    assume(found is not None)
    assert found is not None
    return found


@given(st.one_of(counts, amounts), st.integers(5, 40), st.integers(1, 5))
def test_more_progress_every_month_never_lowers_the_chance(gains: list, monthly_aim: int, more: int):
    target = target_of(monthly_aim * 12, counted=isinstance(gains[0], int))
    less = forecast_of(target, series_of(gains))
    better = forecast_of(target, series_of([gain + more for gain in gains]))
    assert better.chance >= less.chance
    assert better.low >= less.low


@given(st.one_of(counts, amounts), st.integers(1, 480), st.integers(1, 480))
def test_an_easier_target_never_has_a_lower_chance(gains: list, one: int, other: int):
    easy, hard = sorted((one, other))
    easier, harder = (
        forecast_of(target_of(aim, counted=isinstance(gains[0], int)), series_of(gains)) for aim in (easy, hard)
    )
    assert easier.chance >= harder.chance
    assert (easier.low, easier.high) == (harder.low, harder.high)


@given(st.one_of(counts, amounts), st.integers(1, 480))
def test_an_interval_has_the_present_pace_in_it_and_begins_no_lower_than_now(gains: list, aim: int):
    series = series_of(gains)
    found = forecast_of(target_of(aim, counted=isinstance(gains[0], int)), series)
    assert series[-1][1] <= found.low <= series[-1][1] * 12 / len(gains) + 1
    assert series[-1][1] * 12 / len(gains) - 1 <= found.high
    assert Fraction(1, 100) <= found.chance <= Fraction(99, 100)
    assert found.reports == len(gains)


@given(amounts, st.integers(1, 480), st.sampled_from([10, 1000, 10000]))
def test_another_unit_only_scales_the_interval_of_amounts(gains: list[Fraction], aim: int, scale: int):
    found = forecast_of(target_of(aim, counted=False), series_of(gains))
    scaled = forecast_of(target_of(aim * scale, counted=False), series_of([gain * scale for gain in gains]))
    assert scaled == Forecast(found.low * scale, found.high * scale, found.chance, found.method, found.reports)


@given(amounts, st.integers(1, 480))
def test_a_reduction_mirrors_a_rise(gains: list[Fraction], aim: int):
    # 10000 above and below, so that no level is near to zero
    up, down = target_of(10000 + aim, counted=False, baseline=10000), mirrored(10000 - aim)
    rising = series_of(gains, 10000)
    falling = [(day, 20000 - value) for day, value in rising]
    day = rising[-1][0]
    risen, fallen = outlook_on(up, rising, day), outlook_on(down, falling, day)
    assert (risen.remaining, risen.pace_so_far, risen.pace_needed, risen.met_on, risen.reason) == (
        fallen.remaining, fallen.pace_so_far, fallen.pace_needed, fallen.met_on, fallen.reason,
    )  # fmt: skip
    if risen.forecast is not None and fallen.forecast is not None:
        assert (20000 - risen.forecast.high, risen.forecast.chance) == (fallen.forecast.low, fallen.forecast.chance)


def mirrored(aim: int) -> TargetCurve:
    found = calibration.curve_to(GOAL, calibration.Year((), -1, False, 10000), Decimal(aim), 12)  # noqa: FBT003 - amounts
    assert isinstance(found, TargetCurve)
    return found


@given(st.one_of(counts, amounts), st.integers(1, 480), st.integers(1, 11))
def test_an_earlier_day_ignores_later_figures(gains: list, aim: int, month: int):
    target, series, day = target_of(aim, counted=isinstance(gains[0], int)), series_of(gains), MONTH_ENDS[month - 1]
    assert outlook_on(target, series, day) == outlook_on(target, series[:month], day)


@given(st.dates(date(2022, 1, 1), date(2022, 3, 31)), st.integers(0, 300), st.integers(1, 400), st.integers(1, 500))
def test_it_is_met_on_the_first_day_by_which_the_pace_suffices(start: date, days: int, value: int, aim: int):
    assume(value < aim)
    target, newest = target_of(aim, counted=False), start + timedelta(days=days)
    target = replace(target, target=replace(target.target, window=(start, eve(add_months(start, 12)))))
    found = outlook_on(target, [(newest, Fraction(value))], newest)
    assert found.pace_so_far is not None
    assert found.met_on is not None
    assert found.pace_so_far * months_between(start, found.met_on) >= aim
    assert found.pace_so_far * months_between(start, eve(found.met_on)) < aim


# A small calibration; bench/calibration.py has the whole one.


def tallied(kinds: list[str], years: int) -> tuple[float, float]:
    """The share of the times at which a forecast was given, and of those the share inside the interval."""
    tallies = [
        tally
        for kind in kinds
        for tally in calibration.tallied(kind, (calibration.FORESEEABLE | calibration.OTHERS)[kind], years, 1).values()
    ]
    held = [one for tally in tallies for one in tally.held]
    return len(held) / sum(tally.asked for tally in tallies), sum(held) / max(1, len(held))


def test_an_interval_of_80_percent_holds_80_percent():
    given, held = tallied(["counts, even", "counts, even, in clumps", "amounts, even", "level, rising"], 150)
    assert given > 0.4
    assert 0.75 <= held <= 0.85


def test_there_is_next_to_no_forecast_of_what_comes_in_a_batch_at_the_end():
    given, _ = tallied(["counts, most in a batch at the end", "amounts, most in a batch at the end"], 100)
    assert given < 0.03
