"""`kjcx init`: a new plan with blanks that check names, from nothing or from a table of tasks."""

import json
import re
from datetime import date

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from kjchuangxin.drafts.project import Heading, plan_text
from kjchuangxin.drafts.sheet import Row
from kjchuangxin.drafts.tasks import chapters
from kjchuangxin.i18n.locale import Locale
from kjchuangxin.source.read import parse
from repository import compare

UNITS = "区科技局，科技局, kjj\n\n# 其他\n区发改委/办\n"
TABLE = """\
谯城区2023年政府工作报告重点工作任务分解表,,,,,,
完成时限,牵头单位,责任单位,年度目标,工作任务,序号,说明
,,,,,一、科技创新,
12月底,区科技局,区经信局、区税务局等部门,,新培育科技型中小企业50家以上、高新技术企业30家以上,33,
2023年6月30日前,科技局,"区商务局（区药发中心）
谯城经开区管委会",推动国家农业科技园区提档升级；成功创建省级高新区,平台建设,34,
长期,区科技局、各乡镇,区经信局,力争全社会研发支出增长15%以上，研发费用突破6亿元,研发,35,x
,,,"其他：""a"": {b} #c",,,
,,,,,二、其他,
,,各有关单位,,"抓好
安全 # 生产",（三）,
,,,,人才,33,
,,,50家以上、30家以上,力争新增科技型企业和高新技术企业,36,
,,,3家,新增孵化器、加速器,37,
"""
NO_NAMES = "units.txt has no row with the names of its columns; they are 序号, 任务, 目标, 牵头单位, 责任单位, 完成时限"
YEAR = ("--start", "2023-01-01", "--end", "2023-12-31")


@pytest.fixture
def init(kjcx, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "units.txt").write_text(UNITS, "utf-8")
    return lambda *arguments: kjcx("init", "p", *YEAR, *arguments)


def blanks(text: str) -> list[int]:
    """The lines that are to be filled in."""
    return [number for number, line in enumerate(text.splitlines(), 1) if re.search(r":   # (待填|to be)", line)]


def named(done) -> list[int]:
    """The lines in which something is empty, as a check said."""
    lines = done.out.splitlines()[:-1]
    return sorted(int(line.split(":")[1]) for line in lines if "KJ211" in line) if "KJ211" in done.out else lines


def test_a_skeleton_is_written_in_the_language_of_the_title(init, tmp_path, kjcx):
    done = init("--title", "A plan: #1", "--issuer", "An “issuer”", "--every", "month", "--units", "units.txt")
    assert (done.code, done.err) == (0, "")
    assert done.out == (
        "files written to p: 7, with blanks: 6\nfill in p/workplan-2023.yaml; kjcx check --data p names each blank\n"
    )
    text = (tmp_path / "p" / "workplan-2023.yaml").read_text("utf-8")
    compare("init/skeleton-en.yaml", text)
    assert sorted(path.name for path in (tmp_path / "p" / "progress").iterdir()) == [
        "区发改委_办.yaml",
        "区科技局.yaml",
    ]
    assert (tmp_path / "p" / "progress" / "区发改委_办.yaml").read_text("utf-8") == (
        "# What is owed is added by: kjcx report 区发改委/办\nformat: 1\nunit: 区发改委/办\nreports: []\n"
    )
    assert named(kjcx("check", "--data", "p", "--format", "concise")) == blanks(text)


def test_without_units_these_are_blank_too(init, tmp_path, kjcx):
    assert init("--title", "某区要点").code == 0
    text = (tmp_path / "p" / "workplan-2023.yaml").read_text("utf-8")
    compare("init/skeleton-zh.yaml", text)
    assert named(kjcx("check", "--data", "p", "--format", "concise")) == blanks(text)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_table_of_tasks_becomes_a_draft(encoding, init, tmp_path, kjcx):
    (tmp_path / "t.csv").write_bytes(TABLE.replace("\n", "\r\n").encode(encoding))
    done = init("--title", "谯城区2023年重点工作", "--from", "t.csv", "--units", "units.txt", "--lang", "en")
    assert (done.code, done.err) == (0, "kjcx: t.csv: these columns are not used: 说明\n")
    text = (tmp_path / "p" / "workplan-2023.yaml").read_text("utf-8")
    compare("init/table.yaml", text)
    assert named(kjcx("check", "--data", "p", "--format", "concise")) == blanks(text)


def drafted(init, tmp_path, *rows: str) -> str:
    """The plan that a table of these tasks becomes."""
    (tmp_path / "t.csv").write_text("\n".join(["序号,任务,目标,牵头单位", *rows]), "utf-8")
    assert init("--title", "某区任务分解", "--from", "t.csv").code == 0
    return (tmp_path / "p" / "workplan-2023.yaml").read_text("utf-8")


