"""What is to be done next, and by whom: nothing but what follows from the data."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from operator import itemgetter
from typing import NamedTuple, TypeAlias

from kjchuangxin.diagnostic import Message, msg
from kjchuangxin.i18n.locale import Locale
from kjchuangxin.report.report import Report
from kjchuangxin.report.status import SILENT, WORST_FIRST, Closure, Pace, ReportState
from kjchuangxin.report.target import TargetResult
from kjchuangxin.views.circular.reports import MOST_NAMES
from kjchuangxin.views.circular.targets import answered_for, asked_for, asked_of, request
from kjchuangxin.views.headline import counted
from kjchuangxin.views.page import CircularBlock, Entries, Entry
from kjchuangxin.views.statements.days import day_in_words, until
from kjchuangxin.views.target_texts import called

_ALL_UNITS = msg("All units")
_Due: TypeAlias = tuple[date, str]  # what is due then


class _Required(NamedTuple):
    """What is to be done, and what it is about, a line each; where `units` are asked for it, what is asked of them."""

    text: Message
    lines: tuple[str, ...] = ()
    units: tuple[str, ...] | Message | None = None


def requirements(
    report: Report, locale: Locale, *, brief: bool = False, to: str | None = None
) -> tuple[CircularBlock, ...]:
    """Who reports what by when, who explains what, what falls due before the next report, and what is to be verified.

    In brief how many they are, without what other parts of a page have already. The unit `to` which they are is told
    so directly.
    """
    first = (_late_reports, _awaited, _refused, _unexplained, _stages, _ends)
    parts = (*first, *(() if brief else (_promised, _unverified)), _reopened, _next_report)
    found = [(locale.text(_asked(one, to)), one.lines) for part in parts for one in part(report, locale)]
    if brief:
        found = [(_counted(text, lines, locale), ()) for text, lines in found]
    return (Entries(tuple(Entry(text, lines) for text, lines in found)),) if found else ()


def _asked(required: _Required, to: str | None) -> Message:
    if required.units is None:
        return required.text
    return request(required.text, required.units, to)


def _counted(text: str, lines: Sequence[str], locale: Locale) -> str:
    """A text with the number of its lines."""
    return locale.text(msg("{text} {count}.", text=text, count=len(lines))) if lines else text


def _of_state(report: Report, states: Iterable[ReportState]) -> dict[str, list[TargetResult]]:
    """By unit, the targets with which it stands so."""
    return {unit.name: own for unit in report.units if (own := report.standing(unit, *states))}


def _late_reports(report: Report, _: Locale) -> Iterator[_Required]:
    by_state = {state: tuple(_of_state(report, (state,))) for state in SILENT}
    match [state for state, units in by_state.items() if units]:
        case []:
            return
        case [ReportState.MISSING]:
            text = msg("report what is missing at once.")
        case [ReportState.STALE]:
            text = msg("report what is out of date at once.")
        case _:
            text = msg("report what is missing or out of date at once.")
    yield _Required(text, units=_all(report, tuple(_of_state(report, SILENT))))


def _all(report: Report, units: tuple[str, ...]) -> tuple[str, ...] | Message:
    """Units by their names, or as such where they are many, and all that owe the newest report."""
    if report.newest_period is None:
        return units
    owing = {
        unit.name
        for unit in report.units
        for each in unit.periods
        if each.end == report.newest_period[0] and each.state is not ReportState.NONE_DUE
    }
    return _ALL_UNITS if len(units) > MOST_NAMES and owing <= {*units} else units


def _awaited(report: Report, locale: Locale) -> Iterator[_Required]:
    """Who has still to report, by the day until which there is time."""
    by_day: dict[date | None, dict[str, None]] = {}
    for unit, results in _of_state(report, (ReportState.AWAITED,)).items():
        for result in results:
            by_day.setdefault(result.reporting.due, {})[unit] = None
    for day, units in sorted(by_day.items(), key=lambda pair: pair[0] or date.max):
        if day is not None:
            text = msg("report by {day}.", day=day_in_words(day, report, locale))
            yield _Required(text, units=_all(report, tuple(units)))


def _refused(report: Report, _: Locale) -> Iterator[_Required]:
    units = tuple(dict.fromkeys(one.unit for one in report.refused if one.unit is not None))
    if units:
        yield _Required(msg("correct what could not be used, and report it again."), units=units)


def _unexplained(report: Report, locale: Locale) -> Iterator[_Required]:
    """Who has not said why something is behind, and what is done about it."""
    names = frozenset(unit.name for unit in report.units)
    asked = [
        (unit, result) for result in report.behind if asked_for(result) for unit in asked_of(result) if unit in names
    ]
    if asked:
        units = tuple(dict.fromkeys(unit for unit, _ in asked))
        lines = tuple(
            locale.labelled(unit, called(result, locale)) if len(units) > 1 else called(result, locale)
            for unit, result in asked
        )
        yield _Required(msg("say why these are behind, and what is done about it:"), lines, units)


def _stages(report: Report, locale: Locale) -> Iterator[_Required]:
    """The stages that fall due before the next period ends."""
    found = (
        (stage.due, locale.text(msg("“{stage}” of {target}", stage=stage.name, target=called(result, locale))))
        for result in _open(report)
        for stage in result.progress.stages
        if not stage.done
    )
    yield from _soon(msg("Stages that fall due by {day}:"), found, report, locale)


def _ends(report: Report, locale: Locale) -> Iterator[_Required]:
    """The targets whose time ends before the next period does; where the plan ends, only how many have a number."""
    last, unmet = report.period[1], [one for one in _open(report) if not one.progress.stages]
    early = ((one.definition.window[1], called(one, locale)) for one in unmet if one.definition.window[1] != last)
    yield from _soon(msg("Targets whose time ends by {day}:"), early, report, locale)
    count = sum(one.definition.window[1] == last and one.definition.comparator is not None for one in unmet)
    if count and _is_soon(last, report):
        day, left = day_in_words(last, report, locale), counted(count)
        yield _Required(msg("By the plan's end on {day} there are still to be met: {targets}.", day=day, targets=left))


def _promised(report: Report, locale: Locale) -> Iterator[_Required]:
    """What was to be put right by a day that has passed, and what is to be before the next period ends."""
    late = [(one.run_out, called(one, locale)) for one in answered_for(report) if one.run_out]
    if late:
        lines = _by_day(sorted(late, key=itemgetter(0)), report, locale)
        yield _Required(msg("Deadlines that have passed; give a new one:"), lines)
    promised = [one for one in _open(report) if one.pace in WORST_FIRST]
    found = ((one.reporting.by, called(one, locale)) for one in promised if one.reporting.by is not None)
    yield from _soon(msg("To be put right by {day}:"), found, report, locale)


def _open(report: Report) -> Iterator[TargetResult]:
    """The targets that a unit in the report leads or reports, and that are not achieved."""
    return (one for one in answered_for(report) if one.pace is not Pace.ACHIEVED)


def _soon(text: Message, found: Iterable[_Due], report: Report, locale: Locale) -> Iterator[_Required]:
    """What falls due before the next period ends, the earliest first, under a text with that period's last day."""
    due = sorted((one for one in found if _is_soon(one[0], report)), key=itemgetter(0))
    if due and report.next_period is not None:
        day = day_in_words(report.next_period[0], report, locale)
        yield _Required(replace(text, values={"day": day}), _by_day(due, report, locale))


