"""What the format refuses of YAML: anchors, aliases, tags, merge keys, keys that are no text or stand twice."""

import re
from collections.abc import Iterator

from yaml import AliasEvent, ScalarEvent

from kjchuangxin.diagnostic import Diagnostic, Place, msg, quoted
from kjchuangxin.source import rules
from kjchuangxin.source.document import Scalar, Span
from kjchuangxin.source.events import Event
from kjchuangxin.source.lines import Lines

_TAG = re.compile(r"!(?:<[^>\s]*>|[^\s,\[\]{}]*)")
_ITEM_BEFORE = re.compile(r"- *$")
_QUOTE = msg("put the text in quotes")


def span_of(event: Event) -> Span:
    """The characters that an event covers."""
    return event.start_mark.index, event.end_mark.index


def place_of(lines: Lines, event: Event) -> Place:
    """The place of an event, one character at least."""
    start, end = span_of(event)
    return lines.place(start, max(end, start + 1))


def marks(lines: Lines, event: Event) -> Iterator[Diagnostic]:
    """The alias, anchor and tag that an event has."""
    place = place_of(lines, event)
    if type(event) is AliasEvent:
        message = msg("an alias (*{name}) stands here", name=quoted(event.anchor))
        yield Diagnostic(rules.ANCHOR, place, message, msg("write the value itself, or put the text in quotes"))
        return
    alone = type(event) is ScalarEvent and not event.value and not event.style
    if event.anchor is not None:
        message = msg("an anchor (&{name}) stands here", name=quoted(event.anchor))
        yield Diagnostic(rules.ANCHOR, place, message, _QUOTE if alone else msg("delete the anchor"))
    if event.tag is not None:
        written = _TAG.search(lines.text, event.start_mark.index)
        message = msg("a tag ({tag}) stands here", tag=quoted(written[0] if written else event.tag))
        yield Diagnostic(rules.TAG, place, message, _QUOTE if alone else msg("delete the tag; text needs none"))


def no_text(lines: Lines, key: Event) -> Diagnostic:
    """A key that is a list or a mapping."""
    message = msg("a list or a mapping stands where a name is expected")
    hint = msg("write key: value, the key without brackets")
    return Diagnostic(rules.KEY, place_of(lines, key), message, hint)


def merge(lines: Lines, key: Event) -> Diagnostic:
    """The key <<."""
    message, hint = msg("merge keys (<<) are not accepted"), msg("write the keys themselves")
    return Diagnostic(rules.ANCHOR, place_of(lines, key), message, hint)


def duplicate(lines: Lines, key: Event, first: Scalar, *, begins: bool) -> tuple[Diagnostic, bool]:
    """A key that stands a second time; and whether its mapping is likely to go on with an item without its -.

    That is so where the key `begins` the mapping, behind a -. Then the keys that follow will all stand twice.
    """
    place = lines.place(*first.span)
    message = msg("the key {key} stands here a second time", key=quoted(key.value))
    hint = msg("keep one of the two")
    if item := begins and _ITEM_BEFORE.search(lines.line(place.line)[: place.column - 1]) is not None:
        hint = msg("keep one of the two; where a new item begins here, write - before it")
    related = ((place, msg("first here")),)
    return Diagnostic(rules.DUPLICATE_KEY, place_of(lines, key), message, hint, related), item
