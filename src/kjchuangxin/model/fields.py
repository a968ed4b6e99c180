"""The kinds of values a file may hold, read from the text as written.

A value of the wrong kind is an error of a type of ours, which model.explain turns into a finding.
"""

import re
import unicodedata
from collections.abc import Callable, Container
from datetime import date
from decimal import Context, Decimal
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, GetPydanticSchema, StringConstraints, WithJsonSchema
from pydantic.config import JsonDict
from pydantic_core import core_schema

from kjchuangxin.characters import unit_of_measure
from kjchuangxin.diagnostic import msg
from kjchuangxin.source import MAX_DIGITS

MAX_WHOLE_DIGITS = 4
# Sums of numbers as long as the format allows are exact with this many digits.
EXACT = Context(prec=80)

NUMBER = r"[+-]?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?"
SOME_TEXT = r"\S"
TASK_NUMBER = r"(?:0|[1-9][0-9]{0,3})(?:\.[0-9]{1,4})*"
TARGET_ID = "[A-Za-z0-9][A-Za-z0-9.-]{0,29}"  # a short word; T<task number>-<n> by convention
DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
# An id as people type it: t3-1, T3–1, T3_1, Ｔ3-1, 3.1, T3-l; and without anything between its numbers: T31.
_TWO_NUMBERS = re.compile(r"\s*t?[\W_]*0*([1-9][0-9]{0,5})[\W_]+0*([1-9][0-9]{0,5})[\W_]*", re.IGNORECASE)
# Letters of other alphabets that look like those of an id: the Cyrillic and the Greek T.
_LIKE_LETTERS = {ord("Т"): "T", ord("т"): "t", ord("Τ"): "T", ord("τ"): "t"}
_DASHES = re.compile("[—–−‐‑]+")
_LIKE_DIGITS = str.maketrans("lIiOo", "11100")
_ONE_NUMBER = re.compile(r"\s*t?[\W_]*([0-9]{2,8})[\W_]*", re.IGNORECASE)


def day_of(text: str) -> date | None:
    """The day that a text names as YYYY-MM-DD; None where it is written otherwise or does not exist."""
    try:
        return date.fromisoformat(text) if re.fullmatch(DAY, text) else None  # which knows more ways to write a day
    except ValueError:
        return None


def _from_text(kind: str, form: str, longest: int, make: Callable[[str], object]) -> GetPydanticSchema:
    """A value made from a text of a certain form; any other is an error of the type `kind`.

    Pydantic's core matches the form itself, in half the time of a validator written in Python.
    """
    text = core_schema.str_schema(pattern=f"^(?:{form})$", max_length=longest, strict=True)
    as_it_is = core_schema.simple_ser_schema("any")  # of a default, in the JSON Schema
    value = core_schema.no_info_after_validator_function(make, text, serialization=as_it_is)
    schema = core_schema.custom_error_schema(value, custom_error_type=kind, custom_error_message=kind)
    return GetPydanticSchema(lambda _, __: schema.copy())  # each use has its own JSON Schema in it


def _outer_form(kind: str, form: core_schema.CoreSchema) -> GetPydanticSchema:
    """A value of a certain outer form, before what is in it is looked at; any other is an error of the type `kind`."""
    outer = core_schema.custom_error_schema(form, custom_error_type=kind, custom_error_message=kind)
    return GetPydanticSchema(lambda source, handler: core_schema.chain_schema([outer, handler(source)]))


def described(text: str, **constraints: Any) -> Any:  # noqa: ANN401 - as pydantic's Field
    """A key with what it is for, which is translated for the schemas."""
    return Field(description=text, **constraints)


