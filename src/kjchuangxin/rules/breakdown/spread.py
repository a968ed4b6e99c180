"""How a group's quota is spread over its members (KJ5xx)."""

from collections.abc import Iterator
from decimal import Decimal
from functools import reduce

from kjchuangxin.diagnostic import Diagnostic, Example, Message, Place, Rule, Severity, msg, quoted
from kjchuangxin.model import ResolvedTarget, TargetBreakdown
from kjchuangxin.rules.breakdown.units import QUOTAS, broken_down, in_breakdown
from kjchuangxin.rules.context import Context
from kjchuangxin.rules.names import listed
from kjchuangxin.rules.numbers import EXACT
from kjchuangxin.rules.types import Findings, PlanRules
from kjchuangxin.suggest import suggest

_SPREAD = QUOTAS + "    spread: {各镇街: {合阳城街道: 60}}\n"


def _with_members(context: Context) -> Iterator[tuple[ResolvedTarget, TargetBreakdown, str, tuple[str, ...]]]:
    """Every group with members whose quota is spread, as it is written, and the names of these members."""
    for goal, added in broken_down(context):
        for group in added.spread:
            spread = group in added.quotas and group in context.plan.group_members
            members = context.plan.members_of(group) if spread else ()
            if members:
                yield goal, added, group, members


NOTHING_TO_SPREAD = Rule(
    "KJ509",
    "nothing-to-spread",
    Severity.ERROR,
    msg(
        "What is spread over a group's members is the quota that the group has of the same target, a number that may "
        "be split: no rate, and no quota of a single unit."
    ),
    Example("breakdown", _SPREAD.replace("各镇街: 60", "合阳城街道: 60"), _SPREAD),
)


def nothing_to_spread(context: Context) -> Findings:
    for goal, added in broken_down(context):
        for group in added.spread:
            hint: Message | None = msg("delete it")
            if group not in context.plan.group_members:
                message = msg("{name} is no group of the plan", name=quoted(group))
                hint = suggest(group, tuple(context.plan.group_members)) or hint
            elif group not in added.quotas and context.plan.members_of(group):
                message = msg("{name} has no quota of {id}", name=quoted(group), id=goal.id)
                hint = msg("give it a quota, or delete it here")
            elif goal.target.measure == "rate":
                message = msg("a rate cannot be split")
            else:
                continue
            yield Diagnostic(NOTHING_TO_SPREAD, _place(context, goal, group), message, hint)


NO_MEMBERS = Rule(
    "KJ510",
    "spread-without-members",
    Severity.ERROR,
    msg("A quota can be spread only over members that are known: the plan does not enumerate those of this group."),
    Example("breakdown", _SPREAD.replace("{各镇街: {合阳城街道: 60}}", "{区级有关单位和部门: equal}"), _SPREAD),
)


def spread_without_members(context: Context) -> Findings:
    for goal, added in broken_down(context):
        for group in added.spread:
            if group in context.plan.group_members and not context.plan.members_of(group):
                message = msg("the plan names no members of {name}", name=quoted(group))
                hint = msg("name its members in the plan, or give quotas to the units themselves")
                yield Diagnostic(NO_MEMBERS, _place(context, goal, group), message, hint)


NOT_A_MEMBER = Rule(
    "KJ511",
    "not-a-member",
    Severity.ERROR,
    msg(
        "A group's quota is spread over units of this group, each once, and over none that has another quota of the "
        "same target: what it reports could be held against either."
    ),
    Example("breakdown", _SPREAD.replace("合阳城街道: 60", "区教委: 60"), _SPREAD),
)


def not_a_member(context: Context) -> Findings:
    names = context.unit_names
    held: dict[str, dict[str, None]] = {}  # who has a share of a target, by the target
    for goal, added, group, members in _with_members(context):
        of_target = held.setdefault(goal.id, {names.get(name, name): None for name in added.quotas})
        parts = added.spread[group]
        for name in members if parts == "equal" else parts:
            unit = names.get(name, name)
            where = () if parts == "equal" else (name,)
            if unit not in members:
                message = msg("{name} is no member of {group}", name=quoted(name), group=group)
                hint = suggest(name, members) or msg("its members: {names}", names=listed(members))
            elif unit in of_target:
                message = msg("{name} already has a share of {id}", name=quoted(name), id=goal.id)
                hint = msg("keep one of the two")
            else:
                of_target[unit] = None
                continue
            yield Diagnostic(NOT_A_MEMBER, _place(context, goal, group, *where), message, hint)


SPREAD_SUM = Rule(
    "KJ512",
    "spread-sum",
    Severity.WARNING,
    msg("The parts of a group's quota add up to the quota. Where they are less, no member answers for the rest."),
    Example("breakdown", _SPREAD.replace("合阳城街道: 60", "合阳城街道: 50"), _SPREAD),
)


def spread_sum(context: Context) -> Findings:
    for goal, added, group, _ in _with_members(context):
        parts, quota = added.spread[group], added.quotas[group]
        if parts == "equal":
            continue
        total = reduce(EXACT.add, parts.values(), Decimal(0))
        if total != quota:
            values = {"sum": f"{total:f}", "quota": f"{quota:f}", "name": quoted(group)}
            message = msg("the parts add up to {sum}, the quota of {name} is {quota}", **values)
            hint = msg("correct a part, or the quota")
            yield Diagnostic(SPREAD_SUM, _place(context, goal, group), message, hint)


def _place(context: Context, goal: ResolvedTarget, *keys: str) -> Place:
    return in_breakdown(context, "targets", goal.id, "spread", *keys, key=True)


IN_SPREAD: PlanRules = (
    (NOTHING_TO_SPREAD, nothing_to_spread),
    (NO_MEMBERS, spread_without_members),
    (NOT_A_MEMBER, not_a_member),
    (SPREAD_SUM, spread_sum),
)
