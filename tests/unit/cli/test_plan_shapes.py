"""Plans as other places write them: without chapters, with one lead, with numbers of their own, with contacts."""

import json

import pytest

PLAN = """\
format: 1
id: p
title: 2023年重点任务分解表
period: {start: 2023-01-01, end: 2023-12-31}
units: [{name: 区科技局, aliases: [kjj]}, {name: 区发改委}]
groups: [{name: 有关部门, members: []}]
lead: [区科技局]
tasks:
  - number: 1.1
    title: 培育企业
    support: [有关部门]
    due: 2023-06-30
    contacts: [{role: 责任领导, name: 张三, phone: 023-11112222}, {name: 李四}]
    note: 同时举办科技沙龙。
    targets: [{id: KJ.1-a, name: 企业, measure: increment, at_least: 10, unit: 家}]
  - number: 1.10
    title: 建设平台
    lead: [区发改委]
    targets: [{id: T1.10-1, name: 平台, measure: qualitative}]
"""
NUMBERED_ANEW = """\
format: 1
id: p
title: Plan
period: {start: 2023-01-01, end: 2023-12-31}
units: [{name: A}]
lead: [A]
sections:
  - {title: One, tasks: [{number: 1, title: First, targets: [{id: T1-1, name: n, measure: qualitative}]}]}
  - {title: Two, tasks: [{number: 1, title: Other, targets: [{id: b1, name: m, measure: qualitative}]}]}
"""


@pytest.fixture
def kjcx_of(kjcx, tmp_path, monkeypatch):
    """Runs commands in a folder with a plan, as of the middle of its year."""
    (tmp_path / "progress").mkdir()
    monkeypatch.chdir(tmp_path)

    def prepare(plan: str):
        (tmp_path / "workplan-p.yaml").write_text(plan, "utf-8")
        return lambda *arguments: kjcx(*arguments, "--data", str(tmp_path))

    return prepare


def test_a_plan_without_chapters_is_read_judged_and_shown(kjcx_of):
    run = kjcx_of(PLAN)
    assert run("check").code == 0
    first, second = json.loads(run("status", "--as-of", "2023-06-30", "--format", "json").out)["targets"]
    assert (first["task"], first["section"], first["lead"]) == ("1.1", None, ["区科技局"])
    assert "2023-01-01 to 2023-06-30" in run("show", "KJ.1-a").out
    assert (second["task"], second["lead"], second["id"]) == ("1.10", ["区发改委"], "T1.10-1")
    table = run("status", "--task", "1.10", "--lang", "zh").out
    assert "1.10. 建设平台" in table
    assert "培育企业" not in table
    assert run("show", "kj.1-A").out == run("show", "KJ.1-a").out
    assert "牵头任务          1.1. 培育企业" in run("show", "kjj", "--lang", "zh").out


def test_numbers_may_begin_anew_in_each_chapter(kjcx_of):
    run = kjcx_of(NUMBERED_ANEW)
    assert run("check").out == "Files checked: 1. Nothing found.\n"
    assert "1. First; 1. Other" in run("show", "A").out


@pytest.mark.parametrize(
    ("due", "code", "said"),
    [
        ("2022-12-31", "error[KJ411]", "the task is due before the plan begins, on 2023-01-01"),
        ("2023-01-01", None, ""),
        ("2024-12-31", None, ""),
        ("2025-01-01", "warning[KJ631]", "2025-01-01 is more than a year outside"),
    ],
)
def test_a_tasks_due_day_lies_in_the_plan_or_near_it(due, code, said, kjcx_of):
    out = kjcx_of(PLAN.replace("due: 2023-06-30", f"due: {due}"))("check").out
    assert said in out
    assert code in out if code else out.endswith("Nothing found.\n")


NAMES, PHONE = "张三（责任领导）；李四", "023-11112222"


def test_who_answers_for_a_task_is_named_and_telephone_numbers_are_kept_back(kjcx_of, tmp_path, monkeypatch):
    monkeypatch.setenv("COLUMNS", "200")
    run_in = kjcx_of(PLAN)

    def run(*arguments: str):
        return run_in(*arguments, "--lang", "zh")

    for card in (run("show", "KJ.1-a").out, run("show", "kjj").out):
        assert f"张三 {PHONE}（责任领导）；李四" in card
    assert "同时举办科技沙龙。" in run("show", "KJ.1-a").out
    (tmp_path / "progress" / "a.yaml").write_text(
        "format: 1\nunit: kjj\nreports: [{as_of: 2023-03-31, entries: {KJ.1-a: 1}}]\n"
    )
    late = ("--as-of", "2023-03-31")
    for out in (run("units").out, run("units", "--format", "csv").out, run("summary", *late).out):
        assert NAMES in out
        assert PHONE not in out
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "step.md"))
    run("summary", "--github", *late)
    step = (tmp_path / "step.md").read_text("utf-8")
    assert "KJ.1-a" in step
    assert "张三" not in step
    assert PHONE not in step


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("phone: 023-11112222", "phone: 023-11112222, fax: 1"),
        ("name: 李四", "nam: 李四"),
        ("phone: 023-11112222", "phone: [023-11112222]"),
        ("[{role: 责任领导, name: 张三, phone: 023-11112222}, {name: 李四}]", "张三 023-11112222"),
        ("[{role: 责任领导, name: 张三, phone: 023-11112222}, {name: 李四}]", "[张三 023-11112222]"),
        ("phone: 023-11112222}", "phone: 023-11112222]"),
        ("phone: 023-11112222}", "phone: 023-11112222 #x}"),
        ("phone: 023-11112222}", "023-11112222: 1}"),
        ("    contacts: [{role: 责任领导, name: 张三, phone: 023-11112222}, {name: 李四}]",
         "    contacts:\n      - role: 责任领导\n        name: 张三\n        phone: 023-11112222\n        name: 王五"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("format_", ["full", "json", "sarif", "github", "gitlab"])
def test_a_finding_about_contacts_shows_no_source_line(right, wrong, format_, kjcx_of):
    assert right in PLAN
    done = kjcx_of(PLAN.replace(right, wrong))("check", "--format", format_)
    assert done.code == 1
    for kept in ("张三", "王五", PHONE):
        assert kept not in done.out


def test_a_unit_after_a_number_is_taken_off_without_chapters_too(kjcx_of, tmp_path):
    run = kjcx_of(PLAN.replace("at_least: 10,", "at_least: 10家,"))
    assert run("check", "--fix").code == 0
    assert (tmp_path / "workplan-p.yaml").read_text("utf-8") == PLAN
