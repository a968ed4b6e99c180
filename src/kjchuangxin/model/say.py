"""Values of the wrong kind in words: what is wrong, how to mend it, and which part of the value it is."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

from kjchuangxin.diagnostic import Message, Rule, msg, quoted
from kjchuangxin.model import meant, rules
from kjchuangxin.model.fields import MAX_DIGITS, MAX_WHOLE_DIGITS, NUMBER, SOME_TEXT
from kjchuangxin.source import FULL_WIDTH, Path
from kjchuangxin.source.slips import FULL_COLON, HALF_COLON
from kjchuangxin.suggest import nearest

_STATES = ["not_started", "under_way", "done"]
_DIGITS = msg("write digits only, such as 62 or 0.5")
_SHARES = frozenset({"on_track", "slipping"})
# A key and its value that were not taken as such: 62，note：好.
_SWALLOWED = re.compile(r"([，、；;])\s*[A-Za-z_]+\s*[:：=]")


@dataclass(frozen=True, slots=True)
class Wrong:
    """A value that is refused: the path to it, what more Pydantic says, and whether it stands for a whole entry."""

    kind: str
    value: Any
    path: Path
    context: dict[str, Any]
    short: bool = False

    @property
    def key(self) -> str:
        return next((step for step in reversed(self.path) if isinstance(step, str)), "")


class Said(NamedTuple):
    """A finding without its place; `mark` begins with the one character of the value that is wrong, if not all.

    `written` is what the value is in the format's way of writing, and a unit of measure after it, where only that can
    be meant.
    """

    rule: Rule
    message: Message
    hint: Message | None = None
    mark: str = ""
    written: tuple[str, str] | None = None


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
        message = msg("a full-width bracket stands here")
        return Said(FULL_WIDTH, message, msg("YAML needs half-width ones: type {{ and }}"), value[0])
    if found := _SWALLOWED.search(value):
        message = msg("{character} stands where a comma is needed", character=found[1])
        return Said(FULL_WIDTH, message, msg("write , and a space"), found[0])
    form, hidden = _FORMS.get(wrong.kind), next(iter(meant.INVISIBLE.findall(value)), "")
    if form and hidden and re.fullmatch(form, meant.INVISIBLE.sub("", value)):
        message = msg("an invisible character (U+{number}) stands here", number=f"{ord(hidden):04X}")
        return Said(rules.DAY if wrong.kind == "day" else rules.NUMBER, message, msg("delete it"), hidden)
    return None


_FORMS = {"number": NUMBER, "whole_number": r"[0-9]+", "day": r"[0-9]{4}-[0-9]{2}-[0-9]{2}"}


def _say_number(wrong: Wrong) -> Said:
    value = wrong.value
    message = msg("{value} is not a number", value=quoted(value))
    if not isinstance(value, str):
        single = _single(value)
        hint = msg("write {text}, without the brackets", text=quoted(single)) if single else None
        return Said(rules.NUMBER, message, hint)
    if not value.strip():
        return Said(rules.NUMBER, msg("nothing stands here"), msg("write digits, or delete the line"))
    return Said(rules.NUMBER, message, _number_hint(wrong, value), written=meant.written_number(value))


def _number_hint(wrong: Wrong, value: str) -> Message:
    if re.fullmatch(NUMBER, value):
        return msg("a number has at most {count} digits", count=MAX_DIGITS)
    share = wrong.key in _SHARES and "%" in meant.plain(value)
    number = None if share else meant.number(value, share=wrong.key == "tolerance")
    if number is None:
        if meant.scaled(value):
            return msg("the unit of measure stands in the plan: convert the figure into it, and write digits only")
        return _of_entry(value) if wrong.short else _DIGITS
    if wrong.key == "tolerance":
        return msg("write {number}", number=number)
    return msg("write {number}; what else is to say goes into note", number=number)


def _of_entry(value: str) -> Message:
    """How to report what is no number."""
    text = meant.plain(value)
    if text.casefold() in meant.NOTHING:
        return msg("write digits only; where there is no figure, delete the line")
    if state := meant.choice(text, _STATES):
        return msg("write {{state: {state}}}", state=state)
    if text[:1].isalpha() and not re.search(r"[0-9,{}\[\]:#]", text):
        return msg(
            "write digits only; a stage as {{stage: {stage}}}, a state as {{state: under_way}}", stage=quoted(text)
        )
    return _DIGITS


def _say_whole(wrong: Wrong) -> Said:
    message = msg("{value} is not a whole number", value=quoted(wrong.value))
    number = meant.number(wrong.value) if isinstance(wrong.value, str) else None
    if number is not None and number.isdecimal() and number != wrong.value and len(number) <= MAX_WHOLE_DIGITS:
        written = (number, "") if meant.written_number(str(wrong.value)) == (number, "") else None
        return Said(rules.NUMBER, message, msg("write {number}", number=number), written=written)
    return Said(rules.NUMBER, message, msg("write digits only, such as 10"))


def _say_day(wrong: Wrong) -> Said:
    value = wrong.value
    hint = msg("write it as YYYY-MM-DD, such as 2022-06-30")
    found = meant.day(value) if isinstance(value, str) else None
    if found is None:
        single = _single(value)
        if single is not None:
            hint = msg("write {text}, without the brackets", text=quoted(single))
        return Said(rules.DAY, msg("{value} is not a date", value=quoted(value)), hint)
    date, exists = found
    if not exists:
        message = msg("there is no day {value}", value=quoted(value))
        return Said(rules.DAY, message, msg("that month ends on {date}", date=date))
    message, hint = msg("{value} is not a date", value=quoted(value)), msg("write {date}", date=date)
    return Said(rules.DAY, message, hint, written=(date, "") if meant.written_day(value) else None)


def _say_flag(wrong: Wrong) -> Said:
    word = meant.flag(wrong.value) if isinstance(wrong.value, str) else None
    hint = msg("write true or false") if word is None else msg("write {text}", text=word)
    return Said(rules.CHOICE, msg("{value} is neither true nor false", value=quoted(wrong.value)), hint)


def _say_choice(wrong: Wrong) -> Said:
    value = wrong.value
    choices = re.findall(r"'([^']*)'", wrong.context["expected"])
    if choices == ["1"]:
        message = msg("format {value} is not known", value=quoted(value))
        written = ("1", "") if isinstance(value, str) and meant.half_width(value) == "1" else None
        return Said(rules.VERSION, message, msg("write format: 1"), written=written)
    word = meant.choice(value, choices) or nearest(value, choices) if isinstance(value, str) else None
    hint = msg("choose one of: {choices}", choices=tuple(choices))
    if word is not None:
        hint = msg("did you mean {word}?", word=word)
    return Said(rules.CHOICE, msg("{value} is not known here", value=quoted(value)), hint)


def _say_pattern(wrong: Wrong) -> Said:
    if wrong.context.get("pattern") == SOME_TEXT:
        return _say_empty_text(wrong)
    message = msg("{value} is not a target's id", value=quoted(wrong.value))
    name = meant.target_id(wrong.value)
    hint = msg("write {text}", text=name) if name else msg("write T<task number>-<number>, such as T3-1")
    return Said(rules.TEXT, message, hint)


def _say_empty_text(_: Wrong) -> Said:
    return Said(rules.TEXT, msg("this text is empty"), msg("fill it in, or delete the line"))


def _say_too_few(_: Wrong) -> Said:
    return Said(rules.SHAPE, msg("at least one is needed here"))


def _say_allow(wrong: Wrong) -> Said:
    value = wrong.value
    if not value:
        return Said(rules.SHAPE, msg("at least one is needed here"), _WITH_REASON)
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
        return msg("write it as a list: [{text}]", text=_in_list(text))
    if wrong.context.get("class_name") in _NAMED:
        return msg("write {{name: {text}}}", text=_in_list(text))
    return msg("write key: value, with a space after the colon") if ":" in text else None


def _single(value: object) -> str | None:
    """The one text in a list."""
    return value[0] if isinstance(value, list) and len(value) == 1 and isinstance(value[0], str) else None


def _in_list(text: str) -> str:
    """A text as it stands within brackets."""
    text = " ".join(text.strip("【】［］ ").split())
    if len(text) > 60:  # noqa: PLR2004
        return "…"
    return text if re.fullmatch(r"[\w〔〕（）《》“”·./-]+", text) else "'" + text.replace("'", "''") + "'"


_NAMED = frozenset({"Unit", "Group", "Stage"})
_KINDS: dict[str, Callable[[Wrong], Said]] = {
    "number": _say_number,
    "whole_number": _say_whole,
    "day": _say_day,
    "flag": _say_flag,
    "allow": _say_allow,
    "literal_error": _say_choice,
    "string_too_short": _say_empty_text,
    "string_pattern_mismatch": _say_pattern,
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
