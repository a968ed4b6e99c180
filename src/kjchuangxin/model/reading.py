"""From a document to its model, with warnings about what can be read though it is not written as the format has it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, TypeVar

from pydantic import ValidationError

from kjchuangxin.diagnostic import MAX_ERRORS, Diagnostic, Fix, msg, quoted
from kjchuangxin.model import rules
from kjchuangxin.model.fields import DAY, Record, day_of
from kjchuangxin.source import Document, KeyPath
from kjchuangxin.source.document import Mapping as MappingNode
from kjchuangxin.source.document import Node, Scalar, Sequence

_Model = TypeVar("_Model", bound=Record)

# How libraries write a day that YAML 1.1 has made a moment: 2022-09-30 00:00:00, 2022-09-30T00:00:00.000Z.
_MIDNIGHT = rf"({DAY})(?:[Tt]|[ \t]+)00?:00(?::00(?:\.0*)?)?[ \t]*(?:Z|[+-][0-9]{{1,2}}(?::?[0-9]{{2}})?)?"
# And JavaScript where it is a key: Fri Sep 30 2022 08:00:00 GMT+0800 (China Standard Time), midnight in UTC.
_IN_JAVASCRIPT = r"([A-Z][a-z]{2} [A-Z][a-z]{2} [0-9]{2} [0-9]{4} [0-9:]{8} GMT[+-][0-9]{4})(?: \(.*\))?"
_CUT = r"[^\s#][ \t]+(#[^\s#])"
# The keys whose value is free text.
_FREE_TEXTS = frozenset(
    ("note", "cause", "action", "correction", "evidence", "title", "name", "clause", "approval", "issuer", "recipients")
)


def validated(document: Document, model: type[_Model]) -> tuple[_Model | ValidationError, Document]:
    """The model of a document, or Pydantic's error; and the document as it is read, with its warnings.

    A day with a time of midnight is read as that day.
    """
    record = _model_or_error(document, model)
    if (
        isinstance(record, ValidationError)
        and record.error_count() <= MAX_ERRORS
        and (days := dict(_midnights(record)))
    ):
        document = _with_days(document, days)
        record = _model_or_error(document, model)
    if "#" in document.text and re.search(_CUT, document.text):
        document = replace(document, warnings=(*document.warnings, *_cut_texts(document, document.tree, "")))
    return record, document


def _model_or_error(document: Document, model: type[_Model]) -> _Model | ValidationError:
    try:
        return model.model_validate(document.data)
    except ValidationError as error:
        return error


def _day_at_midnight(text: str) -> str | None:
    """The day that a text names with a time of midnight; None for any other text."""
    if (found := re.fullmatch(_MIDNIGHT, text)) and day_of(found[1]):
        return found[1]
    if found := re.fullmatch(_IN_JAVASCRIPT, text):
        try:
            moment = datetime.strptime(found[1], "%a %b %d %Y %H:%M:%S GMT%z").astimezone(UTC)
        except (ValueError, OverflowError):  # the latter before the first day there is, and after the last
            return None
        return moment.date().isoformat() if moment.time() == datetime.min.time() else None
    return None


def _midnights(error: ValidationError) -> Iterator[tuple[KeyPath, str]]:
    """The paths to what is refused as a day and is one with a time of midnight, each with that day."""
    for detail in error.errors(include_url=False):
        value = detail["input"]
        if detail["type"] == "day" and isinstance(value, str) and (day := _day_at_midnight(value)):
            yield detail["loc"], day


def _with_days(document: Document, days: Mapping[KeyPath, str]) -> Document:
    """The document with days in these places, and a warning about each."""
    data, warnings = deepcopy(document.data), []
    keys: dict[KeyPath, dict[str, str | int]] = {}  # of each mapping: by the day that is to stand there
    for path, day in days.items():
        is_key = path[-1] == "[key]"
        *way, last = path[:-1] if is_key else path
        holder = _at(data, way)
        if not is_key:
            holder[last] = day
        elif day in holder or keys.setdefault(tuple(way), {}).setdefault(day, last) != last:
            continue  # two keys for one day
        warnings.append(_day_with_time(document, (*way, last), day, is_key=is_key))
    for path, new in keys.items():
        holder, day_of_key = _at(data, path), {key: day for day, key in new.items()}
        items = [(day_of_key.get(key, key), value) for key, value in holder.items()]
        holder.clear()
        holder.update(items)
    return replace(document, data=data, warnings=(*document.warnings, *warnings))


def _at(data: Any, path: Iterable[str | int]) -> Any:  # noqa: ANN401 - any YAML
    """The mapping or list that a path leads to."""
    for step in path:
        data = data[step]
    return data


def _day_with_time(document: Document, path: KeyPath, day: str, *, is_key: bool) -> Diagnostic:
    start, end = document.span(path, key=is_key)
    raw = document.text[start:end]
    quote = raw[0] if raw[:1] in {'"', "'"} else ""
    message = msg("a time follows this date, and is ignored: {value}", value=quoted(raw.strip("\"'")))
    fix = Fix(f"{quote}{day}{quote}", day)
    return Diagnostic(
        rules.DAY_WITH_TIME, document.lines.place(start, end), message, msg("write {date}", date=day), fix=fix
    )


def _cut_texts(document: Document, node: Node, key: str) -> Iterator[Diagnostic]:
    """A warning about each free text that ends before a # which no space follows."""
    match node:
        case MappingNode(items=items):
            for name, (_, value) in items.items():
                yield from _cut_texts(document, value, name)
        case Sequence(items=items):
            for item in items:
                yield from _cut_texts(document, item, key)
        case Scalar(span=(_, end), plain=True) if key in _FREE_TEXTS:
            if found := re.compile(_CUT).match(document.text, end - 1):
                number = document.lines.number(end)
                last = document.lines.start(number) + len(document.lines.line(number))
                message = msg("the text ends before this #: what follows is a comment")
                hint = msg("put the whole text in quotes; for a comment, write a space after the #")
                yield Diagnostic(rules.CUT_TEXT, document.lines.place(found.start(1), last), message, hint)
