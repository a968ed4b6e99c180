"""What several JSON outputs hold: the head, findings, verdicts, quotas, units."""

from datetime import date
from typing import Annotated, TypeAlias

from pydantic import BaseModel, ConfigDict, WithJsonSchema

from kjchuangxin.diagnostic import Severity
from kjchuangxin.formats.machine import SCHEMA_VERSION
from kjchuangxin.model.fields import described
from kjchuangxin.report.status import Light, Pace, ReportState


class Part(BaseModel):
    """A mapping of an output: it has all of these keys, and no other."""

    model_config = ConfigDict(extra="forbid", defer_build=True)


class Reference(Part):
    """A bound that is only known later."""

    reference: Annotated[str, described("what it is called: 全市平均增速")]


# A number, the two ends of a range, a bound that is only known later, a milestone's last stage; null of an effort.
Aim: TypeAlias = float | tuple[float, float] | Reference | str | None
# A number; the stage of a milestone or the state of an effort; null where nothing was reported.
Reached: TypeAlias = float | str | None


class PlanName(Part):
    id: Annotated[str, described("the plan's id")]
    title: Annotated[str, described("the document's title")]


class Refused(Part):
    unit: Annotated[str | None, described("whose it is; null where nobody can tell")]
    target: Annotated[str | None, described("the id of the target; null where it may be about any")]
    as_of: Annotated[date | None, described("the day it is for; null where it may be about any")]
    code: Annotated[str, described("the code of the error that spoils it")]
    path: Annotated[str, described("the file")]
    line: Annotated[int, described("the line, from 1")]
    column: Annotated[int, described("the character in it, from 1")]
    message: Annotated[str, described("what is wrong, as a sentence")]


class Finding(Part):
    code: Annotated[str, described("the code of its rule")]
    rule: Annotated[str, described("the name of its rule")]
    severity: Annotated[Severity, described("an error, or a warning")]
    path: Annotated[str, described("the file")]
    line: Annotated[int, described("the line, from 1")]
    column: Annotated[int, described("the character in it, from 1")]
    end_line: Annotated[int, described("the line in which it ends")]
    end_column: Annotated[int, described("the character after its end")]
    message: Annotated[str, described("what is wrong, as a sentence")]
    hint: Annotated[str | None, described("what to do about it")]
    fix: Annotated[str | None, described("the text that `check --fix` writes in its place")]


class Versioned(Part):
    schema_version: Annotated[int, WithJsonSchema({"const": SCHEMA_VERSION}), described("the version of these outputs")]


class OfPlan(Versioned):
    """What every output on a plan as of a day begins with."""

    plan: Annotated[PlanName, described("the plan")]
    as_of: Annotated[date, described("the day that is judged")]
    illustrative: Annotated[bool, described("whether figures are examples, not official")]
    refused: Annotated[list[Refused], described("what an error keeps from being used")]


class Identified(Part):
    id: Annotated[str, described("its id")]
    name: Annotated[str, described("its name")]


class Verdict(Part):
    pace: Annotated[Pace, described("how the work stands")]
    report: Annotated[ReportState, described("whether its report came, and in time")]
    light: Annotated[Light, described("the traffic light")]


class Share(Verdict):
    """What is said of a quota wherever one stands."""

    of: Annotated[str | None, described("the group whose quota it is spread from")]
    value: Annotated[float | None, described("what was reported of it")]
    value_as_of: Annotated[date | None, described("the day of its newest figure")]
    expected: Annotated[float | None, described("what is expected of it by the day that is judged")]
    completion: Annotated[float | None, described("value ÷ quota")]
    gap_points: Annotated[
        float | None, described("percentage points of the way ahead of (+) or behind (−) the schedule")
    ]
    partial: Annotated[list[str], described("whose newest figures are not in the value")]


class Held(Part):
    unit: Annotated[str, described("the unit or group that has it")]
    share: Annotated[float, described("the quota, in the target's unit")]


class Quota(Share, Held):
    reason: Annotated[str | None, described("why it is judged so, where that needs a sentence")]
    missing: Annotated[list[str], described("the members of a group that have reported nothing")]


class UnitPeriod(Part):
    end: Annotated[date, described("its last day")]
    state: Annotated[ReportState, described("how the unit's report for it stands")]


class Unit(Part):
    rank: Annotated[int | None, described("its rank; null outside a ranking, or where nothing is known to rank by")]
    provisional: Annotated[bool, described("whether the rank may change once what was refused is corrected")]
    name: Annotated[str, described("its name")]
    leads: Annotated[list[int | str], described("the numbers of the tasks that it leads")]
    reports_due: Annotated[int, described("for how many periods it owed a report")]
    reports_received: Annotated[int, described("for how many of them one has come")]
    missing: Annotated[list[str], described("the targets without a report for the newest period, where that is closed")]
    late: Annotated[list[str], described("the targets whose report for the newest period came late")]
    reports_late: Annotated[int, described("how many reports came late")]
    reports_missing: Annotated[int, described("how many have not come")]
    on_time: Annotated[float | None, described("the share of its reports that came in time")]
    lights: Annotated[
        dict[Light, int], described("how many targets that it leads have each light", min_length=len(Light))
    ]
    quotas: Annotated[int, described("how many quotas it has")]
    quotas_met: Annotated[int, described("how many of them are done or on schedule")]
    on_schedule: Annotated[float | None, described("the share on schedule of what it leads and of its quotas")]
    completion: Annotated[float | None, described("the mean completion of its quotas, each at most 1")]
    periods: Annotated[list[UnitPeriod], described("the reporting periods that have ended, oldest first")]
