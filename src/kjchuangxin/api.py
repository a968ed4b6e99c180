"""The program as a library: read a workspace, check it, assess it. The results are those that the commands show."""

from datetime import date
from os import PathLike
from pathlib import Path
from typing import NamedTuple

from kjchuangxin.assess import all_findings
from kjchuangxin.assess import assess as assessed
from kjchuangxin.diagnostic import Diagnostic, Message, Severity
from kjchuangxin.i18n.locale import Locale
from kjchuangxin.model.load import load_workspace
from kjchuangxin.report.report import Report
from kjchuangxin.report.target import TargetResult
from kjchuangxin.rules import CheckResult
from kjchuangxin.rules import check as checked_workspace
from kjchuangxin.source import Files, NoWorkspace, find

__all__ = ["Diagnostic", "Locale", "Message", "Report", "Severity", "TargetResult", "Workspace"]
__all__ += ["assess", "check", "load"]


class Workspace(NamedTuple):
    """A plan with its breakdown and reports, read and held against every rule.

    `findings` are what is wrong with its files, in no order; `checked` is None where the plan cannot be read.
    """

    files: Files
    findings: tuple[Diagnostic, ...]
    checked: CheckResult | None

    @property
    def usable(self) -> bool:
        """Whether its plan and its breakdown are free of errors, so that it can be assessed."""
        return self.checked is not None and self.checked.plan.usable


def load(folder: str | PathLike[str], plan: str | PathLike[str] | None = None) -> Workspace:
    """The workspace in a folder; of several plans there `plan` says which.

    What is wrong with its files is among its findings. Raises FileNotFoundError where there is no workspace.
    """
    found = find(None, Path(folder), None if plan is None else Path(plan))
    if isinstance(found, NoWorkspace):
        raise FileNotFoundError(Locale("en").text(found.message))
    workspace, findings = load_workspace(found, str)
    checked = checked_workspace(workspace) if workspace is not None else None
    return Workspace(found, (*findings, *(checked.findings if checked is not None else ())), checked)


def check(workspace: Workspace, as_of: date | None = None, *, today: date) -> tuple[Diagnostic, ...]:
    """Everything that `kjcx check` finds, by file and place; verdicts are those of `as_of` (None: the latest day)."""
    found = all_findings(workspace.checked, workspace.findings, as_of, today)
    return tuple(sorted(found, key=Diagnostic.sort_key))


def assess(workspace: Workspace, as_of: date | None = None, *, today: date) -> Report:
    """The plan as of a day (None: the latest); `today` decides only which reports are overdue, and the latest day.

    Raises ValueError where the plan or the breakdown has an error: nothing is judged before that is mended.
    """
    if workspace.checked is None or not workspace.usable:
        raise ValueError("the plan or the breakdown has errors; see check()")
    findings = tuple(sorted(workspace.findings, key=Diagnostic.sort_key))
    return assessed(workspace.checked, as_of, findings, today=today, outlook=True)
