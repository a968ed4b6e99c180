"""Whether what is reported comes from who reports it, and for a day in its window: one entry, a report, a file."""

from datetime import date
from itertools import chain

from kjchuangxin.diagnostic import Message, Severity, msg
from kjchuangxin.model.calendar import eve
from kjchuangxin.model.resolved import ResolvedTarget
from kjchuangxin.rules.names import correct_unit, listed
from kjchuangxin.rules.numbers import Side, beyond
from kjchuangxin.rules.rule import Finding, Findings, also, example, rule, why
from kjchuangxin.rules.subjects import ENTRY, FILE, REPORT, CheckedEntry, CheckedFile, CheckedReport


@rule("KJ608", "not-owed", Severity.ERROR, on=ENTRY)
@why(
    msg(
        "A target is reported by its reporters, and by units with a quota of it; otherwise a figure would be "
        "counted twice, or wrongly. Without reporters in the plan or breakdown, the first lead unit reports."
    )
)
@example("entries", "T3-4: 62\n", "T3-1: 62\n")
def not_owed(entry: CheckedEntry) -> Findings:
    file, target = entry.file, entry.target
    if target.id in file.owed or not file.known or not file.plan.usable or file.foreign:
        return
    message = msg("{unit} does not report {id}", unit=file.unit, id=target.id)
    hint = correct_unit(file.unit, file.named) if target.id in file.plan.owed_by(file.named) else None
    yield Finding(entry.place(key=True), message, hint or _reported_by(target))


def _reported_by(target: ResolvedTarget) -> Message:
    # A unit that reports and has a quota is named once.
    others = (name for name, _ in target.quotas if name not in target.reporters[:1])
    return msg("reported by: {names}", names=listed(chain(target.reporters, others)))


@also(not_owed, on=FILE)
def unit_owes_nothing(file: CheckedFile) -> Findings:
    """Once for a file whose unit is most likely wrong, instead of once for each of its entries."""
    if not file.foreign or not file.plan.usable:
        return
    targets = [file.plan.targets[name] for name in file.targets if name in file.plan.targets]
    message = msg("{unit} reports none of the {count} targets in this file", unit=file.unit, count=len(targets))
    reporters = dict.fromkeys(name for target in targets for name in target.reporters)
    hint = correct_unit(file.unit, file.named) or msg("reported by: {names}", names=listed(reporters))
    yield Finding(file.place("unit"), message, hint)


@rule("KJ609", "outside-window", Severity.ERROR, on=ENTRY)
@why(
    msg(
        "Figures are for a day up to the last one of the target's window, or of the plan where that is later. From "
        "before the window, a figure of a level or rate is a baseline, and a stage that is done counts."
    )
)
@example("reports", "- {as_of: 2023-06-30, entries: {T3-1: 62}}\n", "- {as_of: 2022-06-30, entries: {T3-1: 62}}\n")
def outside_window(entry: CheckedEntry) -> Findings:
    target = entry.target
    if beyond(target, entry.as_of, entry.written.value) == "after" and entry.index not in entry.file.outside:
        yield Finding(entry.place(key=True), *_outside(target, entry.as_of, "after"))


@rule("KJ626", "increment-before-window", Severity.WARNING, on=ENTRY, measures={"increment"})
@why(
    msg(
        "An increment is counted from the first day of its window, so it is 0 before that, and any other "
        "figure as of an earlier day does not count. Most often the year is wrong."
    )
)
@example("reports", "- {as_of: 2021-06-30, entries: {T3-1: 62}}\n", "- {as_of: 2022-06-30, entries: {T3-1: 62}}\n")
def increment_before_window(entry: CheckedEntry) -> Findings:
    target = entry.target
    if beyond(target, entry.as_of, entry.written.value) == "before" and entry.index not in entry.file.outside:
        yield Finding(entry.place(key=True), *_outside(target, entry.as_of, "before"))


def _outside(target: ResolvedTarget, as_of: date, side: Side) -> tuple[Message, Message]:
    """Where a day lies that is not in a target's window, and which day may be given instead."""
    day, (start, end) = str(as_of), target.window
    if side == "before":
        first, last = str(start), str(eve(start))
        message = msg("{day} is before the window of {id}, which starts on {start}", day=day, id=target.id, start=first)
        likely = None if day == last else _likely(as_of, start, end, side)
        only = msg("an increment is counted from the start of its window; as of {day} it can only be 0", day=last)
        return message, likely or only
    last = str(max(end, target.plan_period[1]))
    message = msg("{day} is after the window of {id}, which ends on {end}", day=day, id=target.id, end=last)
    return message, msg("give the figure as of a day up to {end}", end=last)


@also(outside_window, on=REPORT)
def report_after_windows(report: CheckedReport) -> Findings:
    """Once for a report whose day is most likely wrong, instead of once for each of its entries."""
    if report.outside == "after":
        yield _of_report(report, "after")


@also(increment_before_window, on=REPORT)
def report_before_windows(report: CheckedReport) -> Findings:
    """Once for a report of increments alone, instead of once for each of its entries."""
    if report.outside == "before":
        yield _of_report(report, "before")


def _of_report(report: CheckedReport, side: Side) -> Finding:
    known = report.file.plan.targets
    targets = [known[name] for name in report.entries if name in known]
    first, last = max(target.window[0] for target in targets), min(target.window[1] for target in targets)
    day, count = str(report.as_of), len(targets)
    hint: Message | None = msg("give the figures as of a day from {start} to {end}", start=str(first), end=str(last))
    if count == 1:
        message, hint = _outside(targets[0], report.as_of, side)
    elif side == "after":
        message = msg("{day} is after the windows of all {count} targets here", day=day, count=count)
    else:
        message = msg("{day} is before the windows of all {count} targets here", day=day, count=count)
    if (likely := _likely(report.as_of, first, last, side)) is not None:
        hint = likely
    elif first > last:
        hint = None
    return Finding(report.place("as_of"), message, hint)


def _likely(as_of: date, first: date, last: date, side: Side) -> Message | None:
    """The same day of the nearest year in which it lies between two others."""
    years = range(last.year, first.year - 1, -1) if side == "after" else range(first.year, last.year + 1)
    days = (_in_year(as_of, year) for year in years)
    found = next((day for day in days if day is not None and first <= day <= last), None)
    return None if found is None else msg("did you mean {word}?", word=str(found))


def _in_year(day: date, year: int) -> date | None:
    """That day of another year; None for the 29th of February where that has none."""
    try:
        return day.replace(year=year)
    except ValueError:
        return None
