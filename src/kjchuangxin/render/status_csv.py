"""A report as CSV for Excel: a byte order mark, its line ends, and no cell that it would take for a formula."""

import csv
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from io import StringIO
from typing import TypeVar

from kjchuangxin.diagnostic import Message, msg
from kjchuangxin.i18n.locale import COMPARATORS, Locale
from kjchuangxin.render import closing
from kjchuangxin.render.changes_words import MOVED
from kjchuangxin.render.screen import Screen, visible
from kjchuangxin.report.changes import Changes, Pair
from kjchuangxin.report.numbers import number
from kjchuangxin.report.report import Report
from kjchuangxin.report.target import TargetResult

Item = TypeVar("Item")
_Cell = Callable[[Item, Locale], "str | Fraction | int | date | None"]
Columns = tuple[tuple[Message, _Cell[Item]], ...]

_BOM = "\ufeff"
_FORMULA = (
    "=",
    "+",
    "-",
    "@",
    "＝",
    "＋",
    "－",
    "＠",
)  # Excel takes the full-width ones as well; tabs are gone by then
_DECIMALS = 6


def _plain(value: Fraction | str | None, locale: Locale) -> str | Fraction | None:
    return locale.quantity(value) if isinstance(value, str) else value


def _aim(result: TargetResult, locale: Locale) -> str | Fraction | None:
    aim = result.target
    return locale.aim(aim, None, None) if isinstance(aim, tuple) else aim


def share(share: Fraction | None) -> Fraction | None:
    return None if share is None else share * 100


_TARGET: Columns[TargetResult] = (
    (msg("id"), lambda result, _: result.id),
    (msg("target"), lambda result, _: result.name),
    (msg("section"), lambda result, _: result.definition.section),
    (msg("task"), lambda result, _: result.definition.task),
    (msg("task title"), lambda result, _: result.definition.task_title),
    (msg("lead"), lambda result, locale: locale.names(result.definition.lead)),
    (msg("reporters"), lambda result, locale: locale.names(result.definition.reporters)),
    (msg("objective"), lambda result, locale: locale.yes(result.definition.objective)),
    (msg("striven for"), lambda result, locale: locale.yes(result.definition.aspirational)),
    (msg("value"), lambda result, locale: _plain(result.value, locale)),
    (msg("comparator"), lambda result, _: COMPARATORS.get(result.definition.comparator or "")),
    (msg("target value"), _aim),
    (msg("measured in"), lambda result, _: result.unit),
    (msg("as of"), lambda result, _: result.progress.value_as_of),
    (msg("baseline"), lambda result, _: result.progress.baseline),
    (msg("expected by now"), lambda result, _: result.progress.expected),
    (msg("completion (%)"), lambda result, _: share(result.progress.completion)),
    (msg("against schedule (%)"), lambda result, _: share(result.progress.schedule_completion)),
    (msg("short of schedule by"), lambda result, _: result.progress.gap),
    (msg("short of target by"), lambda result, _: result.progress.remaining),
    (msg("light"), lambda result, locale: locale.label(result.light)),
    (msg("pace"), lambda result, locale: locale.label(result.pace)),
    (msg("report"), lambda result, locale: locale.label(result.reporting.state)),
    (msg("reason"), lambda result, locale: locale.text(result.progress.reason) if result.progress.reason else None),
    (msg("cause"), lambda result, _: result.reporting.cause),
    (msg("action"), lambda result, _: result.reporting.action),
    (msg("by"), lambda result, _: result.reporting.by),
    (msg("clause"), lambda result, _: result.definition.clause),
    (msg("note"), lambda result, _: result.definition.note),
    (msg("illustrative"), lambda result, locale: locale.yes(result.progress.illustrative)),
    (msg("closure"), closing.word),
    (msg("verified on"), lambda result, _: result.verified.on if result.verified else None),
    (msg("verified by"), lambda result, _: result.verified.by if result.verified else None),
)


def render(
    report: Report,
    locale: Locale,
    screen: Screen,  # noqa: ARG001  # the formats' interface
    changes: Changes | None = None,
) -> str:
    """A row for each target, under the columns' names."""
    return rows((*_TARGET, *(_before_columns(changes) if changes else ())), report.targets, locale)


def _before_columns(changes: Changes) -> Columns[TargetResult]:
    """How each target stood in the earlier state; nothing where it was not there."""

    def cell(show: Callable[[Pair, Locale], str | Fraction | None]) -> _Cell[TargetResult]:
        def shown(result: TargetResult, locale: Locale) -> str | Fraction | None:
            pair = changes.by_target.get(result.id)
            return show(pair, locale) if pair else None

        return shown

    return (
        (msg("moved"), cell(lambda pair, locale: locale.text(MOVED[pair.move]) if pair.move else None)),
        (msg("value before"), cell(lambda pair, locale: _plain(pair.before.value, locale))),
        (msg("light before"), cell(lambda pair, locale: locale.label(pair.before.light))),
        (msg("pace before"), cell(lambda pair, locale: locale.label(pair.before.pace))),
        (msg("report before"), cell(lambda pair, locale: locale.label(pair.before.reporting.state))),
    )


def rows(columns: Columns[Item], items: tuple[Item, ...], locale: Locale) -> str:
    output = StringIO()
    writer = csv.writer(output, lineterminator="\r\n")
    writer.writerow([locale.text(title) for title, _ in columns])
    writer.writerows([_cell(value(item, locale)) for _, value in columns] for item in items)
    return _BOM + output.getvalue()


def _cell(value: str | Fraction | int | date | None) -> str:
    """A value as a cell: numbers as they are, texts on one line and never taken for a formula."""
    match value:
        case None:
            return ""
        case Fraction():
            return number(value, _DECIMALS)
        case str():
            text = visible(value)
            return f"'{text}" if text.lstrip().startswith(_FORMULA) else text
        case _:
            return str(value)
