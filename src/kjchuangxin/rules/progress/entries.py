"""Whether an entry is for a target, and of the right kind."""

from kjchuangxin.diagnostic import Diagnostic, Example, Message, Rule, Severity, msg, quoted
from kjchuangxin.model import ResolvedTarget
from kjchuangxin.rules.context import Context
from kjchuangxin.rules.ids import target_hint
from kjchuangxin.rules.names import listed, stage_hint
from kjchuangxin.rules.observations import Observation
from kjchuangxin.rules.progress.scope import NOT_OWED, OUTSIDE_WINDOW, not_owed, outside_window
from kjchuangxin.rules.types import EntryRules, Found

_NOT_TAKEN = {"milestone": ("value", "state"), "qualitative": ("value", "stage")}  # a number takes a value
_LATE = "T3-1: {value: 40, cause: 企业迁出, action: 逐户走访, by: 2022-03-31}\n"

UNKNOWN_TARGET = Rule(
    "KJ607",
    "unknown-target",
    Severity.ERROR,
    msg("A report is about targets of the plan, by their ids."),
    Example("entries", "T3-9: 62\n", "T3-1: 62\n"),
)


def unknown_target(context: Context, reported: Observation) -> Diagnostic:
    message = msg("the plan has no target {id}", id=quoted(reported.target))
    hint = target_hint(context, reported.target)
    return Diagnostic(UNKNOWN_TARGET, reported.place(key=True), message, hint)


WRONG_KIND = Rule(
    "KJ610",
    "wrong-kind",
    Severity.ERROR,
    msg("A target with a number takes a value, a milestone a stage, a qualitative target a state; each nothing else."),
    Example("entries", "T3-3: 1\n", "T3-3: {stage: 申报}\n"),
)


def wrong_kind(_: Context, reported: Observation, goal: ResolvedTarget) -> Found:
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


def _how(goal: ResolvedTarget) -> Message:
    if goal.target.measure == "milestone":
        return msg("say which stage is done: {stages}; or only a note", stages=listed(goal.stage_order))
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


def unknown_stage(_: Context, reported: Observation, goal: ResolvedTarget) -> Found:
    stage = reported.entry.stage
    if stage is None or not goal.target.stages:  # that a milestone lacks them is told in the plan
        return None
    if stage not in goal.stage_order:
        message = msg("{id} has no stage {name}", id=goal.id, name=quoted(stage))
        hint = stage_hint(goal, stage)
        return Diagnostic(UNKNOWN_STAGE, reported.place("stage"), message, hint)
    return None


EMPTY_ENTRY = Rule(
    "KJ612",
    "empty-entry",
    Severity.ERROR,
    msg("An entry says something: a figure, a stage, a state, or at least a note. Otherwise, leave it out."),
    Example("entries", "T3-1: {by: 2022-09-30}\n", "T3-1: {value: 62, by: 2022-09-30}\n"),
)


def empty_entry(_: Context, reported: Observation, goal: ResolvedTarget) -> Found:
    if reported.entry.value is None and reported.entry.model_fields_set <= {"by", "allow"}:
        message = msg("nothing is reported here about {id}", id=goal.id)
        return Diagnostic(EMPTY_ENTRY, reported.place(key=True), message, msg("give a figure or a note, or delete it"))
    return None


BY_BEFORE = Rule(
    "KJ625",
    "by-before-as-of",
    Severity.WARNING,
    msg(
        "What is done about a target is to be done by a day after the one that the report is for. A day before it has "
        "passed already: most often it was left over from the last report, or its year is wrong."
    ),
    Example("entries", _LATE, _LATE.replace("2022-03-31", "2022-09-30")),
)


def by_before_as_of(_: Context, reported: Observation, goal: ResolvedTarget) -> Found:
    by, as_of = reported.entry.by, reported.as_of
    if by is None or by >= as_of or reported.index in reported.file.outside:
        return None
    message = msg(
        "{id} is to be mended by {by}, before the day of the report, {as_of}", id=goal.id, by=str(by), as_of=str(as_of)
    )
    return Diagnostic(BY_BEFORE, reported.place("by"), message, msg("give a day that is still to come"))


# Of every entry whose target is known.
IN_ANY: EntryRules = (
    (NOT_OWED, not_owed),
    (OUTSIDE_WINDOW, outside_window),
    (WRONG_KIND, wrong_kind),
    (EMPTY_ENTRY, empty_entry),
    (BY_BEFORE, by_before_as_of),
)
