"""YAML text to plain data in one pass over libyaml's events, refusing what the format refuses.

Every scalar stays text: what a value means is for the model that expects it to say, not for YAML 1.1's guesses.
"""

from array import array
from collections.abc import Callable
from typing import Any, NoReturn

import yaml
from yaml import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
)
from yaml.cyaml import CParser  # type: ignore[attr-defined]  # the stubs leave it out

from kjchuangxin.diagnostic import Diagnostic, Message, Place, Rule, msg
from kjchuangxin.source import rules
from kjchuangxin.source.document import Document, Lines, Value
from kjchuangxin.source.syntax import NO_PLAIN_SPACES, explain

MAX_DEPTH = 32

_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
_FILL_IN = msg("fill it in, or delete the line")


class _StopError(Exception):
    """What was found allows nothing more to be said of the file."""


def compose(shown: str, text: str) -> tuple[Document | None, list[Diagnostic]]:
    """Parse one document.

    Returns None for it where it could not be made; a document with findings must not be used, only looked at further.
    """
    builder = _Builder(shown, text)
    try:
        data = builder.document()
    except yaml.MarkedYAMLError as error:
        return None, builder.findings or [explain(builder.lines, text, error)]
    except _StopError:
        return None, builder.findings
    return Document(shown, text, data, builder.spans), builder.findings


class _Builder:
    """Plain data from events, with the place of every key and value."""

    def __init__(self, shown: str, text: str) -> None:
        self.lines = Lines(shown, text)
        self.findings: list[Diagnostic] = []
        self.spans = array("L")
        self._next: Callable[[], Any] = CParser(text).get_event

    def document(self) -> Value:
        """The one document's data; raises _StopError, with findings, where it is not one that can be looked at."""
        self._next()  # the stream's start
        if type(self._next()) is not DocumentStartEvent:
            self._stop(rules.EMPTY, None, msg("the file is empty"), msg("write its content, or delete the file"))
        first = self._next()
        if type(first) is ScalarEvent and first.value in _NOTHING and not first.style:
            self._stop(rules.EMPTY, None, msg("the file is empty"), msg("write its content, or delete the file"))
        data = self._value(first, 1)
        self._next()  # the document's end
        second = self._next()
        if type(second) is DocumentStartEvent:
            hint = msg("delete the line --- and what follows, or put it into a file of its own")
            self._stop(rules.SEVERAL_DOCUMENTS, second, msg("a second document begins here"), hint)
        rules_broken = {finding.rule.code for finding in self.findings}
        if rules.INDENT.code in rules_broken:
            # A line that is not indented as it looks stands at another level than it seems: the rest may follow.
            self.findings = [finding for finding in self.findings if finding.rule is rules.INDENT]
            raise _StopError
        if rules_broken & {rules.ANCHOR.code, rules.TAG.code}:
            raise _StopError
        return data

    def _value(self, event: Any, depth: int) -> Value:  # noqa: ANN401 - PyYAML's events are untyped
        """The plain data that begins with an event; None for nothing and for what is refused."""
        kind = type(event)
        self.spans.extend((event.start_mark.index, event.end_mark.index))
        if event.anchor is not None or (kind is not AliasEvent and event.tag is not None):
            self._refuse(event)
        if kind is ScalarEvent:
            return None if event.value in _NOTHING and not event.style else event.value
        if kind is AliasEvent:
            return None
        if depth > MAX_DEPTH:
            self._stop(rules.TOO_DEEP, event, msg("this is nested more than {limit} levels deep", limit=MAX_DEPTH))
        return self._mapping(depth) if kind is MappingStartEvent else self._sequence(depth)

    def _sequence(self, depth: int) -> list[Value]:
        items = []
        while type(event := self._next()) is not SequenceEndEvent:
            item = self._value(event, depth + 1)
            if item is None and type(event) is ScalarEvent:
                self._find(rules.EMPTY_VALUE, event, msg("nothing stands here"), _FILL_IN)
            items.append(item)
        return items

    def _mapping(self, depth: int) -> dict[str, Value]:
        mapping: dict[str, Value] = {}
        seen: dict[str, Any] = {}
        while type(key := self._next()) is not MappingEndEvent:
            name = key.value if type(key) is ScalarEvent else None
            if name is None or name in mapping or name == "<<" or key.anchor is not None or key.tag is not None:
                self._refuse_key(key, seen, depth)
                continue
            if name[:1].isspace() and not key.style:
                self._find(rules.INDENT, key, msg("this line is not indented with plain spaces"), NO_PLAIN_SPACES)
            self.spans.extend((key.start_mark.index, key.end_mark.index))
            seen[name] = key
            event = self._next()
            mapping[name] = value = self._value(event, depth + 1)
            if value is None and type(event) is ScalarEvent:
                self._find(rules.EMPTY_VALUE, key, msg("nothing stands after {key}", key=name), _FILL_IN)
        return mapping

    def _refuse_key(self, key: Any, seen: dict[str, Any], depth: int) -> None:  # noqa: ANN401
        """Say what is wrong with a key, and pass over it and its value: they are no part of the data."""
        kept, self.spans = self.spans, array("L")
        if type(key) is not ScalarEvent:
            if type(key) is not AliasEvent:
                self._find(rules.KEY, key, msg("a list or a mapping stands where a name is expected"))
            self._value(key, depth + 1)
        elif key.anchor is not None or key.tag is not None:
            self._refuse(key)
        elif key.value == "<<":
            self._find(rules.ANCHOR, key, msg("merge keys (<<) are not accepted"))
        else:
            first = seen[key.value]
            related = ((self._place(first), msg("first here")),)
            message = msg("the key {key} stands here a second time", key=key.value)
            self.findings.append(
                Diagnostic(rules.DUPLICATE_KEY, self._place(key), message, msg("keep one of the two"), related)
            )
        self._value(self._next(), depth + 1)
        self.spans = kept

    def _refuse(self, event: Any) -> None:  # noqa: ANN401
        """Say that an anchor, an alias or a tag stands here."""
        if type(event) is AliasEvent:
            message = msg("an alias (*{name}) stands here", name=str(event.anchor))
            self._find(rules.ANCHOR, event, message, msg("write the value itself"))
            return
        if event.anchor is not None:
            message = msg("an anchor (&{name}) stands here", name=event.anchor)
            self._find(rules.ANCHOR, event, message, msg("delete the anchor"))
        if event.tag is not None:
            message = msg("a tag ({tag}) stands here", tag=event.tag)
            self._find(rules.TAG, event, message, msg("delete the tag; text needs none"))

    def _place(self, event: Any) -> Place:  # noqa: ANN401
        """What an event covers, one character at least."""
        start, end = event.start_mark.index, event.end_mark.index
        return self.lines.place(start, max(end, start + 1))

    def _find(self, rule: Rule, event: Any, message: Message, hint: Message | None = None) -> None:  # noqa: ANN401
        self.findings.append(Diagnostic(rule, self._place(event), message, hint))

    def _stop(self, rule: Rule, event: Any, message: Message, hint: Message | None = None) -> NoReturn:  # noqa: ANN401
        place = self._place(event) if event else self.lines.place(0, 0)
        self.findings = [Diagnostic(rule, place, message, hint)]
        raise _StopError
