"""A breakdown (目标任务分解): what is settled locally, beyond what the document says."""

from collections.abc import Callable
from decimal import Decimal
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import Field, GetCoreSchemaHandler, GetPydanticSchema
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticKnownError, core_schema

from kjchuangxin.model.fields import SOME_TEXT, Day, Flag, Number, Record, Share, Text, Version, Weight, described
from kjchuangxin.model.plan import Checkpoints, Collect, Pacing, Reporting


def _equal_or(data: Any, read: Callable[[Any], dict[str, Decimal]]) -> "Parts":  # noqa: ANN401 - whatever stands there
    if not isinstance(data, str):
        return read(data)
    if data != "equal":
        raise PydanticKnownError("literal_error", {"expected": "'equal'"})  # like that of a wrong word
    return "equal"


def _parts(_: object, handler: GetCoreSchemaHandler) -> CoreSchema:
    parts = handler.generate_schema(Annotated[dict[Text, Number], Field(min_length=1)])
    return core_schema.no_info_wrap_validator_function(_equal_or, parts)


def _json_parts(_: object, __: object) -> JsonSchemaValue:
    names, numbers = {"minLength": 1, "pattern": SOME_TEXT}, {"type": "number", "minimum": 0}
    parts = {"type": "object", "minProperties": 1, "propertyNames": names, "additionalProperties": numbers}
    return {"anyOf": [{"const": "equal"}, parts]}


# How a group's quota is spread over its members: the word `equal`, or each member's part by its name.
Parts: TypeAlias = Annotated[Literal["equal"] | dict[str, Decimal], GetPydanticSchema(_parts, _json_parts)]


class Verified(Record):
    """Who has looked at it that a target is achieved (核验)."""

    date: Annotated[Day, described("the day it was verified")]
    by: Annotated[Text, described("the unit that verified it: none that leads it")]
    note: Annotated[Text | None, described("free text")] = None


class TargetBreakdown(Record):
    """What the breakdown adds to one target."""

    baseline: Annotated[
        Number | None,
        described("the value at the window's start; otherwise the newest figure from before it, of an increment 0"),
    ] = None
    pace: Annotated[Pacing | None, described("how it is expected to grow; otherwise by its measure")] = None
    checkpoints: Checkpoints = None
    reporters: Annotated[tuple[Text, ...], described("who reports it")] = ()
    collect: Annotated[Collect | None, described("how several reporters make one figure; otherwise single")] = None
    reporting: Annotated[Reporting | None, described("its own rhythm, key by key over the plan's")] = None
    quotas: Annotated[dict[Text, Share], described("each unit's or group's share of the target")] = Field(
        default_factory=dict
    )
    spread: Annotated[
        dict[Text, Parts],
        described("how a group's quota is spread over its members: equal, or each one's part; otherwise it is not"),
    ] = Field(default_factory=dict)
    quota_reports: Annotated[
        Flag | None,
        described("false where the holders of quotas report nothing themselves; otherwise they owe their shares"),
    ] = None
    due: Annotated[dict[Text, Day], described("due dates of a milestone's stages")] = Field(default_factory=dict)
    weight: Annotated[Weight | None, described("how often it counts where units are ranked; otherwise once")] = None
    verified: Annotated[
        Verified | None, described("another unit than its leads has verified that it is achieved (销号)")
    ] = None


class Breakdown(Record):
    """The local breakdown of one plan."""

    format: Version
    plan: Annotated[Text, described("the plan's id")]
    illustrative: Annotated[Flag, described("true where the figures are examples, not official")] = False
    targets: Annotated[dict[Text, TargetBreakdown], described("by target id")] = Field(default_factory=dict)
