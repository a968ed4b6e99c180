"""What every view of a report says: what, as of when, how it stands, what the figures are, and who has not reported."""

from collections.abc import Mapping

from kjchuangxin.diagnostic import Message, msg
from kjchuangxin.i18n.locale import LABELS, SYMBOLS, Locale
from kjchuangxin.report.numbers import percent
from kjchuangxin.report.report import Overdue, Report
from kjchuangxin.report.status import Light

NOBODY = msg("None is missing, out of date or late.")
NO_TARGET = msg("No target is selected.")
NO_UNIT = msg("No unit is selected.")


def dated(report: Report) -> Message:
    """As of when, and how much of the time is gone."""
    return msg("As of {as_of}, {elapsed} of the time has elapsed", as_of=report.as_of, elapsed=percent(report.elapsed))


def tally(counts: Mapping[Light, int], locale: Locale) -> str:
    """How many targets have each light."""
    return " ".join(
        locale.text(msg("{symbol} {count} {light}", symbol=SYMBOLS[light], count=count, light=LABELS[light]))
        for light, count in counts.items()
    )


def notices(report: Report) -> list[Message]:
    """What a reader has to know before believing a figure."""
    said = []
    if report.illustrative:
        said.append(msg("Illustrative figures, not official ones."))
    if report.packaged:
        said.append(msg("This is the example that comes with the program, not your own data."))
    return said


def period(report: Report) -> Message | None:
    """Which period's reports are meant, and when they are due; None before the first period has ended."""
    if report.newest_period is None:
        return None
    end, due = report.newest_period
    return msg("Reports for the period to {end}, due on {due}", end=end, due=due)


def reminder(overdue: Overdue) -> Message:
    """Whose reports on which targets are not as they should be."""
    return msg("{state} {unit}: {targets}", state=LABELS[overdue.state], unit=overdue.unit, targets=overdue.targets)
