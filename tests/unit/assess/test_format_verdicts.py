"""How pace, report and light are decided: the format's section on verdicts and the as-of, sentence by sentence.

The methods `trend` and `compound` have their sentences in test_several_years.
"""

from fractions import Fraction
from pathlib import Path

import pytest

from kjchuangxin.assess import assess, latest
from kjchuangxin.report.status import Closure, Light, Pace, ReportState
from kjchuangxin.report.target import TargetResult
from workspaces import checked, measure, result, write

GAP = "verdict: {rule: gap}\n"

# The sentence, and under it: (target, reports of the lead unit, as of, pace[, plan settings])
PACE = {
    "a value is the newest figure not after the as-of": {
        "nothing after the as-of is looked at": (
            "measure: increment, at_least: 100, unit: 家", "2022-06-30: 60", "2022-06-29", "unreported"),
        "the newest of two": (
            "measure: increment, at_least: 100, unit: 家", "2022-03-31: 30; 2022-06-30: 50", None, "on_track"),
        "dated on the as-of": ("measure: increment, at_least: 100, unit: 家", "2022-06-30: 60", "2022-06-30", "ahead"),
        "a note after a figure leaves it": (
            "measure: increment, at_least: 100, unit: 家",
            "2022-05-31: 50; 2022-06-30: {note: 统计中}", None, "on_track"),
    },
    "a figure dated before the window is a baseline, never a value": {
        "a figure from before the window is no value": (
            "measure: level, at_least: 100, unit: 家", "2021-12-31: 90", "2022-06-30", "unreported"),
        "the baseline that was reported": (
            "measure: level, at_least: 120, unit: 家", "2021-12-31: 100; 2022-06-30: 110", None, "on_track"),
    },
    "no value is unreported": {
        "nothing reported": ("measure: increment, at_least: 100, unit: 家", "", "2022-06-30", "unreported"),
        "a note is no figure": (
            "measure: level, at_least: 100, unit: 家", "2022-06-30: {note: 统计中}", None, "unreported"),
        "window ended, nothing": ("measure: rate, at_least: 3, unit: '%'", "", "2022-12-31", "unreported"),
    },
    "window ended: achieved if met, otherwise missed": {
        "window ended and met": ("measure: increment, at_least: 100, unit: 家", "2022-12-31: 100", None, "achieved"),
        "window ended and not met": ("measure: increment, at_least: 100, unit: 家", "2022-12-31: 99", None, "missed"),
        "the day before the window ends": (
            "measure: increment, at_least: 100, unit: 家", "2022-12-30: 99", None, "on_track"),
        "window ended, hold": ("measure: rate, at_least: 3, unit: '%'", "2022-12-31: 3", None, "achieved"),
        "a rate that was met, and is no more": (
            "measure: rate, at_least: 3, unit: '%'", "2022-06-30: 4; 2022-12-31: 2.9", None, "missed"),
        "at_end, ended": ("measure: increment, at_least: 10, unit: 个, pace: at_end", "2022-12-31: 9", None, "missed"),
        "before the base of a growth": (
            "measure: level, at_least: 9, unit: 万元, verdict: {method: compound}", "2022-12-31: 8", None, "missed"),
        "a day after": ("measure: increment, at_least: 100, unit: 家", "2022-12-31: 99", "2023-01-01", "missed"),
    },
    "at_end: achieved if an increment or level is met, otherwise not_due": {
        "at the end, increment met": (
            "measure: increment, at_least: 10, unit: 个, pace: at_end", "2022-06-30: 10", None, "achieved"),
        "at the end, level met": (
            "measure: level, at_least: 10, unit: 个, pace: at_end", "2022-06-30: 10", None, "achieved"),
        "at the end, rate met": (
            "measure: rate, at_least: 10, unit: '%', pace: at_end", "2022-06-30: 10", None, "not_due"),
        "at the end, not met": (
            "measure: increment, at_least: 10, unit: 个, pace: at_end", "2022-11-30: 1", None, "not_due"),
        "at the end, fell below its baseline": (
            "measure: level, at_least: 10, unit: 万元, baseline: 8, pace: at_end", "2022-06-30: 1", None, "not_due"),
    },
    "met is on_track under hold, since it has to last": {
        "rate met has to last": ("measure: rate, at_least: 3, unit: '%'", "2022-03-31: 5", None, "on_track"),
        "hold asked for": ("measure: level, at_least: 3, unit: 万元, pace: hold", "2022-03-31: 5", None, "on_track"),
        "at most, still within": ("measure: increment, at_most: 5, unit: 次", "2022-03-31: 5", None, "on_track"),
        "between, inside": ("measure: rate, between: [2, 3], unit: '%'", "2022-03-31: 2", None, "on_track"),
        "between, upper end inside": ("measure: rate, between: [2, 3], unit: '%'", "2022-03-31: 3", None, "on_track"),
    },
    "met is otherwise achieved": {
        "increment met early": ("measure: increment, at_least: 100, unit: 家", "2022-03-31: 100", None, "achieved"),
        "level met early": (
            "measure: level, at_least: 100, unit: 家, baseline: 90", "2022-03-31: 100", None, "achieved"),
        "reduction met": ("measure: level, at_most: 80, unit: 吨, baseline: 100", "2022-03-31: 80", None, "achieved"),
    },
    "met is ≥ for at_least": {
        "the bound itself": ("measure: level, at_least: 100, unit: 万元", "2022-06-30: 100", None, "achieved"),
        "a trifle less": ("measure: level, at_least: 100, unit: 万元", "2022-06-30: 99.999999999999", None, "slipping"),
    },
    "met is ≤ for at_most": {
        "the bound itself": ("measure: level, at_most: 100, unit: 万元", "2022-06-30: 100", None, "achieved"),
        "a trifle more": ("measure: level, at_most: 100, unit: 万元", "2022-06-30: 100.000000000001", None, "slipping"),
    },
    "met is ≥ target × (1 − tolerance) for about": {
        "window ended, about within tolerance": (
            "measure: level, about: 8.8, unit: 件", "2022-12-31: 8.36", None, "achieved"),
        "window ended, about below it": ("measure: level, about: 8.8, unit: 件", "2022-12-31: 8.35", None, "missed"),
        "about a negative number": ("measure: level, about: -40, unit: 万元", "2022-12-31: -42", None, "achieved"),
        "below about a negative number": (
            "measure: level, about: -40, unit: 万元", "2022-12-31: -42.1", None, "missed"),
        "hold, about within": (
            "measure: rate, about: 10, unit: '%', tolerance: 0.1", "2022-03-31: 9", None, "on_track"),
    },
    "met is inside for between, both ends in": {
        "window ended, between above": (
            "measure: increment, between: [5, 9], unit: 个", "2022-12-31: 10", None, "missed"),
        "window ended, between at its lower end": (
            "measure: increment, between: [5, 9], unit: 个", "2022-12-31: 5", None, "achieved"),
        "window ended, between at its upper end": (
            "measure: increment, between: [5, 9], unit: 个", "2022-12-31: 9", None, "achieved"),
        "window ended, between below": (
            "measure: increment, between: [5, 9], unit: 个", "2022-12-31: 4", None, "missed"),
        "the lower end": ("measure: level, between: [5, 9], unit: 万元", "2022-06-30: 5", None, "achieved"),
        "below it": ("measure: level, between: [5, 9], unit: 万元", "2022-06-30: 4.99", None, "slipping"),
        "the upper end": ("measure: level, between: [5, 9], unit: 万元", "2022-06-30: 9", None, "achieved"),
        "above it": ("measure: level, between: [5, 9], unit: 万元", "2022-06-30: 9.01", None, "slipping"),
    },
    "gained is value − baseline, needed is expected − baseline": {
        "level on its line": (
            "measure: level, at_least: 120, unit: 家, baseline: 100", "2022-06-30: 110", None, "on_track"),
        "level just below": (
            "measure: level, at_least: 120, unit: 家, baseline: 100", "2022-06-30: 109", None, "slipping"),
        "level at its baseline": (
            "measure: level, at_least: 120, unit: 家, baseline: 100", "2022-06-30: 100", None, "behind"),
    },
    "the sign of whole lets reductions work the same way": {
        "reduction on its line": (
            "measure: level, at_most: 80, unit: 吨, baseline: 100", "2022-06-30: 90", None, "on_track"),
        "reduction behind": ("measure: level, at_most: 80, unit: 吨, baseline: 100", "2022-06-30: 93", None, "behind"),
        "reduction ahead": ("measure: level, at_most: 80, unit: 吨, baseline: 100", "2022-06-30: 88", None, "ahead"),
        "range from below": (
            "measure: level, between: [110, 130], unit: 吨, baseline: 90", "2022-06-30: 100", None, "on_track"),
        "range from above": (
            "measure: level, between: [70, 80], unit: 吨, baseline: 100", "2022-06-30: 90", None, "on_track"),
    },
    "a baseline that already meets the target means hold": {
        "a baseline that meets the target means hold": (
            "measure: level, at_least: 3, unit: 万元, baseline: 4", "2022-03-31: 3.5", None, "on_track"),
    },
    "gained < 0 is regressing, under either rule": {
        "level below its baseline": (
            "measure: level, at_least: 120, unit: 家, baseline: 100", "2022-06-30: 99", None, "regressing"),
        "reduction going up": (
            "measure: level, at_most: 80, unit: 吨, baseline: 100", "2022-06-30: 101", None, "regressing"),
        "gap, regressing": (
            "measure: level, at_least: 120, unit: 家, baseline: 100", "2022-06-30: 99", None, "regressing", GAP),
    },
    "ratio: needed 0 is on_track": {
        "nobody is behind by a fraction of a company": (
            "measure: increment, at_least: 1, unit: 家", "2022-11-30: 0", None, "on_track"),
        "nothing expected yet": (
            "measure: increment, at_least: 20, unit: 家, checkpoints: {2022-06-30: 0}",
            "2022-06-30: 0", None, "on_track"),
    },
    "ratio: from 1.2 ahead": {
        "ratio 1.2": ("measure: increment, at_least: 100, unit: 家", "2022-06-30: 60", None, "ahead"),
        "ratio below 1.2": ("measure: increment, at_least: 100, unit: 家", "2022-06-30: 59", None, "on_track"),
    },
    "ratio: from on_track on_track": {
        "ratio 1": ("measure: increment, at_least: 100, unit: 家", "2022-06-30: 50", None, "on_track"),
        "ratio, own bounds": (
            "measure: increment, at_least: 100, unit: 家, verdict: {on_track: 0.9, slipping: 0.5}",
            "2022-06-30: 45", None, "on_track"),
    },
    "ratio: from slipping slipping": {
        "ratio below 1": ("measure: increment, at_least: 100, unit: 家", "2022-06-30: 49", None, "slipping"),
        "ratio 0.8": ("measure: increment, at_least: 100, unit: 家", "2022-06-30: 40", None, "slipping"),
        "ratio, own bounds, lower": (
            "measure: increment, at_least: 100, unit: 家, verdict: {on_track: 0.9, slipping: 0.5}",
            "2022-06-30: 25", None, "slipping"),
    },
    "ratio: else behind": {
        "ratio below 0.8": ("measure: increment, at_least: 100, unit: 家", "2022-06-30: 39", None, "behind"),
    },
    "gap: 20 points above is ahead": {
        "gap, 20 points above": ("measure: increment, at_least: 100, unit: 家", "2022-06-30: 70", None, "ahead", GAP),
        "gap, 19 points above": (
            "measure: increment, at_least: 100, unit: 家", "2022-06-30: 69", None, "on_track", GAP),
        "no bound of the rule ratio": (
            "measure: increment, at_least: 120, unit: 万元", "2022-01-31: 20", None, "on_track", GAP),
    },
    "gap: up to on_track on_track, by default 0": {
        "gap, none": ("measure: increment, at_least: 100, unit: 家", "2022-06-30: 50", None, "on_track", GAP),
        "gap, own bounds": (
            "measure: increment, at_least: 100, unit: 家, verdict: {rule: gap, on_track: 10, slipping: 30}",
            "2022-06-30: 40", None, "on_track"),
    },
    "gap: up to slipping slipping, by default 10": {
        "gap, 1 point": ("measure: increment, at_least: 100, unit: 家", "2022-06-30: 49", None, "slipping", GAP),
        "gap, 10 points": ("measure: increment, at_least: 100, unit: 家", "2022-06-30: 40", None, "slipping", GAP),
        "gap, of a reduction": (
            "measure: level, at_most: 80, unit: 吨, baseline: 100", "2022-06-30: 92", None, "slipping", GAP),
    },
    "gap: else behind": {
        "gap, 11 points": ("measure: increment, at_least: 100, unit: 家", "2022-06-30: 39", None, "behind", GAP),
    },
    "hold, not met: value / target for at_least, about and the lower end": {
        "hold, about": ("measure: rate, about: 10, unit: '%', tolerance: 0.1", "2022-03-31: 8", None, "slipping"),
        "hold, range below": ("measure: rate, between: [4, 6], unit: '%'", "2022-03-31: 3.2", None, "slipping"),
        "at least": ("measure: rate, at_least: 10, unit: '%'", "2022-03-31: 8", None, "slipping"),
        "at least, less": ("measure: rate, at_least: 10, unit: '%'", "2022-03-31: 7.9", None, "behind"),
    },
    "hold, not met: target / value for at_most and the upper end": {
        "hold, at most": ("measure: rate, at_most: 4, unit: '%'", "2022-03-31: 5", None, "slipping"),
        "hold, at most, too much": ("measure: rate, at_most: 4, unit: '%'", "2022-03-31: 5.1", None, "behind"),
        "hold, range above": ("measure: rate, between: [4, 6], unit: '%'", "2022-03-31: 7.5", None, "slipping"),
        "hold, range far above": ("measure: rate, between: [4, 6], unit: '%'", "2022-03-31: 7.6", None, "behind"),
        "range run through": (
            "measure: increment, between: [10, 20], unit: 个", "2022-06-30: 24", None, "slipping"),
    },
    "a level without a baseline is held against the target": {
        "no baseline, 1 would be met": ("measure: level, at_least: 100, unit: 家", "2022-03-31: 99", None, "slipping"),
        "no baseline, 0.8": ("measure: level, at_least: 100, unit: 家", "2022-03-31: 80", None, "slipping"),
        "no baseline, below 0.8": ("measure: level, at_least: 100, unit: 家", "2022-03-31: 79", None, "behind"),
        "no baseline, own bound": (
            "measure: level, at_least: 100, unit: 家, verdict: {on_track: 0.9}", "2022-03-31: 90", None, "on_track"),
    },
    "by the two ratios whatever the rule": {
        "no baseline, under gap the ratios hold": (
            "measure: level, at_least: 100, unit: 家", "2022-03-31: 80", None, "slipping", GAP),
        "hold under gap": ("measure: rate, at_least: 10, unit: '%'", "2022-03-31: 7.9", None, "behind", GAP),
        "hold under a gap with bounds of its own": (
            "measure: rate, at_least: 10, unit: '%', verdict: {rule: gap, on_track: 30, slipping: 50}",
            "2022-03-31: 9", None, "slipping"),
    },
    "a value or target of 0 or below is behind": {
        "hold, value of zero": ("measure: rate, at_least: 4, unit: '%'", "2022-03-31: 0", None, "behind"),
        "hold, value below zero": ("measure: rate, at_least: 4, unit: '%'", "2022-03-31: -1", None, "behind"),
        "hold, target below zero": ("measure: rate, at_least: -1, unit: '%'", "2022-03-31: -2", None, "behind"),
        "target of zero": ("measure: rate, at_most: 0, unit: '%'", "2022-03-31: 1", None, "behind"),
        "a level without a baseline": ("measure: level, at_least: 4, unit: 万元", "2022-03-31: 0", None, "behind"),
    },
    "milestone: nothing ever reported is unreported": {
        "milestone, nothing reported": ("measure: milestone, stages: [{name: 印发}]", "", "2022-06-30", "unreported"),
    },
    "milestone: last stage done is achieved": {
        "milestone, done": (
            "measure: milestone, stages: [{name: 印发}]", "2022-06-30: {stage: 印发}", None, "achieved"),
        "milestone, last of two covers the first": (
            "measure: milestone, stages: [{name: 一}, {name: 二}]", "2022-06-30: {stage: 二}", None, "achieved"),
    },
    "milestone: window ended is missed": {
        "milestone, window ended": (
            "measure: milestone, stages: [{name: 印发}]", "2022-12-31: {note: 起草}", None, "missed"),
        "with a stage done": (
            "measure: milestone, stages: [{name: 一}, {name: 二}]", "2022-12-31: {stage: 一}", None, "missed"),
    },
    "milestone: overdue is slipping for up to 30 days, then behind": {
        "milestone, due today": (
            "measure: milestone, stages: [{name: 一, due: 2022-05-31}]", "2022-05-31: {note: 起草}", None, "slipping"),
        "milestone, 30 days over": (
            "measure: milestone, stages: [{name: 一, due: 2022-05-31}]", "2022-06-30: {note: 起草}", None, "slipping"),
        "milestone, 31 days over": (
            "measure: milestone, stages: [{name: 一, due: 2022-05-30}]", "2022-06-30: {note: 起草}", None, "behind"),
        "milestone, second stage overdue": (
            "measure: milestone, stages: [{name: 一}, {name: 二, due: 2022-04-30}]",
            "2022-06-30: {stage: 一}", None, "behind"),
    },
    "milestone: a stage done and none overdue is on_track": {
        "milestone, first of two": (
            "measure: milestone, stages: [{name: 一}, {name: 二}]", "2022-06-30: {stage: 一}", None, "on_track"),
    },
    "milestone: spoken of, nothing done and nothing due yet is not_due": {
        "milestone, spoken of": (
            "measure: milestone, stages: [{name: 印发}]", "2022-06-30: {note: 起草}", None, "not_due"),
        "milestone, due tomorrow": (
            "measure: milestone, stages: [{name: 一, due: 2022-06-01}]", "2022-05-31: {note: 起草}", None, "not_due"),
    },
    "qualitative: the newest state": {
        "effort, not started": ("measure: qualitative", "2022-06-30: {state: not_started}", None, "not_started"),
        "effort, under way": ("measure: qualitative", "2022-06-30: {state: under_way}", None, "under_way"),
        "effort, done": ("measure: qualitative", "2022-06-30: {state: done, evidence: [总结]}", None, "achieved"),
        "a note leaves it": (
            "measure: qualitative", "2022-03-31: {state: under_way}; 2022-06-30: {note: 推进}", None, "under_way"),
        "of two": (
            "measure: qualitative",
            "2022-03-31: {state: not_started}; 2022-06-30: {state: under_way}", None, "under_way"),
    },
    "qualitative: unreported without a state": {
        "effort, nothing": ("measure: qualitative", "", "2022-06-30", "unreported"),
    },
    "qualitative: window ended and not done is never missed": {
        "effort, window ended": ("measure: qualitative", "2022-12-31: {state: under_way}", None, "under_way"),
    },
    "arithmetic is exact": {
        "exact where floats are not": (
            "measure: level, at_least: 0.7, unit: 亿元, baseline: 0.1", "2022-06-30: 0.4", None, "on_track"),
        "where thirds are needed": (
            "measure: increment, at_least: 0.3, unit: 亿元", "2022-04-30: 0.1", None, "on_track"),
    },
}  # fmt: skip


