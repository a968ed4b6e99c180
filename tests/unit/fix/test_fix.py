"""`kjcx check --fix` and `--diff`: what has one meaning is fixed, everything else stays byte for byte."""

import os
import re
import tempfile
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kjchuangxin.fix.apply import FixedText, fix_text, plan_in
from kjchuangxin.formats.diff import render
from kjchuangxin.formats.screen import Screen
from kjchuangxin.model.breakdown import Breakdown
from kjchuangxin.model.plan import Plan
from kjchuangxin.model.progress import Progress
from kjchuangxin.source import write
from kjchuangxin.source.read import original, parse
from properties import examples

PLAN = """\
format: 1
id: p
title: 计划
period: {start: 2022-01-01, end: 2022-12-31}
units: [{name: 甲}, {name: 乙}]
sections:
  - title: 一
    tasks:
      - number: 1
        title: 任务
        lead: [甲, 乙]
        targets:
          - {id: T1-1, name: 企业, measure: increment, at_least: 100, unit: 家}
          - {id: T1-2, name: 占比, measure: rate, at_least: 20, unit: "%"}
          - {id: T1-3, name: 投入, measure: increment, at_least: 2000, unit: 万元}
          - {id: T1-4, name: 产值, measure: increment, at_least: 2000, unit: 亿元}
          - {id: T1-5, name: 指数, measure: level, about: 9, baseline: 3, unit: 分}
          - {id: T1-6, name: 交流, measure: qualitative}
          - {id: KJ-1, name: 经费, measure: level, at_least: 5, unit: 亿元}
          - {id: T1-7, name: 平台, measure: milestone, stages: [{name: 受理}, {name: 建成}]}
"""
BREAKDOWN = """\
format: 1
plan: p
targets:
  T1-1: {quotas: {甲: 100}, checkpoints: {2022-06-30: 30}}
  T1-2: {baseline: 3}
"""
REPORTS = "format: 1\nunit: 甲\nreports:\n  - as_of: 2022-06-30\n    entries:\n"
OF_PLAN = plan_in(PLAN)
UNITS = {"T1-1": "家", "T1-2": "%", "T1-3": "万元", "T1-4": "亿元", "T1-5": "分"}


@pytest.fixture
def put(tmp_path, monkeypatch):
    """Stand in a workspace with these reports of 甲, in text or bytes."""
    monkeypatch.chdir(tmp_path)

    def write(reports, plan=PLAN, breakdown=BREAKDOWN):
        Path("data/progress").mkdir(parents=True)
        Path("data/workplan-p.yaml").write_bytes(plan.encode())
        Path("data/breakdown-p.yaml").write_bytes(breakdown.encode())
        path = Path("data/progress/甲.yaml")
        path.write_bytes(reports if isinstance(reports, bytes) else reports.encode())
        return path

    return write


def entries(*lines):
    return REPORTS + "".join(f"      {line}\n" for line in lines)


def fixed(text, model=Progress, plan=OF_PLAN):
    """The text after fixing; None where it must be left alone."""
    done = fix_text(text, model, plan)
    return done.text if done.verified else None