_IN_DIGITS = _from_text("number", NUMBER, MAX_DIGITS, Decimal)
Number: TypeAlias = Annotated[Decimal, _IN_DIGITS, WithJsonSchema({"type": "number"})]
# That these are not below 0 is a rule; an editor is told by the schema.
Share: TypeAlias = Annotated[Decimal, _IN_DIGITS, WithJsonSchema({"type": "number", "minimum": 0})]
Weight: TypeAlias = Annotated[Decimal, _IN_DIGITS, WithJsonSchema({"type": "number", "exclusiveMinimum": 0})]
WholeNumber: TypeAlias = Annotated[
    int,
    _from_text("whole_number", "0|[1-9][0-9]*", MAX_WHOLE_DIGITS, int),
    WithJsonSchema({"type": "integer", "minimum": 0, "maximum": 10**MAX_WHOLE_DIGITS - 1}),
]
BY_DAY: JsonDict = {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
Day: TypeAlias = Annotated[date, _from_text("day", DAY, 10, date.fromisoformat), WithJsonSchema(BY_DAY)]
Flag: TypeAlias = Annotated[
    bool, _from_text("flag", "true|false", 5, "true".__eq__), WithJsonSchema({"type": "boolean"})
]
Text: TypeAlias = Annotated[str, StringConstraints(min_length=1, pattern=SOME_TEXT)]
MeasureUnit: TypeAlias = Annotated[Text, AfterValidator(unit_of_measure)]
Version: TypeAlias = Annotated[
    Literal["1"],
    WithJsonSchema({"const": 1, "description": msg("the version of this format").template}),  # an editor reads a number
]
TaskNumber: TypeAlias = Annotated[
    str,
    _from_text("task_number", TASK_NUMBER, MAX_WHOLE_DIGITS * 3, str),
    WithJsonSchema({"type": ["number", "string"], "pattern": f"^(?:{TASK_NUMBER})$", "minimum": 0}),
]
TargetId: TypeAlias = Annotated[str, StringConstraints(pattern=rf"^{TARGET_ID}$")]
# Warnings that are meant, by the codes or names of their rules, each with the reason.
Allow: TypeAlias = Annotated[
    tuple[Annotated[dict[Text, Text], _outer_form("allow", core_schema.dict_schema(min_length=1))], ...],
    _outer_form("allow", core_schema.list_schema(min_length=1)),
    WithJsonSchema(
        {
            "description": msg(
                "warnings of `kjcx check` that are intended here: a code and the reason, such as KJ616: 新口径"
            ).template,
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "minProperties": 1,
                "additionalProperties": {"type": "string", "pattern": SOME_TEXT},
            },
        }
    ),
]


class Record(BaseModel):
    """A mapping with known keys, never changed after it was read."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    allow: Allow = ()


def task_of(id_: str) -> str | None:
    """The number of the task that an id names by the convention T<task number>-<n>; None of any other id."""
    found = re.fullmatch(rf"T({TASK_NUMBER})-[1-9][0-9]*", id_)
    return None if found is None else found[1]


def task_in(word: str) -> str | None:
    """The number of the task that a word names which has the form of such an id, or nearly."""
    two = _TWO_NUMBERS.fullmatch(_with_digits(word))
    return task_of(word) if two is None else two[1]


def ids_like(word: str, known: Container[str]) -> list[str]:
    """The known ids that a word may stand for by its form."""
    plain = _with_digits(word)
    two, one = _TWO_NUMBERS.fullmatch(plain), _ONE_NUMBER.fullmatch(plain)
    if two is not None:
        ids = [f"T{two[1]}-{two[2]}"]
    else:
        digits = one[1] if one is not None else ""
        ids = [f"T{digits[:at]}-{digits[at:]}" for at in range(1, len(digits))]
    return [id_ for id_ in ids if id_ in known]


def with_latin_letters(word: str) -> str:
    """A word with Latin letters for those of other alphabets that look like the T of an id."""
    return word.translate(_LIKE_LETTERS)


def form_of(id_: str) -> str:
    """What an id has in common with those that look like it: ｋj－1 and KJ-1."""
    plain = unicodedata.normalize("NFKC", with_latin_letters(id_)).strip()
    return _DASHES.sub("-", plain).casefold()


def _with_digits(word: str) -> str:
    """A word with half-width characters, and with digits for the letters that look like them if there is a digit."""
    plain = with_latin_letters(unicodedata.normalize("NFKC", word))
    return plain.translate(_LIKE_DIGITS) if any(map(str.isdecimal, plain)) else plain
