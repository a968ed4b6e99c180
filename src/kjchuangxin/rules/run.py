"""Run every rule over a workspace; the result has the findings and the figures that can be used."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeAlias

from kjchuangxin.diagnostic import Diagnostic, LimitedFindings, Severity
from kjchuangxin.model.load import Workspace
from kjchuangxin.model.resolved import ResolvedPlan, resolved_targets
from kjchuangxin.report.refused import Refused
from kjchuangxin.report.target import TargetResult
from kjchuangxin.rules.check_file import FileChecker, FileResult, Source
from kjchuangxin.rules.progress.owner_and_window import not_owed
from kjchuangxin.rules.registry import checks
from kjchuangxin.rules.results import (
    JUDGED,
    WORKSPACE,
    CheckedWorkspace,
    CheckResult,
    JudgedTarget,
    UnusableFile,
    UsableFile,
)
from kjchuangxin.rules.subjects import BREAKDOWN, PLAN, LocatedPlan
from kjchuangxin.rules.suppressions import Suppression, hide, names_of, suppressions_in

# How a function is applied to every file: `map`, or one that does it in several processes.
Each: TypeAlias = Callable[[Callable[[Source], FileResult], Sequence[Source]], Iterable[FileResult]]


def check(
    workspace: Workspace, each: Each = map, *, reporters_only: bool = False, day: date | None = None
) -> CheckResult:
    """Every finding of every rule, and the figures that no error speaks against.

    With `reporters_only`, the figures are those of the units that report a target: enough for a verdict, not for the
    quotas. Reports are not to be of a later day than `day`.
    """
    plan, found = _check_plan(workspace)
    checker = FileChecker(ResolvedPlan(plan.definition, plan.breakdown, plan.targets, plan.usable), day, reporters_only)
    results = list(each(checker, workspace.progress))
    files = tuple(one for one in results if isinstance(one, UsableFile))
    together = CheckedWorkspace(plan, files, tuple(one for one in results if isinstance(one, UnusableFile)))
    of_workspace = [finding for rule in checks(WORKSPACE) for finding in rule(together)]
    found += of_workspace
    for one in results:
        found += _of_file(together, one)
    allowed = [one for document in workspace.documents for one in suppressions_in(document)]
    allowed += [one for file in files for one in file.allowed]
    refused = tuple(sorted(together.refused(of_workspace), key=lambda one: one.finding.sort_key()))
    findings, allowed_ = hide(found, tuple(_with_doubts(allowed, together, refused)))
    shown = LimitedFindings()
    shown.add(findings)
    return CheckResult(
        plan=plan,
        findings=shown.shown(),
        observations=together.observations,
        refused=refused,
        strangers=together.strangers,
        illustrative=any(one.file.illustrative for one in files),
        allowed=allowed_,
    )


def check_verdicts(checked: CheckResult, results: Iterable[TargetResult]) -> Iterator[Diagnostic]:
    """What the verdicts ask for that rest on these observations.

    Nothing is found about a target with a figure that is refused or itself in doubt: put right, it may lead to another
    verdict.
    """
    doubted = {finding.place for finding in checked.findings}
    for result in results:
        if not checked.is_doubtful(result):
            found = (finding for rule in checks(JUDGED) for finding in rule(JudgedTarget(checked, result)))
            yield from (finding for finding in found if finding.place not in doubted)


def _with_doubts(
    allowed: Iterable[Suppression], together: CheckedWorkspace, refused: Iterable[Refused]
) -> Iterator[Suppression]:
    """What is allowed, marked where an error in another file, or in the whole one, may keep it from being needed."""
    among_files = {name for check in (*checks(WORKSPACE), *checks(JUDGED)) for name in names_of(check.rule)}
    unsure = {one.file.path for one in together.files if not together.counts(one)}
    targets = {one.target for one in refused}
    for one in allowed:
        of_others = one.word in among_files and (not {one.target, None}.isdisjoint(targets) if one.target else targets)
        doubtful = one.doubtful or bool(of_others) or one.place.path in unsure or not together.plan.usable
        yield one._replace(doubtful=doubtful)


def _check_plan(workspace: Workspace) -> tuple[LocatedPlan, list[Diagnostic]]:
    """The plan with its breakdown, and what is wrong with them."""
    definition, breakdown = workspace.plan[0], workspace.breakdown[0] if workspace.breakdown is not None else None
    targets = resolved_targets(definition, breakdown)
    plan = LocatedPlan(definition=definition, breakdown=breakdown, targets=targets, workspace=workspace)
    found = [finding for rule in (*checks(PLAN), *checks(BREAKDOWN)) for finding in rule(plan)]
    wrong = workspace.breakdown_refused or any(finding.severity is Severity.ERROR for finding in found)
    return (replace(plan, usable=False) if wrong else plan), found


def _of_file(together: CheckedWorkspace, result: FileResult) -> Iterable[Diagnostic]:
    """What is found in a file; of a second one of its unit, nothing about it as a whole or what it does not owe."""
    if isinstance(result, UnusableFile):
        return result.findings
    if together.first_of(result) is None:
        return (*result.file_findings, *result.findings)
    return (one for one in result.findings if one.rule.code != not_owed.rule.code)  # the unit may be wrong
