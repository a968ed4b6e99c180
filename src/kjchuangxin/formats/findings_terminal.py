"""Findings on a terminal: one a line, or each with its line of the file and carets under what is wrong."""

from bisect import bisect_left, bisect_right

from kjchuangxin.diagnostic import Diagnostic, Place, Severity, msg
from kjchuangxin.formats.findings import Findings, kind, position, sentence
from kjchuangxin.formats.screen import Screen, columns, pad, paragraph, visible
from kjchuangxin.i18n.locale import Locale

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow"}
_CUT = "..."
_LEAST = 20  # columns of text that are always shown


def concise(findings: Findings, locale: Locale, screen: Screen) -> str:
    """One finding a line, as editors and grep like them."""
    lines = [
        f"{position(one.place)}: {screen.paint(kind(one), _COLOURS[one.severity])} {sentence(one, locale)}"
        for one in findings.all
    ]
    return "\n".join([*lines, locale.text(findings.counted())]) + "\n"


def full(findings: Findings, locale: Locale, screen: Screen) -> str:
    """Findings for a reader: each with its line, a hint, and related places."""
    blocks = ["\n".join(_finding(one, locale, screen)) for one in findings.all]
    closing = paragraph(locale.text(findings.counted()), screen)
    codes = tuple(dict.fromkeys(one.rule.code for one in findings.all))
    if codes:
        one, several = msg("`kjcx explain {code}` tells more.", code=codes[0]), len(codes) > 1
        more = msg("`kjcx explain CODE` tells more about each of {codes}.", codes=codes) if several else one
        closing += "\n" + paragraph(locale.text(more), screen)
    return "\n\n".join([*blocks, closing]) + "\n"


def _finding(finding: Diagnostic, locale: Locale, screen: Screen) -> list[str]:
    place = finding.place
    title, style = f"{locale.severity(finding.severity)}[{finding.rule.code}]", _COLOURS[finding.severity]
    lines = [_headed(place, title, style, locale.text(finding.message), screen), *excerpt(place, screen, style)]
    gutter = " " * len(str(place.line))
    if finding.hint:
        hint = locale.text(msg("hint: {text}", text=finding.hint))
        lines.append(paragraph(visible(hint), screen, f"{gutter} = ", f"{gutter}   "))
    for other, message in finding.related:
        lines += [_headed(other, "", "", locale.text(message), screen), *excerpt(other, screen, "dim")]
    return lines


def _headed(place: Place, title: str, style: str, message: str, screen: Screen) -> str:
    """`path:line:column: title message`, the path never broken, the message folded below where it does not fit."""
    start = f"{position(place)}:"
    head = f"{start} {title}" if title else start
    painted = f"{screen.paint(start, 'bold')} {screen.paint(title, style)}" if title else start
    text = visible(message)
    if columns(head) + 1 + columns(text) <= screen.width:
        return f"{painted} {text}"
    return f"{painted}\n{paragraph(text, screen, '  ')}"


def excerpt(place: Place, screen: Screen, style: str) -> list[str]:
    """The excerpt under a gutter with its line number; nothing where the place has no excerpt.

    Every character is shown as it takes part in the line: two columns for a wide one, an escape for what cannot be
    seen. A line too long for the screen is cut to what surrounds the carets.
    """
    text = place.excerpt.rstrip("\r\n")
    if not text:
        return []
    shown = [visible(character, None) for character in text]
    left_out = place.excerpt_start - 1  # characters of the line before the excerpt
    start = min(place.column - 1 - left_out, len(shown))
    end = place.end_column - 1 - left_out if place.end_line == place.line else len(shown)
    end = max(min(end, len(shown)), start + 1)
    number = str(place.line)
    gutter = " " * len(number)
    first, last = _window(shown, start, end, max(screen.width - len(number) - 3, _LEAST))
    before = _CUT if first or left_out else ""
    after = _CUT if last < len(shown) else ""
    lead = before + "".join(shown[first:start])
    marked = "".join(shown[start : min(end, last)])
    carets = "^" * max(columns(lead + marked) - columns(lead), 1)
    line = f"{lead}{marked}{''.join(shown[min(end, last) : last])}{after}"
    return [
        f"{gutter} |",
        f"{number} | {line}".rstrip(),
        f"{gutter} | {pad('', columns(lead))}{screen.paint(carets, style)}",
    ]


def _window(shown: list[str], start: int, end: int, room: int) -> tuple[int, int]:
    """From which to which character fits into so many columns: from a third of them before `start` on."""

    def used(first: int, last: int) -> int:
        return columns("".join(shown[first:last]))

    if used(0, len(shown)) + (end > len(shown)) <= room:
        return 0, len(shown)
    cut = len(_CUT)
    first = bisect_left(range(start), cut - room // 3, key=lambda at: -used(at, start))
    if used(0, first) <= cut:
        first = 0
    left = room - cut - (cut if first else 0)
    last = bisect_right(range(start, len(shown)), left, key=lambda at: used(first, at + 1))
    return first, start + last
