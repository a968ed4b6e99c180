"""The shapes of rules: each stands in a tuple beside the function that finds where it is broken."""

from collections.abc import Callable, Iterator
from typing import TypeAlias

from kjchuangxin.checks.context import Context, ProgressFile, Reported
from kjchuangxin.diagnostic import Diagnostic, Rule

Findings: TypeAlias = Iterator[Diagnostic]

# Of the plan, the breakdown, or the whole workspace.
PlanRules: TypeAlias = tuple[tuple[Rule, Callable[[Context], Findings]], ...]
FileRules: TypeAlias = tuple[tuple[Rule, Callable[[Context, ProgressFile], Findings]], ...]
ReportRules: TypeAlias = tuple[tuple[Rule, Callable[[Context, ProgressFile, int], Findings]], ...]
EntryRules: TypeAlias = tuple[tuple[Rule, Callable[[Context, Reported], Findings]], ...]
