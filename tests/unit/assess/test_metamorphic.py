"""What a verdict must not depend on: the unit of measure, the calendar's era, who counts, what comes later."""

import re
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kjchuangxin.assess import assess
from kjchuangxin.report.target import TargetResult
from properties import examples
from sample_report import changed
from workspaces import TODAY, checked, measure, result, write

DAY = timedelta(days=1)
few = examples(50)
WINDOWS = [  # a calendar year, one from the middle of a month, from a month's last day, from and across leap days
    (date(2022, 1, 1), date(2022, 12, 31)),
    (date(2022, 3, 16), date(2023, 3, 15)),
    (date(2022, 1, 31), date(2022, 11, 29)),
    (date(2024, 2, 29), date(2025, 2, 27)),
    (date(2023, 7, 9), date(2025, 7, 8)),
]
RULES = ["", ", verdict: {rule: gap}", ", verdict: {on_track: 0.9, slipping: 0.55}", ", verdict: {preset: yinchuan}"]
OVER_YEARS = [", verdict: {method: trend}", ", verdict: {method: compound}"]


def decimals(low: int, high: int) -> st.SearchStrategy[Decimal]:
    """Numbers with one decimal between two whole ones."""
    return st.integers(10 * low, 10 * high).map(lambda tenth: Decimal(tenth) / 10)


@st.composite
def cases(draw: st.DrawFn) -> tuple[str, list[tuple[date, Decimal]], date]:
    """A target in 万元 that nothing is rounded for, with `@` before each of its numbers; its figures; a day."""
    start, end = draw(st.sampled_from(WINDOWS))
    measure = draw(st.sampled_from(["increment", "level", "rate"]))
    comparator = draw(st.sampled_from(["at_least", "above", "about", "between"]))
    aim = draw(decimals(8, 12))
    bound = f"[@{aim}, @{aim + 3}]" if comparator == "between" else f"@{aim}"
    target = f"measure: {measure}, {comparator}: {bound}, unit: 万元, window: {{start: {start}, end: {end}}}"
    if measure == "level" and draw(st.booleans()):
        target += f", baseline: @{draw(decimals(1, 9))}"
    pace = draw(st.sampled_from(["", "", ", pace: hold", ", pace: at_end", "checkpoints"]))
    if pace == "checkpoints":
        pace = f", checkpoints: {{{start + 80 * DAY}: @{aim / 4}, {start + 160 * DAY}: @{aim / 2}}}"
    target += pace + draw(st.sampled_from(RULES if pace else RULES + OVER_YEARS))
    days = sorted(draw(st.sets(st.dates(start, end + DAY), min_size=1, max_size=4)))
    values = draw(st.lists(decimals(0, 13), min_size=len(days), max_size=len(days)))
    if measure == "increment":
        values.sort()
    elif draw(st.booleans()):
        days, values = [start - DAY, *days], [draw(decimals(1, 9)), *values]
    return target, list(zip(days, values, strict=True)), draw(st.dates(start, end + DAY))


def judged(folder: Path, target: str, figures: list[tuple[date, Decimal]] | dict[str, str], day: date) -> TargetResult:
    reports = figures if isinstance(figures, dict) else {"甲": line(figures)}
    done = checked(write(folder, target.replace("@", ""), reports))
    assume(done.plan.usable)
    return assess(done, day, today=TODAY).targets[0]


def line(figures: list[tuple[date, Decimal]]) -> str:
    return "; ".join(f"{day}: {value:f}" for day, value in figures)


def verdict(found: TargetResult) -> tuple[object, ...]:
    return found.pace, found.reporting.state, found.light, found.closure, type(found.progress.basis)


@few
@given(cases(), st.sampled_from([-3, 1, 4]))
def test_a_larger_unit_of_measure_changes_no_verdict(tmp_path_factory, case, power):
    target, figures, day = case
    scaled = re.sub(r"@([\d.]+)", lambda found: f"@{Decimal(found[1]).scaleb(power):f}", target)
    larger = [(when, value.scaleb(power)) for when, value in figures]
    # An almost nothing of 0.001 stands for 0 under the method compound, in any unit.
    assume("compound" not in target or all(value for _, value in figures))
    one = judged(tmp_path_factory.mktemp("one"), target, figures, day)
    other = judged(tmp_path_factory.mktemp("other"), scaled, larger, day)
    assert verdict(one) == verdict(other)
    assert (one.progress.elapsed, one.progress.completion, measure(one)) == (
        other.progress.elapsed,
        other.progress.completion,
        measure(other),
    )


