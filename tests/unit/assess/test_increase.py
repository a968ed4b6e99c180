"""What the newest period has added, and the year before: only what is known, and like with like."""

from datetime import date
from fractions import Fraction

import pytest

from repository import compare
from workspaces import result, write

COUNT = "measure: increment, at_least: 100, unit: 家"
SUM = f"{COUNT}, reporters: [甲, 乙], collect: sum"
MONTHLY = "reporting: {every: month}\n"

# The target, the reports, the as-of, and the gain with the day since which it is; None: not known.
GAINS = {
    "a quarter": (COUNT, "2022-03-31: 20; 2022-06-30: 62", None, (42, "2022-03-31")),
    "the first quarter": (COUNT, "2022-03-31: 20", None, (20, "2021-12-31")),
    "the first quarter, from a baseline": (f"{COUNT}, baseline: 5", "2022-03-31: 20", None, (15, "2021-12-31")),
    "of several figures in the quarter": (
        COUNT, "2022-03-31: 20; 2022-04-30: 30; 2022-06-30: 62", None, (42, "2022-03-31")),
    "the newest before the period": (COUNT, "2022-02-28: 15; 2022-06-30: 62", None, (47, "2022-02-28")),
    "nothing before it": (COUNT, "2022-06-30: 62", None, None),
    "a period without a figure": (COUNT, "2022-03-31: 20", "2022-06-30", None),
    "a running period": (COUNT, "2022-03-31: 20; 2022-06-30: 62; 2022-07-31: 70", "2022-07-31", (8, "2022-06-30")),
    "the newest of a running period": (COUNT, "2022-03-31: 20; 2022-06-30: 62", "2022-07-31", (42, "2022-03-31")),
    "corrected": (
        COUNT, "2022-03-31: 20; 2022-06-30: {value: 18, correction: 重复}", None, (-2, "2022-03-31")),
    "a window that begins within the period": (
        f"{COUNT}, window: {{start: 2022-05-01, end: 2022-12-31}}", "2022-06-30: 9", None, (9, "2022-04-30")),
    "a level adds nothing up": (
        "measure: level, at_least: 100, unit: 家", "2022-03-31: 20; 2022-06-30: 62", None, None),
    "a sum": (
        SUM, {"甲": "2022-03-31: 20; 2022-06-30: 30", "乙": "2022-03-31: 5; 2022-06-30: 9"}, None,
        (14, "2022-03-31")),
    "a sum that lacks somebody": (
        SUM, {"甲": "2022-03-31: 20; 2022-06-30: 30", "乙": "2022-03-31: 5"}, "2022-06-30", None),
    "a sum that lacked somebody": (
        SUM, {"甲": "2022-03-31: 20; 2022-06-30: 30", "乙": "2022-06-30: 9"}, "2022-06-30", None),
    "by the plan's rhythm, a month": (
        COUNT, "2022-03-31: 20; 2022-05-31: 50; 2022-06-30: 62", None, (12, "2022-05-31"), MONTHLY),
    "by the plan's rhythm, not the target's own": (
        f"{COUNT}, reporting: {{every: month}}", "2022-03-31: 20; 2022-05-31: 50; 2022-06-30: 62", None,
        (42, "2022-03-31")),
}  # fmt: skip

# The target, the newest figure, and what it is against the year before; None: not known.
YEARS = {
    "a share": ("measure: level, at_least: 90, unit: 亿元", "{value: 18.5, year_before: 16}", "0.15625"),
    "less than then": ("measure: level, at_least: 90, unit: 亿元", "{value: 12, year_before: 16}", "-0.25"),
    "points of a percentage": ("measure: rate, at_least: 9, unit: '%'", "{value: 18.5, year_before: 16.1}", "2.4"),
    "points": ("measure: rate, at_least: 9, unit: 个百分点", "{value: 1, year_before: 1.5}", "-0.5"),
    "points of nothing": ("measure: rate, at_least: 9, unit: '%'", "{value: 1, year_before: 0}", "1"),
    "a share of nothing": ("measure: level, at_least: 90, unit: 亿元", "{value: 12, year_before: 0}", None),
    "a share of less": ("measure: level, at_least: 90, unit: 亿元", "{value: 12, year_before: -3}", None),
    "places": ("measure: rank, at_most: 3, unit: 位", "{value: 3, year_before: 4}", None),
    "not said": ("measure: level, at_least: 90, unit: 亿元", "12", None),
}


@pytest.mark.parametrize("name", GAINS)
def test_what_the_newest_period_has_added(name, tmp_path):
    target, reports, as_of, expected, *settings = GAINS[name]
    found = result(tmp_path, target, reports, as_of, settings=settings[0] if settings else "").progress.gain
    known = None if found is None else (found.amount, found.since)
    assert known == (expected and (expected[0], date.fromisoformat(expected[1])))


@pytest.mark.parametrize("name", YEARS)
def test_what_a_figure_is_against_the_year_before(name, tmp_path):
    target, figure, expected = YEARS[name]
    found = result(tmp_path, target, f"2022-06-30: {figure}").progress.year_on_year
    assert (found and found.change) == (expected and Fraction(expected))


@pytest.mark.parametrize(("second", "expected"), [("{value: 10, year_before: 8}", Fraction(1, 4)), ("10", None)])
def test_a_sum_is_compared_where_all_say_what_it_was(second, expected, tmp_path):
    found = result(tmp_path, SUM, {"甲": "2022-06-30: {value: 10, year_before: 8}", "乙": f"2022-06-30: {second}"})
    known = found.progress.year_on_year
    assert (known and known.change) == expected


PLAN = """\
measure: increment, at_least: 100, unit: 家},
{id: T1-2, name: 营收增速, measure: rate, above: {reference: 全市平均增速}, unit: '%'},
{id: T1-3, name: 全市排位, measure: rank, at_most: 3, unit: 位},
{id: T1-4, name: 登记失业率, measure: rate, below: 4.3, unit: '%'},
{id: T1-5, name: 技术合同成交额, measure: level, at_least: 90, unit: 亿元, baseline: 60"""
REPORTS = """\
format: 1
unit: 甲
reports:
  - as_of: 2022-03-31
    entries: {T1-1: 20}
  - as_of: 2022-06-30
    entries:
      T1-1: {value: 42, year_before: 50}
      T1-2: {value: 7, reference: 7.2, year_before: 6.1}
      T1-3: 4
      T1-4: 4.3
      T1-5: {value: 66, year_before: 55.5}
"""


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_output_shows_them(language, kjcx, tmp_path, monkeypatch):
    write(tmp_path, PLAN.replace("\n", " "), {"甲": ""}, "objectives: [T1-1, T1-2, T1-5]\n")
    (tmp_path / "progress" / "甲.yaml").write_text(REPORTS, "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1657000000")
    shown = []
    for command in (
        "status", "show T1-1", "show T1-2", "show T1-4", "show 甲", "explain T1-2", "explain T1-3", "summary",
        "status --format csv",
    ):  # fmt: skip
        done = kjcx(*command.split(), "--lang", language)
        assert done.err == ""
        shown.append(f"$ {command}\n{done.out}")
    compare(f"verdicts/beside-{language}.txt", "\n".join(shown))
