"""What people mistype: each slip is one finding, at its characters, with a hint that mends the file once followed."""

import re
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huge_texts import HUGE, MOST
from kjchuangxin import suggest
from kjchuangxin.diagnostic import MAX_FINDINGS
from kjchuangxin.i18n.locale import Locale
from kjchuangxin.model.load import load_file
from kjchuangxin.model.plan import Plan
from kjchuangxin.model.progress import Progress
from kjchuangxin.source.read import parse
from kjchuangxin.suggest import nearest
from properties import examples

EN = Locale("en")
HEAD = "format: 1\nunit: 区科技局\nreports:\n  - as_of: 2022-06-30\n    entries:\n"
FILE = HEAD + "      T3-1: 62\n"
NEXT = "  - as_of: 2022-09-30\n    entries:\n      T3-1: 70\n"
PLAN = """\
format: 1
id: p
title: 要点
period: {start: 2022-01-01, end: 2022-12-31}
reporting: {every: quarter, due_days: 10}
units: [{name: 甲}]
sections:
  - title: 一
    tasks:
      - number: 1
        title: 任务
        lead: [甲]
        targets:
          - {id: T1-1, name: 指标, measure: level, about: 9, unit: 件, tolerance: 0.05}
"""

COLON = "YAML needs a half-width one: type : and a space"
SPACE = "write : and a space"
COMMA = "YAML needs a half-width one: type , and a space"
AND_SPACE = "write , and a space"
BRACES = "YAML needs half-width ones: type { and }"
DIGITS = "write digits only, such as 62 or 0.5"
UNIT = "the unit of measure is in the plan: convert the figure, and write digits only"
DAY = "write it as YYYY-MM-DD, such as 2022-06-30"
ITEM = "write - and a space before the item"
BEFORE_IT = "write a comma and a space before it; a text that holds a colon is put in quotes"
DELETE_REST = "delete what follows; a text that begins with a bracket is put in quotes as a whole"
DOTS = "delete the line ... above it, or put what follows into a file of its own"
BELOW_AS_OF = "write entries: on a line of its own above it, right below as_of"
ABOVE_ENTRIES = "write entries: on a line of its own above it, and two more spaces before each entry below that"
SIX_FOR_ENTRY = "it is an entry: begin its line with 6 spaces, as the others below entries"
ABOVE_REPORTS = "it belongs to a report: write reports: on a line of its own, below it - and as_of, then the entries"
IN_CHINA = "write 2022-09-30 if midnight in China is meant"
ABOUT_PEOPLE = re.compile("(?i)contact|phone|tel|联系人|电话|责任人|手机")  # such lines are not shown
SIX_SPACES = "delete what is before the text and type 6 spaces"
JOIN = "join it to the line above: a text is written on one line"
SHEET = "# begins a comment; {} is how Excel shows that it has no number: write the number"
SQUARE = "YAML needs half-width ones: type [ and ]"
LETTER = "渝科发〔2022〕12号"
TWO_SPACES = "begin the line with 2 spaces, and those that belong to it with 4"


def entry(*lines):
    return HEAD + "".join(f"      {line}\n" for line in lines)


def found_in(folder, text, model=Progress):
    path = folder / "x.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return load_file(path, "x.yaml", model)


def marked(text, place):
    lines = text.replace("\r\n", "\n").split("\n")[place.line - 1 : place.end_line]
    lines[-1] = lines[-1][: place.end_column - 1]
    lines[0] = lines[0][place.column - 1 :]
    return "\n".join(lines)


def number(value):
    return f"write {value}; put anything else in note"


def stage(value):
    return f"write digits only; a stage as {{stage: {value}}}, a state as {{state: under_way}}"


def quote(text):
    return f"put the text in quotes: {text}"


def meant(word):
    return f"did you mean {word}?"