@pytest.mark.parametrize(
    "case", [pytest.param(case, id=f"{sentence}: {name}") for sentence, of in PACE.items() for name, case in of.items()]
)
def test_pace(case, tmp_path: Path):
    target, reports, as_of, pace, *settings = case
    found = result(tmp_path, target, reports, as_of, settings=settings[0] if settings else "")
    assert found.pace == pace


# The sentence, and under it: (target, reports of the lead unit, as of, report, light)
REPORTING = {
    "owed for every period that has ended by the as-of": {
        "on the last day": ("measure: increment, at_least: 100, unit: 家", "2022-03-31: 25", None, "reported", "green"),
    },
    "until an increment, a level or a milestone is achieved": {
        "achieved is owed no more": (
            "measure: increment, at_least: 100, unit: 家", "2022-03-31: 100", "2022-09-30", "none_due", "green"),
        "a rate that is met is": (
            "measure: rate, at_least: 3, unit: '%'", "2022-03-31: 3", "2022-09-30", "stale", "yellow"),
        "a level": ("measure: level, at_least: 100, unit: 家", "2022-03-31: 100", "2022-09-30", "none_due", "green"),
        "a milestone": (
            "measure: milestone, stages: [{name: 一}]", "2022-03-31: {stage: 一}", "2022-09-30", "none_due", "green"),
        "an effort is": (
            "measure: qualitative", "2022-03-31: {state: done, evidence: [总结]}", "2022-09-30", "stale", "yellow"),
    },
    "none_due where no period has ended or nothing is owed any more": {
        "before any period has ended": (
            "measure: increment, at_least: 100, unit: 家", "", "2022-03-30", "none_due", "grey"),
    },
    "missing: a reporter has no figure at all": {
        "nothing at all": ("measure: increment, at_least: 100, unit: 家", "", "2022-03-31", "missing", "grey"),
        "a note is none": (
            "measure: increment, at_least: 100, unit: 家", "2022-03-31: {note: 统计中}", None, "missing", "grey"),
    },
    "stale: its newest figure is dated before that period's end": {
        "too old": ("measure: increment, at_least: 100, unit: 家", "2022-03-30: 25", "2022-03-31", "stale", "yellow"),
        "the period's last figure is what counts": (
            "measure: increment, at_least: 100, unit: 家", "2022-03-31: 60", "2022-06-29", "reported", "green"),
    },
    "late: submitted more than due_days after the period's end": {
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
    },
    "green for achieved, ahead, on_track and under_way": {
        "achieved": ("measure: increment, at_least: 100, unit: 家", "2022-06-30: 100", None, "none_due", "green"),
        "ahead": ("measure: increment, at_least: 100, unit: 家", "2022-06-30: 60", None, "reported", "green"),
        "on track": ("measure: increment, at_least: 100, unit: 家", "2022-06-30: 50", None, "reported", "green"),
        "under way": ("measure: qualitative", "2022-06-30: {state: under_way}", None, "reported", "green"),
        "late as well": (
            "measure: increment, at_least: 100, unit: 家", "2022-06-30 (2022-08-01): 50", None, "late", "green"),
    },
    "yellow for slipping": {
        "slipping": ("measure: increment, at_least: 100, unit: 家", "2022-06-30: 49", None, "reported", "yellow"),
        "and stale": ("measure: increment, at_least: 100, unit: 家", "2022-05-31: 40", "2022-06-30", "stale", "yellow"),
    },
    "red for behind, regressing, missed and not_started": {
        "an effort not started": ("measure: qualitative", "2022-03-31: {state: not_started}", None, "reported", "red"),
        "behind": ("measure: increment, at_least: 100, unit: 家", "2022-06-30: 39", None, "reported", "red"),
        "regressing": (
            "measure: level, at_least: 120, unit: 家, baseline: 100", "2022-06-30: 99", None, "reported", "red"),
        "missed": ("measure: increment, at_least: 100, unit: 家", "2022-12-31: 99", None, "reported", "red"),
    },
    "grey for the rest": {
        "a milestone spoken of": (
            "measure: milestone, stages: [{name: 一}]", "2022-03-31: {note: 起草}", None, "reported", "grey"),
        "unreported": ("measure: increment, at_least: 100, unit: 家", "", "2022-06-30", "missing", "grey"),
        "not due": (
            "measure: increment, at_least: 10, unit: 个, pace: at_end", "2022-06-30: 1", None, "reported", "grey"),
        "not assessable": (
            "measure: level, at_least: 9, unit: 万元, verdict: {method: trend}",
            "2022-06-30: 5", None, "reported", "grey"),
    },
    "a stale or missing report turns green into yellow": {
        "behind stays red": (
            "measure: increment, at_least: 100, unit: 家", "2022-03-31: 5", "2022-06-30", "stale", "red"),
        "an effort under way but old": (
            "measure: qualitative", "2022-03-31: {state: under_way}", "2022-06-30", "stale", "yellow"),
        "on track but old": (
            "measure: increment, at_least: 100, unit: 家", "2022-03-30: 25", "2022-03-31", "stale", "yellow"),
        "grey stays grey": (
            "measure: increment, at_least: 10, unit: 个, pace: at_end", "2022-03-31: 1", "2022-06-30", "stale", "grey"),
    },
}  # fmt: skip


