"""What several of the JSON formats have: counts, a unit, a quota, a verdict."""

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from kjchuangxin.assess.ranking import UnitRow
from kjchuangxin.formats.machine import Json
from kjchuangxin.report.report import UnitResult
from kjchuangxin.report.target import Quota, TargetResult

Word = TypeVar("Word", bound=StrEnum)


def counts(by_word: Mapping[Word, int]) -> dict[str, Json]:
    """How many there are of each word of the format."""
    return {word.value: count for word, count in by_word.items()}


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
        "on_time": result.on_time,
        "lights": counts(row.lights),
        "quotas": row.quotas,
        "quotas_met": row.quotas_met,
        "on_schedule": row.share,
        "periods": periods(result),
    }


def periods(result: UnitResult) -> Json:
    """What became of each period's report."""
    return [{"end": period.end, "state": period.state} for period in result.periods]


def quota(each: Quota) -> dict[str, Json]:
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


def verdict(result: TargetResult) -> dict[str, Json]:
    return {"pace": result.pace, "report": result.report, "light": result.light}