# A value under `entries`: what stands there, the code, what is marked, the hint, and the value once that is followed
# (None where the hint leaves to the reader what to write).
VALUES = [
    ("62家", "KJ304", "62家", number("62"), "62"),
    ("62（原因：迁出）", "KJ304", "62（原因：迁出）", "write {value: 62, cause: …}", None),
    ("{value: 62, note: 好, 原因是迁出}", "KJ201", ",", "write what it is before each part, such as cause: …", None),
    ("{value: 62, cause 迁出}", "KJ211", "cause 迁出", "write what it is before it, such as cause: 迁出", None),
    ("1.0e-05", "KJ304", "1.0e-05", number("0.00001"), "0.00001"),
    ("62\u00a0家", "KJ304", "62\u00a0家", number("62"), "62"),
    ("{value: 1, by: 2022-09-29T16:00:00Z}", "KJ305", "2022-09-29T16:00:00Z", IN_CHINA, "{value: 1, by: 2022-09-30}"),
    ("{value: 1, by: 9999-12-31T16:00:00Z}", "KJ305", "9999-12-31T16:00:00Z", "write 9999-12-31", None),
    ("{value: 1, by: Fri Dec 31 9999 23:00:00 GMT-0800}", "KJ305", "Fri Dec 31 9999 23:00:00 GMT-0800", DAY, None),
    ("约60", "KJ304", "约60", "write {value: 60, note: 约}", "{value: 60, note: 约}"),
    ("3%", "KJ304", "3%", number("3"), "3"),
    ("62个百分点", "KJ304", "62个百分点", number("62"), "62"),
    ("“62”", "KJ304", "“62”", "write 62", "62"),
    ("【62】", "KJ304", "【62】", "write 62", "62"),
    (".5", "KJ304", ".5", "write 0.5", "0.5"),
    ("010", "KJ304", "010", "write 10", "10"),
    ("−3.5", "KJ304", "−3.5", "write -3.5", "-3.5"),
    ("－3.5", "KJ304", "－3.5", "write -3.5", "-3.5"),
    ("负3.5", "KJ304", "负3.5", "write -3.5", "-3.5"),
    ("下降21", "KJ304", "下降21", DIGITS, None),
    ("减少21", "KJ304", "减少21", DIGITS, None),
    ("负增长3.5", "KJ304", "负增长3.5", DIGITS, None),
    ("第62", "KJ304", "第62", DIGITS, None),
    ("6.2万", "KJ304", "6.2万", UNIT, None),
    ("3.5万亿", "KJ304", "3.5万亿", UNIT, None),
    ("2亿", "KJ304", "2亿", UNIT, None),
    ("约6.2万元", "KJ304", "约6.2万元", UNIT, None),
    (
        "50万元",
        "KJ304",
        "50万元",
        "write 50 if the target is counted in 万元; otherwise convert it into the target's unit",
        "50",
    ),
    ("(50)", "KJ304", "(50)", "to Excel, (50) is -50: write that, or 50", "-50"),
    ("（1,200.5）", "KJ304", "（1,200.5）", "to Excel, （1,200.5） is -1200.5: write that, or 1200.5", "-1200.5"),
    ("1,200", "KJ304", "1,200", "write 1200", "1200"),
    ("1，200.5", "KJ304", "1，200.5", "write 1200.5", "1200.5"),
    ("21,5", "KJ304", "21,5", DIGITS, None),
    ("12,34", "KJ304", "12,34", DIGITS, None),
    ("1,23,4.5", "KJ304", "1,23,4.5", DIGITS, None),
    ("3~5", "KJ304", "3~5", DIGITS, None),
    ("9" * 31, "KJ304", "9" * 31, "a number has at most 30 digits", None),
    ("六十二", "KJ304", "六十二", "write 62", "62"),
    ("一百零二家", "KJ304", "一百零二家", number("102"), "102"),
    ("两万零三十", "KJ304", "两万零三十", "write 20030", "20030"),
    ("十", "KJ304", "十", "write 10", "10"),
    ("三万五", "KJ304", "三万五", stage("三万五"), None),
    ("一般", "KJ304", "一般", stage("一般"), None),
    ("62\u00a0", "KJ304", "\u00a0", "delete it", "62"),
    ("6\u200b2", "KJ304", "\u200b", "delete it", "62"),
    ("申报", "KJ304", "申报", stage("申报"), "{stage: 申报}"),
    ("under_way", "KJ304", "under_way", "write {state: under_way}", "{state: under_way}"),
    ("not_started", "KJ304", "not_started", "write {state: not_started}", "{state: not_started}"),
    ("done", "KJ304", "done", "write {state: done}", "{state: done}"),
    ("推进中", "KJ304", "推进中", "write {state: under_way}", "{state: under_way}"),
    ("已完成", "KJ304", "已完成", "write {state: done}", "{state: done}"),
    ("未启动", "KJ304", "未启动", "write {state: not_started}", "{state: not_started}"),
    *((word, "KJ304", word, DIGITS, None) for word in ("true", "yes", "no", "是", "否")),
    ("六十二家", "KJ304", "六十二家", number("62"), "62"),
    ("６２", "KJ304", "６２", "write 62", "62"),
    ("062", "KJ304", "062", "write 62", "62"),
    ("无", "KJ304", "无", "write digits only; where there is no figure, delete the line", None),
    ("无。", "KJ304", "无。", "write digits only; where there is no figure, delete the line", None),
    ('""', "KJ304", '""', "write digits, or delete the line", None),
    ("[62]", "KJ303", "[62]", "write 62, without the brackets", "62"),
    ("[1, 2]", "KJ303", "[1, 2]", "write one number, or a mapping such as {value: 62}", None),
    ("{value: [62]}", "KJ304", "[62]", "write 62, without the brackets", "{value: 62}"),
    ("{62}", "KJ211", "62", "write value: 62", "{value: 62}"),
    ("{value:62}", "KJ201", ":", SPACE, "{value: 62}"),
    ("{value：62}", "KJ202", "：", COLON, "{value: 62}"),
    ("{value=62}", "KJ201", "=", "write value: 62", "{value: 62}"),
    ("{value 62}", "KJ201", "value 62", "write value: 62", "{value: 62}"),
    ("{value: 1,200}", "KJ201", ",", "write 1200", "{value: 1200}"),
    ("{value: 1,200家}", "KJ201", ",", number("1200"), "{value: 1200}"),
    ("{value: 1,234,567.5 万元, note: 好}", "KJ201", ",234,", number("1234567.5"), "{value: 1234567.5, note: 好}"),
    ("{value: 1,000" + ",000" * 9 + "}", "KJ201", ",000" * 9 + ",", "a number has at most 30 digits", None),
    ("{value: 18,5}", "KJ201", ",", "write 18.5 if a decimal is meant", "{value: 18.5}"),
    ("{value: 18,5,6}", "KJ201", ",", "write one number", None),
    ("## 待报", "KJ211", "T3-1", "fill it in, or delete the line", None),
    ("{note: 18,5}", "KJ201", ",", 'put the whole text in quotes: note: "18,5"', '{note: "18,5"}'),
    ("{value: 50, note: 含[未报]的}", "KJ201", "[", quote('"含[未报]的"'), '{value: 50, note: "含[未报]的"}'),
    ("{note: 含{未报}的, value: 5}", "KJ201", "{", quote('"含{未报}的"'), '{note: "含{未报}的", value: 5}'),
    ("{value: #N/A}", "KJ201", "#", SHEET.format("#N/A"), "{value: 5}"),
    ("#REF!", "KJ211", "T3-1", SHEET.format("#REF!"), "5"),
    ("#########", "KJ211", "T3-1", SHEET.format("####"), "5"),
    ("{value: 62, 好}", "KJ211", "好", "write what it is before it, such as note: 好", "{value: 62, note: 好}"),
    ("{value: 62, note}", "KJ211", "note", "fill it in, or delete the line", None),
    ("{value: 62, nots}", "KJ211", "nots", "fill it in, or delete the line", None),
    ("{value: 62, nots: }", "KJ302", "nots", meant("note"), None),
    (
        "{value: 62, note: 好, 很好}",
        "KJ201",
        ",",
        'put the whole text in quotes: note: "好, 很好"',
        '{value: 62, note: "好, 很好"}',
    ),
    (
        "{note: 好, 很好, 更好, value: 62}",
        "KJ201",
        ",",
        'put the whole text in quotes: note: "好, 很好, 更好"',
        '{note: "好, 很好, 更好", value: 62}',
    ),
    ("{value: 62，note: 好}", "KJ202", "，", COMMA, "{value: 62, note: 好}"),
    ('{note: "好"，value: 62}', "KJ202", "，", COMMA, '{note: "好", value: 62}'),
    ("{value: 62、note: 好}", "KJ202", "、", AND_SPACE, "{value: 62, note: 好}"),
    ("{value: 62；note: 好}", "KJ202", "；", AND_SPACE, "{value: 62, note: 好}"),
    ("{value: 62; note: 好}", "KJ201", ";", AND_SPACE, "{value: 62, note: 好}"),
    ("{value: 62，note：好}", "KJ202", "，", AND_SPACE, None),
    ("{value: 62 note: 好}", "KJ201", "note", BEFORE_IT, "{value: 62, note: 好}"),
    ("｛value: 62｝", "KJ202", "｛", BRACES, "{value: 62}"),
    ("｛value：62｝", "KJ202", "｛value：62｝", BRACES, None),
    ("【value: 62】", "KJ202", "【", BRACES, "{value: 62}"),
    ("{value: 62, note: 好｝", "KJ202", "｝", "YAML needs a half-width one: type }", "{value: 62, note: 好}"),
    ("{value: 62", "KJ201", "{", "close it with }", "{value: 62}"),
    ("{value: 62}}", "KJ201", "}", "delete it", "{value: 62}"),
    ("{value: 62, evidence: [a}", "KJ201", "}", "write ] before it, or in its place", "{value: 62, evidence: [a]}"),
    ("{value: 62} 好", "KJ201", "好", DELETE_REST, "{value: 62}"),
    ("{value: 62,, note: 好}", "KJ201", ",", "delete it, or write what is missing", "{value: 62, note: 好}"),
    ("{value: 62, note: #1企业}", "KJ201", "#", quote('"#1企业"'), '{value: 62, note: "#1企业"}'),
    ("{value: 62, note: 见 #1}", "KJ201", "#", quote('"见 #1"'), '{value: 62, note: "见 #1"}'),
    ("{note: 'it's'}", "KJ201", "'", quote('"it\'s"'), '{note: "it\'s"}'),
    ('{note: "a"b"}', "KJ201", '"', quote("'a\"b'"), "{note: 'a\"b'}"),
    ('{note: "好" 的}', "KJ201", "的", quote("'\"好\" 的'"), "{note: '\"好\" 的'}"),
    ('{note: "好}', "KJ201", '"', "close it with the same quote, on the same line", '{note: "好"}'),
    ('{note: "\\科"}', "KJ201", "\\", quote("'\\科'"), "{note: '\\科'}"),
    ("{note: 好: 坏}", "KJ201", ":", quote('"好: 坏"'), '{note: "好: 坏"}'),
    *(
        (f"{{note: {sign}好}}", "KJ201", sign, quote(f'"{sign}好"'), f'{{note: "{sign}好"}}')
        for sign in ("&", "*", "!", ">", "|", "@", "`", "%", "]")
    ),
    ("{note: - 好}", "KJ201", "-", quote('"- 好"'), '{note: "- 好"}'),
    (">21", "KJ201", ">", number("21"), "21"),
    (">=21", "KJ201", ">", number("21"), "21"),
    ("&a 62", "KJ205", "&a 62", "delete the anchor", "62"),
    ("{note: &a}", "KJ205", "&a", "put the text in quotes", '{note: "&a"}'),
    ("{note: *a}", "KJ205", "*a", "write the value itself, or put the text in quotes", '{note: "*a"}'),
    ("{note: !a }", "KJ206", "!a", "put the text in quotes", '{note: "!a"}'),
    (f"{{evidence: {LETTER}}}", "KJ303", LETTER, f"write it as a list: [{LETTER}]", f"{{evidence: [{LETTER}]}}"),
    ("{evidence: a b}", "KJ303", "a b", "write it as a list: ['a b']", "{evidence: ['a b']}"),
    ("{evidence: 【a】}", "KJ202", "【a】", SQUARE, "{evidence: [a]}"),
    ("{evidence: [见: 附件]}", "KJ303", "见", "put text that holds a colon in quotes", '{evidence: ["见: 附件"]}'),
    ("{note: [好]}", "KJ303", "[好]", "write 好, without the brackets", "{note: 好}"),
    ("{state: 已完成}", "KJ306", "已完成", meant("done"), "{state: done}"),
    ("{state: 推进中}", "KJ306", "推进中", meant("under_way"), "{state: under_way}"),
    ("{state: 未启动}", "KJ306", "未启动", meant("not_started"), "{state: not_started}"),
    ("{state: Done}", "KJ306", "Done", meant("done"), "{state: done}"),
    ("{state: under way}", "KJ306", "under way", meant("under_way"), "{state: under_way}"),
    ("{state: undr_way}", "KJ306", "undr_way", meant("under_way"), "{state: under_way}"),
    ("{state: 好}", "KJ306", "好", "choose one of: not_started, under_way, done", None),
    ('{note: " "}', "KJ308", '" "', "fill it in, or delete the line", None),
    ('{note: "　"}', "KJ308", '"　"', "fill it in, or delete the line", None),
    ("{数值: 62}", "KJ302", "数值", meant("value"), "{value: 62}"),
    ("{value: 62, 备注: 好}", "KJ302", "备注", meant("note"), "{value: 62, note: 好}"),
    ("{value: 62, NOTE: 好}", "KJ302", "NOTE", meant("note"), "{value: 62, note: 好}"),
    ("{value: 62, by: 2022.9.1}", "KJ305", "2022.9.1", "write 2022-09-01", "{value: 62, by: 2022-09-01}"),
]  # fmt: skip