@pytest.mark.parametrize(
    "case",
    [pytest.param(case, id=f"{sentence}: {name}") for sentence, of in REPORTING.items() for name, case in of.items()],
)
def test_report_and_light(case, tmp_path: Path):
    target, reports, as_of, report, light = case
    found = result(tmp_path, target, reports, as_of)
    assert (found.reporting.state, found.light) == (report, light)


@pytest.mark.parametrize(
    ("collect", "value", "pace"), [("sum", 50, "on_track"), ("max", 30, "behind"), ("single", 20, "behind")]
)
def test_several_reporters_make_one_figure(collect: str, value: int, pace: str, tmp_path: Path):
    target = f"measure: increment, at_least: 100, unit: 家, reporters: [甲, 乙], collect: {collect}"
    found = result(tmp_path, target, {"甲": "2022-03-31: 30", "乙": "2022-06-30: 20"})
    assert (found.value, found.pace) == (value, pace)


def test_a_sum_is_what_is_known_and_the_report_axis_names_the_rest(tmp_path: Path):
    target = "measure: increment, at_least: 100, unit: 家, reporters: [甲, 乙, 丙], collect: sum"
    found = result(tmp_path, target, {"甲": "2022-06-30: 60", "乙": "2022-03-31: 5"})
    assert (found.value, found.pace, found.reporting.state, found.light) == (65, "ahead", "missing", "yellow")
    assert (found.reporting.missing, found.reporting.stale) == (("丙",), ("乙",))


