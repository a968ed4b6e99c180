"""A parsed file: plain data, and the place of every key and value in it."""

import re
from array import array
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from kjchuangxin.diagnostic import Place

Value: TypeAlias = "str | list[Value] | dict[str, Value] | None"
Path: TypeAlias = tuple[str | int, ...]

_Span: TypeAlias = tuple[int, int]

_LINE_END = re.compile(r"\r\n|\r|\n")


class Lines:
    """Where the lines of a text begin, to turn character offsets into places."""

    def __init__(self, path: str, text: str) -> None:
        self._path = path
        self._text = text
        self._last = (0, "")

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(match.end() for match in _LINE_END.finditer(self._text))]

    def place(self, start: int, end: int) -> Place:
        """The place from character `start` to before character `end`; offsets past the text mean its end."""
        start = min(start, len(self._text))
        end = min(max(end, start), len(self._text))
        line, end_line = self.number(start), self.number(end)
        return Place(
            self._path,
            line,
            start - self._starts[line - 1] + 1,
            end_line,
            end - self._starts[end_line - 1] + 1,
            self.line(line),
        )

    def number(self, offset: int) -> int:
        """The number of the line that holds a character offset, counted from 1."""
        return bisect_right(self._starts, offset)

    def start(self, number: int) -> int:
        """The character offset at which line `number` begins."""
        return self._starts[number - 1]

    def line(self, number: int) -> str:
        """The text of line `number`, counted from 1, without its line end."""
        if number != self._last[0]:  # a hostile file has all its findings on one line of a megabyte: it is cut out once
            stop = self._starts[number] if number < len(self._starts) else len(self._text)
            self._last = (number, self._text[self._starts[number - 1] : stop].rstrip("\r\n"))
        return self._last[1]


@dataclass(frozen=True, eq=False)
class Document:
    """One file's data as YAML wrote it (text, nothing, lists, mappings) with a way from each value to its place.

    `spans` has the first character and the one after the last of every key and value, in the order in which they begin.
    """

    path: str
    text: str
    data: Value
    spans: "array[int]"  # quoted: subscriptable from Python 3.12

    @cached_property
    def lines(self) -> Lines:
        return Lines(self.path, self.text)

    def place(self, path: Path, *, key: bool = False) -> Place:
        """The place of the value that `path` leads to, or of its key.

        A mapping or list is pointed at by its key, or else by the first word in it, since a caret under a whole block
        shows nothing. A path that leads nowhere (a missing key) gives the nearest value that exists.
        """
        values, keys = self._places
        while path not in values:
            path = path[:-1]
        return self.lines.place(*(keys if key else values)[path])

    @cached_property
    def _places(self) -> tuple[dict[Path, _Span], dict[Path, _Span]]:
        """Where each value is pointed at, and each key; made when the first place is asked for."""
        values: dict[Path, _Span] = {}
        keys: dict[Path, _Span] = {}
        spans = zip(self.spans[::2], self.spans[1::2], strict=True)

        def walk(data: Value, path: Path, label: _Span | None) -> _Span:
            own, first = next(spans), None
            if isinstance(data, dict):
                for name, value in data.items():
                    of_key = next(spans)
                    first = first or of_key
                    walk(value, (*path, name), of_key)
            elif isinstance(data, list):
                for index, value in enumerate(data):
                    below = walk(value, (*path, index), None)
                    first = first or below
            text = isinstance(data, str) and own[0] < own[1]
            shown = own if text else label or first or own
            values[path], keys[path] = shown, label or shown
            return shown

        walk(self.data, (), None)
        return values, keys
