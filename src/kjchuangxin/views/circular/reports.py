"""Who has reported and who has not, by unit, with the names of the targets."""

from collections.abc import Iterable, Iterator

from kjchuangxin.diagnostic import Message, msg
from kjchuangxin.i18n.labels import LABELS
from kjchuangxin.i18n.locale import Locale
from kjchuangxin.report.report import Report, UnitResult
from kjchuangxin.report.status import ReportState
from kjchuangxin.report.target import TargetResult
from kjchuangxin.views.page import CircularBlock, Entries, Entry, Paragraph
from kjchuangxin.views.statements.days import day_in_words, number_of_days, until
from kjchuangxin.views.target_texts import called

MOST_NAMES = 6  # in a line; more are a list
# What is said of a unit, the worst first.
_NAMED = (ReportState.MISSING, ReportState.STALE, ReportState.REFUSED, ReportState.LATE, ReportState.AWAITED)
_CAME = (ReportState.REPORTED, ReportState.LATE)
_COUNTED = (
    ReportState.REPORTED,
    ReportState.LATE,
    ReportState.REFUSED,
    ReportState.AWAITED,
    ReportState.STALE,
    ReportState.MISSING,
)


def reports(report: Report, locale: Locale) -> tuple[CircularBlock, ...]:
    """How many units have reported, then each that has not, or not as it should."""
    entries = tuple(
        Entry(locale.labelled(unit.name, said), tuple(of_unit(report, unit, locale)))
        for unit in report.units
        if (said := counts_of(report, unit, locale))
    )
    return (*_counts(report, locale), *([Entries(entries)] if entries else []))


def reports_in_brief(report: Report, locale: Locale) -> tuple[CircularBlock, ...]:
    """How many units have reported, and by state who has not as it should."""
    found: dict[ReportState, list[str]] = {}
    for unit in report.units:
        for state, results in _named(report, unit):
            named = msg("{unit} ({count})", unit=unit.name, count=len(results))
            found.setdefault(state, []).append(locale.text(named))
    texts = (locale.labelled(locale.label(state), locale.listed(found[state])) for state in _NAMED if state in found)
    return (*_counts(report, locale), *([Entries(tuple(map(Entry, texts)), numbered=False)] if found else []))


def _counts(report: Report, locale: Locale) -> tuple[Paragraph, ...]:
    """How many units owe a report for the newest period, and how these stand: each counts once."""
    if report.newest_period is None:
        return ()
    end, due = report.newest_period
    states = [(unit, each.state) for unit in report.units for each in unit.periods if each.end == end]
    counts = []
    for state in _COUNTED:
        units = [unit for unit, own in states if own is state]
        if units:
            count = locale.text(msg("{count} {state}", count=len(units), state=LABELS[state]))
            parts = sum(bool(unit.missing) for unit in units) if state in _CAME else 0
            note = locale.text(msg("{count} of them in part", count=parts))
            counts.append(locale.noted(count, note) if parts else count)
    owed = sum(state is not ReportState.NONE_DUE for _, state in states)
    values = {"end": until(end, report, locale), "due": day_in_words(due, report, locale)}
    if not owed:
        return ()
    text = msg(
        "Reports up to {end}, due by {due}, are owed by {owed}: {counts}.",
        owed=_units(owed),
        **values,
        counts=locale.listed(counts),
    )
    return (Paragraph((locale.text(text),)),)


def _units(count: int) -> Message:
    return msg("1 unit") if count == 1 else msg("{count} units", count=count)


def counts_of(report: Report, unit: UnitResult, locale: Locale) -> str:
    """How many targets a unit has not reported as it should; nothing where there are none."""
    days, counts = dict(unit.late_by), []
    for state, results in _named(report, unit):
        count = locale.text(msg("{state} {count}", state=LABELS[state], count=len(results)))
        if state is ReportState.LATE and (late := max(days.get(one.id, 0) for one in results)):
            count = locale.noted(count, locale.text(msg("up to {time}", time=number_of_days(late))))
        counts.append(count)
    return locale.listed(counts)


def of_unit(report: Report, unit: UnitResult, locale: Locale) -> Iterator[str]:
    """Which targets a unit has not reported as it should; and why something of it could not be used."""
    for state, results in _named(report, unit):
        yield from _in_lines(locale.label(state), results, locale)
    yield from _reasons(report, unit.name, locale)


def _in_lines(label: str, results: Iterable[TargetResult], locale: Locale) -> tuple[str, ...]:
    """The targets in a line under a label; many of them in a line each."""
    names = [called(one, locale) for one in results]
    if len(names) <= MOST_NAMES:
        return (locale.labelled(label, locale.listed(names)),)
    return tuple(locale.labelled(label, name) for name in names)


def _named(report: Report, unit: UnitResult) -> Iterator[tuple[ReportState, list[TargetResult]]]:
    """The targets in the report with which a unit stands so, the worst first."""
    for state in _NAMED:
        if results := report.standing(unit, state):
            yield state, results


def _reasons(report: Report, unit: str, locale: Locale) -> Iterator[str]:
    """Why something of a unit could not be used, an error a line, with its place."""
    findings = {(one.finding.place, one.finding.rule.code): one.finding for one in report.refused if one.unit == unit}
    for finding in findings.values():
        text = msg(
            "{reason} ({path}, line {line})", reason=finding.message, path=finding.place.path, line=finding.place.line
        )
        yield locale.labelled(locale.text(msg("not used")), locale.text(text))
