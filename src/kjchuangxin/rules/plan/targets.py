"""What each of a plan's targets needs for its measure, and what its numbers can be."""

from collections.abc import Callable, Iterator
from decimal import Decimal

from kjchuangxin.diagnostic import Diagnostic, Example, Message, Place, Rule, Severity, msg, quoted
from kjchuangxin.model import COUNTABLE, Bound, ResolvedTarget
from kjchuangxin.rules.context import Context
from kjchuangxin.rules.numbers import is_average, shown, whole
from kjchuangxin.rules.types import Findings, PlanRules

_NUMBER = "- {id: T3-1, name: 科技型企业新增, measure: increment, at_least: 100, unit: 家}\n"
_MILESTONE = "- {id: T3-1, name: 培育方案, measure: milestone, stages: [{name: 出台, due: 2022-06-30}]}\n"

_FOR_NUMBERS = ("unit", "pace", "checkpoints", "baseline", "collect", "tolerance", "revisions")
_SHARES = frozenset({"%", "‰", "个百分点", "百分点"})


def in_plan(context: Context, goal: ResolvedTarget, *keys: str | int, key: bool = False) -> Place:
    """The place of a target's value in the plan, or of its key."""
    return context.workspace.place(goal.origins["target"], *keys, key=key)


def each_goal(rule: Callable[[Context, ResolvedTarget], Findings]) -> Callable[[Context], Findings]:
    """A rule about one target as a rule about all of them."""
    return lambda context: (finding for goal in context.goals.values() for finding in rule(context, goal))


COMPARATOR = Rule(
    "KJ409",
    "comparator",
    Severity.ERROR,
    msg(
        "A target with a number says in exactly one way what it must reach: at_least (以上), at_most (以内), about "
        "(左右) or between. A milestone's target is its last stage, and a qualitative one has none."
    ),
    Example("targets", _NUMBER.replace("100", "100, about: 100"), _NUMBER),
)


def comparator(context: Context, goal: ResolvedTarget) -> Findings:
    given = goal.target.comparators
    if goal.numeric and not given:
        place = in_plan(context, goal, "measure")
        message = msg("{id} does not say what it must reach", id=goal.id)
        yield Diagnostic(COMPARATOR, place, message, msg("add one of at_least, at_most, about, between"))
    for name in given[1:] if goal.numeric else given:
        place = in_plan(context, goal, name, key=True)
        if goal.numeric:
            message = msg("{id} has both {one} and {other}", id=goal.id, one=given[0], other=name)
            yield Diagnostic(COMPARATOR, place, message, msg("keep one; a range is between: [from, to]"))
        else:
            message = msg("{key} means nothing for a {measure} target", key=name, measure=goal.target.measure)
            yield Diagnostic(COMPARATOR, place, message, msg("delete it, or choose a measure with a number"))


KEY_NOT_FOR_MEASURE = Rule(
    "KJ410",
    "key-not-for-measure",
    Severity.ERROR,
    msg(
        "Some keys belong to certain measures only: stages to a milestone, which needs them; unit to numbers, which "
        "need it; pace, checkpoints, baseline, collect and revisions to numbers; tolerance to about, as a share from 0 "
        "to below 1. A pace and checkpoints exclude each other."
    ),
    Example("targets", _MILESTONE.replace("stages:", "unit: 个, stages:"), _MILESTONE),
)


def key_not_for_measure(context: Context, goal: ResolvedTarget) -> Findings:
    target = goal.target
    unfit = (("stages",) if target.measure != "milestone" else ()) + (() if goal.numeric else _FOR_NUMBERS)
    for key in unfit:
        if key in target.model_fields_set:
            message = msg("{key} means nothing for a target with measure {measure}", key=key, measure=target.measure)
            place = in_plan(context, goal, key, key=True)
            yield Diagnostic(KEY_NOT_FOR_MEASURE, place, message, msg("delete it, or choose another measure"))
    for keys, message in _lacking(goal):
        yield Diagnostic(KEY_NOT_FOR_MEASURE, in_plan(context, goal, *keys), message)


