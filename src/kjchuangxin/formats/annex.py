"""The annex of a circular as JSON: stable, versioned, no key ever left out."""

from kjchuangxin.formats.machine import Json, aim, finding, head, in_points, quotient, write
from kjchuangxin.i18n.locale import Locale
from kjchuangxin.report.annex import Annex, AnnexRow, TargetAnnex


def annex(view: Annex, locale: Locale) -> str:
    report = view.report
    return write(
        {
            **head(report, locale),
            "targets": [_target(one) for one in view.targets],
            "diagnostics": [finding(diagnostic, locale) for diagnostic in report.diagnostics],
        }
    )


def _target(one: TargetAnnex) -> Json:
    """A target with its units by rank, its groups, and all together; null and empty where it has no quotas."""
    shares = one.target.shares
    return {
        "id": one.target.id,
        "name": one.target.name,
        "comparator": one.target.definition.comparator,
        "target": aim(one.target.target),
        "unit": one.target.unit,
        "units": [{"rank": row.rank, "provisional": row.provisional, **_row(row)} for row in one.units],
        "groups": [_row(row) for row in one.groups],
        "total": {key: value for key, value in _row(one.total).items() if key != "name"} if one.total else None,
        "allocation_gap": shares.allocation_gap,
        "parts_gap": shares.parts_gap,
    }


def _row(row: AnnexRow) -> dict[str, Json]:
    quota = row.quota
    return {
        "name": quota.unit,
        "of": quota.of,
        "quota": quota.share,
        "value": quota.value,
        "value_as_of": quota.value_as_of,
        "expected": quota.expected,
        "completion": quotient(quota.completion),
        "gap_points": in_points(quota.ahead),
        "pace": quota.pace,
        "report": quota.report,
        "light": quota.light,
        "partial": row.without,
    }
