"""A report as JSON: its targets and units."""

from collections.abc import Sequence

from kjchuangxin.assess.ranking import UnitRow
from kjchuangxin.formats.json.parts import counts, quota, unit, verdict
from kjchuangxin.formats.machine import SCHEMA_VERSION, Json, finding, write
from kjchuangxin.i18n.locale import Locale
from kjchuangxin.report.changes import Changes
from kjchuangxin.report.outlook import Outlook
from kjchuangxin.report.report import Report
from kjchuangxin.report.target import TargetResult


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
            "totals": {"pace": counts(report.pace_totals), "light": counts(report.light_totals)},
            "targets": [_target(result, locale, changes) for result in report.targets],
            "units": [unit(row) for row in units],
            "diagnostics": [finding(diagnostic, locale) for diagnostic in report.diagnostics],
        }
    )


def _since(changes: Changes | None) -> Json:
    """The earlier state, and how many of the verdicts shown moved which way."""
    if changes is None:
        return None
    return {"revision": changes.revisions[0], "as_of": changes.before.as_of, **counts(changes.counts)}


def _before(result: TargetResult, changes: Changes | None) -> Json:
    """How a target stood in the earlier state, and which way its verdict went (null: none); null where it was not."""
    pair = changes.by_target.get(result.id) if changes is not None else None
    return {"value": pair.before.value, **verdict(pair.before), "move": pair.move} if pair else None


def _target(result: TargetResult, locale: Locale, changes: Changes | None) -> Json:
    step, verified = result.next_step, result.verified
    return {
        "id": result.id,
        "name": result.name,
        "task": result.task,
        "section": result.section,
        "lead": result.lead,
        "measure": result.measure,
        "comparator": result.comparator,
        "target": result.target,
        "unit": result.unit,
        "value": result.value,
        "value_as_of": result.value_as_of,
        "baseline": result.baseline,
        "expected": result.expected,
        "completion": result.completion,
        "schedule_completion": result.schedule_completion,
        "gap": result.gap,
        "remaining": result.remaining,
        **verdict(result),
        "reason": locale.text(result.reason) if result.reason else None,
        "objective": result.objective,
        "closure": result.closure,
        "verified": {"on": verified.on, "by": verified.by, "note": verified.note} if verified else None,
        "reopened": result.reopened,
        "quotas": [quota(each) for each in result.quotas],
        "allocated": result.allocated,
        "allocation_gap": result.allocation_gap,
        "parts": result.parts,
        "parts_gap": result.parts_gap,
        "weight": result.weight,
        "next_step": {"pace": step.pace, "value": step.value} if step else None,
        "outlook": _outlook(result.outlook),
        "before": _before(result, changes),
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
