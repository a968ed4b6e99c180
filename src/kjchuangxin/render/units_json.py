"""Units beside each other as JSON, and a unit and a quota as both JSON formats have them."""

from kjchuangxin.i18n.locale import Locale
from kjchuangxin.render.machine import SCHEMA_VERSION, Json, finding, numeral, write
from kjchuangxin.render.screen import Screen
from kjchuangxin.report.report import UnitResult
from kjchuangxin.report.target import Quota
from kjchuangxin.report.units import UnitRow, UnitsView


def render(view: UnitsView, locale: Locale, screen: Screen, reports: bool) -> str:  # noqa: ARG001, FBT001  # the formats' interface
    report = view.report
    head: dict[str, Json] = {
        "schema_version": SCHEMA_VERSION,
        "plan": {"id": report.plan_id, "title": report.title},
        "as_of": report.as_of.isoformat(),
        "illustrative": report.illustrative,
        "group": view.group,
    }
    diagnostics = [finding(diagnostic, locale) for diagnostic in report.diagnostics]
    if reports:
        rows: Json = [{"unit": row.unit.name, "periods": _periods(row.unit)} for row in view.rows]
        return write({**head, "reports": rows, "diagnostics": diagnostics})
    return write(
        {
            **head,
            "weights": {target: numeral(weight) for target, weight in view.weights},
            "group_quotas": [{"target": result.id, **quota(each)} for result, each in view.group_quotas],
            "units": [{"rank": row.rank, **unit(row)} for row in view.rows],
            "others": view.others,
            "diagnostics": diagnostics,
        }
    )


def unit(row: UnitRow) -> dict[str, Json]:
    """A unit with what it leads, its quotas and its reports."""
    result = row.unit
    return {
        "name": result.name,
        "leads": result.leads,
        "reports_due": result.reports_due,
        "reports_received": result.reports_received,
        "missing": result.missing,
        "late": result.late,
        "reports_late": result.reports_late,
        "reports_missing": result.reports_missing,
        "on_time": numeral(result.on_time),
        "lights": {light.value: count for light, count in row.lights.items()},
        "quotas": row.quotas,
        "quotas_met": row.quotas_met,
        "on_schedule": numeral(row.share),
        "periods": _periods(result),
    }


def _periods(result: UnitResult) -> Json:
    return [{"end": period.end.isoformat(), "state": period.state.value} for period in result.periods]


def quota(each: Quota) -> dict[str, Json]:
    """A quota with its verdict."""
    return {
        "unit": each.unit,
        "of": each.of,
        "share": numeral(each.share),
        "value": numeral(each.value),
        "value_as_of": each.value_as_of.isoformat() if each.value_as_of else None,
        "expected": numeral(each.expected),
        "pace": each.pace.value,
        "light": each.light.value,
        "missing": each.missing,
    }
