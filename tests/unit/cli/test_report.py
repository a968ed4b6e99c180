"""`kjcx report`: the report that is owed, as blanks or from a sheet, and nothing else in the file changes."""

import pytest

from commands import workspace

PLAN = """\
format: 1
id: p
title: 2022年要点
period: {start: 2022-01-01, end: 2022-12-31}
units: [{name: 区农业农村委, aliases: [nync]}, {name: 区科技局, aliases: [kjj]}, {name: 草街街道}]
lead: [区农业农村委]
tasks:
  - number: 1
    title: 农业科技
    targets:
      - {id: T1-1, name: 园区规划, measure: milestone, stages: [{name: 编制, due: 2022-07-31}, {name: 印发}]}
      - {id: T1-2, name: 农业企业, measure: increment, at_least: 10, unit: 家}
      - {id: T1-3, name: 科技下乡, measure: qualitative}
      - {id: T1-4, name: 增速, measure: rate, at_least: {reference: 全市平均增速}, unit: "%"}
  - number: 2
    title: 科技企业
    lead: [区科技局]
    support: [草街街道, 区农业农村委]
    targets:
      - {id: T2-1, name: 科技型企业, measure: increment, at_least: 100, unit: 家}
"""
BREAKDOWN = "format: 1\nplan: p\ntargets: {T2-1: {quotas: {草街街道: 40, 区农业农村委: 60}}}\n"
REPORT = """\
# 农业农村委
format: 1
unit: 区农业农村委
reports:
  - as_of: 2022-09-30
    entries: {T1-1: {stage: 编制}, T1-2: 6, T1-3: {state: under_way}, T1-4: {note: 待统计}, T2-1: 41}
"""
BLANKS = """\
  - as_of: 2022-12-31
    # submitted: YYYY-MM-DD   # 报送日期；填写时删掉行首的 #
    entries:
      # 园区规划：阶段 编制 2022-07-31、印发 2022-12-31；上次（2022-09-30）编制
      T1-1:   # 待填：{stage: 印发}
      # 农业企业：目标 ≥10家；上次（2022-09-30）6家；到2022-12-31应达到 10家
      T1-2:   # 待填
      # 科技下乡：上次（2022-09-30）推进中
      T1-3:   # 待填：{state: under_way, note: …}
      # 增速：目标 ≥全市平均增速
      T1-4:   # 待填：{value: …, reference: …}
      # 科技型企业：分解任务 60家；上次（2022-09-30）41家；到2022-12-31应达到 60家
      T2-1:   # 待填
"""
SHEET = """\
农业农村委2022年四季度进展,,,,,
编号,指标,数值,进展情况,存在问题,完成时限
t1－1,,印发,,,
T1-2,,9,"含 ""引号""、: 冒号 # 井号
第二行",资金不足,2023/3/31
T1-9,,3,,,
T1-3,,已完成,,,
T1-2,,10,,,
增速,,8.1家,,,
T2-1,,,,,
"""


@pytest.fixture
def data(tmp_path, kjcx):
    """A workspace where Chinese is spoken."""
    kjcx.speaks("zh")
    (tmp_path / "data" / "progress").mkdir(parents=True)
    (tmp_path / "data" / "workplan-2022.yaml").write_text(PLAN, "utf-8")
    (tmp_path / "data" / "breakdown-2022.yaml").write_text(BREAKDOWN, "utf-8")
    (tmp_path / "data" / "progress" / "农委.yaml").write_text(REPORT, "utf-8")
    return tmp_path / "data"


@pytest.fixture
def report(kjcx, data):
    return lambda *arguments: kjcx("report", *arguments, "--data", str(data))


def test_what_is_owed_is_added_once_with_what_is_known_of_it(report, data):
    path = data / "progress" / "农委.yaml"
    done = report("nync")
    assert (done.code, done.out, done.err) == (0, f"已在 {path} 里加上2022年12月31日的报告，待填5处\n", "")
    assert path.read_text("utf-8") == REPORT + BLANKS
    again = report("nync")
    assert (again.code, again.out) == (0, f"{path} 里2022年12月31日应报的都有了（已填或待填）\n")
    assert path.read_text("utf-8") == REPORT + BLANKS


def test_what_has_come_is_not_asked_for_again(report, data):
    done = report("nync", "--as-of", "2022-10-15")
    assert (done.code, done.out) == (0, "截至2022年10月15日，区农业农村委没有应报未报的\n")
    assert (data / "progress" / "农委.yaml").read_text("utf-8") == REPORT


