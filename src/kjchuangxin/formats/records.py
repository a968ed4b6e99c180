"""A target, a unit, a quota and a report as the JSON outputs have them: stable, no key ever left out."""

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from kjchuangxin.formats.machine import Json, aim, in_points, quotient, verdict
from kjchuangxin.i18n.locale import Locale
from kjchuangxin.report.basis import Banded
from kjchuangxin.report.changes import Changes
from kjchuangxin.report.outlook import Outlook
from kjchuangxin.report.report import UnitResult
from kjchuangxin.report.target import Figure, Quota, StageResult, TargetResult, YearOnYear
from kjchuangxin.report.units import UnitRow

Word = TypeVar("Word", bound=StrEnum)


def former(result: TargetResult, changes: Changes | None) -> Json:
    """How a target stood in the earlier state, and which way its verdict went (null: none); null where it was not."""
    pair = changes.by_target.get(result.id) if changes is not None else None
    return {"value": pair.before.value, **verdict(pair.before), "move": pair.move} if pair else None


def _task(number: str) -> int | str:
    """A task's number as a number where it is one: 3, but "1.1"."""
    return int(number) if number.isdecimal() else number


def target(result: TargetResult, locale: Locale, changes: Changes | None) -> Json:
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
        "quotas": [quota(each, locale) for each in shares.quotas],
        "allocated": shares.allocated,
        "allocation_gap": shares.allocation_gap,
        "parts": shares.parts,
        "parts_gap": shares.parts_gap,
        "weight": of.weight,
        "next_step": {"pace": step.pace, "value": step.value} if step else None,
        "outlook": _outlook(progress.outlook) if progress.outlook else None,
        "before": former(result, changes),
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


def counts(by_word: Mapping[Word, int]) -> dict[str, Json]:
    return {word.value: count for word, count in by_word.items()}


def unit(row: UnitRow) -> dict[str, Json]:
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
        "lights": counts(row.lights),
        "quotas": row.quotas,
        "quotas_met": row.quotas_met,
        "on_schedule": quotient(row.share),
        "completion": quotient(row.completion),
        "periods": periods(result),
    }


def periods(result: UnitResult) -> Json:
    return [{"end": period.end, "state": period.state} for period in result.periods]


def quota(each: Quota, locale: Locale) -> dict[str, Json]:
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


def reported(figure: Figure, target: str) -> dict[str, Json]:
    """What a unit reported of a target as of one day, and where that is written if it is explained."""
    return {
        "target": target,
        "unit": figure.unit,
        "as_of": figure.as_of,
        "submitted": figure.submitted,
        "value": figure.value,
        "stage": figure.stage,
        "state": figure.state,
        "reference": figure.reference,
        "year_before": figure.year_before,
        "note": figure.note,
        "evidence": figure.evidence,
        "cause": figure.cause,
        "action": figure.action,
        "by": figure.by,
        "correction": figure.correction,
        "illustrative": figure.illustrative,
        "path": figure.place.path if figure.place else None,
        "line": figure.place.line if figure.place else None,
    }
