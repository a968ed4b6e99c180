"""The terminal a text is made for: its width, its colours, and which characters are safe on it."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from rich.cells import cell_len

from kjchuangxin.characters import HIDDEN, LINE_BREAKS

# By name: the terminal's own codes. Blue, yellow and orange are told apart under every kind of colour blindness.
STYLES = {"green": "38;5;33", "yellow": "38;5;178", "red": "1;38;5;208", "grey": "2", "bold": "1", "dim": "2"}

_NEVER_FIRST = frozenset("，。、；：！？）》」』】〕”’％…·,.;:!?)]}%*")
_CLAUSE = frozenset(" 、，。；：")
_NEVER_LAST = frozenset("（《「『【〔“‘([{")
_PLACE = re.compile(r"\S+\.yaml:\d+\S*")  # where something is written, which stays whole where it can


class Screen(NamedTuple):
    """`width` in columns."""

    width: int
    colour: bool

    def paint(self, text: str, style: str) -> str:
        """The text in a style, or as it is on a screen without colour."""
        return f"\x1b[{STYLES[style]}m{text}\x1b[0m" if self.colour and text and style else text


def visible(text: str, breaks: str | None = " ") -> str:
    """A text from a file made safe for a terminal: what would control it, or hide in it, is shown as an escape.

    Line breaks and tabs become `breaks`, or escapes as well where that is None.
    """
    if text.isprintable():
        return text
    if breaks is not None:
        text = LINE_BREAKS.sub(breaks, text)
    return "".join(one.encode("unicode_escape").decode() if _hidden(one) else one for one in text)


def _hidden(character: str) -> bool:
    """Whether nobody can see it: by its kind, or because Unicode gives it no meaning and no width."""
    kind = unicodedata.category(character)
    return kind in HIDDEN or (kind == "Cn" and not cell_len(character))


def columns(text: str) -> int:
    """How many columns a text takes: two for a wide character, none for a combining one."""
    return cell_len(text)


def pad(text: str, width: int) -> str:
    return text + " " * (width - columns(text))


def fold(text: str, width: int) -> list[str]:
    """A text in lines of at most so many columns, broken at spaces and between wide characters."""
    text = text.rstrip(" ")
    lines, start = [], 0
    while (over := _fitting(text, start, width)) < len(text):
        end = _break(text, start, over, width)
        lines.append(text[start:end].rstrip(" "))
        start = end
        while text.startswith(" ", start):
            start += 1
    return [*lines, text[start:]]


def _fitting(text: str, start: int, width: int) -> int:
    """Up to which character a text has room in so many columns, from `start` on.

    Only as much of it is measured as may have room, which is no more than a line but for characters without a width.
    """
    size = width + 1
    while start + size < len(text) and columns(text[start : start + size]) <= width:
        size *= 2
    reach = range(min(size, len(text) - start))
    return start + bisect_right(reach, width, key=lambda at: columns(text[start : start + at + 1]))


def _break(text: str, start: int, over: int, width: int) -> int:
    """Where to end a line that has room up to `over`: after a word or clause near that, else where it is allowed."""
    word = _place(text, start, over, width)
    if word is not None:
        return word
    near = start + (over - start) * 2 // 3
    allowed = 0
    for at in range(over, start, -1):
        if at <= near and allowed:
            return allowed
        if _may_break(text[at - 1], text[at]) and not _ends_in_number(text, start, at):
            if at > near and (text[at - 1] in _CLAUSE or text[at] == " "):
                return at
            allowed = allowed or at
    while over > start + 1 and columns(text[over]) == 0:  # what belongs to the character before it
        over -= 1
    return allowed or max(over, start + 1)


def _place(text: str, start: int, over: int, width: int) -> int | None:
    """Where the word at `over` begins, if it is a place in a file and has room in a line of its own."""
    begin = over
    while begin > start and not text[begin - 1].isspace():
        begin -= 1
    end = _fitting(text, begin, width)
    found = _PLACE.match(text, begin, end)
    if begin == start or found is None or found.end() <= over:
        return None
    return begin if found.end() < end or end == len(text) or text[end].isspace() else None


def _ends_in_number(text: str, start: int, end: int) -> bool:
    """Whether a line would end in the number of an item, which stays with it: `1.`, `；2. `."""
    dot = end - 2 if text[end - 1] == " " else end - 1
    if dot <= start or text[dot] != ".":
        return False
    digits = dot
    while digits > start and text[digits - 1].isdecimal():
        digits -= 1
    return digits < dot and (digits == start or text[digits - 1] in " ；")


def _may_break(before: str, after: str) -> bool:
    if " " in (before, after):
        return True
    if before.isdigit() or before in _NEVER_LAST or after in _NEVER_FIRST or columns(after) == 0:
        return False  # a number keeps its unit
    return max(columns(before), columns(after)) > 1  # beside a wide character


def paragraph(text: str, screen: Screen, first: str = "", rest: str | None = None) -> str:
    """A text folded to the screen, its first line after `first`, the others after `rest` or as many spaces."""
    rest = " " * columns(first) if rest is None else rest
    lines = fold(text, max(screen.width - max(columns(first), columns(rest)), 10))
    return "\n".join(f"{first if at == 0 else rest}{line}".rstrip() for at, line in enumerate(lines))


def fields(pairs: Iterable[tuple[str, str]], screen: Screen, indent: int = 2) -> list[str]:
    """Labels and their texts in two columns, each text folded beside its label."""
    known = [(label, text) for label, text in pairs if text]
    width = max((columns(label) for label, _ in known), default=0)
    return [paragraph(text, screen, f"{' ' * indent}{pad(label, width)}  ") for label, text in known]
