"""How pace is decided: a case on each side of every bound, by the lines of the format's section of that name."""

from fractions import Fraction
from pathlib import Path

import pytest

from workspaces import result

GAP = "verdict: {rule: gap}\n"

# name: (target, reports of the lead unit, as of, pace[, plan settings])
CASES = {
    # 1. no value; window ended
    "nothing reported": ("measure: increment, at_least: 100, unit: 家", "", "2022-06-30", "unreported"),
    "a note is no figure": ("measure: level, at_least: 100, unit: 家", "2022-06-30: {note: 统计中}", None, "unreported"),
    "a figure from before the window is no value": (
        "measure: level, at_least: 100, unit: 家", "2021-12-31: 90", "2022-06-30", "unreported"),
    "nothing after the as-of is looked at": (
        "measure: increment, at_least: 100, unit: 家", "2022-06-30: 60", "2022-06-29", "unreported"),
    "window ended and met": ("measure: increment, at_least: 100, unit: 家", "2022-12-31: 100", None, "achieved"),
    "window ended and not met": ("measure: increment, at_least: 100, unit: 家", "2022-12-31: 99", None, "missed"),
    "the day before the window ends": (
        "measure: increment, at_least: 100, unit: 家", "2022-12-30: 99", None, "on_track"),
    "window ended, about within tolerance": ("measure: level, about: 8.8, unit: 件", "2022-12-31: 8.36", None, "achieved"),
    "window ended, about below it": ("measure: level, about: 8.8, unit: 件", "2022-12-31: 8.35", None, "missed"),
    "about a negative number": ("measure: level, about: -40, unit: 万元", "2022-12-31: -42", None, "achieved"),
    "below about a negative number": ("measure: level, about: -40, unit: 万元", "2022-12-31: -42.1", None, "missed"),
    "window ended, hold": ("measure: rate, at_least: 3, unit: '%'", "2022-12-31: 3", None, "achieved"),
    "window ended, nothing": ("measure: rate, at_least: 3, unit: '%'", "", "2022-12-31", "unreported"),
    "window ended, between above": ("measure: increment, between: [5, 9], unit: 个", "2022-12-31: 10", None, "missed"),
    "window ended, between at its lower end": ("measure: increment, between: [5, 9], unit: 个", "2022-12-31: 5", None, "achieved"),
    "window ended, between at its upper end": ("measure: increment, between: [5, 9], unit: 个", "2022-12-31: 9", None, "achieved"),
    "window ended, between below": ("measure: increment, between: [5, 9], unit: 个", "2022-12-31: 4", None, "missed"),
    # 2. at_end
    "at the end, increment met": (
        "measure: increment, at_least: 10, unit: 个, pace: at_end", "2022-06-30: 10", None, "achieved"),
    "at the end, level met": ("measure: level, at_least: 10, unit: 个, pace: at_end", "2022-06-30: 10", None, "achieved"),
    "at the end, rate met": ("measure: rate, at_least: 10, unit: '%', pace: at_end", "2022-06-30: 10", None, "not_due"),
    "at the end, not met": ("measure: increment, at_least: 10, unit: 个, pace: at_end", "2022-11-30: 1", None, "not_due"),
    "at the end, fell below its baseline": (
        "measure: level, at_least: 10, unit: 万元, baseline: 8, pace: at_end", "2022-06-30: 1", None, "not_due"),
    # 3. met
    "increment met early": ("measure: increment, at_least: 100, unit: 家", "2022-03-31: 100", None, "achieved"),
    "level met early": ("measure: level, at_least: 100, unit: 家, baseline: 90", "2022-03-31: 100", None, "achieved"),
    "rate met has to last": ("measure: rate, at_least: 3, unit: '%'", "2022-03-31: 5", None, "on_track"),
    "hold asked for": ("measure: level, at_least: 3, unit: 万元, pace: hold", "2022-03-31: 5", None, "on_track"),
    "a baseline that meets the target means hold": (
        "measure: level, at_least: 3, unit: 万元, baseline: 4", "2022-03-31: 3.5", None, "on_track"),
    "at most, still within": ("measure: increment, at_most: 5, unit: 次", "2022-03-31: 5", None, "on_track"),
    "between, inside": ("measure: rate, between: [2, 3], unit: '%'", "2022-03-31: 2", None, "on_track"),
    "between, upper end inside": ("measure: rate, between: [2, 3], unit: '%'", "2022-03-31: 3", None, "on_track"),
    "reduction met": ("measure: level, at_most: 80, unit: 吨, baseline: 100", "2022-03-31: 80", None, "achieved"),
    # 4. ratio
    "ratio 1.2": ("measure: increment, at_least: 100, unit: 家", "2022-06-30: 60", None, "ahead"),
    "ratio below 1.2": ("measure: increment, at_least: 100, unit: 家", "2022-06-30: 59", None, "on_track"),
    "ratio 1": ("measure: increment, at_least: 100, unit: 家", "2022-06-30: 50", None, "on_track"),
    "ratio below 1": ("measure: increment, at_least: 100, unit: 家", "2022-06-30: 49", None, "slipping"),
    "ratio 0.8": ("measure: increment, at_least: 100, unit: 家", "2022-06-30: 40", None, "slipping"),
    "ratio below 0.8": ("measure: increment, at_least: 100, unit: 家", "2022-06-30: 39", None, "behind"),
    "ratio, own bounds": (
        "measure: increment, at_least: 100, unit: 家, verdict: {on_track: 0.9, slipping: 0.5}",
        "2022-06-30: 45", None, "on_track"),
    "ratio, own bounds, lower": (
        "measure: increment, at_least: 100, unit: 家, verdict: {on_track: 0.9, slipping: 0.5}",
        "2022-06-30: 25", None, "slipping"),
    "ratio, the plan's bounds": (
        "measure: increment, at_least: 100, unit: 家", "2022-06-30: 45", None, "on_track", "verdict: {on_track: 0.9}\n"),
    "exact where floats are not": (
        "measure: level, at_least: 0.7, unit: 亿元, baseline: 0.1", "2022-06-30: 0.4", None, "on_track"),
    # rounding down
    "nobody is behind by a fraction of a company": (
        "measure: increment, at_least: 1, unit: 家", "2022-11-30: 0", None, "on_track"),
    "rounded down to one": ("measure: increment, at_least: 2, unit: 家", "2022-06-30: 0", None, "behind"),
    "rounded down, with 7 of 12 months": ("measure: increment, at_least: 10, unit: 个", "2022-07-31: 5", None, "on_track"),
    "money is not rounded": ("measure: increment, at_least: 10, unit: 万元", "2022-07-31: 5", None, "slipping"),
    "a level is not rounded": ("measure: level, at_least: 10, unit: 家, baseline: 0", "2022-07-31: 5", None, "slipping"),
    # levels from their baseline
    "level on its line": ("measure: level, at_least: 120, unit: 家, baseline: 100", "2022-06-30: 110", None, "on_track"),
    "level just below": ("measure: level, at_least: 120, unit: 家, baseline: 100", "2022-06-30: 109", None, "slipping"),
    "level below its baseline": (
        "measure: level, at_least: 120, unit: 家, baseline: 100", "2022-06-30: 99", None, "regressing"),
    "level at its baseline": ("measure: level, at_least: 120, unit: 家, baseline: 100", "2022-06-30: 100", None, "behind"),
    "the baseline that was reported": (
        "measure: level, at_least: 120, unit: 家", "2021-12-31: 100; 2022-06-30: 110", None, "on_track"),
    "reduction on its line": ("measure: level, at_most: 80, unit: 吨, baseline: 100", "2022-06-30: 90", None, "on_track"),
    "reduction behind": ("measure: level, at_most: 80, unit: 吨, baseline: 100", "2022-06-30: 93", None, "behind"),
    "reduction ahead": ("measure: level, at_most: 80, unit: 吨, baseline: 100", "2022-06-30: 88", None, "ahead"),
    "reduction going up": ("measure: level, at_most: 80, unit: 吨, baseline: 100", "2022-06-30: 101", None, "regressing"),
    "range from below": (
        "measure: level, between: [110, 130], unit: 吨, baseline: 90", "2022-06-30: 100", None, "on_track"),
    "range from above": (
        "measure: level, between: [70, 80], unit: 吨, baseline: 100", "2022-06-30: 90", None, "on_track"),
    "range run through": (
        "measure: increment, between: [10, 20], unit: 个", "2022-06-30: 24", None, "slipping"),
    # level without a baseline, and hold: against the target
    "no baseline, 1 would be met": ("measure: level, at_least: 100, unit: 家", "2022-03-31: 99", None, "slipping"),
    "no baseline, 0.8": ("measure: level, at_least: 100, unit: 家", "2022-03-31: 80", None, "slipping"),
    "no baseline, below 0.8": ("measure: level, at_least: 100, unit: 家", "2022-03-31: 79", None, "behind"),
    "no baseline, own bound": (
        "measure: level, at_least: 100, unit: 家, verdict: {on_track: 0.9}", "2022-03-31: 90", None, "on_track"),
    "no baseline, under gap the ratios hold": (
        "measure: level, at_least: 100, unit: 家", "2022-03-31: 80", None, "slipping", GAP),
    "hold, at most": ("measure: rate, at_most: 4, unit: '%'", "2022-03-31: 5", None, "slipping"),
    "hold, at most, too much": ("measure: rate, at_most: 4, unit: '%'", "2022-03-31: 5.1", None, "behind"),
    "hold, range below": ("measure: rate, between: [4, 6], unit: '%'", "2022-03-31: 3.2", None, "slipping"),
    "hold, range above": ("measure: rate, between: [4, 6], unit: '%'", "2022-03-31: 7.5", None, "slipping"),
    "hold, range far above": ("measure: rate, between: [4, 6], unit: '%'", "2022-03-31: 7.6", None, "behind"),
    "hold, value of zero": ("measure: rate, at_least: 4, unit: '%'", "2022-03-31: 0", None, "behind"),
    "hold, value below zero": ("measure: rate, at_least: 4, unit: '%'", "2022-03-31: -1", None, "behind"),
    "hold, target below zero": ("measure: rate, at_least: -1, unit: '%'", "2022-03-31: -2", None, "behind"),
    "hold, about": ("measure: rate, about: 10, unit: '%', tolerance: 0.1", "2022-03-31: 8", None, "slipping"),
    "hold, about within": ("measure: rate, about: 10, unit: '%', tolerance: 0.1", "2022-03-31: 9", None, "on_track"),
    # gap
    "gap, 20 points above": ("measure: increment, at_least: 100, unit: 家", "2022-06-30: 70", None, "ahead", GAP),
    "gap, 19 points above": ("measure: increment, at_least: 100, unit: 家", "2022-06-30: 69", None, "on_track", GAP),
    "gap, none": ("measure: increment, at_least: 100, unit: 家", "2022-06-30: 50", None, "on_track", GAP),
    "gap, 1 point": ("measure: increment, at_least: 100, unit: 家", "2022-06-30: 49", None, "slipping", GAP),
    "gap, 10 points": ("measure: increment, at_least: 100, unit: 家", "2022-06-30: 40", None, "slipping", GAP),
    "gap, 11 points": ("measure: increment, at_least: 100, unit: 家", "2022-06-30: 39", None, "behind", GAP),
    "gap, regressing": (
        "measure: level, at_least: 120, unit: 家, baseline: 100", "2022-06-30: 99", None, "regressing", GAP),
    "gap, own bounds": (
        "measure: increment, at_least: 100, unit: 家, verdict: {rule: gap, on_track: 10, slipping: 30}",
        "2022-06-30: 40", None, "on_track"),
    "gap, of a reduction": ("measure: level, at_most: 80, unit: 吨, baseline: 100", "2022-06-30: 92", None, "slipping", GAP),
    # settings of the plan and of the target: each key for itself
    "the plan's rule with the target's bound": (
        "measure: increment, at_least: 100, unit: 家, verdict: {on_track: 5}", "2022-06-30: 45", None, "on_track", GAP),
    "the plan's bound stays where the target gives the other": (
        "measure: increment, at_least: 100, unit: 家, verdict: {on_track: 0.7}",
        "2022-06-30: 25", None, "slipping", "verdict: {on_track: 0.9, slipping: 0.5}\n"),
    "the target's bound before the plan's": (
        "measure: increment, at_least: 100, unit: 家, verdict: {on_track: 0.7}",
        "2022-06-30: 35", None, "on_track", "verdict: {on_track: 0.9, slipping: 0.5}\n"),
    "the plan's bounds are not those of another rule": (
        "measure: increment, at_least: 100, unit: 家, verdict: {rule: ratio}",
        "2022-06-30: 40", None, "slipping", "verdict: {rule: gap, on_track: 1, slipping: 2}\n"),
    "the plan's method with the target's bound": (
        "measure: level, at_least: 100, unit: 万元, window: {start: 2022-01-01, end: 2026-12-31}, verdict: {slipping: 0.3}",
        "2019-12-31: 8.5; 2020-12-31: 19; 2021-12-31: 29.5; 2022-06-30: 40", None, "slipping", "verdict: {method: trend}\n"),
    "the target's method before the plan's": (
        "measure: level, at_least: 100, unit: 万元, verdict: {method: schedule}",
        "2022-06-30: 90", None, "slipping", "verdict: {method: trend, on_track: 0.01}\n"),
    # a day with nothing but a note is no figure of a series
    "trend, three figures and a note": (
        "measure: level, at_least: 100, unit: 万元, verdict: {method: trend}",
        "2019-12-31: 20; 2020-12-31: 30; 2021-12-31: {note: 未统计}; 2022-06-30: 50", None, "not_assessable"),
    # checkpoints
    "at a checkpoint": (
        "measure: increment, at_least: 100, unit: 家, checkpoints: {2022-06-30: 20, 2022-09-30: 40}",
        "2022-06-30: 20", None, "on_track"),
    "below a checkpoint": (
        "measure: increment, at_least: 100, unit: 家, checkpoints: {2022-06-30: 20, 2022-09-30: 40}",
        "2022-06-30: 19", None, "slipping"),
    "between checkpoints": (
        "measure: increment, at_least: 100, unit: 万元, checkpoints: {2022-06-30: 20, 2022-08-31: 40}",
        "2022-07-31: 30", None, "on_track"),
    "before the first": (
        "measure: increment, at_least: 100, unit: 万元, checkpoints: {2022-06-30: 60}", "2022-02-28: 20", None, "on_track"),
    "after the last": (
        "measure: increment, at_least: 100, unit: 万元, checkpoints: {2022-10-31: 60}", "2022-11-30: 79", None, "slipping"),
    "nothing expected yet": (
        "measure: increment, at_least: 20, unit: 家, checkpoints: {2022-06-30: 0}", "2022-06-30: 0", None, "on_track"),
    "a rate's checkpoints need no baseline": (
        "measure: rate, at_least: 6, unit: '%', checkpoints: {2022-06-30: 3}", "2022-06-30: 3", None, "on_track"),
    "a rate below its checkpoint": (
        "measure: rate, at_least: 6, unit: '%', checkpoints: {2022-06-30: 3}", "2022-06-30: 2.9", None, "slipping"),
    "a level's checkpoints without a baseline": (
        "measure: level, at_least: 100, unit: 吨, checkpoints: {2022-06-30: 50}", "2022-06-30: 50", None, "on_track"),
    "below a level's checkpoint without a baseline": (
        "measure: level, at_least: 100, unit: 吨, checkpoints: {2022-06-30: 50}", "2022-06-30: 49", None, "slipping"),
    "far above a level's checkpoint without a baseline": (
        "measure: level, at_least: 100, unit: 吨, checkpoints: {2022-06-30: 50}", "2022-06-30: 60", None, "ahead"),
    "before the first checkpoint without a baseline": (
        "measure: level, at_least: 100, unit: 吨, checkpoints: {2022-06-30: 50}", "2022-05-31: 9", None, "not_assessable"),
    "checkpoints of a reduction without a baseline": (
        "measure: rate, at_most: 5, unit: '%', checkpoints: {2022-06-30: 8}", "2022-06-30: 8", None, "on_track"),
    "above a checkpoint of a reduction without a baseline": (
        "measure: rate, at_most: 5, unit: '%', checkpoints: {2022-06-30: 8}", "2022-06-30: 8.1", None, "slipping"),
    "a checkpoint below the reported baseline asks for nothing": (
        "measure: level, at_least: 100, unit: 吨, checkpoints: {2022-06-30: 40}",
        "2021-12-31: 60; 2022-06-30: 60", None, "on_track"),
    "a checkpoint below the reported baseline asks for nothing, gap": (
        "measure: level, at_least: 100, unit: 吨, checkpoints: {2022-06-30: 40}",
        "2021-12-31: 60; 2022-06-30: 60", None, "on_track", GAP),
    # revisions
    "before a revision": (
        "measure: increment, at_least: 100, unit: 家, revisions: [{on: 2022-07-01, at_least: 90}]",
        "2022-06-30: 46", None, "slipping"),
    "from a revision's day": (
        "measure: increment, at_least: 100, unit: 家, revisions: [{on: 2022-06-30, at_least: 90}]",
        "2022-06-30: 45", None, "on_track"),
    # windows
    "a window of its own": (
        "measure: increment, at_least: 48, unit: 个, window: {start: 2021-01-01, end: 2022-12-31}",
        "2022-06-30: 36", None, "on_track"),
    "a window from the middle of a month": (
        "measure: increment, at_least: 60, unit: 万元, window: {start: 2022-03-16, end: 2022-09-15}",
        "2022-06-15: 30", None, "on_track"),
    "a window from the middle of a month, a day on": (
        "measure: increment, at_least: 60, unit: 万元, window: {start: 2022-03-16, end: 2022-09-15}",
        "2022-06-16: 30", None, "slipping"),
    "a window from a month's last day": (
        "measure: increment, at_least: 20, unit: 万元, window: {start: 2022-01-31, end: 2022-03-30}",
        "2022-02-27: 10", None, "on_track"),
    "a window from a month's last day, a day on": (
        "measure: increment, at_least: 20, unit: 万元, window: {start: 2022-01-31, end: 2022-03-30}",
        "2022-02-28: 10", None, "slipping"),
    "a leap year's February": (
        "measure: increment, at_least: 240, unit: 万元, window: {start: 2024-01-01, end: 2024-12-31}",
        "2024-02-29: 40", "2024-02-29", "on_track"),
    "a leap year's February, up to the day before": (
        "measure: increment, at_least: 348, unit: 万元, window: {start: 2024-01-01, end: 2024-12-31}",
        "2024-02-28: 57", "2024-02-28", "on_track"),
    "a leap year's February, less than up to the day before": (
        "measure: increment, at_least: 348, unit: 万元, window: {start: 2024-01-01, end: 2024-12-31}",
        "2024-02-28: 56.9", "2024-02-28", "slipping"),
    "a window from a leap day": (
        "measure: increment, at_least: 120, unit: 万元, window: {start: 2024-02-29, end: 2025-02-27}",
        "2024-08-28: 60", "2024-08-28", "on_track"),
    "a window from a leap day, on its last": (
        "measure: increment, at_least: 120, unit: 万元, window: {start: 2024-02-29, end: 2025-02-27}",
        "2025-02-27: 119", "2025-02-27", "missed"),
    "a window across three years": (
        "measure: increment, at_least: 24, unit: 万元, window: {start: 2021-07-16, end: 2023-07-15}",
        "2022-07-15: 12", None, "on_track"),
    "a window across three years, a day on": (
        "measure: increment, at_least: 24, unit: 万元, window: {start: 2021-07-16, end: 2023-07-15}",
        "2022-07-16: 12", None, "slipping"),
    "half a month counts": ("measure: increment, at_least: 240, unit: 万元", "2022-04-15: 70", None, "on_track"),
    "a day less does not": ("measure: increment, at_least: 240, unit: 万元", "2022-04-15: 69.9", None, "slipping"),
    # milestones
    "milestone, nothing reported": ("measure: milestone, stages: [{name: 印发}]", "", "2022-06-30", "unreported"),
    "milestone, spoken of": ("measure: milestone, stages: [{name: 印发}]", "2022-06-30: {note: 起草}", None, "not_due"),
    "milestone, done": ("measure: milestone, stages: [{name: 印发}]", "2022-06-30: {stage: 印发}", None, "achieved"),
    "milestone, first of two": (
        "measure: milestone, stages: [{name: 一}, {name: 二}]", "2022-06-30: {stage: 一}", None, "on_track"),
    "milestone, last of two covers the first": (
        "measure: milestone, stages: [{name: 一}, {name: 二}]", "2022-06-30: {stage: 二}", None, "achieved"),
    "milestone, due today": (
        "measure: milestone, stages: [{name: 一, due: 2022-05-31}]", "2022-05-31: {note: 起草}", None, "slipping"),
    "milestone, due tomorrow": (
        "measure: milestone, stages: [{name: 一, due: 2022-06-01}]", "2022-05-31: {note: 起草}", None, "not_due"),
    "milestone, 30 days over": (
        "measure: milestone, stages: [{name: 一, due: 2022-05-31}]", "2022-06-30: {note: 起草}", None, "slipping"),
    "milestone, 31 days over": (
        "measure: milestone, stages: [{name: 一, due: 2022-05-30}]", "2022-06-30: {note: 起草}", None, "behind"),
    "milestone, second stage overdue": (
        "measure: milestone, stages: [{name: 一}, {name: 二, due: 2022-04-30}]", "2022-06-30: {stage: 一}", None, "behind"),
    "milestone, window ended": ("measure: milestone, stages: [{name: 印发}]", "2022-12-31: {note: 起草}", None, "missed"),
    # efforts
    "effort, nothing": ("measure: qualitative", "", "2022-06-30", "unreported"),
    "effort, not started": ("measure: qualitative", "2022-06-30: {state: not_started}", None, "not_started"),
    "effort, under way": ("measure: qualitative", "2022-06-30: {state: under_way}", None, "under_way"),
    "effort, done": ("measure: qualitative", "2022-06-30: {state: done, evidence: [总结]}", None, "achieved"),
    "effort, window ended": ("measure: qualitative", "2022-12-31: {state: under_way}", None, "under_way"),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_pace(case, tmp_path: Path):
    target, reports, as_of, pace, *settings = case
    found = result(tmp_path, target, reports, as_of, settings=settings[0] if settings else "")
    assert found.pace == pace


@pytest.mark.parametrize(
    ("collect", "value", "pace"), [("sum", 50, "on_track"), ("max", 30, "behind"), ("single", 20, "behind")]
)
def test_several_reporters_make_one_figure(collect: str, value: int, pace: str, tmp_path: Path):
    target = f"measure: increment, at_least: 100, unit: 家, reporters: [甲, 乙], collect: {collect}"
    found = result(tmp_path, target, {"甲": "2022-03-31: 30", "乙": "2022-06-30: 20"})
    assert (found.value, found.pace) == (value, pace)


def test_a_sum_is_what_is_known_and_the_report_axis_says_what_is_not(tmp_path: Path):
    target = "measure: increment, at_least: 100, unit: 家, reporters: [甲, 乙, 丙], collect: sum"
    found = result(tmp_path, target, {"甲": "2022-06-30: 60", "乙": "2022-03-31: 5"})
    assert (found.value, found.pace, found.report, found.light) == (65, "ahead", "missing", "yellow")
    assert (found.missing, found.stale) == (("丙",), ("乙",))


REPORTING = {
    # name: (target, reports, as of, report, light)
    "before any period has ended": ("measure: increment, at_least: 100, unit: 家", "", "2022-03-30", "none_due", "grey"),
    "nothing at all": ("measure: increment, at_least: 100, unit: 家", "", "2022-03-31", "missing", "grey"),
    "on the last day": ("measure: increment, at_least: 100, unit: 家", "2022-03-31: 25", None, "reported", "green"),
    "too old": ("measure: increment, at_least: 100, unit: 家", "2022-03-30: 25", "2022-03-31", "stale", "yellow"),
    "the period's last figure is what counts": (
        "measure: increment, at_least: 100, unit: 家", "2022-03-31: 60", "2022-06-29", "reported", "green"),
    "on the day it is due": (
        "measure: increment, at_least: 100, unit: 家", "2022-03-31 (2022-04-10): 25", None, "reported", "green"),
    "a day later": (
        "measure: increment, at_least: 100, unit: 家", "2022-03-31 (2022-04-11): 25", None, "late", "green"),
    "a note in time does not make a late figure timely": (
        "measure: increment, at_least: 100, unit: 家",
        "2022-03-31 (2022-04-01): {note: 稍后报}; 2022-04-30 (2022-05-02): 40", None, "late", "green"),
    "a later figure does not make an earlier one late": (
        "measure: increment, at_least: 100, unit: 家",
        "2022-03-31 (2022-04-01): 25; 2022-04-30 (2022-05-02): 40", None, "reported", "green"),
    "achieved is owed no more": (
        "measure: increment, at_least: 100, unit: 家", "2022-03-31: 100", "2022-09-30", "none_due", "green"),
    "a rate that is met is": ("measure: rate, at_least: 3, unit: '%'", "2022-03-31: 3", "2022-09-30", "stale", "yellow"),
    "behind stays red": ("measure: increment, at_least: 100, unit: 家", "2022-03-31: 5", "2022-06-30", "stale", "red"),
    "an effort under way but old": (
        "measure: qualitative", "2022-03-31: {state: under_way}", "2022-06-30", "stale", "yellow"),
    "an effort not started": ("measure: qualitative", "2022-03-31: {state: not_started}", None, "reported", "red"),
    "a milestone spoken of": (
        "measure: milestone, stages: [{name: 一}]", "2022-03-31: {note: 起草}", None, "reported", "grey"),
}  # fmt: skip


@pytest.mark.parametrize("case", REPORTING.values(), ids=REPORTING)
def test_report_and_light(case, tmp_path: Path):
    target, reports, as_of, report, light = case
    found = result(tmp_path, target, reports, as_of)
    assert (found.report, found.light) == (report, light)


def test_numbers_of_a_verdict_are_exact(tmp_path: Path):
    found = result(tmp_path, "measure: increment, at_least: 100, unit: 万元", "2022-04-15: 30")
    assert found.elapsed == Fraction(7, 24)
    assert found.expected == Fraction(700, 24)
    assert found.completion == Fraction(30, 100)
    assert found.gap == Fraction(700, 24) - 30
    assert found.remaining == 70
    assert found.basis.measured == 30 / Fraction(700, 24)


def test_breakdown_adds_to_the_plan(tmp_path: Path):
    found = result(
        tmp_path,
        "measure: level, at_least: 100, unit: 家",
        {"乙": "2022-06-30: 70"},
        breakdown="baseline: 60, reporters: [乙], checkpoints: {2022-06-30: 70}",
    )
    assert (found.baseline, found.expected, found.pace, found.reporters) == (60, 70, "on_track", ("乙",))


@pytest.mark.parametrize("every", ["month", "quarter", "half", "year"])
def test_periods_follow_the_plan(every: str, tmp_path: Path):
    ends = {"month": "2022-01-31", "quarter": "2022-03-31", "half": "2022-06-30", "year": "2022-12-31"}
    target = "measure: qualitative"
    settings = f"reporting: {{every: {every}, due_days: 10}}\n"
    found = result(tmp_path, target, "", ends[every], settings=settings)
    assert found.report == "missing"
    day_before = ends[every][:-2] + str(int(ends[every][-2:]) - 1)
    assert result(tmp_path, target, "", day_before, settings=settings).report == "none_due"


def test_a_cause_that_comes_without_a_figure_is_not_lost(tmp_path: Path):
    target = "measure: increment, at_least: 100, unit: 家"
    found = result(tmp_path, target, "2022-06-30: {value: 5, action: 补报}; 2022-07-31: {cause: 停产, by: 2022-09-30}")
    assert (found.value, found.cause, found.action, str(found.by)) == (5, "停产", "补报", "2022-09-30")
