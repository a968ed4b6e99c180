"""The methods `trend` and `compound`: a case on each side of every bound."""

from pathlib import Path

import pytest

from workspaces import result

WINDOW = "window: {start: 2015-01-01, end: 2025-12-31}"
UP = f"measure: level, at_least: 100, unit: 吨, {WINDOW}, verdict: {{method: trend}}"
DOWN = f"measure: level, at_most: 10, unit: 吨, {WINDOW}, verdict: {{method: trend}}"
HOLD = f"measure: level, at_least: 100, unit: 吨, pace: hold, {WINDOW}, verdict: {{method: trend}}"


def yearly(*values: float | str, first: int = 2015) -> str:
    return "; ".join(f"{first + number}-12-31: {value}" for number, value in enumerate(values))


TREND = {
    # name: (target, yearly figures from 2015, pace)
    "three figures are too few": (UP, yearly(10, 20, 30), "not_assessable"),
    "four are enough": (UP, yearly(10, 20, 30, 40), "on_track"),
    "a note is no figure": (UP, yearly(10, 20, 30, "{note: 未统计}"), "not_assessable"),
    # as of 2020, 5 years before the end, 50 reached, 50 lacking: a slope of 9.5 leaves 2.5, which is 5 %
    "just under 5 % missed": (UP, yearly(2, 11, 20, 30, 40, 50), "on_track"),
    "5 % missed": (UP, yearly(2.5, 11, 20, 30, 40, 50), "slipping"),
    "20 % missed": (UP, yearly(10, 11, 20, 30, 40, 50), "slipping"),
    "just over 20 % missed": (UP, yearly(10.5, 11, 20, 30, 40, 50), "behind"),
    "moving away": (UP, yearly(60, 59, 58, 57), "regressing"),
    "not moving": (UP, yearly(60, 60, 60, 60), "regressing"),
    "only the last six figures count": (UP, yearly(90, 2, 11, 20, 30, 40, 50, first=2014), "on_track"),
    "met and not turning back": (UP, yearly(100, 99, 98, 100), "on_track"),
    "met and turning back": (UP, yearly(102, 101, 101, 101), "slipping"),
    "downward": (DOWN, yearly(110, 95, 80, 65, 50, 35), "on_track"),
    "downward, moving away": (DOWN, yearly(30, 31, 32, 33), "regressing"),
    "hold, not met, not moving away": (HOLD, yearly(60, 60, 60, 60), "behind"),
    "hold, not met, moving away": (HOLD, yearly(60, 60, 60, 59), "regressing"),
    "held, since its baseline met it": (f"{UP}, baseline: 100", yearly(60, 60, 60, 60), "behind"),
    "at a bound that is to be passed": (UP.replace("at_least: 100", "above: 40"), yearly(10, 20, 30, 40), "on_track"),
    "hold, met": (HOLD, yearly(90, 95, 99, 100), "on_track"),
}


@pytest.mark.parametrize("case", TREND.values(), ids=TREND)
def test_trend(case, tmp_path: Path):
    target, figures, pace = case
    assert result(tmp_path, target, figures).pace == pace


def compound(more: str) -> str:
    return f"measure: level, unit: 吨, {WINDOW}, verdict: {{method: compound}}, {more}"


# Over ten years from 2015, ×1024 needs a doubling each year: q − 1 is exactly 1, and r is what a year has added.
COMPOUND = {
    "met": (compound("at_least: 1024"), "2015-12-31: 1; 2016-12-31: 1024", "achieved"),
    "0.95": (compound("at_least: 1024"), "2015-12-31: 1; 2016-12-31: 1.95", "on_track"),
    "below 0.95": (compound("at_least: 1024"), "2015-12-31: 1; 2016-12-31: 1.949", "slipping"),
    "0.60": (compound("at_least: 1024"), "2015-12-31: 1; 2016-12-31: 1.6", "slipping"),
    "below 0.60": (compound("at_least: 1024"), "2015-12-31: 1; 2016-12-31: 1.599", "behind"),
    "0": (compound("at_least: 1024"), "2015-12-31: 1; 2016-12-31: 1", "behind"),
    "below 0": (compound("at_least: 1024"), "2015-12-31: 1; 2016-12-31: 0.99", "regressing"),
    "own bounds": (
        compound("at_least: 1024").replace("compound}", "compound, on_track: 0.5, slipping: 0.3}"),
        "2015-12-31: 1; 2016-12-31: 1.5",
        "on_track",
    ),
    "only the base": (compound("at_least: 1024"), "2015-12-31: 1", "not_assessable"),
    "different signs": (compound("at_least: 1024"), "2015-12-31: -1; 2016-12-31: 2", "not_assessable"),
    "a base of 0 counts as 0.001": (compound("at_least: 1.024"), "2015-12-31: 0; 2016-12-31: 0.00195", "on_track"),
    "a target of 0 counts as 0.001": (compound("at_most: 0"), "2015-12-31: 1.024; 2016-12-31: 0.512", "on_track"),
    "a value of 0 is all gone": (compound("at_least: 1024"), "2015-12-31: 1; 2016-12-31: 0", "regressing"),
    "the baseline is the base": (
        compound("at_least: 2048, baseline: 1"), "2015-12-31: 1.95", "on_track"),
    "an increment's own baseline is the base": (
        compound("at_least: 2048, baseline: 1").replace("level", "increment"), "2015-12-31: 1.95", "on_track"),
    "left where the base had met it": (
        compound("at_least: 5, baseline: 5"), "2016-12-31: 4", "regressing"),
}  # fmt: skip


@pytest.mark.parametrize("case", COMPOUND.values(), ids=COMPOUND)
def test_compound(case, tmp_path: Path):
    target, figures, pace = case
    assert result(tmp_path, target, figures).pace == pace
