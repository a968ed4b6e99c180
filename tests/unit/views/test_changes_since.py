"""What has moved since an earlier state, in the status and in the circular."""

import csv
import json
from dataclasses import replace
from fractions import Fraction
from io import StringIO
from itertools import product
from typing import get_args

import pytest
from markdown_it import MarkdownIt

from kjchuangxin.assess.comparison import compare
from kjchuangxin.cli import formats
from kjchuangxin.formats import markdown
from kjchuangxin.formats.screen import Screen
from kjchuangxin.i18n.locale import Locale
from kjchuangxin.report.status import Light, Pace
from kjchuangxin.views.circular import circular
from sample_report import REPORTS, changed, effort, hostile, milestone, plain, target
from screens import CONTROL, SGR, WIDTHS, misfits
from states import AFTER, BEFORE, commit, needs_git, write

EN, ZH = Locale("en"), Locale("zh")


@pytest.fixture
def here(tmp_path, monkeypatch, quiet_environment):  # noqa: ARG001 - it has to come first
    """The later state, without git."""
    write(tmp_path, AFTER)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1659312000")  # the first of August 2022
    return tmp_path


WIDE = """\
2022年科技创新工作要点
As of 2022-06-30, 50.0% of the time has elapsed · 5 targets, 4 assessed: 3 on schedule (75.0%), 1 not
✓ 3 green ! 0 yellow ✗ 2 red - 0 grey
Since 2022-03-31: 1 worse in pace, 3 better in reporting

  id    target          value/target                done  verdict                 lead      before
培育壮大创新主体
3. 大力培育创新主体
  T3-1  科技型企业新增  38/≥100家     ▰▰▰▱▱|▱▱▱▱▱    38%  ✗ behind                区科技局  ↓ on track
  T3-2  高新技术企业    110/≥120家    ▰▰▰▰▰|▱▱▱▱▱  91.7%  ✓ on track              区科技局  ↑ unreported (missing)
  T3-3  市级孵化器      申报/认定     ▰▰▰▰▰|▱▱▱▱▱    50%  ✓ on track              区科技局  ↑ unreported (missing)
  T3-4  培训人次        260/≥400人次  ▰▰▰▰▰|▰▱▱▱▱    65%  ✓ ahead                 区科技局  ↑ unreported (missing)
  T3-6  协同创新        —                              —  ✗ unreported (missing)  区科技局

Reports for the period to 2022-06-30, due on 2022-07-10
  missing 区科技局: T3-6

The mark | in a bar shows what is expected on the day of the figure.
"""
NARROW = """\
  id     target         value/target  done  verdict
培育壮大创新主体
3. 大力培育创新主体 — 区科技局
  T3-1   全区科技型企   76/≥100家      76%  ✓ on track
         业新增                             new

打造科技创新高地
2. 争创市级农业科技园区 — 区农业农村委, 区科技局
  T2-4   市级农业科技   通过评审/        —  ! slipping
         园区*          成功创建            ↑ before: missed

强化科技支撑
11. 加快推进乡村振兴科技支撑 — 区农业农村委
  T11-1  农业科技园区   not started      —  ✗ not started
         建设                               ↑ before: missed
"""


def test_the_table_marks_what_moved(here, kjcx, monkeypatch):  # noqa: ARG001
    monkeypatch.setenv("COLUMNS", "120")
    done = kjcx("status", "--since", "2022-03-31")
    assert (done.code, done.out, done.err) == (0, WIDE, "")


def test_of_a_selection_only_the_moves_shown_are_counted(here, kjcx):  # noqa: ARG001
    for options, line in (
        ("--only behind", "Since 2022-03-31: 1 worse in pace"),
        ("--only ahead", "Since 2022-03-31: 1 better in reporting"),
        ("--only grey", "Since 2022-03-31: no verdict has moved"),
    ):
        assert line in kjcx("status", "--since", "2022-03-31", *options.split()).out.splitlines()


@needs_git
def test_a_revision_is_named_and_a_new_target_is_marked(tmp_path, kjcx, monkeypatch):
    commit(tmp_path, BEFORE)
    commit(tmp_path, AFTER)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "120")
    lines = kjcx("status", "--since", "HEAD~1").out.splitlines()
    assert lines[3] == "Since HEAD~1 (as of 2022-06-30): 1 worse in pace, 1 better in pace, 1 better in reporting"
    assert [line.split()[-1] for line in lines if line.startswith("  T3-6")] == ["new"]
    assert kjcx("status", "--since", "HEAD~5").code == 2


def test_the_json_has_what_was_before(here, kjcx):  # noqa: ARG001
    data = json.loads(kjcx("status", "--since", "2022-03-31", "--format", "json").out)
    assert data["since"] == {"revision": None, "as_of": "2022-03-31", "worse": 1, "changed": 0, "better": 3}
    lacking = {"value": None, "pace": "unreported", "report": "missing", "light": "red"}
    assert {one["id"]: one["before"] for one in data["targets"]} == {
        "T3-1": {"value": 27, "pace": "on_track", "report": "reported", "light": "green", "move": "worse"},
        "T3-2": {**lacking, "move": "better"},
        "T3-3": {**lacking, "move": "better"},
        "T3-4": {**lacking, "move": "better"},
        "T3-6": {**lacking, "move": None},
    }
    plainly = json.loads(kjcx("status", "--format", "json").out)
    assert plainly["since"] is None
    assert [one["before"] for one in plainly["targets"]] == [None] * 5
    for one in (data, *data["targets"], plainly, *plainly["targets"]):
        one.pop("since", one.pop("before", None))
    assert data == plainly


