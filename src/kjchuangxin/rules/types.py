"""The shapes of rules: each stands in a tuple beside the function that finds where it is broken."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

from kjchuangxin.diagnostic import Diagnostic, Rule
from kjchuangxin.model import ResolvedTarget
from kjchuangxin.rules.context import Context
from kjchuangxin.rules.observations import Observation, ProgressFile

Findings: TypeAlias = Iterator[Diagnostic]
Found: TypeAlias = Diagnostic | None

# Of the plan or the breakdown.
PlanRules: TypeAlias = tuple[tuple[Rule, Callable[[Context], Findings]], ...]
# Of the whole workspace: its progress files, and the names of those that cannot be read.
WorkspaceRules: TypeAlias = tuple[
    tuple[Rule, Callable[[Context, Sequence[ProgressFile], Sequence[str]], Findings]], ...
]
# Of the workspace with the figures that can be used.
FigureRules: TypeAlias = tuple[tuple[Rule, Callable[[Context, Sequence[Observation]], Findings]], ...]
FileRules: TypeAlias = tuple[tuple[Rule, Callable[[Context, ProgressFile], Findings]], ...]
ReportRules: TypeAlias = tuple[tuple[Rule, Callable[[Context, ProgressFile, int], Findings]], ...]
# A plain function, since there may be a million entries: one finding at most.
EntryRules: TypeAlias = tuple[tuple[Rule, Callable[[Context, Observation, ResolvedTarget], Found]], ...]