def test_before_the_first_period_has_ended_nothing_is_owed_and_nothing_wrong(report, data, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1646092800")  # 2022-03-01
    done = report("nync")
    assert (done.code, done.out) == (0, "区农业农村委在已经结束的各期里没有应报的\n")
    assert (data / "progress" / "农委.yaml").read_text("utf-8") == REPORT


def test_a_blank_is_no_report_and_check_names_each(report, data, kjcx):
    status = ("status", "--format", "json", "--data", str(data), "--as-of", "2022-12-31")
    before = kjcx(*status).out.partition('"diagnostics"')[0]
    report("nync")
    found = kjcx("check", "--data", str(data), "--format", "concise").out
    assert found.count("error[KJ211]") == 5
    assert kjcx(*status).out.partition('"diagnostics"')[0] == before


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_sheet_fills_it_in_and_what_is_wrong_is_named_by_its_row(encoding, report, data, tmp_path):
    path, sheet = data / "progress" / "农委.yaml", tmp_path / "表.csv"
    report("nync")
    sheet.write_bytes(SHEET.replace("\n", "\r\n").encode(encoding))
    done = report("nync", "--from", str(sheet))
    assert (done.code, done.out) == (1, f"已写入 {path} 里2022年12月31日的报告：T1-1、T1-2、T1-3\n")
    assert done.err.splitlines() == [
        f"kjcx: {sheet}：这些列没有用到：指标",
        f"kjcx: {sheet} 第5行：计划里没有指标“T1-9”；任务1的指标：T1-1、T1-2、T1-3、T1-4（KJ607）",
        f"kjcx: {sheet} 第7行：T1-2 在第4行已经有了",
        f"kjcx: {sheet} 第8行：“8.1家”不是数字；请写 8.1；其他要说的写在 note（备注）里（KJ304）",
    ]
    filled = (
        BLANKS.replace("T1-1:   # 待填：{stage: 印发}", "T1-1: {stage: 印发}")
        .replace("T1-3:   # 待填：{state: under_way, note: …}", "T1-3: {state: done}")
        .replace(
            "T1-2:   # 待填",
            r'T1-2: {value: 9, note: "含 \"引号\"、: 冒号 # 井号\n第二行", cause: 资金不足, by: 2023-03-31}',
        )
    )
    assert path.read_text("utf-8") == REPORT + filled
    again = report("nync", "--from", str(sheet))
    assert (again.code, again.out) == (1, f"{path} 没有改动：除有误的行外，表格里没有新内容\n")


def test_what_makes_another_report_wrong_is_not_written(report, data, tmp_path):
    path, sheet = data / "progress" / "农委.yaml", tmp_path / "a.csv"
    sheet.write_text("编号,数值\nT1-2,7\n", "utf-8")
    done = report("nync", "--as-of", "2022-06-30", "--from", str(sheet))
    assert (done.code, done.out) == (1, f"{path} 没有改动：除有误的行外，表格里没有新内容\n")
    assert "第2行：T1-2 是期初以来的累计数，不能从 7 减少到 6" in done.err
    assert path.read_text("utf-8") == REPORT


def test_a_sheet_says_why_a_figure_falls(report, data, tmp_path):
    sheet = tmp_path / "a.csv"
    sheet.write_text("编号,数值,更正说明\nT1-2,5,上期误报\n", "utf-8")
    assert report("nync", "--from", str(sheet)).code == 0
    assert "T1-2: {value: 5, correction: 上期误报}" in (data / "progress" / "农委.yaml").read_text("utf-8")


def test_no_file_is_made_beside_one_that_a_name_keeps_from_being_read(report, data):
    other = data / "progress" / "草街街道.yml"
    other.write_text("format: 1\nunit: 草街街道\nreports: []\n", "utf-8")
    done = report("草街街道")
    assert (done.code, done.err) == (2, f"kjcx: {other} 不会被读取；请先改名为 草街街道.yaml\n")
    assert not other.with_suffix(".yaml").exists()


def test_a_file_whose_reports_cannot_be_read_does_not_owe_nothing(report, data):
    path = data / "progress" / "农委.yaml"
    path.write_text("format: 1\nunit: 区农业农村委\nreports: none\n", "utf-8")
    done = report("nync")
    assert (done.code, done.out, done.err.startswith(f"kjcx: {path} ")) == (1, "", True)


def test_an_odd_id_spoils_no_other_row(report, data, tmp_path):
    sheet = tmp_path / "a.csv"
    sheet.write_text("编号,进展情况\nT1-9: {x,甲\n\u202e\x00- a,乙\nT1-2,丙\u202e\n%s,丁\n" % ("长" * 2000), "utf-8")
    done = report("nync", "--from", str(sheet))
    assert (done.code, done.err.count("kjcx: ")) == (1, 3)
    assert "T1-2: {note: " in (data / "progress" / "农委.yaml").read_text("utf-8")


def test_a_file_is_made_where_a_unit_has_none(report, data):
    done = report("草街街道")
    path = data / "progress" / "草街街道.yaml"
    assert (done.code, path.read_text("utf-8")) == (
        0,
        """\
format: 1
unit: 草街街道
reports:
  - as_of: 2022-12-31
    # submitted: YYYY-MM-DD   # 报送日期；填写时删掉行首的 #
    entries:
      # 科技型企业：分解任务 40家；到2022-12-31应达到 40家
      T2-1:   # 待填
""",
    )


NEW = "reports:\n  - as_of: 2022-06-30\n    entries:\n      T3-1: 7\n"
AT_THE_MARGIN = "reports:\n- as_of: 2022-03-31\n  entries: {T3-1: 3}\n# end"
OF_THAT_DAY = """\
reports:
  - as_of: 2022-06-30
    entries:
       T3-4: 1  # x
    submitted: 2022-07-01
"""
BLOCK = """\
reports:
  - as_of: 2022-03-31
    entries:
      T3-4:
        value: 1
        note: |
          a

          b
"""


@pytest.fixture
def report_of_kjj(kjcx, tmp_path, monkeypatch):
    """Reports one figure in a file with these lines; returns the exit code and the file, without our comment."""
    monkeypatch.chdir(workspace(tmp_path))
    path = tmp_path / "data" / "progress" / "区科技局.yaml"
    (tmp_path / "a.csv").write_text("编号,数值\nT3-1,7\n", "utf-8")

    def run(reports: str, end: str) -> tuple[int, str]:
        path.write_bytes(f"\ufeffformat: 1\nunit: 科技局\n{reports}".replace("\n", end).encode())
        done = kjcx("report", "kjj", "--from", "a.csv", "--as-of", "2022-06-30")
        lines = path.read_bytes().decode().split(end)
        head, tail = f"\ufeffformat: 1{end}unit: 科技局{end}", [one for one in lines if "# submitted" not in one]
        assert end.join(tail).startswith(head)
        return done.code, end.join(tail).removeprefix(head).replace("\r\n", "\n")

    return run


@pytest.mark.parametrize(
    ("reports", "after"),
    [
        ("reports: []   # none\n", NEW.replace("reports:", "reports:   # none")),
        ("", NEW),
        ("reports:\n", NEW),
        ("reports:\n  - as_of: 2022-06-30\n    entries: {}  # x\n", NEW.replace("entries:", "entries:  # x")),
        (
            "reports:\n  - as_of: 2022-06-30\n    entries:\n    submitted: 2022-07-01\n",
            NEW + "    submitted: 2022-07-01\n",
        ),
        (AT_THE_MARGIN, f"{AT_THE_MARGIN}\n- as_of: 2022-06-30\n  entries:\n    T3-1: 7\n"),
        (OF_THAT_DAY, OF_THAT_DAY.replace("# x\n", "# x\n       T3-1: 7\n")),
        (BLOCK, BLOCK + NEW.removeprefix("reports:\n")),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_file_keeps_its_form(reports, after, end, report_of_kjj):
    assert report_of_kjj(reports, end) == (0, after)


@pytest.mark.parametrize(
    ("reports", "code"),
    [
        ("reports: [{as_of: 2022-03-31, entries: {T3-1: 3}}]\n", 2),
        ("reports:\n  - as_of: 2022-06-30\n    entries: {T3-4: 1}\n", 2),
        ("reports:\n  - as_of: 2022-06-30\n    entries: {T3-4: [\n", 1),
    ],
)
def test_a_file_to_which_nothing_can_be_added_is_left_as_it_is(reports, code, report_of_kjj):
    assert report_of_kjj(reports, "\n") == (code, reports)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["区科级局"], "找不到“区科级局”；是不是“区科技局”？"),
        (["kjj", "--as-of", "2023-03-31"], "2023年3月31日太晚：最多只能报到2022年12月31日"),
        (["kjj", "--as-of", "soon"], "--as-of 后面写日期（如 2022-09-30）、latest 或 today，不能写“soon”"),
    ],
)
def test_what_cannot_be_done_is_said(arguments, said, report):
    done = report(*arguments)
    assert (done.code, done.err) == (2, f"kjcx: {said}\n")


def test_the_example_that_comes_with_the_program_stays_as_it_is(kjcx):
    done = kjcx("report", "kjj", "--example")
    assert (done.code, done.err) == (2, "kjcx: the example that comes with the program stays as it is\n")
