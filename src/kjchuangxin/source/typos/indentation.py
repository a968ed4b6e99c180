"""How lines are indented, and how they should be by what stands above them."""

import re

from kjchuangxin.diagnostic import Diagnostic, msg
from kjchuangxin.source import rules
from kjchuangxin.source.lines import Lines

LOOK_BACK = 1000  # lines
_FEW = 20  # lines
_BLANK = 50  # lines

# A line that begins with a key: the dashes before it, and the key.
HEAD = re.compile(r" *((?:- +)*)([^\s:]+):(?:\s|$)")
TARGET = re.compile(r"T[0-9]+-[0-9]+")


def indent_of(line: str) -> int:
    """How many spaces a line begins with."""
    return len(line) - len(line.lstrip(" "))


def line_above(lines: Lines, number: int) -> int | None:
    """The line above, but for empty lines and comments."""
    for above in range(number - 1, max(number - _BLANK, 0), -1):
        if lines.line(above).strip()[:1] not in {"", "#"}:
            return above
    return None


def expected_indent(lines: Lines, number: int, most: int = LOOK_BACK) -> int | None:
    """How many spaces a line should begin with: as many as a line of its kind above, or as the one above asks for.

    None where neither tells, and where it begins with as many already.
    """
    line = lines.line(number)
    head = HEAD.match(line.lstrip())
    if head is None:
        return None
    wanted = None
    for above in range(number - 1, max(number - most, 0), -1):
        other = HEAD.match(lines.line(above))
        if other and bool(other[1]) == bool(head[1]) and _kind(other[2]) == _kind(head[2]):
            wanted = indent_of(lines.line(above))
            break
    if wanted is None and (up := line_above(lines, number)) and (other := HEAD.match(lines.line(up))):
        wanted = other.start(2) + (2 if lines.line(up).rstrip().endswith(":") else 0)
    right = wanted == len(line) - len(line.lstrip()) and line[:wanted].isascii() and "\t" not in line
    return None if right else wanted


def _kind(key: str) -> str:
    return "T" if TARGET.fullmatch(key) else key


def odd_indent(lines: Lines, start: int, end: int) -> Diagnostic:
    """What indents a line and is no plain space."""
    hint = msg("delete what stands before the text and type spaces")
    if count := expected_indent(lines, lines.number(start), _FEW):
        hint = msg("delete what stands before the text and type {count} spaces", count=count)
    return Diagnostic(rules.INDENT, lines.place(start, end), msg("this line is not indented with plain spaces"), hint)
