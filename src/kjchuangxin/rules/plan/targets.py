"""What each of a plan's targets needs for its measure, and what its numbers can be."""

import re
from collections.abc import Iterator
from decimal import Decimal

from kjchuangxin.diagnostic import Message, Severity, msg, quoted
from kjchuangxin.model.comparison import PERCENT, Bound
from kjchuangxin.model.fields import NUMBER
from kjchuangxin.model.plan import Pacing
from kjchuangxin.model.resolved import COUNTABLE, Origin, ResolvedTarget
from kjchuangxin.report.definition import MEASURES
from kjchuangxin.rules.numbers import choices, is_average, shown, too_low, whole
from kjchuangxin.rules.plan.times import ONLY_AT_MOST
from kjchuangxin.rules.rule import Finding, Findings, example, rule, why
from kjchuangxin.rules.subjects import PLAN, LocatedPlan

_NUMBER = "- {id: T3-1, name: 科技型企业新增, measure: increment, at_least: 100, unit: 家}\n"
_MILESTONE = "- {id: T3-1, name: 培育方案, measure: milestone, stages: [{name: 出台, due: 2022-06-30}]}\n"

_FOR_NUMBERS = ("unit", "pace", "checkpoints", "baseline", "collect", "tolerance", "revisions")
_SHARES = PERCENT | {"‰"}


@rule("KJ409", "comparator", Severity.ERROR, on=PLAN)
@why(
    msg(
        "A target with a number says in exactly one way what it must reach: at_least (以上), above (超过), "
        "at_most (以内), below (低于), about (左右) or between; a rank is at_most. A milestone's target is its last "
        "stage, and a qualitative task has none."
    )
)
@example("targets", _NUMBER.replace("100", "100, about: 100"), _NUMBER)
def comparator(plan: LocatedPlan) -> Findings:
    for target in plan.targets.values():
        given = target.definition.comparators
        if target.numeric and not given:
            place = plan.in_target(target, "measure")
            message = msg("{id} does not say what it must reach", id=target.id)
            yield Finding(place, message, msg("add one of {keys}", keys=choices(target)))
        if target.numeric and given and given[0] not in choices(target):
            yield Finding(plan.in_target(target, given[0], key=True), ONLY_AT_MOST, msg("write {key}", key="at_most"))
        for name in given[1:] if target.numeric else given:
            place = plan.in_target(target, name, key=True)
            if target.numeric:
                message = msg("{id} has both {one} and {other}", id=target.id, one=given[0], other=name)
                yield Finding(place, message, msg("keep one; a range is between: [from, to]"))
            else:
                message = msg(
                    "{key} does not apply to a target with measure {measure}",
                    key=name,
                    measure=MEASURES[target.measure],
                )
                yield Finding(place, message, msg("delete it, or choose a measure with a number"))


@rule("KJ410", "key-not-for-measure", Severity.ERROR, on=PLAN)
@why(
    msg(
        "Some keys belong to certain measures only: stages to a milestone, which needs them; unit to numbers, which "
        "need it; pace, checkpoints, baseline, collect and revisions to numbers; tolerance to about, as a share from 0 "
        "to below 1. A pace and checkpoints exclude each other."
    )
)
@example("targets", _MILESTONE.replace("stages:", "unit: 个, stages:"), _MILESTONE)
def key_not_for_measure(plan: LocatedPlan) -> Findings:
    for target in plan.targets.values():
        unfit = (("stages",) if target.measure != "milestone" else ()) + (() if target.numeric else _FOR_NUMBERS)
        for key in unfit:
            if key in target.definition.model_fields_set:
                message = msg(
                    "{key} does not apply to a target with measure {measure}", key=key, measure=MEASURES[target.measure]
                )
                place = plan.in_target(target, key, key=True)
                yield Finding(place, message, msg("delete it, or choose another measure"))
        for keys, message in _lacking(target):
            yield Finding(plan.in_target(target, *keys), message)