# Single lines of entries, and what they become.
ONE_MEANING = [
    ("T1-1: １２", "T1-1: 12"),
    ("T1-2: －１．５", "T1-2: -1.5"),
    ("T1-1: 62家", "T1-1: 62"),
    ("T1-1: 62 家  # 含新入库", "T1-1: 62  # 含新入库"),
    ("T1-1: ６２　家", "T1-1: 62"),
    ("T1-2: 3%", "T1-2: 3"),
    ("T1-2: ３％", "T1-2: 3"),
    ("T1-2: 3.50％", "T1-2: 3.50"),
    ("T1-3: 1,200.5万元", "T1-3: 1200.5"),
    ("T1-1: 1,200", "T1-1: 1200"),
    ("T1-1: 1,234,567", "T1-1: 1234567"),
    ("T1-1: +1,200", "T1-1: +1200"),
    ("T1-1: '62家'", "T1-1: '62'"),
    ('T1-1: {value: "1,200", note: 好}', 'T1-1: {value: "1200", note: 好}'),
    ("T1-1: {value: 1,200, note: 好}", "T1-1: {value: 1200, note: 好}"),
    ("T1-1: {value: 1,234,567}", "T1-1: {value: 1234567}"),
    ("T1-1: {value：62, note: 好}", "T1-1: {value: 62, note: 好}"),
    ("T1-1: {value：６２家, note：好}", "T1-1: {value: 62, note: 好}"),
    ("T1-1: {value：约60, note：好}", "T1-1: {value: 约60, note: 好}"),
    ("T1-1：62", "T1-1: 62"),
    ("T1-1： 62", "T1-1: 62"),
    ("T1-1 ：62", "T1-1 : 62"),
    ("T1-1：{value：1200家, by：2022/6/30}", "T1-1: {value: 1200, by: 2022-06-30}"),
    ("T1-1: {value: 62, by: 2022-6-3}", "T1-1: {value: 62, by: 2022-06-03}"),
    ("T1-1: {value: 62, by: 2022/6/30}", "T1-1: {value: 62, by: 2022-06-30}"),
    ("T1-1: {value: 62, by: 2022.6.30}", "T1-1: {value: 62, by: 2022-06-30}"),
    ("T1-1: {value: 62, by: 2022年6月30日}", "T1-1: {value: 62, by: 2022-06-30}"),
    ("T1-1: {value: 62, by: ２０２２年６月３０日}", "T1-1: {value: 62, by: 2022-06-30}"),
    ('T1-1: {value: 62, by: "2022-6-30"}', 'T1-1: {value: 62, by: "2022-06-30"}'),
    ("T1-1: 约60", "T1-1: {value: 60, note: 约}"),
    ("T1-1: '约６０家'", "T1-1: {value: 60, note: 约}"),
    ("T1-1: 1,200家左右", "T1-1: {value: 1200, note: 左右}"),
    ("T1-1: [62]", "T1-1: 62"),
    ("T1-1: 【62】", "T1-1: 62"),
    ("T1-1: {value: 62, evidence: 渝科发〔2022〕12号}", "T1-1: {value: 62, evidence: [渝科发〔2022〕12号]}"),
    ("T1-1: {value: 62, evidence: 【名单】}", "T1-1: {value: 62, evidence: [名单]}"),
    ("T1-1: {value: 62, evidence: 【名单】、【照片】}", "T1-1: {value: 62, evidence: [名单, 照片]}"),
    ("T1-1: {value: 62, evidence: 科发【2022】}", "T1-1: {value: 62, evidence: ['科发【2022】']}"),
    ("T1-1:\n        value: 62\n        evidence: 【名单]", "T1-1:\n        value: 62\n        evidence: [名单]"),
    ("T1-1: ｛value：62，note：好｝", "T1-1: {value: 62, note: 好}"),
    ("t1－1: 62", "T1-1: 62"),
    ("\u04221-1: 62", "T1-1: 62"),  # a Cyrillic letter
    ("企业: 62", "T1-1: 62"),
    ("ｋj－1: 62", "KJ-1: 62"),
    ("'企业': 62", "'T1-1': 62"),
    ("T1-1: !!int 62", "T1-1: 62"),
    ("T1-1: !!int '62'", "T1-1: '62'"),
    ("T1-6: 推进中", "T1-6: {state: under_way}"),
    ("T1-7: 受理", "T1-7: {stage: 受理}"),
    ("T1-1: {value: 62, by: 2022-06-30 00:00:00}", "T1-1: {value: 62, by: 2022-06-30}"),
    ("T1-1: {value: 62, by: 2022-06-30T00:00:00.000Z}", "T1-1: {value: 62, by: 2022-06-30}"),
    ("T1-1: {value: 62, by: '2022-06-30T00:00:00+08:00'}", "T1-1: {value: 62, by: '2022-06-30'}"),
]


@pytest.mark.parametrize(("wrong", "right"), ONE_MEANING)
def test_what_has_one_meaning_is_fixed(wrong, right):
    assert fixed(entries(wrong)) == entries(right)


