"""A report as JSON: stable, versioned, no key ever left out."""

from fractions import Fraction

from kjchuangxin.render import By
from kjchuangxin.render.machine import SCHEMA_VERSION, Json, finding, numeral, write
from kjchuangxin.render.screen import Screen
from kjchuangxin.report import Aim, Report, TargetResult, UnitResult
from kjchuangxin.words import Words


def render(report: Report, words: Words, screen: Screen, by: By) -> str:  # noqa: ARG001  # the formats' interface
    """Both targets and units, whichever the report is asked by."""
    return write(
        {
            "schema_version": SCHEMA_VERSION,
            "plan": {"id": report.plan_id, "title": report.title},
            "as_of": report.as_of.isoformat(),
            "elapsed": numeral(report.elapsed),
            "illustrative": report.illustrative,
            "totals": {
                "pace": {pace.value: count for pace, count in report.pace_totals.items()},
                "light": {light.value: count for light, count in report.light_totals.items()},
            },
            "targets": [_target(result, words) for result in report.targets],
            "units": [_unit(unit) for unit in report.units],
            "diagnostics": [finding(diagnostic, words) for diagnostic in report.diagnostics],
        }
    )


def _target(result: TargetResult, words: Words) -> Json:
    return {
        "id": result.id,
        "name": result.name,
        "task": result.task,
        "section": result.section,
        "lead": result.lead,
        "measure": result.measure,
        "comparator": result.comparator,
        "target": _aim(result.target),
        "unit": result.unit,
        "value": numeral(result.value) if isinstance(result.value, Fraction) else result.value,
        "value_as_of": result.value_as_of.isoformat() if result.value_as_of else None,
        "baseline": numeral(result.baseline),
        "expected": numeral(result.expected),
        "completion": numeral(result.completion),
        "schedule_completion": numeral(result.schedule_completion),
        "gap": numeral(result.gap),
        "remaining": numeral(result.remaining),
        "pace": result.pace.value,
        "report": result.report.value,
        "light": result.light.value,
        "reason": words.say(result.reason) if result.reason else None,
        "objective": result.objective,
    }


def _aim(aim: Aim) -> Json:
    match aim:
        case None | str():
            return aim
        case (low, high):
            return [numeral(low), numeral(high)]
        case _:
            return numeral(aim)


def _unit(unit: UnitResult) -> Json:
    return {
        "name": unit.name,
        "leads": unit.leads,
        "reports_due": unit.reports_due,
        "reports_received": unit.reports_received,
        "missing": unit.missing,
        "late": unit.late,
    }
