"""Days and periods as a sentence says them: without the year where the plan knows no other."""

from datetime import date
from typing import assert_never

from kjchuangxin.diagnostic import Message, msg
from kjchuangxin.i18n.locale import Locale
from kjchuangxin.model.calendar import MONTHS, add_months, eve, month_end
from kjchuangxin.model.plan import Frequency
from kjchuangxin.report.report import Report

_DECEMBER = 12
_NUMERALS, _HALVES = "一二三四", "上下"
_ORDINALS = ("first", "second", "third", "fourth")
_NAMES = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def day_in_words(day: date, report: Report, locale: Locale) -> str:
    """A day: 7月31日; with its year where the plan has another one as well."""
    if locale.language != "zh":
        return day.isoformat()
    return f"{_year(day, report)}{day.month}月{day.day}日"


def number_of_days(count: int) -> Message:
    """How long something lasts: 1 day, 5 days."""
    return msg("1 day") if count == 1 else msg("{count} days", count=count)


def until(day: date, report: Report, locale: Locale) -> str:
    """A day up to which figures go: 9月底, 2022年底 where it is the last of its month or year."""
    if locale.language != "zh" or day != month_end(day):
        return day_in_words(day, report, locale)
    if year := _year(day, report):
        return f"{year}底" if day.month == _DECEMBER else f"{year}{day.month}月底"
    return f"{day.month}月底"


def period_in_words(start: date, every: Frequency, report: Report, locale: Locale) -> str:
    """A reporting period by its first day and its length: 三季度, 9月, 上半年, 全年; 2023年三季度 in a longer plan."""
    months = MONTHS[every]
    if (start.month - 1) % months or start.day != 1:
        return span_in_words(start, eve(add_months(start, months)), report, locale)
    part = (start.month - 1) // months
    if locale.language == "zh":
        return _chinese(start, every, part, _year(start, report))
    return _english(every, part, str(start.year) if _year(start, report) else "")


def _chinese(start: date, every: Frequency, part: int, year: str) -> str:
    match every:
        case "month":
            return f"{year}{start.month}月"
        case "quarter":
            return f"{year}{_NUMERALS[part]}季度"
        case "half":
            return f"{year}{_HALVES[part]}半年"
        case "year":
            return year or "全年"
        case _:
            assert_never(every)


def _english(every: Frequency, part: int, year: str) -> str:
    match every:
        case "month":
            return f"{_NAMES[part]} {year}".rstrip()
        case "quarter" | "half":
            return f"the {_ORDINALS[part]} {every}{f' of {year}' if year else ''}"
        case "year":
            return year or "the year"
        case _:
            assert_never(every)


def span_in_words(start: date, end: date, report: Report, locale: Locale) -> str:
    """A stretch of days, by months where it is one of whole months: 5—7月."""
    if locale.language != "zh":
        return f"{start.isoformat()} to {end.isoformat()}"
    if start.day != 1 or end != month_end(end):
        return f"{day_in_words(start, report, locale)}至{day_in_words(end, report, locale)}"
    if start.year == end.year:
        return f"{_year(start, report)}{start.month}—{end.month}月"
    return f"{start.year}年{start.month}月—{end.year}年{end.month}月"


def only_year(report: Report) -> int | None:
    """The one year in which the plan lies; None where there are several."""
    start, end = report.period
    return start.year if start.year == end.year else None


def _year(day: date, report: Report) -> str:
    return "" if day.year == only_year(report) else f"{day.year}年"
