"""The terminal a text is made for: its width, its colours, and which characters are safe on it."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from rich.cells import cell_len

from kjchuangxin.characters import HIDDEN, LINE_BREAKS

# By name: the terminal's own codes. Blue, yellow and orange are told apart under every kind of colour blindness.
STYLES = {
    "green": "38;5;33",
    "yellow": "38;5;178",
    "red": "1;38;5;208",
    "grey": "2",
    "bold": "1",
    "dim": "2",
}

_NEVER_FIRST = frozenset("，。、；：！？）》」』】〕”’％…·,.;:!?)]}%*")
_CLAUSE = frozenset(" 、，。；：")
_NEVER_LAST = frozenset("（《「『【〔“‘([{")
_NUMBERED = re.compile(r"(?:^|[ ；])\d+\. ?$")  # the number of an item, which stays with it
_PLACE = re.compile(r"\S+\.yaml:\d+\S*")  # where something is written, which stays whole where it can


@dataclass(frozen=True, slots=True)
class Screen:
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
    return "".join(
        character.encode("unicode_escape").decode() if _hidden(character) else character for character in text
    )


def _hidden(character: str) -> bool:
    """Whether nobody can see it: by its kind, or because Unicode gives it no meaning and no width."""
    kind = unicodedata.category(character)
    return kind in HIDDEN or (kind == "Cn" and not cell_len(character))


def columns(text: str) -> int:
    """How many columns a text takes: two for a wide character, none for a combining one."""
    return cell_len(text)


def pad(text: str, width: int) -> str:
    """The text with spaces up to so many columns."""
    return text + " " * (width - columns(text))


def fold(text: str, width: int) -> list[str]:
    """A text in lines of at most so many columns, broken at spaces and between wide characters."""
    lines = []
    text = text.rstrip(" ")
    while columns(text) > width:
        at = _break(text, width)
        lines.append(text[:at].rstrip(" "))
        text = text[at:].lstrip(" ")
    return [*lines, text]


def _break(text: str, width: int) -> int:
    """Where to break a text that is too wide: after a word or clause near the line's end, else where it is allowed."""
    over = bisect_right(range(len(text)), width, key=lambda at: columns(text[: at + 1]))
    for place in _PLACE.finditer(text):
        if 0 < place.start() <= over < place.end() and columns(place[0]) <= width:
            return place.start()
    allowed = [
        at for at in range(1, over + 1) if _may_break(text[at - 1], text[at]) and not _NUMBERED.search(text[:at])
    ]
    clauses = [at for at in allowed if at > over * 2 // 3 and (text[at - 1] in _CLAUSE or text[at] == " ")]
    while over > 1 and columns(text[over]) == 0:  # what belongs to the character before it
        over -= 1
    return (clauses or allowed or [max(over, 1)])[-1]


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
