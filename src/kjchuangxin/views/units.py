"""Units beside each other: what each leads, its quotas and its reports; or whether each period's report came."""

from collections.abc import Callable
from typing import TypeVar

from kjchuangxin.diagnostic import Message, msg
from kjchuangxin.i18n.labels import SYMBOLS
from kjchuangxin.i18n.locale import Locale
from kjchuangxin.report.numbers import number
from kjchuangxin.report.status import Light, ReportState
from kjchuangxin.report.units import UnitRow, UnitsView
from kjchuangxin.views.headline import NO_REPORT_DUE, NO_UNIT, dated, marked, warnings
from kjchuangxin.views.page import Block, Heading, Page, Paragraph, Remark, Title, items
from kjchuangxin.views.table import Cell, Column, Layout, Line, Section, Share, Table, text_of
from kjchuangxin.views.target_texts import contacts, quota

Row = TypeVar("Row")

# One narrow character each.
_MARKS = {
    ReportState.REPORTED: SYMBOLS[Light.GREEN],
    ReportState.LATE: SYMBOLS[Light.YELLOW],
    ReportState.AWAITED: "~",
    ReportState.STALE: SYMBOLS[Light.RED],
    ReportState.MISSING: SYMBOLS[Light.RED],
    ReportState.REFUSED: "?",
    ReportState.NONE_DUE: "·",
}
_COLUMNS = msg(
    "{lights}: the targets it leads, by light. On schedule: the share of these and of its quotas that is done "
    "or on schedule, of those assessed. Quotas: done or on schedule / all. Reports: received / due. On time: "
    "reports in time / due.",
    lights="/".join(SYMBOLS.values()),
)
_RANKED = msg(
    "Ranked by the share on schedule; then by the average completion of quotas, each at most 100%; then by "
    "the share of reports on time. Missing and stale reports count as not on schedule; what is awaited, "
    "refused or not assessed does not count, and a share that is not known for that comes before 0. Equal "
    "units share a rank, in the plan's order."
)
_PROVISIONAL = msg("Provisional: something of the unit could not be used, which may change its rank.")


def units(view: UnitsView, locale: Locale) -> Page:
    """A row a unit, the quotas of the group, and what the columns mean."""
    columns, rows = _columns(view, locale), (Section("", view.rows),)
    table = Table(columns, rows, locale.text(NO_UNIT), lambda row: stacked(row.unit.name, row, columns, locale))
    remarks = [Remark(locale.text(remark)) for remark in _remarks(view)]
    below = [*_group(view, locale), *remarks] if view.rows else []
    return (*_head(view, locale), table, *below, *_others(view, locale))


def rows(view: UnitsView, locale: Locale, *, people: bool) -> tuple[Block, ...]:
    """The rows of units alone, with what the columns mean; who answers for a unit's tasks where people may be named."""
    title = locale.text(msg("contacts"))
    columns = tuple(one for one in _columns(view, locale) if people or one.title != title)
    return (Table(columns, (Section("", view.rows),)), *(Remark(locale.text(remark)) for remark in _remarks(view)))


def reports(view: UnitsView, locale: Locale) -> Page:
    """A row a unit with a mark for each period that has ended, and what the marks mean."""
    days = tuple(period.end for period in view.rows[0].unit.periods) if view.rows else ()
    columns: tuple[Column[UnitRow], ...] = (
        Column(locale.text(msg("unit")), lambda row: row.unit.name, style="bold"),
        *(column for at, day in enumerate(days) for column in _period(at, day.isoformat(), locale)),
        _illustrative(view, locale),
    )
    rows, none = (Section("", view.rows),), locale.text(NO_REPORT_DUE if view.rows else NO_UNIT)
    tables = [Table(columns, rows, none, days=days)]
    if view.rows and not days:
        tables = [Table(columns, rows, only=Layout.CSV), Table((), (), none, only=~Layout.CSV)]
    remark = Remark(locale.text(_legend(locale)), only=Layout.ALL if days else Layout.TERMINAL)
    return (*_head(view, locale), *tables, *([remark] if view.rows else []), *_others(view, locale))


def _head(view: UnitsView, locale: Locale) -> tuple[Block, ...]:
    report = view.report
    return (
        Title(marked(report.title, report, locale)),
        Paragraph((locale.text(dated(report)),)),
        *warnings(report, locale),
    )