# Whole lines under `entries`: the wrong ones, the finding, the mended ones.
LINES = [
    ("T3-1:62", "KJ201", ":", SPACE, "T3-1: 62"),
    ("T3-1:\u00a062", "KJ201", ":\u00a0", SPACE, "T3-1: 62"),
    ("T3-1:\u300062", "KJ201", ":\u3000", SPACE, "T3-1: 62"),
    ("T3-1：62", "KJ202", "：", COLON, "T3-1: 62"),
    ("T3-1：{value: 62}", "KJ202", "：", COLON, "T3-1: {value: 62}"),
    ("T3-1", "KJ201", "T3-1", "write a colon after it, a space and its value", "T3-1: 62"),
    ("T3-1 62", "KJ201", "T3-1 62", "write T3-1: 62", "T3-1: 62"),
    ("T3-1:\n      62", "KJ201", "62", "write it on the line above, after the colon and a space", "T3-1: 62"),
    ("T3-1: 62\n        note: 好", "KJ201", "note", "write T3-1: {value: 62, note: 好}", "T3-1: {value: 62, note: 好}"),
    ("T3-1: 62\n       T3-3: 5", "KJ201", "T3-3", "begin the line with 6 spaces", "T3-1: 62\n      T3-3: 5"),
    ("T3-1: 62\n     T3-3: 5", "KJ201", "T3-3", "begin the line with 6 spaces", "T3-1: 62\n      T3-3: 5"),
    ("T3-1: 62\n\u00a0     T3-3: 5", "KJ203", "\u00a0     ", SIX_SPACES, "T3-1: 62\n      T3-3: 5"),
    ("T3-1: 62 T3-3: 5", "KJ201", "T3-3", "begin a new line before T3-3", "T3-1: 62\n      T3-3: 5"),
    ("T3-1: 62\u3000T3-3: 5", "KJ201", "T3-3", "begin a new line before T3-3", "T3-1: 62\n      T3-3: 5"),
    ("T3-1: {value: 62} T3-3: 5", "KJ201", "T3-3", "begin a new line before T3-3", "T3-1: 62\n      T3-3: 5"),
    ("T3-1: 62 note: 好", "KJ201", "note", "write T3-1: {value: 62, note: 好}", "T3-1: {value: 62, note: 好}"),
    ("T3-1:\n        note: 一\n        二", "KJ201", "二", JOIN, "T3-1:\n        note: 一二"),
    ("T3-1:\n        note: 一\n        其中：二", "KJ201", "其中：二", JOIN, "T3-1:\n        note: 一其中：二"),
    ("T3-1:\n        note: 一\n62家，好", "KJ201", "62家，好", JOIN, "T3-1:\n        note: 一62家，好"),
    ("T3-1:\n        note: 一\n        原因：二", "KJ202", "：", COLON, None),
    ("T3-1:\n        note: 一\n        cause：二", "KJ202", "：", COLON, "T3-1:\n        note: 一\n        cause: 二"),
    ("T3-1:\n        evidence: 【名单】\n        value: 5", "KJ202", "【名单】", SQUARE, None),
    ("T3-1: 'it's'", "KJ201", "'", quote('"it\'s"'), None),
    ("T3-1: {note: “好”}\n      T3-3: “好: 坏”", "KJ202", "“", 'YAML needs half-width ones: type " at both ends', None),
]  # fmt: skip


