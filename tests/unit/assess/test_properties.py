"""What must hold for any input."""

import tempfile
from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kjchuangxin.assess import assess, latest
from kjchuangxin.model.calendar import add_months, elapsed, months_between, periods
from kjchuangxin.model.plan import Reporting
from kjchuangxin.report.numbers import number, percent
from kjchuangxin.report.report import Report
from kjchuangxin.report.status import Pace
from properties import examples
from repository import DATA
from workspaces import TODAY, assessed, checked, result, write

# Where nothing is needed yet, nothing gained is not due, anything gained is ahead; at_end is that or achieved.
BEST_LAST = [
    Pace.REGRESSING, Pace.MISSED, Pace.BEHIND, Pace.SLIPPING, Pace.ON_TRACK, Pace.NOT_DUE, Pace.AHEAD, Pace.REACHED,
    Pace.ACHIEVED,
]  # fmt: skip
DAYS = st.dates(date(2022, 1, 1), date(2022, 12, 31))

amounts = st.integers(0, 300).map(lambda tenth: Fraction(tenth, 10))
targets = st.sampled_from(
    [
        "measure: increment, at_least: 20, unit: 万元",
        "measure: increment, at_least: 20, unit: 家",
        "measure: increment, about: 20, unit: 万元",
        "measure: increment, at_least: 20, unit: 万元, checkpoints: {2022-06-30: 1, 2022-09-30: 12}",
        "measure: level, at_least: 20, unit: 万元, baseline: 10",
        "measure: level, at_least: 20, unit: 万元, baseline: 25",
        "measure: level, at_least: 20, unit: 万元",
        "measure: level, at_most: 10, unit: 万元, baseline: 20",
        "measure: level, at_most: 10, unit: 万元",
        "measure: rate, at_least: 20, unit: '%'",
        "measure: rate, at_most: 20, unit: '%'",
        "measure: level, at_least: 20, unit: 万元, pace: at_end",
        "measure: increment, above: 20, unit: 家",
        "measure: level, above: 20, unit: 万元, baseline: 20",
        "measure: rate, above: 20, unit: '%'",
        "measure: level, below: 10, unit: 万元, baseline: 20",
        "measure: rate, below: 20, unit: '%'",
    ]
)
rules = st.sampled_from(["", "verdict: {rule: gap}\n", "verdict: {on_track: 0.9, slipping: 0.5}\n"])


@examples(150)
@given(targets, rules, amounts, amounts, DAYS)
def test_more_progress_never_worsens_a_verdict(target: str, rule: str, one: Fraction, other: Fraction, day: date):
    less, more = sorted((one, other))
    if "at_most" in target or "below" in target:
        less, more = more, less
    if "家" in target:
        less, more = Fraction(int(less)), Fraction(int(more))
    with tempfile.TemporaryDirectory() as name:
        worse, better = (
            result(Path(name), target, f"{day}: {float(value):g}", settings=rule).pace for value in (less, more)
        )
    assert BEST_LAST.index(better) >= BEST_LAST.index(worse)


@examples(60)
@given(st.lists(st.tuples(DAYS, amounts), max_size=6, unique_by=lambda pair: pair[0]), DAYS, targets)
def test_an_earlier_day_never_sees_later_data(figures: list[tuple[date, Fraction]], day: date, target: str):
    if "increment" in target:  # cumulative figures do not fall
        figures = list(zip(sorted(when for when, _ in figures), sorted(value for _, value in figures), strict=True))
    if "家" in target:
        figures = [(when, Fraction(int(value))) for when, value in figures]
    figures.sort()
    every = "; ".join(f"{when}: {float(value):g}" for when, value in figures)
    until = "; ".join(f"{when}: {float(value):g}" for when, value in figures if when <= day)
    with tempfile.TemporaryDirectory() as name:
        whole = result(Path(name), target, every, day.isoformat())
        cut = result(Path(name), target, until, day.isoformat())
    assert whole == cut


def test_the_order_of_files_never_matters(tmp_path: Path):
    target = "measure: increment, at_least: 100, unit: 家, reporters: [甲, 乙, 丙], collect: sum"
    reports = {"甲": "2022-06-30: 10", "乙": "2022-06-30: 20", "丙": "2022-03-31: 3; 2022-06-30: 30"}
    done = checked(write(tmp_path, target, reports))
    turned = replace(done, observations=tuple(reversed(done.observations)))
    assert assess(turned, latest(turned, TODAY), today=TODAY) == assess(done, latest(done, TODAY), today=TODAY)


def shipped() -> Report:
    from kjchuangxin.source import Files, find  # noqa: PLC0415 - one test reads the data where it lies

    files = find(None, DATA, None)
    assert isinstance(files, Files)
    return assessed(files)


