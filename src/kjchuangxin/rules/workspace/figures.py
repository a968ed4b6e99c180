"""Figures of several units held against each other: baselines that are reported, and shares against the whole."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import reduce

from kjchuangxin.diagnostic import Message, Severity, msg
from kjchuangxin.model.calendar import add_months, eve
from kjchuangxin.model.fields import EXACT
from kjchuangxin.model.progress import Observation, collected
from kjchuangxin.model.resolved import ResolvedPlan, ResolvedTarget
from kjchuangxin.rules.names import listed
from kjchuangxin.rules.results import WORKSPACE, CheckedWorkspace
from kjchuangxin.rules.rule import Finding, Findings, example, rule, why

_YEAR = 12
_BEFORE = "- {as_of: 2021-12-31, entries: {T3-2: 95}}\n- {as_of: 2022-06-30, entries: {T3-2: 110}}\n"


def _before(target: ResolvedTarget, figures: list[Observation]) -> Observation | None:
    """The newest figure from before the window."""
    return next((one for one in reversed(figures) if one.as_of < target.window[0]), None)


@rule("KJ627", "another-baseline", Severity.WARNING, on=WORKSPACE)
@why(
    msg(
        "The plan or the breakdown gives a baseline, and another one is reported as of a day in the year before the "
        "window. The given one counts; but one of the two is wrong, or they are not of the same thing. (In the "
        "example, the baseline in the plan is 96.)"
    )
)
@example("reports", _BEFORE, _BEFORE.replace("95", "96"))
def another_baseline(workspace: CheckedWorkspace) -> Findings:
    plan = workspace.plan
    for target, by_unit in workspace.by_reporter:
        if target.baseline is None or workspace.keeps_back(target.reporters, target.id):
            continue
        first = add_months(target.window[0], -_YEAR)
        known = [one for figures in by_unit.values() if (one := _before(target, figures)) is not None]
        figures = sorted((one for one in reversed(known) if one.as_of >= first), key=lambda one: one.as_of)
        if not figures or (target.collect != "single" and len(figures) < len(target.reporters)):
            continue  # of some of several reporters, nothing can be compared
        value = [value for _, value in collected(target.collect, figures)][-1]
        if value != target.baseline:
            message = msg(
                "the baseline of {id} is given as {baseline}, and reported as {value}; the given one counts",
                id=target.id,
                baseline=f"{target.baseline:f}",
                value=f"{value:f}",
            )
            related = ((plan.place(target.origins["baseline"]), msg("given here")),)
            hint = msg("correct the one that is wrong")
            yield Finding(figures[-1].place("value"), message, hint, related)


_ALL = "- {as_of: 2021-12-31, entries: {T3-8: 8}}\n- {as_of: 2022-06-30, entries: {T3-8: 10}}\n"


@rule("KJ628", "baseline-of-some", Severity.WARNING, on=WORKSPACE)
@why(
    msg(
        "Of several reporters of a level, some have reported a figure from before the window, and others with "
        "a figure have not. Like can only be compared with like: the target then has no baseline at all. (In "
        "the example, the figures of two units are added up, and the other has reported one as of 2021-12-31.)"
    )
)
@example("reports", _ALL.partition("\n")[2], _ALL)
def baseline_of_some(workspace: CheckedWorkspace) -> Findings:
    for target, by_unit in workspace.by_reporter:
        if target.baseline is not None or target.collect == "single" or target.measure == "increment":
            continue
        before = {name: _before(target, figures) for name, figures in by_unit.items()}
        having = [one for one in before.values() if one is not None]
        for name, one in before.items():
            if one is None and having and not workspace.keeps_back([name], target.id):
                message = msg(
                    "{unit} has no figure of {id} from before the window, which {others} have: there is no baseline",
                    unit=name,
                    id=target.id,
                    others=listed(figure.unit for figure in having),
                )
                related = ((having[0].place("value"), msg("this is one from before the window")),)
                hint = msg(
                    "report it as of {day}; or give the baseline of all together", day=str(eve(target.window[0]))
                )
                yield Finding(by_unit[name][-1].place("value"), message, hint, related)


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
