"""A progress file: what one unit reports, where it stands in the file, and the one figure that several reports make."""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cached_property, lru_cache
from heapq import heappop, heappush
from typing import Annotated, Any, Literal, TypeAlias, get_args

from pydantic import ConfigDict, GetJsonSchemaHandler, ValidationError, field_validator, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from kjchuangxin.diagnostic import Place
from kjchuangxin.model.fields import EXACT, Day, Flag, Number, Record, Text, Version, described
from kjchuangxin.model.plan import Collect
from kjchuangxin.source import Document, KeyPath
from kjchuangxin.source.read import parse

State: TypeAlias = Literal["not_started", "under_way", "done"]
STATES: tuple[State, ...] = get_args(State)  # from the first to the last


class Entry(Record):
    """What is reported about one target; a bare number is short for `{value: number}`."""

    value: Annotated[Number | None, described("the figure, in the target's unit")] = None
    reference: Annotated[
        Number | None, described("what the target's bound was, where that is only known later: 全市平均增速")
    ] = None
    year_before: Annotated[Number | None, described("上年同期: what it was a year before, from which 同比 is made")] = (
        None
    )
    stage: Annotated[Text | None, described("milestone: the stage that is done, and those before it")] = None
    state: Annotated[State | None, described("qualitative: its state")] = None
    note: Annotated[Text | None, described("free text")] = None
    evidence: Annotated[tuple[Text, ...], described("documents or addresses that prove it")] = ()
    cause: Annotated[Text | None, described("原因: why it is behind")] = None
    action: Annotated[Text | None, described("措施: what is done about it")] = None
    by: Annotated[Day | None, described("时限: by when")] = None
    correction: Annotated[
        Text | None, described("why an earlier figure was too high; needed where an increment falls")
    ] = None

    model_config = ConfigDict(
        json_schema_extra={"minProperties": 1, "dependentRequired": {"reference": ["value"], "year_before": ["value"]}}
    )

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

    as_of: Annotated[Day, described("the date the figures are for")]
    submitted: Annotated[Day | None, described("the day they were handed in; without it they count as in time")] = None
    entries: Annotated[dict[Text, Entry], described("by target id")]

    @field_validator("entries", mode="before")
    @classmethod
    def _numbers(cls, data: Any) -> Any:  # noqa: ANN401 - whatever the file holds there
        if type(data) is not dict:
            return data
        return {target: _of_number(entry) if type(entry) is str else entry for target, entry in data.items()}


class Progress(Record):
    """Everything one unit has reported."""

    format: Version
    unit: Annotated[Text, described("the unit's name or alias")]
    illustrative: Annotated[Flag, described("true where the figures are examples, not official")] = False
    reports: Annotated[tuple[ReportOfUnit, ...], described("one for each day reported on")] = ()


@dataclass(frozen=True, eq=False)
class ProgressFile:
    """A progress file that has been read and let go of, but for its text, which says where a value stands.

    `path` is how findings call it; `unit` is the unit's name, or what is written there where the plan does not know it;
    `illustrative` says that its figures are examples.
    """

    path: str
    unit: str
    illustrative: bool
    text: bytes

    def place(self, path: KeyPath, *, key: bool = False) -> Place:
        """The place that a path of keys leads to, as `Document.place` gives it."""
        return self._document.place(path, key=key)

    @cached_property
    def _document(self) -> Document:
        document, _, _ = parse(self.path, self.text.decode())
        if document is None:
            raise ValueError(f"{self.path} was read before")
        return document


@dataclass(frozen=True, slots=True, eq=False)
class Observation:
    """One entry: what a unit reported about `target` as of a day, in the report at `index` of its file."""

    file: ProgressFile
    index: int
    target: str
    as_of: date
    submitted: date | None
    entry: Entry

    @property
    def unit(self) -> str:
        """The reporting unit's name."""
        return self.file.unit

    @property
    def came(self) -> date:
        """The day on which it was handed in; where that is not said, the day that it is for."""
        return self.as_of if self.submitted is None else self.submitted

    def place(self, *keys: str, key: bool = False) -> Place:
        """The place of the entry, or of a value in it; a bare number stands for its `value`."""
        return self.file.place(("reports", self.index, "entries", self.target, *keys), key=key)


def collected(collect: Collect, figures: Iterable[Observation]) -> Iterator[tuple[date, Decimal]]:
    """The one figure after each of them that has a value, given oldest first, ties in the reporters' reverse order.

    It is the newest of all, or the sum or the largest of each unit's newest.
    """
    newest_of: dict[str, Decimal] = {}
    total, largest = Decimal(0), list[tuple[Decimal, str]]()
    for one in figures:
        figure = one.entry.value
        if figure is None:
            continue
        before = newest_of.get(one.unit)
        newest_of[one.unit] = figure
        if collect == "sum":
            total = EXACT.add(total, figure if before is None else EXACT.subtract(figure, before))
            figure = total
        elif collect == "max":
            heappush(largest, (EXACT.minus(figure), one.unit))
            while EXACT.minus(largest[0][0]) != newest_of[largest[0][1]]:
                heappop(largest)
            figure = EXACT.minus(largest[0][0])
        yield one.as_of, figure


def newest_figure(collect: Collect, figures: Iterable[Observation]) -> tuple[date, Fraction] | None:
    """The one figure that they make, and the day of the newest of them; None without a value."""
    last = deque(collected(collect, figures), maxlen=1)
    return (last[0][0], Fraction(last[0][1])) if last else None


def by_day(collect: Collect, figures: Iterable[Observation]) -> tuple[tuple[date, Fraction], ...]:
    """The one figure as it stood on each day for which anybody reported one."""
    return tuple((day, Fraction(value)) for day, value in dict(collected(collect, figures)).items())
