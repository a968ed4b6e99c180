"""What differs between two reports as JSON: stable, versioned, no key ever left out."""

from collections.abc import Callable

from kjchuangxin.formats.machine import SCHEMA_VERSION, Json, verdict, write
from kjchuangxin.report.changes import Changes, Correction, Pair, UnitReport
from kjchuangxin.report.report import Report
from kjchuangxin.report.target import Figure, Quota, TargetResult


def changes(changes: Changes) -> str:
    """What both reports are made from, then each kind of change with its values before and after."""
    before, after = changes.revisions
    return write(
        {
            "schema_version": SCHEMA_VERSION,
            "plan": {"id": changes.after.plan_id, "title": changes.after.title},
            "before": _state(changes.before, before),
            "after": _state(changes.after, after),
            "totals": {move.value: count for move, count in changes.counts.items()},
            "verdicts": [{**_target(pair.after), "move": pair.move, **_both(pair, verdict)} for pair in changes.moved],
            "figures": [{**_target(pair.after), **_both(pair, _value)} for pair in changes.figures],
            "new_reports": [_report(one) for one in changes.reports],
            "corrected_reports": [_correction(one) for one in changes.corrections],
            "withdrawn_reports": [_report(one) for one in changes.withdrawn],
            "added_targets": [{**_target(one), "requirement": _requirement(one)} for one in changes.added],
            "removed_targets": [{**_target(one), "requirement": _requirement(one)} for one in changes.removed],
            "revised_targets": [
                {**_target(pair.after), "revised": pair.revised, **_both(pair, _requirement)}
                for pair in changes.revised
            ],
            "quotas": [
                {**_target(one.target), "unit": one.unit, "before": _share(one.before), "after": _share(one.after)}
                for one in changes.shares
            ],
            "closures": [{**_target(pair.after), **_both(pair, _closure)} for pair in changes.closings],
        }
    )


def _state(report: Report, revision: str | None) -> Json:
    return {"revision": revision, "as_of": report.as_of, "plan": report.plan_id, "illustrative": report.illustrative}


def _target(result: TargetResult) -> dict[str, Json]:
    return {"id": result.id, "name": result.name}


def _both(pair: Pair, part: Callable[[TargetResult], Json]) -> dict[str, Json]:
    return {"before": part(pair.before), "after": part(pair.after)}


def _value(result: TargetResult) -> Json:
    return {"value": result.value, "unit": result.unit, "as_of": result.progress.value_as_of}


def _report(report: UnitReport) -> Json:
    return {"unit": report.unit, "as_of": report.as_of, "submitted": report.submitted, "targets": report.targets}


def _correction(correction: Correction) -> Json:
    return {
        **_target(correction.target),
        "unit": correction.after.unit,
        "as_of": correction.after.as_of,
        "before": _figure(correction.before),
        "after": _figure(correction.after),
        "correction": correction.after.correction,
    }


def _figure(figure: Figure) -> Json:
    return {"value": figure.value, "stage": figure.stage, "state": figure.state}


def _requirement(result: TargetResult) -> Json:
    return {
        "comparator": result.definition.comparator,
        "target": result.target,
        "originally": result.definition.original,
        "tolerance": result.definition.tolerance,
        "unit": result.unit,
        "window": result.definition.window,
        "baseline": result.progress.baseline,
        "schedule": result.definition.pace_kind,
        "curve": result.progress.curve,
        "stages": [{"name": stage.name, "due": stage.due} for stage in result.progress.stages],
    }


def _share(quota: Quota | None) -> Json:
    return None if quota is None else {"share": quota.share, "value": quota.value}


def _closure(result: TargetResult) -> Json:
    return {"closure": result.closure, "reopened": result.reopened}