def _is_soon(day: date, report: Report) -> bool:
    return report.next_period is not None and report.as_of < day <= report.next_period[0]


def _by_day(found: Iterable[_Due], report: Report, locale: Locale) -> tuple[str, ...]:
    return tuple(locale.labelled(day_in_words(day, report, locale), what) for day, what in found)


def _unverified(report: Report, locale: Locale) -> Iterator[_Required]:
    """What is achieved and has still to be verified by somebody else."""
    if lines := _by_lead(report.closed(Closure.AWAITING_VERIFICATION), report, locale):
        yield _Required(msg("Achieved, to be verified:"), lines)


def _reopened(report: Report, locale: Locale) -> Iterator[_Required]:
    """What was closed, and is not achieved any more."""
    if lines := _by_lead(report.reopened, report, locale):
        yield _Required(msg("Closed, but no longer met; to be taken up again:"), lines)


def _by_lead(results: Iterable[TargetResult], report: Report, locale: Locale) -> tuple[str, ...]:
    """Each under who leads it, unless that is the only unit there is."""
    only = tuple(unit.name for unit in report.units)
    return tuple(
        called(one, locale) if lead == only else locale.labelled(locale.names(lead), called(one, locale))
        for one in results
        for lead in [one.definition.lead]
    )


def _next_report(report: Report, locale: Locale) -> Iterator[_Required]:
    """The report of the next period, where any is still owed; where a later one has closed without any, that."""
    following = report.silent_period or (report.next_period if _still_owed(report) else None)
    if following is None:
        return
    values = {"end": until(following[0], report, locale), "due": day_in_words(following[1], report, locale)}
    text = msg("report for the period to {end} by {due}.", **values)
    if report.silent_period is not None:
        text = msg("report for the period to {end} at once; it was due by {due}.", **values)
    yield _Required(text, units=_ALL_UNITS)


def _still_owed(report: Report) -> bool:
    """Whether a unit owes the figure of a target that is not final: nobody reports what nothing can change."""
    return any(not _final(report.by_id[one]) for unit in report.units for one in unit.owes if one in report.by_id)


def _final(result: TargetResult) -> bool:
    settings = result.definition.settings
    return result.pace is Pace.ACHIEVED and (settings is None or settings.method == "schedule")
