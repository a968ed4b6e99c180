"""A report and its units as JSON: stable, versioned, no key ever left out."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import TypeVar

from kjchuangxin.formats.machine import SCHEMA_VERSION, Json, finding, verdict, write
from kjchuangxin.i18n.locale import Locale
from kjchuangxin.report.changes import Changes
from kjchuangxin.report.outlook import Outlook
from kjchuangxin.report.report import Report, UnitResult
from kjchuangxin.report.target import Quota, TargetResult
from kjchuangxin.report.units import UnitRow, UnitsView

Word = TypeVar("Word", bound=StrEnum)


def status(report: Report, units: Sequence[UnitRow], locale: Locale, changes: Changes | None = None) -> str:
    """Both targets and units."""
    return write(
        {
            "schema_version": SCHEMA_VERSION,
            "plan": {"id": report.plan_id, "title": report.title},
            "as_of": report.as_of,
            "since": _since(changes),
            "elapsed": report.elapsed,
            "illustrative": report.illustrative,
            "totals": {"pace": _counts(report.pace_totals), "light": _counts(report.light_totals)},
            "targets": [_target(result, locale, changes) for result in report.targets],
            "units": [_unit(row) for row in units],
            "diagnostics": [finding(diagnostic, locale) for diagnostic in report.diagnostics],
        }
    )


def _since(changes: Changes | None) -> Json:
    """The earlier state, and how many of the verdicts shown moved which way."""
    if changes is None:
        return None
    return {"revision": changes.revisions[0], "as_of": changes.before.as_of, **_counts(changes.counts)}


def _former(result: TargetResult, changes: Changes | None) -> Json:
    """How a target stood in the earlier state, and which way its verdict went (null: none); null where it was not."""
    pair = changes.by_target.get(result.id) if changes is not None else None
    return {"value": pair.before.value, **verdict(pair.before), "move": pair.move} if pair else None


def _target(result: TargetResult, locale: Locale, changes: Changes | None) -> Json:
    step, verified = result.progress.next_step, result.verified
    return {
        "id": result.id,
        "name": result.name,
        "task": result.definition.task,
        "section": result.definition.section,
        "lead": result.definition.lead,
        "measure": result.definition.measure,
        "comparator": result.definition.comparator,
        "target": result.target,
        "unit": result.unit,
        "value": result.value,
        "value_as_of": result.progress.value_as_of,
        "baseline": result.progress.baseline,
        "expected": result.progress.expected,
        "completion": result.progress.completion,
        "schedule_completion": result.progress.schedule_completion,
        "gap": result.progress.gap,
        "remaining": result.progress.remaining,
        **verdict(result),
        "reason": locale.text(result.progress.reason) if result.progress.reason else None,
        "objective": result.definition.objective,
        "closure": result.closure,
        "verified": {"on": verified.on, "by": verified.by, "note": verified.note} if verified else None,
        "reopened": result.reopened,
        "quotas": [_quota(each) for each in result.shares.quotas],
        "allocated": result.shares.allocated,
        "allocation_gap": result.shares.allocation_gap,
        "parts": result.shares.parts,
        "parts_gap": result.shares.parts_gap,
        "weight": result.definition.weight,
        "next_step": {"pace": step.pace, "value": step.value} if step else None,
        "outlook": _outlook(result.progress.outlook),
        "before": _former(result, changes),
    }


def _outlook(outlook: Outlook | None) -> Json:
    """What is still to be done; null for what has no number."""
    if outlook is None:
        return None
    forecast = outlook.forecast
    return {
        "remaining": outlook.remaining,
        "pace_needed": outlook.pace_needed,
        "pace_so_far": outlook.pace_so_far,
        "met_on": outlook.met_on,
        "forecast": {"low": forecast.low, "high": forecast.high, "chance": forecast.chance} if forecast else None,
    }


def units(view: UnitsView, locale: Locale) -> str:
    """Each unit with what it leads, its quotas and its reports."""
    return _written(
        view,
        locale,
        {
            "weights": dict(view.weights),
            "group_quotas": [{"target": result.id, **_quota(each)} for result, each in view.group_quotas],
            "units": [{"rank": row.rank, **_unit(row)} for row in view.rows],
            "others": view.others,
        },
    )


def reports(view: UnitsView, locale: Locale) -> str:
    """What became of each unit's reports, by period."""
    return _written(
        view, locale, {"reports": [{"unit": row.unit.name, "periods": _periods(row.unit)} for row in view.rows]}
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


def _counts(by_word: Mapping[Word, int]) -> dict[str, Json]:
    """How many there are of each word of the format."""
    return {word.value: count for word, count in by_word.items()}


def _unit(row: UnitRow) -> dict[str, Json]:
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
        "on_time": result.on_time,
        "lights": _counts(row.lights),
        "quotas": row.quotas,
        "quotas_met": row.quotas_met,
        "on_schedule": row.share,
        "periods": _periods(result),
    }


def _periods(result: UnitResult) -> Json:
    """What became of each period's report."""
    return [{"end": period.end, "state": period.state} for period in result.periods]


def _quota(each: Quota) -> dict[str, Json]:
    """A quota with its verdict."""
    return {
        "unit": each.unit,
        "of": each.of,
        "share": each.share,
        "value": each.value,
        "value_as_of": each.value_as_of,
        "expected": each.expected,
        "pace": each.pace,
        "light": each.light,
        "missing": each.missing,
    }
