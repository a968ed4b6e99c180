"""A parsed file: its text, its plain data, and the tree of nodes with the place of each key and value."""

import re
from array import array
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, TypeAlias, assert_never

from kjchuangxin.diagnostic import Diagnostic, Place

Value: TypeAlias = "str | list[Value] | dict[str, Value] | None"
KeyPath: TypeAlias = tuple[str | int, ...]
Span: TypeAlias = tuple[int, int]

MAX_DIGITS = 30  # characters of a number
_LINE_END = re.compile(r"\r\n|\r|\n")
# How much of a line is kept to show a place in it: so many characters before it, and so many in all.
_BEFORE, _EXCERPT = 80, 200
_CONTACTS = re.compile(r"(?i)\b(?:contacts?|phone|tel|telephone)\b|联系人|电话|(?:责任人|手机)[\"']?\s*[:：]")


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
        """A line, or what of a long one surrounds its character `at`, with the column where that begins.

        Nothing of one about contacts: findings go where telephone numbers must not.
        """
        if number in self._of_contacts:
            return "", 1
        begin, end = self._bounds(number)
        if end - begin <= _EXCERPT:
            return self.text[begin:end], 1
        first = max(min(begin + at - _BEFORE, end - _EXCERPT), begin)
        last = first + _EXCERPT
        return self.text[first:last] + ("…" if last < end else ""), first - begin + 1

    @cached_property
    def _of_contacts(self) -> frozenset[int]:
        """The lines that name contacts, and those below, which are indented further."""
        if not _CONTACTS.search(self.text):
            return frozenset()
        found, above = set[int](), None
        for number in range(1, len(self._starts) + 1):
            line = self.line(number)
            bare = line.lstrip()
            depth = 2 * (len(line) - len(bare)) + bare.startswith("- ")  # a list may stand right under its key
            if above is not None and bare and depth <= above:
                above = None
            if above is None and _CONTACTS.search(line):
                above = depth
            if above is not None:
                found.add(number)
        return frozenset(found)

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


class Scalar(NamedTuple):
    """A text with the characters it covers, quotes included; `value` is None where nothing is written.

    A `plain` one is written without quotes and is no block.
    """

    span: Span
    value: str | None
    plain: bool


class Sequence(NamedTuple):
    """A list; its `span` is that of the bracket that opens it, empty where there is none."""

    span: Span
    items: "list[Node]"


class Mapping(NamedTuple):
    """Keys with their values, by the text of the key; its `span` is that of the brace that opens it, as of a list."""

    span: Span
    items: "dict[str, tuple[Scalar, Node]]"


Node: TypeAlias = Scalar | Sequence | Mapping


def is_nothing(node: Node) -> bool:
    """Whether nothing is written where a value is expected."""
    return isinstance(node, Scalar) and node.value is None


def data_of(node: Node) -> Value:
    """What a node holds as plain data."""
    match node:
        case Scalar():
            return node.value
        case Sequence():
            return [data_of(item) for item in node.items]
        case Mapping():
            return {key: data_of(value) for key, (_, value) in node.items.items()}
    assert_never(node)


@dataclass(frozen=True, eq=False)
class Document:
    """One file's data as YAML wrote it, and where each value stands.

    `make_tree` is called for the first place that is wanted: of most files, nobody wants any. `spoiled` is what reading
    found, each with the path to the value that it spoils, which may be missing in the data; `warnings` spoil nothing.
    """

    path: str
    text: str
    data: Value
    make_tree: Callable[[], Node]
    spoiled: tuple[tuple[KeyPath, Diagnostic], ...] = ()
    warnings: tuple[Diagnostic, ...] = ()

    @cached_property
    def tree(self) -> Node:
        return self.make_tree()

    @cached_property
    def lines(self) -> Lines:
        return Lines(self.path, self.text)

    def place(self, path: KeyPath, *, key: bool = False) -> Place:
        """The place of the value that `path` leads to, or of its key.

        A mapping or list is pointed at by its key, or else by the first word in it, since a caret under a whole block
        shows nothing. A path that leads nowhere (a missing key) gives the nearest value that exists.
        """
        return self.lines.place(*self.span(path, key=key))

    def span(self, path: KeyPath, *, key: bool = False) -> Span:
        """The first character of that place and the one after its last."""
        label, node = self._find(path)
        if label is None:
            return _first_word(node)
        written = isinstance(node, Scalar) and node.value is not None and node.span[0] < node.span[1]
        return node.span if written and not key else label.span

    def node(self, path: KeyPath) -> Node:
        """The value that `path` leads to, or the nearest one that exists."""
        return self._find(path)[1]

    def own_span(self, path: KeyPath) -> Span:
        """The value's own characters; of a list or mapping the bracket that opens it, if it has one."""
        return self.node(path).span

    def _find(self, path: KeyPath) -> tuple[Scalar | None, Node]:
        """The value that a path leads to, or the last one on the way, with its key if it has one."""
        label, node = None, self.tree
        for step in path:
            match node, step:
                case Mapping(items=keys), str() if step in keys:
                    label, node = keys[step]
                case Sequence(items=items), int() if step < len(items):
                    label, node = None, items[step]
                case _:
                    break
        return label, node


class Parsed(NamedTuple):
    """What reading a file has given: a document, None where none could be made, and what was found.

    Of a document with findings, what its `spoiled` leads to must not be used. `more` counts the findings beyond those
    that are kept: with any, nothing in it must be.
    """

    document: Document | None
    findings: list[Diagnostic]
    more: int


def _first_word(node: Node) -> Span:
    """The first key or text in a value that has no key itself."""
    while isinstance(node, Sequence) and node.items:
        node = node.items[0]
    if isinstance(node, Mapping):
        return next((label.span for label, _ in node.items.values()), node.span)
    return node.span
