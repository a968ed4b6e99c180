"""What is said of a value that is refused, by its kind, and of one of the wrong shape: a list for a text, say."""

import re
from collections.abc import Callable, Sequence

from kjchuangxin.characters import INVISIBLE
from kjchuangxin.diagnostic import Message, msg, quoted
from kjchuangxin.model import rules
from kjchuangxin.model.explain import guess
from kjchuangxin.model.explain.scalars import (
    Said,
    Wrong,
    say_choice,
    say_day,
    say_empty_text,
    say_flag,
    say_number,
    say_pattern,
    say_whole,
)
from kjchuangxin.model.fields import DAY, NUMBER
from kjchuangxin.source import FULL_WIDTH
from kjchuangxin.source.typos.line import FULL_BRACKET, FULL_COLON, HALF_BRACES, HALF_COLON

# A key and its value that were not taken as such: 62，note：好.
_SWALLOWED = re.compile(r"([，、；;])\s*[A-Za-z_]+\s*[:：=]")


def say(wrong: Wrong) -> Said:
    """What is wrong with a value."""
    if wrong.kind == "missing" and isinstance(wrong.path[-1], str):
        return Said(rules.MISSING_KEY, msg("the key {key} is missing", key=wrong.path[-1]))
    if isinstance(wrong.value, str) and (said := _typed(wrong, wrong.value)):
        return said
    return _KINDS.get(wrong.kind, _say_shape)(wrong)


def _typed(wrong: Wrong, value: str) -> Said | None:
    """Characters that the reader did not mean to be a part of the value."""
    if wrong.kind == "string_pattern_mismatch" and not value.strip():
        return None
    if value[:1] in {"｛", "［"}:
        return Said(FULL_WIDTH, FULL_BRACKET, HALF_BRACES, value[0])
    if found := _SWALLOWED.search(value):
        message = msg("{character} stands where a comma is needed", character=found[1])
        return Said(FULL_WIDTH, message, msg("write , and a space"), found[0])
    form, hidden = _FORMS.get(wrong.kind), next(iter(INVISIBLE.findall(value)), "")
    if form and hidden and re.fullmatch(form, INVISIBLE.sub("", value)):
        message = msg("an invisible character (U+{number}) stands here", number=f"{ord(hidden):04X}")
        return Said(rules.DAY if wrong.kind == "day" else rules.NUMBER, message, msg("delete it"), hidden)
    return None


_FORMS = {"number": NUMBER, "whole_number": r"[0-9]+", "day": DAY}


def _say_too_few(wrong: Wrong) -> Said:
    message = msg("{key} is empty, and needs at least one", key=wrong.key)
    return Said(rules.SHAPE, message, _NEEDED.get(wrong.key))


def _say_allow(wrong: Wrong) -> Said:
    value = wrong.value
    if not value:
        return Said(rules.SHAPE, msg("{key} is empty, and needs at least one", key="allow"), _WITH_REASON)
    if isinstance(value, str) and "：" in value:
        return Said(FULL_WIDTH, FULL_COLON, HALF_COLON, "：")
    message = msg("a code with its reason is expected here, not {value}", value=quoted(value))
    return Said(rules.SHAPE, message, _allow_hint(value, first=wrong.path[-1] in {"allow", 0}))


def _allow_hint(value: object, *, first: bool) -> Message:
    match value:
        case dict() if isinstance(reason := next(iter(value.values())), str):
            return msg("write it as a list: [{text}]", text=f"{quoted(next(iter(value)))}: {_in_list(reason)}")
        case str() if re.fullmatch("[A-Za-z0-9-]{1,60}", value):
            return msg("write a list, each code with its reason: {text}", text=f"[{value}: …]")
        case str() if not first and ":" not in value:
            return msg("put a reason that holds a comma in quotes")
    return _WITH_REASON


_WITH_REASON = msg("write a list, each code with its reason: {text}", text="[KJ616: …]")