def test_a_number_alone_keeps_the_mark_beside_it(init, tmp_path):
    [target] = yaml.safe_load(drafted(init, tmp_path, "1,研发经费增长,力争达到15%,区科技局"))["tasks"][0]["targets"]
    assert (target["at_least"], target["aspirational"]) == (15, True)


def test_a_chinese_number_above_tasks_with_digits_is_that_of_a_heading(init, tmp_path):
    plan = yaml.safe_load(
        drafted(init, tmp_path, "一,科技创新,,", "1,孵化器,新增3家,区科技局", "（二）,人才,,", "2,a,b,c")
    )
    titles = [(one["title"], [task["number"] for task in one["tasks"]]) for one in plan["sections"]]
    assert titles == [("一、科技创新", [1]), ("（二）人才", [2])]


def test_all_who_are_named_differently_by_the_rows_of_a_task_stand_in_the_blank(init, tmp_path):
    assert "原文“甲局、乙局”" in drafted(init, tmp_path, "1,a,新增3家,甲局", ",,新增5家,乙局")


def test_a_plan_that_could_not_be_read_is_not_written(init, tmp_path):
    rows = (f"{number},任务,{'新增科技型企业3家；' * 50},区科技局" for number in range(200))
    (tmp_path / "t.csv").write_text("\n".join(["序号,任务,目标,牵头单位", *rows]), "utf-8")
    done = init("--title", "A", "--from", "t.csv")
    assert (done.code, done.err) == (2, "kjcx: the plan would be larger than 1 MiB: give fewer tasks\n")
    assert not (tmp_path / "p").exists()


def test_an_editor_learns_the_schemas_and_a_commit_is_checked_on_request(init, tmp_path, kjcx):
    init("--title", "A", "--units", "units.txt", "--pre-commit")
    settings = json.loads((tmp_path / "p/.vscode/settings.json").read_text("utf-8"))
    for path, files in settings["yaml.schemas"].items():
        assert list((tmp_path / "p").glob(files[0])) or files == ["breakdown-*.yaml"]
        kind = path.rpartition("/")[2].partition(".")[0]
        assert (tmp_path / "p" / path).read_text("utf-8") == kjcx("schema", kind).out
    [hook] = yaml.safe_load((tmp_path / "p/.pre-commit-config.yaml").read_text("utf-8"))["repos"][0]["hooks"]
    assert (hook["entry"], hook["language"]) == ("kjcx check", "system")
    assert (hook["always_run"], hook["pass_filenames"]) == (True, False)  # a plan that is deleted is refused too


@pytest.mark.parametrize("there", ["workplan-2020.yaml", "progress/区科技局.yaml", ".vscode/settings.json"])
def test_nothing_is_overwritten(there, init, tmp_path):
    path = tmp_path / "p" / there
    path.parent.mkdir(parents=True)
    path.write_text("mine", "utf-8")
    done = init("--title", "A", "--units", "units.txt")
    assert (done.code, done.err) == (2, f"kjcx: p/{there} is there already, and nothing is overwritten\n")
    assert [one for one in (tmp_path / "p").rglob("*") if one.is_file()] == [path]


def test_all_files_are_written_or_none(init, tmp_path):
    (tmp_path / "p").mkdir()
    (tmp_path / "p" / ".vscode").write_text("no folder", "utf-8")
    done = init("--title", "A", "--units", "units.txt")
    assert (done.code, done.err.startswith("kjcx: cannot write to p/.vscode")) == (2, True)
    assert [one.name for one in (tmp_path / "p").rglob("*") if one.is_file()] == [".vscode"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--title", " "], "--title and --issuer take a text"),
        (["--title", "A", "--end", "2022-01-01"], "--end is before --start"),
        (["--title", "A", "--start", "2023"], "--start takes a date such as 2025-01-01, not 2023"),
        (["--title", "A", "--data", "x"], "init begins in FOLDER: leave out --data, --plan and --example"),
        (["--title", "A", "--units", "twice.txt"], "twice.txt, line 2: kjj is in line 1 already"),
        (["--title", "A", "--units", "empty.txt"], "empty.txt names no unit"),
        (["--title", "A", "--from", "units.txt"], NO_NAMES),
        (["--title", "A", "--from", "open.csv"], "open.csv is no sheet: unexpected end of data"),
        (["--title", "A", "--from", "head.csv"], "head.csv has no tasks"),
        (["--title", "A", "--from", "image.csv"],
         "image.csv cannot be used: it is too large, or neither UTF-8 nor GB18030"),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_said_and_nothing_is_written(arguments, said, init, tmp_path):
    (tmp_path / "twice.txt").write_text("A,kjj\nB,kjj\n", "utf-8")
    (tmp_path / "empty.txt").write_text("# nobody\n", "utf-8")
    (tmp_path / "open.csv").write_text('序号,任务\n1,"a\n', "utf-8")
    (tmp_path / "head.csv").write_text("序号,任务\n", "utf-8")
    (tmp_path / "image.csv").write_bytes(b"\x89PNG\xff\xfe\x00\x01")
    done = init(*arguments)
    assert (done.code, done.err) == (2, f"kjcx: {said}\n")
    assert not (tmp_path / "p").exists()


DAYS = (date(2023, 1, 1), date(2023, 12, 31))
TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), max_size=30).map(str.strip)


