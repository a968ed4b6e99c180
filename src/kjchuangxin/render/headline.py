"""The first lines of every view of a report: what, as of when, how it stands, and what the figures are."""

from collections.abc import Callable, Mapping

from kjchuangxin.diagnostic import Message, msg
from kjchuangxin.report import Light, Report
from kjchuangxin.words import Words, percent


def dated(report: Report, words: Words) -> Message:
    """As of when, and how much of the time is gone."""
    return msg(
        "As of {as_of}, {elapsed} of the time has elapsed",
        as_of=words.day(report.as_of),
        elapsed=percent(report.elapsed),
    )


def tally(counts: Mapping[Light, int], words: Words, symbol: Callable[[Light], str]) -> str:
    """How many targets have each light."""
    return " ".join(
        words.say(msg("{symbol} {count} {light}", symbol=symbol(light), count=count, light=words.light(light)))
        for light, count in counts.items()
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