def _columns(view: UnitsView, locale: Locale) -> tuple[Column[UnitRow], ...]:
    text = locale.text
    file, wide, drawn = Layout.CSV, Layout.WIDE, Layout.TERMINAL | Layout.MARKDOWN

    def numbers(title: Message, value: Callable[[UnitRow], Cell], only: Layout) -> Column[UnitRow]:
        return Column(text(title), value, only, most=20, right=True)

    ranks = Layout(0) if view.group is None else Layout.MARKDOWN | Layout.WIDE | Layout.STACKED
    return (
        numbers(
            msg("rank"),
            lambda row: ranked(row.rank, locale, provisional=row.provisional),
            drawn | file if view.group is not None else file,
        ),
        Column(text(msg("unit")), lambda row: row.unit.name, ~Layout.STACKED, grows=True, style="bold"),
        numbers(msg("tasks led"), lambda row: locale.listed(task.number for task in row.unit.leads), file),
        *(column for light in Light for column in _light(light, locale)),
        Column("/".join(SYMBOLS.values()), _lights, Layout.MEDIUM | Layout.STACKED, most=20, right=True),
        numbers(msg("on schedule"), lambda row: Share(row.share), drawn),
        numbers(msg("on schedule (%)"), lambda row: Share(row.share), file),
        numbers(msg("quotas done"), lambda row: Share(row.completion), ranks),
        numbers(msg("quotas done (%)"), lambda row: Share(row.completion), file),
        numbers(msg("quotas"), lambda row: f"{row.quotas_met}/{row.quotas}" if row.quotas else None, drawn),
        numbers(msg("quotas on schedule"), lambda row: row.quotas_met, file),
        numbers(msg("quotas"), lambda row: row.quotas, file),
        numbers(msg("due"), lambda row: row.unit.reports_due, wide),
        numbers(msg("received"), lambda row: row.unit.reports_received, wide),
        numbers(msg("reports due"), lambda row: row.unit.reports_due, file),
        numbers(msg("reports received"), lambda row: row.unit.reports_received, file),
        numbers(msg("reports"), lambda row: f"{row.unit.reports_received}/{row.unit.reports_due}", drawn & ~wide),
        numbers(msg("reports late"), lambda row: row.unit.reports_late, file),
        numbers(msg("reports missing"), lambda row: row.unit.reports_missing, file),
        numbers(msg("late"), lambda row: row.unit.reports_late, drawn & ~Layout.SLIM),
        numbers(msg("missing"), lambda row: row.unit.reports_missing, drawn & ~Layout.SLIM & ~Layout.MEDIUM),
        numbers(msg("on time"), lambda row: Share(row.unit.on_time), drawn),
        numbers(msg("on time (%)"), lambda row: Share(row.unit.on_time), file),
        Column(
            text(msg("contacts")),
            lambda row: contacts(view.report.contacts.get(row.unit.name, ()), locale),
            wide | file | Layout.MARKDOWN if view.report.contacts else Layout(0),
        ),
        _illustrative(view, locale),
    )


def _light(light: Light, locale: Locale) -> tuple[Column[UnitRow], ...]:
    """How many of the targets that a unit leads have a light; its symbol is the title where it is known already."""
    symbol, label = SYMBOLS[light], locale.label(light)
    return (
        Column(symbol, lambda row: row.lights[light], Layout.WIDE, most=5, right=True, style=light.value),
        Column(f"{symbol} {label}", lambda row: row.lights[light], Layout.MARKDOWN, right=True),
        Column(label, lambda row: row.lights[light], Layout.CSV),
    )


def _lights(row: UnitRow) -> str | None:
    """How many of the targets that a unit leads have each light; nothing where it leads none."""
    return "/".join(map(str, row.lights.values())) if any(row.lights.values()) else None


def _illustrative(view: UnitsView, locale: Locale) -> Column[UnitRow]:
    return Column(locale.text(msg("illustrative")), lambda _: locale.yes(view.report.illustrative), Layout.CSV)


def stacked(name: str, row: Row, columns: tuple[Column[Row], ...], locale: Locale) -> tuple[Line, ...]:
    """A name, and below it a line for each of the columns."""
    chosen = [column for column in columns if Layout.STACKED in column.only]
    lines = (Line((locale.labelled(column.title, text_of(column.value(row))),)) for column in chosen)
    return (Line((name,), "bold", indent=0), *lines)


def ranked(rank: int | None, locale: Locale, *, provisional: bool) -> Cell:
    """A rank; marked where it could be another one, were nothing refused."""
    return locale.noted(str(rank), locale.text(msg("provisional"))) if rank is not None and provisional else rank


def _period(at: int, title: str, locale: Locale) -> tuple[Column[UnitRow], ...]:
    """Whether a period's report came: as a mark, in a file in a word."""

    def word(row: UnitRow) -> str | None:
        state = row.unit.periods[at].state
        return None if state is ReportState.NONE_DUE else locale.label(state)

    mark: Column[UnitRow] = Column(title, lambda row: _MARKS[row.unit.periods[at].state], ~Layout.CSV)
    return (mark, Column(title, word, Layout.CSV))


def _legend(locale: Locale) -> Message:
    same: dict[str, list[str]] = {}
    for state, mark in _MARKS.items():
        same.setdefault(mark, []).append(locale.label(state))
    marks = [f"{mark} {'/'.join(labels)}" for mark, labels in same.items()]
    marks[-1] = locale.text(msg("{mark} not owed", mark=_MARKS[ReportState.NONE_DUE]))
    return msg("{marks}; each column is the last day of a period.", marks=tuple(marks))


def _remarks(view: UnitsView) -> list[Message]:
    weights = tuple(f"{target} × {number(weight)}" for target, weight in view.weights)
    weighted = msg("Weighted targets: {weights}.", weights=weights)
    ranking = [_RANKED, *([_PROVISIONAL] if any(row.provisional for row in view.rows) else [])]
    return [_COLUMNS, *(ranking if view.group is not None else []), *([weighted] if weights else [])]


def _group(view: UnitsView, locale: Locale) -> list[Block]:
    if not view.group_quotas:
        return []
    lines = (f"{result.id} {quota(each, result, locale)}" for result, each in view.group_quotas)
    heading = Heading(view.group or "", only=Layout.TERMINAL)
    return [heading, Paragraph((f"{view.group}:",), only=Layout.MARKDOWN), items(lines, locale)]


def _others(view: UnitsView, locale: Locale) -> list[Remark]:
    if not view.others:
        return []
    text = locale.text(msg("Neither leading nor reporting, and without a quota: {units}", units=view.others))
    return [Remark(text, only=Layout.ALL if view.rows else Layout.MARKDOWN)]
