"""What would make a verdict better: the value that is named has that verdict, and none before it has."""

from fractions import Fraction
from math import ceil, floor

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kjchuangxin.report.status import Pace
from workspaces import result

BETTER = [
    Pace.REGRESSING, Pace.BEHIND, Pace.SLIPPING, Pace.ON_TRACK, Pace.NOT_DUE, Pace.AHEAD, Pace.REACHED, Pace.ACHIEVED,
]  # fmt: skip
INCREMENT = "measure: increment, at_least: 100, unit: 家"


@pytest.mark.parametrize(
    ("target", "value", "pace", "step"),
    [
        (INCREMENT, 30, "behind", ("slipping", 40)),
        (INCREMENT, 48, "slipping", ("on_track", 50)),
        (INCREMENT, 50, "on_track", ("ahead", 60)),
        (INCREMENT, 60, "ahead", ("achieved", 100)),
        (INCREMENT, 100, "achieved", None),
        (INCREMENT + ", verdict: {rule: gap}", 39, "behind", ("slipping", 40)),
        (INCREMENT + ", verdict: {preset: wuhan}", 29, "behind", ("slipping", 30)),
        (INCREMENT.replace("100", "50, checkpoints: {2022-06-30: 45}"), 44, "slipping", ("on_track", 45)),
        (INCREMENT.replace("100", "50, checkpoints: {2022-06-30: 45}"), 45, "on_track", ("achieved", 50)),
        ('measure: rate, at_least: 10, unit: "%"', 7, "behind", ("slipping", 8)),
        ('measure: rate, at_least: 10, unit: "%"', 9, "slipping", ("reached", 10)),
        ('measure: rate, at_most: 10, unit: "%"', 13, "behind", ("slipping", Fraction(25, 2))),
        ("measure: level, at_most: 80, unit: 万吨, baseline: 100", 95, "behind", ("slipping", 92)),
        ("measure: level, at_most: 80, unit: 万吨, baseline: 100", 101, "regressing", ("slipping", 92)),
        ("measure: level, about: 100, unit: 万吨", 94, "slipping", ("reached", 100)),
        ("measure: level, between: [40, 50], unit: 万吨, baseline: 20", 60, "slipping", ("reached", 50)),
        (INCREMENT + ", pace: at_end", 30, "not_due", None),
        ("measure: increment, at_most: 20, unit: 次", 10, "on_track", None),
        ("measure: increment, at_most: 20, unit: 次", 12, "slipping", None),  # a count does not fall
        ("measure: increment, at_most: 20, unit: 次", 21, "behind", None),
        (INCREMENT.replace("at_least", "above"), 60, "ahead", ("achieved", 101)),
        ('measure: rate, above: 10, unit: "%"', 7, "behind", ("slipping", 8)),
        ('measure: rate, above: 10, unit: "%"', 9, "slipping", None),  # no value is the nearest beyond a bound
        ("measure: level, below: 80, unit: 家, baseline: 100", 80, "ahead", ("reached", 79)),
        ("measure: rank, at_most: 3, unit: 位", 5, "behind", ("reached", 3)),
    ],
)
def test_the_next_better_verdict_is_named(target, value, pace, step, tmp_path):
    found = result(tmp_path, target, f"2022-06-30: {value}")
    assert found.pace == pace
    assert (found.progress.next_step and (found.progress.next_step.pace, found.progress.next_step.value)) == step


@given(
    st.tuples(
        st.sampled_from(["at_least", "at_most", "about"]),
        st.sampled_from(["increment", "level", "rate"]),
        st.sampled_from(["", ", verdict: {rule: gap}", ", verdict: {preset: sanya}"]),
        st.one_of(st.none(), st.integers(1, 200)),
        st.integers(1, 200),
        st.integers(0, 250),
        st.sampled_from(["2022-01-31", "2022-05-17", "2022-06-30", "2022-11-30"]),
    )
)
def test_the_named_value_has_the_better_verdict(tmp_path_factory, case):
    comparator, measure, rule, baseline, aim, value, day = case
    assume(measure == "level" or baseline is None)
    assume((measure, comparator) != ("increment", "at_most"))  # a count does not fall
    started = "" if baseline is None else f", baseline: {baseline}"
    target = f"measure: {measure}, {comparator}: {aim}, unit: 万元{started}{rule}"
    now = result(tmp_path_factory.mktemp("now"), target, f"{day}: {value}")
    step = now.progress.next_step
    if step is None:
        assert now.pace in {Pace.ACHIEVED, Pace.REACHED, Pace.ON_TRACK, Pace.MISSED}
        return
    there, short = (
        _judged(tmp_path_factory, target, day, at) for at in (_reached(step.value, value), _short_of(step.value, value))
    )
    assert BETTER.index(there) >= BETTER.index(step.pace) > BETTER.index(now.pace)
    assert BETTER.index(short) < BETTER.index(step.pace)


def _judged(factory, target, day, value):
    return result(factory.mktemp("there"), target, f"{day}: {value}").pace


def _reached(value, start):
    """The value in digits; one without an end of them is passed by less than a millionth."""
    digits = value * 10**6
    return f"{(ceil(digits) if value > start else floor(digits)) / 10**6:.6f}"


def _short_of(value, start):
    return f"{float(value + (Fraction(start) - value) / 1000):.6f}"


@pytest.mark.parametrize(
    ("target", "value", "remaining"),
    [
        ("measure: increment, above: 10, unit: 家", 10, 1),
        ("measure: increment, above: 10, unit: 家", 11, 0),
        ("measure: level, below: 10, unit: 家", 12, 3),
        ("measure: increment, above: 10, unit: 万元", 10, 0),
    ],
)
def test_what_remains_leads_beyond_a_bound_that_is_left_out(target, value, remaining, tmp_path):
    assert result(tmp_path, target, f"2022-06-30: {value}").progress.remaining == remaining
