"""Every view in every format against whole golden files, and what holds for all of them."""

import csv
import json
import re
from dataclasses import replace
from datetime import date
from fractions import Fraction
from io import StringIO
from itertools import product
from typing import get_args

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from kjchuangxin import __version__
from kjchuangxin.cli import formats
from kjchuangxin.formats import markdown, terminal
from kjchuangxin.formats import screen as screen_module
from kjchuangxin.formats.findings import FINDINGS as FINDINGS_FORMATS
from kjchuangxin.formats.findings import Findings, findings_renderer
from kjchuangxin.formats.findings_terminal import excerpt
from kjchuangxin.formats.machine import quotient, write
from kjchuangxin.formats.markup import md
from kjchuangxin.formats.screen import Screen, columns, fold, visible
from kjchuangxin.i18n.locale import Locale
from kjchuangxin.report.basis import (
    AgainstExpected,
    AgainstTarget,
    AtEnd,
    ByGap,
    ByRatio,
    Direction,
    Effort,
    Final,
    Growth,
    Met,
    NoFigure,
    Regressing,
    ShortTrend,
    Stages,
    Trend,
)
from kjchuangxin.report.status import STATUSES, Closure, Light, Pace, ReportState
from kjchuangxin.report.units import all_units
from kjchuangxin.views.cards import target as target_card
from kjchuangxin.views.cards import unit as unit_card
from kjchuangxin.views.circular import circular
from kjchuangxin.views.derivation import steps
from kjchuangxin.views.explain import MEANINGS, explain_rule, explain_status, explain_target
from kjchuangxin.views.targets import LEAD_FROM
from repository import compare
from sample_report import CHECKED, FALLS, FINDINGS, NUMBER, REPORTS, UNITS, findings, hostile, place, plain, target
from screens import CONTROL, SGR, WIDTHS, misfits
from workspaces import measure, result

EN = Locale("en")
ZH = Locale("zh")
SUFFIX = {"json": "json", "csv": "csv", "markdown": "md", "gitlab": "json", "sarif": "json", "junit": "xml"}


def pairs(*values):
    """Every combination, as a list."""
    return list(product(*values))


def screen(width=80, *, colour=False):
    return Screen(width, colour)


def status(name, sample="plain", to=None):
    return formats.status(REPORTS[sample](), name, EN, to or screen())


def units(name, sample="plain", to=None):
    return formats.units(all_units(REPORTS[sample]()), name, EN, to or screen(), periods=False)


VIEWS = {"status": status, "units": units}


def circular_of(*data):
    """The circular as it is sent."""
    return markdown.page(circular(*data))


def told(sample, to):
    """Everything that explain and show say of a report, one after the other."""
    report = REPORTS[sample]()
    texts = [terminal.page(explain_target(report, result, EN), to) for result in report.targets]
    texts += [terminal.page(target_card(report, result, EN), to) for result in report.targets]
    texts += [terminal.page(unit_card(report, unit, EN), to) for unit in report.units]
    return "\n".join(texts)


@pytest.mark.parametrize(("sample", "width"), pairs(REPORTS, (50, 60, 80, 120, 200)))
def test_the_table_is_as_it_was(sample, width):
    compare(f"status/{sample}-{width}.txt", status("table", sample, to=screen(width)))


@pytest.mark.parametrize(("sample", "name"), pairs(REPORTS, ("csv", "markdown")))
def test_the_files_are_as_they_were(sample, name):
    compare(f"status/{sample}.{SUFFIX[name]}", status(name, sample))


@pytest.mark.parametrize("sample", list(REPORTS))
def test_the_json_is_as_it_was(sample):
    compare(f"status/{sample}.json", status("json", sample))


def written(name, found, on=None, files=CHECKED):
    """Findings in a format."""
    return findings_renderer(name, on or screen())(Findings(tuple(found), files), EN)


