"""What is wrong with a value, by the kind of its error; most of all one of a wrong shape, such as a list for a text."""

import re
from collections.abc import Callable, Sequence

from kjchuangxin.characters import INVISIBLE
from kjchuangxin.diagnostic import Message, msg, quoted
from kjchuangxin.model import rules
from kjchuangxin.model.explain import guess, scalars
from kjchuangxin.model.explain.scalars import Explanation, RefusedValue
from kjchuangxin.model.fields import DAY, NUMBER, TASK_NUMBER
from kjchuangxin.source import FULL_WIDTH
from kjchuangxin.source.typos.line import FULL_BRACKET, FULL_COLON, HALF_BRACES, HALF_BRACKETS, HALF_COLON

_HIDDEN = re.compile(f"{INVISIBLE.pattern}+")
# What may stand around a list or a mapping, by the kind of error where that is expected.
_BRACES = ("｛", "｝")
_BRACKETS = {"tuple_type": ("［【", "］】]"), "dict_type": _BRACES, "model_type": _BRACES, "number": _BRACES}
# A key and its value that were not taken as such: 62，note：好.
_SWALLOWED = re.compile(r"([，、；;])\s*[A-Za-z_]+\s*[:：=]")


def explain(refused: RefusedValue) -> Explanation:
    """What is wrong with a value."""
    if refused.kind == "missing" and isinstance(refused.path[-1], str):
        return Explanation(rules.MISSING_KEY, msg("the key {key} is missing", key=refused.path[-1]))
    if isinstance(refused.value, str) and (found := _odd_character(refused, refused.value)):
        return found
    return _KINDS.get(refused.kind, _explain_shape)(refused)


def _odd_character(refused: RefusedValue, value: str) -> Explanation | None:
    """A character that is not meant to be a part of the value."""
    if refused.kind == "string_pattern_mismatch" and not value.strip():
        return None
    if in_brackets(refused.kind, value):
        text = _in_half_width(value)
        hint = HALF_BRACKETS if refused.kind == "tuple_type" else HALF_BRACES
        return Explanation(FULL_WIDTH, FULL_BRACKET, hint, collection=(text, "") if text else None)
    if value[:1] in {"｛", "［"}:
        return Explanation(FULL_WIDTH, FULL_BRACKET, HALF_BRACES, value[0])
    if found := _SWALLOWED.search(value):
        message = msg("{character} where a comma is needed", character=found[1])
        return Explanation(FULL_WIDTH, message, msg("write , and a space"), found[1])
    form, hidden, seen = _FORMS.get(refused.kind), _HIDDEN.findall(value), INVISIBLE.sub("", value)
    if form and hidden and re.fullmatch(form, seen):
        message = msg("invisible character (U+{number})", number=f"{ord(hidden[0][0]):04X}")
        rule = rules.DAY if refused.kind == "day" else rules.NUMBER
        certain = seen in value  # within a number, it may part two of them
        return Explanation(
            rule, message, msg("delete it"), hidden[0], (seen, "") if certain and len(hidden) == 1 else None
        )
    return None


def in_brackets(kind: str, value: str) -> bool:
    """Whether a text stands in full-width brackets where a list or a mapping is expected."""
    first, last = _BRACKETS.get(kind, ("", ""))
    return len(value) > 1 and value[0] in first and value[-1] in last


def _in_half_width(value: str) -> str:
    """What stands in full-width brackets, in half-width ones; empty where it is not certain where each part ends."""
    if value[0] != "｛":
        parts = re.split(r"[，、；;,]\s*", value[1:-1])
        if not re.search("[【】［］]", value[1:-1]):
            return _listed(parts)
        parts = re.split(r"[，、；;,]\s*", value)
        return _listed(parts) if all(map(_BRACKETED.fullmatch, parts)) else ""
    pairs = re.split(r"[，,]\s*", value[1:-1])
    parts = [re.fullmatch(r"([\w-]+)\s*[：:]\s*([\w.〔〕-]+)", pair.strip()) for pair in pairs]
    return "{" + ", ".join(f"{part[1]}: {part[2]}" for part in parts if part) + "}" if all(parts) else ""


def _listed(parts: Sequence[str]) -> str:
    """The parts as a list in brackets; empty where one is empty or too long to be sure of."""
    items = [_in_list(part) for part in parts if part.strip()]
    return f"[{', '.join(items)}]" if items and "…" not in items else ""


def _explain_too_few(refused: RefusedValue) -> Explanation:
    message = msg("{key} is empty, and needs at least one", key=refused.key)
    return Explanation(rules.SHAPE, message, _NEEDED.get(refused.key))


def _explain_allow(refused: RefusedValue) -> Explanation:
    value = refused.value
    if not value:
        return Explanation(rules.SHAPE, msg("{key} is empty, and needs at least one", key="allow"), _WITH_REASON)
    if isinstance(value, str) and "：" in value:
        return Explanation(FULL_WIDTH, FULL_COLON, HALF_COLON, "：")
    message = msg("a code with its reason is expected here, not {value}", value=quoted(value))
    return Explanation(rules.SHAPE, message, _allow_hint(value, first=refused.path[-1] in {"allow", 0}))


def _allow_hint(value: object, *, first: bool) -> Message:
    match value:
        case dict() if isinstance(reason := next(iter(value.values())), str):
            return msg("write it as a list: [{text}]", text=f"{quoted(next(iter(value)))}: {_in_list(reason)}")
        case str() if re.fullmatch("[A-Za-z0-9-]{1,60}", value):
            return msg("write a list, each code with its reason: {text}", text=f"[{value}: …]")
        case str() if not first and ":" not in value:
            return msg("put a reason that holds a comma in quotes")
    return _WITH_REASON


