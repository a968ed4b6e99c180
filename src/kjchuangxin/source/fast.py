"""The plain data of a file in which nothing is odd, straight from libyaml's events: no nodes, no findings."""

from collections.abc import Callable

from yaml import (
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
    YAMLError,
)

from kjchuangxin.source.document import Value
from kjchuangxin.source.events import NOTHING, Event, reader
from kjchuangxin.source.limits import MAX_DEPTH


class _OddError(Exception):
    """Something stands here that the careful reader may find anything wrong with."""


def fast_data(text: str) -> Value:
    """The data of a text, as `parser.compose` makes it; None for one in which that may find anything wrong."""
    try:
        read = reader(text)
        read()
        if type(read()) is not DocumentStartEvent or type(first := read()) is not MappingStartEvent:
            return None
        data = _value(read, first, 1)
        read()
        return data if type(read()) is StreamEndEvent else None
    except (_OddError, YAMLError):
        return None


def _value(read: Callable[[], Event], event: Event, depth: int) -> Value:
    """What begins with an event. Its checks are not calls, which would take a third of its time."""
    kind = type(event)
    if event.anchor is not None or event.tag is not None:  # an alias has an anchor
        raise _OddError
    if kind is ScalarEvent:
        text: str = event.value
        if text in NOTHING and not event.style:
            raise _OddError
        return text
    if depth > MAX_DEPTH:
        raise _OddError
    if kind is MappingStartEvent:
        return _mapping(read, depth)
    items = []
    while type(item := read()) is not SequenceEndEvent:
        items.append(_value(read, item, depth + 1))
    return items


def _mapping(read: Callable[[], Event], depth: int) -> Value:
    found: dict[str, Value] = {}
    while type(key := read()) is ScalarEvent:
        name = key.value
        if key.anchor is not None or key.tag is not None or name in found or name == "<<":
            raise _OddError
        if "：" in name or name[:1].isspace():
            raise _OddError
        found[name] = _value(read, read(), depth + 1)
    if type(key) is not MappingEndEvent:
        raise _OddError
    return found
