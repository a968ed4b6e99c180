"""The ledger (台账): every target in a row with all its figures, for a spreadsheet."""

from collections.abc import Callable
from fractions import Fraction

from kjchuangxin.diagnostic import msg
from kjchuangxin.i18n.labels import COMPARATORS
from kjchuangxin.i18n.locale import Locale
from kjchuangxin.report.changes import Changes, Pair
from kjchuangxin.report.report import Report
from kjchuangxin.report.target import TargetResult
from kjchuangxin.views.changes import moved
from kjchuangxin.views.headline import warnings
from kjchuangxin.views.page import Page
from kjchuangxin.views.table import Cell, Column, Section, Share, Table
from kjchuangxin.views.target_texts import closure_word


def ledger(report: Report, locale: Locale, changes: Changes | None = None) -> Page:
    """A row for each target; with the earlier state after its own columns, where there is one."""
    columns = (*_columns(locale), *(_before(changes, locale) if changes else ()))
    return (*warnings(report, locale), Table(columns, (Section("", report.targets),)))


def _columns(locale: Locale) -> tuple[Column[TargetResult], ...]:
    text, label, yes = locale.text, locale.label, locale.yes
    return (
        Column(text(msg("id")), lambda one: one.id),
        Column(text(msg("target")), lambda one: one.name),
        Column(text(msg("section")), lambda one: one.definition.section),
        Column(text(msg("task")), lambda one: one.definition.task),
        Column(text(msg("task title")), lambda one: one.definition.task_title),
        Column(text(msg("lead")), lambda one: locale.names(one.definition.lead)),
        Column(text(msg("reporters")), lambda one: locale.names(one.definition.reporters)),
        Column(text(msg("objective")), lambda one: yes(one.definition.objective)),
        Column(text(msg("worded as an aim")), lambda one: yes(one.definition.aspirational)),
        Column(text(msg("value")), lambda one: _value(one, locale)),
        Column(text(msg("comparator")), lambda one: COMPARATORS.get(one.definition.comparator or "")),
        Column(text(msg("target value")), lambda one: _aim(one, locale)),
        Column(text(msg("originally")), lambda one: None if one.definition.original is None else locale.original(one)),
        Column(text(msg("approved by")), lambda one: one.definition.approval),
        Column(text(msg("measured in")), lambda one: one.unit),
        Column(text(msg("as of")), lambda one: one.progress.value_as_of),
        Column(text(msg("not in it")), lambda one: _partial(one, locale)),
        Column(text(msg("baseline")), lambda one: one.progress.baseline),
        Column(text(msg("expected by now")), lambda one: one.progress.expected),
        Column(text(msg("completion (%)")), lambda one: Share(one.progress.completion)),
        Column(text(msg("against schedule (%)")), lambda one: Share(one.progress.schedule_completion)),
        Column(text(msg("ahead/behind (percentage points)")), lambda one: _in_percent(one.progress.ahead)),
        Column(text(msg("added in the newest period")), lambda one: one.progress.gain and one.progress.gain.amount),
        Column(text(msg("added since")), lambda one: one.progress.gain and one.progress.gain.since),
        Column(text(msg("year before")), lambda one: one.progress.year_on_year and one.progress.year_on_year.before),
        Column(text(msg("year on year (%, or percentage points)")), _year_on_year),
        Column(text(msg("short of schedule by")), lambda one: one.progress.gap),
        Column(text(msg("short of target by")), lambda one: one.progress.remaining),
        Column(text(msg("light")), lambda one: label(one.light)),
        Column(text(msg("pace")), locale.pace),
        Column(text(msg("report")), lambda one: label(one.reporting.state)),
        Column(text(msg("reason")), lambda one: text(one.progress.reason) if one.progress.reason else None),
        Column(text(msg("progress in words")), lambda one: one.reporting.words),
        Column(text(msg("cause")), lambda one: one.reporting.cause),
        Column(text(msg("action")), lambda one: one.reporting.action),
        Column(text(msg("by")), lambda one: one.reporting.by),
        Column(
            text(msg("days late")), lambda one: max((stage.late_by or 0 for stage in one.progress.stages), default=None)
        ),
        Column(text(msg("clause")), lambda one: one.definition.clause),
        Column(text(msg("note")), lambda one: one.definition.note),
        Column(text(msg("illustrative")), lambda one: yes(one.progress.illustrative)),
        Column(text(msg("closure")), lambda one: closure_word(one, locale)),
        Column(text(msg("verified on")), lambda one: one.verified.date if one.verified else None),
        Column(text(msg("verified by")), lambda one: one.verified.by if one.verified else None),
    )


def _in_percent(share: Fraction | None) -> Fraction | None:
    return None if share is None else share * 100


def _year_on_year(result: TargetResult) -> Fraction | None:
    """In percent; of a number that is in percent itself, in percentage points."""
    known = result.progress.year_on_year
    if known is None:
        return None
    return known.change if known.in_points else _in_percent(known.change)


def _partial(result: TargetResult, locale: Locale) -> str | None:
    return locale.partial(result.progress.older, result.progress.lacking, None) or None


def _before(changes: Changes, locale: Locale) -> tuple[Column[TargetResult], ...]:
    """How each target stood in the earlier state; nothing where it was not there."""

    def column(title: str, value: Callable[[Pair], Cell]) -> Column[TargetResult]:
        def cell(result: TargetResult) -> Cell:
            pair = changes.by_target.get(result.id)
            return value(pair) if pair else None

        return Column(title, cell)

    text, label = locale.text, locale.label
    return (
        column(text(msg("moved")), lambda pair: text(word) if (word := moved(pair)) else None),
        column(text(msg("value before")), lambda pair: _value(pair.before, locale)),
        column(text(msg("light before")), lambda pair: label(pair.before.light)),
        column(text(msg("pace before")), lambda pair: label(pair.before.pace)),
        column(text(msg("report before")), lambda pair: label(pair.before.reporting.state)),
    )


def _value(result: TargetResult, locale: Locale) -> str | Fraction | None:
    return locale.quantity(result.value) if isinstance(result.value, str) else result.value


def _aim(result: TargetResult, locale: Locale) -> str | Fraction | None:
    """The number alone, the range or the stage as a text."""
    return locale.aim(result.target, None, None) if isinstance(result.target, tuple) else result.target