@given(TEXT.filter(bool), TEXT, TEXT, TEXT)
@example("no", "- a: 'b", "50家\u202e、[30家", "# \x00{&x")
@example("“a”：b", "a #b", "a\r\n:\u2028\ufeff", "甲、!!x 、*乙")
def test_whatever_stands_in_a_table_reads_back_as_it_was(title, task, goal, lead):
    cells = {"number": "1", "task": task, "goal": goal, "lead": lead}
    found = chapters([Row(2, cells, tuple(cells.values()))], cells, *DAYS)
    heading = Heading(title, None, *DAYS, "quarter")
    document, findings, _ = parse("p", plan_text(heading, [], found, Locale("en")))
    assert document is not None
    assert {one.rule.code for one in findings} <= {"KJ211"}
    assert document.data["title"] == title
    tasks = document.data.get("tasks") or document.data["sections"][0]["tasks"]
    assert tasks[0]["title"] == (" ".join(task.split()) or None)


def fill(path, *pairs: tuple[str, str]) -> None:
    """Write values in the first blanks that are left after these keys."""
    text = path.read_text("utf-8")
    for key, value in pairs:
        text = re.sub(rf"(?m)\b{key}:   # .*$", f"{key}: {value}", text, count=1)
    path.write_text(text, "utf-8")


TASK = (("title", "培育"), ("lead", "[区科技局]"), ("name", "企业"), ("measure", "increment"), ("at_least", "10"))
OF_TABLE = (
    ("lead", "[区科技局]"), ("due", "2023-11-30"), ("measure", "increment"), ("measure", "qualitative"),
    ("lead", "[区科技局]"), ("measure", "qualitative"), ("lead", "[区经信局]"), ("measure", "qualitative"),
    ("lead", "[区科技局]"), ("lead", "[区科技局]"),
)  # fmt: skip


BEGUN = {  # how a plan is begun, what its blanks are filled with, what is reported then
    "skeleton": (["--units", "units.txt"], (*TASK, ("unit", "家")), "T1-1,6,\n"),
    "table": (
        ["--from", "t.csv", "--units", "units.txt"],
        OF_TABLE,
        "C1-33-1,30,\nT34-1,推进中,\nT34-2,创建,\nT35-2,2,\n",
    ),
}


@pytest.mark.parametrize("begun", BEGUN)
def test_a_new_plan_stands_once_its_blanks_are_filled(begun, init, tmp_path, kjcx):
    arguments, blank, figures = BEGUN[begun]
    (tmp_path / "t.csv").write_text(TABLE, "utf-8")
    (tmp_path / "r.csv").write_text(f"编号,数值,进展情况\n{figures}", "utf-8")
    init("--title", "某区2023年要点", *arguments)
    at = ("--data", "p")
    assert kjcx("check", *at).code == 1
    fill(tmp_path / "p" / "workplan-2023.yaml", *blank)
    assert kjcx("check", *at).out.endswith("Nothing found.\n")
    assert kjcx("report", "kjj", "--as-of", "2023-06-30", *at).code == 0
    done = kjcx("report", "kjj", "--as-of", "2023-06-30", "--from", "r.csv", *at)
    assert (done.code, done.err) == (0, "")
    report = tmp_path / "p" / "progress" / "区科技局.yaml"
    report.write_text(re.sub(r"(?m)^ +# .*\n +\S+:   # .*\n", "", report.read_text("utf-8")), "utf-8")  # left open
    assert kjcx("check", *at).code == 0
    assert "≥10家" in kjcx("status", *at).out or "≥50家" in kjcx("status", *at).out
    assert kjcx("summary", "--lang", "zh", *at).out.startswith("# ")