def _lacking(goal: ResolvedTarget) -> Iterator[tuple[tuple[str, ...], Message]]:
    """What a target lacks, or has too much of, and the keys to where that is seen."""
    target = goal.target
    if target.measure == "milestone" and not target.stages:
        yield ("measure",), msg("a milestone needs stages; a single one will do")
    if not goal.numeric:
        return
    if target.unit is None:
        yield ("measure",), msg("a target with a number needs its unit")
    if {"pace", "checkpoints"} <= target.model_fields_set:
        yield ("pace",), msg("a pace and checkpoints exclude each other")
    if target.tolerance is None:
        return
    if all(part.about is None for part in (target, *target.revisions)):
        yield ("tolerance",), msg("a tolerance belongs to about (左右) only")
    elif not 0 <= target.tolerance < 1:
        yield ("tolerance",), msg("a tolerance is a share from 0 to below 1, such as 0.05")


UNIT_DOES_NOT_FIT = Rule(
    "KJ418",
    "unit-does-not-fit",
    Severity.WARNING,
    msg(
        "The unit hints at another measure: what is counted in pieces (家, 个, 件) is an increment or a level, while "
        "percentages and percentage points are rates, which do not add up over the year."
    ),
    Example("targets", _NUMBER.replace("家", '"%"'), _NUMBER),
)


def unit_does_not_fit(context: Context, goal: ResolvedTarget) -> Findings:
    measure, unit = goal.target.measure, goal.target.unit
    if unit is None or not ((measure == "rate" and unit in COUNTABLE) or (measure == "increment" and unit in _SHARES)):
        return
    hint = msg("use increment or level") if measure == "rate" else msg("use rate")
    message = msg("the unit {unit} does not fit the measure {measure}", unit=unit, measure=measure)
    yield Diagnostic(UNIT_DOES_NOT_FIT, in_plan(context, goal, "unit"), message, hint)


IMPOSSIBLE_TARGET = Rule(
    "KJ421",
    "impossible-target",
    Severity.ERROR,
    msg(
        "What is counted cannot be below zero, nor can a quota of it; what comes in pieces (家, 个, 件) is not newly "
        "added by halves, in the target, the baseline or a checkpoint. At least 0 is reached from the first day. "
        "A level may have a fraction, such as patents for every 10,000 people."
    ),
    Example("targets", _NUMBER.replace("100", "0.5"), _NUMBER),
)


def impossible_target(context: Context, goal: ResolvedTarget) -> Findings:
    for required in goal.requirements:
        value = shown(required.bound)
        if goal.target.measure == "increment" and goal.countable and not all(map(whole, required.ends)):
            message = msg("{value} {unit} cannot be: they come in whole ones", value=value, unit=_unit(goal))
        elif (goal.target.measure == "increment" or goal.countable) and min(required.ends) < 0:
            message = msg("{value} {unit} cannot be: it is below zero", value=value, unit=_unit(goal))
        else:
            continue
        yield Diagnostic(IMPOSSIBLE_TARGET, in_plan(context, goal, *required.path), message)
    if goal.target.at_least == 0 and (goal.target.measure == "increment" or goal.countable):
        message = msg("{id} is reached from the first day: at least 0 is no target", id=goal.id)
        yield Diagnostic(
            IMPOSSIBLE_TARGET, in_plan(context, goal, "at_least"), message, msg("write what it must reach")
        )
    yield from _negative_quotas(context, goal)
    for number, keys in _beside(goal) if goal.target.measure == "increment" or goal.countable else ():
        if number < 0:
            message = msg("{value} {unit} cannot be: it is below zero", value=f"{number:f}", unit=_unit(goal))
        elif goal.countable and not whole(number) and not is_average(goal):
            message = msg("{value} {unit} cannot be: they come in whole ones", value=f"{number:f}", unit=_unit(goal))
        else:
            continue
        origin, *below = keys
        yield Diagnostic(IMPOSSIBLE_TARGET, context.workspace.place(goal.origins[origin], *below), message)


