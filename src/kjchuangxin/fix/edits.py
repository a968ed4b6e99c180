"""Edits of a text, and whether what comes of them says the same as before but for what was mended."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from kjchuangxin.diagnostic import Diagnostic, Fix
from kjchuangxin.source.document import Document, KeyPath, Value
from kjchuangxin.source.lines import Lines


@dataclass(frozen=True, slots=True)
class Edit:
    """A stretch of a text, and what stands there instead."""

    start: int
    end: int
    fix: Fix


@dataclass(frozen=True, slots=True)
class Spot:
    """A stretch of a text that has been mended, and the value that has to be read there; empty for a colon."""

    start: int
    end: int
    value: str

    @property
    def length(self) -> int:
        return self.end - self.start


class Edits:
    """Edits of one text, in order, none of which overlaps another."""

    def __init__(self, edits: Iterable[Edit]) -> None:
        self.all: Sequence[Edit] = _apart(edits)
        self._ends = [edit.end for edit in self.all]
        self._shifts = [0, *accumulate(len(edit.fix.text) - (edit.end - edit.start) for edit in self.all)]

    def apply(self, text: str) -> str:
        """The text with every edit made."""
        parts, done = [], 0
        for edit in self.all:
            parts += [text[done : edit.start], edit.fix.text]
            done = edit.end
        return "".join([*parts, text[done:]])

    def moved(self, offset: int) -> int:
        """Where in the new text stands what stood there in the old one, outside of all edits or where one begins."""
        return offset + self._shifts[bisect_right(self._ends, offset)]

    def change(self, start: int, end: int) -> bool:
        """Whether any of what stands there in the old text is changed."""
        at = bisect_right(self._ends, start)
        return at < len(self.all) and self.all[at].start < end

    def spots(self) -> list[Spot]:
        """What has been mended, in the new text."""
        starts = [(self.moved(edit.start), edit.fix) for edit in self.all]
        return [Spot(start, start + len(fix.text), fix.value) for start, fix in starts]


def edit(lines: Lines, finding: Diagnostic, fix: Fix) -> Edit:
    """The edit that mends a finding."""
    place = finding.place
    return Edit(lines.start(place.line) + place.column - 1, lines.start(place.end_line) + place.end_column - 1, fix)


def _apart(edits: Iterable[Edit]) -> list[Edit]:
    """The edits that say of no character what another one says otherwise, each once and in order."""
    ordered = sorted(dict.fromkeys(edits), key=lambda edit: (edit.start, edit.end))
    found: list[Edit] = []
    reached, clash = -1, False
    for one in ordered:
        if one.start < reached:
            if not clash:
                found.pop()
            clash = True
        else:
            found.append(one)
            clash = False
        reached = max(reached, one.end)
    return found


@dataclass(frozen=True, slots=True)
class _Node:
    """A key or value with its place; `items` are a mapping's or list's, None for anything else."""

    path: KeyPath
    start: int
    end: int
    text: str | None
    items: "list[tuple[_Node | None, _Node]] | None" = None


def same_but_for(edits: Edits, before: Document, after: Document) -> bool:
    """Whether two documents hold the same data, but for what the edits made of the one to get the other."""
    return _same(edits, _tree(before), _tree(after))


def _same(edits: Edits, old: _Node, new: _Node) -> bool:
    if old.items is not None and new.items is not None:
        return _same_items(edits, old.items, new.items)
    if old.items is None and edits.change(old.start, old.end + 1):  # of 1,200 within { }, only the 1 was read
        return True  # what is read there is held against what was meant
    return old.items is new.items and old.text == new.text


def _same_items(edits: Edits, old: list[tuple[_Node | None, _Node]], new: list[tuple[_Node | None, _Node]]) -> bool:
    there = {(key or value).start: (key, value) for key, value in new}
    for key, value in old:
        new_key, new_value = there.pop(edits.moved((key or value).start), (None, None))
        if new_value is None or (key is None) is not (new_key is None) or not _same(edits, value, new_value):
            return False
        if key and new_key and key.text != new_key.text and not edits.change(key.start, key.end):
            return False
    colons = [spot.start for spot in edits.spots() if not spot.value]
    return all(key and any(key.end <= colon < value.start for colon in colons) for key, value in there.values())


def reads_as_meant(document: Document, spots: Sequence[Spot]) -> bool:
    """Whether every mended value is read as it was meant, and every mended colon ends a key."""
    nodes = {node.start: node for pair in _pairs(_tree(document)) for node in pair if node and node.items is None}
    starts = sorted(nodes)
    for spot in (spot for spot in spots if spot.value):
        at = bisect_right(starts, spot.start) - 1
        node = nodes[starts[at]] if at >= 0 else None
        if node is None or node.end < spot.end or node.text != spot.value:
            return False
    return len(keys_made(document, spots)) == sum(not spot.value for spot in spots)


def keys_made(document: Document, spots: Sequence[Spot]) -> dict[Spot, KeyPath]:
    """The path of each key that a mended colon ends."""
    pairs = [(key, value) for key, value in _pairs(_tree(document)) if key is not None]
    ends = [key.end for key, _ in pairs]
    found = {}
    for spot in (spot for spot in spots if not spot.value):
        at = bisect_right(ends, spot.start) - 1
        between = document.text[ends[at] : spot.start] if at >= 0 else "no key"
        if not between.strip(" \t") and pairs[at][1].start > spot.start:
            found[spot] = pairs[at][1].path
    return found


def _pairs(node: _Node) -> "Iterator[tuple[_Node | None, _Node]]":
    """Every key with its value, and every item, in the order of the text."""
    for key, value in node.items or ():
        yield key, value
        yield from _pairs(value)


def _tree(document: Document) -> _Node:
    return _node(document, (), document.data)


def _node(document: Document, path: KeyPath, data: Value) -> _Node:
    start, end = document.own_span(path)
    if isinstance(data, dict):
        keys = [_Node((*path, key), *document.span((*path, key), key=True), key) for key in data]
        values = [_node(document, (*path, key), value) for key, value in data.items()]
        return _Node(path, start, end, None, list(zip(keys, values, strict=True)))
    if isinstance(data, list):
        return _Node(path, start, end, None, [(None, _node(document, (*path, at), one)) for at, one in enumerate(data)])
    return _Node(path, start, end, data)
