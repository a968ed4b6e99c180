"""Pydantic's errors as diagnostics at the exact places in the file."""

import re
from dataclasses import replace

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from kjchuangxin.diagnostic import Diagnostic, Message, Place, msg, quoted
from kjchuangxin.model import rules
from kjchuangxin.model.explain.describe import say
from kjchuangxin.model.explain.fixes import fix_for
from kjchuangxin.model.explain.keys import known_keys, meant_key
from kjchuangxin.model.explain.scalars import Wrong
from kjchuangxin.source import EMPTY_VALUE, MAX_FINDINGS, Document, KeyPath, Value
from kjchuangxin.source.typos.line import typo_within

# A file with more is no slip but something else, and telling of each would take all the memory there is.
MAX_ERRORS = 10_000
_ON_ONE_LINE = re.compile(r"\[[^\[\]{}\n]*\]")
_TYPES = frozenset({"dict_type", "model_type", "tuple_type", "string_type"})


def diagnose(
    document: Document,
    model: type[BaseModel],
    error: ValidationError,
    found: list[Diagnostic],
    most: int = MAX_FINDINGS,
) -> tuple[list[Diagnostic], int]:
    """All that was found in reading a file and by Pydantic, without what only follows from something else.

    The number is of the findings that are left out because there are more than `most`.
    """
    if error.error_count() > MAX_ERRORS:
        message = msg("the file has more than {count} mistakes", count=MAX_ERRORS)
        hint = msg("this is not a file of this kind")
        return [*found[:MAX_FINDINGS], Diagnostic(rules.TOO_MANY, document.place(()), message, hint)], 0
    details = error.errors(include_url=False)
    unknown = [detail for detail in details if detail["type"] == "extra_forbidden"]
    renamed = {path for detail in unknown if (path := _renamed(document, model, detail)) is not None}
    # Where the second of two numbers is missing, most often both stand in the first.
    halves = {(*detail["loc"][:-1], 0) for detail in details if detail["type"] == "missing" and detail["loc"][-1] == 1}
    told = unknown + [detail for detail in details if _tells(detail, renamed) and detail["loc"] not in halves]
    placed = sorted(((document.span(*_where(detail)), detail) for detail in told), key=lambda pair: pair[0])
    made = [_finding(document, model, detail) for _, detail in placed[: most + 1]]
    without_value = {_at(finding.place) for finding in made if finding.rule is rules.UNKNOWN_KEY}
    kept = [one for one in found if one.rule is not EMPTY_VALUE or _at(one.place) not in without_value]
    return kept + made, max(len(placed) - len(made), 0)


def _at(place: Place) -> tuple[int, int]:
    return place.line, place.column


def _tells(detail: ErrorDetails, renamed: set[KeyPath]) -> bool:
    """Whether an error is none that only follows from another."""
    if detail["type"] == "extra_forbidden" or detail["loc"] in renamed or detail["input"] is None:
        return False  # reported by itself, or by source as empty
    # Where a list has too few items, the others may be wrong, and reported themselves.
    return detail["type"] != "too_short" or not detail["input"]


def _renamed(document: Document, model: type[BaseModel], detail: ErrorDetails) -> KeyPath | None:
    """Where the key stands that an unknown one was meant to be."""
    within, key = detail["loc"][:-1], str(detail["loc"][-1])
    there = _data(document, within)
    meant = meant_key(key, known_keys(model, within), there if isinstance(there, dict) else ())
    return None if meant is None else (*within, meant)


def _where(detail: ErrorDetails) -> tuple[KeyPath]:
    path = detail["loc"]
    return (path[:-1] if path and path[-1] == "[key]" else path,)


def _finding(document: Document, model: type[BaseModel], detail: ErrorDetails) -> Diagnostic:
    path = detail["loc"]
    if detail["type"] == "extra_forbidden":
        meant = _renamed(document, model, detail)
        message = msg("the key {key} is not known here", key=quoted(path[-1]))
        hint: Message = msg("known keys: {keys}", keys=tuple(known_keys(model, path[:-1])))
        if meant is not None:
            hint = msg("did you mean {word}?", word=str(meant[-1]))
        return Diagnostic(rules.UNKNOWN_KEY, document.place(path, key=True), message, hint)
    if path and path[-1] == "[key]":
        said = say(Wrong(detail["type"], detail["input"], path[:-1], detail.get("ctx", {})))
        fix = fix_for(document, path, detail["input"], said.written)
        return Diagnostic(said.rule, document.place(path[:-1], key=True), said.message, said.hint, fix=fix)
    return _of_value(document, detail)


def _of_value(document: Document, detail: ErrorDetails) -> Diagnostic:
    path, kind, value = detail["loc"], detail["type"], detail["input"]
    short = path[-1:] == ("value",) and isinstance(_data(document, path[:-1]), str)
    start, end = document.own_span(path)
    if isinstance(value, str) and _plain(document, start):
        place = document.lines.place(start, end)
        if (kind in _TYPES or place.line != place.end_line) and (
            finding := typo_within(document, place.line, place.end_line)
        ):
            return finding if _begins(document, start, finding, kind, short=short) else replace(finding, fix=None)
    said = say(Wrong(kind, value, path, detail.get("ctx", {}), short))
    if said.mark and (at := document.text.find(said.mark, start, end)) >= 0:
        return Diagnostic(said.rule, document.lines.place(at, at + 1), said.message, said.hint)
    place = document.place(path)
    if isinstance(value, list) and (listed := _ON_ONE_LINE.match(document.text, start)):
        place = document.lines.place(start, listed.end())
    elif kind == "tuple_type" and isinstance(value, dict) and value:
        place = document.place((*path, next(iter(value))), key=True)
    fix = fix_for(document, path, value, said.written)
    return Diagnostic(said.rule, place, said.message, said.hint, fix=fix)


def _begins(document: Document, start: int, slip: Diagnostic, kind: str, *, short: bool) -> bool:
    """Whether a text that begins there can only be keys with values, and a slip stands after the first of them."""
    line = document.lines.start(document.lines.number(start))
    if slip.place.line != document.lines.number(start) or document.text[line:start].strip(" -"):
        return False
    key = document.text[start : line + slip.place.column - 1]
    return kind in {"dict_type", "model_type"} or (short and key.isascii())


def _plain(document: Document, start: int) -> bool:
    return document.text[start : start + 1] not in {'"', "'", "|", ">"}


def _data(document: Document, path: KeyPath) -> Value:
    """The value that a path leads to, or the last one on the way."""
    data = document.data
    for step in path:
        if isinstance(data, dict) and step in data:
            data = data[str(step)]
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
    return data
