"""What an output says must be so: counts that add up, figures called what they are, no claim beyond what is known."""

import json
import re

import pytest

from commands import BROKEN, REPORTS, workspace
from workspaces import write

SUM = "measure: increment, at_least: 100, unit: 家, reporters: [甲, 乙, 丙], collect: sum"


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_counts_of_the_circular_add_up(here, kjcx):
    workspace(here)
    text = kjcx("summary", "--as-of", "2022-09-30").out
    head = re.search(r"(\d+) targets, (\d+) assessed: (\d+) on schedule \([^)]*\), (\d+) not", text)
    count, assessed, on_schedule, rest = map(int, head.groups())
    assert on_schedule + rest == assessed
    apart = [int(number) for number in re.findall(r"(?:Not assessed|Efforts, counted apart): (\d+)", text)]
    assert assessed + sum(apart) == count


def test_whose_figures_in_a_sum_are_older_and_who_has_none(here, kjcx):
    write(here, SUM, {"甲": "2022-06-30: 40; 2022-09-30: 90", "乙": "2022-06-30: 25"})
    arguments = ("--data", str(here), "--as-of", "2022-09-30", "--lang", "zh")
    assert "乙为以前的数；不含丙" in kjcx("status", *arguments).out
    assert "乙为以前的数；不含丙" in kjcx("status", "--format", "csv", *arguments).out


@pytest.mark.parametrize(("bound", "shown"), [("at_least: 10", "10/≥10家"), ("at_most: 10", "10/≤10家")])
def test_a_value_beside_its_bound_is_shown_with_it(bound, shown, here, kjcx):
    write(here, f"measure: level, {bound}, unit: 家", {"甲": "2022-06-30: 10"})
    assert shown in kjcx("status", "--data", str(here)).out


def test_who_is_ranked_by_a_report_that_could_not_be_used_has_no_rank(here, kjcx):
    write(
        here,
        "measure: increment, at_least: 30, unit: 家",
        {"乙": "2022-06-30: 5", "丙": "2022-06-30: 6家"},
        settings="groups: [{name: 组, members: [乙, 丙]}]\n",
        breakdown="quotas: {乙: 10, 丙: 20}",
    )
    found = json.loads(kjcx("units", "--group", "组", "--data", str(here), "--format", "json").out)
    assert [(row["name"], row["rank"], row["provisional"]) for row in found["units"]] == [
        ("乙", 1, False), ("丙", None, True),
    ]  # fmt: skip


def test_of_what_is_not_compared_nothing_is_claimed(here, kjcx):
    workspace(here, BROKEN)
    out = kjcx("diff", "2022-06-30", "2022-06-30").out
    assert "Of what could be compared, no verdict, figure, report or target has changed." in out


def test_time_does_not_run_backwards(here, kjcx):
    workspace(here)
    assert kjcx("diff", "today").code == 2
    assert kjcx("diff", "2022-06-30", "2022-03-31").code == 0  # both days are named


@pytest.mark.parametrize("value", ["abc", "1e9", "1672963200.5", "99999999999999999999", "١٢٣"])
def test_a_clock_that_is_none_is_refused(value, here, kjcx, monkeypatch):
    workspace(here)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", value)
    done = kjcx("status")
    assert (done.code, done.out) == (2, "")
    assert "SOURCE_DATE_EPOCH" in done.err


def test_a_plan_with_a_chinese_title_speaks_chinese(here, kjcx, monkeypatch):
    monkeypatch.delenv("KJCX_LANG")
    write(here, "measure: increment, at_least: 10, unit: 家", {"甲": "2022-06-30: 5"})
    assert "截至2022年6月30日" in kjcx("status", "--data", str(here)).out


@pytest.mark.parametrize(("wrong", "code"), [("2023-06-30", "KJ609"), ("2022-03-31", "KJ604")])
def test_a_report_whose_day_is_wrong_is_refused_for_the_period_it_may_be_for(wrong, code, here, kjcx):
    first = "- as_of: 2022-03-31\n  submitted: 2022-04-05\n  entries: {T3-1: 30}\n"
    workspace(here, first + REPORTS.replace("2022-06-30", wrong, 1).replace("2022-07-05", "2023-07-05"))
    found = json.loads(kjcx("status", "--as-of", "2022-06-30", "--format", "json").out)
    [target] = [one for one in found["targets"] if one["id"] == "T3-1"]
    assert (target["report"], target["light"]) == ("refused", "yellow")
    assert {(one["code"], one["as_of"]) for one in found["refused"]} == {(code, None)}


def test_without_a_figure_that_can_be_used_the_day_is_that_of_the_data(here, kjcx, monkeypatch):
    write(here, "measure: increment, at_least: 10, unit: 家", {"甲": "2022-09-30: 5家"})
    for epoch in ("1666224000", "1666310400"):  # two days in October 2022
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
        assert json.loads(kjcx("status", "--data", str(here), "--format", "json").out)["as_of"] == "2022-09-30"


def test_no_day_is_foreseen_that_the_figures_have_disproved(here, kjcx):
    target = "measure: increment, at_least: 10, unit: 吨, window: {start: 2022-01-01, end: 2022-06-30}"
    write(here, target, {"甲": "2022-06-30: 5; 2022-12-31: 9"})
    assert not re.search(r"\d at this pace", kjcx("show", "T1-1", "--data", str(here)).out)


@pytest.mark.parametrize(("entry", "told"), [("T1-1: 12", True), ("T1-1: 12家", False)])
def test_parts_are_held_against_a_whole_of_the_same_day_alone(entry, told, here, kjcx):
    parts = {"乙": "2022-03-31: 5; 2022-06-30: 9"}
    write(here, "measure: increment, at_least: 30, unit: 家", parts, breakdown="quotas: {乙: 30}")
    text = "format: 1\nunit: 甲\nreports:\n  - {as_of: 2022-03-31, entries: {T1-1: 5}}\n"
    text += f"  - {{as_of: 2022-06-30, entries: {{{entry}}}}}\n"
    (here / "progress" / "甲.yaml").write_text(text, "utf-8")
    assert ("the parts add up to 9家" in kjcx("show", "T1-1", "--data", str(here)).out) == told


def test_who_is_missing_by_a_rhythm_of_its_own_is_named_before_the_plans_first_period_ends(here, kjcx):
    write(here, "measure: increment, at_least: 30, unit: 家, reporting: {every: month}", {})
    run = ("--data", str(here), "--as-of", "2022-02-28", "--lang", "zh")
    out = kjcx("status", *run).out
    assert "应报送而未按时报送" in out
    assert "漏报 甲：T1-1" in out
    assert "1. 甲：漏报1项\n   - 漏报：指标（T1-1）\n" in kjcx("summary", *run).out


@pytest.mark.parametrize(("figure", "points"), [(60, None), (75, 0), (90, 15)])
def test_of_a_partial_sum_is_said_how_it_lies_to_the_schedule_only_where_more_would_not_undo_it(
    figure, points, here, kjcx
):
    write(here, SUM, {"甲": f"2022-09-30: {figure}"})
    out = kjcx("status", "--data", str(here), "--as-of", "2022-09-30", "--format", "json").out
    [found] = json.loads(out)["targets"]
    assert found["partial"] == ["乙", "丙"]
    assert found["gap_points"] == points
