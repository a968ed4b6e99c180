"""A parsed file: plain data, and the place of every key and value in it."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from yaml import MappingNode, Node, ScalarNode, SequenceNode

from kjchuangxin.diagnostic import Place

Value: TypeAlias = "str | list[Value] | dict[str, Value] | None"
Path: TypeAlias = tuple[str | int, ...]

_LINE_END = re.compile(r"\r\n|\r|\n")


class Lines:
    """Where the lines of a text begin, to turn character offsets into places."""

    def __init__(self, path: str, text: str) -> None:
        self._path = path
        self._text = text

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
        stop = self._starts[number] if number < len(self._starts) else len(self._text)
        return self._text[self._starts[number - 1] : stop].rstrip("\r\n")


@dataclass(frozen=True, eq=False)
class Document:
    """One file's data as YAML wrote it (text, nothing, lists, mappings) with a way from each value to its place."""

    path: str
    text: str
    data: Value
    root: Node

    @cached_property
    def lines(self) -> Lines:
        return Lines(self.path, self.text)

    def place(self, path: Path, *, key: bool = False) -> Place:
        """The place of the value that `path` leads to, or of its key.

        A mapping or list is pointed at by its key, or else by the first word in it, since a caret under a whole block
        shows nothing. A path that leads nowhere (a missing key) gives the nearest value that exists.
        """
        node = self.root
        label: Node | None = None
        for step in path:
            found = _child(node, step)
            if found is None:
                break
            label, node = found
        if label is not None and (
            key or not isinstance(node, ScalarNode) or node.start_mark.index == node.end_mark.index
        ):
            node = label
        while not isinstance(node, ScalarNode) and node.value:
            first = node.value[0]
            node = first[0] if isinstance(node, MappingNode) else first
        return self.lines.place(node.start_mark.index, node.end_mark.index)


def _child(node: Node, step: str | int) -> tuple[Node | None, Node] | None:
    """The key and the value that `step` leads to below `node`; the last of several equal keys counts."""
    if isinstance(node, MappingNode):
        return next(((key, value) for key, value in reversed(node.value) if key.value == step), None)
    if isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
        return None, node.value[step]
    return None
