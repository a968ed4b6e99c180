"""What stands around a document's parts: title, addressee and opening; attachments, issuer and date; the annexes."""

from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date

from kjchuangxin.diagnostic import Message, msg
from kjchuangxin.i18n.locale import Locale
from kjchuangxin.report.report import Report
from kjchuangxin.report.status import Pace
from kjchuangxin.report.target import TargetResult
from kjchuangxin.views.headline import marked, provisos
from kjchuangxin.views.page import Address, Annex, Attachments, CircularBlock, Notice, Paragraph, Signature, Title
from kjchuangxin.views.statements.days import day_in_words, period_in_words, span_in_words, until

_OPEN = msg("Date:")


def beginning(report: Report, locale: Locale) -> Iterator[CircularBlock]:
    """Title, whom it is for, what a reader has to know first, and on what it rests."""
    yield Title(marked(locale.text(title(report, locale)), report, locale))
    if report.recipients:
        yield Address(locale.text(msg("To: {recipients}", recipients=report.recipients)))
    yield from cautions(report, locale)
    yield Paragraph((locale.text(_opening(report, locale)),))


def cautions(report: Report, locale: Locale) -> Iterator[Notice]:
    """That figures are examples, and what could not be used and why, a line each."""
    return (Notice(locale.text(one)) for one in provisos(report))


def title(report: Report, locale: Locale) -> Message:
    """What the document is called: by the months that have gone, or by the day within one.

    Of a plan of another stretch of time than a calendar year it is the day.
    """
    span = _months(report, locale)
    if span is None:
        return msg(
            "Progress on {title} as of {day}", title=report.title, day=day_in_words(report.as_of, report, locale)
        )
    return msg("Progress on {title}, {span}", title=report.title, span=span)


def _months(report: Report, locale: Locale) -> str | None:
    """The months up to the report's day: 1—9月, with the year where the title has none; None where that is no span."""
    (start, end), day = report.period, report.as_of
    whole = (start.month, start.day, end.month, end.day) == (1, 1, 12, 31) and start.year == end.year == day.year
    if not whole or day.day != monthrange(day.year, day.month)[1]:
        return None
    if locale.language != "zh":
        return span_in_words(start, day, report, locale)
    if day == end:
        text = period_in_words(start, "year", report, locale)
    elif day.month == 1:
        text = period_in_words(start, "month", report, locale)
    else:
        text = span_in_words(start, day, report, locale)
    return text if str(day.year) in report.title else f"{day.year}年{text}"


def _opening(report: Report, locale: Locale) -> Message:
    day = until(report.as_of, report, locale)
    if any(_heard(result) for result in report.targets):
        return msg("This rests on what the units have reported up to {day}, held against the schedule.", day=day)
    return msg("Up to {day} the units have reported nothing that could be used.", day=day)


def _heard(result: TargetResult) -> bool:
    """Whether anything has been reported of a target's time, be it in words or of a share; a baseline is not."""
    said = result.pace is not Pace.UNREPORTED or result.reporting.words is not None
    return said or any(one.value is not None for one in result.shares.quotas)


def end(
    report: Report, locale: Locale, annexes: Sequence[tuple[Message, tuple[CircularBlock, ...]]], day: date | None
) -> Iterator[CircularBlock]:
    """The list of what is attached, who issues the document and when, and what is attached."""
    titles = [locale.text(one) for one, _ in annexes]
    if len(titles) == 1:
        yield Attachments(locale.labelled(locale.text(msg("Annex")), titles[0]))
    elif titles:
        yield Attachments(locale.text(msg("Annexes:")), tuple(titles))
    signed = locale.day(day) if day else locale.pieces(_OPEN)
    yield Signature((*([report.issuer] if report.issuer else []), signed))
    for at, (name, (_, blocks)) in enumerate(zip(titles, annexes, strict=True), 1):
        text = msg("Annex {number}: {title}", number=at, title=name)
        yield Annex(locale.text(msg("Annex: {title}", title=name) if len(titles) == 1 else text), blocks)
