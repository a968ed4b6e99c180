"""YAML text to a tree of nodes in one pass over libyaml's events, refusing what the format refuses.

Every scalar stays text: what a value means is for the model that expects it to say, not for YAML 1.1's guesses.
"""

import re
from collections.abc import Iterator
from typing import NoReturn

import yaml

from kjchuangxin.diagnostic import MAX_FINDINGS, Diagnostic, Message, Place, Rule, msg, quoted
from kjchuangxin.source import rules
from kjchuangxin.source.document import (
    Document,
    Lines,
    Mapping,
    Node,
    Parsed,
    Scalar,
    Sequence,
    Span,
    data_of,
    is_nothing,
)
from kjchuangxin.source.events import MAX_DEPTH, Event, is_empty, is_marked, reader
from kjchuangxin.source.typos import keys
from kjchuangxin.source.typos.explain import explain
from kjchuangxin.source.typos.line import FILL_IN, empty_value

_COMMENTS = re.compile(r"(?:\s*+#[^\n]*+)++\s*+")
_TAG = re.compile(r"!(?:<[^>\s]*>|[^\s,\[\]{}]*)")
_ITEM_BEFORE = re.compile(r"- *$")
_QUOTE = msg("put the text in quotes")


class _StopError(Exception):
    """What was found leaves nothing more to be looked at."""


def compose(name: str, text: str) -> Parsed:
    """Parse one document, with the place of everything in it and whatever is wrong."""
    lines, findings = Lines(name, text), Findings()
    try:
        tree = _Composer(lines, findings).document()
    except yaml.MarkedYAMLError as error:
        return Parsed(None, findings.kept or [explain(lines, error)], findings.more)
    except _StopError:
        return Parsed(None, findings.kept, findings.more)
    return Parsed(Document(name, text, data_of(tree), lambda: tree), findings.kept, findings.more)


class Findings:
    """What was found in a file, as long as it is not too much; `more` counts the rest."""

    def __init__(self) -> None:
        self.kept: list[Diagnostic] = []
        self.more = 0
        self._codes: set[str] = set()

    def add(self, finding: Diagnostic) -> None:
        """Keep a finding.

        A line that is not indented as it looks stands at another level than it seems: all else may follow from that.
        """
        indent = finding.rule is rules.INDENT
        if indent and not self.any_of(rules.INDENT):
            self.kept, self.more = [], 0
        self._codes.add(finding.rule.code)
        if self.any_of(rules.INDENT) and not indent:
            return
        if len(self.kept) <= MAX_FINDINGS:
            self.kept.append(finding)
        else:
            self.more += 1

    def any_of(self, *kinds: Rule) -> bool:
        """Whether anything has been found by one of these rules."""
        return any(rule.code in self._codes for rule in kinds)

    def only(self, finding: Diagnostic) -> None:
        """Keep one finding instead of all."""
        self.kept, self.more = [finding], 0


class _Composer:
    """The tree of one document, from events."""

    def __init__(self, lines: Lines, findings: Findings) -> None:
        self._lines = lines
        self._findings = findings
        self._missing_dash: Mapping | None = None  # the mapping in which a second item goes on
        self._next = reader(lines.text)

    def document(self) -> Node:
        """The one document's root; raises _StopError, with findings, where it is not one that can be looked at."""
        self._next()  # the stream's start
        first = self._next() if type(self._next()) is yaml.DocumentStartEvent else None
        if first is None or (type(first) is yaml.ScalarEvent and is_empty(first)):
            comments = _COMMENTS.fullmatch(self._lines.text)
            message = msg("the file holds nothing but comments") if comments else msg("the file is empty")
            self._stop(rules.EMPTY, None, message, msg("write its content, or delete the file"))
        tree = self._node(first, 1)
        self._next()  # the document's end
        second = self._next()
        if type(second) is yaml.DocumentStartEvent:
            hint = msg("delete the line --- and what follows, or put it into a file of its own")
            self._stop(rules.SEVERAL_DOCUMENTS, second, msg("a second document begins here"), hint)
        if self._findings.any_of(rules.INDENT, rules.ANCHOR, rules.TAG):
            raise _StopError
        return tree

    def _node(self, event: Event, depth: int) -> Node:
        """The value that begins with an event."""
        if is_marked(event):
            self._add(*_marks(self._lines, event))
        kind = type(event)
        if kind is yaml.ScalarEvent:
            return _scalar(event)
        if kind is yaml.AliasEvent:
            return Scalar(_span_of(event), "", plain=False)
        if depth > MAX_DEPTH:
            message = msg("this is nested more than {limit} levels deep", limit=MAX_DEPTH)
            self._stop(rules.TOO_DEEP, event, message, msg("delete the brackets or levels that nothing needs"))
        return self._mapping(event, depth) if kind is yaml.MappingStartEvent else self._sequence(event, depth)

    def _sequence(self, start: Event, depth: int) -> Sequence:
        items = []
        while type(event := self._next()) is not yaml.SequenceEndEvent:
            item = self._node(event, depth + 1)
            if is_nothing(item):
                place = _place_of(self._lines, event)
                self._add(Diagnostic(rules.EMPTY_VALUE, place, msg("nothing stands here"), FILL_IN))
            items.append(item)
        return Sequence(_span_of(start), items)

    def _mapping(self, start: Event, depth: int) -> Mapping:
        mapping = Mapping(_span_of(start), {})
        loose: list[Scalar] = []  # keys without a colon, one after the other
        before: tuple[Scalar, Node] | None = None  # the last key with a colon, and its value
        while type(key := self._next()) is not yaml.MappingEndEvent:
            if not self._is_key(key, mapping, depth):
                self._node(self._next(), depth + 1)
                continue
            label = Scalar(_span_of(key), key.value, plain=not key.style)
            value = self._node(self._next(), depth + 1)
            if label.plain and (typo := keys.typo_in_key(self._lines, label)):
                self._add(typo)
            elif start.flow_style and label.plain and is_nothing(value) and keys.lacks_colon(self._lines, label):
                pair = keys.joined(self._lines, label)
                if pair is None or pair.name in mapping.items:
                    loose.append(label)
                else:
                    self._add(pair.finding)
                    mapping.items[pair.name] = pair.key, pair.value
            else:
                self._add_loose(loose, before)
                before = mapping.items[key.value] = label, value
                if is_nothing(value):
                    self._add(empty_value(self._lines, *label.span, quoted(key.value)))
        self._add_loose(loose, before)
        return mapping

    def _is_key(self, key: Event, mapping: Mapping, depth: int) -> bool:
        """Whether an event is a new key; what is wrong with it otherwise is added."""
        if type(key) is not yaml.ScalarEvent:
            if type(key) is not yaml.AliasEvent:
                self._add(_no_text(self._lines, key))
            self._node(key, depth + 1)
        elif is_marked(key):
            self._add(*_marks(self._lines, key))
        elif key.value == "<<":
            self._add(_merge(self._lines, key))
        elif key.value in mapping.items:
            if self._missing_dash is not mapping:  # otherwise all its keys stand twice, for the same reason
                first, begins = mapping.items[key.value][0], key.value == next(iter(mapping.items))
                finding, item = _duplicate(self._lines, key, first, begins=begins)
                self._add(finding)
                self._missing_dash = mapping if item else self._missing_dash
        else:
            return True
        return False

    def _add_loose(self, loose: list[Scalar], before: tuple[Scalar, Node] | None) -> None:
        """Add what keys without a colon, one after the other, most likely are."""
        if loose and (before is None or not is_nothing(before[1])):
            self._add(keys.without_colon(self._lines, loose, before))
        loose.clear()

    def _add(self, *findings: Diagnostic) -> None:
        for finding in findings:
            self._findings.add(finding)

    def _stop(self, rule: Rule, event: Event | None, message: Message, hint: Message) -> NoReturn:
        place = self._lines.place(0, 0) if event is None else _place_of(self._lines, event)
        self._findings.only(Diagnostic(rule, place, message, hint))
        raise _StopError


