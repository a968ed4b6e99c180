"""YAML text to plain data in one pass over libyaml's events, refusing what the format refuses.

Every scalar stays text: what a value means is for the model that expects it to say, not for YAML 1.1's guesses.
"""

import re
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

from kjchuangxin.diagnostic import MAX_FINDINGS, Diagnostic, Message, Place, Rule, msg, quoted
from kjchuangxin.source import rules
from kjchuangxin.source.document import Document, Lines, Value
from kjchuangxin.source.fast import MAX_DEPTH, NOTHING
from kjchuangxin.source.typos import keys
from kjchuangxin.source.typos.explain import explain
from kjchuangxin.source.typos.keys import Bare
from kjchuangxin.source.typos.one_line import FILL_IN, full_colon, nothing_after, odd_indent

_VALUE_IN_KEY = re.compile(r"：[\s\u3000]*[{\[\"'“]")
_TAG = re.compile(r"!(?:<[^>\s]*>|[^\s,\[\]{}]*)")
_COMMENTS = re.compile(r"(?:\s*+#[^\n]*+)++\s*+")
_ITEM_BEFORE = re.compile(r"- *$")
_PLAIN_KEY = msg("write key: value, the key without brackets")
_NOTHING_BEFORE = ("", 0)
_QUOTE = msg("put the text in quotes")


class _StopError(Exception):
    """What was found allows nothing more to be said of the file."""


def compose(shown: str, text: str) -> tuple[Document | None, list[Diagnostic], int]:
    """Parse one document.

    Returns None for it where it could not be made; a document with findings must not be used, only looked at further.
    The number is of the findings beyond `MAX_FINDINGS`.
    """
    builder = _Builder(shown, text)
    try:
        data = builder.document()
    except yaml.MarkedYAMLError as error:
        return None, builder.findings or [explain(builder.lines, error)], builder.more
    except _StopError:
        return None, builder.findings, builder.more
    return Document(shown, text, data, lambda: builder.spans), builder.findings, builder.more