def _explain_pair(refused: RefusedValue) -> Explanation:
    """Not two numbers where a range is expected."""
    message = msg("{expected} is expected here, not {value}", expected=_PAIR, value=quoted(refused.value))
    match refused.value:
        case [str() as text] if ends := guess.range_ends(text):
            return Explanation(rules.SHAPE, message, msg("write {text}", text=f"[{ends[0]}, {ends[1]}]"))
        case [_]:
            return Explanation(rules.SHAPE, message, msg("where there is one number, it is at_least, at_most or about"))
    return Explanation(rules.SHAPE, message)


def _explain_shape(refused: RefusedValue) -> Explanation:
    expected = _SHAPES.get(refused.kind, msg("something else"))
    if refused.context.get("class_name") == "Entry":
        expected = msg("a number or a mapping")
    message = msg("{expected} is expected here, not {value}", expected=expected, value=quoted(refused.value))
    if isinstance(refused.value, str):
        return _explain_text(refused, message)
    is_one = refused.kind == "string_type" or refused.context.get("class_name") == "Entry"
    alone = scalars.single(refused.value) if is_one else None
    return Explanation(
        rules.SHAPE, message, _hint_for_collection(refused), rewritten=(alone, "") if alone is not None else None
    )


def _hint_for_collection(refused: RefusedValue) -> Message | None:
    match refused.value:
        case [str() as text] if refused.context.get("class_name") in {"Entry", None}:
            return msg("write {text}, without the brackets", text=quoted(text))
        case [_, *_] if refused.context.get("class_name") == "Entry":
            return msg("write one number, or a mapping such as {{value: 62}}")
        case list() as items if items and all(isinstance(one, dict) for one in items):
            return msg("write the keys without - before them")
        case dict() as mapping if mapping and refused.kind == "tuple_type":
            key = quoted(next(iter(mapping)))
            return msg("write - and a space before {key}, and begin the keys below it under its first letter", key=key)
        case dict() as mapping if mapping and refused.kind == "string_type":
            return msg("put text that holds a colon in quotes")
    return None


def _explain_text(refused: RefusedValue, message: Message) -> Explanation:
    """A text where a list or a mapping is expected."""
    text: str = refused.value
    if refused.kind == "tuple_type":
        parts: Sequence[str] = (text,)
        if refused.key == "between":
            parts = guess.range_ends(text) or parts
        elif refused.key in _OF_NAMES:
            parts = [name for name in re.split(r"[，、；;,]+\s*", text) if name]
        hint = msg("write it as a list: [{text}]", text=", ".join(map(_in_list, parts)))
        written = "" if refused.key in {"between", "allow"} else _listed(parts)
        return Explanation(rules.SHAPE, message, hint, collection=(written, "") if written else None)
    if refused.context.get("class_name") in _NAMED:
        name = _in_list(text)
        certain = None if name == "…" else (f"{{name: {name}}}", "")
        return Explanation(rules.SHAPE, message, msg("write {{name: {text}}}", text=name), collection=certain)
    if ":" in text:
        return Explanation(rules.SHAPE, message, msg("write key: value, with a space after the colon"))
    return Explanation(rules.SHAPE, message)


def _in_list(text: str) -> str:
    """A text as it stands within brackets."""
    text = " ".join(text.split())
    if _BRACKETED.fullmatch(text):
        text = text[1:-1].strip()
    if len(text) > 60:  # noqa: PLR2004
        return "…"
    return text if re.fullmatch(r"[\w〔〕（）《》“”·./-]+", text) else "'" + text.replace("'", "''") + "'"


_BRACKETED = re.compile("【[^【】]*】|［[^［］]*］")
_FORMS = {"number": NUMBER, "whole_number": r"[0-9]+", "task_number": TASK_NUMBER, "day": DAY}
# What a list is of that must not be empty.
_NEEDED = {
    "lead": msg("name the unit that answers for the task (牵头单位)"),
    "targets": msg("write the task's targets; where it has no number, one with measure: qualitative"),
    "tasks": msg("write its tasks, or delete it"),
    "sections": msg("write the document's chapters with their tasks"),
}
_WITH_REASON = msg("write a list, each code with its reason: {text}", text="[KJ616: …]")
_PAIR = msg("a list of two numbers, [from, to],")
_OF_NAMES = frozenset({"lead", "support", "members", "reporters", "aliases", "objectives"})
_NAMED = frozenset({"Unit", "Group", "Stage"})
_KINDS: dict[str, Callable[[RefusedValue], Explanation]] = {
    "number": scalars.number,
    "whole_number": scalars.whole_number,
    "task_number": scalars.task_number,
    "day": scalars.day,
    "flag": scalars.flag,
    "allow": _explain_allow,
    "literal_error": scalars.choice,
    "string_too_short": scalars.empty_text,
    "string_pattern_mismatch": scalars.pattern,
    "too_short": _explain_too_few,
    "too_long": _explain_pair,
    "missing": _explain_pair,
}
_SHAPES = {
    "model_type": msg("a mapping (keys with values)"),
    "dict_type": msg("a mapping (keys with values)"),
    "tuple_type": msg("a list"),
    "string_type": msg("text"),
}
