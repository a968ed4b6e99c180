"""Whether what is reported comes from who reports it, and for a day in its window: one entry, a report, a file."""

from datetime import date
from itertools import chain

from kjchuangxin.diagnostic import Diagnostic, Example, Message, Rule, Severity, msg
from kjchuangxin.model import ResolvedTarget
from kjchuangxin.rules.context import Context
from kjchuangxin.rules.ids import meant_targets
from kjchuangxin.rules.names import listed
from kjchuangxin.rules.observations import Observation, ProgressFile
from kjchuangxin.rules.types import Findings, Found
from kjchuangxin.rules.windows import DAY, Side, beyond


def of_other_plan(context: Context, file: ProgressFile) -> bool:
    """Whether a file reports several targets and the plan has none of them: its ids are another plan's.

    Where most of the ids can only be meant for one of the plan's each, they are badly written ones of this plan.
    """
    if any(name in context.goals for report in file.reports for name in report.entries):
        return False
    targets = file.targets
    return len(targets) > 1 and 2 * sum(len(meant_targets(context, name)) == 1 for name in targets) <= len(targets)


NOT_OWED = Rule(
    "KJ608",
    "not-owed",
    Severity.ERROR,
    msg(
        "A target is reported by its reporters, and by who has a quota of it; otherwise one figure would be counted "
        "twice, or the wrong one. Without reporters in the plan or breakdown, the first lead unit reports."
    ),
    Example("entries", "T3-4: 62\n", "T3-1: 62\n"),
)


def not_owed(context: Context, reported: Observation, goal: ResolvedTarget) -> Found:
    file = reported.file
    if reported.target in file.owed or not file.known or not context.usable or file.foreign:
        return None
    message = msg("{unit} does not report {id}", unit=reported.unit, id=goal.id)
    hint = correct_unit(file) if goal.id in context.owed_by(file.named) else None
    return Diagnostic(NOT_OWED, reported.place(key=True), message, hint or _reported_by(goal))


def _reported_by(goal: ResolvedTarget) -> Message:
    # A unit that reports and has a quota is named once.
    others = (name for name, _ in goal.quotas if name not in goal.reporters[:1])
    return msg("reported by: {names}", names=listed(chain(goal.reporters, others)))


def unit_owes_nothing(context: Context, file: ProgressFile) -> Findings:
    """Once for a file whose unit is most likely wrong, instead of once for each of its entries."""
    if not file.foreign or not context.usable:
        return
    goals = [goal for name in file.targets if (goal := context.goals.get(name)) is not None]
    message = msg("{unit} reports none of the {count} targets in this file", unit=file.unit, count=len(goals))
    reporters = dict.fromkeys(name for goal in goals for name in goal.reporters)
    hint = correct_unit(file) or msg("reported by: {names}", names=listed(reporters))
    yield Diagnostic(NOT_OWED, file.document.place(("unit",)), message, hint)


def correct_unit(file: ProgressFile) -> Message | None:
    """How to mend a unit that is not the one after which the file is named."""
    if file.named is None or file.named == file.unit:
        return None
    return msg("the file is named after {named}: correct the unit", named=file.named)


OUTSIDE_WINDOW = Rule(
    "KJ609",
    "outside-window",
    Severity.ERROR,
    msg(
        "Figures are for a day in the target's window. As a baseline, a level or rate is also reported as of the day "
        "before it; an increment is 0 then. Verdicts by trend or compound take any earlier figure."
    ),
    Example(
        "reports",
        "- {as_of: 2023-06-30, entries: {T3-1: 62}}\n",
        "- {as_of: 2022-06-30, entries: {T3-1: 62}}\n",
    ),
)


def outside_window(_: Context, reported: Observation, goal: ResolvedTarget) -> Found:
    side = beyond(goal, reported.as_of, reported.entry.value)
    if side is None or reported.index in reported.file.outside:
        return None
    return Diagnostic(OUTSIDE_WINDOW, reported.place(key=True), *_outside(goal, reported.as_of, side))


def _outside(goal: ResolvedTarget, as_of: date, side: Side) -> tuple[Message, Message | None]:
    """Where a day lies that is not in a target's window, and which day may be given instead."""
    day, (start, end) = str(as_of), map(str, goal.window)
    if side == "after":
        message = msg("{day} is after the window of {id}, which ends on {end}", day=day, id=goal.id, end=end)
        return message, msg("give the figure as of a day up to {end}", end=end)
    message = msg("{day} is before the window of {id}, which starts on {start}", day=day, id=goal.id, start=start)
    return message, _before(goal)


def _before(goal: ResolvedTarget) -> Message | None:
    if not goal.numeric or goal.window[0] == date.min:
        return None
    eve = str(goal.window[0] - DAY)
    if goal.target.measure == "increment":
        return msg("an increment is counted from the window's start; only 0 can stand as of {day}", day=eve)
    return msg("as the baseline, give it as of {day}", day=eve)


def report_outside_windows(context: Context, file: ProgressFile, index: int) -> Findings:
    """Once for a report whose day is most likely wrong, instead of once for each of its entries."""
    side = file.outside.get(index)
    if side is None:
        return
    report = file.progress.reports[index]
    goals = [context.goals[name] for name in report.entries if name in context.goals]
    first, last = max(goal.window[0] for goal in goals), min(goal.window[1] for goal in goals)
    day, count = str(report.as_of), len(goals)
    hint = msg("give the figures as of a day from {start} to {end}", start=str(first), end=str(last))
    if count == 1:
        message, instead = _outside(goals[0], report.as_of, side)
    elif side == "after":
        message, instead = msg("{day} is after the windows of all {count} targets here", day=day, count=count), hint
    else:
        message, instead = msg("{day} is before the windows of all {count} targets here", day=day, count=count), hint
    years = range(last.year, first.year - 1, -1) if side == "after" else range(first.year, last.year + 1)
    days = (_in_year(report.as_of, year) for year in years)
    meant = next((day for day in days if day is not None and first <= day <= last), None)
    if meant is not None:
        instead = msg("did you mean {word}?", word=str(meant))
    elif first > last:
        instead = None
    yield Diagnostic(OUTSIDE_WINDOW, file.document.place(("reports", index, "as_of")), message, instead)


def _in_year(day: date, year: int) -> date | None:
    """The same day of another year; None for the 29th of February where that has none."""
    try:
        return day.replace(year=year)
    except ValueError:
        return None
