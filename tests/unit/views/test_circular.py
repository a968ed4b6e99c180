"""The circular and the notice, read in full: of the shipped data on several days, of other plans, of odd states."""

import json
import re

import pytest
from markdown_it import MarkdownIt

from commands import BROKEN, workspace
from kjchuangxin.formats import markdown
from kjchuangxin.i18n.locale import Locale
from kjchuangxin.views.circular import circular
from kjchuangxin.views.circular.notice import notice
from repository import CASES, DATA, compare
from sample_report import REPORTS
from screens import CONTROL
from workspaces import write

DAYS = ("2022-03-31", "2022-06-30", "2022-08-17", "2022-09-30", "2022-12-31")
LANGUAGES = ("zh", "en")
OTHERS = {"ningguo": "2024-03-31", "meishan": "2019-12-31", "dongtou": "2023-12-31"}
SHIPPED = ("--data", str(DATA))
RECORDED = "1673000000"  # the sixth of January 2023: the last quarter is still open


def body(text):
    """A document without its annexes."""
    return re.split(r"^## (?:Annex|附件)", text, maxsplit=1, flags=re.MULTILINE)[0]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("day", DAYS)
def test_the_circular_of_the_shipped_data_is_as_it_was(day, language, kjcx):
    text = kjcx("summary", *SHIPPED, "--as-of", day, "--lang", language).out
    compare(f"circular/shipped-{day}-{language}.md", text if day == "2022-09-30" else body(text))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("since", "--since 2022-06-30"),
        ("brief", "--level brief --date 2022-10-12"),
        ("notice", "--unit 科技局 --date 2022-10-12"),
        ("notice-of-a-holder", "--unit 盐井街道 --level brief"),
    ],
)
def test_its_other_forms_are_as_they_were(name, options, language, kjcx):
    run = ("summary", *SHIPPED, "--as-of", "2022-09-30", *options.split(), "--lang", language)
    compare(f"circular/{name}-{language}.md", kjcx(*run).out)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("plan", OTHERS)
