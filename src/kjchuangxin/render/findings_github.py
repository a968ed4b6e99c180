"""Findings as GitHub workflow commands, shown beside the lines they are about."""

from collections.abc import Sequence

from kjchuangxin.diagnostic import Diagnostic
from kjchuangxin.render.screen import Screen, visible
from kjchuangxin.words import Words

_DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_PROPERTY = {**_DATA, ":": "%3A", ",": "%2C"}


def render(diagnostics: Sequence[Diagnostic], files_checked: int, words: Words, screen: Screen) -> str:  # noqa: ARG001  # the formats' interface
    """One command a finding; nothing where nothing was found."""
    return "".join(f"{_command(diagnostic, words)}\n" for diagnostic in diagnostics)


def _command(diagnostic: Diagnostic, words: Words) -> str:
    place = diagnostic.place
    properties = {"file": place.path, "line": place.line, "col": place.column, "endLine": place.end_line}
    if place.end_line == place.line:  # a column range is shown within one line only
        properties["endColumn"] = place.end_column
    properties["title"] = diagnostic.rule.code
    joined = ",".join(f"{name}={_escape(str(value), _PROPERTY)}" for name, value in properties.items())
    texts = [diagnostic.message] + ([diagnostic.hint] if diagnostic.hint else [])
    message = "\n".join(visible(words.say(text)) for text in texts)
    return f"::{diagnostic.severity.value} {joined}::{_escape(message, _DATA)}"


def _escape(text: str, table: dict[str, str]) -> str:
    """A text as a workflow command takes it; what stays invisible is shown as an escape."""
    return visible("".join(table.get(character, character) for character in text))
