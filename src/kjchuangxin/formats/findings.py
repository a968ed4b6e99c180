"""In which formats findings are written. Each is imported when it is asked for."""

from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import Literal, TypeAlias

from kjchuangxin.formats.screen import Screen
from kjchuangxin.i18n.locale import Locale
from kjchuangxin.views.findings import Findings

FindingsFormat: TypeAlias = Literal["full", "concise", "json", "github", "gitlab", "sarif", "junit"]
FindingsRenderer: TypeAlias = Callable[[Findings, Locale], str]

# Module and function.
FINDINGS: dict[FindingsFormat, tuple[str, str]] = {
    "full": ("findings_terminal", "full"),
    "concise": ("findings_terminal", "concise"),
    "json": ("findings_json", "render"),
    "github": ("ci.github", "commands"),
    "gitlab": ("ci.gitlab", "render"),
    "sarif": ("ci.sarif", "render"),
    "junit": ("ci.junit", "render"),
}
# Drawn for a screen.
FOR_READERS: frozenset[FindingsFormat] = frozenset({"full", "concise"})
# Read by services that know a file by its name within the repository.
FOR_SERVICES: frozenset[FindingsFormat] = frozenset({"github", "gitlab", "sarif", "junit"})


def findings_renderer(name: FindingsFormat, screen: Screen) -> FindingsRenderer:
    """What writes findings in a format, on the screen where it is one for readers."""
    module, function = FINDINGS[name]
    render: Callable[..., str] = getattr(import_module(f"kjchuangxin.formats.{module}"), function)
    return partial(render, screen=screen) if name in FOR_READERS else render