@pytest.mark.parametrize(("sample", "name"), pairs(FINDINGS, FINDINGS_FORMATS))
def test_findings_are_as_they_were(sample, name):
    text = written(name, FINDINGS[sample]())
    compare(f"findings/{sample}-{name}.{SUFFIX.get(name, 'txt')}", text.replace(f'"{__version__}"', '"VERSION"'))


@pytest.mark.parametrize("sample", list(REPORTS))
def test_the_circular_is_as_it_was(sample):
    compare(f"circular/{sample}.md", circular_of(REPORTS[sample](), EN))


def test_the_table_and_the_circular_in_chinese_are_as_they_were():
    compare("status/plain-80-zh.txt", formats.status(plain(), "table", ZH, screen(80)))
    compare("circular/plain-zh.md", circular_of(plain(), ZH))


@pytest.mark.parametrize("sample", ["plain", "hostile"])
def test_explain_and_show_are_as_they_were(sample):
    compare(f"explain/told-{sample}.txt", told(sample, screen()))


def test_rules_and_words_are_explained_as_they_were():
    texts = [terminal.page(explain_rule(rule, EN), screen()) for rule in (NUMBER, FALLS)]
    texts += [terminal.page(explain_status(standing, EN), screen()) for standing in STATUSES.values()]
    compare("explain/explained.txt", "\n".join(texts))


COUNT = "measure: increment, at_least: 100, unit: 家"
LEVEL = "measure: level, at_least: 100, unit: 万元, window: {start: 2018-01-01, end: 2027-12-31}"
FOUR_YEARS = "2019-12-31: 40; 2020-12-31: 45; 2021-12-31: 50; 2022-12-31: 55"
KINDS = {
    "no_value": NoFigure, "window_ended": Final, "at_end": AtEnd, "met": Met, "ratio": ByRatio, "gap": ByGap,
    "value_ratio": AgainstTarget, "expected_ratio": AgainstExpected, "regressing": Regressing, "stages": Stages,
    "state": Effort, "trend": Trend, "trend, met": Direction, "trend, too short": ShortTrend, "compound": Growth,
}  # fmt: skip
WAYS = {
    "no_value": (COUNT, "", "2022-06-30"),
    "window_ended": (COUNT, "2022-12-31: 99", None),
    "at_end": (f"{COUNT}, pace: at_end", "2022-06-30: 50", None),
    "met": (COUNT, "2022-06-30: 100", None),
    "ratio": ("measure: increment, at_least: 19, unit: 家", "2022-06-30: 8", None),
    "gap": (f"{COUNT}, verdict: {{rule: gap}}", "2022-06-30: 45", None),
    "value_ratio": ("measure: rate, at_most: 4, unit: '%'", "2022-06-30: 4.5", None),
    "expected_ratio": (
        "measure: level, at_least: 100, unit: 吨, checkpoints: {2022-06-30: 50}",
        "2022-06-30: 49",
        None,
    ),
    "regressing": ("measure: level, at_least: 120, unit: 家, baseline: 100", "2022-06-30: 99", None),
    "stages": ("measure: milestone, stages: [{name: 印发, due: 2022-05-31}]", "2022-06-30: {note: 起草}", None),
    "state": ("measure: qualitative", "2022-06-30: {state: under_way}", None),
    "trend": (f"{LEVEL}, verdict: {{method: trend}}", FOUR_YEARS, None),
    "trend, met": (f"{LEVEL}, verdict: {{method: trend}}", FOUR_YEARS.replace("55", "105"), None),
    "trend, too short": (f"{LEVEL}, verdict: {{method: trend}}", "2022-12-31: 40", None),
    "compound": (f"{LEVEL}, verdict: {{method: compound}}", FOUR_YEARS, None),
}


AS_OF = date(2022, 9, 30)


