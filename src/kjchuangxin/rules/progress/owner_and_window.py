"""Whether what is reported comes from who reports it, and for a day in its window: one entry, a report, a file."""

from datetime import date
from itertools import chain

from kjchuangxin.diagnostic import Message, Severity, msg
from kjchuangxin.model.resolved import ResolvedTarget
from kjchuangxin.rules.names import correct_unit, listed
from kjchuangxin.rules.rule import Finding, Findings, also, example, rule, why
from kjchuangxin.rules.subjects import ENTRY, FILE, REPORT, CheckedEntry, CheckedFile, CheckedReport
from kjchuangxin.rules.windows import DAY, Side, beyond


@rule("KJ608", "not-owed", Severity.ERROR, on=ENTRY)
@why(
    msg(
        "A target is reported by its reporters, and by who has a quota of it; otherwise one figure would be counted "
        "twice, or the wrong one. Without reporters in the plan or breakdown, the first lead unit reports."
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
        "Figures are for a day in the target's window. As a baseline, a level or rate is also reported as of the day "
        "before it; an increment is 0 then. Verdicts by trend or compound take any earlier figure."
    )
)
@example("reports", "- {as_of: 2023-06-30, entries: {T3-1: 62}}\n", "- {as_of: 2022-06-30, entries: {T3-1: 62}}\n")
def outside_window(entry: CheckedEntry) -> Findings:
    target = entry.target
    side = beyond(target, entry.as_of, entry.written.value)
    if side is None or entry.index in entry.file.outside:
        return
    yield Finding(entry.place(key=True), *_outside(target, entry.as_of, side))


def _outside(target: ResolvedTarget, as_of: date, side: Side) -> tuple[Message, Message | None]:
    """Where a day lies that is not in a target's window, and which day may be given instead."""
    day, (start, end) = str(as_of), map(str, target.window)
    if side == "after":
        message = msg("{day} is after the window of {id}, which ends on {end}", day=day, id=target.id, end=end)
        return message, msg("give the figure as of a day up to {end}", end=end)
    message = msg("{day} is before the window of {id}, which starts on {start}", day=day, id=target.id, start=start)
    return message, _before(target)


def _before(target: ResolvedTarget) -> Message | None:
    if not target.numeric or target.window[0] == date.min:
        return None
    eve = str(target.window[0] - DAY)
    if target.measure == "increment":
        return msg("an increment is counted from the window's start; only 0 can stand as of {day}", day=eve)
    return msg("as the baseline, give it as of {day}", day=eve)


@also(outside_window, on=REPORT)
def report_outside_windows(report: CheckedReport) -> Findings:
    """Once for a report whose day is most likely wrong, instead of once for each of its entries."""
    side = report.outside
    if side is None:
        return
    known = report.file.plan.targets
    targets = [known[name] for name in report.entries if name in known]
    first, last = max(target.window[0] for target in targets), min(target.window[1] for target in targets)
    day, count = str(report.as_of), len(targets)
    hint = msg("give the figures as of a day from {start} to {end}", start=str(first), end=str(last))
    if count == 1:
        message, instead = _outside(targets[0], report.as_of, side)
    elif side == "after":
        message, instead = msg("{day} is after the windows of all {count} targets here", day=day, count=count), hint
    else:
        message, instead = msg("{day} is before the windows of all {count} targets here", day=day, count=count), hint
    years = range(last.year, first.year - 1, -1) if side == "after" else range(first.year, last.year + 1)
    days = (_in_year(report.as_of, year) for year in years)
    likely = next((day for day in days if day is not None and first <= day <= last), None)
    if likely is not None:
        instead = msg("did you mean {word}?", word=str(likely))
    elif first > last:
        instead = None
    yield Finding(report.place("as_of"), message, instead)


def _in_year(day: date, year: int) -> date | None:
    """That day of another year; None for the 29th of February where that has none."""
    try:
        return day.replace(year=year)
    except ValueError:
        return None
