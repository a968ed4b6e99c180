"""A target in the JSON of `kjcx status`."""

from datetime import date
from typing import Annotated

from kjchuangxin.formats.outputs.parts import Aim, Identified, Part, Quota, Reached, Verdict
from kjchuangxin.model.comparison import Comparator
from kjchuangxin.model.fields import described
from kjchuangxin.model.plan import Measure
from kjchuangxin.report.status import Closure, Move, Pace


class Stage(Part):
    name: Annotated[str, described("its name")]
    due: Annotated[date, described("by when it is due")]


class StageDone(Stage):
    done: Annotated[bool, described("whether it is reported done")]
    late_by: Annotated[
        int | None, described("days from its due day to the report that first says it is done, 0 if in time")
    ]


class Verified(Part):
    date: Annotated[date, described("the day it was verified")]
    by: Annotated[str, described("the unit that verified it")]
    note: Annotated[str | None, described("free text")]


class NextStep(Part):
    pace: Annotated[Pace, described("the next better pace")]
    value: Annotated[float, described("the value from which it would hold on that day")]


class Forecast(Part):
    low: Annotated[float, described("the lower end of the 80-percent range of the end value")]
    high: Annotated[float, described("the upper end of that range")]
    chance: Annotated[float, described("the chance of meeting the target, 0.01 to 0.99")]


class Outlook(Part):
    pace_needed: Annotated[float | None, described("needed a month until the window's end")]
    pace_so_far: Annotated[float | None, described("a month so far")]
    met_on: Annotated[date | None, described("when the target would be met at the pace so far")]
    forecast: Annotated[Forecast | None, described("an estimate of the end value, where one can be made")]


class Former(Verdict):
    value: Annotated[Reached, described("its value then")]
    move: Annotated[Move | None, described("which way its verdict has moved since; null: it has not")]


class Target(Verdict, Identified):
    task: Annotated[int | str, described('its task\'s number; a text where it is none, as "1.1"')]
    section: Annotated[str | None, described("the title of its chapter; null where the plan has none")]
    lead: Annotated[list[str], described("who leads its task")]
    measure: Annotated[Measure, described("what its number is")]
    comparator: Annotated[Comparator | None, described("how value and target are compared")]
    target: Annotated[
        Aim,
        described(
            "the target in force: a number, the ends of a range, a bound only known later, the last stage; null of an"
            " effort"
        ),
    ]
    original: Annotated[Aim, described("what the document first said, where that was revised")]
    approval: Annotated[str | None, described("the document that approved the revision")]
    unit: Annotated[str | None, described("the unit of measure")]
    value: Annotated[Reached, described("the figure that is judged; of a milestone its stage, of an effort its state")]
    value_as_of: Annotated[date | None, described("the day of its newest figure")]
    judged_on: Annotated[date | None, described("the day whose schedule the figure is held against")]
    partial: Annotated[list[str], described("whose newest figures are not in the value")]
    baseline: Annotated[float | None, described("the value from which it counts")]
    expected: Annotated[float | None, described("what is expected on that day")]
    completion: Annotated[
        float | None,
        described(
            "value ÷ target; of a ceiling what is used of it, of a reduction the share of the way, within a range 1"
        ),
    ]
    schedule_completion: Annotated[float | None, described("value ÷ expected (序时完成率)")]
    ratio: Annotated[float | None, described("what was held against the bounds; null where nothing was")]
    gap: Annotated[float | None, described("what is missing to the expected value; negative where there is more")]
    gap_points: Annotated[
        float | None, described("percentage points of the way ahead of (+) or behind (−) the schedule")
    ]
    remaining: Annotated[float | None, described("what is still missing to the target")]
    year_on_year: Annotated[
        float | None,
        described(
            "the change to the year before (同比), 0.149 for 14.9 per cent; of a number in per cent the difference in"
            " points"
        ),
    ]
    gain: Annotated[float | None, described("what the newest period added, of what is counted")]
    gain_since: Annotated[date | None, described("the day after which that was added")]
    stages: Annotated[list[StageDone], described("the stages of a milestone")]
    reason: Annotated[str | None, described("why it is judged so, where that needs a sentence")]
    objective: Annotated[bool, described("whether it is a main objective (主要目标)")]
    aspirational: Annotated[bool, described("力争/争创 in the document")]
    closure: Annotated[Closure, described("whether it is closed (销号)")]
    progress_note: Annotated[str | None, described("how the work stands, in the reporters' words (进展情况)")]
    verified: Annotated[Verified | None, described("who has verified that it is achieved")]
    reopened: Annotated[bool, described("verified, but not achieved any more")]
    quotas: Annotated[list[Quota], described("its quotas")]
    allocated: Annotated[float | None, described("what the quotas add up to")]
    allocation_gap: Annotated[float | None, described("by how much that exceeds the target")]
    parts: Annotated[float | None, described("what those with quotas reported together")]
    parts_gap: Annotated[float | None, described("by how much the value exceeds that")]
    weight: Annotated[float, described("how often it counts where units are ranked")]
    next_step: Annotated[
        NextStep | None, described("the next better pace; null where there is none, or not by a value alone")
    ]
    outlook: Annotated[Outlook | None, described("what is still to be done; null of what has no number")]
    before: Annotated[Former | None, described("how it stood before, with --since")]