def _lacking(target: ResolvedTarget) -> Iterator[tuple[tuple[str, ...], Message]]:
    """What a target lacks, or has too much of, and the keys to where that is seen."""
    definition = target.definition
    if target.measure == "milestone" and not definition.stages:
        yield ("measure",), msg("a milestone needs stages; a single one will do")
    if not target.numeric:
        return
    if target.unit is None and target.measure != "rank":
        yield ("measure",), msg("a target with a number needs its unit")
    if {"pace", "checkpoints"} <= definition.model_fields_set:
        yield ("pace",), msg("a pace and checkpoints exclude each other")
    if definition.tolerance is None:
        return
    if all(part.about is None for part in (definition, *definition.revisions)):
        yield ("tolerance",), msg("a tolerance belongs to about (左右) only")
    elif not 0 <= definition.tolerance < 1:
        yield ("tolerance",), msg("a tolerance is a share from 0 to below 1, such as 0.05")


_RATE = "- {id: T3-1, name: 营收增速, measure: rate, at_least: {reference: 全市平均增速}, unit: '%'}\n"


@rule("KJ431", "bound-by-reference", Severity.ERROR, on=PLAN)
@why(
    msg(
        "A bound that is only known later (高于全市平均, 不低于上年) is for levels and rates that one unit reports: "
        "each figure says beside its value what the bound was. There is no schedule towards it, so it is to be "
        "held at every date, and it has no quotas."
    )
)
@example("targets", _RATE.replace("}, unit", "}, pace: linear, unit"), _RATE)
def bound_by_reference(plan: LocatedPlan) -> Findings:
    for target in plan.targets.values():
        if not target.numeric or not target.by_reference:
            continue
        path = next(one.path for one in target.requirements if one.reference is not None)
        for one in target.requirements:
            if one.reference is not None and re.fullmatch(NUMBER, one.reference):
                message = msg("a reference is the name of a number that is only known later")
                hint = msg("write {key}: {value}", key=one.comparator, value=one.reference)
                yield Finding(plan.in_target(target, *one.path), message, hint)
        if target.measure not in {"level", "rate"}:
            message = msg("a bound that is only known later is for levels and rates")
            yield Finding(plan.in_target(target, *path), message, msg("write the number"))
        if len(target.reporters) > 1:
            message = msg("{id} has several reporters, and a bound that each of them would give", id=target.id)
            yield Finding(plan.in_target(target, *path), message, msg("name the one unit that reports it"))
        for key, origin in target.origins.items():
            wrong = key == "pace" and _pace_of(plan, target, origin) != "hold"
            if wrong or key in {"checkpoints", "quotas", "spread"}:
                message = msg("{key} does not apply where the bound is only known later", key=key)
                hint = msg("delete it: the target is to be held at every date")
                yield Finding(plan.place(origin, key=True), message, hint)


def _pace_of(plan: LocatedPlan, target: ResolvedTarget, origin: Origin) -> Pacing | None:
    """The pace that is written at a place, in the plan or in the breakdown."""
    if origin[0] == "plan" or plan.breakdown is None:
        return target.definition.pace
    return plan.breakdown.targets[target.id].pace


@rule("KJ418", "unit-does-not-fit", Severity.WARNING, on=PLAN)
@why(
    msg(
        "The unit suggests another measure: what is counted in whole numbers (家, 个, 件) is an increment or a "
        "level, while percentages and percentage points are rates, which do not add up over the year, and are "
        "not ranks."
    )
)
@example("targets", _NUMBER.replace("家", '"%"'), _NUMBER)
def unit_does_not_fit(plan: LocatedPlan) -> Findings:
    for target in plan.targets.values():
        measure, unit = target.measure, target.unit
        if unit is None or not (
            (measure == "rate" and unit in COUNTABLE) or (measure in {"increment", "rank"} and unit in _SHARES)
        ):
            continue
        hint = msg("use increment or level") if measure == "rate" else msg("use rate")
        message = msg("the unit {unit} does not fit the measure {measure}", unit=unit, measure=MEASURES[measure])
        yield Finding(plan.in_target(target, "unit"), message, hint)


