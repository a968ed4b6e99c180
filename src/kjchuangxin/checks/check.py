"""Run every rule over a workspace, and say which reported figures can be used."""

from dataclasses import dataclass

from kjchuangxin.checks.across import ACROSS
from kjchuangxin.checks.breakdown import IN_BREAKDOWN
from kjchuangxin.checks.context import Context, Reported
from kjchuangxin.checks.plan import IN_PLAN
from kjchuangxin.checks.progress import IN_ENTRY
from kjchuangxin.checks.progress_entries import unknown_target
from kjchuangxin.checks.progress_files import IN_FILE, IN_REPORT
from kjchuangxin.diagnostic import Diagnostic, Severity
from kjchuangxin.model import Goal, Workspace


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
    context = Context(workspace)
    findings = [finding for _, rule in (*IN_PLAN, *IN_BREAKDOWN) for finding in rule(context)]
    usable = not workspace.breakdown_refused and not _refuse(findings)
    if not usable:
        context = Context(workspace, usable=False)
    findings += [finding for _, rule in ACROSS for finding in rule(context)]
    figures: list[Reported] = []
    by_measure = {measure: [rule for _, rule in rules] for measure, rules in IN_ENTRY.items()}
    for file in context.files:
        in_file = [finding for _, rule in IN_FILE for finding in rule(context, file)]
        findings += in_file
        refused = set()
        for index in range(len(file.progress.reports)):
            in_report = [finding for _, rule in IN_REPORT for finding in rule(context, file, index)]
            findings += in_report
            if _refuse(in_file) or _refuse(in_report):
                refused.add(index)
        for entry in file.entries:
            if entry.goal is None:
                findings.append(unknown_target(context, entry))
                continue
            goal = entry.goal
            rules = by_measure[goal.target.measure]
            in_entry = [found for rule in rules if (found := rule(context, entry, goal)) is not None]
            findings += in_entry
            if entry.index not in refused and not (in_entry and _refuse(in_entry)):
                figures.append(entry)
    return CheckResult(workspace, context.goals, tuple(findings), usable, tuple(figures))


def _refuse(findings: list[Diagnostic]) -> bool:
    return any(finding.severity is Severity.ERROR for finding in findings)
