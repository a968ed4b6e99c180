"""Units beside each other as JSON: how they stand, or whether their reports came."""

from kjchuangxin.assess.ranking import UnitsView
from kjchuangxin.formats.json.parts import periods, quota, unit
from kjchuangxin.formats.machine import SCHEMA_VERSION, Json, finding, write
from kjchuangxin.i18n.locale import Locale


def units(view: UnitsView, locale: Locale) -> str:
    """Each unit with what it leads, its quotas and its reports."""
    return _written(
        view,
        locale,
        {
            "weights": dict(view.weights),
            "group_quotas": [{"target": result.id, **quota(each)} for result, each in view.group_quotas],
            "units": [{"rank": row.rank, **unit(row)} for row in view.rows],
            "others": view.others,
        },
    )


def reports(view: UnitsView, locale: Locale) -> str:
    """What became of each unit's reports, by period."""
    return _written(
        view, locale, {"reports": [{"unit": row.unit.name, "periods": periods(row.unit)} for row in view.rows]}
    )


def _written(view: UnitsView, locale: Locale, own: dict[str, Json]) -> str:
    report = view.report
    return write(
        {
            "schema_version": SCHEMA_VERSION,
            "plan": {"id": report.plan_id, "title": report.title},
            "as_of": report.as_of,
            "illustrative": report.illustrative,
            "group": view.group,
            **own,
            "diagnostics": [finding(diagnostic, locale) for diagnostic in report.diagnostics],
        }
    )
