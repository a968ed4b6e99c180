"""Findings one a line, as editors and grep like them."""

from collections.abc import Sequence

from kjchuangxin.diagnostic import Diagnostic
from kjchuangxin.formats.screen import Screen
from kjchuangxin.i18n.locale import Locale
from kjchuangxin.render.findings import COLOURS, at, kind, summary, texts


def render(diagnostics: Sequence[Diagnostic], files: Sequence[str], locale: Locale, screen: Screen) -> str:
    lines = [_line(diagnostic, locale, screen) for diagnostic in diagnostics]
    return "\n".join([*lines, locale.text(summary(diagnostics, len(files)))]) + "\n"


def _line(diagnostic: Diagnostic, locale: Locale, screen: Screen) -> str:
    painted = screen.paint(kind(diagnostic), COLOURS[diagnostic.severity])
    return f"{at(diagnostic.place)}: {painted} {locale.clauses(texts(diagnostic, locale))}"
