"""Days, months and reporting periods."""

from calendar import monthrange
from datetime import date, timedelta
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from kjchuangxin.model.plan import Reporting

_DAY = timedelta(days=1)
MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}


class ReportingPeriod(NamedTuple):
    """A stretch of time that is reported on: its days, and the day by which its report is due."""

    start: date
    end: date
    due: date


def add_months(day: date, months: int) -> date:
    """That day of the month, `months` later, or that month's last day where it is shorter.

    Past the end of the calendar, in the year 9999, it is the calendar's last day: some write that day for "for ever";
    before its beginning, the first.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not date.min.year <= year <= date.max.year:
        return date.max if months > 0 else date.min
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def month_end(day: date) -> date:
    """The last day of its month."""
    return day.replace(day=monthrange(day.year, day.month)[1])


@lru_cache(maxsize=4096)  # most targets have the same window, and are judged on the same days
def months_between(start: date, end: date) -> Fraction:
    """Months from the morning of `start` to the evening of `end`: whole ones, and of a cut one its share of days.

    From the first of January to the last of June it is exactly 6. Negative and empty stretches are 0.
    """
    if end < start:
        return Fraction(0)
    whole = (end.year - start.year) * 12 + end.month - start.month
    return whole + _share_of_month(end, end.day) - _share_of_month(start, start.day - 1)


def _share_of_month(day: date, days: int) -> Fraction:
    return Fraction(days, monthrange(day.year, day.month)[1])


def elapsed(window: tuple[date, date], day: date) -> Fraction:
    """The share of a window's months that has gone by the evening of `day`, from 0 to 1."""
    start, end = window
    return months_between(start, min(day, end)) / whole if (whole := months_between(start, end)) else Fraction(1)


def eve(day: date) -> date:
    """The day before."""
    return day - _DAY if day > date.min else day


def periods(period: tuple[date, date], end: date, reporting: "Reporting") -> tuple[ReportingPeriod, ...]:
    """The reporting periods from a plan's first day to `end`, its last day or a later one, in their order.

    They are calendar months, quarters, halves and years, cut at both ends; only those of a plan of whole years that
    begins on the first of a month are counted from that month.
    """
    start, months = period[0], MONTHS[reporting.every]
    whole_years = start.day == 1 and (months_between(*period) / 12).denominator == 1
    ahead = 0 if whole_years else (start.month - 1) % months
    begin = add_months(start.replace(day=1), -ahead)
    found: list[ReportingPeriod] = []
    while not found or found[-1].end < end:
        following = add_months(begin, months)
        last = end if following == date.max else min(eve(following), end)
        due = reporting.due.get(last, last + min(reporting.due_days * _DAY, date.max - last))
        found.append(ReportingPeriod(max(begin, start), last, due))
        begin = following
    return tuple(found)
