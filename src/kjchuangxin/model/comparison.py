"""What a target's number must reach: a comparator with its bound, first and by every revision."""

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Annotated, Any, Literal, TypeAlias, get_args

from pydantic import ConfigDict, GetCoreSchemaHandler, GetJsonSchemaHandler, GetPydanticSchema
from pydantic.config import JsonDict
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from kjchuangxin.model.fields import NUMBER, Day, Number, Record, Text, described
from kjchuangxin.source import MAX_DIGITS

Comparator: TypeAlias = Literal["at_least", "above", "at_most", "below", "about", "between"]
COMPARATORS: tuple[Comparator, ...] = get_args(Comparator)
# Of which more is better, and less; of the second of each the bound itself is not enough.
MORE: frozenset[Comparator] = frozenset({"at_least", "above"})
LESS: frozenset[Comparator] = frozenset({"at_most", "below"})
# Units of measure of which a difference is one of percentage points.
PERCENT = frozenset({"%", "个百分点", "百分点"})
OPEN: frozenset[Comparator] = frozenset({"above", "below"})


class Reference(Record):
    """A bound that is only known later: each figure says what it was."""

    reference: Annotated[Text, described("what it is called: 全市平均增速")]


Bound: TypeAlias = Decimal | tuple[Decimal, Decimal] | Reference


def _number_or(data: Any, read: Callable[[Any], Reference]) -> Decimal | Reference:  # noqa: ANN401 - what stands there
    if isinstance(data, dict):
        return read(data)
    if not isinstance(data, str) or len(data) > MAX_DIGITS or not re.fullmatch(NUMBER, data):
        raise PydanticCustomError("number", "number")  # like that of a number alone
    return Decimal(data)


def _bound(_: object, handler: GetCoreSchemaHandler) -> CoreSchema:
    return core_schema.no_info_wrap_validator_function(_number_or, handler.generate_schema(Reference))


def _json_bound(core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
    return {"anyOf": [{"type": "number"}, handler(core)]}


_NumberOrReference: TypeAlias = Annotated[Decimal | Reference, GetPydanticSchema(_bound, _json_bound)]

# What an editor is told of them, as the rules say it.
_EACH: list[JsonDict] = [{"required": [name]} for name in COMPARATORS]
_EXACTLY_ONE: JsonDict = {"oneOf": [*_EACH]}
_ONLY_AT_MOST: JsonDict = {"required": ["at_most"]}
_NUMBERS: JsonDict = {name: {"type": "number"} for name in ("at_least", "above", "at_most", "below")}


def _of(*measures: str, then: JsonDict) -> JsonDict:
    """What holds for targets with one of these measures."""
    return {"if": {"properties": {"measure": {"enum": [*measures]}}, "required": ["measure"]}, "then": then}


OF_TARGETS: JsonDict = {
    "allOf": [
        _of("increment", "level", "rate", "rank", then=_EXACTLY_ONE),
        _of("milestone", "qualitative", then={"not": {"anyOf": [*_EACH]}}),
        _of("increment", "rank", then={"properties": {**_NUMBERS, "revisions": {"items": {"properties": _NUMBERS}}}}),
        _of("rank", then={**_ONLY_AT_MOST, "properties": {"revisions": {"items": _ONLY_AT_MOST}}}),
    ]
}


class Comparison(Record):
    """What a number must reach: exactly one of these."""

    at_least: Annotated[_NumberOrReference | None, described("以上: this or more")] = None
    above: Annotated[_NumberOrReference | None, described("超过: more than this")] = None
    at_most: Annotated[_NumberOrReference | None, described("以内: this or less")] = None
    below: Annotated[_NumberOrReference | None, described("低于: less than this")] = None
    about: Annotated[Number | None, described("左右: this, give or take the tolerance")] = None
    between: Annotated[tuple[Number, Number] | None, described("from … to …, both ends in")] = None

    @property
    def comparators(self) -> tuple[Comparator, ...]:
        """The comparators that are given, in the order of `COMPARATORS`."""
        return tuple(name for name in COMPARATORS if getattr(self, name) is not None)


class Revision(Comparison):
    """A target's change, in force from its day."""

    model_config = ConfigDict(json_schema_extra=_EXACTLY_ONE)

    date: Annotated[Day, described("the day from which it holds")]
    approval: Annotated[Text | None, described("the document that approved it")] = None
