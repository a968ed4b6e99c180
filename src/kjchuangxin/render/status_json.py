"""A report as JSON: stable, versioned, no key ever left out."""

from fractions import Fraction

from kjchuangxin.i18n.locale import Locale
from kjchuangxin.render.machine import SCHEMA_VERSION, Json, finding, numeral, write
from kjchuangxin.render.screen import Screen
from kjchuangxin.render.units_json import quota, unit
from kjchuangxin.report.changes import Changes
from kjchuangxin.report.outlook import Forecast, Outlook
from kjchuangxin.report.report import Report
from kjchuangxin.report.target import NextStep, TargetResult, TargetValue, Verification
from kjchuangxin.report.units import unit_rows


def render(
    report: Report,
    locale: Locale,
    screen: Screen,  # noqa: ARG001  # the formats' interface
    changes: Changes | None = None,
) -> str:
    """Both targets and units."""
    return write(
        {
            "schema_version": SCHEMA_VERSION,
            "plan": {"id": report.plan_id, "title": report.title},
            "as_of": report.as_of.isoformat(),
            "since": _since(changes),
            "elapsed": numeral(report.elapsed),
            "illustrative": report.illustrative,
            "totals": {
                "pace": {pace.value: count for pace, count in report.pace_totals.items()},
                "light": {light.value: count for light, count in report.light_totals.items()},
            },
            "targets": [_target(result, locale, changes) for result in report.targets],
            "units": [unit(row) for row in unit_rows(report)],
            "diagnostics": [finding(diagnostic, locale) for diagnostic in report.diagnostics],
        }
    )


def _since(changes: Changes | None) -> Json:
    """The earlier state that was asked for, and how many of the verdicts shown moved which way."""
    if changes is None:
        return None
    counts = {move.value: count for move, count in changes.counts.items()}
    return {"revision": changes.revisions[0], "as_of": changes.before.as_of.isoformat(), **counts}


def verdict(result: TargetResult) -> dict[str, Json]:
    return {"pace": result.pace.value, "report": result.reporting.state.value, "light": result.light.value}


def _before(result: TargetResult, changes: Changes | None) -> Json:
    """How a target stood in the earlier state, and which way its verdict went (null: none); null where it was not."""
    pair = changes.by_target.get(result.id) if changes is not None else None
    return {"value": amount(pair.before.value), **verdict(pair.before), "move": pair.move} if pair else None


def _target(result: TargetResult, locale: Locale, changes: Changes | None) -> Json:
    return {
        "id": result.id,
        "name": result.name,
        "task": result.definition.task,
        "section": result.definition.section,
        "lead": result.definition.lead,
        "measure": result.definition.measure,
        "comparator": result.definition.comparator,
        "target": aim(result.target),
        "unit": result.unit,
        "value": amount(result.value),
        "value_as_of": result.progress.value_as_of.isoformat() if result.progress.value_as_of else None,
        "baseline": numeral(result.progress.baseline),
        "expected": numeral(result.progress.expected),
        "completion": numeral(result.progress.completion),
        "schedule_completion": numeral(result.progress.schedule_completion),
        "gap": numeral(result.progress.gap),
        "remaining": numeral(result.progress.remaining),
        **verdict(result),
        "reason": locale.text(result.progress.reason) if result.progress.reason else None,
        "objective": result.definition.objective,
        "closure": result.closure.value,
        "verified": _verified(result.verified),
        "reopened": result.reopened,
        "quotas": [quota(each) for each in result.shares.quotas],
        "allocated": numeral(result.shares.allocated),
        "allocation_gap": numeral(result.shares.allocation_gap),
        "parts": numeral(result.shares.parts),
        "parts_gap": numeral(result.shares.parts_gap),
        "weight": numeral(result.definition.weight),
        "next_step": _step(result.progress.next_step),
        "outlook": _outlook(result.progress.outlook),
        "before": _before(result, changes),
    }


def _step(step: NextStep | None) -> Json:
    return None if step is None else {"pace": step.pace.value, "value": numeral(step.value)}


def _outlook(seen: Outlook | None) -> Json:
    """What is still to be done; null for what has no number."""
    if seen is None:
        return None
    likely = seen.forecast
    return {
        "remaining": numeral(seen.remaining),
        "pace_needed": numeral(seen.pace_needed),
        "pace_so_far": numeral(seen.pace_so_far),
        "met_on": seen.met_on.isoformat() if seen.met_on else None,
        "forecast": None if likely is None else _forecast(likely),
    }


def _forecast(likely: Forecast) -> Json:
    return {"low": numeral(likely.low), "high": numeral(likely.high), "chance": numeral(likely.chance)}


def amount(value: Fraction | str | None) -> Json:
    """A number; a stage or a state by its name."""
    return numeral(value) if isinstance(value, Fraction) else value


def aim(target: TargetValue) -> Json:
    """What is to be reached: a number, the two ends of a range, a stage."""
    match target:
        case None | str():
            return target
        case (low, high):
            return [numeral(low), numeral(high)]
        case _:
            return numeral(target)


def _verified(verified: Verification | None) -> Json:
    return {"on": verified.on.isoformat(), "by": verified.by, "note": verified.note} if verified else None
