"""What falls due before the next reporting period ends."""

from collections.abc import Iterator
from datetime import date
from typing import Literal, NamedTuple

from kjchuangxin.report.report import Report
from kjchuangxin.report.status import WORST_FIRST, Pace
from kjchuangxin.report.target import TargetResult


class Deadline(NamedTuple):
    """The day of a target's `stage`, of what was to be `mended` (时限), or on which its `window` ends.

    `stage` is the name of the one that is due then, None of the other kinds.
    """

    day: date
    target: TargetResult
    kind: Literal["stage", "mended", "window"]
    stage: str | None = None


def deadlines(report: Report) -> tuple[Deadline, ...]:
    """What falls due after the report's day and up to the next period's end, the earliest first, then as in the plan.

    Nothing of what is done, and nothing at all where no period follows.
    """
    if report.next_period is None:
        return ()
    end = report.next_period[0]
    found = (one for result in report.targets for one in _of_target(result))
    return tuple(sorted((one for one in found if report.as_of < one.day <= end), key=lambda one: one.day))


def _of_target(result: TargetResult) -> Iterator[Deadline]:
    if result.pace is Pace.ACHIEVED:
        return
    for stage in result.progress.stages:
        if not stage.done:
            yield Deadline(stage.due, result, "stage", stage.name)
    if not result.progress.stages:
        yield Deadline(result.definition.window[1], result, "window")
    if result.reporting.by is not None and result.pace in WORST_FIRST:
        yield Deadline(result.reporting.by, result, "mended")