@pytest.mark.parametrize(
    "line",
    [
        "T1-1: 六十二",
        "T1-1: 1,2",
        "T1-1: 1,20",
        "T1-1: 1,2000",
        "T1-1: 12,34,567",
        "T1-1: 1，200",
        "T1-1: 62个",
        "T1-1: 62户左右",
        "T1-1: {value: 约60, note: 好}",
        "T1-2: 约0.2亿",
        "T1-1: 62家企业",
        "T1-1: 62%",
        "T1-2: 3个百分点",
        "T1-2: 0.2",
        "T1-4: 200万元",
        "T1-3: 2亿元",
        "T1-6: 62家",
        "T1-7: 已完成",
        "T1-1: 推进中",
        "T9－9: 62家",
        "T9-9: 62家",
        "T1-1: 007",
        "T1-1: .5",
        "T1-1: 1_000",
        "T1-1: 12:30",
        "T1-1: −3",
        "T1-1: 负3",
        "T1-1: 3~5",
        "T1-1: 60+2家",
        "T1-1: 9,999,999,999,999,999,999,999,999,999,999",
        'T1-1: "\\u0036\\u0032家"',
        "T1-1: {value: 1,20}",
        "T1-1: {value: 1,200, 30}",
        "T1-1: {value: 1, 200}",
        "T1-1: {value: 62, note: 会议, 时间：下午}",
        "T1-1: {value: 62, note: 时间：下午}",
        "T1-1: {value: 62, by: 2022-6-31}",
        "T1-1: {value: 62, by: 2022-13-1}",
        "T1-1: {value: 62, by: 6/30/2022}",
        "T1-1: {value: 62, by: 22-6-30}",
        "T1-1: {value: 62, by: 2022-6/30}",
        "T1-1: {value: 62, by: 2022年6月}",
        "T1-1: {value: 62, by: 2022-6-30 12:00}",
    ],
)
def test_nothing_is_guessed(line):
    assert fixed(entries(line)) == entries(line)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        (PLAN.replace("100, unit: 家", "１００家, unit: 家"), PLAN),
        (PLAN.replace("at_least: 20,", "at_least: 20％,"), PLAN),
        (PLAN.replace("number: 1", "number: １"), PLAN),
        (PLAN.replace("format: 1", "format: １"), PLAN),
        (PLAN.replace("format: 1", "format：1"), PLAN),
        (PLAN.replace("format: 1", "format： 1"), PLAN),
        (PLAN.replace("start: 2022-01-01", "start: 2022-1-1"), PLAN),
        (PLAN.replace("        title: 任务", "        title：任务"), PLAN),
        (PLAN.replace("about: 9", "about: 9, tolerance: ０．１"), PLAN.replace("about: 9", "about: 9, tolerance: 0.1")),
        # Of a share, 5% is 0.05.
        (PLAN.replace("at_least: 20,", "about: 20, tolerance: 5%,"), None),
        (PLAN.replace("baseline: 3", "baseline: 3家"), None),
        (PLAN.replace("100, unit: 家", "100户, unit: 家"), None),
    ],
)
def test_a_plan_reports_its_own_units(wrong, right):
    assert fixed(wrong, Plan, None) == (right or wrong)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        (BREAKDOWN.replace("甲: 100", "甲: 1,000家"), None),
        (BREAKDOWN.replace("甲: 100", "甲：100家"), BREAKDOWN),
        (BREAKDOWN.replace("2022-06-30: 30", "2022年6月30日: 30家"), BREAKDOWN),
        (BREAKDOWN.replace("2022-06-30: 30", '"2022-6-30": 30'), BREAKDOWN.replace("2022-06-30", '"2022-06-30"')),
        (BREAKDOWN.replace("baseline: 3", "baseline: 3％"), BREAKDOWN),
        (BREAKDOWN.replace("baseline: 3", "baseline: 3家"), None),
    ],
)
def test_a_breakdown_is_counted_in_the_plan_s_units(wrong, right):
    assert fixed(wrong, Breakdown) == (right or wrong)


@pytest.mark.parametrize(
    "text",
    [
        # Two days become one, so that a value would be lost.
        BREAKDOWN.replace("2022-06-30: 30", "2022-06-30: 30, 2022-6-30: 35"),
        # After what is fixed, the file cannot be read all the same.
        entries("T1-1：62", "T1-2: {value: 62"),
        # The colon is taken back, so that the number is a part of a text.
        entries("T1-1亿元：6２"),
        # The colon becomes a part of a key.
        BREAKDOWN.replace("  T1-2: {baseline: 3}", "  T1-2:\n    ? quotas: {甲：100}"),
        REPORTS.replace("format: 1", "format：1") + "      T1-1: [62\n",
    ],
)
def test_what_would_not_read_as_intended_is_left_alone(text):
    done = fix_text(text, Breakdown if "plan:" in text else Progress, OF_PLAN)
    assert (done.text, done.verified, done.count > 0) == (text, False, True)