def test_numbers_of_a_verdict_are_exact(tmp_path: Path):
    found = result(tmp_path, "measure: increment, at_least: 100, unit: 万元", "2022-04-15: 30")
    assert found.progress.elapsed == Fraction(7, 24)
    assert found.progress.expected == Fraction(700, 24)
    assert found.progress.completion == Fraction(30, 100)
    assert found.progress.gap == Fraction(700, 24) - 30
    assert found.progress.remaining == 70
    assert measure(found) == 30 / Fraction(700, 24)


@pytest.mark.parametrize("every", ["month", "quarter", "half", "year"])
def test_periods_follow_the_plan(every: str, tmp_path: Path):
    ends = {"month": "2022-01-31", "quarter": "2022-03-31", "half": "2022-06-30", "year": "2022-12-31"}
    target = "measure: qualitative"
    settings = f"reporting: {{every: {every}, due_days: 10}}\n"
    found = result(tmp_path, target, "", ends[every], settings=settings)
    assert found.reporting.state == "missing"
    day_before = ends[every][:-2] + str(int(ends[every][-2:]) - 1)
    assert result(tmp_path, target, "", day_before, settings=settings).reporting.state == "none_due"


SUM = "measure: increment, at_least: 100, unit: 家, reporters: [甲, 乙], collect: sum"


