"""Findings one a line, as editors and grep like them."""

from collections.abc import Sequence

from kjchuangxin.diagnostic import Diagnostic
from kjchuangxin.render.findings import COLOURS, summary
from kjchuangxin.render.screen import Screen, visible
from kjchuangxin.words import Words


def render(diagnostics: Sequence[Diagnostic], files_checked: int, words: Words, screen: Screen) -> str:
    lines = [_line(diagnostic, words, screen) for diagnostic in diagnostics]
    return "\n".join([*lines, words.say(summary(diagnostics, files_checked))]) + "\n"


def _line(diagnostic: Diagnostic, words: Words, screen: Screen) -> str:
    place = diagnostic.place
    at = f"{visible(place.path)}:{place.line}:{place.column}:"
    kind = screen.paint(f"{diagnostic.severity.value}[{diagnostic.rule.code}]", COLOURS[diagnostic.severity])
    texts = [diagnostic.message] + ([diagnostic.hint] if diagnostic.hint else [])
    return f"{at} {kind} {words.clauses(visible(words.say(text)) for text in texts)}"
