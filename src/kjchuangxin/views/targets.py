"""The targets of a report, grouped by section and task, as `kjcx status` shows them to a reader."""

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from kjchuangxin.diagnostic import msg
from kjchuangxin.i18n.locale import Locale
from kjchuangxin.report.numbers import points
from kjchuangxin.report.report import Report
from kjchuangxin.report.status import Light
from kjchuangxin.report.target import TargetResult
from kjchuangxin.views.changes import former, not_compared, since
from kjchuangxin.views.headline import NO_TARGET, closures, dated, marked, silent, standing, tally, to_verify, warnings
from kjchuangxin.views.page import Items, Notice, Page, Paragraph, Remark, Title
from kjchuangxin.views.table import Bar, Cell, Column, Label, Layout, Line, Lines, Section, Share, Table
from kjchuangxin.views.target_texts import closure_word, name, narrow_verdict, verdict_of, with_original

if TYPE_CHECKING:  # only with --since
    from kjchuangxin.report.changes import Changes

WORDS_FROM = 190  # columns of the screen from which progress in words has its own
LEAD_FROM = 120  # columns of the screen from which the lead units have their own


def targets(
    report: Report, locale: Locale, changes: "Changes | None" = None, counted: tuple[TargetResult, ...] | None = None
) -> Page:
    """The whole, each target, and who has not reported; with what moved where that is given.

    The head speaks of all that are `counted` (None: those shown).
    """
    whole = report.targets if counted is None else counted
    remarks = []
    if any(result.progress.way[1] is not None for result in report.targets):
        mark = msg("The mark | in a bar shows what is expected on the day of the figure.")
        remarks.append((mark, Layout.WIDE | Layout.MEDIUM | Layout.STACKED))
    if any(result.definition.aspirational for result in report.targets):
        remarks.append((msg("* Worded as an aim (力争/争创)."), Layout.TERMINAL))
    return (
        Title(marked(report.title, report, locale)),
        Paragraph((locale.text(dated(report)), *_counts(report, whole, locale))),
        *([Paragraph((locale.text(since(changes, locale)),))] if changes else []),
        *([Notice(locale.text(unread))] if changes and (unread := not_compared(changes)) else []),
        *warnings(report, locale),
        Table(
            columns(report, locale, changes),
            tuple(_sections(report, locale)),
            empty=locale.text(NO_TARGET),
            stacked=lambda result: _stacked(result, locale, changes),
        ),
        *silent(report, locale),
        *_closed(report, locale),
        *(Remark(locale.text(remark), only=layout) for remark, layout in remarks),
    )


def _counts(report: Report, whole: tuple[TargetResult, ...], locale: Locale) -> list[str]:
    """How all that are counted stand, and how many of them are shown where others are left out."""
    if not whole:
        return []
    lights = [result.light for result in whole]
    counts = [locale.text(standing(whole)), tally({light: lights.count(light) for light in Light}, locale)]
    if len(report.targets) < len(whole):
        counts.append(locale.text(msg("{shown} of {count} shown", shown=len(report.targets), count=len(whole))))
    return counts


