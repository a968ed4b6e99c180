"""What a table of tasks promises, by whom and until when, read from its words; what is not certain is left open."""

from datetime import date

import pytest

from kjchuangxin.drafts.cells import due_day, named_units
from kjchuangxin.drafts.wording import goals


def read(text):
    """Each target in short: name, measure, comparator, bound with unit, stage, 力争."""
    return [
        f"{one.name}|{one.measure}|{one.comparator} {one.bound}{one.unit}|{one.stage}{'力争' * one.aspirational}"
        for one in goals(text, range(2023, 2024))
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "新培育科技型企业50家以上、高新技术企业30家以上",
            ["新培育科技型企业|increment|at_least 50家|", "高新技术企业|increment|at_least 30家|"],
        ),
        ("50家以上、30家以上", ["||at_least 50家|", "||at_least 30家|"]),
        (
            "力争新增科技型企业、高新技术企业分别达到50家、30家以上",
            ["新增科技型企业|increment|at_least 50家|力争", "高新技术企业|increment|at_least 30家|力争"],
        ),
        ("新增50家以上科技型企业", ["新增科技型企业|increment|at_least 50家|"]),
        (
            "全社会研发支出增长15%以上，研发费用突破6亿元",
            ["全社会研发支出增长|rate|at_least 15%|", "研发费用||above 6亿元|"],
        ),
        (
            "到2023年底，新建5G基站1,200个；累计培训500人次，其中农民100人次",
            [
                "新建5G基站|increment|at_least 1200个|",
                "累计培训|increment|at_least 500人次|",
                "农民|increment|at_least 100人次|",
            ],
        ),
        ("到2024年底建成3个园区", ["到2024年底建成园区||at_least 3个|"]),
        ("失业率控制在4.3％以内", ["失业率|rate|at_most 4.3%|"]),
        ("失业率低于4.3%", ["失业率|rate|below 4.3%|"]),
        ("专利拥有量达到８.8件左右", ["专利拥有量|level|about 8.8件|"]),
        ("1.引进企业45-50家；2.出台管理办法", ["引进企业||between [45, 50]家|", "出台管理办法|milestone| |出台"]),
        ("推动园区提档升级\n2、争创国家高新区", ["推动园区提档升级|qualitative| |", "争创国家高新区|| |力争"]),
        ("加快编制规划", ["加快编制规划|| |"]),
        ("进入全市前3名", ["进入全市前3名|rank|at_most 3名|"]),
        ("用24个月建成", ["用24个月建成|| |"]),
        ("规模50人以上企业10家", ["规模50人以上企业10家|| |"]),
        ("突破6亿元以内", ["|| 6亿元|"]),
        ("确保40家，力争50家", ["确保||at_least 40家|", "||at_least 50家|力争"]),
        ("力争50家、确保40家", ["||at_least 50家|力争", "确保||at_least 40家|"]),
        ("近50家、约60家", ["近50家|| |", "约60家|| |"]),
        ("每季度开展活动2次", ["每季度开展活动2次|| |"]),
        ("安全事故0起", ["安全事故|| 0起|"]),
        ("", []),
    ],
)
def test_goals(text, found):
    assert read(text) == found


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("12月底", "2023-12-31"),
        ("2月底前", "2023-02-28"),
        ("2023年6月30日前", "2023-06-30"),
        ("6月", "2023-06-30"),
        ("6月前", None),
        ("第三季度", "2023-09-30"),
        ("年底前完成", "2023-12-31"),
        ("2024/3/31", "2024-03-31"),
        ("长期", None),
        ("2月30日", None),
        ("13月底", None),
    ],
)
def test_days(text, day):
    found = due_day(text, date(2023, 1, 1), date(2023, 12, 31))
    assert found == (date.fromisoformat(day) if day else None)


def test_a_day_without_a_year_is_not_known_in_a_plan_of_several():
    assert due_day("12月底", date(2023, 1, 1), date(2024, 12, 31)) is None
    assert due_day("2024年12月底", date(2023, 1, 1), date(2024, 12, 31)) == date(2024, 12, 31)


@pytest.mark.parametrize(
    ("text", "units", "groups", "clear"),
    [
        ("区科技局、区发改委等部门", ("区科技局", "区发改委"), ("等部门",), True),
        ("区科技局等有关部门", ("区科技局",), ("有关部门",), True),
        ("区商务局（外办、侨办）\n区经信局", ("区商务局（外办、侨办）", "区经信局"), (), True),
        ("各镇街", (), ("各镇街",), True),
        ("区规划和自然资源局以及各镇街", ("区规划和自然资源局",), ("各镇街",), True),
        ("责任领导：张三", ("责任领导：张三",), (), False),
    ],
)
def test_units(text, units, groups, clear):
    assert named_units(text) == (units, groups, clear)
