"""A progress file: what one unit reports."""

from functools import lru_cache
from typing import Annotated, Any, Literal

from pydantic import Field, GetJsonSchemaHandler, ValidationError, field_validator, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from kjchuangxin.model.fields import Day, Flag, Number, Record, Text, Version


class Entry(Record):
    """What is reported about one target; a bare number is short for `{value: number}`."""

    value: Annotated[Number | None, Field(description="the figure, in the target's unit")] = None
    stage: Annotated[Text | None, Field(description="milestone: the stage that is done, and those before it")] = None
    state: Annotated[
        Literal["not_started", "under_way", "done"] | None, Field(description="qualitative: where it stands")
    ] = None
    note: Annotated[Text | None, Field(description="free text")] = None
    evidence: Annotated[tuple[Text, ...], Field(description="documents or addresses that prove it")] = ()
    cause: Annotated[Text | None, Field(description="原因: why it is behind")] = None
    action: Annotated[Text | None, Field(description="措施: what is done about it")] = None
    by: Annotated[Day | None, Field(description="时限: by when")] = None
    correction: Annotated[Text | None, Field(description="why an earlier figure was too high")] = None

    @model_validator(mode="before")
    @classmethod
    def _short_form(cls, data: Any) -> Any:  # noqa: ANN401 - whatever the file holds there
        return {"value": data} if type(data) is str else data

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"anyOf": [{"type": "number", "description": "the figure, in the target's unit"}, handler(core)]}


@lru_cache(maxsize=1 << 14)
def _of_number(text: str) -> "Entry | str":
    """The entry that a bare number is short for, one for all that are the same; what is no number stays as it is.

    Most entries are such, and most of the numbers small: this takes half the time and the memory.
    """
    try:
        return Entry.model_validate(text)
    except ValidationError:
        return text


class ReportOfUnit(Record):
    """A unit's figures as of one day."""

    as_of: Annotated[Day, Field(description="the day the figures are for")]
    submitted: Annotated[Day | None, Field(description="the day they were handed in")] = None
    entries: Annotated[dict[Text, Entry], Field(description="by target id")]

    @field_validator("entries", mode="before")
    @classmethod
    def _numbers(cls, data: Any) -> Any:  # noqa: ANN401 - whatever the file holds there
        if type(data) is not dict:
            return data
        return {target: _of_number(entry) if type(entry) is str else entry for target, entry in data.items()}


class Progress(Record):
    """Everything one unit has reported."""

    format: Version
    unit: Annotated[Text, Field(description="the unit's name or alias")]
    illustrative: Annotated[Flag, Field(description="true where the figures are examples, not official")] = False
    reports: Annotated[tuple[ReportOfUnit, ...], Field(description="one for each day reported on")] = ()
