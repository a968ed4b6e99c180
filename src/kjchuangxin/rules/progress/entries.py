"""Whether an entry is for a target, and of the right kind."""

from kjchuangxin.diagnostic import Message, Severity, msg, quoted
from kjchuangxin.model.resolved import NUMERIC, ResolvedTarget
from kjchuangxin.report.definition import MEASURES
from kjchuangxin.rules.ids import fix_of_key
from kjchuangxin.rules.names import listed, stage_hint, target_hint
from kjchuangxin.rules.rule import Finding, Findings, also, example, rule, why
from kjchuangxin.rules.subjects import ENTRY, STRAY, CheckedEntry, StrayEntry

_BESIDE = ("reference", "year_before")  # stand beside a value
_NOT_TAKEN = {  # a number takes a value
    "milestone": ("value", *_BESIDE, "state"),
    "qualitative": ("value", *_BESIDE, "stage"),
}
_LATE = "T3-1: {value: 40, cause: 企业迁出, action: 逐户走访, by: 2022-03-31}\n"


@rule("KJ607", "unknown-target", Severity.ERROR, on=STRAY)
@why(msg("A report is about targets of the plan, by their ids."))
@example("entries", "T3-9: 62\n", "T3-1: 62\n")
def unknown_target(entry: StrayEntry) -> Findings:
    plan, target = entry.file.plan, entry.target
    if not entry.file.of_other_plan and not plan.may_be_missing(target):
        message = msg("the plan has no target {id}", id=quoted(target))
        fix = fix_of_key(plan, entry.file.document, entry.path, entry.file.meant[entry.index])
        yield Finding(entry.place(), message, target_hint(plan, target), fix=fix)


@rule("KJ610", "wrong-kind", Severity.ERROR, on=ENTRY)
@why(msg("A target with a number takes a value, a milestone a stage, a qualitative task a state, and nothing else."))
@example("entries", "T3-3: 1\n", "T3-3: {stage: 申报}\n")
def wrong_kind(entry: CheckedEntry) -> Findings:
    target = entry.target
    for key in _NOT_TAKEN.get(target.measure, ("stage", "state")):
        if getattr(entry.written, key) is not None:
            message = msg(
                "{id} is a target with measure {measure}, and takes no {key}",
                id=target.id,
                measure=MEASURES[target.measure],
                key=key,
            )
            yield Finding(entry.place(key), message, _how(target))
            return


def _how(target: ResolvedTarget) -> Message:
    if target.measure == "milestone":
        return msg("say which stage is done: {stages}; or only a note", stages=listed(target.stage_order))
    if target.measure == "qualitative":
        return msg("say its state: not_started, under_way or done")
    return msg("give its value, or only a note")


@rule("KJ633", "bound-of-figure", Severity.ERROR, on=ENTRY, measures=NUMERIC)
@why(
    msg(
        "Where the plan's bound is only known later, each figure says in reference what it was: without it nothing can "
        "be judged. Where the plan itself has the number, a second one would contradict it. (In the example it has.)"
    )
)
@example("entries", "T3-5: {value: 21, reference: 18.5}\n", "T3-5: 21\n")
def bound_of_figure(entry: CheckedEntry) -> Findings:
    target, written = entry.target, entry.written
    required = target.requirement(entry.as_of)
    if written.reference is not None and not target.by_reference:
        message = msg("{id} has its number in the plan, and takes no reference", id=target.id)
        yield Finding(entry.place("reference", key=True), message, msg("delete it"))
    elif required is None or required.reference is None or written.value is None or written.reference is not None:
        return
    elif entry.as_of >= target.window[0]:
        message = msg("the figure does not say what {name} was", name=quoted(required.reference))
        hint = msg("write {{value: {value}, reference: …}}", value=f"{written.value:f}")
        yield Finding(entry.place("value"), message, hint)


@also(wrong_kind, on=ENTRY, measures=NUMERIC)
def beside_no_value(entry: CheckedEntry) -> Findings:
    for key in _BESIDE:
        if getattr(entry.written, key) is not None and entry.written.value is None:
            message = msg("{key} belongs beside a value, and there is none", key=key)
            yield Finding(entry.place(key, key=True), message, msg("give its value, or only a note"))


@rule("KJ611", "unknown-stage", Severity.ERROR, on=ENTRY, measures={"milestone"})
@why(msg("A milestone's stages have the names given in the plan."))
@example("entries", "T3-3: {stage: 申报中}\n", "T3-3: {stage: 申报}\n")
def unknown_stage(entry: CheckedEntry) -> Findings:
    target = entry.target
    stage = entry.written.stage
    if stage is None or not target.definition.stages:  # a finding in the plan
        return
    if stage not in target.stage_order:
        message = msg("{id} has no stage {name}", id=target.id, name=quoted(stage))
        hint = stage_hint(target, stage)
        yield Finding(entry.place("stage"), message, hint)


@rule("KJ612", "empty-entry", Severity.ERROR, on=ENTRY)
@why(msg("An entry has content: a figure, a stage, a state, or at least a note. Otherwise, leave it out."))
@example("entries", "T3-1: {by: 2022-09-30}\n", "T3-1: {value: 62, by: 2022-09-30}\n")
def empty_entry(entry: CheckedEntry) -> Findings:
    if entry.written.value is None and entry.written.model_fields_set <= {"by", "allow"}:
        message = msg("{id} is reported without content", id=entry.target.id)
        yield Finding(entry.place(key=True), message, msg("give a figure or a note, or delete it"))


@rule("KJ625", "by-before-as-of", Severity.WARNING, on=ENTRY)
@why(
    msg(
        "The deadline of an action is after the date of the figures. An earlier one has passed already: most "
        "often it was left over from the last report, or its year is wrong."
    )
)
@example("entries", _LATE, _LATE.replace("2022-03-31", "2022-09-30"))
def by_before_as_of(entry: CheckedEntry) -> Findings:
    by, as_of = entry.written.by, entry.as_of
    if by is None or by >= as_of or entry.index in entry.file.outside:
        return
    message = msg(
        "{id} has the deadline {by}, before the date of its figures, {as_of}",
        id=entry.target.id,
        by=str(by),
        as_of=str(as_of),
    )
    yield Finding(entry.place("by"), message, msg("give a day that is still to come"))
