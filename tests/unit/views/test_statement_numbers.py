"""Every number in the sentences, reckoned again from the machine output by an arithmetic of its own."""

import json
import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from kjchuangxin.assess import assess
from kjchuangxin.assess.streaks import with_streaks
from kjchuangxin.cli import formats
from kjchuangxin.formats.screen import Screen
from kjchuangxin.i18n.locale import Locale
from kjchuangxin.source import find
from kjchuangxin.views.statements.lacking import lacking
from kjchuangxin.views.statements.reached import reached
from repository import CASES, DATA
from workspaces import TODAY, checked, write

ZH = Locale("zh")
DAY = timedelta(days=1)
MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}
WIDE = Context(prec=80)
N = r"(-?\d+(?:\.\d+)?)"
BEHIND = {"slipping", "behind", "missed", "regressing", "not_started"}


def exact(data):
    """JSON's numbers as fractions; a quotient of 12 digits as the nearest simple one."""
    if isinstance(data, dict):
        return {key: exact(value) for key, value in data.items()}
    if isinstance(data, list):
        return [exact(value) for value in data]
    if isinstance(data, bool) or not isinstance(data, int | Decimal):
        return data
    value = Fraction(data)
    simple = value.limit_denominator(10**5)
    return simple if value and abs(simple / value - 1) < Fraction(1, 10**11) else value


def half_up(value: Fraction, digits: int) -> Decimal:
    decimal = WIDE.divide(Decimal(value.numerator), Decimal(value.denominator))
    return decimal.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP, WIDE)


def digits_of(text: str) -> int:
    return len(text.partition(".")[2])


def decimals(value: Fraction) -> int:
    """The decimals with which a number was given."""
    return next(count for count in range(40) if (value * 10**count).denominator == 1)


def gone(start: date, end: date) -> Fraction:
    """Months, day by day."""
    days = (start + number * DAY for number in range((end - start).days + 1))
    return sum((Fraction(1, monthrange(day.year, day.month)[1]) for day in days), Fraction(0))


