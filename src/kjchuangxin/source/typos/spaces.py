"""Characters that look like plain spaces, or like nothing, where a file's structure needs plain spaces."""

import re

from kjchuangxin.characters import ODD_SPACES
from kjchuangxin.diagnostic import Diagnostic, Fix, Message, msg
from kjchuangxin.source import rules
from kjchuangxin.source.document import Lines, Scalar

_NAMES = {
    "\t": msg("a tab (U+0009)"),
    "\u00a0": msg("a no-break space (U+00A0)"),
    "\u3000": msg("a full-width space (U+3000)"),
}
LEADING, TRAILING = (
    re.compile(form) for form in (f"[{ODD_SPACES}][{ODD_SPACES} ]*", f"[{ODD_SPACES}][{ODD_SPACES} ]*$")
)


def named(text: str) -> Message:
    """What the first character of a text is called that is no plain space."""
    sign = text.lstrip(" ")[0]
    return _NAMES.get(sign) or msg("an invisible character (U+{number})", number=f"{ord(sign):04X}")


def after_colon(lines: Lines, start: int, end: int) -> Diagnostic:
    """A colon, and after it something else than a plain space."""
    character = named(lines.text[start + 1 : end])
    message = msg("{character} after this colon, where a plain space is needed", character=character)
    hint = msg("write : and a space")
    fix = Fix(":" if lines.text[end : end + 1] in {"", "\r", "\n"} else ": ")
    return Diagnostic(rules.SYNTAX, lines.place(start, end), message, hint, fix=fix)


def after_dash(lines: Lines, start: int, end: int) -> Diagnostic:
    """What stands after the - of a list item and is no plain space."""
    character = named(lines.text[start:end])
    message = msg("{character} after this -, where a plain space is needed", character=character)
    hint = msg("write - and a space before the item")
    return Diagnostic(rules.SYNTAX, lines.place(start, end), message, hint, fix=Fix(" "))


def on_empty_line(lines: Lines, start: int, end: int) -> Diagnostic:
    """What stands on a line that looks empty."""
    message = msg("{character} on a line that looks empty", character=named(lines.text[start:end]))
    return Diagnostic(rules.INDENT, lines.place(start, end), message, msg("delete it"), fix=Fix(""))


def beside_key(lines: Lines, key: Scalar) -> Diagnostic | None:
    """What stands before a key, though not at its line's beginning, or between a key and its colon."""
    text, (start, end) = key.value or "", key.span
    fix, hint = Fix(""), msg("delete it")
    if found := TRAILING.search(text):
        place = lines.place(start + found.start(), end)
    elif found := LEADING.match(text):
        place = lines.place(start, start + found.end())
        if lines.text[start - 1] == ",":
            fix, hint = Fix(" "), msg("type a plain space in its place")
    else:
        return None
    message = msg("{character} beside this key", character=named(found[0]))
    return Diagnostic(rules.SYNTAX, place, message, hint, fix=fix)