def _say_pair(wrong: Wrong) -> Said:
    """Not two numbers where a range is expected."""
    message = msg("{expected} is expected here, not {value}", expected=_PAIR, value=quoted(wrong.value))
    match wrong.value:
        case [str() as text] if ends := guess.ends(text):
            return Said(rules.SHAPE, message, msg("write {text}", text=f"[{ends[0]}, {ends[1]}]"))
        case [_]:
            return Said(rules.SHAPE, message, msg("where there is one number, it is at_least, at_most or about"))
    return Said(rules.SHAPE, message)


def _say_shape(wrong: Wrong) -> Said:
    expected = _SHAPES.get(wrong.kind, msg("something else"))
    if wrong.context.get("class_name") == "Entry":
        expected = msg("a number or a mapping")
    message = msg("{expected} is expected here, not {value}", expected=expected, value=quoted(wrong.value))
    return Said(rules.SHAPE, message, _shape_hint(wrong))


def _shape_hint(wrong: Wrong) -> Message | None:
    match wrong.value:
        case str() as text:
            return _hint_for_text(wrong, text)
        case [str() as text] if wrong.context.get("class_name") in {"Entry", None}:
            return msg("write {text}, without the brackets", text=quoted(text))
        case [_, *_] if wrong.context.get("class_name") == "Entry":
            return msg("write one number, or a mapping such as {{value: 62}}")
        case list() as items if items and all(isinstance(one, dict) for one in items):
            return msg("write the keys without - before them")
        case dict() as mapping if mapping:
            return _hint_for_mapping(wrong, quoted(next(iter(mapping))))
    return None


def _hint_for_mapping(wrong: Wrong, key: str) -> Message | None:
    if wrong.kind == "string_type":
        return msg("put text that holds a colon in quotes")
    if wrong.kind == "tuple_type":
        return msg("write - and a space before {key}, and begin the keys below it under its first letter", key=key)
    return None


def _hint_for_text(wrong: Wrong, text: str) -> Message | None:
    if wrong.kind == "tuple_type":
        parts: Sequence[str] = (text,)
        if wrong.key == "between":
            parts = guess.ends(text) or parts
        elif wrong.key in _OF_NAMES:
            parts = [name for name in re.split(r"[，、；;,]+\s*", text) if name]
        return msg("write it as a list: [{text}]", text=", ".join(map(_in_list, parts)))
    if wrong.context.get("class_name") in _NAMED:
        return msg("write {{name: {text}}}", text=_in_list(text))
    return msg("write key: value, with a space after the colon") if ":" in text else None


def _in_list(text: str) -> str:
    """A text as it stands within brackets."""
    text = " ".join(text.strip("【】［］ ").split())
    if len(text) > 60:  # noqa: PLR2004
        return "…"
    return text if re.fullmatch(r"[\w〔〕（）《》“”·./-]+", text) else "'" + text.replace("'", "''") + "'"


# What a list is of that must not be empty.
_NEEDED = {
    "lead": msg("name the unit that answers for the task (牵头单位)"),
    "targets": msg("write the task's targets; where it has no number, one with measure: qualitative"),
    "tasks": msg("write its tasks, or delete it"),
    "sections": msg("write the document's chapters with their tasks"),
}
_PAIR = msg("a list of two numbers, [from, to],")
_OF_NAMES = frozenset({"lead", "support", "members", "reporters", "aliases", "objectives"})
_NAMED = frozenset({"Unit", "Group", "Stage"})
_KINDS: dict[str, Callable[[Wrong], Said]] = {
    "number": say_number,
    "whole_number": say_whole,
    "day": say_day,
    "flag": say_flag,
    "allow": _say_allow,
    "literal_error": say_choice,
    "string_too_short": say_empty_text,
    "string_pattern_mismatch": say_pattern,
    "too_short": _say_too_few,
    "too_long": _say_pair,
    "missing": _say_pair,
}
_SHAPES = {
    "model_type": msg("a mapping (keys with values)"),
    "dict_type": msg("a mapping (keys with values)"),
    "tuple_type": msg("a list"),
    "string_type": msg("text"),
}