@pytest.mark.parametrize(
    ("reports", "worst"),
    [
        ({"甲": "2022-06-30: 30", "乙": "2022-06-30: 30"}, "reported"),
        ({"甲": "2022-06-30: 30", "乙": "2022-06-30 (2022-07-11): 30"}, "late"),
        ({"甲": "2022-03-31: 30", "乙": "2022-06-30 (2022-07-11): 30"}, "stale"),
        ({"甲": "2022-03-31: 30", "乙": ""}, "missing"),
    ],
)
def test_with_several_reporters_the_worst_counts(reports: dict[str, str], worst: str, tmp_path: Path):
    assert result(tmp_path, SUM, reports, "2022-06-30").reporting.state == worst


def test_each_of_a_targets_reporters_owes_it_and_nobody_else(tmp_path: Path):
    report = assess(done := checked(write(tmp_path, SUM, {"丙": ""})), latest(done))
    assert [unit.name for unit in report.units if unit.owes] == ["甲", "乙"]


def test_a_not_assessable_target_has_its_reason(tmp_path: Path):
    target = "measure: level, at_least: 9, unit: 万元, verdict: {method: trend}"
    found = result(tmp_path, target, "2022-06-30: 5")
    assert found.progress.reason is not None
    assert found.progress.reason.template == "a trend needs at least {count} yearly figures"


