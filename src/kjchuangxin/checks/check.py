"""Run every rule over a workspace, and say which reported figures can be used."""

from collections.abc import Iterator
from dataclasses import dataclass

from kjchuangxin.checks.across import ACROSS
from kjchuangxin.checks.breakdown import IN_BREAKDOWN
from kjchuangxin.checks.context import Context, ProgressFile, Reported
from kjchuangxin.checks.found import Found
from kjchuangxin.checks.plan import IN_PLAN
from kjchuangxin.checks.plan_path import WITH_FIGURES
from kjchuangxin.checks.progress import IN_ENTRY
from kjchuangxin.checks.progress_entries import unknown_target
from kjchuangxin.checks.progress_files import IN_FILE, IN_REPORT
from kjchuangxin.diagnostic import Diagnostic
from kjchuangxin.model import Goal, Workspace

_BY_MEASURE = {measure: [rule for _, rule in rules] for measure, rules in IN_ENTRY.items()}


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What was found, and what can be assessed.

    `usable` is False where the breakdown cannot be read, or it or the plan breaks a rule: verdicts would then rest on
    a mistake.
    `figures` are the entries that break no rule, by file in the workspace's order, then by date.
    """

    workspace: Workspace
    goals: dict[str, Goal]
    findings: tuple[Diagnostic, ...]
    usable: bool
    figures: tuple[Reported, ...]


def check(workspace: Workspace) -> CheckResult:
    """Every finding of every rule, and the figures that no error speaks against."""
    context, found = Context(workspace), Found()
    broken = [found.add(rule(context)) for _, rule in (*IN_PLAN, *IN_BREAKDOWN)]
    usable = not workspace.breakdown_refused and not any(broken)
    if not usable:
        context = Context(workspace, usable=False)
    for _, rule in ACROSS:
        found.add(rule(context))
    figures = [entry for file in context.files for entry in _figures(context, file, found)]
    for _, held_against in WITH_FIGURES:
        found.add(held_against(context, figures))
    return CheckResult(workspace, context.goals, found.all(), usable, tuple(figures))


def _figures(context: Context, file: ProgressFile, found: Found) -> Iterator[Reported]:
    """The entries of a file that break no rule; what is found in it is added."""
    refused = found.add(finding for _, rule in IN_FILE for finding in rule(context, file))
    reports = range(len(file.progress.reports))
    without = {
        index
        for index in reports
        if found.add(finding for _, rule in IN_REPORT for finding in rule(context, file, index))
    }
    for entry in file.entries:
        if entry.goal is None:
            found.add([unknown_target(context, entry)])
            continue
        goal = entry.goal
        told = [one for rule in _BY_MEASURE[goal.target.measure] if (one := rule(context, entry, goal)) is not None]
        if not (told and found.add(told)) and entry.index not in without:
            entry.accept()
            if not refused:
                yield entry
