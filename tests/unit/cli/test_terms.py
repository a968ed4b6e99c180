"""Words: those that a filter takes, and that every word of an output is explained, in both languages."""

import csv
import json
import re
from io import StringIO

import pytest

from kjchuangxin.i18n.locale import Locale
from kjchuangxin.report.status import STATUSES

LANGUAGES = ("en", "zh")
TABLES = (
    "status --since 2022-06-30",
    "status --since 2022-06-30 --only late",
    "units",
    "units --group 各镇街",
    "units --target T3-1",
)
CARDS = (
    "explain T3-1",
    "explain T6-1",
    "explain T9-4",
    "explain T1-5",
    "show T3-1",
    "show T1-2",
    "show T2-4",
    "show T10-1",
    "show kjj",
    "show 各镇街",
)


def columns(kjcx, line: str, lang: str) -> set[str]:
    """The titles of the columns of a table, in a file and in Markdown."""
    file = kjcx(*line.split(), "--example", "--lang", lang, "--format", "csv").out
    page = kjcx(*line.split(), "--example", "--lang", lang, "--format", "markdown").out
    heads = re.findall(r"^\| (.*) \|\n\| ---", page, re.MULTILINE)
    titles = {title for head in heads for title in head.split(" | ")}
    return {
        re.sub(r"^[✓!✗-] ", "", one) for one in {*next(csv.reader(StringIO(file.lstrip("\ufeff")))), *titles} if one
    }


def labels(kjcx, line: str, lang: str) -> set[str]:
    """What stands before two spaces or more at the beginning of a line of a card."""
    out = kjcx(*line.split(), "--example", "--lang", lang).out
    chart = r"\d|\(|Targets|[·∙▪|]"
    return {one for one in re.findall(r"^ {2,4}(\S+(?: \S+)*) {2,}\S", out, re.MULTILINE) if not re.match(chart, one)}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_column_and_label_is_explained(lang, kjcx, monkeypatch):
    monkeypatch.setenv("COLUMNS", "200")
    words = {title for line in TABLES for title in columns(kjcx, line, lang)}
    words |= {label for line in CARDS for label in labels(kjcx, line, lang)}
    assert len(words) > 80
    unknown = [word for word in sorted(words) if kjcx("explain", word, "--example", "--lang", lang).code]
    assert unknown == []


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    "word",
    [
        *(
            "力争",
            "争创",
            "aim",
            "销号",
            "序时进度",
            "序时达标率",
            "完成率",
            "超/欠序时",
            "超序时进度",
            "待报",
            "推进中",
        ),
        *(
            "illustrative",
            "示例",
            "示例数据",
            "新增量",
            "总量",
            "level",
            "全程保持",
            "linear",
            "gap",
            "基数",
            "里程碑",
            "合计",
            "通报",
            "督办单",
        ),
    ],
)
def test_a_term_is_explained(word, lang, kjcx):
    assert kjcx("explain", word, "--example", "--lang", lang).code == 0


def test_a_term_says_what_it_is_and_what_else_it_is_called(kjcx):
    assert kjcx("explain", "完成率", "--lang", "zh").out == (
        "完成率\n\n实际值与目标值之比；要求降低的，为已降低的占应降低的比例；已在目标区间内的，为100%。\n"
    )
    assert kjcx("explain", "completion (%)").out == (
        "done (completion)\n\n"
        "The value over the target; of a reduction, the share of the way; within a range, the whole.\n"
    )


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("subject", ["verdicts", "评估结果"])
def test_all_verdicts_are_listed_with_their_words(subject, lang, kjcx, monkeypatch):
    monkeypatch.setenv("COLUMNS", "400")
    lines = kjcx("explain", subject, "--lang", lang).out.splitlines()
    for status in STATUSES.values():
        label = Locale(lang).label(status)
        other = Locale("zh" if lang == "en" else "en").label(status)
        (line,) = [line for line in lines if re.match(rf" +{label}  ", line)]
        assert other in line or status.value in line
    assert any(line.strip().startswith("滞后") for line in lines)


@pytest.mark.parametrize(
    ("wrong", "hint"),
    [
        ("严重滞候", "did you mean 严重滞后?"),
        ("序时达标律", "did you mean 序时达标率?"),
        ("slippin", "did you mean slipping?"),
        ("T33-1", "did you mean T3-1?"),
    ],
)
def test_a_word_that_is_not_known_is_answered_by_one_that_is(wrong, hint, kjcx):
    done = kjcx("explain", wrong, "--example")
    assert (done.code, done.err) == (2, f"kjcx: {wrong} is not known; {hint}\n")


def shown(kjcx, only: str) -> list[str]:
    done = kjcx("status", "--example", "--only", only, "--format", "json")
    assert done.code == 0, done.err
    return [one["id"] for one in json.loads(done.out)["targets"]]


@pytest.mark.parametrize(
    ("word", "same"),
    [
        ("滞后", "slipping,behind,missed,regressing,not_started"),
        ("behind schedule", "slipping,behind,missed,regressing,not_started"),
        ("严重滞后", "behind"),
        ("Well behind", "behind"),
        ("on-track", "on_track"),
        ("低于基数", "regressing"),
        ("高于基数", "regressing"),
        ("偏离目标", "regressing"),
        ("红", "red"),
        ("红灯", "red"),
        ("灰灯", "grey"),
        ("未亮灯", "grey"),
        ("黄灯、绿灯", "yellow,green"),
        ("漏报，迟报", "missing,late"),
        ("待报", "awaited"),
        ("本期未更新", "stale"),
        ("有误未采用", "refused"),
        ("销号", "closed"),
        ("待核验", "awaiting_verification"),
    ],
)
def test_a_filter_takes_the_words_that_people_use(word, same, kjcx):
    assert shown(kjcx, word) == shown(kjcx, same)


def test_every_verdict_that_is_shown_can_be_asked_for(kjcx):
    for lang in LANGUAGES:
        for status in STATUSES.values():
            assert shown(kjcx, Locale(lang).label(status)) == shown(kjcx, status.value)


@pytest.mark.parametrize(
    ("word", "code"), [("滞后", 1), ("红灯", 1), ("behind schedule", 1), ("未完成", 0), ("滞候", 2)]
)
def test_a_run_fails_on_the_words_that_people_use(word, code, kjcx):
    assert kjcx("status", "--example", "--fail-on", word).code == code


def test_errors_come_before_warnings_in_a_file(kjcx, here):
    path = here / "data" / "progress" / "区科技局.yaml"
    path.write_text(path.read_text("utf-8").replace("{stage: 申报, evidence: [申报书]}", "{stage: 申请}"), "utf-8")
    text = path.read_text("utf-8").replace("submitted: 2022-07-05", "submitted: 2032-07-05")
    path.write_text(text, "utf-8")
    found = re.findall(r"^(\S+?):(\d+):\d+: (\w+)\[", kjcx("check").out, re.MULTILINE)
    of_file = [(severity, int(line)) for name, line, severity in found if name.endswith("区科技局.yaml")]
    assert [severity for severity, _ in of_file] == ["error", *["warning"] * (len(of_file) - 1)]
    assert of_file[0][1] > min(line for _, line in of_file)