def dated(day, hint, mended=None):
    return (FILE.replace("2022-06-30", day), "KJ305", day.strip("\u00a0"), hint, mended and FILE)


# Whole files.
FILES = [
    *(
        dated(day, "write 2022-06-30", mended=True)
        for day in (
            "20220630", "2022—06—30", "2022–06–30", "2022、06、30", "2022.6.30", "2022/6/30", "2022年6月30日",
            "２０２２-06-30", "2022-6-30", "2022-06-30 10:00:00", "2022-06-30T10:00:00Z", "2022-06-30T10:00:00.5+08:00",
            "2022-06-30 10:00 +0800",
        )
    ),
    *(dated(day, DAY) for day in ("2022-06-3O", "2022-06-301", "22-6-30", "2022-13-01", "2022-06-30至07-31")),
    dated("6/30/2022", "write 2022-06-30", mended=True),
    dated("30.6.2022", "write 2022-06-30", mended=True),
    dated("2022年6月30日前", "write 2022-06-30", mended=True),
    dated("6/3/2022", DAY),
    dated("44742", "write 2022-06-30 if this is Excel's number for a day", mended=True),
    dated("62", DAY),
    dated("2022-06-31", "that month ends on 2022-06-30", mended=True),
    (FILE.replace("30\n", "30\u00a0\n"), "KJ305", "\u00a0", "delete it", FILE),
    dated("[2022-06-30]", "write 2022-06-30, without the brackets", mended=True),
    (FILE.replace("format: 1", "format:1"), "KJ201", ":", SPACE, FILE),
    (FILE.replace("unit: ", "unit:"), "KJ201", ":", SPACE, FILE),
    (FILE.replace("unit: ", "unit:\u00a0"), "KJ201", ":\u00a0", SPACE, FILE),
    (FILE.replace("unit: ", "unit:\u3000"), "KJ201", ":\u3000", SPACE, FILE),
    (FILE.replace("unit: ", "unit："), "KJ202", "：", COLON, FILE),
    (FILE.replace("unit:", "unit"), "KJ201", "unit 区科技局", "write unit: 区科技局", FILE),
    (FILE.replace("reports:", "reports"), "KJ201", "reports", "write a colon after it, a space and its value", FILE),
    (FILE.replace("entries:", "entries"), "KJ201", "entries", "write a colon after it, a space and its value", FILE),
    (FILE.replace("- as_of", "-as_of"), "KJ201", "-", ITEM, FILE),
    (FILE.replace("- as_of", "-　as_of"), "KJ201", "　", ITEM, FILE),
    *((FILE.replace("- as_of", f"{dash} as_of"), "KJ202", dash, "type - and a space", FILE) for dash in "—–－"),
    (FILE.replace("- as_of", "as_of"), "KJ201", "as_of", "write - and a space before it", FILE),
    (
        FILE.replace("- as_of", "  as_of"), "KJ303", "as_of",
        "write - and a space before as_of, and begin the keys below it under its first letter", FILE,
    ),
    (FILE + NEXT.replace("- as_of", "as_of"), "KJ201", "as_of", "write - and a space before it", FILE + NEXT),
    (
        FILE + NEXT.replace("- as_of", "  as_of"), "KJ204", "as_of",
        "keep one of the two; where a new item begins here, write - before it", FILE + NEXT,
    ),
    *(
        (FILE + NEXT.replace("  - as_of", " " * spaces + "- as_of"), "KJ201", "-", TWO_SPACES, FILE + NEXT)
        for spaces in (0, 1, 3, 4, 5, 6, 7, 8)
    ),
    (FILE.replace("    entries", "   entries"), "KJ201", "entries", "begin the line with 4 spaces", FILE),
    (FILE.replace("    entries", "     entries"), "KJ201", "entries", "begin the line with 4 spaces", FILE),
    *(
        (
            FILE.replace(" T3-1", spaces + "T3-1") + "      T3-2: 1\n      T3-3: 1\n", "KJ201", "T3-1",
            "begin the line with 6 spaces", FILE + "      T3-2: 1\n      T3-3: 1\n",
        )
        for spaces in ("", "  ", "   ")
    ),
    (FILE.replace("unit", " unit"), "KJ201", "unit", "delete the spaces before it", FILE),
    (FILE.replace("      T3", "      - T3"), "KJ303", "entries", "write the keys without - before them", FILE),
    *(
        (FILE.replace(f"{right}:", f"{wrong}:"), "KJ302", wrong, meant(right), FILE)
        for right, wrong in (
            ("format", "version"), ("unit", "单位"), ("reports", "报送"), ("as_of", "截止"), ("entries", "指标"),
            ("entries", "entires"),
        )
    ),
    ("version: 1\n" + FILE, "KJ302", "version", "known keys: format, unit, illustrative, reports, allow", FILE),
    ("%FOO\n---\n" + FILE, "KJ201", "%", "delete the line", "---\n" + FILE),
    (FILE + "...\n" + FILE, "KJ207", "for", DOTS, None),
    (FILE + "...\n" + NEXT, "KJ207", "...", "delete the line", FILE + "\n" + NEXT),
    ("...\n" + FILE, "KJ207", "...", "delete the line", "\n" + FILE),
    ("```yaml\n" + FILE, "KJ201", "```yaml", "delete the line", "\n" + FILE),
    (FILE + "~~~\n", "KJ201", "~~~", "delete the line", FILE + "\n"),
    (FILE.replace("reports:", "reports: ["), "KJ201", "[", "delete it: the list below needs no brackets", FILE),
    (" " + FILE, "KJ201", " ", "delete the spaces before it", FILE),
    (FILE.replace("    entries:\n", ""), "KJ201", "T3-1", BELOW_AS_OF, None),
    (FILE.replace("    entries:\n  ", ""), "KJ301", "T3-1", ABOVE_ENTRIES, None),
    *((FILE + f"{' ' * count}T3-2: 1\n", "KJ302", "T3-2", SIX_FOR_ENTRY, FILE + "      T3-2: 1\n") for count in (0, 4)),
    (FILE.replace("reports:\n  - ", "").replace("\n    e", "\ne"), "KJ302", "as_of", ABOVE_REPORTS, None),
]  # fmt: skip

