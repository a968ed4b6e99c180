"""Whether what is reported can be, by itself and after what the unit reported before."""

from decimal import Decimal
from typing import Literal

from kjchuangxin.diagnostic import Message, Severity, msg
from kjchuangxin.model.progress import STATES, Entry
from kjchuangxin.model.resolved import NUMERIC, ResolvedTarget
from kjchuangxin.rules.numbers import is_average, too_low, whole
from kjchuangxin.rules.rule import Finding, Findings, also, example, rule, why
from kjchuangxin.rules.subjects import ENTRY, CheckedEntry

_MAGNITUDE = 100
_LARGER, _SHARE = 10, 5  # a step that is in doubt: so many times the largest before, and over that part of the target
_PERCENT = 50
_ZERO = Decimal(0)


def is_harmless(entry: CheckedEntry) -> bool:
    """Whether it is a figure that is no large step away from the one before it, or else from the target, nor below it.

    Most are, and in place they break no rule: to ask this one question instead of all saves a tenth of a file's time.
    """
    written, target, before = entry.written, entry.target, entry.before.nonzero
    value = written.value
    if value is None or not target.adds_up:
        return False
    least = _ZERO if before is None or before.written.value is None else before.written.value
    return (
        _ZERO <= least <= value < _MAGNITUDE * (least or _bound(entry))
        and (not entry.before.step or value - least < _LARGER * entry.before.step)
        and not target.by_reference
        and (len(written.model_fields_set) == 1 or _is_figure_alone(written))
        and (not target.countable or whole(value))
    )


def _is_figure_alone(written: Entry) -> bool:
    """Whether nothing else is said in an entry that a rule is about."""
    others = (written.by, written.reference, written.year_before, written.stage, written.state)
    return all(one is None for one in others)


@rule("KJ613", "impossible-value", Severity.ERROR, on=ENTRY, measures=NUMERIC)
@why(
    msg(
        "A count is not below zero, and what is counted in whole numbers (家, 个, 件) has no fraction, except as "
        "an average."
    )
)
@example("entries", "T3-1: 62.5\n", "T3-1: 62\n")
def impossible_value(entry: CheckedEntry) -> Findings:
    target = entry.target
    value = entry.written.value
    if value is None:
        return
    if (message := too_low(target, value)) is not None:
        yield Finding(entry.place("value"), message, _instead(target, value))
    elif target.countable and not whole(value) and not is_average(target):
        message = msg(
            "{value} {unit} is impossible: it has to be a whole number", value=f"{value:f}", unit=target.unit or ""
        )
        hint = msg("write a whole number: count only what is complete")
        yield Finding(entry.place("value"), message, hint)


def _instead(target: ResolvedTarget, value: Decimal) -> Message:
    if target.measure == "increment":
        return msg("report what was added since the window began, with its correction where a figure falls")
    return msg("did you mean {word}?", word=f"{-value:f}") if value else msg("write the rank it has")


@rule("KJ614", "falling-increment", Severity.ERROR, on=ENTRY, measures={"increment"})
@why(
    msg(
        "An increment counts everything since the window began, so it cannot fall. Most often the figure is that of "
        "the quarter alone. Where an earlier figure was too high, correction says why."
    )
)
@example(
    "reports",
    "- {as_of: 2022-06-30, entries: {T3-1: 62}}\n- {as_of: 2022-09-30, entries: {T3-1: 30}}\n",
    "- {as_of: 2022-06-30, entries: {T3-1: 62}}\n"
    "- {as_of: 2022-09-30, entries: {T3-1: {value: 60, correction: 上期重复计入2家}}}\n",
)
def falling_increment(entry: CheckedEntry) -> Findings:
    target = entry.target
    value = entry.written.value
    before = entry.before.value
    if value is None or before is None or before.written.value is None or value >= before.written.value:
        return
    if before.as_of < target.window[0] or entry.written.correction is not None:
        return
    if entry.as_of > target.window[1]:
        return  # found by outside-window: with its day put right, it may not fall
    if entry.before.corrected:
        return
    message = msg(
        "{id} is counted from the start of its window and cannot fall, from {before} to {value}",
        id=target.id,
        before=f"{before.written.value:f}",
        value=f"{value:f}",
    )
    hint = msg("report the sum since {start}; or say in correction why it falls", start=str(target.window[0]))
    related = ((before.place("value"), msg("reported before")),)
    yield Finding(entry.place("value"), message, hint, related)


@rule("KJ615", "earlier-stage", Severity.WARNING, on=ENTRY, measures={"milestone"})
@why(
    msg(
        "A milestone went back to a stage before one that was reported as done, or a qualitative task to an "
        "earlier state. Say why in correction."
    )
)
@example(
    "reports",
    "- {as_of: 2022-06-30, entries: {T3-3: {stage: 评审}}}\n- {as_of: 2022-09-30, entries: {T3-3: {stage: 申报}}}\n",
    "- {as_of: 2022-06-30, entries: {T3-3: {stage: 申报}}}\n- {as_of: 2022-09-30, entries: {T3-3: {stage: 评审}}}\n",
)
def earlier_stage(entry: CheckedEntry) -> Findings:
    order = entry.target.stage_order
    stage, before = entry.written.stage, entry.before.stage
    if stage in order and before is not None and order[stage] < order[before.written.stage or stage]:
        yield from _back(entry, before, "stage")