def test_every_way_of_deciding_is_reported_as_it_was(tmp_path):
    told_by = {}
    for name, (aim, reports, as_of) in WAYS.items():
        found = result(tmp_path / name, aim, reports, as_of)
        assert type(found.progress.basis) is KINDS[name]
        if measure(found) is not None:
            assert found.trace.steps[-1].result == measure(found)
        told_by[name] = [found.pace, *(EN.text(step) for step in steps(found, AS_OF, EN))]
    compare("explain/steps.txt", "\n".join(f"{way}\n  " + "\n  ".join(said) for way, said in told_by.items()) + "\n")
    assert set(KINDS) == set(WAYS)


def test_every_word_of_a_verdict_is_explained():
    assert list(MEANINGS) == list(STATUSES.values()) == [*Pace, *ReportState, *Light, *Closure]


@pytest.mark.parametrize("name", get_args(formats.StatusFormat))
def test_no_format_lets_a_control_character_through(name):
    text = status(name, "hostile")
    assert not CONTROL.search(text.replace("\r\n", "\n"))
    assert text.endswith("\n")


@pytest.mark.parametrize("name", list(FINDINGS_FORMATS))
def test_no_findings_format_lets_a_control_character_through(name):
    assert not CONTROL.search(written(name, findings()))


def test_nothing_reported_lets_a_control_character_through():
    assert not CONTROL.search(told("hostile", screen()) + circular_of(hostile(), EN))


@pytest.mark.parametrize(("sample", "locale"), pairs(REPORTS, (EN, ZH)))
def test_the_table_is_never_wider_than_the_screen(sample, locale):
    for width in WIDTHS:
        assert misfits(formats.status(REPORTS[sample](), "table", locale, screen(width)), width) == []


def test_a_screen_of_less_than_sixty_columns_has_none():
    report = replace(plain(), targets=(target(name="甲"),))
    heads = [formats.status(report, "table", EN, screen(width)).count("value/target") for width in (59, 60)]
    assert heads == [0, 1]


HEARTS = "❤️" * 10 + "尾"  # a sign that is made wide by the one that follows it


@pytest.mark.parametrize("width", WIDTHS)
def test_no_text_is_ever_cropped(width):
    names = [HEARTS, f"1{HEARTS}", f"1({HEARTS}", f"尾{HEARTS}{HEARTS}"]
    shown = tuple(target(id=f"T3-{at}", name=name, lead=(name,)) for at, name in enumerate(names))
    units = tuple(UNITS[0]._replace(name=name, now=()) for name in names)
    report = replace(plain(), title=HEARTS, targets=shown, units=units)
    text = formats.status(report, "table", ZH, screen(width))
    assert [line for line in text.splitlines() if columns(line) > width] == []
    leads = 5 if width >= LEAD_FROM else 1
    assert text.count("❤️") == text.count("❤") == 10 * (1 + 5 + leads)
    assert text.count("尾") == 1 + 6 + leads + (leads > 1)


@pytest.mark.parametrize(("sample", "width"), pairs(("plain", "hostile"), (50, 80, 200)))
def test_nothing_reported_is_wider_than_the_screen(sample, width):
    assert [line for line in told(sample, screen(width)).splitlines() if columns(line) > width] == []


@pytest.mark.parametrize("width", [30, 50, 80, 200])
def test_only_a_place_is_ever_wider_than_the_screen(width):
    lines = written("full", findings(), screen(width)).splitlines()
    wide = [line for line in lines if columns(line) > width]
    assert [line for line in wide if not re.search(r":\d+:\d+:", line)] == []


@pytest.mark.parametrize("name", ["full", "concise"])
def test_colour_adds_nothing_but_colour_to_findings(name):
    coloured = written(name, findings(), screen(colour=True))
    assert SGR.search(coloured)
    assert SGR.sub("", coloured) == written(name, findings())


def test_colour_adds_nothing_but_colour_to_what_is_reported():
    assert SGR.sub("", told("plain", screen(colour=True))) == told("plain", screen())


