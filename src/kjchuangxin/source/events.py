"""libyaml's events; and straight from them the data of a file in which nothing is odd, without nodes or findings."""

from collections.abc import Callable
from typing import Any, TypeAlias

import yaml
from yaml.cyaml import CParser  # type: ignore[attr-defined]  # the stubs leave it out

from kjchuangxin.characters import ODD_END
from kjchuangxin.source.document import Value

MAX_DEPTH = 32  # lists and mappings within each other
_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})  # how YAML 1.1 writes that there is nothing

# What PyYAML makes: an alias has no tag, only a scalar has a value and a style.
Event: TypeAlias = Any


def reader(text: str) -> Callable[[], Event]:
    """A function that returns the next event of a text, and raises yaml.MarkedYAMLError where it is not YAML."""
    read: Callable[[], Event] = CParser(text).get_event
    return read


def is_marked(event: Event) -> bool:
    """Whether an event is an alias, or has an anchor or a tag."""
    return event.anchor is not None or (type(event) is not yaml.AliasEvent and event.tag is not None)


def is_empty(event: Event) -> bool:
    """Whether a scalar is written as nothing."""
    return event.value in _NOTHING and not event.style


class _OddError(Exception):
    """Something stands here that the careful reader may find anything wrong with."""


def fast_data(text: str) -> Value:
    """The data of a text, as `parser.compose` makes it; None for one in which that may find anything wrong."""
    try:
        read = reader(text)
        read()
        if type(read()) is not yaml.DocumentStartEvent or type(first := read()) is not yaml.MappingStartEvent:
            return None
        data = _value(read, first, 1)
        read()
        return data if type(read()) is yaml.StreamEndEvent else None
    except (_OddError, yaml.YAMLError):
        return None


def _value(read: Callable[[], Event], event: Event, depth: int) -> Value:
    """What begins with an event. Its checks are not calls, which would take a third of its time."""
    kind = type(event)
    if event.anchor is not None or event.tag is not None:  # an alias has an anchor
        raise _OddError
    if kind is yaml.ScalarEvent:
        text: str = event.value
        if text in _NOTHING and not event.style:
            raise _OddError
        return text
    if depth > MAX_DEPTH:
        raise _OddError
    if kind is yaml.MappingStartEvent:
        return _mapping(read, depth)
    items = []
    while type(item := read()) is not yaml.SequenceEndEvent:
        items.append(_value(read, item, depth + 1))
    return items


def _mapping(read: Callable[[], Event], depth: int) -> Value:
    found: dict[str, Value] = {}
    while type(key := read()) is yaml.ScalarEvent:
        name = key.value
        if key.anchor is not None or key.tag is not None or name in found or name == "<<":
            raise _OddError
        if name[:1].isspace() or not (name.isascii() or ("：" not in name and not ODD_END.search(name))):
            raise _OddError
        found[name] = _value(read, read(), depth + 1)
    if type(key) is not yaml.MappingEndEvent:
        raise _OddError
    return found
