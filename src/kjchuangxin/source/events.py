"""libyaml's events, and what both ways of reading want to know of each."""

from collections.abc import Callable
from typing import Any, TypeAlias

from yaml import AliasEvent
from yaml.cyaml import CParser  # type: ignore[attr-defined]  # the stubs leave it out

NOTHING = frozenset({"", "~", "null", "Null", "NULL"})  # how YAML 1.1 writes that there is nothing


# What PyYAML makes: an alias has no tag, only a scalar has a value and a style.
Event: TypeAlias = Any


def reader(text: str) -> Callable[[], Event]:
    """A function that returns the next event of a text, and raises yaml.MarkedYAMLError where it is not YAML."""
    read: Callable[[], Event] = CParser(text).get_event
    return read


def is_marked(event: Event) -> bool:
    """Whether an event is an alias, or has an anchor or a tag."""
    return event.anchor is not None or (type(event) is not AliasEvent and event.tag is not None)


def is_empty(event: Event) -> bool:
    """Whether a scalar is written as nothing."""
    return event.value in NOTHING and not event.style
