"""The JSON of `kjcx diff`."""

from datetime import date
from typing import Annotated, Literal, TypeAlias

from kjchuangxin.formats.outputs.parts import Aim, Part, PlanName, Reached, Refused, Verdict, Versioned
from kjchuangxin.formats.outputs.target import Stage
from kjchuangxin.model.comparison import Comparator
from kjchuangxin.model.fields import described
from kjchuangxin.model.plan import Pacing
from kjchuangxin.report.status import Closure, Move

Schedule: TypeAlias = Pacing | Literal["checkpoints"]


class Moves(Part):
    worse: Annotated[int, described("how many verdicts are worse")]
    changed: Annotated[int, described("how many changed without getting worse or better")]
    better: Annotated[int, described("how many are better")]


class State(Part):
    revision: Annotated[str | None, described("the git revision; null where the present files were read")]
    as_of: Annotated[date, described("the day that was judged")]
    plan: Annotated[str, described("the plan's id")]
    illustrative: Annotated[bool, described("whether figures are examples, not official")]
    refused: Annotated[list[Refused], described("what an error keeps from being used")]


class Named(Part):
    id: Annotated[str, described("the target's id")]
    name: Annotated[str, described("its name")]


class Moved(Named):
    move: Annotated[Move, described("which way the verdict moved")]
    before: Annotated[Verdict, described("the verdict before")]
    after: Annotated[Verdict, described("the verdict after")]


class Dated(Part):
    value: Annotated[Reached, described("the figure, stage or state")]
    unit: Annotated[str | None, described("the unit of measure")]
    as_of: Annotated[date | None, described("the day it is for")]


class Figures(Named):
    before: Annotated[Dated, described("the figure before")]
    after: Annotated[Dated, described("the figure after")]


class UnitReport(Part):
    unit: Annotated[str, described("the unit")]
    as_of: Annotated[date, described("the day it is for")]
    submitted: Annotated[date | None, described("the day it was handed in")]
    targets: Annotated[list[str], described("the targets' ids")]


class Figure(Part):
    value: Annotated[float | None, described("the figure")]
    stage: Annotated[str | None, described("of a milestone: the stage")]
    state: Annotated[str | None, described("of an effort: its state")]


class Correction(Named):
    unit: Annotated[str, described("the unit that reported it")]
    as_of: Annotated[date, described("the day it is for")]
    before: Annotated[Figure, described("what was reported before")]
    after: Annotated[Figure, described("what is reported now")]
    correction: Annotated[str | None, described("the reason that is given")]


class Requirement(Part):
    comparator: Annotated[Comparator | None, described("how value and target are compared")]
    target: Annotated[Aim, described("the target in force")]
    originally: Annotated[Aim, described("what the document first said, where that was revised")]
    tolerance: Annotated[float | None, described("with about: the relative tolerance")]
    unit: Annotated[str | None, described("the unit of measure")]
    window: Annotated[tuple[date, date], described("the first and the last day of its time")]
    baseline: Annotated[float | None, described("the value from which it counts")]
    schedule: Annotated[Schedule | None, described("how it is expected to grow")]
    curve: Annotated[list[tuple[date, float]], described("the corners of what is expected: day and value")]
    stages: Annotated[list[Stage], described("the stages of a milestone")]


class Required(Named):
    requirement: Annotated[Requirement, described("what it is held against")]


class Revised(Named):
    revised: Annotated[list[str], described("which of these have changed: target, window, baseline, schedule, …")]
    before: Annotated[Requirement, described("what it was held against")]
    after: Annotated[Requirement, described("what it is held against now")]


class ShareThen(Part):
    share: Annotated[float, described("the quota, in the target's unit")]
    value: Annotated[float | None, described("what was reported of it")]


class ChangedQuota(Named):
    unit: Annotated[str, described("the unit or group that has it")]
    before: Annotated[ShareThen | None, described("the quota before; null: there was none")]
    after: Annotated[ShareThen | None, described("the quota after; null: there is none")]


class ClosureThen(Part):
    closure: Annotated[Closure, described("whether it is closed (销号)")]
    reopened: Annotated[bool, described("verified, but not achieved any more")]


class ChangedClosure(Named):
    before: Annotated[ClosureThen, described("the closure before")]
    after: Annotated[ClosureThen, described("the closure after")]


class Diff(Versioned):
    """`kjcx diff … --format json`."""

    plan: Annotated[PlanName, described("the plan")]
    before: Annotated[State, described("the earlier state")]
    after: Annotated[State, described("the later state")]
    totals: Annotated[Moves, described("how many verdicts moved which way")]
    verdicts: Annotated[list[Moved], described("the verdicts that moved, the worse ones first")]
    figures: Annotated[list[Figures], described("the figures that have changed")]
    new_reports: Annotated[list[UnitReport], described("the reports that have come")]
    corrected_reports: Annotated[list[Correction], described("the figures that were corrected for the same day")]
    withdrawn_reports: Annotated[list[UnitReport], described("the reports that are not there any more")]
    added_targets: Annotated[list[Required], described("the targets that are new")]
    removed_targets: Annotated[list[Required], described("the targets that are gone")]
    revised_targets: Annotated[list[Revised], described("the targets that are held against something else")]
    quotas: Annotated[list[ChangedQuota], described("the quotas that have changed, or what was reported of them")]
    not_compared: Annotated[list[str], described("the ids of targets of which either side has something refused")]
    closures: Annotated[list[ChangedClosure], described("the targets that were closed, are to be, or are open again")]
