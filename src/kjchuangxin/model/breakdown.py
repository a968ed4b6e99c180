"""A breakdown (目标任务分解): what is settled locally, beyond what the document says."""

from typing import Annotated

from pydantic import Field

from kjchuangxin.model.fields import Day, Flag, Number, Record, Version, Words
from kjchuangxin.model.plan import Collect, Pace


class TargetBreakdown(Record):
    """What the breakdown adds to one target."""

    baseline: Annotated[Number | None, Field(description="the value at the window's start")] = None
    pace: Annotated[Pace | None, Field(description="how it is expected to grow")] = None
    checkpoints: Annotated[
        dict[Day, Number] | None, Field(description="expected values by date, instead of a pace")
    ] = None
    reporters: Annotated[tuple[Words, ...], Field(description="who reports it")] = ()
    collect: Annotated[Collect | None, Field(description="how several reporters make one figure")] = None
    quotas: Annotated[dict[Words, Number], Field(description="each unit's or group's share of the target")] = Field(
        default_factory=dict
    )
    due: Annotated[dict[Words, Day], Field(description="due dates of a milestone's stages")] = Field(
        default_factory=dict
    )


class Breakdown(Record):
    """The local breakdown of one plan."""

    format: Version
    plan: Annotated[Words, Field(description="the plan's id")]
    illustrative: Annotated[Flag, Field(description="true where the figures are examples, not official")] = False
    targets: Annotated[dict[Words, TargetBreakdown], Field(description="by target id")] = Field(default_factory=dict)