def _beside(goal: ResolvedTarget) -> Iterator[tuple[Decimal, tuple[str, ...]]]:
    """The baseline and the checkpoints, by their keys; not a checkpoint that leads astray, which is told of that."""
    if goal.baseline is not None:
        yield goal.baseline, ("baseline",)
    required = goal.requirement(goal.window[1])
    before = Decimal(0) if goal.target.measure == "increment" else goal.baseline
    if required is None or "checkpoints" not in goal.origins:
        return
    for day, value in goal.checkpoints:
        ends = (value if before is None else before, *required.ends)
        if value >= 0 and min(ends) <= value <= max(ends):
            yield value, ("checkpoints", str(day))
        before = value


def _negative_quotas(context: Context, goal: ResolvedTarget) -> Findings:
    added = context.breakdown.targets.get(goal.id) if context.breakdown else None
    for name, value in added.quotas.items() if added is not None and goal.numeric else ():
        if value < 0 and (goal.target.measure == "increment" or goal.countable):
            message = msg("{value} {unit} cannot be: it is below zero", value=f"{value:f}", unit=_unit(goal))
            yield Diagnostic(IMPOSSIBLE_TARGET, context.workspace.place(goal.origins["quotas"], name), message)


def _unit(goal: ResolvedTarget) -> str:
    return quoted(goal.target.unit or "")


SAME_NAME = Rule(
    "KJ417",
    "same-name",
    Severity.WARNING,
    msg("Two targets with one name but different numbers are hard to tell apart, and may be one that was changed."),
    Example(
        "targets",
        _NUMBER + _NUMBER.replace("T3-1", "T3-2").replace("100", "20"),
        _NUMBER + _NUMBER.replace("T3-1", "T3-2").replace("100", "20").replace("科技型", "高新技术"),
    ),
)


def same_name(context: Context) -> Findings:
    first: dict[str, tuple[ResolvedTarget, list[Bound]]] = {}
    for goal in context.goals.values():
        bounds = [one.bound for one in goal.requirements]
        other, others = first.setdefault(goal.target.name, (goal, bounds))
        if bounds != others:
            message = msg("{id} and {other} have the same name but different numbers", id=goal.id, other=other.id)
            related = ((in_plan(context, other, "name"), msg("the first one is here")),)
            hint = msg("name what each of them is about")
            yield Diagnostic(SAME_NAME, in_plan(context, goal, "name"), message, hint, related)


_SEVERAL = _NUMBER.replace("}", ", reporters: [区科技局, 合阳城街道]}")

SINGLE_WITH_SEVERAL = Rule(
    "KJ422",
    "single-with-several",
    Severity.WARNING,
    msg(
        "Where several units report a target, collect says how their figures make one: sum, max, or single, which "
        "takes the newest figure and leaves the others out. Where collect is not given, it is single; as that is "
        "seldom meant, it is written out where it is."
    ),
    Example("targets", _SEVERAL, _SEVERAL.replace("}", ", collect: sum}")),
)


def single_with_several(context: Context, goal: ResolvedTarget) -> Findings:
    if not goal.numeric or len(goal.reporters) <= 1 or "collect" in goal.origins:
        return
    message = msg(
        "{id} has {count} reporters, but one figure counts: the newest, on a tie that of the first named",
        id=goal.id,
        count=len(goal.reporters),
    )
    place = context.workspace.place(goal.origins["reporters"], key=True)
    yield Diagnostic(SINGLE_WITH_SEVERAL, place, message, msg("add collect: sum or max; or single, if that is meant"))


IN_TARGETS: PlanRules = (
    (COMPARATOR, each_goal(comparator)),
    (KEY_NOT_FOR_MEASURE, each_goal(key_not_for_measure)),
    (SAME_NAME, same_name),
    (UNIT_DOES_NOT_FIT, each_goal(unit_does_not_fit)),
    (IMPOSSIBLE_TARGET, each_goal(impossible_target)),
    (SINGLE_WITH_SEVERAL, each_goal(single_with_several)),
)