@pytest.mark.parametrize("sample", list(REPORTS))
def test_the_json_names_everything_as_it_is(sample):
    data, report = json.loads(status("json", sample)), REPORTS[sample]()
    assert [one["name"] for one in data["targets"]] == [one.name for one in report.targets]
    assert [one["name"] for one in data["units"]] == [one.name for one in report.units]
    assert len(data["diagnostics"]) == len(report.diagnostics)


def test_the_json_of_findings_counts_them():
    data = json.loads(written("json", findings()))
    assert data["summary"] == {"errors": 6, "warnings": 1}


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (Fraction(62), "62"),
        (Fraction(31, 50), "0.62"),
        (Fraction(1, 3), "0.333333333333"),
        (Fraction(-2, 3), "-0.666666666667"),
        (Fraction("5.4999999"), "5.4999999"),
        (Fraction("0.0000006"), "6E-7"),
        (Fraction(1, 2**20), "9.5367431640625E-7"),
        (quotient(Fraction(1, 2**20)), "9.53674316406E-7"),
        (quotient(Fraction("0.1234567890125")), "0.123456789013"),
        (None, "null"),
        (Fraction(-4), "-4"),
    ],
)
def test_a_json_number_is_whole_where_it_can_be(value, written):
    assert write({"share": value}) == f'{{\n  "share": {written}\n}}\n'


@pytest.mark.parametrize("sample", REPORTS)
def test_excel_reads_every_cell_as_text_or_number(sample):
    text = status("csv", sample)
    assert text.startswith("\ufeff")
    assert text.count("\n") == text.count("\r\n")
    rows = list(csv.reader(StringIO(text.removeprefix("\ufeff"), newline="")))
    assert len(rows) == 1 + len(REPORTS[sample]().targets)
    assert len({len(row) for row in rows}) == 1
    risky = [cell for row in rows for cell in row if cell.lstrip().startswith(tuple("=+-@＝＋－＠"))]
    assert [cell for cell in risky if not re.fullmatch(r"-\d+(\.\d+)?", cell)] == []


def test_a_negative_number_stays_a_number_in_the_csv():
    report = replace(plain(), targets=(target(gap=Fraction(-13, 4), note="-1+1"),))
    text = formats.status(report, "csv", EN, screen()).removeprefix("\ufeff")
    (row,) = csv.DictReader(StringIO(text, newline=""))
    assert (row["short of schedule by"], row["note"]) == ("-3.25", "'-1+1")


def _html(text):
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(text)


@pytest.mark.parametrize(("sample", "view"), pairs(REPORTS, (*VIEWS, "circular")))
def test_markdown_shows_texts_as_texts(sample, view):
    html = _html(circular_of(REPORTS[sample](), EN) if view == "circular" else VIEWS[view]("markdown", sample))
    tags = set(re.findall(r"<(/?[a-z0-9]+)", html)) - {"/blockquote"}
    ours = [
        "h1",
        "h2",
        "h3",
        "p",
        "ul",
        "ol",
        "li",
        "blockquote",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "strong",
        "details",
        "summary",
        "span",
    ]
    assert {tag.lstrip("/") for tag in tags} <= set(ours)
    assert not re.search(r"@\w", html)
    for table in re.findall(r"<table>.*?</table>", html, re.DOTALL):
        assert len({row.count("<t") - 1 for row in re.findall(r"<tr>.*?</tr>", f" {table}", re.DOTALL)}) == 1


@given(st.text(alphabet=st.sampled_from("aw1. |\\`*_[]<>&#-+=~@)$:/\n\t家\x1b"), max_size=12))
def test_escaped_markdown_reads_as_it_was(text):
    shown = visible(text).strip()
    html = re.sub("</?span>", "", _html(f"- {md(text)}\n\n| a | b |\n|---|---|\n| {md(text)} | c |\n"))
    inner = re.sub("<[^>]+>", "\n", html).replace("&lt;", "<").replace("&gt;", ">")
    lines = [line.strip() for line in inner.replace("&quot;", '"').replace("&amp;", "&").split("\n") if line.strip()]
    assert lines == [*([shown] if shown else []), "a", "b", *([shown] if shown else []), "c"]


