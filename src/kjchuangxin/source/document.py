"""A parsed file: its text, its plain data, and the tree of nodes with the place of each key and value."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, TypeAlias, assert_never

from kjchuangxin.diagnostic import Diagnostic, Place
from kjchuangxin.source.lines import Lines

Value: TypeAlias = "str | list[Value] | dict[str, Value] | None"
KeyPath: TypeAlias = tuple[str | int, ...]
Span: TypeAlias = tuple[int, int]


@dataclass(frozen=True, slots=True, eq=False)
class Scalar:
    """A text with the characters it covers, quotes included; `value` is None where nothing is written.

    A `plain` one is written without quotes and is no block.
    """

    span: Span
    value: str | None
    plain: bool


@dataclass(frozen=True, slots=True, eq=False)
class Sequence:
    """A list; its `span` is that of the bracket that opens it, empty where there is none."""

    span: Span
    items: "list[Node]"


@dataclass(frozen=True, slots=True, eq=False)
class Mapping:
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

    `make_tree` is called for the first place that is wanted: of most files, nobody wants any.
    """

    path: str
    text: str
    data: Value
    make_tree: Callable[[], Node]

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

    A document with findings must not be used, only looked at further. `more` counts the findings beyond those that
    are kept.
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
