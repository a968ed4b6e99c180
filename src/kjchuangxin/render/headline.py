"""The first lines of every view of a report: what, as of when, how it stands, and what the figures are."""

from kjchuangxin.diagnostic import Message, msg
from kjchuangxin.report import Report
from kjchuangxin.words import Words, percent


def dated(report: Report) -> Message:
    """As of when, and how much of the time is gone."""
    return msg(
        "As of {as_of}, {elapsed} of the time has elapsed",
        as_of=report.as_of.isoformat(),
        elapsed=percent(report.elapsed),
    )


def notices(report: Report, words: Words) -> list[str]:
    """What a reader has to know before believing a figure."""
    said = []
    if report.illustrative:
        said.append(words.say(msg("Illustrative figures, not official ones.")))
    if report.packaged:
        said.append(words.say(msg("This is the example that comes with the program, not your own data.")))
    return said


def nothing(by: str) -> Message:
    """What is said of an empty selection."""
    return msg("No unit is selected.") if by == "unit" else msg("No target is selected.")