def test_totals_are_the_sums_of_their_parts():
    report = shipped()
    assert sum(report.pace_totals.values()) == sum(report.light_totals.values()) == len(report.targets)
    parts = [
        report.only(lambda one, title=title: one.definition.section == title)
        for title in {one.definition.section for one in report.targets}
    ]
    leads = [report.only(lambda one, unit=unit: one.definition.lead[0] == unit.name) for unit in report.units]
    for split in (parts, leads):
        assert len(split) > 1
        for axis in ("pace_totals", "light_totals"):
            whole = getattr(report, axis)
            assert whole == {one: sum(getattr(part, axis)[one] for part in split) for one in whole}
        assert len(report.behind) == sum(len(part.behind) for part in split)


@given(st.dates(date(1999, 1, 1), date(2060, 1, 1)), st.integers(0, 1500), st.data())
def test_elapsed_grows_from_nothing_to_all(start: date, days: int, data: st.DataObject):
    window = (start, start + timedelta(days=days))
    earlier, later = sorted(data.draw(st.dates(*window)) for _ in range(2))
    assert elapsed(window, start - timedelta(days=1)) == 0
    assert elapsed(window, window[1]) == 1
    assert 0 < elapsed(window, earlier) <= elapsed(window, later) <= 1
    assert (elapsed(window, earlier) < elapsed(window, later)) == (earlier < later)


def test_the_last_day_of_june_is_half_a_year():
    assert elapsed((date(2022, 1, 1), date(2022, 12, 31)), date(2022, 6, 30)) == Fraction(6, 12)
    assert elapsed((date(2020, 1, 1), date(2020, 12, 31)), date(2020, 2, 29)) == Fraction(2, 12)


@given(st.dates(date(1999, 1, 1), date(2060, 1, 1)), st.integers(1, 60))
def test_a_number_of_months_counts_as_that_many(start: date, months: int):
    first = start.replace(day=1)
    assert months_between(first, add_months(first, months) - timedelta(days=1)) == months


@given(st.dates(date(1999, 1, 1), date(2060, 1, 1)), st.integers(0, 100))
def test_a_month_that_is_cut_counts_by_its_share_of_days(start: date, days: int):
    each = [start + timedelta(days=number) for number in range(days + 1)]
    shares = [Fraction(1, monthrange(day.year, day.month)[1]) for day in each]
    assert months_between(each[0], each[-1]) == sum(shares)


@given(
    st.dates(date(1999, 1, 1), date(2060, 1, 1)),
    st.integers(0, 900),
    st.sampled_from(["month", "quarter", "half", "year"]),
)
def test_periods_cover_a_window_without_gap(start: date, days: int, every: str):
    end = start + timedelta(days=days)
    found = periods((start, end), end, Reporting(every=every, due_days="10"))
    assert found[0].start == start
    assert found[-1].end == end
    assert all(one.end + timedelta(days=1) == other.start for one, other in pairwise(found))
    assert all(one.due == one.end + timedelta(days=10) for one in found)


def test_the_calendar_may_end():
    for_ever = (date(9999, 1, 1), date.max)
    assert elapsed(for_ever, date.max) == 1
    assert elapsed((date.max, date.max), date.max) == 1
    assert [(one.end, one.due) for one in periods(for_ever, for_ever[1], Reporting(every="half", due_days="9999"))] == [
        (date(9999, 6, 30), date.max),
        (date.max,) * 2,
    ]


@given(st.fractions(min_value=-(10**39), max_value=10**39))
def test_a_number_is_shown_to_four_decimals(value: Fraction):
    assert abs(Fraction(number(value)) - value) <= Fraction(1, 2 * 10**4)
    assert "E" not in number(value)


def test_numbers_as_people_write_them():
    shown = {
        0: "0",
        62: "62",
        Fraction(26, 10): "2.6",
        Fraction(-1, 30000): "0",
        10**39: "1" + "0" * 39,
        10**40: "1.000E+40",
    }
    assert {value: number(Fraction(value)) for value in shown} == shown
    assert number(Fraction(-5, 2)) == "-2.5"


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (Fraction(2, 3), "66.7%"), (Fraction(9996, 10000), "99.9%"), (Fraction(99949, 100000), "99.9%"),
        (Fraction(1), "100%"), (Fraction(10004, 10000), "100%"), (Fraction(1, 2), "50%"),
        (Fraction(665, 10000), "6.7%"), (Fraction(0), "0%"), (None, "—"),
    ],
)  # fmt: skip
def test_a_share_has_one_decimal_and_is_never_whole_below_the_whole(share, text):
    assert percent(share) == text