def test_the_csv_has_columns_of_what_was_before(here, kjcx):  # noqa: ARG001
    def rows(*options):
        text = kjcx("status", "--format", "csv", *options).out
        return list(csv.reader(StringIO(text.removeprefix("\ufeff"), newline="")))

    with_before = rows("--since", "2022-03-31")
    assert [row[-5:] for row in with_before] == [
        ["moved", "value before", "light before", "pace before", "report before"],
        ["worse in pace", "27", "green", "on track", "reported"],
        *[["better in reporting", "", "red", "unreported", "missing"]] * 3,
        ["", "", "red", "unreported", "missing"],
    ]
    assert [row[:-5] for row in with_before] == rows()


def test_the_markdown_has_a_column_of_what_was_before(here, kjcx):  # noqa: ARG001
    lines = kjcx("status", "--since", "2022-03-31", "--format", "markdown").out.splitlines()
    assert lines[4] == "Since 2022-03-31: 1 worse in pace, 3 better in reporting"
    table = [line.split("|")[1:-1] for line in lines if line.startswith("| ")]
    assert [(row[0].strip(), row[-1].strip()) for row in table] == [
        ("id", "before"),
        ("---", "---"),
        ("T3-1", "↓ on track"),
        ("T3-2", "↑ unreported (missing)"),
        ("T3-3", "↑ unreported (missing)"),
        ("T3-4", "↑ unreported (missing)"),
        ("T3-6", ""),
    ]


PART = """
## 5. Changes since 2022-03-31

1 worse in pace, 3 better in reporting.

1. Worse in pace (1)
   - 科技型企业新增 (T3-1): on track → behind
2. Better in reporting (3)
   - 高新技术企业 (T3-2): unreported (missing) → on track
   - 市级孵化器 (T3-3): unreported (missing) → on track
   - 培训人次 (T3-4): unreported (missing) → ahead
"""
SAME = """
## 5. Changes since 2022-06-30

No verdict, figure, report or target has changed.
"""


def test_the_circular_reports_what_has_moved_and_is_the_same_without_it(here, kjcx):  # noqa: ARG001
    plainly = kjcx("summary").out
    for day, part in (("2022-03-31", PART), ("2022-06-30", SAME)):
        text = kjcx("summary", "--since", day).out
        assert part in text
        assert text.replace(part, "").replace("## 6.", "## 5.") == plainly


def test_a_wrong_day_is_reported(here, kjcx, monkeypatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(here.parent))
    for command in ("status", "summary"):
        done = kjcx(command, "--since", "2022-13-01")
        assert (done.code, done.out) == (2, "")


def before(report):
    """The same report with every verdict another, but for targets that were not there."""
    turned = [
        changed(result, pace=Pace.MISSED, light=Light.RED, value=Fraction(-1))
        if result.pace is not Pace.MISSED
        else changed(result, pace=Pace.AHEAD, light=Light.GREEN)
        for result in report.targets
    ]
    return replace(report, targets=tuple(turned[1:]))


@pytest.mark.parametrize(("sample", "name"), [*product(REPORTS, get_args(formats.StatusFormat))])
def test_no_format_lets_a_control_character_through(sample, name):
    report = REPORTS[sample]()
    changes = compare(before(report), report, (hostile().title, None))
    text = formats.status(report, name, EN, Screen(80, colour=False), changes)
    assert not CONTROL.search(text.replace("\r\n", "\n"))
    assert not CONTROL.search(markdown.page(circular(report, EN, changes)))


@pytest.mark.parametrize("sample", REPORTS)
def test_the_table_is_never_wider_than_the_screen_and_colour_adds_only_colour(sample):
    report = REPORTS[sample]()
    changes = compare(before(report), report)
    for locale, width in product((EN, ZH), WIDTHS):
        text = formats.status(report, "table", locale, Screen(width, colour=False), changes)
        assert misfits(text, width) == []
        coloured = formats.status(report, "table", locale, Screen(width, colour=True), changes)
        assert SGR.sub("", coloured) == text


def test_a_narrow_table_has_the_earlier_verdict_under_the_later():
    now = replace(plain(), targets=(target(), milestone(), effort()))
    text = formats.status(now, "table", EN, Screen(60, colour=False), compare(before(now), now))
    assert text.split("\n\n", 1)[1].split("\nReports for")[0] == NARROW


def test_the_circular_shows_texts_as_texts():
    report = hostile()
    text = markdown.page(circular(report, EN, compare(before(report), report)))
    html = MarkdownIt("commonmark").enable("table").render(text)
    assert "<b>" not in html
    assert "<em>" not in html
    assert "<a " not in html
