"""The lines of a text, to turn character offsets into places."""

import re
from array import array
from bisect import bisect_right
from functools import cached_property

from kjchuangxin.diagnostic import Place

_LINE_END = re.compile(r"\r\n|\r|\n")
# How much of a line is kept to show a place in it: so many characters before it, and so many in all.
_BEFORE, _EXCERPT = 80, 200


class Lines:
    """A text by its lines, and the name of its file in findings."""

    def __init__(self, path: str, text: str) -> None:
        self._path = path
        self.text = text

    @cached_property
    def _starts(self) -> "array[int]":
        return array("L", (0, *(match.end() for match in _LINE_END.finditer(self.text))))

    def place(self, start: int, end: int) -> Place:
        """The place from character `start` to before character `end`; offsets past the text mean its end."""
        start = min(start, len(self.text))
        end = min(max(end, start), len(self.text))
        end += self.text[end - 1 : end + 1] == "\r\n"  # one line end, though two characters
        line, end_line = self.number(start), self.number(end)
        column, end_column = start - self.start(line) + 1, end - self.start(end_line) + 1
        return Place(self._path, line, column, end_line, end_column, *self._excerpt(line, column - 1))

    def _excerpt(self, number: int, at: int) -> tuple[str, int]:
        """A line, or what of a long one surrounds its character `at`, with the column where that begins."""
        begin, end = self._bounds(number)
        if end - begin <= _EXCERPT:
            return self.text[begin:end], 1
        first = max(min(begin + at - _BEFORE, end - _EXCERPT), begin)
        last = first + _EXCERPT
        return self.text[first:last] + ("…" if last < end else ""), first - begin + 1

    def number(self, offset: int) -> int:
        """The number of the line that holds a character offset, counted from 1."""
        return bisect_right(self._starts, offset)

    def start(self, number: int) -> int:
        """The character offset at which line `number` begins."""
        return self._starts[number - 1]

    def line(self, number: int) -> str:
        """The text of line `number`, counted from 1, without its line end."""
        begin, end = self._bounds(number)
        return self.text[begin:end]

    def _bounds(self, number: int) -> tuple[int, int]:
        """Where a line begins, and where its line end does."""
        begin = self.start(number)
        end = self._starts[number] if number < len(self._starts) else len(self.text)
        while end > begin and self.text[end - 1] in "\r\n":
            end -= 1
        return begin, end
