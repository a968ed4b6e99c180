"""One module a format, each a pure function to text. A renderer decides and computes nothing.

A format is imported when it is asked for, so that no command waits for another one's libraries.
"""

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Literal, TypeAlias

from kjchuangxin.diagnostic import Diagnostic
from kjchuangxin.i18n.locale import Locale
from kjchuangxin.render.screen import Screen
from kjchuangxin.report.changes import Changes
from kjchuangxin.report.report import Report
from kjchuangxin.report.units import UnitsView

StatusFormat: TypeAlias = Literal["table", "json", "csv", "markdown"]
FindingsFormat: TypeAlias = Literal["full", "concise", "json", "github", "gitlab", "sarif", "junit"]
ChangesFormat: TypeAlias = Literal["table", "json", "markdown"]

# With what has changed since an earlier state, where that was asked for.
StatusRenderer: TypeAlias = Callable[[Report, Locale, Screen, Changes | None], str]
UnitsRenderer: TypeAlias = Callable[[UnitsView, Locale, Screen, bool], str]  # whether by their reports alone
FindingsRenderer: TypeAlias = Callable[[Sequence[Diagnostic], Sequence[str], Locale, Screen], str]  # with files checked
ChangesRenderer: TypeAlias = Callable[[Changes, Locale, Screen], str]

STATUS: dict[StatusFormat, str] = {
    "table": "kjchuangxin.render.status_table",
    "json": "kjchuangxin.render.status_json",
    "csv": "kjchuangxin.render.status_csv",
    "markdown": "kjchuangxin.render.status_markdown",
}
UNITS: dict[StatusFormat, str] = {
    "table": "kjchuangxin.render.units_table",
    "json": "kjchuangxin.render.units_json",
    "csv": "kjchuangxin.render.units_csv",
    "markdown": "kjchuangxin.render.units_markdown",
}
FINDINGS: dict[FindingsFormat, str] = {
    "full": "kjchuangxin.render.findings_full",
    "concise": "kjchuangxin.render.findings_concise",
    "json": "kjchuangxin.render.findings_json",
    "github": "kjchuangxin.render.findings_github",
    "gitlab": "kjchuangxin.render.findings_gitlab",
    "sarif": "kjchuangxin.render.findings_sarif",
    "junit": "kjchuangxin.render.findings_junit",
}
CHANGES: dict[ChangesFormat, str] = {
    "table": "kjchuangxin.render.changes_table",
    "json": "kjchuangxin.render.changes_json",
    "markdown": "kjchuangxin.render.changes_markdown",
}
# Read by services that know a file by its name within the repository.
FOR_SERVICES: frozenset[FindingsFormat] = frozenset({"github", "gitlab", "sarif", "junit"})


def status_renderer(name: StatusFormat) -> StatusRenderer:
    """What shows a report in one of the `STATUS` formats."""
    render: StatusRenderer = import_module(STATUS[name]).render
    return render


def units_renderer(name: StatusFormat) -> UnitsRenderer:
    """What shows units beside each other in one of the `UNITS` formats."""
    render: UnitsRenderer = import_module(UNITS[name]).render
    return render


def findings_renderer(name: FindingsFormat) -> FindingsRenderer:
    """What shows findings in one of the `FINDINGS` formats."""
    render: FindingsRenderer = import_module(FINDINGS[name]).render
    return render


def changes_renderer(name: ChangesFormat) -> ChangesRenderer:
    """What shows what differs between two reports in one of the `CHANGES` formats."""
    render: ChangesRenderer = import_module(CHANGES[name]).render
    return render
