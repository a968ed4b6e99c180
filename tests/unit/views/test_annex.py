"""The annex of a circular: quotas by completion with their sums; a group as something that is shown."""

import json
from pathlib import Path

import pytest

from repository import compare

PLAN = """\
format: 1
id: p
title: 2022年工作要点
language: zh-CN
period: {start: 2022-01-01, end: 2022-12-31}
units: [{name: 区局}, {name: 园区}, {name: 甲镇}, {name: 乙镇}, {name: 丙镇}, {name: 丁镇}, {name: 戊镇}]
groups: [{name: 各镇, members: [甲镇, 乙镇, 丙镇, 丁镇, 戊镇]}]
sections:
  - title: 创新
    tasks:
      - number: 1
        title: 任务
        lead: [区局]
        support: [园区, 各镇]
        targets:
          - {id: T1-1, name: 新增企业, measure: increment, at_least: 100, unit: 家}
          - {id: T1-2, name: 用地, measure: increment, at_most: 60, unit: 亩}
          - {id: T1-3, name: 投入增速, measure: rate, at_least: 10, unit: "%"}
          - {id: T1-4, name: 平台, measure: milestone, stages: [{name: 建成, due: 2022-12-31}]}
"""
BREAKDOWN = """\
format: 1
plan: p
illustrative: true
targets:
  T1-1:
    quotas: {园区: 40, 各镇: 60}
    spread: {各镇: {乙镇: 15, 甲镇: 15, 丙镇: 20, 丁镇: 10}}
  T1-2:
    quotas: {甲镇: 20, 乙镇: 20, 园区: 20}
    quota_reports: false
  T1-3: {quotas: {甲镇: 10, 乙镇: 12}}
"""
REPORTS = {
    "区局": "T1-1: 61, T1-2: 20, T1-3: 9, T1-4: {note: 在建}",
    "园区": "T1-1: 31",
    "甲镇": "T1-1: 6, T1-2: 5, T1-3: 9",
    "乙镇": "T1-1: 6, T1-2: 15, T1-3: 12.5",
    "丙镇": "T1-1: 12家",
}
DAY = "2022-06-30"


@pytest.fixture
def annexed(tmp_path: Path, monkeypatch):
    """A workspace to stand in: of the towns 丙镇 has made a mistake, and 丁镇 has reported nothing."""
    (tmp_path / "progress").mkdir()
    (tmp_path / "workplan-p.yaml").write_text(PLAN, "utf-8")
    (tmp_path / "breakdown-p.yaml").write_text(BREAKDOWN, "utf-8")
    for unit, entries in REPORTS.items():
        text = f"format: 1\nunit: {unit}\nreports:\n  - as_of: {DAY}\n    entries: {{{entries}}}\n"
        (tmp_path / "progress" / f"{unit}.yaml").write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("units --target T1-1", "one-en.txt"),
        ("units --target T1-1 --lang zh", "one-zh.txt"),
        ("units --target T1-1,T1-2，t1-3 --target T1-4 --target T1-1", "several.txt"),
        ("units --target T1-4", "none.txt"),
        ("units --target T1-4,T1-1 --format csv", "two.csv"),
        ("units --target T1-1,T1-3 --format markdown --lang zh", "two.md"),
        ("units --target T1-1,T1-4 --format json", "two.json"),
        ("units --group 各镇 --lang zh", "ranked-zh.txt"),
        ("units --group 各镇 --format csv", "ranked.csv"),
        ("units --group 各镇 --format markdown --lang zh", "ranked.md"),
        ("show 各镇", "group-en.txt"),
        ("show 各镇 --lang zh", "group-zh.txt"),
    ],
)
def test_the_annex_and_the_group_are_as_they_were(line, name, annexed, kjcx):  # noqa: ARG001
    done = kjcx(*line.split(), "--as-of", DAY)
    assert done.code == 1, done.err  # something could not be used
    compare(f"annex/{name}", done.out)


def test_a_narrow_screen_has_a_line_for_each_figure(annexed, kjcx, monkeypatch):  # noqa: ARG001
    monkeypatch.setenv("COLUMNS", "40")
    compare("annex/narrow.txt", kjcx("units", "--target", "T1-1", "--as-of", DAY).out)


def rows(kjcx, target):
    (found,) = json.loads(kjcx("units", "--target", target, "--as-of", DAY, "--format", "json").out)["targets"]
    return found, [(row["rank"], row["name"], row["completion"], row["gap_points"]) for row in found["units"]]


def test_units_are_ranked_by_completion_and_silence_has_no_rank(annexed, kjcx):  # noqa: ARG001
    found, units = rows(kjcx, "T1-1")
    assert units == [
        (1, "园区", 0.775, 27.5),
        (2, "甲镇", 0.4, -6.66666666667),
        (2, "乙镇", 0.4, -6.66666666667),
        (None, "丙镇", None, None),
        (None, "丁镇", None, None),
    ]
    assert [row["report"] for row in found["units"]] == ["reported", "reported", "reported", "refused", "missing"]
    assert found["total"]["value"] == 43
    assert found["total"]["partial"] == found["groups"][0]["partial"] == ["丙镇", "丁镇"]


def test_of_a_ceiling_who_has_used_up_least_comes_first_and_more_than_allowed_is_behind(annexed, kjcx):  # noqa: ARG001
    found, units = rows(kjcx, "T1-2")
    assert units == [(1, "甲镇", 0.25, 25), (2, "乙镇", 0.75, -25), (None, "园区", None, None)]
    assert {row["report"] for row in found["units"]} == {"none_due"}


def test_rates_make_no_total(annexed, kjcx):  # noqa: ARG001
    found, units = rows(kjcx, "T1-3")
    assert units == [(1, "乙镇", 1.04166666667, None), (2, "甲镇", 0.9, None)]
    assert found["total"] is None


@pytest.mark.parametrize(
    ("line", "error"),
    [
        ("--target T1-11", "T1-11 is not known; did you mean T1-1?"),
        ("--target T1-1 --reports", "--target has a table of its own: --group, --unit and --reports do not go with it"),
        (
            "--target T1-1 --group 各镇",
            "--target has a table of its own: --group, --unit and --reports do not go with it",
        ),
    ],
)
def test_a_mistake_is_told(line, error, annexed, kjcx):  # noqa: ARG001
    done = kjcx("units", *line.split())
    assert (done.code, done.out, done.err) == (2, "", f"kjcx: {error}\n")


def test_an_unknown_group_is_told_with_the_one_that_was_intended(annexed, kjcx):  # noqa: ARG001
    assert kjcx("show", "各镇街").err == "kjcx: 各镇街 is not known; did you mean 各镇?\n"