@also(earlier_stage, on=ENTRY, measures={"qualitative"})
def earlier_state(entry: CheckedEntry) -> Findings:
    state, before = entry.written.state, entry.before.state
    if state is not None and before is not None and STATES.index(state) < STATES.index(before.written.state or state):
        yield from _back(entry, before, "state")


def _back(entry: CheckedEntry, before: CheckedEntry, key: Literal["stage", "state"]) -> Findings:
    if entry.written.correction is None and not entry.before.corrected:
        now, then = (getattr(one.written, key) for one in (entry, before))
        message = msg("{id} was at {before} before, and is back at {stage}", id=entry.target.id, before=then, stage=now)
        related = ((before.place(key), msg("reported before")),)
        yield Finding(entry.place(key), message, msg("say why in correction"), related)


@rule("KJ616", "magnitude", Severity.WARNING, on=ENTRY, measures=NUMERIC - {"rank"})
@why(
    msg(
        "The figure is a hundred times the one before, or a hundredth of it, or a hundred times the target: most often "
        "it is in another unit (万元 for 亿元). Or it is a step ten times as large as any before and more than a fifth "
        "of the target: most often it has a digit too many. A rate far below its target may be a share where percent "
        "is meant, 0.2 for 20."
    )
)
@example("entries", "T3-1: 62000\n", "T3-1: 62\n")
def magnitude(entry: CheckedEntry) -> Findings:
    target, value, before = entry.target, entry.written.value, entry.before.nonzero
    if not value or entry.written.correction is not None:
        return
    bound = _bound(entry)
    if target.measure == "rate" and 0 < value * _PERCENT <= bound:
        message = msg("{value} is very little against the target {target}", value=f"{value:f}", target=f"{bound:f}")
        hint = _or_allow(msg("write percentages as numbers: 20 for 20 %, not 0.2"))
        yield Finding(entry.place("value"), message, hint)
    elif entry.before.refused:
        return  # what stands between may lead up to it
    elif before is not None and before.written.value and _far(value, before.written.value, target):
        last = f"{before.written.value:f}"
        message = msg("{value} is far from the figure before, {before}", value=f"{value:f}", before=last)
        related = ((before.place("value"), msg("reported before")),)
        yield Finding(entry.place("value"), message, _if_right(target), related)
    elif _is_leap(entry, bound):
        yield _leap(entry)
    elif before is None and bound and abs(value) >= _MAGNITUDE * abs(bound):
        message = msg("{value} is far beyond the target {target}", value=f"{value:f}", target=f"{bound:f}")
        yield Finding(entry.place("value"), message, _or_allow(_in_unit(target)))


def _is_leap(entry: CheckedEntry, bound: Decimal) -> bool:
    """Whether the step to a figure is ten times the largest before, and more than a fifth of the target."""
    largest, step = entry.before.step, entry.step
    return largest > 0 and step >= _LARGER * largest and step * _SHARE > abs(bound)


def _leap(entry: CheckedEntry) -> Finding:
    value, last, target = entry.written.value or _ZERO, entry.before.value, entry.target
    message = msg(
        "{value} is {step} away from the figure before, {before}: ten times the largest step so far, or more",
        value=f"{value:f}",
        step=f"{entry.step:f}",
        before=f"{last.written.value if last and last.written.value else _ZERO:f}",
    )
    related = () if last is None else ((last.place("value"), msg("reported before")),)
    return Finding(entry.place("value"), message, _if_right(target), related)


def _bound(entry: CheckedEntry) -> Decimal:
    """The bound in force, of a range the upper one; 0 where neither plan nor entry gives one, a finding there."""
    required = entry.target.requirement(entry.as_of)
    known = required.ends if required is not None else ()
    return known[1] if known else entry.written.reference or _ZERO


def _in_unit(target: ResolvedTarget) -> Message:
    return msg("the target is in {unit}", unit=target.unit or "")


def _if_right(target: ResolvedTarget) -> Message:
    return msg("{hint}; where the figure is right, say in correction why it is so far off", hint=_in_unit(target))


def _or_allow(hint: Message) -> Message:
    return msg("{hint}; where the figure is right, add allow: [KJ616: why]", hint=hint)


def _far(value: Decimal, last: Decimal, target: ResolvedTarget) -> bool:
    """Whether a figure is a hundred times the last or a hundredth; an increment that falls has a finding already."""
    if abs(value) >= _MAGNITUDE * abs(last):
        return True
    return target.measure != "increment" and abs(value) * _MAGNITUDE <= abs(last)


@rule("KJ617", "done-without-evidence", Severity.WARNING, on=ENTRY, measures={"milestone", "qualitative"})
@why(msg("Whatever is reported as done has evidence: the number of a document, or an address."))
@example("entries", "T3-3: {stage: 认定}\n", "T3-3: {stage: 认定, evidence: [渝科发〔2022〕12号]}\n")
def done_without_evidence(entry: CheckedEntry) -> Findings:
    key = "stage" if entry.target.measure == "milestone" else "state"
    silent = getattr(entry.written, key) is None
    known = entry.before.done is not None or entry.before.refused
    if silent or entry.written.evidence or not entry.done or known:
        return
    message = msg("{id} is reported as done, without evidence", id=entry.target.id)
    yield Finding(entry.place(key), message, msg("add evidence: [a document's number or address]"))