def test_a_key_by_another_name_is_one_and_a_line_of_a_text_is_none():
    assert fixed(entries("T1-1:", "  value：62家", "  备注：好")) == entries("T1-1:", "  value: 62", "  note: 好")
    assert fixed(entries("T1-1:", "  value：62家", "  note: 如下", "  情况：好")) is None
    assert fixed(entries("T1-1：62家", "其中：另行报送")) is None


def test_a_colon_in_a_text_keeps_nothing_else_from_being_fixed():
    text = entries("其中：另行报送")
    assert fix_text(text, Progress, OF_PLAN) == FixedText(text, 0, verified=True)
    assert fixed(text.replace("2022-06-30", "2022/6/30")) == text


@pytest.mark.parametrize("key", ["note", "evidence"])
def test_a_colon_in_a_text_stays_where_a_line_below_made_it_unreadable(key):
    text = entries("T1-1：62", "T1-2:", f"  {key}:", "    情况：好", "    value: 62")
    assert fix_text(text, Progress, OF_PLAN).verified is False


def test_a_typo_that_hides_others_is_no_end():
    wrong = "format：１\nunit：甲\nreports:\n  - as_of：2022/6/30\n    entries:\n"
    lines = [f"T1-{number}：{number},000" for number in range(1, 7)]
    right = [f"T1-{number}: {number}000" for number in range(1, 7)]
    body, whole = ("".join(f"      {line}\n" for line in each) for each in (lines, right))
    assert fix_text(wrong + body, Progress, OF_PLAN).count == 5 + 6 + 6
    assert fixed(wrong + body) == REPORTS + whole


def test_more_mistakes_than_are_shown_are_all_fixed():
    lines = [f"T1-{number}: １２" for number in range(1, 400)]
    assert fixed(entries(*lines)) == entries(*(line.replace("１２", "12") for line in lines))


def test_a_file_that_would_be_read_too_often_is_left_alone():
    text = entries(*(f"T1-{number}：{'#' * 100}" for number in range(1, 1200)))
    assert fixed(text) is None


ODD_CHARACTERS = ["\u00a0", "\u3000", "\u2009", "\u200b", "\u200d", "\u2060", "\u00ad"]
SPACED = """\
format: 1
unit: 甲
reports:
  - as_of: 2022-06-30

    entries:
      T1-1: 62
      T1-2: {value: 5, note: 好}
"""


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        pytest.param("as_of: ", "as_of:?", id="after a colon"),
        pytest.param("as_of: ", "as_of: ?", id="before a day"),
        pytest.param("as_of:", "as_of?:", id="before a colon"),
        pytest.param("T1-1: ", "T1-1:?", id="after an entry's colon"),
        pytest.param("entries:", "entries:?", id="after a colon at the line's end"),
        pytest.param("- as_of", "-?as_of", id="after a dash"),
        pytest.param("\n\n", "\n?\n", id="on an empty line"),
        pytest.param("\n\n", "\n??\n", id="several on an empty line"),
        pytest.param("      T1-1", "??????T1-1", id="all of an indentation"),
        pytest.param("      T1-1", "     ?T1-1", id="a part of an indentation"),
        pytest.param("      T1", "??????T1", id="two lines' indentation"),
        pytest.param("62\n", "62?\n", id="after a number"),
        pytest.param("30\n", "30??\n", id="after a day"),
        pytest.param("{value", "{?value", id="after a brace"),
        pytest.param("value: ", "value:?", id="after a colon in braces"),
        pytest.param(", note", ",?note", id="after a comma"),
        pytest.param("5, note", "5?, note", id="before a comma"),
    ],
)
@pytest.mark.parametrize("character", ODD_CHARACTERS, ids=ascii)
def test_what_looks_like_a_space_becomes_one_where_only_that_is_meant(right, wrong, character):
    assert fixed(SPACED.replace(right, wrong.replace("?", character))) == SPACED


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(SPACED.replace("      T1-1", "\tT1-1"), id="a tab may be of any width"),
        pytest.param(
            SPACED.replace("      T1-1", "\u00a0\u00a0T1-1"), id="indented otherwise than the lines beside it"
        ),
        pytest.param(SPACED.replace("62", "6\u00a02"), id="perhaps two numbers"),
        pytest.param(SPACED.replace("好", "很\u00a0好\u3000"), id="a text"),
        pytest.param(SPACED.replace("好", "'很:\u00a0好'"), id="a text in quotes"),
        pytest.param(SPACED + "        note: 好:\u00a0坏\n", id="a text that nothing makes a key"),
    ],
)
def test_what_looks_like_a_space_stays_where_it_may_be_meant(text):
    assert fixed(text) in {text, None}


