"""The kinds of values a file may hold, read from the text as written.

A value of the wrong kind raises a `PydanticCustomError` whose type is one of `KINDS`; `errors.py` says it in words.
"""

import re
from calendar import monthrange
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

MAX_DIGITS = 30

NUMBER = re.compile(r"[+-]?(0|[1-9][0-9]*)(\.[0-9]+)?")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
KINDS = ("number", "whole_number", "day", "flag")


class Record(BaseModel):
    """A mapping with known keys, never changed after it was read."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


def _number(value: Any) -> Decimal:  # noqa: ANN401 - whatever the file holds there
    if type(value) is str and len(value) <= MAX_DIGITS and NUMBER.fullmatch(value):
        return Decimal(value)
    raise PydanticCustomError("number", "a number is expected")


def _whole_number(value: Any) -> int:  # noqa: ANN401
    if type(value) is str and len(value) <= MAX_DIGITS and value.isascii() and value.isdigit():
        return int(value)
    raise PydanticCustomError("whole_number", "a whole number is expected")


def is_day(text: str) -> bool:
    """Whether a text is YYYY-MM-DD and a day that exists."""
    if not DAY.fullmatch(text):
        return False
    year, month, day = int(text[:4]), int(text[5:7]), int(text[8:])
    return year > 0 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]  # noqa: PLR2004 - months of a year


def _day(value: Any) -> date:  # noqa: ANN401
    if type(value) is str and is_day(value):
        return date(int(value[:4]), int(value[5:7]), int(value[8:]))
    raise PydanticCustomError("day", "a date is expected")


def _flag(value: Any) -> bool:  # noqa: ANN401
    if value in ("true", "false"):
        return bool(value == "true")
    raise PydanticCustomError("flag", "true or false is expected")


Number: TypeAlias = Annotated[Decimal, BeforeValidator(_number), WithJsonSchema({"type": "number"})]
WholeNumber: TypeAlias = Annotated[
    int, BeforeValidator(_whole_number), WithJsonSchema({"type": "integer", "minimum": 0})
]
Day: TypeAlias = Annotated[
    date,
    BeforeValidator(_day),
    WithJsonSchema({"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}),
]
Flag: TypeAlias = Annotated[bool, BeforeValidator(_flag), WithJsonSchema({"type": "boolean"})]
Words: TypeAlias = Annotated[str, StringConstraints(min_length=1)]
Version: TypeAlias = Annotated[
    Literal["1"], WithJsonSchema({"const": 1, "description": "the version of this format"})  # an editor reads a number
]
TargetId: TypeAlias = Annotated[str, StringConstraints(pattern=r"^T[1-9][0-9]*-[1-9][0-9]*$")]
