"""What differs between two reports."""

from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction
from typing import TypeAlias

from kjchuangxin.report.changes import Changes, Correction, Pair, ShareChange, UnitReport
from kjchuangxin.report.report import Report
from kjchuangxin.report.status import ON_SCHEDULE, WORST_FIRST, WORST_REPORT_FIRST, Light, Move, Pace
from kjchuangxin.report.target import Figure, TargetResult

# How bad each light, pace and report is. A pace that is no judgement has no place among the others.
_LIGHTS = {Light.GREEN: 0, Light.GREY: 1, Light.YELLOW: 2, Light.RED: 3}
_PACES = {pace: at for at, pace in enumerate((*ON_SCHEDULE, Pace.UNDER_WAY, *reversed(WORST_FIRST)))}
_REPORTS = {state: max(at - 1, 0) for at, state in enumerate(reversed(WORST_REPORT_FIRST))}

_Key: TypeAlias = tuple[str, str, date]  # a target, a unit and a day


def compare(before: Report, after: Report, revisions: tuple[str | None, str | None] = (None, None)) -> Changes:
    """What differs between two reports on a plan; `revisions` name the git revisions they come from, see `Changes`."""
    old = {result.id: result for result in before.targets}
    new = {result.id: result for result in after.targets}
    unread = _unread(before, old.values()) | _unread(after, new.values())
    pairs = [_pair(old[one.id], one) for one in after.targets if one.id in old and one.id not in unread]
    order = {move: at for at, move in enumerate(Move)}
    moved = [(order[pair.move], -_level(pair.after), pair) for pair in pairs if pair.move is not None]
    earlier, later = (
        {key: figure for key, figure in _figures(report).items() if key[0] not in unread} for report in (before, after)
    )
    return Changes(
        before=before,
        after=after,
        revisions=revisions,
        pairs=tuple(pairs),
        moved=tuple(pair for *_, pair in sorted(moved, key=lambda one: one[:2])),
        added=tuple(result for result in after.targets if result.id not in old),
        removed=tuple(result for result in before.targets if result.id not in new),
        reports=_unit_reports(after, {key: figure for key, figure in later.items() if key not in earlier}),
        # What is dated later than the second report is not withdrawn, it is only not looked at.
        withdrawn=_unit_reports(
            before,
            {
                key: figure
                for key, figure in earlier.items()
                if key not in later and key[0] in new and figure.as_of <= after.as_of
            },
        ),
        corrections=tuple(
            Correction(new[key[0]], earlier[key], figure)
            for key, figure in later.items()
            if key in earlier and _content(earlier[key]) != _content(figure)
        ),
        shares=tuple(change for pair in pairs for change in _shares(pair)),
        not_compared=tuple(id_ for id_ in dict.fromkeys((*new, *old)) if id_ in unread),
    )


def _unread(report: Report, results: Iterable[TargetResult]) -> set[str]:
    """The targets of which something cannot be used: what differs in them may be that alone."""
    lost = {(one.unit, one.target) for one in report.refused}
    return {
        result.id for result in results for unit in result.owed_by if (unit, result.id) in lost or (unit, None) in lost
    }


def _pair(before: TargetResult, after: TargetResult) -> Pair:
    return Pair(before, after, _move(before, after), tuple(_revised(before, after)))


def _move(before: TargetResult, after: TargetResult) -> Move | None:
    """Which way a verdict went: by its light, then by its pace, then by its report."""
    ranks: tuple[int | None, int | None] = (_level(before), _level(after))
    if ranks[0] == ranks[1] and before.pace is not after.pace:
        ranks = (_PACES.get(before.pace), _PACES.get(after.pace))
    elif ranks[0] == ranks[1]:
        ranks = (_REPORTS.get(before.reporting.state), _REPORTS.get(after.reporting.state))
        if ranks[0] == ranks[1]:
            return None
    match ranks:
        case (int(was), int(is_)):
            return Move.WORSE if is_ > was else Move.BETTER
        case _:
            return Move.CHANGED


def _level(result: TargetResult) -> int:
    """How bad a light is."""
    return _LIGHTS[result.light]


def _revised(before: TargetResult, after: TargetResult) -> Iterator[str]:
    """What a target is held against that is not the same any more."""
    old, new = before.definition, after.definition
    if (old.comparator, old.target, old.original) != (new.comparator, new.target, new.original):
        yield "target"
    for name in ("tolerance", "unit", "window"):
        if getattr(old, name) != getattr(new, name):
            yield name
    if before.progress.baseline != after.progress.baseline:
        yield "baseline"
    curves = before.progress.curve and after.progress.curve  # a verdict that needed none has none
    if old.pace_kind != new.pace_kind or (curves and _checkpoints(before) != _checkpoints(after)):
        yield "schedule"
    stages = [[(one.name, one.due) for one in result.progress.stages] for result in (before, after)]
    if stages[0] != stages[1]:
        yield "stages"


def _checkpoints(result: TargetResult) -> tuple[tuple[date, Fraction], ...]:
    """The corners between the baseline and the target, which are compared on their own."""
    start, end = result.definition.window
    return tuple((day, value) for day, value in result.progress.curve if start <= day < end)


def _figures(report: Report) -> dict[_Key, Figure]:
    return {
        (result.id, figure.unit, figure.as_of): figure
        for result in report.targets
        for figure in result.reporting.history
    }


def _content(figure: Figure) -> tuple[object, ...]:
    return figure.value, figure.stage, figure.state


def _unit_reports(report: Report, figures: dict[_Key, Figure]) -> tuple[UnitReport, ...]:
    """The reports in which these figures stand, by day and in the order of the units."""
    positions = {unit.name: at for at, unit in enumerate(report.units)}
    found: dict[tuple[date, str], list[_Key]] = {}
    for key in figures:
        _, unit, day = key
        found.setdefault((day, unit), []).append(key)
    keys = sorted(found, key=lambda one: (one[0], positions.get(one[1], len(positions)), one[1]))
    return tuple(
        UnitReport(unit, day, figures[found[day, unit][0]].submitted, tuple(target for target, *_ in found[day, unit]))
        for day, unit in keys
    )


def _shares(pair: Pair) -> Iterable[ShareChange]:
    old = {quota.unit: quota for quota in pair.before.shares.quotas}
    new = {quota.unit: quota for quota in pair.after.shares.quotas}
    for unit in dict.fromkeys((*new, *old)):
        was, is_ = old.get(unit), new.get(unit)
        if was is None or is_ is None or (was.share, was.value) != (is_.share, is_.value):
            yield ShareChange(pair.after, unit, was, is_)
