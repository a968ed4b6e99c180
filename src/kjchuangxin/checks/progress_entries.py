"""Whether an entry is for a target, from who reports it, in its time, and of the right kind."""

from datetime import date, timedelta

from kjchuangxin.checks.context import Context, Reported
from kjchuangxin.checks.types import EntryRules, Found
from kjchuangxin.diagnostic import Diagnostic, Example, Message, Rule, Severity, msg, quoted
from kjchuangxin.model import Goal
from kjchuangxin.suggest import suggest

_DAY = timedelta(days=1)
_NOT_TAKEN = {"milestone": ("value", "state"), "qualitative": ("value", "stage")}  # a number takes a value

UNKNOWN_TARGET = Rule(
    "KJ607",
    "unknown-target",
    Severity.ERROR,
    msg("A report is about targets of the plan, by their ids."),
    Example("entries", "T3-9: 62\n", "T3-1: 62\n"),
)


def unknown_target(context: Context, reported: Reported) -> Diagnostic:
    message = msg("the plan has no target {id}", id=quoted(reported.target))
    hint = suggest(reported.target, list(context.goals))
    return Diagnostic(UNKNOWN_TARGET, reported.place(key=True), message, hint)


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


def not_owed(context: Context, reported: Reported, goal: Goal) -> Found:
    if reported.unit in context.reporting[goal.id] or not reported.file.known or not context.usable:
        return None
    message = msg("{unit} does not report {id}", unit=reported.unit, id=goal.id)
    names = dict.fromkeys((*goal.reporters, *(name for name, _ in goal.quotas)))
    hint = msg("reported by: {names}", names=tuple(names))
    return Diagnostic(NOT_OWED, reported.place(key=True), message, hint)


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


def outside_window(_: Context, reported: Reported, goal: Goal) -> Found:
    if goal.window[0] <= reported.as_of <= goal.window[1] or goal.window[1] < goal.window[0]:
        return None
    start, end = map(str, goal.window)
    if reported.as_of > goal.window[1]:
        message = msg("{day} is after the window of {id}, which ends on {end}", day=_day(reported), id=goal.id, end=end)
        hint = msg("give the figure as of a day up to {end}", end=end)
        return Diagnostic(OUTSIDE_WINDOW, reported.place(key=True), message, hint)
    if not _may_precede(goal, reported):
        message = msg(
            "{day} is before the window of {id}, which starts on {start}", day=_day(reported), id=goal.id, start=start
        )
        return Diagnostic(OUTSIDE_WINDOW, reported.place(key=True), message, _before(goal))
    return None


def _day(reported: Reported) -> str:
    return str(reported.as_of)


def _may_precede(goal: Goal, reported: Reported) -> bool:
    """Whether an entry from before the window is one that counts: a baseline, or a figure of a longer series."""
    if not goal.numeric:
        return False
    if goal.settings.method != "schedule":
        return True
    eve = reported.as_of + _DAY == goal.window[0]
    return eve and (goal.target.measure != "increment" or reported.entry.value == 0)


def _before(goal: Goal) -> Message | None:
    if not goal.numeric or goal.window[0] == date.min:
        return None
    eve = str(goal.window[0] - _DAY)
    if goal.target.measure == "increment":
        return msg("an increment is counted from the window's start; only 0 can stand as of {day}", day=eve)
    return msg("as the baseline, give it as of {day}", day=eve)


WRONG_KIND = Rule(
    "KJ610",
    "wrong-kind",
    Severity.ERROR,
    msg("A target with a number takes a value, a milestone a stage, a qualitative target a state; each nothing else."),
    Example("entries", "T3-3: 1\n", "T3-3: {stage: 申报}\n"),
)


def wrong_kind(_: Context, reported: Reported, goal: Goal) -> Found:
    for key in _NOT_TAKEN.get(goal.target.measure, ("stage", "state")):
        if getattr(reported.entry, key) is not None:
            message = msg(
                "{id} is a target with measure {measure}, and takes no {key}",
                id=goal.id,
                measure=goal.target.measure,
                key=key,
            )
            return Diagnostic(WRONG_KIND, reported.place(key), message, _how(goal))
    return None


def _how(goal: Goal) -> Message:
    if goal.target.measure == "milestone":
        stages = [stage.name for stage in goal.target.stages]
        return msg("say which stage is done: {stages}; or only a note", stages=tuple(stages))
    if goal.target.measure == "qualitative":
        return msg("say its state: not_started, under_way or done")
    return msg("give its value, or only a note")


UNKNOWN_STAGE = Rule(
    "KJ611",
    "unknown-stage",
    Severity.ERROR,
    msg("A milestone's stages have the names that stand in the plan."),
    Example("entries", "T3-3: {stage: 申报中}\n", "T3-3: {stage: 申报}\n"),
)


def unknown_stage(_: Context, reported: Reported, goal: Goal) -> Found:
    stage = reported.entry.stage
    if stage is None:
        return None
    names = [stage.name for stage in goal.target.stages]
    if stage not in names:
        message = msg("{id} has no stage {name}", id=goal.id, name=quoted(stage))
        hint = suggest(stage, names) or msg("its stages: {names}", names=tuple(names))
        return Diagnostic(UNKNOWN_STAGE, reported.place("stage"), message, hint)
    return None


EMPTY_ENTRY = Rule(
    "KJ612",
    "empty-entry",
    Severity.ERROR,
    msg("An entry says something: a figure, a stage, a state, or at least a note. Otherwise, leave it out."),
    Example("entries", "T3-1: {by: 2022-09-30}\n", "T3-1: {value: 62, by: 2022-09-30}\n"),
)


def empty_entry(_: Context, reported: Reported, goal: Goal) -> Found:
    if reported.entry.value is None and reported.entry.model_fields_set <= {"by"}:
        message = msg("nothing is reported here about {id}", id=goal.id)
        return Diagnostic(EMPTY_ENTRY, reported.place(key=True), message, msg("give a figure or a note, or delete it"))
    return None


# Of every entry whose target is known.
IN_ANY: EntryRules = (
    (NOT_OWED, not_owed),
    (OUTSIDE_WINDOW, outside_window),
    (WRONG_KIND, wrong_kind),
    (EMPTY_ENTRY, empty_entry),
)