@few
@given(cases(), st.sampled_from([4, 400]))
def test_the_same_years_later_the_verdict_is_the_same(tmp_path_factory, case, years):
    target, figures, day = case

    def later(when: date) -> date:
        return when.replace(year=when.year + years)

    moved = re.sub(r"\d{4}-\d\d-\d\d", lambda found: later(date.fromisoformat(found[0])).isoformat(), target)
    one = judged(tmp_path_factory.mktemp("one"), target, figures, day)
    other = judged(
        tmp_path_factory.mktemp("other"), moved, [(later(when), value) for when, value in figures], later(day)
    )
    assert (one.pace, type(one.progress.basis), measure(one)) == (
        other.pace,
        type(other.progress.basis),
        measure(other),
    )
    assert (one.progress.elapsed, one.progress.expected, one.progress.gap, one.progress.remaining) == (
        other.progress.elapsed, other.progress.expected, other.progress.gap, other.progress.remaining,
    )  # fmt: skip


@few
@given(cases(), st.integers(0, 10))
def test_two_who_count_a_part_each_count_the_whole(tmp_path_factory, case, tenth):
    target, figures, day = case
    parts = [(when, value * tenth / 10) for when, value in figures]
    rest = [(when, value - part) for (when, value), (_, part) in zip(figures, parts, strict=True)]
    one = judged(tmp_path_factory.mktemp("one"), target, figures, day)
    split = {"甲": line(parts), "乙": line(rest)}
    other = judged(tmp_path_factory.mktemp("other"), f"{target}, reporters: [甲, 乙], collect: sum", split, day)
    assert verdict(one) == verdict(other)
    assert (one.value, one.progress.baseline, one.progress.expected, measure(one)) == (
        other.value, other.progress.baseline, other.progress.expected, measure(other),
    )  # fmt: skip


@few
@given(
    st.tuples(
        st.sampled_from(WINDOWS),
        decimals(-9, 9),
        decimals(1, 9),
        st.lists(decimals(-20, 20), min_size=1, max_size=3),
        st.sampled_from([*RULES, OVER_YEARS[0]]),
        st.booleans(),
        st.integers(0, 400),
    )
)
def test_less_of_what_is_negative_is_more(tmp_path_factory, case):
    """Of a level with a baseline that does not meet the target: of others a value or bound of 0 or below is behind."""
    (start, end), baseline, way, values, rule, checkpoints, gone = case
    aim, day = baseline + way, min(start + gone * DAY, end)
    figures = [(start + 40 * number * DAY, value) for number, value in enumerate(values)]

    def turned(sign: int) -> TargetResult:
        comparator = "at_least" if sign > 0 else "at_most"
        half = (baseline + way / 2) * sign
        points = f", checkpoints: {{{start + 100 * DAY}: {half:f}}}" if checkpoints else ""
        target = (
            f"measure: level, {comparator}: {sign * aim:f}, baseline: {sign * baseline:f}, unit: 万元,"
            f" window: {{start: {start}, end: {end}}}{points}{rule}"
        )
        folder = tmp_path_factory.mktemp("turned")
        return judged(folder, target, [(when, sign * value) for when, value in figures], day)

    up, down = turned(1), turned(-1)
    assert verdict(up) == verdict(down)
    assert (up.progress.gap, up.progress.remaining, measure(up), getattr(up.progress.basis, "way", None)) == (
        down.progress.gap, down.progress.remaining, measure(down), getattr(down.progress.basis, "way", None),
    )  # fmt: skip


