"""Run every rule over a workspace, and say which reported figures can be used."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TypeAlias

from kjchuangxin.diagnostic import Diagnostic, LimitedFindings
from kjchuangxin.model import ResolvedTarget, Workspace
from kjchuangxin.rules.breakdown.targets import IN_BREAKDOWN
from kjchuangxin.rules.context import Context
from kjchuangxin.rules.observations import Observation, ProgressFile, Source
from kjchuangxin.rules.plan.every import IN_PLAN
from kjchuangxin.rules.plan.schedule import WITH_FIGURES
from kjchuangxin.rules.progress.file import FileChecked, check_file, check_file_sparingly
from kjchuangxin.rules.progress.files import second_file
from kjchuangxin.rules.progress.scope import NOT_OWED
from kjchuangxin.rules.suppressions import Allowance, allowances, hide
from kjchuangxin.rules.workspace.files import ACROSS

# How a function is applied to every file: `map`, or one that does it in several processes.
Each: TypeAlias = Callable[[Callable[[Source], FileChecked], Sequence[Source]], Iterable[FileChecked]]


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What was found, and what can be assessed.

    `usable` is False where the breakdown cannot be read, or it or the plan breaks a rule: verdicts would then rest on
    a mistake.
    `figures` are the entries that break no rule, by file in the workspace's order, then by date; `refused` are the
    units and targets of the others; `illustrative` says whether a file was read whose figures are examples; `allowed`
    is what the files allow, marked where it has hidden a finding.
    """

    workspace: Workspace
    goals: dict[str, ResolvedTarget]
    findings: tuple[Diagnostic, ...]
    usable: bool
    figures: tuple[Observation, ...]
    refused: frozenset[tuple[str, str]]
    illustrative: bool
    allowed: tuple[Allowance, ...]


def check(workspace: Workspace, each: Each = map, *, sparing: bool = False, day: date | None = None) -> CheckResult:
    """Every finding of every rule, and the figures that no error speaks against.

    With `sparing`, the figures are only those of the units that report a target, and no file is kept in memory: enough
    to tell what is wrong, not for a report. Reports are not to be of a later day than `day`.
    """
    context = Context(workspace, day)
    documents = [workspace.plan[1], *(() if workspace.breakdown is None else (workspace.breakdown[1],))]
    allowed = tuple(one for document in documents for one in allowances(document))
    found = LimitedFindings(every=True)  # what is allowed does not count among those that are too many
    broken = [found.add(rule(context)) for _, rule in (*IN_PLAN, *IN_BREAKDOWN)]
    usable = not workspace.breakdown_refused and not any(broken)
    if not usable:
        context = Context(workspace, day, usable=False)
    checked = list(each(partial(check_file_sparingly if sparing else check_file, context), workspace.progress))
    first = _first([one.file for one in checked if one.file is not None and not one.strange])
    figures: list[Observation] = []
    refused: set[tuple[str, str]] = set()
    for one in checked:
        file, of_file, told = one.file, one.of_file, one.findings
        if file is not None and file.known and not one.strange and first[file.unit] is not file:
            of_file = (second_file(file, first[file.unit]),)
            told = [finding for finding in told if finding.rule.code != NOT_OWED.code]  # the unit may be wrong
        if found.add(of_file):
            refused.update((figure.unit, figure.target) for figure in one.figures)
        else:
            figures += one.figures
        if file is not None:
            refused.update((file.unit, target) for target in one.refused)
        found.add(told)
    files = tuple(one.file for one in checked if one.file is not None)
    unread = tuple(one.shown for one in checked if one.file is None)
    for _, across in ACROSS:
        found.add(across(context, files, unread))
    for _, held_against in WITH_FIGURES:
        found.add(held_against(context, figures))
    findings, allowed = hide(found.shown(), (*allowed, *(one for file in checked for one in file.allowed)))
    shown = LimitedFindings()
    shown.add(findings)
    return CheckResult(
        workspace,
        context.goals,
        shown.shown(),
        usable,
        tuple(figures),
        frozenset(refused),
        any(file.illustrative for file in files),
        allowed,
    )


def _first(files: Sequence[ProgressFile]) -> dict[str, ProgressFile]:
    """The file of every unit: of several the one named after it, otherwise the first."""
    found: dict[str, ProgressFile] = {}
    for file in sorted(files, key=lambda file: file.named != file.unit):
        found.setdefault(file.unit, file)
    return found
