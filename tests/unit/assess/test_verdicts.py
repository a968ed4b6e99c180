"""How pace is decided in particular cases: rounding, settings, checkpoints, revisions, windows."""

from pathlib import Path

import pytest

from workspaces import result

GAP = "verdict: {rule: gap}\n"

# name: (target, reports of the lead unit, as of, pace[, plan settings])
CASES = {
    # bounds of the plan
    "ratio, the plan's bounds": (
        "measure: increment, at_least: 100, unit: 家", "2022-06-30: 45", None, "on_track", "verdict: {on_track: 0.9}\n"),
    # rounding down
    "rounded down to one": ("measure: increment, at_least: 2, unit: 家", "2022-06-30: 0", None, "behind"),
    "rounded down, with 7 of 12 months": ("measure: increment, at_least: 10, unit: 个", "2022-07-31: 5", None, "on_track"),
    "money is not rounded": ("measure: increment, at_least: 10, unit: 万元", "2022-07-31: 5", None, "slipping"),
    "a level is not rounded": ("measure: level, at_least: 10, unit: 家, baseline: 0", "2022-07-31: 5", None, "slipping"),
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
        "2019-12-31: 8.5; 2020-12-31: 19; 2021-12-31: 29.5; 2022-12-31: 40", None, "slipping", "verdict: {method: trend}\n"),
    "the target's method before the plan's": (
        "measure: level, at_least: 100, unit: 万元, verdict: {method: schedule}",
        "2022-06-30: 90", None, "slipping", "verdict: {method: trend, on_track: 0.01}\n"),
    # a day with nothing but a note is no figure of a series
    "trend, three figures and a note": (
        "measure: level, at_least: 100, unit: 万元, window: {start: 2022-01-01, end: 2026-12-31}, verdict: {method: trend}",
        "2019-12-31: 20; 2020-12-31: 30; 2021-12-31: {note: 未统计}; 2022-12-31: 50", None, "not_assessable"),
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
        "2021-12-31: 60; 2022-06-30: 60", None, "not_due"),
    "a checkpoint below the reported baseline, and something gained": (
        "measure: level, at_least: 100, unit: 吨, checkpoints: {2022-06-30: 40}",
        "2021-12-31: 60; 2022-06-30: 60.1", None, "ahead"),
    "a checkpoint below the reported baseline, and something lost": (
        "measure: level, at_least: 100, unit: 吨, checkpoints: {2022-06-30: 40}",
        "2021-12-31: 60; 2022-06-30: 59.9", None, "regressing"),
    "a checkpoint below the reported baseline asks for nothing, gap": (
        "measure: level, at_least: 100, unit: 吨, checkpoints: {2022-06-30: 40}",
        "2021-12-31: 60; 2022-06-30: 60", None, "not_due", GAP),
    "a checkpoint below the reported baseline, and something gained, gap": (
        "measure: level, at_least: 100, unit: 吨, checkpoints: {2022-06-30: 40}",
        "2021-12-31: 60; 2022-06-30: 60.1", None, "ahead", GAP),
    # revisions
    "before a revision": (
        "measure: increment, at_least: 100, unit: 家, revisions: [{date: 2022-07-01, at_least: 90}]",
        "2022-06-30: 46", None, "slipping"),
    "from a revision's day": (
        "measure: increment, at_least: 100, unit: 家, revisions: [{date: 2022-06-30, at_least: 90}]",
        "2022-06-30: 45", None, "on_track"),
    # windows
    "a window of its own": (
        "measure: increment, at_least: 48, unit: 个, window: {start: 2021-01-01, end: 2022-12-31}",
        "2022-06-30: 36", None, "on_track"),
    # 16/31 and 5 and 15/30 months, of which 16/31 and 2 and 15/30 have gone
    "a window from the middle of a month": (
        "measure: increment, at_least: 60, unit: 万元, window: {start: 2022-03-16, end: 2022-09-15}",
        "2022-06-15: 30.081", "2022-06-15", "on_track"),
    "a window from the middle of a month, a little less": (
        "measure: increment, at_least: 60, unit: 万元, window: {start: 2022-03-16, end: 2022-09-15}",
        "2022-06-15: 30.08", "2022-06-15", "slipping"),
    "a window from the middle of a month, a day on": (
        "measure: increment, at_least: 60, unit: 万元, window: {start: 2022-03-16, end: 2022-09-15}",
        "2022-06-16: 30.081", "2022-06-16", "slipping"),
    # 1/31 and 1 and 30/31 months, of which 1/31 and 27/28 have gone
    "a window from a month's last day": (
        "measure: increment, at_least: 20, unit: 万元, window: {start: 2022-01-31, end: 2022-03-30}",
        "2022-02-27: 9.966", "2022-02-27", "on_track"),
    "a window from a month's last day, a little less": (
        "measure: increment, at_least: 20, unit: 万元, window: {start: 2022-01-31, end: 2022-03-30}",
        "2022-02-27: 9.965", "2022-02-27", "slipping"),
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
        "2024-08-28: 59.384", "2024-08-28", "on_track"),
    "a window from a leap day, a little less": (
        "measure: increment, at_least: 120, unit: 万元, window: {start: 2024-02-29, end: 2025-02-27}",
        "2024-08-28: 59.383", "2024-08-28", "slipping"),
    "a window from a leap day, on its last": (
        "measure: increment, at_least: 120, unit: 万元, window: {start: 2024-02-29, end: 2025-02-27}",
        "2025-02-27: 119", "2025-02-27", "missed"),
    "a window across three years": (
        "measure: increment, at_least: 24, unit: 万元, window: {start: 2021-07-16, end: 2023-07-15}",
        "2022-07-15: 12", None, "on_track"),
    "a window across three years, a day on": (
        "measure: increment, at_least: 24, unit: 万元, window: {start: 2021-07-16, end: 2023-07-15}",
        "2022-07-16: 12", None, "slipping"),
    "what may be used up by now is on track, whatever the bounds": (
        "measure: increment, at_most: 60, unit: 万元, verdict: {on_track: 1.1, slipping: 0.5}",
        "2022-06-30: 30", None, "on_track"),
    "a little more than may be used up by now": (
        "measure: increment, at_most: 60, unit: 万元, verdict: {on_track: 1.1, slipping: 0.5}",
        "2022-06-30: 30.1", None, "slipping"),
    "half a month counts": ("measure: increment, at_least: 240, unit: 万元", "2022-04-15: 70", None, "on_track"),
    "a day less does not": ("measure: increment, at_least: 240, unit: 万元", "2022-04-15: 69.9", None, "slipping"),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_pace(case, tmp_path: Path):
    target, reports, as_of, pace, *settings = case
    found = result(tmp_path, target, reports, as_of, settings=settings[0] if settings else "")
    assert found.pace == pace


def test_breakdown_adds_to_the_plan(tmp_path: Path):
    found = result(
        tmp_path,
        "measure: level, at_least: 100, unit: 家",
        {"乙": "2022-06-30: 70"},
        breakdown="baseline: 60, reporters: [乙], checkpoints: {2022-06-30: 70}",
    )
    assert (found.progress.baseline, found.progress.expected, found.pace, found.definition.reporters) == (
        60,
        70,
        "on_track",
        ("乙",),
    )


def test_a_cause_that_comes_without_a_figure_is_not_lost(tmp_path: Path):
    target = "measure: increment, at_least: 100, unit: 家"
    found = result(
        tmp_path,
        target,
        "2022-06-30: {value: 5, action: 补报}; 2022-07-31: {cause: 停产, by: 2022-09-30}",
        "2022-07-31",
    )
    assert (found.value, found.reporting.cause, found.reporting.action, str(found.reporting.by)) == (
        5,
        "停产",
        "补报",
        "2022-09-30",
    )