def test_the_circular_of_another_plan_is_as_it_was(plan, language, kjcx):
    run = ("summary", "--data", str(CASES / "plans" / plan), "--as-of", OTHERS[plan], "--lang", language)
    compare(f"circular/{plan}-{language}.md", body(kjcx(*run).out))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_refused_stands_at_the_top_by_its_unit_and_among_what_is_asked_for(
    language, kjcx, tmp_path, monkeypatch
):
    monkeypatch.chdir(workspace(tmp_path, BROKEN))
    done = kjcx("summary", "--as-of", "2022-06-30", "--lang", language)
    assert done.code == 1
    compare(f"circular/refused-{language}.md", body(done.out))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_period_that_is_open_is_said_to_be(language, kjcx, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", RECORDED)
    text = kjcx("summary", *SHIPPED, "--as-of", "2022-12-31", "--level", "brief", "--lang", language).out
    compare(f"circular/open-{language}.md", text)


MEASURED = "measure: increment, at_least: 100, unit: 家"


@pytest.mark.parametrize(
    ("name", "reports"), [("nothing", {}), ("done", {"甲": "2022-06-30: 100"}), ("ended", {"甲": "2022-12-31: 120"})]
)
def test_nothing_reported_and_everything_done(name, reports, kjcx, tmp_path):
    write(tmp_path, MEASURED, reports)
    day = "2022-12-31" if name == "ended" else "2022-06-30"
    text = kjcx("summary", "--data", str(tmp_path), "--as-of", day, "--lang", "zh").out
    compare(f"circular/{name}.md", text)


@pytest.mark.parametrize("day", DAYS)
def test_a_reader_with_a_pencil_comes_to_the_same(day, kjcx):
    """The counts of the first part add up, and are those of the JSON and of the other parts."""
    run = (*SHIPPED, "--as-of", day, "--lang", "zh")
    text = body(kjcx("summary", *run).out)
    data = json.loads(kjcx("status", "--format", "json", *run).out)["targets"]
    efforts = [one for one in data if one["measure"] == "qualitative"]
    silent = {"missing", "stale"}
    good = {"achieved", "reached", "ahead", "on_track"}
    late = {"missed", "regressing", "behind", "not_started", "slipping"}
    unknown = {"not_due", "unreported", "not_assessable"}
    judged = [one for one in data if one not in efforts and (one["report"] in silent or one["pace"] not in unknown)]
    fine = [one for one in judged if one["pace"] in good and one["report"] not in silent]
    share = f"{len(fine) / len(judged):.1%}"
    rest = len(judged) - len(fine)
    head = f"共{len(data)}项目标任务，纳入评估{len(judged)}项，达到序时进度{len(fine)}项（占{share}），未达到{rest}项。"
    assert head in text
    assert head[:-1] in kjcx("status", *run).out.replace("\n", "")

    first = text.split("## 一、")[1].split("## 二、")[0]
    for label, results in (("达到序时进度的", fine), ("未达到序时进度的", [one for one in judged if one not in fine])):
        if results:
            whole, listed = re.search(rf"(?<!未){label}(\d+)项中，([^。]*)。", first).groups()
            parts = re.sub(r"（[^）]*）", "", listed)
            assert int(whole) == len(results) == sum(map(int, re.findall(r"(\d+)项", parts)))
    for label, results in (
        ("未纳入评估", [one for one in data if one not in judged and one not in efforts]),
        ("定性工作", efforts),
    ):
        found = re.search(rf"{label}(\d+)项[^：]*：([^。]*)。", first)
        assert (int(found[1]) if found else 0) == len(results)
        if found:
            assert sum(map(int, re.findall(r"(\d+)项", found[2]))) == len(results)

    behind = [one for one in data if one["pace"] in late]
    part = re.search(r"## .、进度滞后的工作\n\n(.*?)\n\n## ", text, re.DOTALL)
    if behind:
        among = sum(one in efforts for one in behind)
        assert part[1].startswith(f"共{len(behind)}项，其中定性工作{among}项：")
        named = re.findall(r"^\d+\. \*\*.*?（([A-Z0-9-]+)(?:，力争)?）\*\*", part[1], re.MULTILINE)
        assert sorted(named) == sorted(one["id"] for one in behind)


@pytest.mark.parametrize("day", DAYS)
def test_each_unit_is_counted_once_and_each_target_named_where_its_report_lacks(day, kjcx):
    run = (*SHIPPED, "--as-of", day, "--lang", "zh")
    text = body(kjcx("summary", *run).out)
    found = re.search(r"应报送单位(\d+)家：(.*?)。", text)
    data = json.loads(kjcx("units", "--format", "json", *run).out)
    states = [one["state"] for unit in data["units"] for one in unit["periods"] if one["end"] == day]
    if found is None:
        assert not [state for state in states if state != "none_due"]
        return
    whole, parts = int(found[1]), re.sub(r"（[^）]*）", "", found[2])
    assert whole == sum(map(int, re.findall(r"(\d+)家", parts)))
    part = text.split("、报送情况\n")[1].split("\n## ")[0]
    for unit in data["units"]:
        own = re.search(rf"^\d+\. {re.escape(unit['name'])}：.*?(?=^\d+\. |\Z)", part, re.MULTILINE | re.DOTALL)
        wanted = {*unit["missing"], *unit["late"]}
        assert {one for one in wanted if own is None or f"（{one}" not in own[0]} == set()


@pytest.mark.parametrize("options", ["", "--level brief", "--unit 甲"])
def test_people_have_no_telephone_and_no_name_in_a_step_summary(options, kjcx, tmp_path, monkeypatch):
    write(tmp_path, MEASURED, {"甲": "2022-06-30: 10"})
    plan = tmp_path / "workplan-p.yaml"
    people = "contacts: [{role: 责任人, name: 张三, phone: 13800000000}]"
    plan.write_text(plan.read_text("utf-8").replace("support:", f"{people}, support:"), "utf-8")
    run = ("summary", "--data", str(tmp_path), "--as-of", "2022-06-30", "--lang", "zh", *options.split())
    out = kjcx(*run).out
    assert ("张三（责任人）" in out) == ("brief" not in options)
    assert "13800000000" not in out
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "step.md"))
    kjcx(*run, "--github")
    assert "张三" not in (tmp_path / "step.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("period", "day", "title"),
    [
        ("2022-01-01 2022-12-31", "2022-01-31", "关于计划2022年1月落实情况的通报"),
        ("2022-01-01 2022-12-31", "2022-02-28", "关于计划2022年1—2月落实情况的通报"),
        ("2022-01-01 2022-12-31", "2022-02-27", "关于计划落实情况的通报（截至2月27日）"),
        ("2022-01-01 2022-12-31", "2022-12-31", "关于计划2022年全年落实情况的通报"),
        ("2022-01-01 2022-12-31", "2023-01-31", "关于计划落实情况的通报（截至2023年1月31日）"),
        ("2022-04-01 2022-12-31", "2022-06-30", "关于计划落实情况的通报（截至6月30日）"),
        ("2022-01-01 2023-12-31", "2022-06-30", "关于计划落实情况的通报（截至2022年6月30日）"),
    ],
)
def test_the_title_says_which_months(period, day, title, kjcx, tmp_path):
    write(tmp_path, MEASURED, {"甲": "2022-04-30: 10"})
    plan = tmp_path / "workplan-p.yaml"
    start, end = period.split()
    text = re.sub(r"period: \{[^}]*\}", f"period: {{start: {start}, end: {end}}}", plan.read_text("utf-8"))
    plan.write_text(text, "utf-8")
    out = kjcx("summary", "--data", str(tmp_path), "--as-of", day, "--lang", "zh").out
    assert out.splitlines()[0] == f"# {title}"


