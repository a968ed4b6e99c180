"""Findings one a line, as editors and grep like them."""

from collections.abc import Sequence

from kjchuangxin.diagnostic import Diagnostic, Message, Severity, msg
from kjchuangxin.render.screen import Screen, visible
from kjchuangxin.words import Words


def render(diagnostics: Sequence[Diagnostic], files_checked: int, words: Words, screen: Screen) -> str:
    lines = [_line(diagnostic, words, screen) for diagnostic in diagnostics]
    return "\n".join([*lines, words.say(summary(diagnostics, files_checked))]) + "\n"


def _line(diagnostic: Diagnostic, words: Words, screen: Screen) -> str:
    place = diagnostic.place
    at = f"{visible(place.path)}:{place.line}:{place.column}:"
    kind = screen.paint(f"{diagnostic.severity.value}[{diagnostic.rule.code}]", colour(diagnostic))
    texts = [diagnostic.message] + ([diagnostic.hint] if diagnostic.hint else [])
    return f"{at} {kind} {words.clauses(visible(words.say(text)) for text in texts)}"


def colour(diagnostic: Diagnostic) -> str:
    """The style of a finding's severity."""
    return "red" if diagnostic.severity is Severity.ERROR else "yellow"


def summary(diagnostics: Sequence[Diagnostic], files_checked: int) -> Message:
    """How many findings in how many files."""
    if not diagnostics:
        return msg("Files checked: {files}. Nothing found.", files=files_checked)
    counts = {severity: sum(diagnostic.severity is severity for diagnostic in diagnostics) for severity in Severity}
    return msg(
        "Files checked: {files}. Errors: {errors}. Warnings: {warnings}.",
        files=files_checked,
        errors=counts[Severity.ERROR],
        warnings=counts[Severity.WARNING],
    )
