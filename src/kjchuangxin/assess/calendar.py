"""Days, months and reporting periods."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from functools import lru_cache

_DAY = timedelta(days=1)
MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}


@dataclass(frozen=True, slots=True)
class ReportingPeriod:
    """A stretch of time that is reported on: its days, and the day by which its report is due."""

    start: date
    end: date
    due: date


def add_months(day: date, months: int) -> date:
    """That day of the month, `months` later, or that month's last day where it is shorter.

    Past the end of the calendar, in the year 9999, it is the calendar's last day: some write that day for "for ever".
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > date.max.year:
        return date.max
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


@lru_cache(maxsize=4096)  # most targets have the same window, and are judged on the same days
def months_between(start: date, end: date) -> Fraction:
    """Months from the morning of `start` to the evening of `end`: whole ones, and the share of the running one.

    From the first of January to the last of June it is exactly 6. Negative and empty stretches are 0.
    """
    if end < start:
        return Fraction(0)
    after = end + _DAY if end < date.max else end
    whole = (after.year - start.year) * 12 + after.month - start.month
    if add_months(start, whole) > after:
        whole -= 1
    begun = add_months(start, whole)
    if begun == after:
        return Fraction(whole)
    return whole + Fraction((after - begun).days, (add_months(start, whole + 1) - begun).days)


def elapsed(window: tuple[date, date], day: date) -> Fraction:
    """The share of a window's months that has gone by the evening of `day`, from 0 to 1."""
    start, end = window
    return months_between(start, min(day, end)) / whole if (whole := months_between(start, end)) else Fraction(1)


def eve(day: date) -> date:
    """The day before."""
    return day - _DAY if day > date.min else day


def periods(start: date, end: date, every: str, due_days: int) -> tuple[ReportingPeriod, ...]:
    """The reporting periods of a plan's time, the last one cut off at its end."""
    found: list[ReportingPeriod] = []
    begin = start
    while not found or found[-1].end < end:
        following = add_months(start, (len(found) + 1) * MONTHS[every])
        last = end if following == date.max else min(eve(following), end)
        found.append(ReportingPeriod(begin, last, last + min(due_days * _DAY, date.max - last)))
        begin = following
    return tuple(found)