@dataclass
class Target:
    """What is known of a target: its JSON, its window, and of its plan the period, the rhythm and the day."""

    data: dict
    before: dict[str, Fraction]  # what was reported of the year before, by the day
    window: tuple[date, date]
    period: tuple[date, date]
    every: str
    as_of: date

    def __getattr__(self, name):
        return self.data[name]

    # Words for days

    def year(self, day: date) -> str:
        alone = self.period[0].year == self.period[1].year == day.year
        return "" if alone else f"{day.year}年"

    def day(self, day: date) -> str:
        return f"{self.year(day)}{day.month}月{day.day}日"

    def until(self, day: date) -> str:
        if day.day < monthrange(day.year, day.month)[1]:
            return self.day(day)
        return f"{day.year}年底" if self.year(day) and day.month == 12 else f"{self.year(day)}{day.month}月底"

    @property
    def yearly(self) -> bool:
        first, last = date(self.as_of.year, 1, 1), date(self.window[0].year, 12, 31)
        only = self.period[0].year == self.period[1].year == self.window[0].year
        return only and self.window == (first.replace(year=self.window[0].year), last)

    # Numbers that follow from others

    @property
    def sparing(self) -> bool:
        return self.comparator in {"at_most", "below"}

    @property
    def down(self) -> bool:
        return self.sparing or (self.comparator == "between" and (self.baseline or 0) > self.target[1])

    @property
    def sign(self) -> int:
        return -1 if self.down else 1

    @property
    def bound(self) -> Fraction:
        if self.comparator == "between":
            return self.target[1] if self.down else self.target[0]
        return self.expected if isinstance(self.target, dict) else self.target

    @property
    def given(self) -> int:
        """The most decimals with which one of its numbers was given."""
        numbers = [self.value, self.baseline, self.bound, *(self.target if self.comparator == "between" else ())]
        return max(decimals(one) for one in numbers if one is not None)

    @property
    def short(self) -> Fraction:
        """What lacks to a value that meets the target; a company more than the bound where that is to be passed."""
        more = self.comparator in {"above", "below"} and self.unit == "家" and self.measure in {"increment", "level"}
        return (self.bound - self.value) * self.sign + more

    @property
    def ended(self) -> bool:
        return date.fromisoformat(self.judged_on) >= self.window[1]

    # What a sentence may say

    def amount(self, text: str, value: Fraction, about: str = "") -> None:
        """A distance: exact, or called about."""
        if not about:
            assert Fraction(text) == abs(value)
        else:
            assert digits_of(text) >= self.given + 2
            assert Decimal(text) == half_up(abs(value), digits_of(text)) != Decimal(str(0))
            assert Fraction(text) != abs(value)

    def points(self, text: str | None, value: Fraction) -> None:
        """A difference of shares."""
        if text is None:
            assert 0 < abs(value) < Fraction(5, 10**4)
        else:
            assert (digits_of(text), Decimal(text)) == (1, half_up(abs(value) * 100, 1))

    def share(self, text: str, value: Fraction) -> None:
        shown = half_up(value * 100, 1)
        assert (digits_of(text), Decimal(text)) == (1, min(shown, Decimal("99.9")) if value < 1 else shown)

    def monthly(self, text: str, value: Fraction) -> None:
        ends = self.target if self.comparator == "between" else [self.bound]
        usual = 1 + max(map(decimals, ends))
        assert Decimal(text) == half_up(abs(value), digits_of(text))
        assert digits_of(text) == usual or (half_up(value, usual) == 0 and Decimal(text) != 0)

    def figure(self, found):
        assert found["day"] == self.until(date.fromisoformat(self.value_as_of))
        assert Fraction(found["n"]) == self.value
        if found["verb"] == "降至":
            assert self.down
            assert self.value < self.baseline
        if found["verb"] in {"已使用", "已有"}:
            assert self.sparing

    def done(self, found):
        assert bool(found["year"]) == self.yearly
        assert found["end"] == ({True: "上限", False: "下限"}[self.down] if self.comparator == "between" else None)
        self.share(found["n"], self.value / self.bound)

    def used(self, found):
        assert bool(found["year"]) == self.yearly
        self.share(found["n"], self.value / self.target)

    def moved(self, found):
        change, way = self.value - self.baseline, self.bound - self.baseline
        verbs = {"净增": 1, "提高": 1, "上升": 1, "净减": -1, "下降": -1, None: 0}
        assert (change > 0) - (change < 0) == verbs[found["verb"]]
        if change:
            self.amount(found["n"], change, found["about"])
        assert (found["base"] == "年初") == self.yearly
        if found["whole"] is None:
            assert way == 0
            return
        assert found["span"] == ("全年" if self.yearly else f"到{self.until(self.window[1])}")
        assert {"增": 1, "提高": 1, "降": -1}[found["to"]] * way > 0
        self.amount(found["whole"], way, found["wholly"])
        if change * way > 0:
            self.share(found["share"], change / way)
        else:
            assert found["share"] is None

    @property
    def ahead(self) -> Fraction:
        return (self.value - self.expected) / (self.bound - self.baseline)

    def early(self, found):
        assert (self.ahead > 0) == (found["side"] == "超")
        assert self.ahead
        assert not self.ended
        self.points(found["n"], self.ahead)
        assert half_up(abs(self.gap_points), 3) == half_up(abs(self.ahead * 100), 3)

    def rest(self, found):
        assert (self.value < self.expected) == (found["side"] == "少")
        self.points(found["n"], (self.expected - self.value) / self.target)

    def even(self, _):
        assert self.value == self.expected

    def early_done(self, _):
        assert (self.pace, self.ended) == ("achieved", False)

    def away(self, found):
        low, high = self.target if self.comparator == "between" else (self.bound, self.bound)
        end = high if self.value > high else low
        assert (self.value < end) == (found["side"] == "低于")
        assert found["end"] == ({True: "目标上限", False: "目标下限"}[end is high] if low != high else found["end"])
        assert (found["end"] == "控制上限") == self.sparing
        self.amount(found["n"], self.value - end, found["about"])

    def level(self, _):
        assert self.value == self.bound

    def inside(self, _):
        assert self.target[0] <= self.value <= self.target[1]

    def beyond(self, found):
        self.amount(found["n"], self.target[0] - self.value if self.down else self.value - self.target[1])

    def place(self, found):
        assert found["day"] == self.until(date.fromisoformat(self.value_as_of))
        assert Fraction(found["n"]) == self.value

    def places(self, found):
        assert (found["side"] == "距") == (self.value > self.target)
        assert Fraction(found["n"]) == abs(self.value - self.target)

    def of_expected(self, found):
        self.share(found["n"], self.value / self.expected)

    def open(self, found):
        assert found["side"] == {"above": "突破", "below": "低于该值"}[self.comparator]
        assert self.value == self.bound

    def year_on_year(self, found):
        change = self.data["year_on_year"]
        assert (change > 0) == (found["side"] in {"增长", "提高"})
        if found["unit"] == "%":
            self.share(found["n"], abs(change))
        else:
            self.amount(found["n"], change)

    def same(self, _):
        assert self.data["year_on_year"] == 0

    def year_before(self, found):
        assert Fraction(found["n"] or found["place"]) == self.before[self.value_as_of]

    def gained(self, found):
        assert self.gain
        assert (self.gain > 0) == (found["side"] == "新增")
        self.amount(found["n"], self.gain)
        self.since(found)

    def nothing(self, found):
        assert self.gain == 0
        self.since(found)

    def since(self, found):
        since = date.fromisoformat(self.gain_since)
        if found["time"].endswith("以来"):
            assert found["time"] == f"{self.until(since)}以来"
            return
        start, value_as_of = since + DAY, date.fromisoformat(self.value_as_of)
        months = MONTHS[self.every]
        assert start.day == 1
        assert gone(start, value_as_of) == months or value_as_of == self.period[1]
        names = {"half": ("上半年", "下半年"), "quarter": ("一季度", "二季度", "三季度", "四季度")}
        name = names.get(self.every, [f"{month}月" for month in range(1, 13)])[(start.month - 1) // months]
        year = f"{start.year}年" if self.year(start) else "全年"
        assert found["time"] == (year if self.every == "year" else self.year(start) + name)

    def behind_schedule(self, found):
        self.amount(found["n"], (self.expected - self.value) * self.sign, found["about"])
        assert (self.expected - self.value) * self.sign > 0
        assert (found["side"] == "超出序时") == (self.sparing and self.measure == "increment")

    def behind_target(self, found):
        assert self.short > 0
        self.amount(found["n"], self.short, found["about"])

    def by_month(self, found):
        left = gone(self.as_of + DAY, self.window[1])
        assert Decimal(found["left"] or 1) == half_up(left, digits_of(found["left"] or ""))
        assert left.denominator == 1 or digits_of(found["left"]) == 1
        self.monthly(found["n"], self.short / left)
        assert (found["verb"] == "下降") == self.down
        if found["first"] is None:
            return
        so_far = gone(self.window[0], date.fromisoformat(self.value_as_of))
        assert Decimal(found["gone"] or 1) == half_up(so_far, digits_of(found["gone"] or ""))
        pace = (self.value - self.baseline) * self.sign / so_far
        self.monthly(found["so_far"] or "0.0", pace) if found["so_far"] else self.even_pace(pace)
        assert bool(found["back"]) == (pace < 0)

    def even_pace(self, pace):
        assert pace == 0

    # Stages

    def overdue(self, found):
        (stage,) = (one for one in self.stages if one["name"] == found["stage"])
        due = date.fromisoformat(stage["due"])
        assert found["due"] == self.day(due)
        days = (date.fromisoformat(self.judged_on) - due).days
        assert not stage["done"]
        assert int(found["n"] or 0) == max(days, 0)
        assert (found["day"] is None) == (self.judged_on == self.as_of.isoformat())
        assert found["day"] in {None, self.until(date.fromisoformat(self.judged_on))}
        assert days >= 0 or found["day"]

    def coming(self, found):
        (stage,) = (one for one in self.stages if one["name"] == found["stage"])
        due = date.fromisoformat(stage["due"])
        assert found["due"] == self.day(due)
        assert self.judged_on is None or due > date.fromisoformat(self.judged_on)
        assert bool(found["next"]) == self.stages[0]["done"]

    def completed(self, found):
        late = {one["name"]: one["late_by"] for one in self.stages if one["done"]}
        named = re.findall(r"“([^”]+)”(?:（逾期(\d+)天）)?", found["stages"])
        assert {name: int(days or 0) for name, days in named} == late


def patterns(target: Target) -> Iterator[tuple[str, Callable[..., None]]]:
    """What each part of a sentence may be, with what checks it."""
    unit = re.escape(target.unit or "")
    apart = "个百分点" if target.unit == "%" else unit
    yield (
        rf"截至(?P<day>.+?)(?P<verb>新增|累计完成|达到|为|降至|已使用|已有)(?P<n>{N}){unit}(?:（[^）]+）)?",
        target.figure,
    )
    yield rf"截至(?P<day>.+?)居第(?P<n>{N})位", target.place
    yield rf"完成(?P<year>年度)?目标(?P<end>下限|上限)?的(?P<n>{N})%", target.done
    yield rf"占(?P<year>全年)?上限的(?P<n>{N})%", target.used
    whole = (
        rf"(?:（(?P<span>全年|到.+?)应(?P<to>增|降|提高)(?P<wholly>约)?(?P<whole>{N}){apart}(?:的(?P<share>{N})%)?）)?"
    )
    base = r"(?P<base>年初|基期（[^）]+）)"
    yield rf"较{base}(?P<verb>净增|净减|提高|下降|上升)(?P<about>约)?(?P<n>{N}){apart}{whole}", target.moved
    yield rf"与{base}持平(?P<verb>x)?{whole}", target.moved
    yield rf"(?P<side>超|欠)序时(?:(?P<n>{N})|不足0\.1)个百分点(?:（按.+?序时计算）)?", target.early
    yield rf"比序时(?P<side>少|多)(?:(?P<n>{N})|不足0\.1)个百分点", target.rest
    yield r"与序时持平", target.even
    yield r"与上年同期持平", target.same
    yield r"已提前完成", target.early_done
    bound = r"(?P<end>目标|控制上限|目标下限|目标上限|[^，；]+（[^）]+）)"
    yield rf"(?P<side>低于|高于){bound}(?P<about>约)?(?P<n>{N}){apart}", target.away
    yield rf"与{bound}持平", target.level
    yield r"在目标区间内", target.inside
    yield rf"超出目标区间(?P<n>{N}){apart}", target.beyond
    yield (
        rf"(?P<side>距|优于)目标差?(?P<about>约)?(?P<n>{N}){unit}",
        target.places if target.measure == "rank" else target.behind_target,
    )
    yield rf"达到序时要求的(?P<n>{N})%", target.of_expected
    yield r"尚未(?P<side>突破|低于该值)", target.open
    yield rf"同比(?P<side>增长|下降|提高)(?P<n>{N})(?P<unit>%|个百分点)", target.year_on_year
    yield rf"上年同期(?:第(?P<place>{N})位|(?P<n>{N}){unit})", target.year_before
    yield rf"(?P<time>[^，；需]+?)(?P<side>新增|净减)(?P<n>{N}){apart}", target.gained
    yield r"(?P<time>[^，；]+?)无新增", target.nothing
    yield rf"(?P<side>距序时差|超出序时)(?P<about>约)?(?P<n>{N}){apart}", target.behind_schedule
    yield rf"(?:距目标差|超出上限)(?P<about>约)?(?P<n>{N}){apart}", target.behind_target
    so_far = rf"(?P<back>净减|下降|上升)?(?:(?P<so_far>{N}){apart}|无进展)"
    first = rf"(?P<first>（(?:前(?P<gone>{N})个月(?:月均)?|首月){so_far}）)?"
    last = rf"(?:后(?P<left>{N})个月月均|最后1个月)需(?P<verb>新增|净增|提高|下降)(?P<n>{N}){apart}"
    yield last + first, target.by_month
    due = r"“(?P<stage>[^”]+)”应于(?P<due>.+?)前完成"
    yield rf"{due}，(?:截至(?P<day>.+?))?(?:已逾期(?P<n>\d+)天|尚未完成)", target.overdue
    yield rf"(?P<next>下一节点)?{due}", target.coming
    yield r"[^\d，；]+?(?:漏报|待报|本期未更新|所报有误，未采用)|尚无(?:数据|进展信息)", lambda _: None
    yield r"(?:截至.+?)?已完成(?P<stages>(?:“[^”]+”(?:（逾期\d+天）)?、?)+)", target.completed


def prove(sentence: str, target: Target) -> None:
    """Every part of a sentence is one that is known, and its numbers are right."""
    left = sentence
    while left:
        for pattern, holds in patterns(target):
            found = re.match(rf"(?:{pattern})(?=[，；]|$)", left)
            if found:
                holds(found.groupdict())
                break
        assert found, f"{left} of {sentence}"
        left = left[found.end() :].lstrip("，；")


def windows_of(plan: dict) -> dict[str, tuple[date, date]]:
    """The windows of a plan's targets, as it is written."""
    found = {}
    for section in plan.get("sections") or [plan]:
        for task in section["tasks"]:
            for target in task["targets"]:
                window = target.get("window") or {**plan["period"], **({"end": task["due"]} if "due" in task else {})}
                found[target["id"]] = (window["start"], window["end"])
    return found


def year_before_of(folder: Path) -> dict[str, dict[str, Fraction]]:
    """What the reports say of the year before, by target and day."""
    found: dict[str, dict[str, Fraction]] = {}
    for path in (folder / "progress").glob("*.yaml"):
        for report in yaml.safe_load(path.read_text("utf-8"))["reports"]:
            for id_, entry in (report["entries"] or {}).items():
                if isinstance(entry, dict) and "year_before" in entry:
                    found.setdefault(id_, {})[report["as_of"].isoformat()] = Fraction(str(entry["year_before"]))
    return found


def ends_of(period: tuple[date, date], every: str) -> list[date]:
    """The ends of the reporting periods of a plan of whole years."""
    months = [(year, month) for year in range(period[0].year, period[1].year + 1) for month in range(1, 13)]
    return [date(*one, monthrange(*one)[1]) for one in months if one[1] % MONTHS[every] == 0]


def machine(report) -> dict:
    return exact(json.loads(formats.status(report, "json", ZH, Screen(80, colour=False)), parse_float=Decimal))


def proved(folder: Path, day: date, printed: dict | None = None) -> int:
    """How many targets' sentences were proved, of a workspace on a day."""
    (path,) = folder.glob("workplan-*.yaml")
    plan, done = yaml.safe_load(path.read_text("utf-8")), checked(find(None, folder, None))
    before = year_before_of(folder)
    windows, period = windows_of(plan), (plan["period"]["start"], plan["period"]["end"])
    every = plan.get("reporting", {}).get("every", "quarter")
    ended = [end for end in ends_of(period, every) if end <= day]
    report = with_streaks(done, assess(done, day, today=TODAY, outlook=True))
    data = printed or machine(report)
    ended = ended if any(one["pace"] in BEHIND for one in data["targets"]) else []
    earlier = [machine(assess(done, end, today=TODAY))["targets"] for end in reversed(ended)]
    for at, (result, known) in enumerate(zip(report.targets, data["targets"], strict=True)):
        target = Target(known, before.get(known["id"], {}), windows[known["id"]], period, every, day)
        said, lack = reached(result, report, ZH), lacking(result, report, ZH)
        note = (known["progress_note"] or "").rstrip("。")
        if known["measure"] == "qualitative":
            state = {"not_started": "未启动", "under_way": "推进中", "done": "已完成"}
            state[None] = "尚未填报状态" if note else "尚无进展信息"
            newest = known["judged_on"]
            older = known["value"] and newest != str(day)
            start = (f"截至{target.until(date.fromisoformat(newest))}" if older else "") + state[known["value"]]
            assert said.startswith(start)
            said = said.removeprefix(start).replace(note, "")
            assert re.fullmatch(r"：?(；进展情况：)?(；.+(漏报|本期未更新|待报))?", said)
        else:
            prove(said.replace(f"；进展情况：{note}", "").replace(f"；{known['reason']}", ""), target)
        paces = [one[at]["pace"] in BEHIND for one in earlier]
        in_a_row = paces.index(False) if False in paces else len(paces)
        prove(without_row_and_day(lack, result.reporting.by, in_a_row, target), target)
        assert bool(lack) <= (known["pace"] in BEHIND)
    return len(report.targets)


def without_row_and_day(sentence: str, by: date | None, in_a_row: int, target: Target) -> str:
    """A sentence without by when it is to be put right, and for how long it is behind, which are proved here."""
    if by is not None and target.pace in BEHIND:
        end = f"时限{target.day(by)}{'，已过' if by < target.as_of else ''}"
        assert sentence.endswith(end)
        sentence = sentence.removesuffix(end).removesuffix("；")
    if in_a_row > 1 and target.pace in BEHIND:
        row = f"已连续{in_a_row}期滞后"
        assert sentence.endswith(row)
        sentence = sentence.removesuffix(row).removesuffix("；")
    return sentence


@pytest.mark.parametrize("day", ["2022-03-31", "2022-06-30", "2022-08-17", "2022-09-30", "2022-12-31"])
def test_the_numbers_of_the_shipped_plan(day, kjcx):
    printed = kjcx("status", "--data", str(DATA), "--as-of", day, "--format", "json")
    assert proved(DATA, date.fromisoformat(day), exact(json.loads(printed.out, parse_float=Decimal))) == 66


PLANS = {"dongtou": 2023, "meishan": 2019, "ningguo": 2024, "qiaocheng": 2023, "xiaoxian": 2025}


@pytest.mark.parametrize(("name", "year"), PLANS.items())
def test_the_numbers_of_plans_of_other_places(name, year):
    for day in ((3, 31), (6, 30), (9, 30), (12, 31)):
        assert proved(CASES / "plans" / name, date(year, *day))


MEASURES = st.sampled_from(
    [
        "measure: increment, at_least: {more}, unit: 家",
        "measure: increment, above: {more}, unit: 家",
        "measure: increment, at_least: {more}.5, unit: 亿元",
        "measure: increment, between: [{more}, 90], unit: 场",
        "measure: increment, at_most: {more}, unit: 亩",
        "measure: increment, at_least: {more}, unit: 家, checkpoints: {{2022-06-30: 10, 2022-10-31: 20}}",
        "measure: increment, at_least: {more}, unit: 家, window: {{start: 2022-01-01, end: 2022-10-31}}",
        "measure: increment, at_least: {more}, unit: 万元, window: {{start: 2021-01-01, end: 2022-12-31}}",
        "measure: level, at_least: {more}, unit: 家, baseline: {less}",
        "measure: level, above: {more}, unit: 家, baseline: {less}",
        "measure: level, at_most: {less}, unit: 万吨, baseline: {more}.25",
        "measure: level, between: [{less}, {more}], unit: 分, baseline: 80",
        "measure: level, at_least: {more}, unit: 分",
        "measure: level, at_least: {more}, unit: 家, checkpoints: {{2022-03-31: 10, 2022-09-30: 20}}",
        "measure: rate, at_least: {more}.25, unit: '%'",
        "measure: rate, below: {more}, unit: '%'",
        "measure: rate, at_least: {more}, unit: '%', baseline: {less}, pace: linear",
        "measure: rate, at_most: {less}, unit: '%', baseline: {more}, pace: linear",
        "measure: level, at_least: {more}, unit: 家, baseline: {less}, pace: at_end",
        "measure: rank, at_most: {less}, unit: 位",
    ]
)
ENDS = st.sampled_from([date(2022, month, monthrange(2022, month)[1]) for month in range(1, 13)])
DAYS = st.one_of(ENDS, st.dates(date(2022, 1, 1), date(2022, 12, 31)))


@settings(max_examples=200)
@given(MEASURES, st.integers(22, 60), st.integers(1, 21), st.data())
def test_the_numbers_of_any_plan(tmp_path_factory, text, more, less, data):
    target = text.format(more=more, less=less)
    days = sorted(data.draw(st.sets(DAYS, min_size=1, max_size=4)))
    tenths = st.integers(1, 750)
    values = [Fraction(one, 10) for one in data.draw(st.lists(tenths, min_size=len(days), max_size=len(days)))]
    if any(unit in target for unit in ("家", "位", "场")):
        values = [Fraction(int(one) + 1) for one in values]
    if "increment" in target:
        values.sort()
    every = data.draw(st.sampled_from([*MONTHS]))
    year_before = data.draw(
        st.sampled_from(["", "", ", year_before: 14.9" if "家" not in target else ", year_before: 15"])
    )
    figures = (f"{day}: {{value: {float(value):g}{year_before}}}" for day, value in zip(days, values, strict=True))
    folder = tmp_path_factory.mktemp("any")
    write(folder, target, {"甲": "; ".join(figures)}, settings=f"reporting: {{every: {every}}}\n")
    long = data.draw(st.booleans())
    if long:
        path = folder / "workplan-p.yaml"
        path.write_text(path.read_text("utf-8").replace("end: 2022-12-31}\n", "end: 2023-12-31}\n", 1), "utf-8")
    assert proved(folder, data.draw(st.one_of(st.sampled_from(days), DAYS)))
