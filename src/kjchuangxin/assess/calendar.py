"""Days, months and reporting periods."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

_DAY = timedelta(days=1)
MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}


@dataclass(frozen=True, slots=True)
class ReportingPeriod:
    """A stretch of time that is reported on: its days, and the day by which its report is due."""

    start: date
    end: date
    due: date


def add_months(day: date, months: int) -> date:
    """The same day of the month `months` later, or that month's last day where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


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
    return whole + Fraction((after - begun).days, (add_months(start, whole + 1) - begun).days)


def elapsed(window: tuple[date, date], day: date) -> Fraction:
    """The share of a window's months that has gone by the evening of `day`, from 0 to 1."""
    start, end = window
    return months_between(start, min(day, end)) / months_between(start, end)


def eve(day: date) -> date:
    """The day before."""
    return day - _DAY if day > date.min else day


def periods(start: date, end: date, every: str, due_days: int) -> tuple[ReportingPeriod, ...]:
    """The reporting periods of a plan's time, the last one cut off at its end."""
    found = []
    count = 0
    while (begin := add_months(start, count * MONTHS[every])) <= end:
        count += 1
        last = min(eve(add_months(start, count * MONTHS[every])), end)
        found.append(ReportingPeriod(begin, last, last + due_days * _DAY))
    return tuple(found)
