"""What differs between two reports as JSON: stable, versioned, no key ever left out."""

from kjchuangxin.i18n.locale import Locale
from kjchuangxin.render.machine import SCHEMA_VERSION, Json, numeral, write
from kjchuangxin.render.screen import Screen
from kjchuangxin.render.status_json import aim, amount, verdict
from kjchuangxin.report.changes import Changes, Correction, Move, Pair, ShareChange, UnitReport
from kjchuangxin.report.report import Report
from kjchuangxin.report.target import Figure, Quota, TargetResult


def render(changes: Changes, locale: Locale, screen: Screen) -> str:  # noqa: ARG001  # the formats' interface
    """What both reports are made from, then each kind of change with its values before and after."""
    return write(
        {
            "schema_version": SCHEMA_VERSION,
            "plan": {"id": changes.after.plan_id, "title": changes.after.title},
            "before": _state(changes.before, changes.revisions[0]),
            "after": _state(changes.after, changes.revisions[1]),
            "totals": {move.value: changes.counts[move] for move in Move},
            "verdicts": [{**_target(pair.after), "move": pair.move, **_both(pair)} for pair in changes.moved],
            "figures": [_figures(pair) for pair in changes.figures],
            "new_reports": [_report(one) for one in changes.reports],
            "corrected_reports": [_correction(one) for one in changes.corrections],
            "withdrawn_reports": [_report(one) for one in changes.withdrawn],
            "added_targets": [{**_target(one), "requirement": _requirement(one)} for one in changes.added],
            "removed_targets": [{**_target(one), "requirement": _requirement(one)} for one in changes.removed],
            "revised_targets": [_revised(pair) for pair in changes.revised],
            "quotas": [_share(one) for one in changes.shares],
            "closures": [
                {**_target(pair.after), "before": _closure(pair.before), "after": _closure(pair.after)}
                for pair in changes.closings
            ],
        }
    )


def _state(report: Report, revision: str | None) -> Json:
    return {
        "revision": revision,
        "as_of": report.as_of.isoformat(),
        "plan": report.plan_id,
        "illustrative": report.illustrative,
    }


def _target(result: TargetResult) -> dict[str, Json]:
    return {"id": result.id, "name": result.name}


def _both(pair: Pair) -> dict[str, Json]:
    return {"before": verdict(pair.before), "after": verdict(pair.after)}


def _figures(pair: Pair) -> Json:
    sides = {"before": pair.before, "after": pair.after}
    values = {
        side: {
            "value": amount(result.value),
            "unit": result.unit,
            "as_of": result.progress.value_as_of.isoformat() if result.progress.value_as_of else None,
        }
        for side, result in sides.items()
    }
    return {**_target(pair.after), **values}


def _report(report: UnitReport) -> Json:
    return {
        "unit": report.unit,
        "as_of": report.as_of.isoformat(),
        "submitted": report.submitted.isoformat() if report.submitted else None,
        "targets": report.targets,
    }


def _correction(correction: Correction) -> Json:
    return {
        **_target(correction.target),
        "unit": correction.after.unit,
        "as_of": correction.after.as_of.isoformat(),
        "before": _reported(correction.before),
        "after": _reported(correction.after),
        "correction": correction.after.correction,
    }


def _reported(figure: Figure) -> Json:
    return {"value": numeral(figure.value), "stage": figure.stage, "state": figure.state}


def _revised(pair: Pair) -> Json:
    return {
        **_target(pair.after),
        "revised": pair.revised,
        "before": _requirement(pair.before),
        "after": _requirement(pair.after),
    }


def _requirement(result: TargetResult) -> Json:
    return {
        "comparator": result.definition.comparator,
        "target": aim(result.target),
        "originally": aim(result.definition.original),
        "tolerance": numeral(result.definition.tolerance),
        "unit": result.unit,
        "window": [day.isoformat() for day in result.definition.window],
        "baseline": numeral(result.progress.baseline),
        "schedule": result.definition.pace_kind,
        "curve": [[day.isoformat(), numeral(value)] for day, value in result.progress.curve],
        "stages": [{"name": stage.name, "due": stage.due.isoformat()} for stage in result.progress.stages],
    }


def _share(change: ShareChange) -> Json:
    return {
        **_target(change.target),
        "unit": change.unit,
        "before": _quota(change.before),
        "after": _quota(change.after),
    }


def _quota(quota: Quota | None) -> Json:
    return None if quota is None else {"share": numeral(quota.share), "value": numeral(quota.value)}


def _closure(result: TargetResult) -> Json:
    return {"closure": result.closure.value, "reopened": result.reopened}