EARLY = f"{MEASURED}, window: {{start: 2022-01-01, end: 2022-08-31}}"
STAGED = "measure: milestone, stages: [{name: 申报, due: 2022-06-30}, {name: 评审, due: 2022-09-30}, {name: 认定}]"
PROMISED = "2022-06-30: {value: 10, cause: 缺人, action: 增派, by: %s}"


@pytest.mark.parametrize(
    "case",
    [
        (EARLY, "2022-03-31: 2", "2022-03-31", []),  # the next report comes before
        (EARLY, "2022-06-30: 90", "2022-06-30", ["9月30日前到期、须按期完成的事项：", "8月31日：指标（T1-1）"]),
        (EARLY, "2022-06-30: 100", "2022-06-30", []),
        (EARLY, "2022-08-31: 90", "2022-08-31", []),
        (MEASURED, "2022-09-30: 90", "2022-09-30", ["尚有1项定量指标未完成，将于12月31日到期，请抓紧推进。"]),
        (MEASURED, "2022-06-30: 50", "2022-06-30", []),
        (STAGED, "2022-03-31: {note: 已着手}", "2022-03-31",
         ["6月30日前到期、须按期完成的节点：", "6月30日：指标（T1-1）“申报”"]),
        (STAGED, "2022-06-30: {stage: 申报}", "2022-06-30",
         ["9月30日前到期、须按期完成的节点：", "9月30日：指标（T1-1）“评审”"]),
        (MEASURED, PROMISED % "2022-09-30", "2022-06-30",
         ["9月30日前须整改到位的滞后事项：", "9月30日：指标（T1-1）"]),
        (MEASURED, PROMISED % "2022-10-01", "2022-06-30", []),
        (MEASURED, PROMISED % "2022-06-30", "2022-07-31",
         ["整改时限已过、须重新明确时限的事项：", "6月30日：指标（T1-1）"]),
    ],
)  # fmt: skip
def test_what_falls_due_before_the_next_report_is_asked_for(case, kjcx, tmp_path):
    target, reports, day, asked = case
    write(tmp_path, target, {"甲": reports})
    out = body(kjcx("summary", "--data", str(tmp_path), "--as-of", day, "--lang", "zh").out)
    part = out.split("、下一步工作要求\n")[1]
    lines = re.findall(r"^ *(?:\d+\.|-) (.*)$", part, re.MULTILINE)
    assert [line for line in lines if re.search("到期|前须|时限已过|^[0-9]+月[0-9]+日：", line)] == asked


@pytest.mark.parametrize(
    "text", ["R&D", "A&B;C", "&lt;b&gt;", "&#60;b&#62;", "&amp;amp;", "AT&T &copy; 2022", "&unknown;"]
)
def test_a_text_reads_as_it_was_typed(text, kjcx, tmp_path):
    write(tmp_path, MEASURED, {"甲": "2022-06-30: 10"})
    plan = tmp_path / "workplan-p.yaml"
    plan.write_text(plan.read_text("utf-8").replace("name: 指标", f'name: "{text}"'), "utf-8")
    out = kjcx("summary", "--data", str(tmp_path), "--as-of", "2022-06-30", "--lang", "zh").out
    html = MarkdownIt("commonmark").enable("table").render(out)
    shown = re.sub(r"<[^>]*>", "", html).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    assert shown.count(f"{text}（T1-1）") == 2
    assert ("&amp;" in out) == (text != "R&D")


@pytest.mark.parametrize(
    ("options", "code"),
    [("--date 2022-13-01", 2), ("--date today", 2), ("--level long", 2), ("--unit 无此单位", 2), ("--unit kjj", 0)],
)
def test_an_option_that_means_nothing_is_refused(options, code, kjcx):
    done = kjcx("summary", *SHIPPED, "--as-of", "2022-09-30", *options.split())
    assert (done.code, bool(done.out)) == (code, not code)