OF_PLANS = [
    ("tolerance: 0.05", "tolerance: 5%", "KJ304", "5%", "write 0.05"),
    ("due_days: 10", "due_days: 010", "KJ304", "010", "write 10"),
    ("due_days: 10", "due_days: 10天", "KJ304", "10天", "write 10"),
    ("due_days: 10", "due_days: 十", "KJ304", "十", "write 10"),
    ("every: quarter", "every: 季度", "KJ306", "季度", meant("quarter")),
    ("every: quarter", "every: quarterly", "KJ306", "quarterly", meant("quarter")),
    ("lead: [甲]", "lead: 甲", "KJ303", "甲", "write it as a list: [甲]"),
    ("lead: [甲]", "lead: 甲，乙、丙", "KJ303", "甲，乙、丙", "write it as a list: [甲, 乙, 丙]"),
    ("lead: [甲]", "lead: []", "KJ303", "[]", "name the unit that answers for the task (牵头单位)"),
    *(
        ("about: 9,", f"between: [{pair}],", "KJ303", f"[{pair}]", "write [8, 10]")
        for pair in ("8，10", "8、10", "8-10", "8~10", "8至10件")
    ),
    ("about: 9,", "between: 8—10,", "KJ303", "8—10", "write it as a list: [8, 10]"),
    ("about: 9,", "between: [8],", "KJ303", "[8]", "where there is one number, it is at_least, at_most or about"),
    ("[{name: 甲}]", "[甲]", "KJ303", "甲", "write {name: 甲}"),
    ("{id: T1-1", "{id: t1—1", "KJ308", "t1—1", "write T1-1"),
]


