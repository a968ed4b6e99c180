"""How pace, report and light are decided: the format's section on verdicts and the as-of, sentence by sentence.

The methods `trend` and `compound` have their sentences in test_several_years.
"""

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from kjchuangxin.assess import assess, latest
from kjchuangxin.model.calendar import periods
from kjchuangxin.model.plan import Reporting
from kjchuangxin.report.report import OpenPeriod
from kjchuangxin.report.status import Closure, Light, Pace, ReportState
from kjchuangxin.report.target import TargetResult
from workspaces import TODAY, checked, measure, result, write

GAP = "verdict: {rule: gap}\n"
KNOWN_LATER = "{reference: 全市平均}, unit: '%'"
MONEY = "measure: increment, at_least: 100, unit: 万元"
REVISED = "revisions: [{date: 2022-09-01, at_least: 90, approval: 文}]"

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
            "2022-05-31: 50; 2022-06-30: {note: 统计中}", None, "ahead"),
    },
    "a figure dated before the window is a baseline, never a value": {
        "a figure from before the window is no value": (
            "measure: level, at_least: 100, unit: 家", "2021-12-31: 90", "2022-06-30", "unreported"),
        "the baseline that was reported": (
            "measure: level, at_least: 120, unit: 家", "2021-12-31: 100; 2022-06-30: 110", None, "on_track"),
    },
    "it is judged on the day it is for, against the target in force on the as-of": {
        "not on a later day": (
            "measure: increment, at_least: 100, unit: 家", "2022-03-31: 25", "2022-11-30", "on_track"),
        "a little less": ("measure: increment, at_least: 100, unit: 家", "2022-03-31: 24", "2022-11-30", "slipping"),
        "after the window, of before its end": (
            "measure: increment, at_least: 100, unit: 家", "2022-11-30: 91", "2023-01-01", "on_track"),
        "before a revision": (
            "measure: increment, at_least: 100, unit: 家, revisions: [{date: 2022-07-01, at_least: 90, approval: 文}]",
            "2022-06-30: 45", "2022-06-30", "slipping"),
        "from a revision on": (
            "measure: increment, at_least: 100, unit: 家, revisions: [{date: 2022-07-01, at_least: 90, approval: 文}]",
            "2022-06-30: 45", "2022-07-01", "on_track"),
        "no checkpoint asks for more than the target in force": (
            f"{MONEY}, checkpoints: {{2022-11-30: 95}}, verdict: {{on_track: 0.98}}, {REVISED}",
            "2022-11-30: 89", None, "on_track"),
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
    "at_end is not_due, unless a count that is to grow is met": {
        "at the end, increment met": (
            "measure: increment, at_least: 10, unit: 个, pace: at_end", "2022-06-30: 10", None, "achieved"),
        "at the end, level met": (
            "measure: level, at_least: 10, unit: 个, pace: at_end", "2022-06-30: 10", None, "not_due"),
        "at the end, rate met": (
            "measure: rate, at_least: 10, unit: '%', pace: at_end", "2022-06-30: 10", None, "not_due"),
        "at the end, not met": (
            "measure: increment, at_least: 10, unit: 个, pace: at_end", "2022-11-30: 1", None, "not_due"),
        "at the end, from a baseline that is the target": (
            "measure: level, at_most: 10, unit: 万元, baseline: 10, pace: at_end", "2022-06-30: 4", None, "not_due"),
        "at the end, fell below its baseline": (
            "measure: level, at_least: 10, unit: 万元, baseline: 8, pace: at_end", "2022-06-30: 1", None, "not_due"),
    },
    "met, and it can be lost, is reached; a ceiling counts by what may be used up": {
        "rate met has to last": ("measure: rate, at_least: 3, unit: '%'", "2022-03-31: 5", None, "reached"),
        "hold asked for": ("measure: level, at_least: 3, unit: 万元, pace: hold", "2022-03-31: 5", None, "reached"),
        "at most, still within": ("measure: increment, at_most: 5, unit: 次", "2022-03-31: 5", None, "behind"),
        "between, inside": ("measure: rate, between: [2, 3], unit: '%'", "2022-03-31: 2", None, "reached"),
        "between, upper end inside": ("measure: rate, between: [2, 3], unit: '%'", "2022-03-31: 3", None, "reached"),
    },
    "met, and it cannot be lost any more, is achieved, otherwise reached": {
        "increment met early": ("measure: increment, at_least: 100, unit: 家", "2022-03-31: 100", None, "achieved"),
        "level met early": (
            "measure: level, at_least: 100, unit: 家, baseline: 90", "2022-03-31: 100", None, "reached"),
        "reduction met": ("measure: level, at_most: 80, unit: 吨, baseline: 100", "2022-03-31: 80", None, "reached"),
    },
    "a ceiling: up to what is expected on_track, over the bound behind, between them by expected / value": {
        "what may be used up by now": ("measure: increment, at_most: 60, unit: 起", "2022-06-30: 30", None, "on_track"),
        "one more": ("measure: increment, at_most: 60, unit: 起", "2022-06-30: 31", None, "slipping"),
        "ratio above 0.8": ("measure: increment, at_most: 60, unit: 起", "2022-06-30: 37", None, "slipping"),
        "ratio below 0.8": ("measure: increment, at_most: 60, unit: 起", "2022-06-30: 38", None, "behind"),
        "ratio, own bounds": (
            "measure: increment, at_most: 60, unit: 起, verdict: {on_track: 0.9}", "2022-06-30: 33", None, "on_track"),
        "what is expected is rounded up": (
            "measure: increment, at_most: 5, unit: 起", "2022-03-31: 2", None, "on_track"),
        "money is not rounded": ("measure: increment, at_most: 5, unit: 万元", "2022-03-31: 1.26", None, "slipping"),
        "at the bound late in the year": (
            "measure: increment, at_most: 60, unit: 起", "2022-11-30: 60", None, "slipping"),
        "over the bound late in the year": (
            "measure: increment, at_most: 60, unit: 起", "2022-11-30: 61", None, "behind"),
        "over the bound, whatever the bounds": (
            "measure: increment, at_most: 60, unit: 起, verdict: {on_track: 0.5, slipping: 0.4}",
            "2022-11-30: 61", None, "behind"),
        "hold: all of it at every date": (
            "measure: increment, at_most: 60, unit: 起, pace: hold", "2022-01-31: 60", None, "on_track"),
        "at_end": ("measure: increment, at_most: 60, unit: 起, pace: at_end", "2022-03-31: 3", None, "not_due"),
        "at_end, over the bound": (
            "measure: increment, at_most: 60, unit: 起, pace: at_end", "2022-03-31: 61", None, "not_due"),
        "window ended": ("measure: increment, at_most: 60, unit: 起", "2022-12-31: 60", None, "achieved"),
        "window ended, over it": ("measure: increment, at_most: 60, unit: 起", "2022-12-31: 61", None, "missed"),
        "gap, none": ("measure: increment, at_most: 60, unit: 起", "2022-06-30: 30", None, "on_track", GAP),
        "gap, 10 points": ("measure: increment, at_most: 60, unit: 起", "2022-06-30: 36", None, "slipping", GAP),
        "gap, more than 10": ("measure: increment, at_most: 60, unit: 起", "2022-06-30: 37", None, "behind", GAP),
    },
    "met is ≥ for at_least": {
        "the bound itself": ("measure: level, at_least: 100, unit: 万元", "2022-06-30: 100", None, "reached"),
        "a trifle less": ("measure: level, at_least: 100, unit: 万元", "2022-06-30: 99.999999999999", None, "slipping"),
    },
    "met is ≤ for at_most": {
        "the bound itself": ("measure: level, at_most: 100, unit: 万元", "2022-06-30: 100", None, "reached"),
        "a trifle more": ("measure: level, at_most: 100, unit: 万元", "2022-06-30: 100.000000000001", None, "slipping"),
    },
    "met is > for above": {
        "the bound itself": ("measure: rate, above: 3, unit: '%'", "2022-06-30: 3", None, "slipping"),
        "a trifle more": ("measure: rate, above: 3, unit: '%'", "2022-06-30: 3.000000000001", None, "reached"),
        "a little less": ("measure: rate, above: 3, unit: '%'", "2022-06-30: 2.9", None, "slipping"),
        "below 0.8 of it": ("measure: rate, above: 3, unit: '%'", "2022-06-30: 2.3", None, "behind"),
        "at the end the bound itself": ("measure: rate, above: 3, unit: '%'", "2022-12-31: 3", None, "missed"),
        "at the end more": ("measure: rate, above: 3, unit: '%'", "2022-12-31: 3.1", None, "achieved"),
        "of an increment the bound itself is no end": (
            "measure: increment, above: 60, unit: 家", "2022-11-30: 60", None, "on_track"),
        "of an increment one more is": ("measure: increment, above: 60, unit: 家", "2022-06-30: 61", None, "achieved"),
        "from a baseline that is the bound": (
            "measure: level, above: 60, unit: 万元, baseline: 60", "2022-06-30: 60", None, "slipping"),
        "from a baseline that is the bound, a little less": (
            "measure: level, above: 60, unit: 万元, baseline: 60", "2022-06-30: 59", None, "slipping"),
        "the bound is 0": ("measure: rate, above: 0, unit: '%'", "2022-06-30: 0", None, "slipping"),
        "the bound is 0, below it": ("measure: rate, above: 0, unit: '%'", "2022-06-30: -0.1", None, "behind"),
        "no worse than what is on track": (
            "measure: rate, above: 3, unit: '%', verdict: {on_track: 0.9}", "2022-06-30: 3", None, "on_track"),
        "gap": ("measure: rate, above: 3, unit: '%'", "2022-06-30: 3", None, "slipping", GAP),
    },
    "met is < for below": {
        "the bound itself": ("measure: rate, below: 4.3, unit: '%'", "2022-06-30: 4.3", None, "slipping"),
        "a trifle less": ("measure: rate, below: 4.3, unit: '%'", "2022-06-30: 4.299999999999", None, "reached"),
        "a little more": ("measure: rate, below: 4.3, unit: '%'", "2022-06-30: 5.375", None, "slipping"),
        "a little more than that": ("measure: rate, below: 4.3, unit: '%'", "2022-06-30: 5.376", None, "behind"),
        "at the end the bound itself": ("measure: rate, below: 4.3, unit: '%'", "2022-12-31: 4.3", None, "missed"),
        "at the end less": ("measure: rate, below: 4.3, unit: '%'", "2022-12-31: 4.2", None, "achieved"),
        "a reduction on its way": (
            "measure: level, below: 80, unit: 吨, baseline: 100", "2022-06-30: 90", None, "on_track"),
        "a reduction to the bound itself": (
            "measure: level, below: 80, unit: 吨, baseline: 100", "2022-06-30: 80", None, "ahead"),
        "a reduction, met": ("measure: level, below: 80, unit: 吨, baseline: 100", "2022-06-30: 79", None, "reached"),
        "a ceiling, what may be used up by now": (
            "measure: increment, below: 60, unit: 起", "2022-06-30: 30", None, "on_track"),
        "a ceiling, one more": ("measure: increment, below: 60, unit: 起", "2022-06-30: 31", None, "slipping"),
        "a ceiling, just below it": ("measure: increment, below: 60, unit: 起", "2022-11-30: 59", None, "slipping"),
        "a ceiling, the bound itself": ("measure: increment, below: 60, unit: 起", "2022-11-30: 60", None, "behind"),
        "a ceiling, at the end below": ("measure: increment, below: 60, unit: 起", "2022-12-31: 59", None, "achieved"),
        "a ceiling, at the end": ("measure: increment, below: 60, unit: 起", "2022-12-31: 60", None, "missed"),
    },
    "a revision that leaves the bound out": {
        "before it": (
            "measure: rate, at_least: 3, unit: '%', revisions: [{date: 2022-07-01, above: 3}]",
            "2022-06-30: 3", "2022-06-30", "reached"),
        "from its day on": (
            "measure: rate, at_least: 3, unit: '%', revisions: [{date: 2022-07-01, above: 3}]",
            "2022-06-30: 3", "2022-07-01", "slipping"),
    },
    "a rank: less is better, to be held, and no sum": {
        "as wanted": ("measure: rank, at_most: 3, unit: 位", "2022-06-30: 3", None, "reached"),
        "a better one": ("measure: rank, at_most: 3", "2022-06-30: 1", None, "reached"),
        "a worse one": ("measure: rank, at_most: 4, unit: 位", "2022-06-30: 5", None, "slipping"),
        "much worse": ("measure: rank, at_most: 3, unit: 位", "2022-06-30: 4", None, "behind"),
        "at the end": ("measure: rank, at_most: 3, unit: 位", "2022-12-31: 3", None, "achieved"),
        "at the end, a worse one": ("measure: rank, at_most: 3, unit: 位", "2022-12-31: 4", None, "missed"),
        "only at the end": ("measure: rank, at_most: 3, unit: 位, pace: at_end", "2022-06-30: 1", None, "not_due"),
        "linear from a baseline": (
            "measure: rank, at_most: 4, unit: 位, pace: linear, baseline: 10", "2022-06-30: 7", None, "on_track"),
        "linear, a place behind that": (
            "measure: rank, at_most: 4, unit: 位, pace: linear, baseline: 10", "2022-06-30: 8", None, "behind"),
    },
    "a bound by reference is what the figure says, to be held": {
        "nothing reported": (f"measure: rate, at_least: {KNOWN_LATER}", "", "2022-06-30", "unreported"),
        "at_least, the bound itself": (f"measure: rate, at_least: {KNOWN_LATER}",
            "2022-06-30: {value: 7.2, reference: 7.2}", None, "reached"),
        "at_least, a little less": (f"measure: rate, at_least: {KNOWN_LATER}",
            "2022-06-30: {value: 7, reference: 7.2}", None, "slipping"),
        "at_least, below 0.8 of it": (f"measure: rate, at_least: {KNOWN_LATER}",
            "2022-06-30: {value: 5.7, reference: 7.2}", None, "behind"),
        "above, the bound itself": (f"measure: rate, above: {KNOWN_LATER}",
            "2022-06-30: {value: 7.2, reference: 7.2}", None, "slipping"),
        "above, a trifle more": (f"measure: rate, above: {KNOWN_LATER}",
            "2022-06-30: {value: 7.2001, reference: 7.2}", None, "reached"),
        "at_most, the bound itself": (f"measure: rate, at_most: {KNOWN_LATER}",
            "2022-06-30: {value: 7.2, reference: 7.2}", None, "reached"),
        "at_most, a little more": (f"measure: rate, at_most: {KNOWN_LATER}",
            "2022-06-30: {value: 7.3, reference: 7.2}", None, "slipping"),
        "below, the bound itself": (f"measure: rate, below: {KNOWN_LATER}",
            "2022-06-30: {value: 7.2, reference: 7.2}", None, "slipping"),
        "below, a trifle less": (f"measure: rate, below: {KNOWN_LATER}",
            "2022-06-30: {value: 7.1999, reference: 7.2}", None, "reached"),
        "each figure has its own": (f"measure: rate, at_least: {KNOWN_LATER}",
            "2022-03-31: {value: 8, reference: 9}; 2022-06-30: {value: 7, reference: 6.5}", None, "reached"),
        "of a level with a baseline": (
            "measure: level, at_least: {reference: 上年}, unit: 万元, baseline: 10",
            "2022-06-30: {value: 7, reference: 8}", None, "slipping"),
        "at the end": (f"measure: rate, at_least: {KNOWN_LATER}",
            "2022-12-31: {value: 7.1, reference: 7.2}", None, "missed"),
        "revised to a number": (
            "measure: rate, at_least: {reference: 上年}, unit: '%', revisions: [{date: 2022-05-01, at_least: 8}]",
            "2022-03-31: {value: 7, reference: 6}; 2022-06-30: 7", None, "slipping"),
        "revised from a number, of a figure before that": (
            "measure: rate, at_least: 6, unit: '%', revisions: [{date: 2022-05-01, at_least: {reference: 上年}}]",
            "2022-03-31: 7", "2022-06-30", "not_assessable"),
    },
    "met is the number itself for about, at the end target − |target| × tolerance": {
        "window ended, about within tolerance": (
            "measure: level, about: 8.8, unit: 件", "2022-12-31: 8.36", None, "achieved"),
        "window ended, about below it": ("measure: level, about: 8.8, unit: 件", "2022-12-31: 8.35", None, "missed"),
        "about a negative number": ("measure: level, about: -40, unit: 万元", "2022-12-31: -42", None, "achieved"),
        "below about a negative number": (
            "measure: level, about: -40, unit: 万元", "2022-12-31: -42.1", None, "missed"),
        "hold, about within": (
            "measure: rate, about: 10, unit: '%', tolerance: 0.1", "2022-03-31: 9", None, "slipping"),
        "the day before the end, within": ("measure: rate, about: 10, unit: '%'", "2022-12-30: 9.9", None, "slipping"),
        "an increment, within": ("measure: increment, about: 100, unit: 家", "2022-06-30: 96", None, "ahead"),
        "an increment, the number itself": (
            "measure: increment, about: 100, unit: 家", "2022-06-30: 100", None, "achieved"),
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
        "the lower end": ("measure: level, between: [5, 9], unit: 万元", "2022-06-30: 5", None, "reached"),
        "below it": ("measure: level, between: [5, 9], unit: 万元", "2022-06-30: 4.99", None, "slipping"),
        "the upper end": ("measure: level, between: [5, 9], unit: 万元", "2022-06-30: 9", None, "reached"),
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
            "measure: level, at_least: 3, unit: 万元, baseline: 4", "2022-03-31: 3.5", None, "reached"),
    },
    "gained < 0 is regressing, under either rule": {
        "level below its baseline": (
            "measure: level, at_least: 120, unit: 家, baseline: 100", "2022-06-30: 99", None, "regressing"),
        "reduction going up": (
            "measure: level, at_most: 80, unit: 吨, baseline: 100", "2022-06-30: 101", None, "regressing"),
        "gap, regressing": (
            "measure: level, at_least: 120, unit: 家, baseline: 100", "2022-06-30: 99", None, "regressing", GAP),
    },
    "needed 0 is ahead where something is gained, otherwise not_due": {
        "nobody is behind by a fraction of a company": (
            "measure: increment, at_least: 1, unit: 家", "2022-11-30: 0", None, "not_due"),
        "nothing expected yet": (
            "measure: increment, at_least: 20, unit: 家, checkpoints: {2022-06-30: 0}",
            "2022-06-30: 0", None, "not_due"),
        "nothing expected yet, something gained": (
            "measure: increment, at_least: 20, unit: 家, checkpoints: {2022-06-30: 0}", "2022-06-30: 1", None, "ahead"),
        "nothing expected yet, something gained, gap": (
            "measure: increment, at_least: 20, unit: 家, checkpoints: {2022-06-30: 0}",
            "2022-06-30: 1", None, "ahead", GAP),
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
    "milestone: judged on the day of its newest word": {
        "silent since before it was due": (
            "measure: milestone, stages: [{name: 一, due: 2022-05-31}]",
            "2022-05-30: {note: 起草}", "2022-11-30", "not_due"),
        "silent since before the window's end": (
            "measure: milestone, stages: [{name: 一}]", "2022-11-30: {note: 起草}", "2023-01-01", "not_due"),
        "a stage from before the window": (
            "measure: milestone, stages: [{name: 一}, {name: 二}]",
            "2021-12-31: {stage: 一}", "2022-06-30", "on_track"),
        "a word from before the window": (
            "measure: milestone, stages: [{name: 一}]", "2021-12-31: {note: 起草}", "2022-06-30", "unreported"),
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
    "until it is final": {
        "achieved is owed no more": (
            "measure: increment, at_least: 100, unit: 家", "2022-03-31: 100", "2022-09-30", "none_due", "green"),
        "a rate that is met is": (
            "measure: rate, at_least: 3, unit: '%'", "2022-03-31: 3", "2022-09-30", "stale", "red"),
        "a level": ("measure: level, at_least: 100, unit: 家", "2022-03-31: 100", "2022-09-30", "stale", "red"),
        "a milestone": (
            "measure: milestone, stages: [{name: 一}]", "2022-03-31: {stage: 一}", "2022-09-30", "none_due", "green"),
        "an effort is": (
            "measure: qualitative", "2022-03-31: {state: done, evidence: [总结]}", "2022-09-30", "none_due", "green"),
    },
    "a final figure is the report for the period in which it lies": {
        "before the period's end": (
            "measure: increment, at_least: 100, unit: 家", "2022-02-10: 100", "2022-03-31", "reported", "green"),
        "and stands for every later one": (
            "measure: increment, at_least: 100, unit: 家", "2022-02-10: 100", "2022-06-30", "none_due", "green"),
        "one that falls again has been final": (
            "measure: increment, at_least: 100, unit: 家",
            "2022-02-10: 100; 2022-03-31: {value: 90, correction: 重复}", "2022-06-30", "stale", "red"),
    },
    "missed in a window that ends before the plan does: owed until it is achieved": {
        "for the window's end": (
            "measure: increment, at_least: 9, unit: 万元, window: {start: 2022-01-01, end: 2022-02-15}",
            "2022-02-15: 9", "2022-03-31", "reported", "green"),
        "and the period with that end stays the newest": (
            "measure: increment, at_least: 9, unit: 万元, window: {start: 2022-01-01, end: 2022-02-15}",
            "2022-02-15: 9", "2022-06-30", "reported", "green"),
        "missed, for the period's end": (
            "measure: increment, at_least: 9, unit: 万元, window: {start: 2022-01-01, end: 2022-02-15}",
            "2022-02-15: 8", "2022-03-31", "stale", "red"),
        "missed, in the next period": (
            "measure: increment, at_least: 9, unit: 万元, window: {start: 2022-01-01, end: 2022-02-15}",
            "2022-03-31: 8", "2022-06-30", "stale", "red"),
        "achieved in the next period": (
            "measure: increment, at_least: 9, unit: 万元, window: {start: 2022-01-01, end: 2022-02-15}",
            "2022-03-31: 8; 2022-06-30: 9", "2022-06-30", "reported", "green"),
        "achieved before": (
            "measure: increment, at_least: 9, unit: 万元, window: {start: 2022-01-01, end: 2022-02-15}",
            "2022-03-31: 8; 2022-06-30: 9", "2022-09-30", "reported", "green"),
    },
    "refused: an error keeps what was said of this period from being used; yellow at best": {
        "on track before": (
            "measure: increment, at_least: 100, unit: 家", "2022-03-31: 25; 2022-06-30: 20", "2022-06-30",
            "refused", "yellow"),
        "grey turns yellow too": (
            "measure: increment, at_least: 100, unit: 家", "2022-06-30: -3", "2022-06-30", "refused", "yellow"),
        "behind stays red": (
            "measure: increment, at_least: 100, unit: 家", "2022-03-31: 5; 2022-06-30: 4", "2022-06-30",
            "refused", "red"),
        "not of another period": (
            "measure: increment, at_least: 100, unit: 家", "2022-03-31: -3; 2022-06-30: 50", "2022-06-30",
            "reported", "green"),
    },
    "none_due where no period has ended or nothing is owed any more": {
        "before any period has ended": (
            "measure: increment, at_least: 100, unit: 家", "", "2022-03-30", "none_due", "grey"),
    },
    "missing: closed, and never an entry; words are one": {
        "nothing at all": ("measure: increment, at_least: 100, unit: 家", "", "2022-03-31", "missing", "red"),
        "a note is one": (
            "measure: increment, at_least: 100, unit: 家", "2022-03-31: {note: 统计中}", None, "reported", "grey"),
        "after a figure, a note is none": (
            "measure: increment, at_least: 100, unit: 家", "2022-03-31: 25; 2022-06-30: {note: 统计中}", None,
            "stale", "red"),
        "of an effort it is": (
            "measure: qualitative", "2022-03-31: {state: under_way}; 2022-06-30: {note: 推进}", None,
            "reported", "green"),
        "from before the window it is none": (
            "measure: level, at_least: 100, unit: 家", "2021-12-31: 90", "2022-03-31", "missing", "red"),
    },
    "stale: closed, and an older entry within the window": {
        "too old": ("measure: increment, at_least: 100, unit: 家", "2022-03-30: 25", "2022-03-31", "stale", "red"),
        "the period's last figure is what counts": (
            "measure: increment, at_least: 100, unit: 家", "2022-03-31: 60", "2022-06-29", "reported", "green"),
    },
    "late: the first to come came after the due day": {
        "on the day it is due": (
            "measure: increment, at_least: 100, unit: 家", "2022-03-31 (2022-04-10): 25", None, "reported", "green"),
        "a day later": (
            "measure: increment, at_least: 100, unit: 家", "2022-03-31 (2022-04-11): 25", None, "late", "green"),
        "its own day is the day it was due": (
            "measure: increment, at_least: 100, unit: 家", "2022-04-10: 30", "2022-06-29", "reported", "green"),
        "its own day is after the day it was due": (
            "measure: increment, at_least: 100, unit: 家", "2022-04-11: 30", "2022-06-29", "late", "green"),
        "a note in time is a report where there was no figure": (
            "measure: increment, at_least: 100, unit: 家",
            "2022-03-31 (2022-04-01): {note: 稍后报}; 2022-04-30 (2022-05-02): 40", None, "reported", "grey"),
        "a later figure does not make an earlier one late": (
            "measure: increment, at_least: 100, unit: 家",
            "2022-03-31 (2022-04-01): 25; 2022-04-30 (2022-05-02): 40", None, "reported", "green"),
    },
    "green for achieved, reached, ahead, on_track and under_way": {
        "achieved": ("measure: increment, at_least: 100, unit: 家", "2022-06-30: 100", None, "reported", "green"),
        "ahead": ("measure: increment, at_least: 100, unit: 家", "2022-06-30: 60", None, "reported", "green"),
        "on track": ("measure: increment, at_least: 100, unit: 家", "2022-06-30: 50", None, "reported", "green"),
        "under way": ("measure: qualitative", "2022-06-30: {state: under_way}", None, "reported", "green"),
        "late as well": (
            "measure: increment, at_least: 100, unit: 家", "2022-06-30 (2022-08-01): 50", None, "late", "green"),
    },
    "yellow for slipping": {
        "slipping": ("measure: increment, at_least: 100, unit: 家", "2022-06-30: 49", None, "reported", "yellow"),
        "and stale": ("measure: increment, at_least: 100, unit: 家", "2022-05-31: 40", "2022-06-30", "stale", "red"),
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
        "unreported": ("measure: increment, at_least: 100, unit: 家", "", "2022-06-30", "missing", "red"),
        "not due": (
            "measure: increment, at_least: 10, unit: 个, pace: at_end", "2022-06-30: 1", None, "none_due", "grey"),
        "not assessable": (
            "measure: level, at_least: 9, unit: 万元, verdict: {method: trend}",
            "2022-06-30: 5", None, "reported", "grey"),
    },
    "a stale or missing report is red, whatever the pace": {
        "behind stays red": (
            "measure: increment, at_least: 100, unit: 家", "2022-03-31: 5", "2022-06-30", "stale", "red"),
        "an effort under way but old": (
            "measure: qualitative", "2022-03-31: {state: under_way}", "2022-06-30", "stale", "red"),
        "on track but old": (
            "measure: increment, at_least: 100, unit: 家", "2022-03-30: 25", "2022-03-31", "stale", "red"),
        "grey stays grey": (
            "measure: increment, at_least: 10, unit: 个, pace: at_end",
            "2022-03-31: 1", "2022-06-30", "none_due", "grey"),
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
    ("collect", "value", "pace"), [("sum", 50, "on_track"), ("max", 30, "not_assessable"), ("single", 20, "behind")]
)
def test_several_reporters_make_one_figure(collect: str, value: int, pace: str, tmp_path: Path):
    target = f"measure: increment, at_least: 100, unit: 家, reporters: [甲, 乙], collect: {collect}"
    found = result(tmp_path, target, {"甲": "2022-03-31: 30", "乙": "2022-06-30: 20"})
    assert (found.value, found.pace) == (value, pace)


def test_a_sum_is_what_is_known_and_the_report_axis_names_the_rest(tmp_path: Path):
    target = "measure: increment, at_least: 100, unit: 家, reporters: [甲, 乙, 丙], collect: sum"
    found = result(tmp_path, target, {"甲": "2022-06-30: 60", "乙": "2022-03-31: 5"})
    assert (found.value, found.pace, found.reporting.state, found.light) == (65, "ahead", "missing", "red")
    assert (found.reporting.units(ReportState.MISSING), found.reporting.units(ReportState.STALE)) == (("丙",), ("乙",))
    assert (found.progress.partial, str(found.progress.judged_on)) == (("乙", "丙"), "2022-06-30")


PARTIAL = {
    # 甲 has reported what is said, 乙 nothing: (target, 甲's report, pace); more of it could only undo what is not left
    "more is better, ahead": ("measure: increment, at_least: 100, unit: 家", "2022-06-30: 60", "ahead"),
    "more is better, on track": ("measure: increment, at_least: 100, unit: 家", "2022-06-30: 50", "on_track"),
    "more is better, slipping": ("measure: increment, at_least: 100, unit: 家", "2022-06-30: 49", "not_assessable"),
    "more is better, reached": ("measure: level, at_least: 100, unit: 家", "2022-06-30: 100", "reached"),
    "more is better, achieved": ("measure: increment, at_least: 100, unit: 家", "2022-12-31: 100", "achieved"),
    "more is better, missed": ("measure: increment, at_least: 100, unit: 家", "2022-12-31: 99", "not_assessable"),
    "about, achieved": ("measure: increment, about: 100, unit: 家", "2022-12-31: 95", "achieved"),
    "less is better, on track": ("measure: increment, at_most: 60, unit: 起", "2022-06-30: 30", "not_assessable"),
    "less is better, slipping": ("measure: increment, at_most: 60, unit: 起", "2022-06-30: 31", "slipping"),
    "less is better, behind": ("measure: increment, at_most: 60, unit: 起", "2022-06-30: 61", "behind"),
    "less is better, reached": ("measure: level, at_most: 60, unit: 吨", "2022-06-30: 60", "not_assessable"),
    "less is better, regressing": (
        "measure: level, at_most: 60, unit: 吨, baseline: 80", "2022-06-30: 81", "regressing"),
    "less is better, achieved": ("measure: increment, at_most: 60, unit: 起", "2022-12-31: 60", "not_assessable"),
    "less is better, missed": ("measure: increment, at_most: 60, unit: 起", "2022-12-31: 61", "missed"),
    "a range": ("measure: level, between: [5, 9], unit: 吨", "2022-06-30: 7", "not_assessable"),
    "a range, missed": ("measure: level, between: [5, 9], unit: 吨", "2022-12-31: 10", "not_assessable"),
    "a range, not due": ("measure: level, between: [5, 9], unit: 吨, pace: at_end", "2022-06-30: 7", "not_due"),
    "not due": ("measure: increment, at_least: 100, unit: 家, pace: at_end", "2022-06-30: 7", "not_due"),
    "nothing at all": ("measure: increment, at_least: 100, unit: 家", "", "unreported"),
}  # fmt: skip


@pytest.mark.parametrize("case", PARTIAL.values(), ids=PARTIAL)
def test_a_partial_value_proves_only_what_more_of_it_could_not_undo(case, tmp_path: Path):
    target, report, pace = case
    found = result(tmp_path, f"{target}, reporters: [甲, 乙], collect: sum", {"甲": report, "乙": ""}, None)
    assert found.pace == pace
    assert found.progress.partial == (("乙",) if report else ())
    assert (found.progress.reason is not None) == (pace in {"not_assessable", "not_due", "unreported"})


@pytest.mark.parametrize(
    ("of_third", "baseline", "pace"),
    [
        # 80 on a way from 60 to 100 in June, where 80 is expected; without a baseline 80 of 100.
        pytest.param("2021-12-31: 20; 2022-06-30: 20", 60, "on_track", id="all have one"),
        pytest.param("2022-06-30: 20", None, "slipping", id="one with a figure has none"),
        pytest.param("2021-12-31: 20", 40, "ahead", id="only what those with a figure had"),
    ],
)
def test_of_a_reported_baseline_like_is_held_against_like(of_third, baseline, pace, tmp_path: Path):
    target = "measure: level, at_least: 100, unit: 家, reporters: [甲, 乙, 丙], collect: sum"
    figures = (
        "2021-12-31: 20; 2022-06-30: 30" if baseline is None or baseline == 60 else "2021-12-31: 20; 2022-06-30: 40"
    )
    found = result(tmp_path, target, {"甲": figures, "乙": figures, "丙": of_third}, "2022-06-30")
    assert (found.progress.baseline, found.value, found.pace) == (baseline, 80, pace)


def test_numbers_of_a_verdict_are_exact(tmp_path: Path):
    found = result(tmp_path, "measure: increment, at_least: 100, unit: 万元", "2022-04-15: 30")
    assert found.progress.elapsed == Fraction(7, 24)
    assert found.progress.expected == Fraction(700, 24)
    assert found.progress.completion == Fraction(30, 100)
    assert found.progress.gap == Fraction(700, 24) - 30
    assert found.progress.remaining == 70
    assert measure(found) == 30 / Fraction(700, 24)


@pytest.mark.parametrize(
    ("target", "value", "completion"),
    [
        pytest.param("measure: rate, between: [2, 3], unit: '%'", "1.5", Fraction(3, 4), id="below it"),
        pytest.param("measure: rate, between: [2, 3], unit: '%'", "2.6", 1, id="inside"),
        pytest.param("measure: rate, between: [2, 3], unit: '%'", "3", 1, id="its upper end"),
        pytest.param("measure: rate, between: [2, 3], unit: '%'", "3.1", None, id="beyond it"),
        pytest.param("measure: level, between: [70, 80], unit: 吨, baseline: 100", "75", 1, id="a reduction"),
        pytest.param("measure: level, between: [70, 80], unit: 吨, baseline: 100", "90", Fraction(1, 2), id="not yet"),
    ],
)
def test_what_is_within_its_range_is_done_as_a_whole(target, value, completion, tmp_path: Path):
    assert result(tmp_path, target, f"2022-06-30: {value}").progress.completion == completion


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
    report = assess(done := checked(write(tmp_path, SUM, {"丙": ""})), latest(done, TODAY), today=TODAY)
    assert [unit.name for unit in report.units if unit.owes] == ["甲", "乙"]


def test_a_not_assessable_target_has_its_reason(tmp_path: Path):
    target = "measure: level, at_least: 9, unit: 万元, verdict: {method: trend}"
    found = result(tmp_path, target, "2022-06-30: 5")
    assert found.progress.reason is not None
    assert found.progress.reason.template == "a trend needs at least {count} yearly figures"


def test_the_axes_have_the_words_of_the_format():
    assert [*Pace] == [
        "achieved", "reached", "ahead", "on_track", "slipping", "behind", "missed", "regressing",
        "not_started", "under_way", "not_due", "unreported", "not_assessable",
    ]  # fmt: skip
    assert sorted(ReportState) == ["awaited", "late", "missing", "none_due", "refused", "reported", "stale"]
    assert sorted(Light) == ["green", "grey", "red", "yellow"]
    assert Closure.OPEN == "open"


AS_OF = {
    # (reports, today, the day)
    "the newest end of a period for which a report has come": (
        "2022-03-31: 1; 2022-06-30: 2", "2022-07-11", "2022-06-30"),
    "not before it is closed, while others have still to come": (
        "2022-03-31: 1; 2022-06-30: 2", "2022-07-10", "2022-03-31"),
    "a note counts": ("2022-03-31: 1; 2022-06-30: {note: 统计中}", "2022-07-11", "2022-06-30"),
    "another day of a period does not": ("2022-03-31: 1; 2022-06-29: 2", "2022-07-11", "2022-03-31"),
    "the period's last day": ("2022-03-31: 1; 2022-12-31: 2", "2023-01-11", "2022-12-31"),
    "otherwise the newest day that is not after the plan's period": (
        "2022-05-20: 1; 2023-01-01: 2", "2023-01-11", "2022-05-20"),
    "nothing reported: today": ("", "2022-05-21", "2022-05-21"),
    "nothing reported: the plan's last day": ("", "2023-05-21", "2022-12-31"),
}  # fmt: skip
OF_TWO = (
    "measure: increment, at_least: 100, unit: 万元, window: {start: 2022-01-01, end: 2023-12-31}, reporters: [甲, 乙]"
)


@pytest.mark.parametrize("case", AS_OF.values(), ids=AS_OF)
def test_latest_is_no_day_that_one_early_report_makes(case, tmp_path: Path):
    reports, today, day = case
    done = checked(write(tmp_path, OF_TWO, {"甲": reports}))
    assert latest(done, date.fromisoformat(today)).isoformat() == day


def test_what_is_complete_is_judged_before_it_is_closed(tmp_path: Path):
    done = checked(write(tmp_path, OF_TWO, dict.fromkeys("甲乙", "2022-03-31: 1; 2022-06-30: 2")))
    assert latest(done, date(2022, 7, 1)).isoformat() == "2022-06-30"


AWAITED = {
    # (reports of 乙, today, its state as of 2022-06-30)
    "until the due day": ("2022-03-31: 20", "2022-07-10", "awaited"),
    "not after it": ("2022-03-31: 20", "2022-07-11", "stale"),
    "only where the period before has come": ("2022-03-30: 20", "2022-07-10", "stale"),
    "who never reported is missing": ("", "2022-07-10", "missing"),
    "what has come is there": ("2022-03-31: 20; 2022-06-30 (2022-07-05): 30", "2022-07-10", "reported"),
    "and may be late": ("2022-03-31: 20; 2022-06-30 (2022-07-11): 30", "2022-07-12", "late"),
}


@pytest.mark.parametrize("case", AWAITED.values(), ids=AWAITED)
def test_a_report_is_awaited_until_it_is_due(case, tmp_path: Path):
    reports, today, state = case
    done = checked(write(tmp_path, SUM, {"甲": "2022-03-31: 20; 2022-06-30: 30", "乙": reports}))
    [found] = assess(done, date(2022, 6, 30), today=date.fromisoformat(today)).targets
    assert dict(found.reporting.now) == {"甲": "reported", "乙": state}


def test_the_open_period_and_the_silent_one_are_named(tmp_path: Path):
    done = checked(write(tmp_path, SUM, {"甲": "2022-03-31: 20; 2022-06-30: 30", "乙": "2022-03-31: 20"}))

    def told(today: str) -> tuple[str, object, object]:
        report = assess(done, None, today=date.fromisoformat(today))
        return str(report.as_of), report.open_period, report.silent_period

    june, september = (date(2022, 6, 30), date(2022, 7, 10)), (date(2022, 9, 30), date(2022, 10, 10))
    assert told("2022-07-10") == ("2022-03-31", OpenPeriod(*june, 1, 2), None)
    assert told("2022-07-11") == ("2022-06-30", None, None)
    # On every day between two deadlines the same is said: a period that nobody has reported on is not open but silent.
    assert told("2022-09-30") == told("2022-10-01") == told("2022-10-10") == ("2022-06-30", None, None)
    assert told("2022-10-11") == ("2022-06-30", None, september)


def test_what_is_dated_after_a_period_makes_it_complete_for_nobody_who_looks_at_its_end(tmp_path: Path):
    """As of its end that report is not looked at: it would be awaited in a period that is called complete."""
    reports = {"甲": "2022-03-31: 20; 2022-06-30: 30", "乙": "2022-03-31: 20; 2022-07-05: 30"}
    done, today = checked(write(tmp_path, SUM, reports)), date(2022, 7, 6)
    assert latest(done, today) == date(2022, 3, 31)
    june = OpenPeriod(date(2022, 6, 30), date(2022, 7, 10), 1, 2)
    given = {day: assess(done, date(2022, *day), today=today).open_period for day in ((6, 30), (7, 4), (7, 5))}
    assert given == {(6, 30): june, (7, 4): june, (7, 5): None}


def test_a_period_that_has_not_ended_is_not_open(tmp_path: Path):
    """One report for a day that is still to come hides nothing of the period that is open."""
    done = checked(
        write(tmp_path, SUM, {"甲": "2022-03-31: 20; 2022-06-30: 30; 2022-12-31: 40", "乙": "2022-03-31: 20"})
    )
    report = assess(done, None, today=date(2022, 7, 5))
    assert report.open_period == OpenPeriod(date(2022, 6, 30), date(2022, 7, 10), 1, 2)


def test_what_is_missed_where_the_plan_ends_too_is_the_report_of_all(tmp_path: Path):
    target = "measure: level, at_least: 100, unit: 万元, reporters: [甲, 乙], collect: single"
    found = result(tmp_path, target, {"甲": "2022-12-31: 50"}, "2022-12-31")
    assert (found.pace, dict(found.reporting.now)) == ("missed", {"甲": "reported", "乙": "reported"})
    shorter = target + ", window: {start: 2022-01-01, end: 2022-09-30}"
    found = result(tmp_path / "w", shorter, {"甲": "2022-09-30: 50"}, "2022-09-30")
    assert (found.pace, dict(found.reporting.now)) == ("missed", {"甲": "reported", "乙": "missing"})


@pytest.mark.parametrize(("issued", "state"), [("2022-04-10", "missing"), ("2022-04-11", "none_due")])
def test_nothing_is_owed_before_the_plan_is_issued(issued, state, tmp_path: Path):
    target = "measure: increment, at_least: 100, unit: 万元"
    assert result(tmp_path, target, "", "2022-06-29", settings=f"issued: {issued}\n").reporting.state == state


@pytest.mark.parametrize(("issued", "due"), [("2022-04-10", True), ("2022-04-11", False)])
def test_of_a_period_before_the_plan_was_issued_no_due_day_is_said(issued, due, tmp_path: Path):
    target, reports = "measure: increment, at_least: 100, unit: 家", {"甲": "2022-02-15: 5"}
    found = checked(write(tmp_path, target, reports, f"issued: {issued}\n"))
    period = (date(2022, 3, 31), date(2022, 4, 10)) if due else None
    assert assess(found, date(2022, 6, 29), today=date(2022, 6, 29)).newest_period == period
    assert assess(found, None, today=date(2022, 4, 11)).silent_period == period


CALENDAR = {
    # (a plan's period, the rhythm, the later end of a window, the ends of its periods)
    "calendar quarters": (("2022-02-01", "2022-12-31"), "quarter", None, "03-31 06-30 09-30 12-31"),
    "of whole years from the first of a month": (
        ("2022-04-01", "2023-03-31"), "quarter", None, "06-30 09-30 12-31 03-31"),
    "halves of such years": (("2022-02-01", "2023-01-31"), "half", None, "07-31 01-31"),
    "not from within a month": (("2022-03-16", "2023-03-15"), "half", None, "06-30 12-31 03-15"),
    "cut at the end": (("2022-01-01", "2022-08-15"), "month", None, "01-31 02-28 03-31 04-30 05-31 06-30 07-31 08-15"),
    "to a window's later end": (("2022-01-01", "2022-12-31"), "half", "2023-02-15", "06-30 12-31 02-15"),
    "calendar years": (("2022-07-01", "2023-12-31"), "year", None, "12-31 12-31"),
}  # fmt: skip


@pytest.mark.parametrize("case", CALENDAR.values(), ids=CALENDAR)
def test_periods_are_of_the_calendar(case):
    (start, last), every, end, ends = case
    period = date.fromisoformat(start), date.fromisoformat(last)
    found = periods(period, date.fromisoformat(end or last), Reporting(every=every, due_days="10"))
    assert " ".join(f"{one.end:%m-%d}" for one in found) == ends


RHYTHMS = {
    "the plan's": ("", "2022-09-30", "missing"),
    "its own": (", reporting: {every: year, due_days: 120}", "2022-12-30", "none_due"),
    "its own, at its end": (", reporting: {every: year, due_days: 120}", "2022-12-31", "missing"),
    "at_end owes once": (", pace: at_end", "2022-12-30", "none_due"),
    "at_end, at its end": (", pace: at_end", "2022-12-31", "missing"),
    "at the window's end too": (", window: {start: 2022-01-01, end: 2022-02-15}", "2022-03-31", "missing"),
    "not beyond it": (", window: {start: 2022-01-01, end: 2022-02-15}", "2022-06-30", "missing"),
}


@pytest.mark.parametrize("case", RHYTHMS.values(), ids=RHYTHMS)
def test_a_target_is_owed_in_the_periods_of_its_rhythm(case, tmp_path: Path):
    more, as_of, state = case
    target = "measure: increment, at_least: 100, unit: 万元" + more
    assert result(tmp_path, target, "", as_of).reporting.state == state


@pytest.mark.parametrize(("today", "state"), [(date(2022, 7, 20), "awaited"), (date(2022, 7, 21), "stale")])
def test_a_single_due_day_holds(today, state, tmp_path: Path):
    settings = "reporting: {every: quarter, due_days: 10, due: {2022-06-30: 2022-07-20}}\n"
    files = write(tmp_path, "measure: increment, at_least: 100, unit: 万元", {"甲": "2022-03-31: 25"}, settings)
    [found] = assess(checked(files), date(2022, 6, 30), today=today).targets
    assert found.reporting.state == state


def test_nothing_dated_after_the_as_of_is_looked_at(tmp_path: Path):
    target = "measure: increment, at_least: 100, unit: 家"

    def seen(reports: str) -> TargetResult:
        return result(tmp_path, target, reports, "2022-06-30")

    assert seen("2022-06-30: 50; 2022-07-01: {value: 90, cause: 停产, action: 补报, by: 2022-09-30}") == seen(
        "2022-06-30: 50"
    )