@pytest.mark.parametrize("blank", ["\t", "  \t", "\t\t "])
def test_a_tab_on_an_empty_line_is_deleted(blank):
    assert fixed(SPACED.replace("\n\n", f"\n{blank}\n")) == SPACED.replace("\n\n", f"\n{blank.partition(chr(9))[0]}\n")


# A line as it should be, with ways to mistype it.
NUMBERS = st.integers(0, 10**9).map(str) | st.decimals(0, 10**6, places=2).map(str)


@st.composite
def mistyped(draw):
    """A file of reports as it should be, and as it was typed."""
    end = draw(st.sampled_from(["\n", "\r\n"]))
    right, wrong = [], []

    def line(start, value, typed, *, colon=True):
        comment = draw(st.sampled_from(["", "  # 说明：1,200家", " # ２"]))
        sign = draw(st.sampled_from([": ", "："] if colon else [": "]))
        right.append(f"{start}: {value}{comment}")
        wrong.append(f"{start}{sign}{typed}{comment}")

    def wide(text):
        return text.translate({ord(half): chr(ord(half) + 0xFEE0) for half in "0123456789."})

    def day():
        date = draw(st.dates())
        full = f"{date.year:04}-{date.month:02}-{date.day:02}"
        assume(date.year >= 1000)
        ways = [f"{{0}}{a}{{1}}{b}{{2}}{c}" for a, b, c in ("--_", "//_", ".._", "年月日")]
        way = draw(st.sampled_from(ways)).replace("_", "")
        return full, draw(st.sampled_from([full, way.format(date.year, date.month, date.day), wide(full)]))

    line("format", "1", draw(st.sampled_from("1１")))
    line("unit", "甲", "甲")
    right.append("reports:")
    wrong.append("reports:")
    for _ in range(draw(st.integers(1, 3))):
        line("  - as_of", *day())
        right.append("    entries:")
        wrong.append("    entries:")
        for name in draw(st.lists(st.sampled_from(list(UNITS)), min_size=1, unique=True)):
            number = draw(NUMBERS)
            grouped = f"{int(number):,}" if number.isdecimal() else number
            ways = [number, wide(number), grouped, f"{grouped}{UNITS[name]}", f"{wide(number)} {UNITS[name]}"]
            line(f"      {name}", number, draw(st.sampled_from(ways)))
    mark = draw(st.sampled_from(["", end]))
    return end.join(right) + mark, end.join(wrong) + mark


@given(mistyped())
def test_whatever_was_mistyped_becomes_what_was_intended(pair):
    right, wrong = pair
    done = fix_text(wrong, Progress, OF_PLAN)
    assert (done.text, done.verified) == (right, True)
    assert fix_text(right, Progress, OF_PLAN) == FixedText(right, 0, verified=True)


LIKELY = [
    *(
        "T1-1: ",
        "T1-1：",
        "T1-2: ",
        "T1-3：",
        "{",
        "}",
        "value: ",
        "value：",
        "note: 好",
        "note：好",
        "evidence：",
        ", ",
    ),
    *(
        "62",
        "62家",
        "1,200",
        "１２",
        "３％",
        "约60",
        "by: 2022-6-3",
        "by：2022/6/3",
        "# x：1",
        "\n      ",
        "\n        ",
    ),
]
ODD = [
    "|",
    '"',
    "'",
    "[",
    "]",
    "-",
    "，",
    "时间：",
    "1,20",
    "\n",
    "\r\n      ",
    "\u200b",
    "\u00a0",
    "\u3000",
    "\t",
    "&a ",
    "<<: ",
]
# What may be changed, anywhere.
LOOSE = re.compile(r"[0-9０-９,:：家%％年月日/ \t\u00a0\u200b\u3000-]")


def leaves(data, path=()):
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    if isinstance(data, str):
        yield path, data
    for step, value in items:
        yield from leaves(value, (*path, step))


