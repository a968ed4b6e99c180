"""What `explain` prints is enough: from the printed numbers alone a reader comes to the printed verdict."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Context, Decimal
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import get_args

from hypothesis import assume, given
from hypothesis import strategies as st

from kjchuangxin.assess import assess
from kjchuangxin.formats import terminal
from kjchuangxin.formats.screen import Screen
from kjchuangxin.i18n.locale import Locale
from kjchuangxin.report.basis import Basis
from kjchuangxin.views.explain import explain_target
from properties import examples
from repository import compare
from workspaces import TODAY, checked, write

EN = Locale("en")
NUMBER = r"-?\d+(?:\.\d+)?"
EVEN, HOLD, AT_END, CHECKPOINTS = (
    "evenly over the window", "held at the target throughout", "only at the window's end", "by checkpoints",
)  # fmt: skip
PIECES = frozenset("家 个 件 项 人 次".split())  # noqa: SIM905 - as the format lists them


# What a reader sees ------------------------------------------------------------------------------------------------


@dataclass
class Printed:
    """The verdict and the numbers that a text has."""

    verdict: str
    fields: dict[str, list[str]]
    steps: list[str]

    def text(self, label: str) -> str:
        return self.fields.get(label, [""])[0]

    def numbers(self, label: str) -> list[Fraction]:
        """The numbers that a text begins with: one, or the two of a range."""
        text = self.text(label).lstrip("≥>≤<≈")
        return [Fraction(one) for one in re.match(rf"(?:{NUMBER})?(?:–{NUMBER})?", text)[0].split("–") if one]

    def number(self, label: str) -> Fraction | None:
        return next(iter(self.numbers(label)), None)

    def days(self, label: str) -> list[date]:
        return [date.fromisoformat(day) for day in re.findall(r"\d{4}-\d\d-\d\d", self.text(label))]

    @property
    def unit(self) -> str:
        return re.match(rf"[≥>≤<≈]?{NUMBER}(?:–{NUMBER})?(\S*)", self.text("target value"))[1]

    @property
    def corners(self) -> list[tuple[date, Fraction]]:
        return [
            (date.fromisoformat(day), Fraction(value))
            for day, value in re.findall(rf"(\d{{4}}-\d\d-\d\d) ({NUMBER})", self.text("schedule"))
        ]

    @property
    def figures(self) -> list[tuple[date, str, Fraction]]:
        """Day, unit and value of every figure."""
        found = [re.match(rf"(\S+) (\S+): ({NUMBER})", text) for text in self.fields.get("figure", [])]
        return [(date.fromisoformat(one[1]), one[2], Fraction(one[3])) for one in found if one]


def read(text: str) -> Printed:
    head, numbers, steps = re.match(r".*?\n\S (.*?) · .*?\nNumbers\n(.*?)\n\nPace\n(.*?)\n\n", text, re.DOTALL).groups()
    fields: dict[str, list[str]] = {}
    for line in numbers.splitlines():
        label, value = re.match(r"  (\S.*?)  +(.*)", line).groups()
        fields.setdefault(label, []).append(value)
    return Printed(head, fields, [line.strip() for line in steps.splitlines()])


# How a reader reckons, by the rules of the format --------------------------------------------------------------------


def after_months(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def months(first: date, last: date) -> Fraction:
    """Whole months gone, and of a cut one its share of days, from a morning to an evening."""
    whole = (last.year - first.year) * 12 + last.month - first.month
    return whole + Fraction(last.day, days_of(last)) - Fraction(first.day - 1, days_of(first))


def days_of(day: date) -> int:
    return monthrange(day.year, day.month)[1]


def on_the_curve(corners: list[tuple[date, Fraction]], start: date, day: date) -> Fraction | None:
    if not corners or day < corners[0][0]:
        return None
    for (begin, low), (end, high) in pairwise(corners):
        if begin <= day < end:
            gone, before, after = (months(start, one) if one >= start else Fraction(0) for one in (day, begin, end))
            return low + (high - low) * (gone - before) / (after - before)
    return corners[-1][1]


def is_met(shown: Printed, value: Fraction, *, ended: bool = False) -> bool:
    low, *high = shown.numbers("target value")
    match shown.text("target value")[0]:
        case ">":
            return value > low
        case "≤":
            return value <= low
        case "<":
            return value < low
        case "≈":
            return value >= low - (abs(low) * shown.number("tolerance") if ended else 0)
        case _:
            return low <= value <= high[0] if high else value >= low


def in_bands(measure: Fraction, *bands: tuple[str, Fraction], otherwise: str = "behind") -> str:
    return next((name for name, bound in bands if measure >= bound), otherwise)


def judge(shown: Printed) -> set[str]:  # noqa: PLR0911 - one for each line of the format
    """The verdict on a number: one, or the two on both sides of a bound that is all but touched."""
    (start, end), (day,) = shown.days("window"), shown.days("judged on") or shown.days("as of")
    value, baseline = shown.number("value"), shown.number("baseline")
    if value is None:
        within = any(when >= start for when, *_ in shown.figures)
        return {"not assessable" if within and "the trend" in shown.text("judged by") else "unreported"}
    met, counted = is_met(shown, value, ended=day >= end), shown.text("measure") == "increment"
    if day >= end:
        return {"achieved" if met else "missed"}
    grows = counted and shown.text("target value")[0] in "≥>≈"
    if grows and met and not shown.text("judged by").startswith(("the trend", "the compound")):
        return {"achieved"}
    if AT_END in shown.text("schedule"):
        return {"not due"}
    rule, on_track, slipping = re.match(
        rf"the (\w+).*: on track ({NUMBER})(?: percentage points)?, slipping ({NUMBER})", shown.text("judged by")
    ).groups()
    bounds = Fraction(on_track), Fraction(slipping)
    hold = HOLD in shown.text("schedule")
    ceiling = counted and shown.text("target value")[0] in "≤<"
    assert hold or ceiling or baseline is None or not is_met(shown, baseline)
    match rule:
        case "trend":
            return {by_trend(shown, value, bounds, end, hold=hold)}
        case "compound":
            return by_compound(shown, value, bounds, (start, end))
    if ceiling:
        return {under_ceiling(shown, value, (rule, *bounds))}
    if met:
        return {"reached"}
    return {by_schedule(shown, value, (rule, *bounds), hold=hold)}


def under_ceiling(shown: Printed, value: Fraction, how: tuple[str, Fraction, Fraction]) -> str:
    (rule, *bounds), (bound, _) = how, ends(shown)
    (start, _), (day,) = shown.days("window"), shown.days("judged on")
    allowed = bound if HOLD in shown.text("schedule") else on_the_curve(shown.corners, start, day)
    if shown.unit in PIECES:
        allowed = Fraction(-(-allowed // 1))
    if not is_met(shown, value):
        return "behind"
    if value <= allowed:
        return "on track"
    if rule == "gap":
        beyond = (value - allowed) / bound * 100
        return in_bands(-beyond, ("on track", -bounds[0]), ("slipping", -bounds[1]))
    return in_bands(allowed / value, ("on track", bounds[0]), ("slipping", bounds[1]))


def ends(shown: Printed) -> tuple[Fraction, Fraction]:
    low, *high = shown.numbers("target value")
    return low, (high or [low])[0]


def by_schedule(  # noqa: PLR0911 - one for each line of the format
    shown: Printed, value: Fraction, how: tuple[str, Fraction, Fraction], *, hold: bool
) -> str:
    (start, _), (day,), baseline = shown.days("window"), shown.days("judged on"), shown.number("baseline")
    (rule, *bounds), (low, high) = how, ends(shown)
    is_range = len(shown.numbers("target value")) > 1
    over = shown.text("target value")[0] in "≤<" or (is_range and value > high)
    ratios = [("on track", bounds[0]), ("slipping", bounds[1])]
    if rule == "gap":
        ratios = [("on track", Fraction(1)), ("slipping", Fraction(8, 10))]
    expected = on_the_curve(shown.corners, start, day)
    if CHECKPOINTS in shown.text("schedule") and baseline is None:
        if expected is None:
            return "not assessable"
        cut = max(expected, low) if shown.text("target value")[0] in "≤<" else min(expected, low)
        return against(value, cut, [("ahead", Fraction(12, 10)), *ratios], over=over)
    down = baseline is not None and (shown.text("target value")[0] in "≤<" or (is_range and baseline > high))
    if hold or baseline is None or (is_range and (value < low if down else value > high)):
        just = value == low and shown.text("target value")[0] in "><" and (value <= 0 or ratios[0][1] >= 1)
        return "slipping" if just else against(value, high if over else low, ratios, over=over)
    aim = high if down else low
    if shown.text("measure") == "increment" and shown.unit in PIECES:
        expected = Fraction(expected // 1)
    sign = -1 if down else 1
    gained, needed, whole = ((one - baseline) * sign for one in (value, expected, aim))
    if gained < 0:
        return "regressing"
    if needed <= 0:
        return "ahead" if gained > 0 else "not due"
    if rule == "gap":
        below = (needed - gained) / whole * 100
        if below == bounds[0] and "Yinchuan" in shown.text("judged by"):
            return "slipping"  # its 10 points are yellow, both ends in
        return in_bands(-below, ("ahead", Fraction(20)), ("on track", -bounds[0]), ("slipping", -bounds[1]))
    return in_bands(gained / needed, ("ahead", Fraction(12, 10)), *ratios)


def against(value: Fraction, bound: Fraction, bands: list[tuple[str, Fraction]], *, over: bool) -> str:
    if value <= 0 or bound <= 0:
        return "behind"
    return in_bands(bound / value if over else value / bound, *bands)


def by_trend(shown: Printed, value: Fraction, bounds: tuple[Fraction, Fraction], end: date, *, hold: bool) -> str:
    yearly = {day.year: figure for day, _, figure in shown.figures if (day.month, day.day) == (end.month, end.day)}
    years = sorted(yearly)[-6:]
    if len(years) < 4:
        return "not assessable"
    down = shown.text("target value")[0] in "≤<"
    toward = (yearly[years[-1]] - yearly[years[0]]) / (years[-1] - years[0]) * (-1 if down else 1)
    if is_met(shown, value):
        return "on track" if toward >= 0 else "slipping"
    if hold:
        return "behind" if toward >= 0 else "regressing"
    if toward <= 0:
        return "regressing"
    lacking = abs(ends(shown)[0] - value)
    if not lacking:
        return "on track"
    missed = (lacking - toward * (end.year - years[-1])) / lacking
    return "on track" if missed < bounds[0] else "slipping" if missed <= bounds[1] else "behind"


def by_compound(
    shown: Printed, value: Fraction, bounds: tuple[Fraction, Fraction], window: tuple[date, date]
) -> set[str]:
    if is_met(shown, value):
        return {"achieved"}
    start, end = window
    within = [(day, figure) for day, _, figure in shown.figures if day >= start]
    base_day, base = within[0]
    dated = re.match(rf"({NUMBER})\S* as of (\S+)", shown.text("baseline"))
    if dated:
        base, base_day = Fraction(dated[1]), date.fromisoformat(dated[2])
    newest = within[-1][0]
    if newest <= base_day:
        return {"not assessable"}
    target, base = (one or Fraction(1, 1000) for one in (ends(shown)[0], base))
    if value / base < 0 or target / base < 0:
        return {"not assessable"}
    so_far, needed = (
        growth(one / base, months(base_day + timedelta(days=1), day) / 12)
        for one, day in ((value, newest), (target, end))
    )
    sign = (-1 if shown.text("target value")[0] in "≤<" else 1) * (1 if base > 0 else -1)
    ratio = so_far * sign / abs(needed) if needed else Decimal(-1)
    on_track, slipping = (Decimal(one.numerator) / Decimal(one.denominator) for one in bounds)
    bands = (("on track", on_track), ("slipping", slipping), ("behind", Decimal(0)))
    margin = Decimal("1e-20")
    return {in_bands(one, *bands, otherwise="regressing") for one in (ratio, ratio - margin, ratio + margin)}


def growth(ratio: Fraction, years: Fraction) -> Decimal:
    precise = Context(prec=60)
    exact = precise.divide(Decimal(ratio.numerator), Decimal(ratio.denominator))
    power = precise.divide(Decimal(years.denominator), Decimal(years.numerator))
    return precise.subtract(precise.power(exact, power), 1) if exact else Decimal(-1)


def collected(shown: Printed) -> Fraction | None:
    """The value that the figures make."""
    start, _ = shown.days("window")
    newest = {unit: (day, value) for day, unit, value in shown.figures if day >= start}
    if not newest:
        return None
    values = [value for _, value in newest.values()]
    how = shown.text("collected as")
    if how.startswith("the sum"):
        return sum(values, Fraction(0))
    return max(values) if how.startswith("the largest") else values[-1]


FORMULA = re.compile(rf".*[=:] ?([-()| \d.+×÷^]*\d[-()| \d.+×÷^]*) [=≈] ({NUMBER})(?: percentage points)?")


def wrong_formulas(shown: Printed) -> list[str]:
    """The formulas in numbers that do not come to what they say."""
    found = []
    for step in shown.steps:
        formula = FORMULA.fullmatch(step)
        if formula:
            plain = formula[1].replace("×", "*").replace("÷", "/").replace("^", "**")
            plain = re.sub(r"\|(.+)\|", r"abs(\1)", plain)
            came_to, said = eval(plain, {"__builtins__": {}}, {"abs": abs}), float(formula[2])  # noqa: S307 - digits and signs
            if abs(came_to - said) > 2e-3 * max(1, abs(said)):
                found.append(step)
    return found


# Any workspace -------------------------------------------------------------------------------------------------------

tenths = st.integers(-300, 900).map(lambda number: Decimal(number) / 10)
positive = st.integers(1, 900).map(lambda number: Decimal(number) / 10)
SIGNS = [positive, positive, tenths]
RULES = [
    "", "{rule: gap}", "{on_track: 0.9, slipping: 0.55}", "{rule: gap, on_track: 5, slipping: 25}",
    *(f"{{preset: {city}}}" for city in ("xuancheng", "yinchuan", "wuhan", "sanya", "tianjin")),
]  # fmt: skip
OVER_YEARS = [
    "{method: trend}",
    "{method: compound}",
    "{method: trend, slipping: 0.5}",
    "{method: compound, on_track: 0.7}",
]


@st.composite
def windows(draw: st.DrawFn) -> tuple[date, date]:
    start = draw(
        st.one_of(
            st.dates(date(2019, 1, 1), date(2025, 12, 31)),
            st.sampled_from([date(2022, 1, 1), date(2024, 2, 29), date(2024, 1, 31), date(2023, 12, 31)]),
        )
    )
    length = draw(st.sampled_from([12, 12, 24, 36, 5]))
    return start, after_months(start, length) - timedelta(days=draw(st.sampled_from([1, 1, 9])))


@st.composite
def scheduled(draw: st.DrawFn) -> tuple[str, dict[str, str], date]:
    """A target under the method `schedule`: its definition, its reports, and a day."""
    start, end = draw(windows())
    day = draw(st.dates(start, end + timedelta(days=3)))
    measure = draw(st.sampled_from(["increment", "level", "rate"]))
    comparator = draw(st.sampled_from(["at_least", "at_least", "above", "at_most", "below", "about", "between"]))
    unit = draw(st.sampled_from(["%"] if measure == "rate" else ["家", "万元"]))
    aims = st.integers(10, 60) if unit == "家" else positive if measure == "increment" else draw(st.sampled_from(SIGNS))
    aim = sorted((draw(aims), draw(aims)))
    bound = f"[{aim[0]}, {aim[1]}]" if comparator == "between" else aim[0]
    target = f"measure: {measure}, {comparator}: {bound}, unit: '{unit}', window: {{start: {start}, end: {end}}}"
    if comparator == "about":
        target += f", tolerance: {draw(st.sampled_from(['0.05', '0.125', '0']))}"
    values = around(aim[0], whole=unit == "家")
    if measure == "level" and draw(st.booleans()):
        target += f", baseline: {draw(values)}"
    pace = draw(
        st.sampled_from(["", "", "", ", pace: linear", ", pace: hold", ", pace: at_end", "checkpoints", "checkpoints"])
    )
    if pace == "checkpoints":
        days = sorted(draw(st.sets(st.dates(start, end - timedelta(days=1)), min_size=1, max_size=3)))
        points = sorted(
            draw(st.lists(values, min_size=len(days), max_size=len(days))), reverse=comparator in {"at_most", "below"}
        )
        pace = ", checkpoints: {" + ", ".join(f"{one}: {value}" for one, value in zip(days, points, strict=True)) + "}"
    rule = draw(st.sampled_from(RULES))
    target += pace + (f", verdict: {rule}" if rule else "")
    units = draw(st.sampled_from([("甲",), ("甲",), ("甲", "乙"), ("甲", "乙", "丙")]))
    if len(units) > 1:
        target += f", reporters: [{', '.join(units)}], collect: {draw(st.sampled_from(['sum', 'max']))}"
    return target, {one: draw(reported(values, start, day, rising=measure == "increment")) for one in units}, day


def around(aim: Decimal | int, *, whole: bool) -> st.SearchStrategy:
    """Values on all sides of the bounds of an aim's verdicts."""
    parts = st.integers(0, 26) if aim > 0 else st.integers(8, 40)
    return parts.map(lambda part: int(aim * part) // 20 if whole else Decimal(aim) * part / 20)


@st.composite
def reported(draw: st.DrawFn, numbers: st.SearchStrategy, start: date, day: date, *, rising: bool) -> str:
    """A unit's reports from the eve of a window to a day."""
    days = sorted(draw(st.sets(st.dates(start, day), min_size=draw(st.sampled_from([0, 1, 1, 1, 1])), max_size=3)))
    values = [draw(numbers) for _ in days]
    if rising:
        values.sort()
    elif draw(st.booleans()):
        days, values = [start - timedelta(days=1), *days], [draw(numbers), *values]
    return "; ".join(f"{one}: {value}" for one, value in zip(days, values, strict=True))


@st.composite
def over_years(draw: st.DrawFn) -> tuple[str, dict[str, str], date]:
    """A target under one of the methods for several years."""
    start = date(draw(st.integers(2012, 2016)), *draw(st.sampled_from([(1, 1), (3, 16), (7, 1)])))
    end = after_months(start, 12 * draw(st.integers(8, 12))) - timedelta(days=1)
    numbers = draw(st.sampled_from([positive, tenths]))
    comparator, aim = draw(st.sampled_from(["at_least", "at_most", "above", "below"])), draw(numbers)
    target = (
        f"measure: level, {comparator}: {draw(st.sampled_from([aim, aim, aim, 0]))}, unit: 万元,"
        f" window: {{start: {start}, end: {end}}}, verdict: {draw(st.sampled_from(OVER_YEARS))}"
    )
    target += draw(st.sampled_from(["", "", ", pace: hold"]))
    if draw(st.booleans()):
        target += f", baseline: {draw(numbers)}"
    first = start.year - draw(st.integers(0, 2))
    days = [date(first + number, 12, 31) for number in range(draw(st.integers(1, 8)))]
    days = [day for day in days if day < end] or [start]
    values = draw(st.lists(around(aim, whole=False), min_size=len(days), max_size=len(days)))
    if draw(st.booleans()):
        values.sort(reverse=comparator in {"at_most", "below"})
    figures = "; ".join(f"{day}: {value}" for day, value in zip(days, values, strict=True))
    return target, {"甲": figures}, days[-1] + timedelta(days=draw(st.integers(0, 40)))


@st.composite
def on_the_edge(draw: st.DrawFn) -> tuple[str, dict[str, str], date]:
    """A target whose value lies on a bound of its verdict, or a trifle beside it."""
    start, gone = (
        draw(st.sampled_from([date(2022, 1, 1), date(2024, 3, 16), date(2023, 9, 1)])),
        draw(st.integers(1, 11)),
    )
    day, end = (after_months(start, number) - timedelta(days=1) for number in (gone, 12))
    low, up = draw(st.sampled_from([0, 120, -240])), draw(st.booleans())
    base, aim, way = (low, low + 1200, 1) if up else (low + 1200, low, -1)
    gap = draw(st.booleans())
    bound = draw(st.sampled_from([Decimal(one) for one in EDGES["gap" if gap else "ratio"]]))
    reached = way * (gone * 100 - bound * 12 if gap else gone * 100 * bound)
    value = base + reached + draw(st.sampled_from([0, 0, Decimal("0.0001"), Decimal("-0.0001")]))
    far = [aim, aim + 600] if up else [aim - 600, aim]
    comparator = draw(st.sampled_from(["at_least", "above"] if up else ["at_most", "below"]))
    bounds = draw(st.sampled_from([f"{comparator}: {aim}", f"between: {far}"]))
    rule = draw(st.sampled_from([one for one in RULES if ("gap" in one or "yinchuan" in one) == gap]))
    target = f"measure: level, {bounds}, baseline: {base}, unit: 万元, window: {{start: {start}, end: {end}}}"
    if draw(st.integers(0, 3)) == 0 and not gap:
        target = f"measure: rate, {comparator}: 1200, unit: '%', window: {{start: {start}, end: {end}}}"
        value += 1200 * bound - base - reached if up else 1200 / bound.quantize(Decimal("0.1")) - base - reached
    return target + (f", verdict: {rule}" if rule else ""), {"甲": f"{day}: {value:.6f}"}, day


EDGES = {"ratio": ("0.5", "0.55", "0.6", "0.7", "0.8", "0.9", "1", "1.2"), "gap": ("-20", "0", "5", "10", "25", "30")}
# Over ten years: a slope of 9.5 leaves 5 % of what lacks, a growth of 1.95 is 95 % of the doubling that is needed.
SERIES = {
    "at_least: 100": ["2 11 20 30 40 50", "2.5 11 20 30 40 50", "2.6 11 20 30 40 50", "9.9 11 20 30 40 50",
                      "10 11 20 30 40 50", "10.1 11 20 30 40 50", "90 2 11 20 30 40 50", "0 2 11 20 30 40 50",
                      "10 20 30",
                      "60 60 60 60", "60 60 60 59", "60 60 60 61", "101 99 98 101", "102 101 101 101"],
    "at_least: 1024": ["1 1.95", "1 1.949999", "1 1.6", "1 1.599999", "1 1", "1 0.999999", "1 1024", "0 1", "-1 2"],
}  # fmt: skip


@st.composite
def series_on_the_edge(draw: st.DrawFn) -> tuple[str, dict[str, str], date]:
    """The same under the methods for several years."""
    bound = draw(st.sampled_from(sorted(SERIES)))
    values = draw(st.sampled_from(SERIES[bound])).split()
    method = "compound" if bound.endswith("1024") else "trend"
    pace = draw(st.sampled_from(["", ", pace: hold"]))
    years = range(2021 - len(values), 2021) if method == "trend" else range(2015, 2015 + len(values))
    target = (
        f"measure: level, {bound}, unit: 万元, window: {{start: {years[0]}-01-01, end: 2025-12-31}},"
        f" verdict: {{method: {method}}}{pace}"
    )
    figures = "; ".join(f"{year}-12-31: {value}" for year, value in zip(years, values, strict=True))
    return target, {"甲": figures}, date(years[-1], 12, 31)


def explained(folder: Path, case: tuple[str, dict[str, str], date]) -> str | None:
    """What is said of the one target; None where the rules refuse the workspace."""
    target, reports, day = case
    done = checked(write(folder, target, reports))
    if not done.plan.usable:
        return None
    report = assess(done, day, done.findings, today=TODAY)
    return terminal.page(explain_target(report, report.targets[0], EN), Screen(1000, colour=False))


@examples(600)
@given(st.one_of(scheduled(), on_the_edge(), scheduled(), on_the_edge(), over_years(), series_on_the_edge()))
def test_the_printed_numbers_make_the_printed_verdict(tmp_path_factory, case):
    text = explained(tmp_path_factory.mktemp("w"), case)
    assume(text is not None)
    shown = read(text)
    if "are not in it" in text:  # what a sum would be with them, nobody knows
        assert shown.verdict == "not assessable", text
    elif len(shown.days("newest figure")) < 2:
        word = "regressing" if shown.verdict in {"off target", "above the baseline"} else shown.verdict
        assert word in judge(shown), text
    assert wrong_formulas(shown) == [], text
    if shown.number("value") is not None:
        assert shown.number("value") == collected(shown), text


# Whole texts ---------------------------------------------------------------------------------------------------------

COUNT = "measure: increment, at_least: 100, unit: 家"
YEARS = "measure: level, at_least: 100, unit: 万元, window: {start: 2018-01-01, end: 2027-12-31}"
FOUR_YEARS = "2019-12-31: 40; 2020-12-31: 45; 2021-12-31: 50; 2022-12-31: 55"
SHARE = "measure: rate, at_least: 2, unit: '%'"
WAYS = {
    # what decided, and what is special about it: (target, reports, as of)
    "no_value": (COUNT, {}, "2022-06-30"),
    "window_ended": (COUNT, "2022-12-31: 99", "2022-12-31"),
    "window_ended, about": ("measure: level, about: 8.8, unit: 件", "2022-12-31: 8.36", "2022-12-31"),
    "window_ended, between": ("measure: level, between: [5, 9], unit: 个", "2022-12-31: 10", "2022-12-31"),
    "at_end": (f"{COUNT}, pace: at_end", "2022-06-30: 50", "2022-06-30"),
    "met": (COUNT, "2022-06-30: 100", "2022-06-30"),
    "over a ceiling": ("measure: increment, at_most: 60, unit: 起", "2022-03-31: 61", "2022-03-31"),
    "within a ceiling": ("measure: increment, at_most: 60, unit: 起", "2022-03-31: 15", "2022-03-31"),
    "a ceiling by ratio": ("measure: increment, at_most: 60, unit: 起", "2022-03-31: 18", "2022-03-31"),
    "a ceiling by gap": (
        "measure: increment, at_most: 60, unit: 起, verdict: {rule: gap}", "2022-03-31: 20", "2022-03-31"),
    "met, the baseline met it": (
        "measure: level, at_least: 3, unit: 万元, baseline: 4", "2022-03-31: 3.5", "2022-03-31"),
    "ratio": (
        "measure: increment, at_least: 19, unit: 家, window: {start: 2022-01-16, end: 2022-12-31}",
        "2022-06-30: 7", "2022-06-30"),
    "ratio, of a reduction between checkpoints": (
        "measure: level, at_most: 80, unit: 吨, baseline: 100, checkpoints: {2022-03-31: 96.125, 2022-09-30: 90}",
        "2022-05-31: 95", "2022-05-31"),
    "ratio, of a preset": (f"{COUNT}, verdict: {{preset: wuhan}}", "2022-06-30: 45", "2022-06-30"),
    "ratio, next to a bound": (
        "measure: increment, at_least: 3, unit: 万元", "2022-04-30: 0.999999999999999", "2022-04-30"),
    "ratio, nothing needed": ("measure: increment, at_least: 1, unit: 家", "2022-06-30: 0", "2022-06-30"),
    "partial, of a sum, revised": (
        f"{COUNT}, reporters: [甲, 乙, 丙], collect: sum, revisions: [{{date: 2022-05-01, at_least: 90}}]",
        {"甲": "2022-03-31: 20; 2022-06-30: 30", "乙": "2022-05-31: 12"}, "2022-06-30"),
    "gap": (f"{COUNT}, verdict: {{rule: gap}}", "2022-06-30: 45", "2022-06-30"),
    "value_ratio": (SHARE, "2022-06-30: 1.9", "2022-06-30"),
    "value_ratio, less is better": ("measure: rate, at_most: 4, unit: '%'", "2022-06-30: 4.5", "2022-06-30"),
    "value_ratio, of 0, gap": (f"{SHARE}, verdict: {{rule: gap}}", "2022-06-30: 0", "2022-06-30"),
    "value_ratio, no baseline": ("measure: level, at_most: -1, unit: 万元", "2022-06-30: 0.5", "2022-06-30"),
    "value_ratio, run through a range": (
        "measure: increment, between: [10, 20], unit: 个", "2022-06-30: 24", "2022-06-30"),
    "at the bound": ("measure: rate, above: 3, unit: '%'", "2022-06-30: 3", "2022-06-30"),
    "at the bound, from there": (
        "measure: level, below: 60, unit: 吨, baseline: 60", "2022-06-30: 60", "2022-06-30"),
    "value_ratio, the bound is what the figure says": (
        "measure: rate, at_least: {reference: 全市平均增速}, unit: '%'",
        "2022-06-30: {value: 7, reference: 7.2}", "2022-06-30"),
    "not known": (
        "measure: rate, at_least: 6, unit: '%', revisions: [{date: 2022-05-01, at_least: {reference: 上年}}]",
        "2022-03-31: 7", "2022-06-30"),
    "expected_ratio": (
        "measure: level, at_least: 100, unit: 吨, checkpoints: {2022-06-30: 50, 2022-08-31: 70}",
        "2022-07-31: 59", "2022-07-31"),
    "regressing": ("measure: level, at_least: 120, unit: 家, baseline: 100", "2022-06-30: 99", "2022-06-30"),
    "stages": (
        "measure: milestone, stages: [{name: 印发, due: 2022-05-31}]", "2022-06-30: {note: 起草}", "2022-06-30"),
    "state": ("measure: qualitative", "2022-06-30: {state: under_way}", "2022-06-30"),
    "trend": (f"{YEARS}, verdict: {{method: trend}}", FOUR_YEARS, "2022-12-31"),
    "trend, met": (f"{YEARS}, verdict: {{method: trend}}", FOUR_YEARS.replace("55", "105"), "2022-12-31"),
    "trend, at the bound": (
        f"{YEARS}, verdict: {{method: trend}}".replace("at_least: 100", "above: 55"), FOUR_YEARS, "2022-12-31"),
    "trend, too short": (f"{YEARS}, verdict: {{method: trend}}", "2022-12-31: 40", "2022-12-31"),
    "compound": (f"{YEARS}, verdict: {{method: compound}}", FOUR_YEARS, "2022-12-31"),
    "compound, down to 0": (
        f"{YEARS}, verdict: {{method: compound}}".replace("at_least: 100", "at_most: 0"),
        "2018-06-30: 8; 2022-12-31: 1.5", "2022-12-31"),
}  # fmt: skip


SENTENCES = [kind.sentence for kind in get_args(Basis)]


def test_every_way_of_deciding_is_explained_as_it_was(tmp_path):
    texts, decided = [], {}
    for name, (target, reports, as_of) in WAYS.items():
        by_unit = {"甲": reports} if isinstance(reports, str) else reports
        text = explained(tmp_path / name, (target, by_unit, date.fromisoformat(as_of)))
        assert text is not None, name
        decided[name.partition(",")[0]] = next(one for one in SENTENCES if EN.text(one) in text)
        texts.append(f"# {name}\n{text}")
        assert wrong_formulas(read(text)) == []
    assert {one.template for one in decided.values()} == {one.template for one in SENTENCES}
    compare("explain/explained-ways.txt", "\n".join(texts))


def test_an_illustrative_number_is_marked_wherever_it_is_written(tmp_path):
    files = write(
        tmp_path, f"{COUNT}, reporters: [甲, 乙], collect: sum", {"甲": "2022-06-30: 30", "乙": "2022-06-30: 20"}
    )
    path = tmp_path / "progress" / "乙.yaml"
    path.write_text("illustrative: true\n" + path.read_text("utf-8"), "utf-8")
    done = checked(files)
    report = assess(done, date(2022, 6, 30), today=TODAY)
    shown = read(terminal.page(explain_target(report, report.targets[0], EN), Screen(1000, colour=False)))
    assert shown.fields["newest figure"] == [
        "甲: 30家 as of 2022-06-30 (甲.yaml:5)",
        "乙: 20家 as of 2022-06-30 (乙.yaml:6, illustrative)",
    ]
    assert shown.fields["figure"] == [
        "2022-06-30 乙: 20家 (乙.yaml:6, illustrative)",
        "2022-06-30 甲: 30家 (甲.yaml:5)",
    ]
