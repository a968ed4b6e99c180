"""What several of the JSON formats have: a unit, a quota, a verdict, a requirement's numbers, the head of each."""

from fractions import Fraction

from kjchuangxin.assess.ranking import UnitRow
from kjchuangxin.formats.machine import Json, numeral
from kjchuangxin.report.report import UnitResult
from kjchuangxin.report.target import Aim, Quota, TargetResult


def unit(row: UnitRow) -> dict[str, Json]:
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
        "on_time": numeral(result.on_time),
        "lights": {light.value: count for light, count in row.lights.items()},
        "quotas": row.quotas,
        "quotas_met": row.quotas_met,
        "on_schedule": numeral(row.share),
        "periods": periods(result),
    }


def periods(result: UnitResult) -> Json:
    return [{"end": period.end.isoformat(), "state": period.state.value} for period in result.periods]


def quota(each: Quota) -> dict[str, Json]:
    """A quota with its verdict."""
    return {
        "unit": each.unit,
        "of": each.of,
        "share": numeral(each.share),
        "value": numeral(each.value),
        "value_as_of": each.value_as_of.isoformat() if each.value_as_of else None,
        "expected": numeral(each.expected),
        "pace": each.pace.value,
        "light": each.light.value,
        "missing": each.missing,
    }


def verdict(result: TargetResult) -> dict[str, Json]:
    return {"pace": result.pace.value, "report": result.report.value, "light": result.light.value}


def amount(value: Fraction | str | None) -> Json:
    """A number; a stage or a state by its name."""
    return numeral(value) if isinstance(value, Fraction) else value


def aim(target: Aim) -> Json:
    """What is to be reached: a number, the two ends of a range, a stage."""
    match target:
        case None | str():
            return target
        case (low, high):
            return [numeral(low), numeral(high)]
        case _:
            return numeral(target)