@examples(500)
@given(st.lists(st.sampled_from(LIKELY) | st.sampled_from(LIKELY + ODD), min_size=1, max_size=12).map("".join))
def test_any_text_keeps_all_but_what_is_fixed(body):
    text = REPORTS + "      " + body
    done = fix_text(text, Progress, OF_PLAN)
    if not done.verified:
        assert done.text == text
        return
    assert fix_text(done.text, Progress, OF_PLAN) == FixedText(done.text, 0, verified=True)
    assert LOOSE.sub("", done.text) == LOOSE.sub("", text)
    assert re.findall("[\r\n]", done.text) == re.findall("[\r\n]", text)
    old, new = parse("", text)[0], parse("", done.text)[0]
    after = dict(leaves(new.data))
    before = leaves(old.data) if old is not None else ()
    assert [pair for pair in before if not LOOSE.search(pair[1]) and after.get(pair[0]) != pair[1]] == []


@given(
    st.text(alphabet="区科技局镇街喆，。：〔〕a1 \n", min_size=1), st.sampled_from(["gb18030", "utf-16", "utf-16-be"])
)
def test_an_encoding_is_only_believed_where_the_bytes_come_back(text, encoding):
    content = text.encode(encoding)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.yaml"
        path.write_bytes(content)
        read = original(path)
    if read is not None and read.encoding:
        assert read.text == text
        assert read.written(read.text).decode("utf-8-sig") == text