def test_what_only_some_verdicts_leave_out_is_counted_all_the_same(kjcx):
    run = ("status", *SHIPPED, "--as-of", "2022-09-30")
    head = "66 targets, 21 assessed: 11 on schedule (52.4%), 10 not"
    plainly, chosen = (kjcx(*run, *options).out for options in ((), ("--only", "behind,slipping")))
    assert head in plainly
    assert head in chosen
    assert "6 of 66 shown" in chosen
    assert "shown" not in plainly
    selected = kjcx(*run, "--objectives", "--only", "slipping").out
    assert "9 targets, 4 assessed: 2 on schedule (50.0%), 2 not" in selected
    assert "1 of 9 shown" in selected


LATE = [
    ("", "", {"甲": "2022-06-30 (2022-07-11): 50"}, {"甲": "最长1天"}),
    ("", "", {"甲": "2022-06-30 (2022-07-10): 50"}, {}),
    (", reporting: {due_days: 5}", "", {"甲": "2022-06-30 (2022-07-10): 50"}, {"甲": "最长5天"}),
    # The last of the corrections does not count, but the first report.
    ("", "", {"甲": "2022-06-30 (2022-07-20): 50; 2022-07-31 (2022-08-30): 52"}, {"甲": "最长10天"}),
    # A figure that is final is the report of all who owe it, whoever gave it.
    (", reporters: [甲, 乙]", "", {"甲": "2022-06-30 (2022-07-20): 100"}, {"甲": "最长10天", "乙": "最长10天"}),
    ("", "quotas: {乙: 60, 丙: 40}", {"乙": "2022-06-30 (2022-08-09): 30"}, {"乙": "最长30天"}),
]


@pytest.mark.parametrize("case", LATE)
def test_how_many_days_a_report_came_late(case, kjcx, tmp_path):
    target, breakdown, reports, late = case
    write(tmp_path, MEASURED + target, reports, breakdown=breakdown)
    out = kjcx("summary", "--data", str(tmp_path), "--as-of", "2022-07-31", "--lang", "zh").out
    assert dict(re.findall(r"^\d+\. (.)：.*迟报1项（(最长\d+天)）$", out, re.MULTILINE)) == late


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("sample", REPORTS)
def test_no_form_lets_a_text_be_more_than_a_text(sample, language):
    report, locale = REPORTS[sample](), Locale(language)
    documents = [circular(report, locale, level=level) for level in ("full", "brief")]
    documents += [notice(report.only(lambda _: True, [unit.name]), unit.name, locale) for unit in report.units]
    for text in (markdown.page(document, folded=folded) for document in documents for folded in (False, True)):
        assert not CONTROL.search(text)
        html = MarkdownIt("commonmark", {"html": False}).enable("table").render(text)
        assert not re.search(r"<(b|em|a|img)[ >]", html)


def test_a_baseline_is_no_report_on_the_plan(tmp_path, kjcx):
    write(tmp_path, "measure: level, at_least: 120, unit: 家", {"甲": "2021-12-31: 96"})
    text = kjcx("summary", "--data", str(tmp_path), "--as-of", "2022-03-31", "--lang", "en").out
    assert "Up to 2022-03-31 the units have reported nothing that could be used." in text
    write(tmp_path, "measure: level, at_least: 120, unit: 家", {"甲": "2021-12-31: 96; 2022-03-31: {note: 核对中}"})
    text = kjcx("summary", "--data", str(tmp_path), "--as-of", "2022-03-31", "--lang", "en").out
    assert "Based on what the units have reported up to 2022-03-31" in text


def test_who_owes_nothing_is_not_asked_to_report(kjcx):
    run = ("summary", *SHIPPED, "--as-of", "2022-09-30", "--lang", "en", "--unit")
    asked = "report for the period to 2022-12-31 by 2023-01-10."
    assert asked in kjcx(*run, "盐井街道").out
    assert asked not in kjcx(*run, "区财政局").out


def test_what_is_achieved_by_growth_is_still_reported(tmp_path, kjcx):
    target = "measure: level, at_least: 120, unit: 家, baseline: 100, verdict: {method: compound}"
    write(tmp_path, target, {"甲": "2022-03-31: 130"})
    text = kjcx("summary", "--data", str(tmp_path), "--as-of", "2022-03-31", "--lang", "en").out
    assert "(achieved)" in text
    assert "report for the period to 2022-06-30 by" in text


def test_a_page_says_how_many_verdicts_have_moved(kjcx):
    done = kjcx("summary", "--data", str(DATA), "--as-of", "2022-09-30", "--since", "2022-06-30", "--level", "brief")
    [part] = re.findall(r"(?s)## 5\. Changes since 2022-06-30\n\n(.+?)\n\n## 6", done.out)
    assert re.fullmatch(r"(\d+ (worse|better|changed)[a-z ]*(, |\.))+", part)