@pytest.mark.parametrize("text", ["第2.6版 T3-1：62家（-5%）、a.b", "12:30:45", "C# 语言: 好, 见 a/b:1:2"])
def test_markdown_that_needs_no_escape_stays_readable(text):
    assert md(text) == text


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("https://x.invalid/a", "https<span>:</span>//x.invalid/a"),
        ("见www.x.invalid", "见www<span>.</span>x.invalid"),
        ("a@x.invalid", "a<span>@</span>x.invalid"),
        ("#12", "<span>#</span>12"),
        ("o/r#12 \\#1", r"o/r<span>#</span>12 \\<span>#</span>1"),
        ("$x$", "<span>$</span>x<span>$</span>"),
        ("$", "<span>$</span>"),
        (":smile: :+1:", "<span>:</span>smile: <span>:</span>+1:"),
        ("# 1", "\\# 1"),
    ],
)
def test_nothing_in_markdown_becomes_a_link_an_emoji_or_a_formula(text, escaped):
    assert md(text) == escaped


@given(st.text(max_size=80), st.integers(2, 30))
def test_a_folded_text_fits_and_loses_nothing_but_spaces(text, width):
    text = visible(text)
    lines = fold(text, width)
    assert all(columns(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("全区高新技术企业新增", ["全区高新技", "术企业新增"]),
        ("新增，达到了；很好", ["新增，达到", "了；很好"]),
        ("新增达到了，很好", ["新增达到", "了，很好"]),
        ("我管委会（高新区）", ["我管委会", "（高新区）"]),
        ("one two three", ["one two", "three"]),
        ("目标达到120家", ["目标达到", "120家"]),
        ("任务4；5. 打造", ["任务4；", "5. 打造"]),
        ("区 局a.yaml:9", ["区", "局a.yaml:9"]),
        ("1234567890   ", ["1234567890"]),
        ("", [""]),
    ],
)
def test_a_text_is_folded_where_a_reader_expects_it(text, lines):
    assert fold(text, 10) == lines


@pytest.mark.parametrize(
    "piece", ["中文字", "abcdefghij", "word ", "中文，字a ", "\u0301", "x.yaml:1", "区 局a.yaml:9 ", "1. ", "a❤️"]
)
def test_the_cost_of_folding_grows_as_the_text_does(piece, monkeypatch):
    def measured(length):
        handled = []
        monkeypatch.setattr("kjchuangxin.formats.screen.cell_len", lambda text: handled.append(len(text)) or wide(text))
        fold((piece * length)[:length], 60)
        return sum(handled)

    wide = screen_module.cell_len
    assert measured(8000) < 2.5 * measured(4000)
    assert measured(4000) < 4000 * 60


@pytest.mark.parametrize("name", get_args(formats.StatusFormat))
def test_the_cost_of_a_report_grows_as_its_targets_do(name, monkeypatch):
    def handled(count):
        lengths = []
        monkeypatch.setattr("kjchuangxin.formats.screen.cell_len", lambda text: lengths.append(len(text)) or wide(text))
        many = tuple(
            target(id=f"T{at}-1", task=str(at), section=f"{at // 10}", name=f"指标{at}") for at in range(count)
        )
        text = formats.status(replace(plain(), targets=many), name, EN, screen(80))
        return sum(lengths) + len(text)

    wide = screen_module.cell_len
    assert handled(800) < 2.5 * handled(400)