def check_slip(folder, wrong, finding, right, model=Progress):
    _, found = found_in(folder, wrong, model)
    assert [(one.rule.code, marked(wrong, one.place), EN.text(one.hint)) for one in found] == [tuple(finding)]
    assert EN.text(found[0].message)
    if right is not None:
        assert found_in(folder, right, model)[1] == []


@pytest.mark.parametrize("row", VALUES, ids=[row[0][:40] for row in VALUES])
def test_a_typo_in_a_value(row, tmp_path):
    value, *finding, right = row
    for before, after in ((), ()), (("T2-1: 1",), ()), ((), ("T3-2: 1",)):
        wrong = entry(*before, f"T3-1: {value}", *after)
        check_slip(tmp_path, wrong, finding, right and entry(*before, f"T3-1: {right}", *after))


@pytest.mark.parametrize("row", LINES, ids=[row[0][:40] for row in LINES])
def test_a_typo_in_a_line(row, tmp_path):
    lines, *finding, right = row
    for before, after in ((), ()), (("T2-1: 1",), ()), ((), ("T3-2: 1",)):
        check_slip(tmp_path, entry(*before, lines, *after), finding, right and entry(*before, right, *after))


@pytest.mark.parametrize("row", FILES)
def test_a_typo_in_a_file(row, tmp_path):
    wrong, *finding, right = row
    check_slip(tmp_path, wrong, finding, right)


