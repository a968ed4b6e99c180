"""Everything about one target: how it stands, what it is, and every figure reported for it."""

from kjchuangxin.diagnostic import Message, msg
from kjchuangxin.i18n.labels import COLLECTS, MEASURES, PACE_KINDS
from kjchuangxin.i18n.locale import Locale
from kjchuangxin.report.numbers import number, percent
from kjchuangxin.report.report import Report
from kjchuangxin.report.target import Figure, TargetResult
from kjchuangxin.views import closure, quotas
from kjchuangxin.views.headline import dated as headline
from kjchuangxin.views.headline import notices
from kjchuangxin.views.history import dated, figure, remarks, stage, window
from kjchuangxin.views.outlook import outlook_fields
from kjchuangxin.views.page import Block, Card, Chart, Fields, Heading, Items, Paragraph, Title
from kjchuangxin.views.table import Line
from kjchuangxin.views.targets import verdict_of


def target(report: Report, result: TargetResult, locale: Locale) -> Card:
    """The verdict with its figures, a chart, the definition and the history."""
    history = [
        block for reported in result.reporting.history for block in reported_figure(reported, result.unit, locale)
    ]
    none = Items("", (Line((locale.text(msg("Nothing has been reported.")),)),))
    return (
        *head(report, f"{result.id} {result.name}", locale),
        fields(_status(result, locale), locale),
        Chart(result, report.as_of, locale),
        Heading(locale.text(msg("Definition"))),
        fields(_definition(result, locale), locale),
        Heading(locale.text(msg("Reported figures"))),
        *(history or [none]),
    )


def head(report: Report, subject: str, locale: Locale) -> tuple[Block, ...]:
    """What the card is about, as of when, and what a reader has to know first."""
    return (Title(subject), *(Paragraph((locale.text(text),)) for text in (headline(report), *notices(report))))


def fields(pairs: list[tuple[Message, str]], locale: Locale, indent: int = 2) -> Fields:
    """Labels and their texts in two columns."""
    return Fields(tuple((locale.text(label), text) for label, text in pairs), indent)


def reported_figure(reported: Figure, unit: str | None, locale: Locale) -> tuple[Items, Fields]:
    """Who reported what as of when, and what was said about it."""
    line = Line((locale.text(figure(reported, unit, locale)),))
    return Items("", (line,)), fields(remarks(reported, locale), locale, indent=4)


def _status(result: TargetResult, locale: Locale) -> list[tuple[Message, str]]:
    expected = locale.quantity(result.progress.expected, result.unit) if result.progress.expected is not None else ""
    return [
        (msg("verdict"), verdict_of(result, locale).lines[0]),
        (msg("closure"), closure.closure(result, locale)),
        (msg("value"), dated(result.value, result.progress.value_as_of, result, locale)),
        (msg("done"), percent(result.progress.completion) if result.progress.completion is not None else ""),
        (msg("expected by now"), expected),
        (msg("reason"), locale.text(result.progress.reason) if result.progress.reason else ""),
        (msg("cause"), result.reporting.cause or ""),
        (msg("action"), result.reporting.action or ""),
        (msg("by"), result.reporting.by.isoformat() if result.reporting.by else ""),
        *outlook_fields(result, locale),
    ]


def _definition(result: TargetResult, locale: Locale) -> list[tuple[Message, str]]:
    baseline = result.progress.baseline
    return [
        (msg("section"), result.definition.section),
        (msg("task"), f"{result.definition.task}. {result.definition.task_title}"),
        (msg("clause"), result.definition.clause or ""),
        (msg("lead"), locale.names(result.definition.lead)),
        (msg("support"), locale.names(result.definition.support)),
        (msg("reporters"), locale.names(result.definition.reporters)),
        (
            msg("collected as"),
            locale.text(COLLECTS[result.definition.collect]) if len(result.definition.reporters) > 1 else "",
        ),
        (msg("measure"), locale.text(MEASURES[result.definition.measure])),
        (msg("target value"), locale.target(result)),
        (msg("originally"), locale.original(result) if result.definition.original is not None else ""),
        (
            msg("tolerance"),
            f"{number(result.definition.tolerance * 100)}%" if result.definition.tolerance is not None else "",
        ),
        (msg("objective"), locale.yes(truth=True) if result.definition.objective else ""),
        (msg("striven for"), locale.yes(truth=True) if result.definition.aspirational else ""),
        (msg("window"), locale.text(window(result))),
        (msg("schedule"), locale.text(PACE_KINDS[result.definition.pace_kind]) if result.definition.pace_kind else ""),
        (
            msg("baseline"),
            dated(baseline, result.progress.baseline_as_of, result, locale) if baseline is not None else "",
        ),
        *((msg("stage"), locale.text(stage(each))) for each in result.progress.stages),
        *((msg("quota"), quotas.quota(each, result, locale)) for each in result.shares.quotas),
        *((msg("breakdown"), locale.text(each)) for each in quotas.sums(result, locale)),
        (msg("note"), result.definition.note or ""),
    ]
