"""Baselines that are reported: against the one in the plan, and of some reporters but not of others."""

from kjchuangxin.diagnostic import Severity, msg
from kjchuangxin.model.calendar import add_months, eve
from kjchuangxin.model.progress import Observation, collected
from kjchuangxin.model.resolved import ResolvedTarget
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
