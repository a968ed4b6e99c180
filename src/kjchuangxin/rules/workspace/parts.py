"""What those with a quota report of their shares, against what is reported of the whole target."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import reduce

from kjchuangxin.diagnostic import Message, Severity, msg
from kjchuangxin.model.fields import EXACT
from kjchuangxin.model.progress import Observation
from kjchuangxin.model.resolved import ResolvedPlan, ResolvedTarget
from kjchuangxin.rules.results import WORKSPACE, CheckedWorkspace
from kjchuangxin.rules.rule import Finding, Findings, example, rule, why

_LISTED = 3  # of the parts
# The figures with a value of a target as of each day, by unit.
_Days = Mapping[date, Mapping[str, Observation]]


@rule("KJ629", "parts-gap", Severity.WARNING, on=WORKSPACE)
@why(
    msg(
        "Units with a quota of an increment report their parts, and a lead unit reports the total, as of the "
        "same date: the parts add up to the total. There is no warning as long as a part is missing, unless "
        "the others already exceed the total."
    )
)
@example("entries", "T3-1: 3  # 其中高新区管委会报5家\n", "T3-1: 62  # 其中高新区管委会报5家\n")
def parts_gap(workspace: CheckedWorkspace) -> Findings:
    for target, days in _with_quotas(workspace):
        units = _units(workspace.plan, target)
        if workspace.keeps_back((*units, *target.reporters), target.id):
            continue
        for day in sorted(days, reverse=True):
            figures = days[day]
            whole = next((figures[name] for name in target.reporters if name in figures), None)
            # What a reporter reports is the whole, not its share.
            parts = [one for name, one in figures.items() if name in units and name not in target.reporters]
            if whole is None or not parts:
                continue
            value, total = _value(whole), reduce(EXACT.add, map(_value, parts), Decimal(0))
            if total > value or (total < value and len(parts) == len(units)):
                related = tuple((one.place("value"), msg("a part is here")) for one in parts[:_LISTED])
                hint = msg("correct the figure that is wrong, as of {day}", day=str(day))
                yield Finding(whole.place("value"), _message(target, total, value), hint, related)
            break  # an older day is put right with the newest


def _value(figure: Observation) -> Decimal:
    return figure.entry.value or Decimal(0)


def _message(target: ResolvedTarget, parts: Decimal, whole: Decimal) -> Message:
    values = {"id": target.id, "parts": f"{parts:f}", "value": f"{whole:f}"}
    values["difference"] = f"{abs(EXACT.subtract(whole, parts)):f}"
    if parts < whole:
        return msg("{id}: the parts add up to {parts}, {difference} less than the whole, {value}", **values)
    return msg("{id}: the parts add up to {parts}, {difference} more than the whole, {value}", **values)


def _with_quotas(workspace: CheckedWorkspace) -> Iterator[tuple[ResolvedTarget, _Days]]:
    """The targets of which a whole and parts may be reported."""
    targets = {id_: workspace.plan.targets[id_] for id_ in sorted(workspace.plan.of_parts)}
    found: dict[str, dict[date, dict[str, Observation]]] = {id_: {} for id_ in targets}
    for one in workspace.observations if found else ():
        if one.target in found and one.entry.value is not None and one.as_of >= targets[one.target].window[0]:
            found[one.target].setdefault(one.as_of, {})[one.unit] = one
    return ((targets[id_], days) for id_, days in found.items())


def _units(plan: ResolvedPlan, target: ResolvedTarget) -> set[str]:
    """Those who have a share; a group without members, whose share nobody reports, stands for itself."""
    return {unit for name, _ in target.quotas for unit in plan.definition.members_of(name) or (name,)}
