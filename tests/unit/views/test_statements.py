"""What is said of a target in sentences: whole texts, in both languages."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kjchuangxin.assess import assess
from kjchuangxin.assess.streaks import with_streaks
from kjchuangxin.i18n.locale import Locale
from kjchuangxin.report.report import Report
from kjchuangxin.source import find
from kjchuangxin.views.statements.aim import aim_in_words, aim_name
from kjchuangxin.views.statements.days import day_in_words, period_in_words, until
from kjchuangxin.views.statements.lacking import lacking
from kjchuangxin.views.statements.reached import reached
from repository import CASES, DATA, compare
from sample_report import plain
from workspaces import TODAY, checked, write

ZH, EN = Locale("zh"), Locale("en")
YEARS = CASES / "years"  # a plan of five years, with a target of every kind
PLACES = {"dongtou": "2023-12-31", "meishan": "2019-12-31", "ningguo": "2024-03-31", "xiaoxian": "2025-09-30"}


def on(folder: Path, day: str) -> Report:
    done = checked(find(None, folder, None))
    return with_streaks(done, assess(done, date.fromisoformat(day), today=TODAY, outlook=True))


def of(folder: Path, target: str, reports: str | dict[str, str], day: str, settings: str = "") -> tuple[str, str]:
    """What is said in Chinese of the one target of a workspace: how it stands, and what it lacks."""
    write(folder, target, {"甲": reports} if isinstance(reports, str) else reports, settings)
    report = on(folder, day)
    return reached(report.targets[0], report, ZH), lacking(report.targets[0], report, ZH)


def spoken(report: Report, locale: Locale) -> str:
    lines = []
    for result in report.targets:
        lines.append(f"{result.id} {result.name} [{result.pace}] {aim_in_words(result, locale)}")
        lines += [f"  {text}" for text in (reached(result, report, locale), lacking(result, report, locale)) if text]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("day", ["2021-12-31", "2022-12-31", "2023-12-31"])
def test_a_plan_of_several_years_is_spoken_of(day, language):
    compare(f"statements/years-{day}-{language}.txt", spoken(on(YEARS, day), Locale(language)))


@pytest.mark.parametrize(
    ("day", "language"),
    [("2022-06-30", "zh"), ("2022-08-17", "zh"), ("2022-09-30", "zh"), ("2022-09-30", "en"), ("2022-12-31", "zh")],
)
def test_the_shipped_plan_is_spoken_of(day, language):
    compare(f"statements/shipped-{day}-{language}.txt", spoken(on(DATA, day), Locale(language)))


@pytest.mark.parametrize(("name", "day"), PLACES.items())
def test_plans_of_other_places_are_spoken_of(name, day):
    compare(f"statements/{name}-zh.txt", spoken(on(CASES / "plans" / name, day), ZH))


MONTHLY = "reporting: {every: month}\n"
COUNTED = "measure: increment, at_least: 120, unit: 家"
THREE = "measure: increment, at_least: 30, unit: 家, reporters: [甲, 乙, 丙], collect: sum"
ABOUT = "measure: level, about: 8.8, unit: 件, baseline: 7.9"
STAGES = "measure: milestone, stages: [{name: 申报, due: 2022-03-31}, {name: 评审, due: 2022-06-29}, {name: 认定}]"


@pytest.mark.parametrize(
    ("target", "reports", "day", "said"),
    [
        (COUNTED, "2022-06-30: 60", "2022-06-30", ("截至6月底累计完成60家，完成年度目标的50.0%，与序时持平", "")),
        (
            COUNTED,
            "2022-06-30: 0; 2022-09-30: 0",
            "2022-09-30",
            (
                "截至9月底累计完成0家，欠序时75.0个百分点",
                "距序时差90家，距目标差120家；后3个月月均需新增40.0家（前9个月无进展）；已连续2期滞后",
            ),
        ),
        (
            COUNTED,
            "2022-06-30: 60; 2022-08-17: {value: 70, year_before: 80}",
            "2022-08-17",
            (
                "截至8月17日累计完成70家，完成年度目标的58.3%，欠序时4.2个百分点；同比下降12.5%；6月底以来新增10家",
                "距序时差5家，距目标差50家；后4.5个月月均需新增11.2家（前7.5个月月均9.3家）",
            ),
        ),
        (
            COUNTED,
            "2022-06-30: 119; 2022-12-31: 119",
            "2022-12-31",
            ("截至12月底累计完成119家，完成年度目标的99.2%；6月底以来无新增", "距目标差1家"),
        ),
        (
            "measure: increment, at_least: 10000, unit: 万元",
            "2022-06-30: 5000.4",
            "2022-06-30",
            ("截至6月底累计完成5000.4万元，完成年度目标的50.0%，超序时不足0.1个百分点", ""),
        ),
        (
            "measure: increment, at_least: 3000, unit: 万元",
            "2022-12-31: 2999.9",
            "2022-12-31",
            ("截至12月底累计完成2999.9万元，完成年度目标的99.9%", "距目标差0.1万元"),
        ),
        (
            "measure: increment, at_least: 100, unit: 万元",
            "2022-08-17: 62.5",
            "2022-08-17",
            (
                "截至8月17日累计完成62.5万元，完成年度目标的62.5%，欠序时0.4个百分点",
                "距序时差约0.403万元，距目标差37.5万元；后4.5个月月均需新增8.4万元（前7.5个月月均8.3万元）",
            ),
        ),
        (
            "measure: increment, at_most: 20, unit: 起",
            "2022-06-30: {value: 12, by: 2022-06-15}",
            "2022-06-30",
            ("截至6月底已有12起，占全年上限的60.0%，比序时多10.0个百分点", "超出序时2起；时限6月15日，已过"),
        ),
        (
            "measure: increment, at_most: 20, unit: 起",
            "2022-06-30: 22",
            "2022-06-30",
            ("截至6月底已有22起，占全年上限的110.0%，比序时多60.0个百分点", "超出序时12起，超出上限2起"),
        ),
        (
            "measure: increment, below: 20, unit: 起",
            "2022-06-30: 20",
            "2022-06-30",
            ("截至6月底已有20起，占全年上限的100.0%，已不低于该值，比序时多50.0个百分点", "超出序时10起，超出上限1起"),
        ),
        (
            "measure: level, above: 10, unit: 家",
            "2022-06-30: 8",
            "2022-06-30",
            ("截至6月底达到8家，低于目标2家", "后6个月月均需净增0.5家"),
        ),
        (
            "measure: level, between: [8, 12], unit: 吨, baseline: 20",
            "2022-06-30: 4",
            "2022-06-30",
            ("截至6月底降至4吨，低于目标下限4吨", ""),
        ),
        (
            "measure: level, at_least: 50, unit: 家, reporters: [甲, 乙], collect: sum",
            {"甲": "2022-06-30: {note: 名单已报。}", "乙": "2022-06-30: {note: '核对中；'}"},
            "2022-06-30",
            ("尚无数据；进展情况：甲：名单已报；乙：核对中", ""),
        ),
        (
            "measure: qualitative",
            "2022-06-30: {state: under_way, note: 走访30家等...}",
            "2022-06-30",
            ("推进中：走访30家等...", ""),
        ),
        (
            "measure: qualitative",
            "2022-06-30: {state: under_way, note: Under way.}",
            "2022-06-30",
            ("推进中：Under way", ""),
        ),
        (
            "measure: increment, at_most: 20.5, unit: 亩",
            "2022-06-30: 8",
            "2022-06-30",
            ("截至6月底已使用8亩，占全年上限的39.0%，比序时少11.0个百分点", ""),
        ),
        (
            ABOUT,
            "2022-12-31: 8.6",
            "2022-12-31",
            ("截至12月底达到8.6件，较年初净增0.7件（全年应增0.9件的77.8%），在允许的幅度内", ""),
        ),
        (
            "measure: level, at_least: 500, unit: 家, baseline: 520",
            "2022-06-30: 510",
            "2022-06-30",
            ("截至6月底为510家，高于目标10家", ""),
        ),
        (
            "measure: level, at_most: 80, unit: 万吨, baseline: 100",
            "2022-06-30: 101; 2022-09-30: 95",
            "2022-06-30",
            (
                "截至6月底为101万吨，较年初上升1万吨（全年应降20万吨），欠序时55.0个百分点",
                "距序时差11万吨，距目标差21万吨；后6个月月均需下降3.5万吨（前6个月月均上升0.2万吨）",
            ),
        ),
        (
            "measure: rate, above: 6, unit: '%'",
            "2022-06-30: 6",
            "2022-06-30",
            ("截至6月底达到6%，与目标持平，尚未突破", ""),
        ),
        (
            "measure: rate, below: 4.3, unit: '%'",
            "2022-06-30: 4.3",
            "2022-06-30",
            ("截至6月底为4.3%，与控制上限持平，尚未低于该值", ""),
        ),
        (
            "measure: rate, at_least: 0.2, unit: 个百分点, baseline: 0, pace: linear",
            "2022-06-30: 0.05",
            "2022-06-30",
            (
                "截至6月底达到0.05个百分点，较年初提高0.05个百分点（全年应提高0.2个百分点的25.0%），欠序时25.0个百分点",
                "距序时差0.05个百分点，距目标差0.15个百分点；后6个月月均需提高0.03个百分点（前6个月月均0.01个百分点）",
            ),
        ),
        (
            "measure: rank, at_most: 3, unit: 位",
            "2022-06-30: {value: 2, year_before: 4}",
            "2022-06-30",
            ("截至6月底居第2位，优于目标1位；上年同期第4位", ""),
        ),
        (
            "measure: level, between: [45, 50], unit: 分",
            "2022-06-30: 48",
            "2022-06-30",
            ("截至6月底达到48分，在目标区间内", ""),
        ),
        (
            "measure: level, between: [45, 50], unit: 分",
            "2022-06-30: 40",
            "2022-06-30",
            ("截至6月底达到40分，低于目标下限5分", "后6个月月均需净增0.8分"),
        ),
        (
            STAGES,
            "2022-04-01: {stage: 申报}; 2022-06-30: {note: 材料已报}",
            "2022-06-30",
            ("已完成“申报”（逾期1天）；“评审”应于6月29日前完成，已逾期1天", ""),
        ),
        (
            "measure: milestone, stages: [{name: 申报, due: 2022-03-31}, {name: 认定, due: 2022-09-30}]",
            "2022-03-31: {stage: 申报}; 2022-12-31: {note: 待认定}",
            "2022-12-31",
            ("已完成“申报”；“认定”应于9月30日前完成，已逾期92天", ""),
        ),
        (
            "measure: milestone, stages: [{name: 申报, due: 2022-06-30}]",
            "2022-06-30: {note: 材料未齐}",
            "2022-06-30",
            ("“申报”应于6月30日前完成，尚未完成", ""),
        ),
        (
            "measure: increment, at_least: 30, unit: 家",
            "2022-06-30: {note: 第一批申报12家。}",
            "2022-06-30",
            ("尚无数据；进展情况：第一批申报12家", ""),
        ),
        (
            "measure: qualitative",
            "2022-06-30: {note: 正在谋划。}",
            "2022-06-30",
            ("尚未填报状态；进展情况：正在谋划", ""),
        ),
        (
            "measure: qualitative",
            "2022-03-31: {state: under_way, note: 已启动。}",
            "2022-06-30",
            ("截至3月底推进中：已启动；甲本期未更新", ""),
        ),
        (
            THREE,
            {"甲": "2022-03-31: 3; 2022-06-30: 8", "乙": "2022-03-31: 2"},
            "2022-06-30",
            ("截至6月底累计完成10家（乙为以前的数；不含丙），完成年度目标的33.3%", ""),
        ),
        (
            "measure: increment, at_least: 30, unit: 家, reporters: [甲, 乙], collect: sum",
            {"甲": "2022-06-30: 8", "乙": "2022-07-15: 9"},
            "2022-07-15",
            ("截至7月15日累计完成17家，完成年度目标的56.7%，超序时6.7个百分点（按6月底序时计算）", ""),
        ),
        (
            "measure: level, at_least: 50, unit: '%', verdict: {method: trend}",
            "2022-06-30: 3",
            "2022-06-30",
            ("看趋势至少要有4个年度数", ""),
        ),
    ],
)
def test_a_target_is_spoken_of(tmp_path, target, reports, day, said):
    assert of(tmp_path, target, reports, day) == said


@pytest.mark.parametrize(
    ("reports", "day", "said"),
    [
        (
            "2022-03-31: 10; 2022-11-30: 20",
            "2022-11-30",
            (
                "截至11月底累计完成20家，完成年度目标的16.7%，欠序时75.0个百分点；3月底以来新增10家",
                "距序时差90家，距目标差100家；最后1个月需新增100.0家（前11个月月均1.8家）；已连续9期滞后",
            ),
        ),
        (
            "2022-01-31: 1",
            "2022-01-31",
            (
                "截至1月底累计完成1家，完成年度目标的0.8%，欠序时7.5个百分点",
                "距序时差9家，距目标差119家；后11个月月均需新增10.8家（首月1.0家）",
            ),
        ),
    ],
)
def test_the_first_and_the_last_month_are_spoken_of(tmp_path, reports, day, said):
    assert of(tmp_path, COUNTED, reports, day, MONTHLY) == said


YEAR, SEVERAL = "2022-12-31", "2024-12-31"


@pytest.mark.parametrize(
    ("start", "every", "end", "chinese", "english"),
    [
        ("2022-09-01", "month", YEAR, "9月", "September"), ("2022-12-01", "month", YEAR, "12月", "December"),
        ("2022-07-01", "quarter", YEAR, "三季度", "the third quarter"),
        ("2022-01-01", "half", YEAR, "上半年", "the first half"),
        ("2022-07-01", "half", YEAR, "下半年", "the second half"), ("2022-01-01", "year", YEAR, "全年", "the year"),
        ("2023-09-01", "month", SEVERAL, "2023年9月", "September 2023"),
        ("2023-10-01", "quarter", SEVERAL, "2023年四季度", "the fourth quarter of 2023"),
        ("2023-01-01", "half", SEVERAL, "2023年上半年", "the first half of 2023"),
        ("2023-01-01", "year", SEVERAL, "2023年", "2023"),
        ("2022-05-01", "quarter", YEAR, "5—7月", "2022-05-01 to 2022-07-31"),
        ("2022-11-01", "quarter", SEVERAL, "2022年11月—2023年1月", "2022-11-01 to 2023-01-31"),
        ("2022-03-16", "month", YEAR, "3月16日至4月15日", "2022-03-16 to 2022-04-15"),
    ],
)  # fmt: skip
def test_a_period_has_a_name(start, every, end, chinese, english):
    report = replace(plain(), period=(date(2022, 1, 1), date.fromisoformat(end)))
    day = date.fromisoformat(start)
    assert (period_in_words(day, every, report, ZH), period_in_words(day, every, report, EN)) == (chinese, english)


@pytest.mark.parametrize(
    ("day", "end", "of_day", "of_figures"),
    [
        ("2022-08-17", YEAR, "8月17日", "8月17日"), ("2022-02-28", YEAR, "2月28日", "2月底"),
        ("2022-12-31", YEAR, "12月31日", "12月底"), ("2021-12-31", YEAR, "2021年12月31日", "2021年底"),
        ("2024-02-28", SEVERAL, "2024年2月28日", "2024年2月28日"),
        ("2024-02-29", SEVERAL, "2024年2月29日", "2024年2月底"),
        ("9999-12-31", SEVERAL, "9999年12月31日", "9999年底"),
    ],
)  # fmt: skip
def test_a_day_has_its_year_where_the_plan_knows_another(day, end, of_day, of_figures):
    report, when = replace(plain(), period=(date(2022, 1, 1), date.fromisoformat(end))), date.fromisoformat(day)
    assert (day_in_words(when, report, ZH), until(when, report, ZH)) == (of_day, of_figures)
    assert day_in_words(when, report, EN) == until(when, report, EN) == day


def test_an_aim_is_that_of_the_year_only_in_its_own_year():
    names = {result.id: aim_name(result, report, ZH) for report in (on(YEARS, YEAR),) for result in report.targets}
    assert set(names.values()) == {"目标"}
    report = on(DATA, "2022-09-30")
    assert {aim_name(result, report, ZH) for result in report.targets if result.id in {"T9-1", "T9-2"}} == {"目标"}
    assert {aim_name(result, report, ZH) for result in report.targets if result.id == "T3-1"} == {"年度目标"}


@pytest.mark.parametrize(
    ("reports", "day", "count"),
    [
        ("2022-03-31: 30; 2022-06-30: 40; 2022-09-30: 50", "2022-09-30", 2),  # slipping, then behind
        ("2022-03-31: 10; 2022-06-30: 60; 2022-09-30: 61", "2022-09-30", 1),  # in between it was not
        ("2022-03-31: 10; 2022-06-30: 20; 2022-09-30: 90", "2022-09-30", 0),
        ("2022-03-31: 10; 2022-06-30: 20; 2022-09-30: 30; 2022-12-31: 40", "2022-12-31", 4),  # missed at last
        ("2022-03-31: 10", "2022-09-30", 3),  # by the only figure that there is
        ("2022-03-31: 30; 2022-06-30: 40; 2022-08-17: 45", "2022-08-17", 1),  # the third quarter has not ended
        ("2022-08-17: 5", "2022-08-17", 0),  # behind, but at no period's end
        ("2022-03-31 (2022-08-01): 10; 2022-06-30: 20", "2022-06-30", 2),  # what came late is known now
    ],
)
def test_for_how_many_periods_in_a_row_it_is_behind(tmp_path, reports, day, count):
    write(tmp_path, "measure: increment, at_least: 100, unit: 家", {"甲": reports})
    assert on(tmp_path, day).targets[0].periods_behind == count


def test_nobody_who_does_not_ask_is_told_for_how_many_periods(tmp_path):
    done = checked(write(tmp_path, "measure: increment, at_least: 100, unit: 家", {"甲": "2022-03-31: 10"}))
    assert assess(done, date(2022, 3, 31), today=TODAY).targets[0].periods_behind is None


@pytest.mark.parametrize(
    ("day", "due"),
    [
        ("2022-05-31", ("2022-06-30", "2022-07-10")), ("2022-06-30", ("2022-09-30", "2022-10-10")),
        ("2022-11-30", ("2022-12-31", "2023-01-10")), ("2022-12-31", None),
    ],
)  # fmt: skip
def test_the_next_period_ends_later(tmp_path, day, due):
    write(tmp_path, "measure: increment, at_least: 100, unit: 家", {"甲": "2022-03-31: 10"})
    assert on(tmp_path, day).next_period == (due and tuple(map(date.fromisoformat, due)))


def test_a_period_due_before_the_plan_was_issued_is_not_the_next(tmp_path):
    write(tmp_path, "measure: increment, at_least: 100, unit: 家", {"甲": ""}, settings="issued: 2022-04-26\n")
    assert on(tmp_path, "2022-02-28").next_period == (date(2022, 6, 30), date(2022, 7, 10))
