"""Units beside each other as CSV for Excel: how they stand, or a column a period with what became of its report."""

from collections.abc import Callable
from datetime import date

from kjchuangxin.diagnostic import msg
from kjchuangxin.i18n.locale import Locale
from kjchuangxin.render.screen import Screen
from kjchuangxin.render.status_csv import Columns, rows, share
from kjchuangxin.report.status import Light, ReportState
from kjchuangxin.report.units import UnitRow, UnitsView


def render(view: UnitsView, locale: Locale, screen: Screen, reports: bool) -> str:  # noqa: ARG001, FBT001  # the formats' interface
    columns: Columns[UnitRow] = (
        *(_periods(view) if reports else _standing()),
        (msg("illustrative"), lambda _, locale: locale.yes(view.report.illustrative)),
    )
    return rows(columns, view.rows, locale)


def _standing() -> Columns[UnitRow]:
    def count(light: Light) -> Callable[[UnitRow, Locale], int]:
        return lambda row, _: row.lights[light]

    return (
        (msg("rank"), lambda row, _: row.rank),
        (msg("unit"), lambda row, _: row.unit.name),
        (msg("tasks led"), lambda row, locale: locale.listed(map(str, row.unit.leads))),
        (msg("green"), count(Light.GREEN)),
        (msg("yellow"), count(Light.YELLOW)),
        (msg("red"), count(Light.RED)),
        (msg("grey"), count(Light.GREY)),
        (msg("on schedule (%)"), lambda row, _: share(row.share)),
        (msg("quotas on schedule"), lambda row, _: row.quotas_met),
        (msg("quotas"), lambda row, _: row.quotas),
        (msg("reports due"), lambda row, _: row.unit.reports_due),
        (msg("reports received"), lambda row, _: row.unit.reports_received),
        (msg("reports late"), lambda row, _: row.unit.reports_late),
        (msg("reports missing"), lambda row, _: row.unit.reports_missing),
        (msg("on time (%)"), lambda row, _: share(row.unit.on_time)),
    )


def _periods(view: UnitsView) -> Columns[UnitRow]:
    ends = [period.end for period in view.rows[0].unit.periods] if view.rows else []
    return (
        (msg("unit"), lambda row, _: row.unit.name),
        *((msg("{text}", text=end.isoformat()), _state(at)) for at, end in enumerate(ends)),
    )


def _state(at: int) -> Callable[[UnitRow, Locale], str | date | None]:
    def state(row: UnitRow, locale: Locale) -> str | None:
        found = row.unit.periods[at].state
        return None if found is ReportState.NONE_DUE else locale.label(found)

    return state
