"""A parsed file: plain data, and the place of every key and value in it."""

import re
from array import array
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from kjchuangxin.diagnostic import Place

Value: TypeAlias = "str | list[Value] | dict[str, Value] | None"
KeyPath: TypeAlias = tuple[str | int, ...]

_Span: TypeAlias = tuple[int, int]

_LINE_END = re.compile(r"\r\n|\r|\n")
# How much of a line is kept to show a place in it: so many characters before it, and so many in all.
_BEFORE, _EXCERPT = 80, 200


class Lines:
    """Where the lines of a text begin, to turn character offsets into places."""

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

    def _bounds(self, number: int) -> _Span:
        """Where a line begins, and where its line end does."""
        begin = self.start(number)
        end = self._starts[number] if number < len(self._starts) else len(self.text)
        while end > begin and self.text[end - 1] in "\r\n":
            end -= 1
        return begin, end


@dataclass(frozen=True, eq=False)
class Document:
    """One file's data as YAML wrote it (text, nothing, lists, mappings) with a way from each value to its place.

    `find_spans` gives the first character and the one after the last of every key and value, in the order in which they
    begin; it is asked once, with the first place that anybody wants to know.
    """

    path: str
    text: str
    data: Value
    find_spans: Callable[[], "array[int]"]  # quoted: subscriptable from Python 3.12

    @cached_property
    def _spans(self) -> "array[int]":
        return self.find_spans()

    @cached_property
    def lines(self) -> Lines:
        return Lines(self.path, self.text)

    def place(self, path: KeyPath, *, key: bool = False) -> Place:
        """The place of the value that `path` leads to, or of its key.

        A mapping or list is pointed at by its key, or else by the first word in it, since a caret under a whole block
        shows nothing. A path that leads nowhere (a missing key) gives the nearest value that exists.
        """
        return self.lines.place(*self.span(path, key=key))

    def span(self, path: KeyPath, *, key: bool = False) -> _Span:
        """The first character of that place and the one after its last."""
        data, at, label = self._find(path)
        if label is not None and (key or not isinstance(data, str) or self._span(at)[0] == self._span(at)[1]):
            return self._span(label)
        return self._first(data, at)

    def own_span(self, path: KeyPath) -> _Span:
        """The value's own characters; of a list or mapping the bracket that opens it, if it has one."""
        return self._span(self._find(path)[1])

    def _find(self, path: KeyPath) -> tuple[Value, int, int | None]:
        """The value that a path leads to, or the last one on the way; which span it has, and which its key."""
        data, at, label = self.data, 0, None
        for step in path:
            if isinstance(data, dict) and step in data:
                at = self._children[id(data)][self._order(data)[str(step)]]
                data, label = data[str(step)], at - 1
            elif isinstance(data, list) and isinstance(step, int) and step < len(data):
                at, label = self._children[id(data)][step], None
                data = data[step]
            else:
                break
        return data, at, label

    def _first(self, data: Value, at: int) -> _Span:
        """The first word in a value without a key."""
        while isinstance(data, list) and data:
            data, at = data[0], self._children[id(data)][0]
        return self._span(at + 1) if isinstance(data, dict) and data else self._span(at)

    def _span(self, at: int) -> _Span:
        return self._spans[2 * at], self._spans[2 * at + 1]

    def _order(self, data: dict[str, Value]) -> dict[str, int]:
        """At which position each key of a mapping stands."""
        if id(data) not in self._orders:
            self._orders[id(data)] = {key: position for position, key in enumerate(data)}
        return self._orders[id(data)]

    @cached_property
    def _orders(self) -> dict[int, dict[str, int]]:
        return {}

    @cached_property
    def _children(self) -> dict[int, "array[int]"]:
        """Which spans the values in a list or mapping have, by its identity; made when the first place is asked for."""
        children: dict[int, array[int]] = {}
        at = 0

        def walk(data: Value) -> None:
            nonlocal at
            at += 1
            if isinstance(data, dict | list):
                below = children[id(data)] = array("L")
                for value in data.values() if isinstance(data, dict) else data:
                    at += isinstance(data, dict)  # the key's
                    below.append(at)
                    walk(value)

        walk(self.data)
        return children