class _Builder:
    """Plain data from events, with the place of every key and value."""

    def __init__(self, shown: str, text: str) -> None:
        self.lines = Lines(shown, text)
        self.findings: list[Diagnostic] = []
        self.more = 0
        self.spans = array("L")
        self._broken: set[str] = set()
        self._doubled: dict[str, Bare] | None = None
        self._next: Callable[[], Any] = CParser(text).get_event

    def document(self) -> Value:
        """The one document's data; raises _StopError, with findings, where it is not one that can be looked at."""
        self._next()  # the stream's start
        first = self._next() if type(self._next()) is DocumentStartEvent else None
        if first is None or (type(first) is ScalarEvent and first.value in NOTHING and not first.style):
            comments = _COMMENTS.fullmatch(self.lines.text)
            message = msg("the file holds nothing but comments") if comments else msg("the file is empty")
            self._stop(rules.EMPTY, None, message, msg("write its content, or delete the file"))
        data = self._value(first, 1)
        self._next()  # the document's end
        second = self._next()
        if type(second) is DocumentStartEvent:
            hint = msg("delete the line --- and what follows, or put it into a file of its own")
            self._stop(rules.SEVERAL_DOCUMENTS, second, msg("a second document begins here"), hint)
        if self._broken & {rules.INDENT.code, rules.ANCHOR.code, rules.TAG.code}:
            raise _StopError
        return data

    def _value(self, event: Any, depth: int) -> Value:  # noqa: ANN401 - PyYAML's events are untyped
        """The plain data that begins with an event; None for nothing and for what is refused."""
        kind = type(event)
        self.spans.extend((event.start_mark.index, event.end_mark.index))
        if event.anchor is not None or (kind is not AliasEvent and event.tag is not None):
            self._refuse(event)
        if kind is ScalarEvent:
            return None if event.value in NOTHING and not event.style else event.value
        if kind is AliasEvent:
            return None
        if depth > MAX_DEPTH:
            message = msg("this is nested more than {limit} levels deep", limit=MAX_DEPTH)
            self._stop(rules.TOO_DEEP, event, message, msg("delete the brackets or levels that nothing needs"))
        return self._mapping(depth, flow=bool(event.flow_style)) if kind is MappingStartEvent else self._sequence(depth)

    def _sequence(self, depth: int) -> list[Value]:
        items = []
        while type(event := self._next()) is not SequenceEndEvent:
            item = self._value(event, depth + 1)
            if item is None and type(event) is ScalarEvent and event.anchor is None and event.tag is None:
                self._find(rules.EMPTY_VALUE, event, msg("nothing stands here"), FILL_IN)
            items.append(item)
        return items

    def _mapping(self, depth: int, *, flow: bool) -> dict[str, Value]:
        mapping: dict[str, Value] = {}
        seen: dict[str, Bare] = {}  # where each key stands
        run: list[Bare] = []  # keys without a colon, one after the other
        before: tuple[str, int] | None = None  # the key before them, and where its value begins
        while type(key := self._next()) is not MappingEndEvent:
            name = key.value if type(key) is ScalarEvent else None
            if name is None or name in mapping or name == "<<" or key.anchor is not None or key.tag is not None:
                self._refuse_key(key, seen, depth)
                continue
            start, end = key.start_mark.index, key.end_mark.index
            mark = len(self.spans)
            self.spans.extend((start, end))
            event = self._next()
            value = self._value(event, depth + 1)
            scalar = type(event) is ScalarEvent
            if not key.style and (slip := self._slip_in_key(key)):
                self._add(slip)
                del self.spans[mark:]
                continue
            if flow and value is None and scalar and not key.style and keys.is_bare(self.lines.text, end):
                del self.spans[mark:]
                if (both := keys.joined(self.lines, Bare(start, end))) and both.key not in mapping:
                    self._add(both.finding)
                    self.spans.extend(both.spans)
                    seen[both.key] = Bare(*both.spans[:2])
                    mapping[both.key] = both.value
                else:
                    run.append(Bare(start, end))
                continue
            self._add_run(run, before)
            seen[name] = Bare(start, end)
            mapping[name] = value
            before = (name, event.start_mark.index) if scalar and not event.style else None
            if value is None and scalar and event.anchor is None and event.tag is None:
                self._add(nothing_after(self.lines, start, end, quoted(name)))
                before = _NOTHING_BEFORE
        self._add_run(run, before)
        return mapping

    def _slip_in_key(self, key: Any) -> Diagnostic | None:  # noqa: ANN401
        """A key that is none: indented with other characters than spaces, or with a value behind a full-width colon."""
        start, end = key.start_mark.index, key.end_mark.index
        if key.value[:1].isspace():
            return odd_indent(self.lines, start, start + len(key.value) - len(key.value.lstrip()))
        if "：" in key.value and (colon := _VALUE_IN_KEY.search(self.lines.text, start, end)):
            return full_colon(self.lines, colon.start())
        return None

    def _add_run(self, run: list[Bare], before: tuple[str, int] | None) -> None:
        """Say what keys without a colon are, as one."""
        if not run or before == _NOTHING_BEFORE:
            run.clear()
            return
        if (finding := keys.explain(self.lines, run, before)) is None:
            name = quoted(self.lines.text[run[-1].start : run[-1].end])
            finding = nothing_after(self.lines, run[-1].start, run[-1].end, name)
        self._add(finding)
        run.clear()

    def _refuse_key(self, key: Any, seen: dict[str, Bare], depth: int) -> None:  # noqa: ANN401
        """Say what is wrong with a key, and pass over it and its value: they are no part of the data."""
        kept, self.spans = self.spans, array("L")
        if type(key) is not ScalarEvent:
            if type(key) is not AliasEvent:
                self._find(rules.KEY, key, msg("a list or a mapping stands where a name is expected"), _PLAIN_KEY)
            self._value(key, depth + 1)
        elif key.anchor is not None or key.tag is not None:
            self._refuse(key)
        elif key.value == "<<":
            self._find(rules.ANCHOR, key, msg("merge keys (<<) are not accepted"), msg("write the keys themselves"))
        else:
            self._find_second(key, seen)
        self._value(self._next(), depth + 1)
        self.spans = kept

    def _find_second(self, key: Any, seen: dict[str, Bare]) -> None:  # noqa: ANN401
        """Say that a key stands a second time."""
        if self._doubled is seen:
            return  # an item without its - doubles the keys of the one before, which is one slip
        first = seen[key.value]
        place = self.lines.place(first.start, first.end)
        message = msg("the key {key} stands here a second time", key=quoted(key.value))
        hint = msg("keep one of the two")
        if key.value == next(iter(seen)) and _ITEM_BEFORE.search(self.lines.line(place.line)[: place.column - 1]):
            self._doubled = seen
            hint = msg("keep one of the two; where a new item begins here, write - before it")
        self._add(Diagnostic(rules.DUPLICATE_KEY, self._place(key), message, hint, ((place, msg("first here")),)))

    def _refuse(self, event: Any) -> None:  # noqa: ANN401
        """Say that an anchor, an alias or a tag stands here."""
        if type(event) is AliasEvent:
            message = msg("an alias (*{name}) stands here", name=quoted(event.anchor))
            self._find(rules.ANCHOR, event, message, msg("write the value itself, or put the text in quotes"))
            return
        alone = type(event) is ScalarEvent and not event.value and not event.style
        if event.anchor is not None:
            message = msg("an anchor (&{name}) stands here", name=quoted(event.anchor))
            self._find(rules.ANCHOR, event, message, _QUOTE if alone else msg("delete the anchor"))
        if event.tag is not None:
            written = _TAG.search(self.lines.text, event.start_mark.index)
            message = msg("a tag ({tag}) stands here", tag=quoted(written[0] if written else event.tag))
            self._find(rules.TAG, event, message, _QUOTE if alone else msg("delete the tag; text needs none"))

    def _place(self, event: Any) -> Place:  # noqa: ANN401
        """What an event covers, one character at least."""
        start, end = event.start_mark.index, event.end_mark.index
        return self.lines.place(start, max(end, start + 1))

    def _find(self, rule: Rule, event: Any, message: Message, hint: Message | None = None) -> None:  # noqa: ANN401
        self._add(Diagnostic(rule, self._place(event), message, hint))

    def _add(self, finding: Diagnostic) -> None:
        """Keep a finding, as long as there are not too many.

        A line that is not indented as it looks stands at another level than it seems: all else may follow from that.
        """
        code, indent = finding.rule.code, rules.INDENT.code
        if code == indent and indent not in self._broken:
            self.findings, self.more = [], 0
        self._broken.add(code)
        if code != indent and indent in self._broken:
            return
        if len(self.findings) <= MAX_FINDINGS:
            self.findings.append(finding)
        else:
            self.more += 1

    def _stop(self, rule: Rule, event: Any, message: Message, hint: Message | None = None) -> NoReturn:  # noqa: ANN401
        place = self._place(event) if event else self.lines.place(0, 0)
        self.findings, self.more = [Diagnostic(rule, place, message, hint)], 0
        raise _StopError