@rule("KJ421", "impossible-target", Severity.ERROR, on=PLAN)
@why(
    msg(
        "A count cannot be below zero, nor can a quota of it; an increment in whole numbers (家, 个, 件) has no "
        "fraction, in the target, the baseline or a checkpoint. At least 0 is reached from the first day. A "
        "level may have a fraction, such as patents per 10,000 people."
    )
)
@example("targets", _NUMBER.replace("100", "0.5"), _NUMBER)
def impossible_target(plan: LocatedPlan) -> Findings:
    for target in plan.targets.values():
        for required in (one for one in target.requirements if one.ends):
            message = too_low(target, min(required.ends))
            if target.measure != "level" and target.countable and not all(map(whole, required.ends)):
                value = shown(required.bound)
                message = msg(
                    "{value} {unit} is impossible: it has to be a whole number", value=value, unit=_unit(target)
                )
            if message is not None:
                yield Finding(plan.in_target(target, *required.path), message)
        if target.definition.at_least == 0 and (target.measure == "increment" or target.countable):
            message = msg("{id} is reached from the first day: at least 0 is no target", id=target.id)
            yield Finding(plan.in_target(target, "at_least"), message, msg("write what it must reach"))
        if target.definition.below == 0 and (target.measure == "increment" or target.countable):
            message = msg("{id} can never be reached: nothing that is counted is below 0", id=target.id)
            yield Finding(plan.in_target(target, "below"), message, msg("write at_most: 0, if that is intended"))
        yield from _negative_quotas(plan, target)
        for number, keys in _beside(target) if target.measure == "increment" or target.countable else ():
            message = too_low(target, number)
            if message is None and target.countable and not whole(number) and not is_average(target):
                message = msg(
                    "{value} {unit} is impossible: it has to be a whole number", value=f"{number:f}", unit=_unit(target)
                )
            if message is not None:
                origin, *below = keys
                yield Finding(plan.place(target.origins[origin], *below), message)


def _beside(target: ResolvedTarget) -> Iterator[tuple[Decimal, tuple[str, ...]]]:
    """The baseline and the checkpoints, by their keys; not a checkpoint off the way, which has a finding of its own."""
    if target.baseline is not None:
        yield target.baseline, ("baseline",)
    required = target.requirement(target.window[1])
    before = Decimal(0) if target.measure == "increment" else target.baseline
    if required is None or "checkpoints" not in target.origins:
        return
    for day, value in target.checkpoints:
        ends = (value if before is None else before, *required.ends)
        if value >= 0 and min(ends) <= value <= max(ends):
            yield value, ("checkpoints", str(day))
        before = value


def _negative_quotas(plan: LocatedPlan, target: ResolvedTarget) -> Findings:
    added = plan.breakdown.targets.get(target.id) if plan.breakdown else None
    for name, value in added.quotas.items() if added is not None and target.numeric else ():
        if value < 0 and (target.measure == "increment" or target.countable):
            message = msg("{value} {unit} is impossible: it is below zero", value=f"{value:f}", unit=_unit(target))
            yield Finding(plan.place(target.origins["quotas"], name), message)


def _unit(target: ResolvedTarget) -> str:
    return quoted(target.unit or "")


@rule("KJ417", "same-name", Severity.WARNING, on=PLAN)
@why(msg("Two targets with one name but different numbers are hard to tell apart, and may be one that was changed."))
@example(
    "targets",
    _NUMBER + _NUMBER.replace("T3-1", "T3-2").replace("100", "20"),
    _NUMBER + _NUMBER.replace("T3-1", "T3-2").replace("100", "20").replace("科技型", "高新技术"),
)
def same_name(plan: LocatedPlan) -> Findings:
    first: dict[str, tuple[ResolvedTarget, list[Bound]]] = {}
    for target in plan.targets.values():
        bounds = [one.bound for one in target.requirements]
        other, others = first.setdefault(target.name, (target, bounds))
        if bounds != others:
            message = msg("{id} and {other} have the same name but different numbers", id=target.id, other=other.id)
            related = ((plan.in_target(other, "name"), msg("the first one is here")),)
            hint = msg("name what each of them is about")
            yield Finding(plan.in_target(target, "name"), message, hint, related)
