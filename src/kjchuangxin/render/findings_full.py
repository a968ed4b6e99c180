"""Findings for a reader: each with its line, carets under what is wrong, a hint, and related places."""

from collections.abc import Sequence

from kjchuangxin.diagnostic import Diagnostic, Message, Place, msg
from kjchuangxin.formats.screen import Screen, columns, paragraph, visible
from kjchuangxin.i18n.locale import Locale
from kjchuangxin.render.excerpt import excerpt
from kjchuangxin.render.findings import COLOURS, at, summary


def render(diagnostics: Sequence[Diagnostic], files: Sequence[str], locale: Locale, screen: Screen) -> str:
    blocks = ["\n".join(_finding(diagnostic, locale, screen)) for diagnostic in diagnostics]
    closing = paragraph(locale.text(summary(diagnostics, len(files))), screen)
    codes = tuple(dict.fromkeys(diagnostic.rule.code for diagnostic in diagnostics))
    if codes:
        closing += "\n" + paragraph(locale.text(_more(codes)), screen)
    return "\n\n".join([*blocks, closing]) + "\n"


def _more(codes: tuple[str, ...]) -> Message:
    if len(codes) == 1:
        return msg("`kjcx explain {code}` tells more.", code=codes[0])
    return msg("`kjcx explain CODE` tells more about each of {codes}.", codes=codes)


def _finding(diagnostic: Diagnostic, locale: Locale, screen: Screen) -> list[str]:
    place = diagnostic.place
    kind = f"{locale.severity(diagnostic.severity)}[{diagnostic.rule.code}]"
    style = COLOURS[diagnostic.severity]
    lines = [_headed(place, kind, style, locale.text(diagnostic.message), screen), *excerpt(place, screen, style)]
    gutter = " " * len(str(place.line))
    if diagnostic.hint:
        hint = locale.text(msg("hint: {text}", text=diagnostic.hint))
        lines.append(paragraph(visible(hint), screen, f"{gutter} = ", f"{gutter}   "))
    for other, message in diagnostic.related:
        lines += [_headed(other, "", "", locale.text(message), screen), *excerpt(other, screen, "dim")]
    return lines


def _headed(place: Place, kind: str, style: str, message: str, screen: Screen) -> str:
    """`path:line:column: kind message`, the path never broken, the message folded below where it does not fit."""
    start = f"{at(place)}:"
    head = f"{start} {kind}" if kind else start
    painted = f"{screen.paint(start, 'bold')} {screen.paint(kind, style)}" if kind else start
    text = visible(message)
    if columns(head) + 1 + columns(text) <= screen.width:
        return f"{painted} {text}"
    return f"{painted}\n{paragraph(text, screen, '  ')}"
