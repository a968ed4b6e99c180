"""The line a finding is about, with carets under the characters that are meant."""

from bisect import bisect_left, bisect_right

from kjchuangxin.diagnostic import Place
from kjchuangxin.formats.screen import Screen, columns, pad, visible

_CUT = "..."
_LEAST = 20  # columns of text that are always shown


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
