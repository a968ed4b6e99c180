"""How a group's quota is spread over its members (KJ5xx)."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from functools import reduce

from kjchuangxin.diagnostic import Message, Place, Severity, msg, quoted
from kjchuangxin.model.breakdown import TargetBreakdown
from kjchuangxin.model.fields import EXACT
from kjchuangxin.model.resolved import ResolvedTarget
from kjchuangxin.rules.breakdown.units import QUOTAS, broken_down
from kjchuangxin.rules.names import listed
from kjchuangxin.rules.numbers import is_average
from kjchuangxin.rules.rule import Finding, Findings, example, rule, why
from kjchuangxin.rules.subjects import BREAKDOWN, LocatedPlan
from kjchuangxin.suggest import suggest

_HALVES = QUOTAS.replace("40", "40.5").replace("60", "59.5") + "    spread: {各镇街: equal}\n"
_SPREAD = QUOTAS + "    spread: {各镇街: {合阳城街道: 60}}\n"


def _with_members(plan: LocatedPlan) -> Iterator[tuple[ResolvedTarget, TargetBreakdown, str, tuple[str, ...]]]:
    """Every group with members whose quota is spread, as it is written, and the names of these members."""
    for target, added in broken_down(plan):
        for group in added.spread:
            spread = group in added.quotas and group in plan.definition.group_members
            members = plan.definition.members_of(group) if spread else ()
            if members:
                yield target, added, group, members


@rule("KJ509", "nothing-to-spread", Severity.ERROR, on=BREAKDOWN)
@why(
    msg(
        "What is spread over a group's members is the quota that the group has of the same target, a number that may "
        "be split: no rate, and no quota of a single unit."
    )
)
@example("breakdown", _SPREAD.replace("各镇街: 60", "合阳城街道: 60"), _SPREAD)
def nothing_to_spread(plan: LocatedPlan) -> Findings:
    for target, added in broken_down(plan):
        for group in added.spread:
            hint: Message | None = msg("delete it")
            if group not in plan.definition.group_members:
                message = msg("the plan has no group {name}", name=quoted(group))
                hint = suggest(group, tuple(plan.definition.group_members)) or hint
            elif group not in added.quotas and plan.definition.members_of(group):
                message = msg("{name} has no quota of {id}", name=quoted(group), id=target.id)
                hint = msg("give it a quota, or delete it here")
            elif target.numeric and not target.adds_up:
                message = msg("a rate or a rank cannot be split")
            else:
                continue
            yield Finding(_place(plan, target, group), message, hint)


@rule("KJ510", "spread-without-members", Severity.ERROR, on=BREAKDOWN)
@why(msg("A quota can be spread only over members that are known: the plan does not enumerate those of this group."))
@example("breakdown", _SPREAD.replace("{各镇街: {合阳城街道: 60}}", "{区级有关单位和部门: equal}"), _SPREAD)
def spread_without_members(plan: LocatedPlan) -> Findings:
    for target, added in broken_down(plan):
        for group in added.spread:
            if group in plan.definition.group_members and not plan.definition.members_of(group):
                message = msg("the plan names no members of {name}", name=quoted(group))
                hint = msg("name its members in the plan, or give quotas to the units themselves")
                yield Finding(_place(plan, target, group), message, hint)


@rule("KJ511", "not-a-member", Severity.ERROR, on=BREAKDOWN)
@why(
    msg(
        "A group's quota is spread over units of this group, each once, and over none that has another quota of the "
        "same target: what it reports could be held against either."
    )
)
@example("breakdown", _SPREAD.replace("合阳城街道: 60", "区教委: 60"), _SPREAD)
def not_a_member(plan: LocatedPlan) -> Findings:
    names = plan.unit_names
    held: dict[str, dict[str, None]] = {}  # who has a share of a target, by the target
    for target, added, group, members in _with_members(plan):
        of_target = held.setdefault(target.id, {names.get(name, name): None for name in added.quotas})
        parts = added.spread[group]
        for name in members if parts == "equal" else parts:
            unit = names.get(name, name)
            where = () if parts == "equal" else (name,)
            if unit not in members:
                message = msg("{name} is not a member of {group}", name=quoted(name), group=group)
                hint = suggest(name, members) or msg("its members: {names}", names=listed(members))
            elif unit in of_target:
                message = msg("{name} already has a share of {id}", name=quoted(name), id=target.id)
                hint = msg("keep one of the two")
            else:
                of_target[unit] = None
                continue
            yield Finding(_place(plan, target, group, *where), message, hint)


@rule("KJ512", "spread-sum", Severity.WARNING, on=BREAKDOWN)
@why(msg("The parts of a group's quota add up to the quota. If they are less, no member answers for the rest."))
@example("breakdown", _SPREAD.replace("合阳城街道: 60", "合阳城街道: 50"), _SPREAD)
def spread_sum(plan: LocatedPlan) -> Findings:
    for target, added, group, _ in _with_members(plan):
        parts, quota = added.spread[group], added.quotas[group]
        if parts == "equal":
            continue
        total = reduce(EXACT.add, parts.values(), Decimal(0))
        if total != quota:
            values = {"sum": f"{total:f}", "quota": f"{quota:f}", "name": quoted(group)}
            message = msg("the parts add up to {sum}, the quota of {name} is {quota}", **values)
            hint = msg("correct a part, or the quota")
            yield Finding(_place(plan, target, group), message, hint)


@rule("KJ515", "equal-not-whole", Severity.ERROR, on=BREAKDOWN)
@why(
    msg(
        "What is counted in whole numbers (家, 个, 件) is spread in whole numbers: if a quota cannot be divided "
        "equally among the members, the breakdown gives each member's part."
    )
)
@example("breakdown", _HALVES, _HALVES.replace("59.5", "60").replace("40.5", "40"))
def equal_not_whole(plan: LocatedPlan) -> Findings:
    for target, added, group, members in _with_members(plan):
        part = Fraction(added.quotas[group]) / len(members)
        if added.spread[group] == "equal" and target.countable and part.denominator != 1 and not is_average(target):
            message = msg(
                "{quota} {unit} cannot be spread equally over {count} members",
                quota=f"{added.quotas[group]:f}",
                unit=quoted(target.unit or ""),
                count=len(members),
            )
            hint = msg("give each member's part: {text}", text=f"{{{members[0]}: …}}")
            yield Finding(_place(plan, target, group), message, hint)


def _place(plan: LocatedPlan, target: ResolvedTarget, *keys: str) -> Place:
    return plan.in_breakdown("targets", target.id, "spread", *keys, key=True)
