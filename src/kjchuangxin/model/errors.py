"""A Pydantic error as a diagnostic at the exact place in the file."""

import re
import unicodedata
from collections.abc import Callable
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from kjchuangxin.diagnostic import Diagnostic, Message, Rule, msg, quoted
from kjchuangxin.model import rules
from kjchuangxin.model.fields import NUMBER, is_day
from kjchuangxin.source import FULL_WIDTH, Document, Path
from kjchuangxin.suggest import nearest

# A file with more is no slip but something else, and telling of each would take all the memory there is.
MAX_ERRORS = 10_000

_Finding = tuple[Rule, Message, Message | None]
# A number with what people write around it: 约62家, 1,200, 3%; but not 12:30, 0x1F or 2022-06-30.
_NUMBER_WITHIN = re.compile(r"[^0-9A-Za-z:.+-]*([+-]?[0-9][0-9,]*(?:\.[0-9]+)?)[^0-9A-Za-z:.+-]*")
_DAY_LOOSE = re.compile(r"([0-9]{4})[-./年]([0-9]{1,2})[-./月]([0-9]{1,2})日?")


def diagnose(document: Document, model: type[BaseModel], error: ValidationError) -> list[Diagnostic]:
    """All that Pydantic found, without what only follows from something else that is reported."""
    if error.error_count() > MAX_ERRORS:
        message = msg("the file has more than {count} mistakes", count=MAX_ERRORS)
        return [Diagnostic(rules.SHAPE, document.place(()), message, msg("this is not a file of this kind"))]
    details = error.errors(include_url=False)
    renamed: set[Path] = set()
    found: list[Diagnostic] = []
    for detail in details:
        if detail["type"] == "extra_forbidden":
            keys = _keys_at(model, detail["loc"][:-1])
            meant = nearest(str(detail["loc"][-1]), keys)
            message = msg("the key {key} is not known here", key=quoted(detail["loc"][-1]))
            place = document.place(detail["loc"], key=True)
            hint: Message | None = msg("known keys: {keys}", keys=tuple(keys))
            if meant is not None:
                renamed.add((*detail["loc"][:-1], meant))
                hint = msg("did you mean {word}?", word=meant)
            found.append(Diagnostic(rules.UNKNOWN_KEY, place, message, hint))
    for detail in details:
        path = detail["loc"]
        if detail["type"] == "extra_forbidden" or path in renamed or detail["input"] is None:
            continue  # reported above, or by source as empty
        if detail["type"] == "too_short" and detail["input"]:
            continue  # what stands there is wrong, and reported itself
        of_key = bool(path) and path[-1] == "[key]"
        place = document.place(path[:-1] if of_key else path, key=of_key)
        rule, message, hint = _say(detail)
        found.append(Diagnostic(rule, place, message, hint))
    return found


def _say(detail: ErrorDetails) -> _Finding:
    kind, value = detail["type"], detail["input"]
    if kind == "missing" and isinstance(detail["loc"][-1], str):
        return rules.MISSING_KEY, msg("the key {key} is missing", key=detail["loc"][-1]), None
    if say := _KINDS.get(kind):
        return say(value, detail.get("ctx", {}))
    expected = _SHAPES.get(kind, msg("something else"))
    if kind in {"dict_type", "model_type"} and isinstance(value, str) and "：" in value:
        message = msg("a full-width colon (：) stands here")
        return FULL_WIDTH, message, msg("YAML needs a half-width one: type : and a space")
    message = msg("{expected} is expected here, not {value}", expected=expected, value=quoted(value))
    return rules.SHAPE, message, _shape_hint(value)


def _shape_hint(value: object) -> Message | None:
    if isinstance(value, str) and ":" in value:
        return msg("write key: value, with a space after the colon")
    return None