@given(st.text(min_size=1, max_size=60), st.data(), st.integers(30, 90))
def test_carets_stand_under_the_characters_that_are_intended(text, data, width):
    text = text.replace("\n", " ").replace("\r", " ") + "家"
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    _, line, carets = excerpt(place(line=7, column=start + 1, width=end - start, excerpt=text), screen(width), "red")
    head = columns(carets) - len(carets.lstrip("7 |"))
    shown = "".join(visible(character, None) for character in text[start:end])
    assume(columns(shown))  # a combining character alone has no column of its own to be pointed at
    at = len(line)
    while columns(line[:at]) > head:
        at -= 1
    meant = line[at:].removesuffix("...")
    assert shown.startswith(meant[: len(shown)].rstrip()) or meant.startswith(shown)
    assert columns(line) <= width
    assert columns(carets) <= width


def test_a_workflow_command_is_escaped_as_github_demands():
    (line,) = [text for text in written("github", findings()).splitlines() if "a%3Ab" in text]
    assert line == "::error file=a%3Ab%2Cc%25.yaml,line=3,col=5,endLine=9,title=KJ304::not closed%0Aclose it with ]"


def test_a_clean_check_says_so():
    assert written("full", []) == "Files checked: 3. Nothing found.\n"


def test_one_code_is_named_in_the_command_that_explains_it():
    text = written("full", findings()[:1], files=CHECKED[:1])
    assert text.endswith("\nFiles checked: 1. Errors: 1. Warnings: 0.\n`kjcx explain KJ304` tells more.\n")


@pytest.mark.parametrize(
    ("given", "asked"),
    [
        ({}, "cause and action"),
        ({"cause": "雨"}, "the action"),
        ({"action": "伞"}, "the cause"),
        ({"cause": "雨", "action": "伞"}, None),
    ],
)
def test_the_circular_asks_a_unit_for_what_it_did_not_write(given, asked):
    report = replace(plain(), targets=(target(pace=Pace.BEHIND, light=Light.RED, **given),))
    found = re.findall(r"^   - (\S+): please report (.*)\.$", circular_of(report, EN), re.MULTILINE)
    assert found == ([("区科技局", asked)] if asked else [])
    assert ("say why these are behind" in circular_of(report, EN)) == bool(asked)


def test_the_circular_names_the_worst_first():
    paces = [Pace.SLIPPING, Pace.NOT_STARTED, Pace.BEHIND, Pace.ACHIEVED, Pace.REGRESSING, Pace.MISSED]
    report = replace(plain(), targets=tuple(target(id=f"T1-{at}", pace=pace) for at, pace in enumerate(paces)))
    behind = circular_of(report, EN).split("Behind schedule")[1]
    assert re.findall(r"^\d\. \*\*\S+ \((\S+)\)", behind, re.MULTILINE) == ["T1-5", "T1-4", "T1-2", "T1-1", "T1-0"]


def test_before_the_first_period_has_ended_no_due_day_is_reported():
    report = replace(plain(), newest_period=None)
    assert "due on" not in terminal.page(explain_target(report, report.targets[1], EN), screen())


def test_where_every_report_came_nobody_is_named():
    report = replace(plain(), targets=(target(),))
    said = "All reports on the targets listed are in, on time."
    for name in ("table", "markdown"):
        assert formats.status(report, name, EN, screen()).count(said) == 1
    part = circular_of(report, EN).split("Reports\n\n")[1].split("\n\nAnnexes")[0]
    assert re.fullmatch(r"Reports up to 2022-09-30, due by 2022-10-10, are owed by 3 units: .*1 missing\.", part)


@pytest.mark.parametrize("sample", REPORTS)
def test_in_colour_the_table_is_the_same(sample):
    """Styles are drawn by rich, plain columns by their widths alone: a reader of either sees the same table."""
    for width in WIDTHS:
        coloured = status("table", sample, screen(width, colour=True))
        assert SGR.search(coloured)
        lines = [line.rstrip(" ") for line in SGR.sub("", coloured).split("\n")]
        assert lines == status("table", sample, screen(width)).split("\n")
