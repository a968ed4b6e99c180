"""The quick way from YAML text to plain data, for files that are written as most are: a fifth of PyYAML's time.

It reads line by line what has one meaning at a glance: `key: value`, `key:` with a block below it, `- ` before either,
`{key: value}` and `[value]` on one line, comments. It knows no places and makes no findings: whatever else a line
holds, the file is left to `compose`. Where this gives data, `compose` gives the same and finds nothing.
"""

import re
from collections.abc import Iterator
from typing import TypeAlias

from kjchuangxin.source.document import Value

MAX_DEPTH = 32
NOTHING = frozenset({"", "~", "null", "Null", "NULL"})  # how YAML 1.1 writes that there is nothing

# Quantifiers are possessive (++, *+), so that no line, however long and odd, is tried in more than one way.
_KEY = r"\w[\w（）()、·.《》-]{0,99}+"
_QUOTED = r""""[^"\\\n]*+"|'[^'\n]*+'"""
# A plain scalar does not begin with an indicator; in it, a colon stands only where it separates nothing.
_FIRST = r"""(?:-(?=\d)|[^\s\-?:,\[\]{}#&*!|>'"%@`=<])"""
_WORD = r"[^ \n:#]*+(?::(?=[^\s:#])[^ \n:#]++)*+"
_PLAIN = rf"{_FIRST}{_WORD}(?: ++(?=[^ \n:#]){_WORD})*+"
_VALUE = rf"(?:{_PLAIN}|{_QUOTED}|[\[{{][^\n\#]*+)"
_LINE = re.compile(
    rf"^(?: *+(?:\#.*+)?|( *+)(- ++)?+(?:({_KEY}):(?: ++({_VALUE}))?|({_VALUE}))(?: ++\#.*+| *+)|(.++))$", re.MULTILINE
)
# What stands in brackets: a bracket or comma, a key, a scalar, and anything else.
_FLOW_PLAIN = rf"""{_FIRST}[^ ,\[\]{{}}:#'"?\n]*+(?: ++[^ ,\[\]{{}}:#'"?\n]++)*+"""
_TOKEN = re.compile(rf"([,\[\]{{}}]) *+|({_KEY}): ++|({_QUOTED}|{_FLOW_PLAIN}) *+(?=[,\]}}])|(.++)")
_Token: TypeAlias = tuple[str, str, str, str]
_BLANK = ("",) * 6
_END = ("", "", "", "")
_SPECIAL = frozenset("[{\"'")  # how a value begins that is more than its text
_CLOSING = {"[": "]", "{": "}"}


class _OddError(Exception):
    """Something stands here of which there may be anything to be said."""


def quick(text: str) -> Value:
    """The data of a text without control characters, the same as `compose` makes of it; None where it may differ."""
    if "\t" in text or "\r" in text:
        return None
    lines = [line for line in _LINE.findall(text) if line != _BLANK]
    if not lines or any(line[5] for line in lines):
        return None
    try:
        return _Block(lines).document()
    except _OddError:
        return None


class _Block:
    """The lines of a text: indent, dash, key, its value, a value without a key; and how many have been read."""

    def __init__(self, lines: list[tuple[str, ...]]) -> None:
        self._lines = lines
        self._at = 0

    def document(self) -> Value:
        indent, dash, key, value, _, _ = self._lines[0]
        if indent or dash or not key:
            raise _OddError
        self._at = 1
        data = self._mapping(0, 1, key, value)
        if self._at < len(self._lines):
            raise _OddError
        return data

    def _mapping(self, indent: int, depth: int, key: str, value: str) -> dict[str, Value]:
        """The mapping of that indent whose first key and value have been read."""
        if depth > MAX_DEPTH:
            raise _OddError
        lines, end = self._lines, len(self._lines)
        found: dict[str, Value] = {}
        while True:
            if key in found:
                raise _OddError
            if value and value[0] not in _SPECIAL and value not in NOTHING:  # nearly all: without a call
                found[key] = value
            else:
                found[key] = _value(value, depth) if value else self._below(indent, depth)
            if self._at == end:
                return found
            spaces, dash, key, value, alone, _ = lines[self._at]
            width = len(spaces)
            if width < indent:
                return found
            if width > indent or dash or alone:
                raise _OddError
            self._at += 1

    def _below(self, indent: int, depth: int) -> Value:
        """The block that stands below a key of that indent."""
        if self._at == len(self._lines):
            raise _OddError
        spaces, dash, key, value, alone, _ = self._lines[self._at]
        width = len(spaces)
        if dash and width >= indent:
            return self._sequence(width, depth + 1)
        if width <= indent or alone:
            raise _OddError
        self._at += 1
        return self._mapping(width, depth + 1, key, value)

    def _sequence(self, indent: int, depth: int) -> list[Value]:
        """The sequence of that indent that begins with the next line."""
        if depth > MAX_DEPTH:
            raise _OddError
        found = []
        while self._at < len(self._lines):
            spaces, dash, key, value, alone, _ = self._lines[self._at]
            width = len(spaces)
            if width < indent or (width == indent and not dash):
                break
            if width > indent:
                raise _OddError
            self._at += 1
            found.append(_value(alone, depth) if alone else self._mapping(indent + len(dash), depth + 1, key, value))
        return found


def _value(text: str, depth: int) -> Value:
    """A scalar, or what stands in brackets on one line below a collection of that depth."""
    if text[0] not in "[{":
        return _scalar(text)
    tokens = iter(_TOKEN.findall(text))
    found = _flow(tokens, next(tokens)[0], depth + 1)
    if next(tokens, None) is not None:
        raise _OddError
    return found


def _scalar(text: str) -> str:
    if text[0] in "\"'":
        return text[1:-1]
    if text in NOTHING:
        raise _OddError
    return text


def _flow(tokens: Iterator[_Token], opening: str, depth: int) -> Value:
    """What stands between a bracket that has been read and the one that closes it."""
    if depth > MAX_DEPTH:
        raise _OddError
    items: list[Value] = []
    mapping: dict[str, Value] = {}
    for mark, key, scalar, _ in tokens:
        if opening == "[":
            if mark == "]" and not items:
                return items
            items.append(_scalar(scalar) if scalar else _within(tokens, mark, depth))
        elif key and key not in mapping:
            inner, _, value, _ = next(tokens, _END)
            mapping[key] = _scalar(value) if value else _within(tokens, inner, depth)
        elif mark == "}" and not mapping:
            return mapping
        else:
            break
        after = next(tokens, _END)[0]
        if after == _CLOSING[opening]:
            return items if opening == "[" else mapping
        if after != ",":
            break
    raise _OddError


def _within(tokens: Iterator[_Token], mark: str, depth: int) -> Value:
    if mark not in _CLOSING:
        raise _OddError
    return _flow(tokens, mark, depth + 1)
