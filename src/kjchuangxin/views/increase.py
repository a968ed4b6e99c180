"""What a figure is beside its total: what the newest period added, the year before, and how it lies to the schedule."""

from kjchuangxin.diagnostic import Message, msg
from kjchuangxin.i18n.labels import GAINS
from kjchuangxin.i18n.locale import Locale
from kjchuangxin.report.numbers import number, points
from kjchuangxin.report.target import TargetResult


def gain_label(result: TargetResult) -> Message | None:
    """What that is called which the newest period has added; None where nothing is known."""
    known = result.progress.gain
    if known is None:
        return None
    return GAINS[known.every] if known.whole else msg("added since {day}", day=known.since.isoformat())


def gained(result: TargetResult, locale: Locale) -> str:
    """How much the newest period has added; a dash where that is not known."""
    return locale.quantity(result.progress.gain.amount if result.progress.gain else None, result.unit)


def year_on_year(result: TargetResult, locale: Locale) -> str:
    """The change against the year before, and what it was then; a dash where that is not known."""
    known = result.progress.year_on_year
    if known is None:
        return locale.quantity(None)
    before = locale.text(msg("{value} a year before", value=locale.quantity(known.before, result.unit)))
    if known.change is None:
        return before
    change = f"{points(known.change)}%"
    if known.in_points:
        sign = "+" if known.change > 0 else ""
        change = locale.text(msg("{number} percentage points", number=f"{sign}{number(known.change)}"))
    return locale.noted(change, before)


def against_schedule(result: TargetResult) -> Message | None:
    """How far it is ahead of the schedule or behind it, in percentage points of the whole way; None without a way."""
    share = result.progress.ahead
    if share is None:
        return None
    shown = points(abs(share)).removeprefix("+")
    if shown == "0":
        return msg("exactly on schedule")
    if share < 0:
        return msg("behind the schedule by {points} percentage points", points=shown)
    return msg("ahead of the schedule by {points} percentage points", points=shown)
