"""A report, its units, and what differs between two reports as JSON: stable, versioned, no key ever left out."""

from collections.abc import Callable, Sequence

from kjchuangxin.formats.machine import SCHEMA_VERSION, Json, aim, finding, head, quotient, refused, verdict, write
from kjchuangxin.formats.records import counts, periods, quota, target, unit
from kjchuangxin.i18n.locale import Locale
from kjchuangxin.report.changes import Changes, Correction, Pair, UnitReport
from kjchuangxin.report.report import Report
from kjchuangxin.report.target import Figure, Quota, TargetResult
from kjchuangxin.report.units import UnitRow, UnitsView


def status(report: Report, units: Sequence[UnitRow], locale: Locale, changes: Changes | None = None) -> str:
    return write(
        {
            **head(report, locale),
            "since": _since(changes) if changes else None,
            "elapsed": quotient(report.elapsed),
            "open_period": _open(report),
            "silent_period": _silent(report),
            "totals": {"pace": counts(report.pace_totals), "light": counts(report.light_totals)},
            "targets": [target(result, locale, changes) for result in report.targets],
            "units": [unit(row) for row in units],
            "diagnostics": [finding(diagnostic, locale) for diagnostic in report.diagnostics],
        }
    )


def _open(report: Report) -> Json:
    period = report.open_period
    if period is None:
        return None
    return {"end": period.end, "due": period.due, "received": period.received, "owed": period.owed}


def _silent(report: Report) -> Json:
    return None if report.silent_period is None else dict(zip(("end", "due"), report.silent_period, strict=True))


def _since(changes: Changes) -> Json:
    """The earlier state, and how many of the verdicts shown moved which way."""
    return {"revision": changes.revisions[0], "as_of": changes.before.as_of, **counts(changes.counts)}


def units(view: UnitsView, locale: Locale) -> str:
    own: dict[str, Json] = {
        "weights": dict(view.weights),
        "group_quotas": [{"target": result.id, **quota(each, locale)} for result, each in view.group_quotas],
        "units": [unit(row) for row in view.rows],
        "others": view.others,
    }
    return _written(view, locale, own)


def reports(view: UnitsView, locale: Locale) -> str:
    rows = [{"unit": row.unit.name, "periods": periods(row.unit)} for row in view.rows]
    return _written(view, locale, {"reports": rows})


def changes(changes: Changes, locale: Locale) -> str:
    """What both reports are made from, then each kind of change with its values before and after."""
    return write(
        {
            "schema_version": SCHEMA_VERSION,
            "plan": {"id": changes.after.plan_id, "title": changes.after.title},
            "before": _state(changes.before, changes.revisions[0], locale),
            "after": _state(changes.after, changes.revisions[1], locale),
            "totals": counts(changes.counts),
            "verdicts": [_pair(one, verdict, move=one.move) for one in changes.moved],
            "figures": [_pair(one, _dated_value) for one in changes.figures],
            "new_reports": [_unit_report(one) for one in changes.reports],
            "corrected_reports": [_correction(one) for one in changes.corrections],
            "withdrawn_reports": [_unit_report(one) for one in changes.withdrawn],
            "added_targets": [{**_identity(one), "requirement": _requirement(one)} for one in changes.added],
            "removed_targets": [{**_identity(one), "requirement": _requirement(one)} for one in changes.removed],
            "revised_targets": [_pair(one, _requirement, revised=one.revised) for one in changes.revised],
            "quotas": [
                {**_identity(one.target), "unit": one.unit, "before": _share(one.before), "after": _share(one.after)}
                for one in changes.shares
            ],
            "not_compared": changes.not_compared,
            "closures": [_pair(one, _closure) for one in changes.closings],
            "diagnostics": [finding(diagnostic, locale) for diagnostic in changes.after.diagnostics],
        }
    )


def _written(view: UnitsView, locale: Locale, own: dict[str, Json]) -> str:
    report = view.report
    return write(
        {
            **head(report, locale),
            "group": view.group,
            **own,
            "diagnostics": [finding(diagnostic, locale) for diagnostic in report.diagnostics],
        }
    )


def _state(report: Report, revision: str | None, locale: Locale) -> Json:
    return {
        "revision": revision,
        "as_of": report.as_of,
        "plan": report.plan_id,
        "illustrative": report.illustrative,
        "refused": refused(report, locale),
    }


def _identity(result: TargetResult) -> dict[str, Json]:
    return {"id": result.id, "name": result.name}


def _pair(pair: Pair, part: Callable[[TargetResult], Json], **own: Json) -> Json:
    """A target with what is its own of the change, and a part of it before and after."""
    return {**_identity(pair.after), **own, "before": part(pair.before), "after": part(pair.after)}


def _dated_value(result: TargetResult) -> Json:
    return {"value": result.value, "unit": result.unit, "as_of": result.progress.value_as_of}


def _unit_report(report: UnitReport) -> Json:
    return {"unit": report.unit, "as_of": report.as_of, "submitted": report.submitted, "targets": report.targets}


def _correction(correction: Correction) -> Json:
    return {
        **_identity(correction.target),
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
        "target": aim(result.target),
        "originally": aim(result.definition.original),
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
