"""How pace is decided for what has no number: a milestone by its stages, an effort by its newest state."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Literal, TypeAlias

from kjchuangxin.assess.schedule import Verdict
from kjchuangxin.diagnostic import msg
from kjchuangxin.report.basis import Effort, Stages
from kjchuangxin.report.status import Pace
from kjchuangxin.report.target import StageResult

# How long a stage may be overdue before it is behind rather than slipping.
GRACE = timedelta(days=30)

State: TypeAlias = Literal["not_started", "under_way", "done"]
_STATES: dict[State, Pace] = {"not_started": Pace.NOT_STARTED, "under_way": Pace.UNDER_WAY, "done": Pace.ACHIEVED}


def by_stages(stages: Sequence[StageResult], end: date, day: date, *, reported: bool) -> Verdict:
    """The verdict on a milestone: what is done, and how long what is due has been overdue."""
    if not reported:
        return Verdict(Pace.UNREPORTED, Stages(), msg("nothing has been reported"))
    if stages and stages[-1].done:
        return Verdict(Pace.ACHIEVED, Stages())
    if day >= end:
        return Verdict(Pace.MISSED, Stages(), msg("its window has ended"))
    overdue = next((stage for stage in stages if not stage.done and stage.due <= day), None)
    if overdue is not None:
        over = day - overdue.due
        reason = msg("{stage} was due on {due}", stage=overdue.name, due=overdue.due)
        return Verdict(Pace.SLIPPING if over <= GRACE else Pace.BEHIND, Stages(over.days), reason)
    if any(stage.done for stage in stages):
        return Verdict(Pace.ON_TRACK, Stages())
    return Verdict(Pace.NOT_DUE, Stages(), msg("nothing is due yet"))


def by_state(state: State | None) -> Verdict:
    """The verdict on an effort."""
    if state is None:
        return Verdict(Pace.UNREPORTED, Effort(), msg("no state has been reported"))
    return Verdict(_STATES[state], Effort())
