"""A report, its units, and what differs between two reports as JSON: stable, versioned, no key ever left out."""

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from typing import TypeVar

from kjchuangxin.formats.machine import (
    SCHEMA_VERSION,
    Json,
    aim,
    finding,
    head,
    in_points,
    quotient,
    refused,
    verdict,
    write,
)
from kjchuangxin.i18n.locale import Locale
from kjchuangxin.report.basis import Banded
from kjchuangxin.report.changes import Changes, Correction, Pair, UnitReport
from kjchuangxin.report.outlook import Outlook
from kjchuangxin.report.report import Report, UnitResult
from kjchuangxin.report.target import Figure, Quota, StageResult, TargetResult, YearOnYear
from kjchuangxin.report.units import UnitRow, UnitsView

Word = TypeVar("Word", bound=StrEnum)


def status(report: Report, units: Sequence[UnitRow], locale: Locale, changes: Changes | None = None) -> str:
    return write(
        {
            **head(report, locale),
            "since": _since(changes) if changes else None,
            "elapsed": quotient(report.elapsed),
            "open_period": _open(report),
            "silent_period": _silent(report),
            "totals": {"pace": _counts(report.pace_totals), "light": _counts(report.light_totals)},
            "targets": [_target(result, locale, changes) for result in report.targets],
            "units": [_unit(row) for row in units],
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
    return {"revision": changes.revisions[0], "as_of": changes.before.as_of, **_counts(changes.counts)}


def _former(result: TargetResult, changes: Changes | None) -> Json:
    """How a target stood in the earlier state, and which way its verdict went (null: none); null where it was not."""
    pair = changes.by_target.get(result.id) if changes is not None else None
    return {"value": pair.before.value, **verdict(pair.before), "move": pair.move} if pair else None


def _task(number: str) -> int | str:
    """A task's number as a number where it is one: 3, but "1.1"."""
    return int(number) if number.isdecimal() else number


def _target(result: TargetResult, locale: Locale, changes: Changes | None) -> Json:
    of, progress, shares = result.definition, result.progress, result.shares
    step, verified = progress.next_step, result.verified
    return {
        "id": result.id,
        "name": result.name,
        "task": _task(of.task),
        "section": of.section,
        "lead": of.lead,
        "measure": of.measure,
        "comparator": of.comparator,
        "target": aim(result.target),
        "original": aim(of.original),
        "approval": of.approval,
        "unit": result.unit,
        "value": result.value,
        "value_as_of": progress.value_as_of,
        "judged_on": progress.judged_on if result.judged else None,
        "partial": progress.partial,
        "baseline": progress.baseline,
        "expected": progress.expected,
        "completion": quotient(progress.completion),
        "schedule_completion": quotient(progress.schedule_completion),
        "ratio": quotient(progress.basis.measure) if isinstance(progress.basis, Banded) else None,
        "gap": progress.gap,
        "gap_points": in_points(progress.ahead),
        "remaining": progress.remaining,
        "year_on_year": _year_on_year(progress.year_on_year),
        "gain": progress.gain.amount if progress.gain else None,
        "gain_since": progress.gain.since if progress.gain else None,
        "stages": [_stage(stage) for stage in progress.stages],
        **verdict(result),
        "reason": locale.text(progress.reason) if progress.reason else None,
        "objective": of.objective,
        "aspirational": of.aspirational,
        "closure": result.closure,
        "progress_note": result.reporting.words,
        "verified": {"date": verified.date, "by": verified.by, "note": verified.note} if verified else None,
        "reopened": result.reopened,
        "quotas": [_quota(each, locale) for each in shares.quotas],
        "allocated": shares.allocated,
        "allocation_gap": shares.allocation_gap,
        "parts": shares.parts,
        "parts_gap": shares.parts_gap,
        "weight": of.weight,
        "next_step": {"pace": step.pace, "value": step.value} if step else None,
        "outlook": _outlook(progress.outlook) if progress.outlook else None,
        "before": _former(result, changes),
    }


def _year_on_year(compared: YearOnYear | None) -> Json:
    """A share, of a number in percent the difference in points."""
    if compared is None:
        return None
    return compared.change if compared.in_points else quotient(compared.change)


def _stage(stage: StageResult) -> Json:
    return {"name": stage.name, "due": stage.due, "done": stage.done, "late_by": stage.late_by}


def _outlook(outlook: Outlook) -> Json:
    forecast = outlook.forecast
    return {
        "pace_needed": outlook.pace_needed,
        "pace_so_far": outlook.pace_so_far,
        "met_on": outlook.met_on,
        "forecast": {"low": forecast.low, "high": forecast.high, "chance": forecast.chance} if forecast else None,
    }


def units(view: UnitsView, locale: Locale) -> str:
    own: dict[str, Json] = {
        "weights": dict(view.weights),
        "group_quotas": [{"target": result.id, **_quota(each, locale)} for result, each in view.group_quotas],
        "units": [_unit(row) for row in view.rows],
        "others": view.others,
    }
    return _written(view, locale, own)


def reports(view: UnitsView, locale: Locale) -> str:
    rows = [{"unit": row.unit.name, "periods": _periods(row.unit)} for row in view.rows]
    return _written(view, locale, {"reports": rows})


def changes(changes: Changes, locale: Locale) -> str:
    """What both reports are made from, then each kind of change with its values before and after."""
    return write(
        {
            "schema_version": SCHEMA_VERSION,
            "plan": {"id": changes.after.plan_id, "title": changes.after.title},
            "before": _state(changes.before, changes.revisions[0], locale),
            "after": _state(changes.after, changes.revisions[1], locale),
            "totals": _counts(changes.counts),
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


def _counts(by_word: Mapping[Word, int]) -> dict[str, Json]:
    return {word.value: count for word, count in by_word.items()}


def _unit(row: UnitRow) -> dict[str, Json]:
    result = row.unit
    return {
        "rank": row.rank,
        "provisional": row.provisional,
        "name": result.name,
        "leads": [_task(task.number) for task in result.leads],
        "reports_due": result.reports_due,
        "reports_received": result.reports_received,
        "missing": result.missing,
        "late": result.late,
        "reports_late": result.reports_late,
        "reports_missing": result.reports_missing,
        "on_time": quotient(result.on_time),
        "lights": _counts(row.lights),
        "quotas": row.quotas,
        "quotas_met": row.quotas_met,
        "on_schedule": quotient(row.share),
        "completion": quotient(row.completion),
        "periods": _periods(result),
    }


def _periods(result: UnitResult) -> Json:
    return [{"end": period.end, "state": period.state} for period in result.periods]


def _quota(each: Quota, locale: Locale) -> dict[str, Json]:
    return {
        "unit": each.unit,
        "of": each.of,
        "share": each.share,
        "value": each.value,
        "value_as_of": each.value_as_of,
        "expected": each.expected,
        "completion": quotient(each.completion),
        "gap_points": in_points(each.ahead),
        "partial": each.partial,
        "pace": each.pace,
        "report": each.report,
        "light": each.light,
        "reason": locale.text(each.reason) if each.reason else None,
        "missing": each.missing,
    }


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