@pytest.mark.parametrize("row", OF_PLANS, ids=[row[1] for row in OF_PLANS])
def test_a_typo_in_a_plan(row, tmp_path):
    right, wrong, *finding = row
    assert right in PLAN
    check_slip(tmp_path, PLAN.replace(right, wrong), finding, PLAN, Plan)


@pytest.mark.parametrize(
    ("text", "encoding", "said"),
    [
        pytest.param(FILE, "gb18030", "the file is not UTF-8; perhaps it is GB18030", id="as it is written in China"),
        pytest.param(FILE, "utf-16", "the file is not UTF-8; perhaps it is UTF-16", id="as Notepad writes it"),
        pytest.param("unit: 喆科\n", "gb18030", "the file is not UTF-8; perhaps it is GB18030", id="a rare character"),
        pytest.param(FILE, "big5", "the file is not UTF-8; perhaps it is GB18030", id="as it is written in Taiwan"),
        pytest.param("unit: Köln\n", "latin-1", "the file is not UTF-8 (byte 0xF6 at this place)", id="in Europe"),
    ],
)
def test_another_encoding_is_only_guessed(text, encoding, said, tmp_path):
    _, (found,) = found_in(tmp_path, text.encode(encoding, "replace"))
    assert EN.text(found.message) == said


def test_an_excerpt_of_a_long_line_surrounds_the_place(tmp_path):
    line = f"      T3-1: {{note: {'a' * 5000}, value: 62家, cause: {'b' * 5000}}}"
    _, (found,) = found_in(tmp_path, HEAD + line + "\n")
    place = found.place
    assert len(place.excerpt) <= 201
    assert line[place.column - 1 : place.end_column - 1] == "62家"
    assert place.excerpt[place.column - place.excerpt_start :].startswith("62家")


@pytest.mark.parametrize(
    ("line", "codes", "more"),
    [
        pytest.param("T{}-1: 62家", ["KJ304"] * 100, 100, id="wrong values"),
        pytest.param("T{}-1:", ["KJ211"] * 100, 100, id="no values"),
        pytest.param("T1-1: 1", ["KJ204"] * 100, 99, id="one key"),
        pytest.param("T{}-1: {{a: 1}}", ["KJ302"] * 100, 100, id="unknown keys"),
    ],
)
def test_a_hundred_findings_are_enough(line, codes, more, tmp_path):
    _, found = found_in(tmp_path, entry(*(line.format(at) for at in range(1, 201))))
    assert [one.rule.code for one in found] == [*codes, "KJ309"]
    assert EN.text(found[-1].message) == f"{more} more findings in this file are not listed"
    assert [one.place.line for one in found] == sorted(one.place.line for one in found)


