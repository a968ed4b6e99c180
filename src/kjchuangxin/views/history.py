"""What was reported for a target, line by line: a figure, a stage, a window, a place in a file."""

from datetime import date
from fractions import Fraction

from kjchuangxin.diagnostic import Message, Place, msg
from kjchuangxin.i18n.locale import Locale
from kjchuangxin.report.target import Figure, StageResult, TargetResult


def at(place: Place | None, locale: Locale, *, illustrative: bool = False) -> str:
    """A file and a line; marked where its figures are examples."""
    text = f"{place.path}:{place.line}" if place is not None else "—"
    return locale.listed([text, locale.text(msg("illustrative"))]) if illustrative else text


def dated(
    value: Fraction | str | None, day: date | None, result: TargetResult, locale: Locale, digits: int | None = 4
) -> str:
    """A value of a target with its unit, and its day where it has one."""
    text = locale.quantity(value, result.unit, digits)
    return locale.text(msg("{value} as of {day}", value=text, day=day.isoformat())) if day else text


def figure(reported: Figure, unit: str | None, locale: Locale, *, marked: bool = False) -> Message:
    """Who reported what as of when, with all digits, and where that is written; examples are noted if `marked`."""
    value = reported.value if reported.value is not None else reported.stage or reported.state or reported.note
    values = {
        "day": reported.as_of.isoformat(),
        "unit": reported.unit,
        "value": locale.quantity(value, unit, None),
        "place": at(reported.place, locale, illustrative=marked and reported.illustrative),
    }
    if reported.submitted is None:
        return msg("{day} {unit}: {value} ({place})", **values)
    submitted = reported.submitted.isoformat()
    return msg("{day} {unit}: {value}, submitted on {submitted} ({place})", submitted=submitted, **values)


def remarks(reported: Figure, locale: Locale) -> list[tuple[Message, str]]:
    """What a figure was reported with, each text under its label."""
    return [
        (label, text)
        for label, text in (
            (msg("note"), reported.note),
            (msg("evidence"), locale.clauses(reported.evidence)),
            (msg("cause"), reported.cause),
            (msg("action"), reported.action),
            (msg("by"), reported.by.isoformat() if reported.by else None),
            (msg("correction"), reported.correction),
            (msg("illustrative"), locale.yes(truth=True) if reported.illustrative else None),
        )
        if text
    ]


def stage(result: StageResult) -> Message:
    if result.done:
        return msg("{stage}, due on {day}: done", stage=result.name, day=result.due.isoformat())
    return msg("{stage}, due on {day}: not done", stage=result.name, day=result.due.isoformat())


def window(result: TargetResult) -> Message:
    start, end = result.definition.window
    return msg("{start} to {end}", start=start.isoformat(), end=end.isoformat())