def _scalar(event: Event) -> Scalar:
    """A scalar; one with an anchor or a tag is not nothing, though nothing may stand behind them."""
    nothing = is_empty(event) and not is_marked(event)
    return Scalar(_span_of(event), None if nothing else event.value, plain=not event.style)


def _span_of(event: Event) -> Span:
    """The characters that an event covers."""
    return event.start_mark.index, event.end_mark.index


def _place_of(lines: Lines, event: Event) -> Place:
    """The place of an event, one character at least."""
    start, end = _span_of(event)
    return lines.place(start, max(end, start + 1))


def _marks(lines: Lines, event: Event) -> Iterator[Diagnostic]:
    """The alias, anchor and tag that an event has."""
    place = _place_of(lines, event)
    if type(event) is yaml.AliasEvent:
        message = msg("an alias (*{name}) stands here", name=quoted(event.anchor))
        yield Diagnostic(rules.ANCHOR, place, message, msg("write the value itself, or put the text in quotes"))
        return
    alone = type(event) is yaml.ScalarEvent and not event.value and not event.style
    if event.anchor is not None:
        message = msg("an anchor (&{name}) stands here", name=quoted(event.anchor))
        yield Diagnostic(rules.ANCHOR, place, message, _QUOTE if alone else msg("delete the anchor"))
    if event.tag is not None:
        written = _TAG.search(lines.text, event.start_mark.index)
        message = msg("a tag ({tag}) stands here", tag=quoted(written[0] if written else event.tag))
        yield Diagnostic(rules.TAG, place, message, _QUOTE if alone else msg("delete the tag; text needs none"))


def _no_text(lines: Lines, key: Event) -> Diagnostic:
    """A key that is a list or a mapping."""
    message = msg("a list or a mapping stands where a name is expected")
    hint = msg("write key: value, the key without brackets")
    return Diagnostic(rules.KEY, _place_of(lines, key), message, hint)


def _merge(lines: Lines, key: Event) -> Diagnostic:
    """The key <<."""
    message, hint = msg("merge keys (<<) are not accepted"), msg("write the keys themselves")
    return Diagnostic(rules.ANCHOR, _place_of(lines, key), message, hint)


def _duplicate(lines: Lines, key: Event, first: Scalar, *, begins: bool) -> tuple[Diagnostic, bool]:
    """A key that stands a second time; and whether its mapping is likely to go on with an item without its -.

    That is so where the key `begins` the mapping, behind a -. Then the keys that follow will all stand twice.
    """
    place = lines.place(*first.span)
    message = msg("the key {key} stands here a second time", key=quoted(key.value))
    hint = msg("keep one of the two")
    if item := begins and _ITEM_BEFORE.search(lines.line(place.line)[: place.column - 1]) is not None:
        hint = msg("keep one of the two; where a new item begins here, write - before it")
    related = ((place, msg("first here")),)
    return Diagnostic(rules.DUPLICATE_KEY, _place_of(lines, key), message, hint, related), item