def columns(report: Report, locale: Locale, changes: "Changes | None" = None) -> tuple[Column[TargetResult], ...]:
    """The columns of a target; with the earlier state after its own, where there is one."""
    text, verdict, narrow = locale.text, locale.text(msg("verdict")), Layout.MEDIUM | Layout.NARROW

    def lead(result: TargetResult) -> str:
        return locale.names(result.definition.lead)

    moved: tuple[Column[TargetResult], ...] = ()
    if changes:
        wide = Layout.MARKDOWN | Layout.WIDE | narrow
        moved = (Column(text(msg("before")), lambda one: Label((former(one, changes, locale),)), only=wide),)
    return (
        Column(text(msg("id")), lambda one: one.id, most=10, style="bold"),
        Column(text(msg("target")), lambda one: _name(one, locale), only=Layout.TERMINAL, most=60, grows=True),
        Column(text(msg("target")), lambda one: name(one, locale), only=Layout.MARKDOWN),
        Column(text(msg("lead")), lead, only=Layout.MARKDOWN),
        Column(text(msg("value/target")), lambda one: _progress(one, locale), most=12, part=6),
        Column("", lambda one: _bar(one) or "", only=Layout.WIDE | Layout.MEDIUM, most=11),
        Column(text(msg("done")), lambda one: Share(one.progress.completion), most=8, right=True),
        Column(
            text(msg("ahead/behind (percentage points)")),
            lambda one: points(one.progress.ahead),
            only=Layout.MARKDOWN,
            right=True,
        ),
        Column(verdict, lambda one: verdict_of(one, locale), only=Layout.WIDE | Layout.MARKDOWN),
        Column(verdict, lambda one: Label(narrow_verdict(one, locale), one.light), only=narrow),
        Column(verdict, lambda one: _moved(one, changes, locale), only=Layout.NARROWEST),
        Column(text(msg("closure")), lambda one: Label((closure_word(one, locale),)), only=Layout.MARKDOWN),
        Column(text(msg("lead")), lead, only=Layout.TERMINAL, most=0, part=5, since=LEAD_FROM, noted=True),
        *moved,
        *(_words(locale) if any(one.reporting.words for one in report.targets) else ()),
    )


def _words(locale: Locale) -> tuple[Column[TargetResult], ...]:
    title = locale.text(msg("progress in words"))
    return (
        Column(title, lambda one: one.reporting.words, only=Layout.MARKDOWN),
        Column(title, lambda one: one.reporting.words, only=Layout.TERMINAL, most=34, since=WORDS_FROM),
    )


def _moved(result: TargetResult, changes: "Changes | None", locale: Locale) -> Label:
    before = former(result, changes, locale, labelled=True)
    return Label((*narrow_verdict(result, locale), *([before] if before else [])), result.light)


def _name(result: TargetResult, locale: Locale) -> str:
    """The name, `*` where it is worded as an aim, and what the document said before a revision."""
    return with_original(f"{result.name}*" if result.definition.aspirational else result.name, result, locale)


def _progress(result: TargetResult, locale: Locale) -> Cell:
    """Value and target, the target below where they do not fit side by side."""
    text, target = locale.progress(result), locale.target(result)
    if result.target is None or text == target or not text.endswith(target):
        return text
    return Lines((text.removesuffix(target), target), "")


def _bar(result: TargetResult) -> Bar | None:
    gone, expected = result.progress.way
    return None if gone is None else Bar(gone, expected, result.light)


def _stacked(result: TargetResult, locale: Locale, changes: "Changes | None") -> tuple[Line, ...]:
    bar = _bar(result)
    figures: tuple[Cell, ...] = (_progress(result, locale), *((bar, Share(result.progress.completion)) if bar else ()))
    before = former(result, changes, locale, labelled=True)
    return (
        Line((f"{result.id} {_name(result, locale)}",)),
        Line(figures, result.light.value, 4),
        Line((verdict_of(result, locale),), indent=4),
        *([Line((before,), indent=4)] if before else []),
    )


def _sections(report: Report, locale: Locale) -> Iterator[Section[TargetResult]]:
    """Each target under its task, and that under its section; the lead units beside it where they have no column."""
    for title, results in groupby(report.targets, lambda result: result.definition.section):
        tasks = []
        for _, group in groupby(results, lambda result: result.definition.task):
            own = tuple(group)
            task = own[0].definition
            tasks.append(Section(f"{task.task}. {task.task_title}", own, note=locale.names(task.lead)))
        yield Section(title or "", parts=tuple(tasks))


def _closed(report: Report, locale: Locale) -> list[Items]:
    total = closures(report)
    if total is None:
        return []
    lines = [
        Line((locale.labelled(locale.text(label), locale.listed(result.id for result in results)),))
        for label, results in to_verify(report)
    ]
    return [Items(locale.text(total), tuple(lines), only=Layout.TERMINAL)]
