"""The annex of a circular: the quotas of targets, who has come how far, and what is behind the schedule."""

from collections.abc import Callable, Iterator
from fractions import Fraction

from kjchuangxin.diagnostic import Message, msg
from kjchuangxin.i18n.locale import Locale
from kjchuangxin.report.annex import Annex, AnnexRow, TargetAnnex
from kjchuangxin.report.numbers import points
from kjchuangxin.report.status import Light, ReportState
from kjchuangxin.views.headline import dated, marked, warnings
from kjchuangxin.views.page import Block, Items, Notice, Page, Paragraph, Remark, Title
from kjchuangxin.views.table import Cell, Column, Label, Layout, Line, Section, Share, Table
from kjchuangxin.views.target_texts import name, sums
from kjchuangxin.views.units import ranked, stacked

_RANKED = msg(
    "Ranked by the completion of the quota; equal units share a rank, in the plan's order. Ahead/behind: of "
    "the schedule, in percentage points of the way from baseline to target."
)
_COLOURS = {ReportState.MISSING: Light.RED, ReportState.STALE: Light.RED, ReportState.LATE: Light.YELLOW}


def annex(view: Annex, locale: Locale) -> Page:
    """A table of each target's quotas with their sum, and what is not in the sums."""
    report = view.report
    none = (one.target.id for one in view.targets if not one.rows)
    return (
        Title(marked(report.title, report, locale)),
        Paragraph((locale.text(dated(report)),)),
        *warnings(report, locale),
        *(Notice(locale.text(msg("{target} has no quotas.", target=target))) for target in none),
        *quotas(view, locale),
    )


def quotas(view: Annex, locale: Locale) -> tuple[Block, ...]:
    """The table of each target's quotas, what is not in the sums, and what the columns mean."""
    columns, lines = _columns(view, locale), tuple(_lines(view, locale))
    sections = tuple(Section(_title(one, locale), one.rows) for one in view.targets if one.rows)
    table = Table(columns, sections, stacked=lambda row: stacked(_name(row, locale), row, columns, locale))
    return (
        *([table] if sections else []),
        *([Items(locale.text(msg("Not in these figures, or in question:")), lines)] if lines else []),
        *([Remark(locale.text(_RANKED))] if sections else []),
    )


def _title(one: TargetAnnex, locale: Locale) -> str:
    return locale.labelled(f"{one.target.id} {name(one.target, locale)}", locale.target(one.target))


def _columns(view: Annex, locale: Locale) -> tuple[Column[AnnexRow], ...]:
    text, file, drawn = locale.text, Layout.CSV, Layout.TERMINAL | Layout.MARKDOWN

    def numbers(title: Message, value: Callable[[AnnexRow], Cell], only: Layout = Layout.ALL) -> Column[AnnexRow]:
        return Column(text(title), value, only, most=20, right=True)

    return (
        Column(text(msg("id")), lambda row: row.target.id, file),
        Column(text(msg("target")), lambda row: row.target.name, file),
        numbers(msg("rank"), lambda row: ranked(row.rank, locale, provisional=row.provisional)),
        Column(text(msg("unit")), lambda row: _name(row, locale), ~Layout.STACKED, grows=True, style="bold"),
        Column(text(msg("group")), lambda row: row.quota.of, file),
        numbers(msg("quota"), lambda row: locale.quantity(row.quota.share, row.target.unit), drawn),
        numbers(msg("quota"), lambda row: row.quota.share, file),
        numbers(msg("value"), lambda row: locale.quantity(row.quota.value), drawn),
        numbers(msg("value"), lambda row: row.quota.value, file),
        Column(text(msg("measured in")), lambda row: row.target.unit, file),
        Column(text(msg("as of")), lambda row: row.quota.value_as_of, file),
        numbers(msg("done"), lambda row: Share(row.quota.completion), drawn),
        numbers(msg("completion (%)"), lambda row: Share(row.quota.completion), file),
        numbers(msg("ahead/behind"), lambda row: points(row.quota.ahead), drawn),
        numbers(msg("ahead/behind (percentage points)"), _points, file),
        Column(text(msg("report")), lambda row: _report(row, locale), drawn),
        Column(text(msg("report")), lambda row: locale.label(row.quota.report), file),
        Column(text(msg("not in it")), lambda row: locale.partial(row.older, row.quota.missing, None) or None, file),
        Column(text(msg("illustrative")), lambda _: locale.yes(view.report.illustrative), file),
    )


def _name(row: AnnexRow, locale: Locale) -> str:
    return locale.text(msg("total")) if row.total else row.quota.unit


def _points(row: AnnexRow) -> Fraction | None:
    return None if row.quota.ahead is None else row.quota.ahead * 100


def _report(row: AnnexRow, locale: Locale) -> Label:
    state = row.quota.report
    return Label((locale.label(state),), _COLOURS.get(state))


def _lines(view: Annex, locale: Locale) -> Iterator[Line]:
    """Of each sum who is not in it, and what the quotas add up to where that is not the target."""
    for one in view.targets:
        found = [
            locale.labelled(_name(row, locale), locale.partial(row.older, row.quota.missing, None))
            for row in (*one.groups, *([one.total] if one.total else []))
            if row.without
        ]
        for text in (*found, *map(locale.text, sums(one.target, locale))):
            yield Line((locale.labelled(one.target.id, text),))
