"""One module a format, each a pure function to text. A renderer decides and computes nothing.

A format is imported when it is asked for, so that no command waits for another one's libraries.
"""

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Literal, TypeAlias

from kjchuangxin.diagnostic import Diagnostic
from kjchuangxin.formats.screen import Screen
from kjchuangxin.i18n.locale import Locale

FindingsFormat: TypeAlias = Literal["full", "concise", "json", "github", "gitlab", "sarif", "junit"]

FindingsRenderer: TypeAlias = Callable[[Sequence[Diagnostic], Sequence[str], Locale, Screen], str]  # with files checked

FINDINGS: dict[FindingsFormat, str] = {
    "full": "kjchuangxin.render.findings_full",
    "concise": "kjchuangxin.render.findings_concise",
    "json": "kjchuangxin.render.findings_json",
    "github": "kjchuangxin.render.findings_github",
    "gitlab": "kjchuangxin.render.findings_gitlab",
    "sarif": "kjchuangxin.render.findings_sarif",
    "junit": "kjchuangxin.render.findings_junit",
}
# Read by services that know a file by its name within the repository.
FOR_SERVICES: frozenset[FindingsFormat] = frozenset({"github", "gitlab", "sarif", "junit"})


def findings_renderer(name: FindingsFormat) -> FindingsRenderer:
    """What shows findings in one of the `FINDINGS` formats."""
    render: FindingsRenderer = import_module(FINDINGS[name]).render
    return render