@pytest.mark.parametrize("size", [MOST >> 5, pytest.param(MOST, marks=pytest.mark.slow)])
@pytest.mark.parametrize("name", HUGE)
def test_a_huge_file_has_a_hundred_short_findings(name, size, tmp_path):
    text = HUGE[name](size)
    assert 0.5 * size < len(text.encode()) <= size
    _, found = found_in(tmp_path, text)
    assert len(found) <= MAX_FINDINGS + 1
    assert all(len(EN.text(said)) < 1000 for one in found for said in (one.message, one.hint) if said)


def test_places_of_many_values_are_found(tmp_path):
    (_, document), _ = found_in(tmp_path, entry(*(f"T{at}-1: 1" for at in range(5_000))))
    places = [document.place(("reports", 0, "entries", f"T{at}-1")) for at in range(5_000)]
    assert [one.line for one in places] == list(range(6, 5_006))


UNITS = ["区教委", "区科技局", "区商务委", "区税务局", "区水利局", "经信委", "区经济信息委"]


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("区科委", "区科技局"),
        ("区商务局", "区商务委"),
        ("区水务局", "区水利局"),
        ("区经信委", "区经济信息委"),
        ("区教育委", "区教委"),
        ("科技局", "区科技局"),
        ("区国税局", "区税务局"),
        ("区卫健委", None),
    ],
)
def test_a_name_is_taken_for_one_that_begins_alike(word, meant):
    assert nearest(word, UNITS) == meant


def test_thousands_of_unknown_words_are_compared_with_some_only(monkeypatch):
    known, pairs = [f"T{at}-1" for at in range(4000)], []
    monkeypatch.setattr(suggest, "get_close_matches", lambda _, words, **__: pairs.extend(words) or [])
    assert {suggest.nearest(f"T{at}-2", known) for at in range(4000)} == {None}
    assert len(pairs) == 100_000


signs = st.sampled_from(
    [
        *"\t\n\r :-{}[],'\"#&*!|>@`%?\\：，、；“”｛｝【】　—－−0Tax好\u00a0\u200b\ufeff\x00",
        "\r\n",
        ": ",
        "- ",
        " #",
        "<<: ",
    ]
)
texts = st.sampled_from(
    [
        FILE + NEXT,
        entry("T3-1: {value: 62, note: 好, evidence: [a, b]}", "T3-2: {state: done}"),
        entry("T3-1:", "  value: 62"),
    ]
)


def check_found(content):
    with tempfile.TemporaryDirectory() as name:
        read, found = found_in(Path(name), content)
    assert (read is None) == bool(found)
    assert len(found) <= MAX_FINDINGS + 1
    text = content.decode("utf-8-sig", "replace") if isinstance(content, bytes) else content
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for one in found:
        EN.text(one.message)
        for place in (one.place, *(where for where, _ in one.related)):
            assert 1 <= place.line <= place.end_line
            if one.rule.code == "KJ103":  # its columns count characters of the encoding that it seems to be
                continue
            assert place.end_line <= len(lines)
            assert 1 <= place.column <= len(lines[place.line - 1]) + 1
            assert 1 <= place.end_column <= len(lines[place.end_line - 1]) + 1
            assert (place.line, place.column) <= (place.end_line, place.end_column)
            assert place.excerpt == lines[place.line - 1] or (not place.excerpt and ABOUT_PEOPLE.search(text))


@examples(400)
@given(texts, st.lists(st.tuples(st.floats(0, 1), st.integers(0, 3), signs), min_size=1, max_size=4))
def test_whatever_is_mistyped_is_found_within_the_file(text, changes):
    for share, length, sign in changes:
        at = int(share * len(text))
        text = text[:at] + sign + text[at + length :]
    check_found(text.lstrip("\ufeff"))


@examples(200)
@given(texts, st.floats(0, 1), st.integers(0, 4), st.binary(max_size=4))
def test_whatever_bytes_stand_there_are_found_within_the_file(text, share, length, added):
    content = text.encode()
    at = int(share * len(content))
    check_found(content[:at] + added + content[at + length :])


@examples(200)
@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text):
    check_found(text.encode("utf-8", "surrogatepass"))


@pytest.mark.parametrize(
    ("text", "line", "column"), [("a: 1\n  - \n  c: 2\n", 2, 5), ("a\n- \na: 1\n", 2, 3), ("a\n- b\na: 1\n", 2, 3)]
)
def test_a_missing_colon_is_pointed_at_behind_the_dash(text, line, column):
    (found,) = parse("x.yaml", text).findings
    assert EN.text(found.message) == "a colon is missing on this line"
    assert (found.place.line, found.place.column) == (line, column)


@pytest.mark.parametrize("text", ["format: 1\n", "a: {value: 1,200}\n", "a: [b\n", ""])
def test_a_second_byte_order_mark_is_refused(text):
    for marks in ("\ufeff", "\ufeff\ufeff"):
        document, (found,), _ = parse("x.yaml", marks + text)
        assert document is None
        assert (found.rule.code, found.place.line, found.place.column) == ("KJ104", 1, 1)
