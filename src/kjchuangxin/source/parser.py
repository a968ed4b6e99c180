"""YAML text to a tree of nodes in one pass over libyaml's events, refusing what the format refuses.

Every scalar stays text: what a value means is for the model that expects it to say, not for YAML 1.1's guesses.
"""

import re
from typing import NoReturn

import yaml

from kjchuangxin.characters import INVISIBLE
from kjchuangxin.diagnostic import Diagnostic, Fix, Message, Place, Rule, msg, quoted
from kjchuangxin.source import rules
from kjchuangxin.source.document import (
    Document,
    KeyPath,
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

_MOST = 10_000  # findings in a text: one with more is of another kind
_COMMENTS = re.compile(r"(?:\s*+#[^\n]*+)++\s*+")
_TAG = re.compile(r"(!(?:<[^>\s]*>|[^\s,\[\]{}]*)) *")
_KINDS = ("str", "int", "float", "bool", "timestamp", "map", "seq")
_STANDARD_TAGS = frozenset(("!", *(f"tag:yaml.org,2002:{kind}" for kind in _KINDS)))
_ITEM_BEFORE = re.compile(r"- *$")


class _StopError(Exception):
    """What was found leaves nothing more to be looked at."""


def compose(name: str, text: str) -> Parsed:
    """Parse one document, with the place of everything in it and whatever is wrong."""
    composer, document = _Composer(Lines(name, text)), None
    try:
        tree = composer.document()
        document = Document(name, text, data_of(tree), lambda: tree, tuple(composer.spoiled))
    except yaml.MarkedYAMLError as error:
        composer.findings = composer.findings or [explain(composer.lines, error)]
    except _StopError:
        pass
    return Parsed(document, composer.findings, composer.more)


class _Composer:
    """The tree of one document, from events; its findings, as long as they are not too many, and how many more.

    `spoiled` has the paths to the values that each of them spoils.
    """

    def __init__(self, lines: Lines) -> None:
        self.lines = lines
        self.findings: list[Diagnostic] = []
        self.spoiled: list[tuple[KeyPath, Diagnostic]] = []
        self.more = 0
        self._path: list[str | int] = []  # to the value that is being read
        self._codes: set[str] = set()
        self._missing_dash: Mapping | None = None  # the mapping in which a second item goes on
        self._next = reader(lines.text)

    def document(self) -> Node:
        """The one document's root; raises _StopError, with findings, where it is not one that can be looked at."""
        self._next()  # the stream's start
        first = self._next() if type(self._next()) is yaml.DocumentStartEvent else None
        if first is None or (type(first) is yaml.ScalarEvent and is_empty(first)):
            comments = _COMMENTS.fullmatch(self.lines.text)
            message = msg("the file holds nothing but comments") if comments else msg("the file is empty")
            hint = msg("write its content, or delete the file")
            self._stop(Diagnostic(rules.EMPTY, self.lines.place(0, 0), message, hint))
        tree = self._node(first, 1)
        self._next()  # the document's end
        second = self._next()
        if type(second) is yaml.DocumentStartEvent:
            hint = msg("delete the line --- and what follows, or put it into a file of its own")
            place = self._place(second)
            self._stop(Diagnostic(rules.SEVERAL_DOCUMENTS, place, msg("a second document begins here"), hint))
        if self._found(rules.INDENT, rules.ANCHOR, rules.TAG):
            raise _StopError
        return tree

    def _node(self, event: Event, depth: int) -> Node:
        """The value that begins with an event; a scalar with an anchor or a tag is not nothing, even if it is empty."""
        marked = is_marked(event)
        if marked:
            self._refuse_marks(event)
        kind = type(event)
        if kind is yaml.ScalarEvent:
            nothing = is_empty(event) and not marked
            return Scalar(_span(event), None if nothing else event.value, plain=not event.style)
        if kind is yaml.AliasEvent:
            return Scalar(_span(event), "", plain=False)
        if depth > MAX_DEPTH:
            self._stop(self._too_deep(event))
        return self._mapping(event, depth) if kind is yaml.MappingStartEvent else self._sequence(event, depth)

    def _too_deep(self, event: Event) -> Diagnostic:
        """What is nested too deep: levels, or brackets of which somebody has leant on the key."""
        text, at = self.lines.text, event.start_mark.index
        start = len(text[:at].rstrip(text[at]))
        count = len(text) - start - len(text[start:].lstrip(text[at]))
        if count >= MAX_DEPTH:
            message = msg("{character} is here {count} times in a row", count=count, character=text[at])
            place, hint = self.lines.place(start, at + 1), msg("delete them, and write the value")
        else:
            message = msg("this is nested more than {limit} levels deep", limit=MAX_DEPTH)
            place, hint = self._place(event), msg("delete the brackets or levels that nothing needs")
        return Diagnostic(rules.TOO_DEEP, place, message, hint)

    def _sequence(self, start: Event, depth: int) -> Sequence:
        items: list[Node] = []
        while type(event := self._next()) is not yaml.SequenceEndEvent:
            self._path.append(len(items))
            item = self._node(event, depth + 1)
            if is_nothing(item):
                self._refuse(rules.EMPTY_VALUE, event, msg("there is nothing here"), FILL_IN)
            self._path.pop()
            items.append(item)
        return Sequence(_span(start), items)

    def _mapping(self, start: Event, depth: int) -> Mapping:
        mapping = Mapping(_span(start), {})
        loose: list[Scalar] = []  # keys without a colon, one after the other
        before: tuple[Scalar, Node] | None = None  # the last key with a colon, and its value
        while type(key := self._next()) is not yaml.MappingEndEvent:
            self._path.append(key.value if type(key) is yaml.ScalarEvent else "")
            is_key, value = self._is_key(key, mapping, depth), self._node(self._next(), depth + 1)
            name = self._path.pop()
            if not is_key:
                continue
            label = Scalar(_span(key), key.value, plain=not key.style)
            if label.plain and (typo := keys.typo_in_key(self.lines, label)):
                self._add(typo, name)
                if typo.fix is not None and typo.fix.is_space:
                    mapping.items.setdefault(INVISIBLE.sub("", key.value).strip(), (label, value))
            elif start.flow_style and label.plain and is_nothing(value) and keys.lacks_colon(self.lines, label):
                pair = keys.joined(self.lines, label)
                if pair is None or pair.name in mapping.items:
                    loose.append(label)
                else:
                    self._add(pair.finding, pair.name)
                    mapping.items[pair.name] = pair.key, pair.value
            else:
                self._add_loose(loose, before, mapping)
                before = mapping.items[key.value] = label, value
                if is_nothing(value):
                    self._add(empty_value(self.lines, *label.span, quoted(key.value)), name)
        self._add_loose(loose, before, mapping)
        return mapping

    def _is_key(self, key: Event, mapping: Mapping, depth: int) -> bool:
        """Whether an event is a new key; what is wrong with it otherwise is added."""
        if type(key) is not yaml.ScalarEvent:
            if type(key) is not yaml.AliasEvent:
                message = msg("a list or a mapping where a name is expected")
                self._refuse(rules.KEY, key, message, msg("write key: value, the key without brackets"))
            self._node(key, depth + 1)
        elif is_marked(key):
            self._refuse_marks(key)
        elif key.value == "<<":
            message = msg("merge keys (<<) are not accepted")
            self._refuse(rules.ANCHOR, key, message, msg("write the keys themselves"))
        elif key.value in mapping.items:
            self._refuse_duplicate(key, mapping)
        else:
            return True
        return False

    def _refuse_duplicate(self, key: Event, mapping: Mapping) -> None:
        """A key that stands a second time.

        Where it begins the mapping, behind a -, that most likely goes on with an item without its -, whose other keys
        all stand twice for the same reason.
        """
        if self._missing_dash is mapping:
            return
        place = self.lines.place(*mapping.items[key.value][0].span)
        hint, line = msg("keep one of the two"), self.lines.line(place.line)
        if key.value == next(iter(mapping.items)) and _ITEM_BEFORE.search(line[: place.column - 1]):
            hint = msg("keep one of the two; where a new item begins here, write - before it")
            self._missing_dash = mapping
        message = msg("the key {key} is used twice here", key=quoted(key.value))
        self._refuse(rules.DUPLICATE_KEY, key, message, hint, (place, msg("first here")))

    def _refuse_marks(self, event: Event) -> None:
        """The alias, anchor and tag that an event has."""
        if type(event) is yaml.AliasEvent:
            message = msg("alias (*{name})", name=quoted(event.anchor))
            self._refuse(rules.ANCHOR, event, message, msg("write the value itself, or put the text in quotes"))
            return
        quote = None
        if type(event) is yaml.ScalarEvent and not event.value and not event.style:
            quote = msg("put the text in quotes")
        if event.anchor is not None:
            message = msg("anchor (&{name})", name=quoted(event.anchor))
            self._refuse(rules.ANCHOR, event, message, quote or msg("delete the anchor"))
        if event.tag is not None:
            self._refuse_tag(event, quote)

    def _refuse_tag(self, event: Event, quote: Message | None) -> None:
        """A tag; where it is one of YAML's own, a value is the same without it."""
        written = _TAG.search(self.lines.text, event.start_mark.index)
        message = msg("tag ({tag})", tag=quoted(written[1] if written else event.tag))
        hint = quote or msg("delete the tag; text needs none")
        if written is None or quote is not None or event.tag not in _STANDARD_TAGS:
            self._refuse(rules.TAG, event, message, hint)
        else:
            self._add(Diagnostic(rules.TAG, self.lines.place(*written.span()), message, hint, fix=Fix("")))

    def _add_loose(self, loose: list[Scalar], before: tuple[Scalar, Node] | None, mapping: Mapping) -> None:
        """Add what keys without a colon, one after the other, most likely are."""
        if loose and (before is None or not is_nothing(before[1])):
            finding = keys.without_colon(self.lines, loose, before)
            pairs = [keys.joined(self.lines, word) for word in loose]
            again = [pair.name for pair in pairs if pair is not None and pair.name in mapping.items]
            # Where they are the rest of a value that a comma has ended, it is that one.
            rest = [before[0].value or ""] if before is not None and finding.rule is rules.SYNTAX else []
            self._add(finding, *(rest or [word.value or "" for word in loose]), *again)
        loose.clear()

    def _refuse(
        self, rule: Rule, event: Event, message: Message, hint: Message, *related: tuple[Place, Message]
    ) -> None:
        self._add(Diagnostic(rule, self._place(event), message, hint, related))

    def _add(self, finding: Diagnostic, *names: str | int) -> None:
        """Keep a finding that spoils the value being read, or of what is in it the values of these names.

        A line that is not indented as it looks stands at another level than it seems: all else may follow from that.
        """
        indent = finding.rule is rules.INDENT
        if self._found(rules.INDENT) and not indent:
            return
        if indent and not self._found(rules.INDENT):
            self.findings, self.spoiled, self.more = [], [], 0
        self._codes.add(finding.rule.code)
        if len(self.findings) < _MOST:
            self.findings.append(finding)
            paths = [(*self._path, name) for name in names] or [tuple(self._path)]
            self.spoiled += [(path, finding) for path in paths]
        else:
            self.more += 1

    def _found(self, *kinds: Rule) -> bool:
        """Whether anything has been found by one of these rules."""
        return any(rule.code in self._codes for rule in kinds)

    def _place(self, event: Event) -> Place:
        """The place of an event, one character at least."""
        start, end = _span(event)
        return self.lines.place(start, max(end, start + 1))

    def _stop(self, finding: Diagnostic) -> NoReturn:
        """Keep one finding instead of all."""
        self.findings, self.spoiled, self.more = [finding], [], 0
        raise _StopError


def _span(event: Event) -> Span:
    """The characters that an event covers."""
    return event.start_mark.index, event.end_mark.index
