"""What stands around a document's parts: title, addressee and opening; headings; issuer and date; the annexes."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Literal, TypeAlias

from kjchuangxin.diagnostic import Message, msg
from kjchuangxin.i18n.locale import Locale
from kjchuangxin.model.calendar import month_end
from kjchuangxin.report.annex import annex
from kjchuangxin.report.report import Report
from kjchuangxin.report.status import Pace
from kjchuangxin.report.target import TargetResult
from kjchuangxin.report.units import all_units
from kjchuangxin.views.annex import quotas
from kjchuangxin.views.headline import NO_TARGET, marked, provisos
from kjchuangxin.views.page import (
    Address,
    Annex,
    Attachments,
    CircularBlock,
    Heading,
    Notice,
    Paragraph,
    Signature,
    Title,
)
from kjchuangxin.views.statements.days import day_in_words, period_in_words, span_in_words, until
from kjchuangxin.views.table import Section, Table
from kjchuangxin.views.targets import columns
from kjchuangxin.views.units import rows

OVERALL, REPORTS = msg("Overall progress"), msg("Reports")  # titles that every document has

Level: TypeAlias = Literal["full", "brief"]
Part: TypeAlias = tuple[Message, tuple[CircularBlock, ...]]  # a title, and what stands under it; an annex as well

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
    if not whole or day != month_end(day):
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
        return msg("Based on what the units have reported up to {day}, measured against the schedule.", day=day)
    return msg("Up to {day} the units have reported nothing that could be used.", day=day)


def _heard(result: TargetResult) -> bool:
    """Whether anything has been reported of a target's time, be it in words or of a share; a baseline is not."""
    said = result.pace is not Pace.UNREPORTED or result.reporting.words is not None
    return said or any(one.value is not None for one in result.shares.quotas)


def numbered(parts: Iterable[Part], locale: Locale) -> Iterator[CircularBlock]:
    """The parts that say something, under headings that are numbered on."""
    said = ((title, blocks) for title, blocks in parts if blocks)
    for at, (title, blocks) in enumerate(said, 1):
        yield Heading(locale.pieces(msg("{number}. {title}", number=locale.ordinal(at), title=title)))
        yield from blocks


def annexes(report: Report, locale: Locale, *, people: bool) -> list[Part]:
    """The table of all targets, the units beside each other, the quotas; people are named where they may be."""
    targets = Table(columns(report, locale), (Section("", report.targets),), empty=locale.text(NO_TARGET))
    found: list[Part] = [(msg("Progress of all targets"), (targets,))]
    if (view := all_units(report)).rows:
        found.append((msg("The units"), rows(view, locale, people=people)))
    if shared := [result for result in report.targets if result.shares.quotas]:
        found.append((msg("The breakdown's quotas"), quotas(annex(report, shared), locale)))
    return found


def end(report: Report, locale: Locale, annexes: Sequence[Part], day: date | None) -> Iterator[CircularBlock]:
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