def _say_number(value: Any, _: dict[str, Any]) -> _Finding:  # noqa: ANN401 - whatever the file holds there
    message = msg("{value} is not a number", value=quoted(value))
    if not isinstance(value, str):
        return rules.NUMBER, message, None
    within = _NUMBER_WITHIN.fullmatch(unicodedata.normalize("NFKC", value))
    meant = within[1].replace(",", "") if within else ""
    meant = re.sub(r"^([+-]?)0+(?=[0-9])", r"\1", meant)
    if meant == value and value:
        return rules.NUMBER, message, msg("a number has at most 30 digits")
    if not re.fullmatch(NUMBER, meant):
        return rules.NUMBER, message, msg("write digits only, such as 62 or 0.5")
    return rules.NUMBER, message, msg("write {number}; what else is to say goes into note", number=meant)


def _say_whole(value: Any, _: dict[str, Any]) -> _Finding:  # noqa: ANN401
    return rules.NUMBER, msg("{value} is not a whole number", value=quoted(value)), msg("write digits only, such as 10")


def _say_day(value: Any, _: dict[str, Any]) -> _Finding:  # noqa: ANN401
    hint = msg("write it as YYYY-MM-DD, such as 2022-06-30")
    if not isinstance(value, str):
        return rules.DAY, msg("{value} is not a date", value=quoted(value)), hint
    loose = _DAY_LOOSE.match(unicodedata.normalize("NFKC", value))
    if loose is None:
        return rules.DAY, msg("{value} is not a date", value=quoted(value)), hint
    meant = f"{loose[1]}-{loose[2]:0>2}-{loose[3]:0>2}"
    if not is_day(meant):
        return rules.DAY, msg("there is no day {value}", value=quoted(value)), hint
    return rules.DAY, msg("{value} is not a date", value=quoted(value)), msg("write {date}", date=meant)


def _say_flag(value: Any, _: dict[str, Any]) -> _Finding:  # noqa: ANN401
    return rules.CHOICE, msg("{value} is neither true nor false", value=quoted(value)), msg("write true or false")


def _say_choice(value: Any, context: dict[str, Any]) -> _Finding:  # noqa: ANN401
    choices = re.findall(r"'([^']*)'", context["expected"])
    if choices == ["1"]:
        return rules.VERSION, msg("format {value} is not known", value=quoted(value)), msg("write format: 1")
    message = msg("{value} is not known here", value=quoted(value))
    return rules.CHOICE, message, msg("choose one of: {choices}", choices=tuple(choices))


def _say_empty_text(_: Any, __: dict[str, Any]) -> _Finding:  # noqa: ANN401
    return rules.TEXT, msg("this text is empty"), None


def _say_id(value: Any, _: dict[str, Any]) -> _Finding:  # noqa: ANN401
    message = msg("{value} is not a target's id", value=quoted(value))
    return rules.TEXT, message, msg("write T<task number>-<number>, such as T3-1")


def _say_too_few(_: Any, __: dict[str, Any]) -> _Finding:  # noqa: ANN401
    return rules.SHAPE, msg("at least one is needed here"), None


_KINDS: dict[str, Callable[[Any, dict[str, Any]], _Finding]] = {
    "number": _say_number,
    "whole_number": _say_whole,
    "day": _say_day,
    "flag": _say_flag,
    "literal_error": _say_choice,
    "string_too_short": _say_empty_text,
    "string_pattern_mismatch": _say_id,
    "too_short": _say_too_few,
}
_SHAPES = {
    "model_type": msg("a mapping (keys with values)"),
    "dict_type": msg("a mapping (keys with values)"),
    "tuple_type": msg("a list"),
    "string_type": msg("text"),
    "too_long": msg("a list of two numbers, [from, to],"),
    "missing": msg("a list of two numbers, [from, to],"),
}


def _keys_at(model: type[BaseModel], path: Path) -> list[str]:
    """The keys of the model that `path` leads to, in their order."""
    for step in path:
        field = model.model_fields.get(step) if isinstance(step, str) else None
        if field is not None:
            model = _model_within(field.annotation) or model
    return list(model.model_fields)


def _model_within(annotation: Any) -> type[BaseModel] | None:  # noqa: ANN401 - a type expression
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((model for part in get_args(annotation) if (model := _model_within(part))), None)