@pytest.mark.parametrize("encoding", ["gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_an_encoding_becomes_utf_8(kjcx, put, encoding, end):
    path = put(entries("T1-1: 62家  # 首批").replace("\n", end).encode(encoding))
    done = kjcx("check", "--fix", "--format", "concise")
    mark = b"\xef\xbb\xbf" if encoding in {"utf-16", "utf-8-sig"} else b""
    assert path.read_bytes() == mark + entries("T1-1: 62  # 首批").replace("\n", end).encode()
    values = 1 if encoding == "utf-8-sig" else 2
    assert (done.code, done.err) == (0, f"kjcx: values fixed: {values}, in files: 1\n")


@pytest.mark.parametrize(
    "content",
    [
        entries("T1-1: 62家").encode() + "# 首批".encode("gb18030") + b"\n",  # two encodings in one file
        entries("T1-1: {value: 62, note: 研發經費增長}").encode("big5"),
        entries("T1-1: {value: 62, note: café à côté}").replace("甲", "x").encode("latin-1"),
        entries("T1-1: 62家").encode()[:-5] + b"\xe5\xae",
    ],
)
def test_an_encoding_that_is_not_certain_is_left_alone(kjcx, put, content):
    path = put(content)
    done = kjcx("check", "--fix", "--format", "concise")
    assert (done.code, path.read_bytes(), done.err) == (1, content, "")
    assert "error[KJ103]" in done.out


DIFF = """\
--- data/progress/甲.yaml
+++ data/progress/甲.yaml
@@ -1,9 +1,9 @@
-format：1
+format: 1
 unit: 甲
 reports:
   - as_of: 2022-06-30
     entries:
-      T1-1: 62家
-      T1-2: 3%
+      T1-1: 62
+      T1-2: 3
       T1-3: 近60
       T1-4: 5 # \\u200b\\t
"""
BEHIND = "no cause and no action given; write cause (why), action (what is done) and by (until when)"
LEFT = f"""\
data/progress/甲.yaml:8:13: error[KJ304] 近60 is not a number; write 60; put anything else in note
data/progress/甲.yaml:7:13: warning[KJ701] T1-2 is behind: {BEHIND}
data/progress/甲.yaml:9:13: warning[KJ701] T1-4 is behind: {BEHIND}
"""
SUMMARY = "Files checked: 3. Errors: 1. Warnings: 2.\n"
WRONG = entries("T1-1: 62家", "T1-2: 3%", "T1-3: 近60", "T1-4: 5 # \u200b\t").replace("format: ", "format：")
RIGHT = entries("T1-1: 62", "T1-2: 3", "T1-3: 近60", "T1-4: 5 # \u200b\t")


def test_a_diff_is_shown_alone_and_changes_nothing(kjcx, put):
    path = put(WRONG)
    done = kjcx("check", "--diff")
    assert (done.code, done.out) == (1, DIFF)
    assert done.err == f"{LEFT}{SUMMARY}kjcx: values that --fix would change: 3, in files: 1\n"
    assert path.read_bytes() == WRONG.encode()


def test_a_fix_shows_what_is_left(kjcx, put):
    path = put(WRONG)
    done = kjcx("check", "--fix", "--format", "concise")
    assert (done.code, done.out) == (1, LEFT + SUMMARY)
    assert done.err == "kjcx: values fixed: 3, in files: 1\n"
    assert path.read_bytes() == RIGHT.encode()
    assert list(path.parent.iterdir()) == [path]
    again = kjcx("check", "--fix", "--format", "concise")
    assert (again.code, again.out, again.err) == (1, LEFT + SUMMARY, "")
    assert path.read_bytes() == RIGHT.encode()


def test_a_fix_with_a_diff_only_shows_it(kjcx, put):
    path = put(WRONG)
    done = kjcx("check", "--fix", "--diff", "-q")
    assert (done.code, done.out, done.err) == (1, DIFF, LEFT + SUMMARY)
    assert path.read_bytes() == WRONG.encode()


def test_where_all_is_fixed_a_fix_ends_well_and_a_diff_does_not(kjcx, put):
    path = put(entries("T1-1: 62家"))
    diff = kjcx("check", "--diff", "-o", "mended.patch")
    expected = "--- data/progress/甲.yaml\n+++ data/progress/甲.yaml\n@@ -3,4 +3,4 @@\n reports:\n"
    expected += "   - as_of: 2022-06-30\n     entries:\n-      T1-1: 62家\n+      T1-1: 62\n"
    assert (diff.code, diff.out, diff.err) == (1, "", "kjcx: values that --fix would change: 1, in files: 1\n")
    assert Path("mended.patch").read_text() == expected
    fixed = kjcx("check", "--fix")
    assert (fixed.code, fixed.out) == (0, "Files checked: 3. Nothing found.\n")
    clean = kjcx("check", "--diff")
    assert (clean.code, clean.out, clean.err) == (0, "", "")
    assert path.read_text() == entries("T1-1: 62")


def test_a_diff_of_another_encoding_names_it(kjcx, put):
    put(entries("T1-1: 62").encode("gb18030"))
    done = kjcx("check", "--diff", "-q")
    expected = "--- data/progress/甲.yaml (GB18030)\n+++ data/progress/甲.yaml (UTF-8)\n"
    assert (done.code, done.out, done.err) == (1, expected, "")


def test_a_diff_reports_where_no_line_end_is(kjcx, put):
    put(entries("T1-1: 62家").removesuffix("\n"))
    done = kjcx("check", "--diff", "-q")
    end = "\\ No newline at end of file\n"
    assert done.out.endswith(f"     entries:\n-      T1-1: 62家\n{end}+      T1-1: 62\n{end}")


def test_a_diff_is_the_only_form_of_a_diff(kjcx, put):
    put(WRONG)
    done = kjcx("check", "--diff", "--format", "json")
    assert (done.code, done.out, done.err) == (2, "", "kjcx: --diff prints a diff: leave out --format\n")


def test_the_plan_s_units_are_those_of_the_fixed_plan(kjcx, put):
    wrong = PLAN.replace("100, unit: 家", "100家, unit：家").replace("start: 2022-01-01", "start: 2022-1-1")
    reports = entries("T1-1: 62家")
    path = put(reports, plan=wrong)
    for option, code in (("--diff", 1), ("--fix", 0)):
        done = kjcx("check", option)
        assert (done.code, done.err.splitlines()[-1].partition(": ")[2].partition(":")[2]) == (code, " 4, in files: 2")
    assert Path("data/workplan-p.yaml").read_text() == PLAN
    assert path.read_text() == entries("T1-1: 62")


def test_only_the_files_asked_for_are_fixed(kjcx, put):
    path = put(entries("T1-1: 62家"), breakdown=BREAKDOWN.replace("baseline: 3", "baseline: 3%"))
    done = kjcx("check", "--fix", "data/breakdown-p.yaml")
    assert (done.code, path.read_text()) == (1, entries("T1-1: 62家"))  # told, since the breakdown concerns all
    assert Path("data/breakdown-p.yaml").read_text() == BREAKDOWN


def test_a_link_is_followed_and_the_mode_stays(kjcx, put):
    path = put(entries("T1-1: 62家"))
    real = Path("data", "甲-real.yaml")
    path.rename(real)
    path.symlink_to(real.resolve())
    real.chmod(0o640)
    assert kjcx("check", "--fix").code == 0
    assert (path.is_symlink(), real.stat().st_mode & 0o777, real.read_text()) == (True, 0o640, entries("T1-1: 62"))


def test_a_write_protected_file_stays_as_it_is(kjcx, put):
    path = put(entries("T1-1: 62家"))
    path.chmod(0o444)
    done = kjcx("check", "--fix", "--format", "concise")
    assert (done.code, path.read_text()) == (2, entries("T1-1: 62家"))
    assert done.err == f"kjcx: cannot write to {path}: Permission denied\n"
    assert done.out.startswith(f"{path}:6:13: error[KJ304]")


def test_what_is_no_regular_file_is_only_reported(kjcx, put):
    path = put(entries("T1-1: 62"))
    os.mkfifo(path.with_name("乙.yaml"))
    done = kjcx("check", "--fix", "--format", "concise")
    assert (done.code, done.err) == (1, "")
    said = "error[KJ101] this is not a regular file; put a file in its place, or rename it"
    assert done.out == f"{path.parent}/乙.yaml:1:1: {said}\nFiles checked: 4. Errors: 1. Warnings: 0.\n"


@pytest.mark.parametrize("moment", ["before", "while"])
def test_a_file_that_somebody_else_changes_is_not_overwritten(kjcx, put, monkeypatch, moment):
    path = put(entries("T1-1: 62家"))
    theirs = entries("T1-1: 63")

    def meanwhile(*arguments):
        path.write_text(theirs)
        return actual(*arguments)

    name = "access" if moment == "before" else "fsync"
    actual = getattr(write.os, name)
    monkeypatch.setattr(write.os, name, meanwhile)
    done = kjcx("check", "--fix")
    assert (done.code, path.read_text(), list(path.parent.iterdir())) == (0, theirs, [path])
    assert done.err == f"kjcx: {path} is left as it is: it has just been changed by somebody else\n"


def test_a_file_that_would_not_read_as_intended_is_named(kjcx, put):
    path = put(entries("T1-1：62", "T1-2: {value: 62"))
    before = path.read_bytes()
    done = kjcx("check", "--fix", "--format", "concise")
    assert (done.code, path.read_bytes()) == (1, before)
    assert done.err == f"kjcx: {path} is left as it is: fixed, it would not be read as intended\n"


def test_the_example_that_comes_with_the_program_is_not_touched(kjcx, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    done = kjcx("check", "--fix", "--example")
    assert (done.code, done.err) == (0, "")


def test_a_link_out_of_the_workspace_is_never_written_through(kjcx, put, tmp_path):
    elsewhere = tmp_path / "elsewhere.yaml"
    path = put(entries("T1-1: 62家"))
    elsewhere.write_bytes(path.read_bytes())
    path.unlink()
    path.symlink_to(elsewhere)
    done = kjcx("check", "--fix")
    assert done.code == 1
    assert "it is a link that leads out of the workspace" in done.err
    assert "62家".encode() in elsewhere.read_bytes()


def test_what_is_no_file_of_ours_is_not_recoded(kjcx, put):
    path = put("")
    path.write_bytes("今年的总结还没有写完".encode("gb18030"))
    done = kjcx("check", "--fix")
    assert done.code == 1
    assert "it does not look like one of ours" in done.err
    assert path.read_bytes() == "今年的总结还没有写完".encode("gb18030")


@pytest.mark.parametrize(("apart", "hunks"), [(1, 1), (7, 1), (8, 2)])
def test_changes_whose_surroundings_meet_stand_together(apart, hunks):
    before = [f"{number}" for number in range(30)]
    after = ["x" if at in {10, 10 + apart} else line for at, line in enumerate(before)]
    text = render(("a", "b"), "\n".join(before) + "\n", "\n".join(after) + "\n", Screen(80, colour=False))
    assert text.count("@@ -") == hunks
    assert [line for line in text.splitlines() if line.startswith("+x")] == ["+x", "+x"]
    shown = [line[1:] for line in text.splitlines()[2:] if line[0] in " -"]
    assert len(shown) == len(set(shown))


def test_a_line_alone_has_a_range_of_its_own():
    assert render(("a", "b"), "1\n", "2\n", Screen(80, colour=False)) == "--- a\n+++ b\n@@ -1 +1 @@\n-1\n+2\n"


def test_a_file_that_is_named_twice_is_fixed_once(kjcx, put):
    path = put(entries("T1-1: 62家"))
    done = kjcx("check", "--fix", str(path), str(path))
    assert done.code == 0
    assert "values fixed: 1, in files: 1" in done.err