def test_the_axes_have_the_words_of_the_format():
    assert [*Pace] == [
        "achieved", "ahead", "on_track", "slipping", "behind", "missed", "regressing",
        "not_started", "under_way", "not_due", "unreported", "not_assessable",
    ]  # fmt: skip
    assert sorted(ReportState) == ["late", "missing", "none_due", "reported", "stale"]
    assert sorted(Light) == ["green", "grey", "red", "yellow"]
    assert Closure.OPEN == "open"


AS_OF = {
    # the newest date in the data that is not after the plan's period: (reports, the day)
    "the newest": ("2022-03-31: 1; 2022-06-30: 2", "2022-06-30"),
    "a note counts": ("2022-03-31: 1; 2022-06-30: {note: 统计中}", "2022-06-30"),
    "the period's last day": ("2022-03-31: 1; 2022-12-31: 2", "2022-12-31"),
    "after the period": ("2022-03-31: 1; 2023-01-01: 2", "2022-03-31"),
    "nothing reported: the period's first day": ("", "2022-01-01"),
}


@pytest.mark.parametrize("case", AS_OF.values(), ids=AS_OF)
def test_latest_is_the_newest_day_of_the_data_within_the_plans_period(case, tmp_path: Path):
    reports, day = case
    target = "measure: increment, at_least: 100, unit: 家, window: {start: 2022-01-01, end: 2023-12-31}"
    assert latest(checked(write(tmp_path, target, {"甲": reports}))).isoformat() == day


def test_nothing_dated_after_the_as_of_is_looked_at(tmp_path: Path):
    target = "measure: increment, at_least: 100, unit: 家"

    def seen(reports: str) -> TargetResult:
        return result(tmp_path, target, reports, "2022-06-30")

    assert seen("2022-06-30: 50; 2022-07-01: {value: 90, cause: 停产, action: 补报, by: 2022-09-30}") == seen(
        "2022-06-30: 50"
    )