@few
@given(cases())
def test_what_is_reported_later_changes_nothing(tmp_path_factory, case):
    target, figures, day = case
    figures = [(when, value) for when, value in figures if when.year < 2023]  # after the plan it is refused
    whole = judged(tmp_path_factory.mktemp("whole"), target, figures, day)
    cut = judged(tmp_path_factory.mktemp("cut"), target, [(when, value) for when, value in figures if when <= day], day)
    assert cut == whole


@few
@given(cases(), st.integers(1, 60), decimals(1, 20))
def test_a_revision_that_is_still_to_come_changes_nothing(tmp_path_factory, case, days, bound):
    target, figures, day = case
    before = judged(tmp_path_factory.mktemp("before"), target, figures, day)
    later = f"{target}, revisions: [{{date: {day + days * DAY}, at_least: {bound}}}]"
    assert _unplaced(judged(tmp_path_factory.mktemp("later"), later, figures, day)) == _unplaced(before)


@few
@given(cases())
def test_a_revision_to_the_same_changes_nothing_but_that_it_is_reported(tmp_path_factory, case):
    target, figures, day = case
    comparison = re.search(r"(at_least|above|about|between): (\[.*?\]|@[\d.]+)", target)[0]
    before = judged(tmp_path_factory.mktemp("before"), target, figures, day)
    after = judged(
        tmp_path_factory.mktemp("after"), f"{target}, revisions: [{{date: {day}, {comparison}}}]", figures, day
    )
    assert after.definition.revised is not None
    assert changed(_unplaced(after), revised=None) == _unplaced(before)


@few
@given(st.permutations(["甲", "乙", "丙"]), st.permutations(range(4)))
def test_reports_in_any_order_give_the_same(tmp_path_factory, units, order):
    target = "measure: increment, at_least: 100, unit: 家, reporters: [甲, 乙, 丙], collect: sum"
    entries = ["2022-03-31: 5", "2022-06-30: {note: 稍后报}", "2022-07-31: 12", "2022-09-30: 30"]
    mixed = {unit: "; ".join(entries[index] for index in order) for unit in units}
    straight = {unit: "; ".join(entries) for unit in ("甲", "乙", "丙")}
    one, other = (result(tmp_path_factory.mktemp("w"), target, reports, "2022-08-31") for reports in (straight, mixed))
    assert one.value == other.value == 36
    assert _unplaced(one) == _unplaced(other)


@few
def _unplaced(found: TargetResult) -> TargetResult:
    """The same without the lines it was read from."""
    history = tuple(figure._replace(place=None) for figure in found.reporting.history)
    return changed(found, history=history, origins=())


@pytest.mark.parametrize(
    ("window", "day", "value"),
    [
        # Half of the way in half of the months, whatever months they are.
        ((date(2024, 1, 1), date(2024, 12, 31)), date(2024, 6, 30), 60),
        ((date(2023, 9, 1), date(2024, 8, 31)), date(2024, 2, 29), 60),
        ((date(2022, 9, 1), date(2023, 8, 31)), date(2023, 2, 28), 60),
        # A month that the window cuts counts by its share of days: 16/31 and 5 and 15/30 of 12 months.
        ((date(2022, 3, 16), date(2023, 3, 15)), date(2022, 9, 15), Decimal("60.161291")),
        # 1/29 and 5 and 28/31 of 1/29 and 11 and 27/28 months.
        ((date(2024, 2, 29), date(2025, 2, 27)), date(2024, 8, 28), Decimal("59.383180")),
        # A day of February is a 29th of its month in a leap year, otherwise a 28th.
        ((date(2024, 1, 1), date(2024, 12, 31)), date(2024, 2, 1), Decimal("10.344828")),
        ((date(2023, 1, 1), date(2023, 12, 31)), date(2023, 2, 1), Decimal("10.357143")),
    ],
)
def test_what_is_due_by_a_day_is_on_track_and_a_little_less_is_not(window, day, value, tmp_path):
    target = f"measure: increment, at_least: 120, unit: 万元, window: {{start: {window[0]}, end: {window[1]}}}"
    enough, short = (
        result(tmp_path / str(less), target, f"{day}: {value - Decimal(less)}", day.isoformat()).pace
        for less in ("0", "0.00001")
    )
    assert (enough, short) == ("on_track", "slipping")
