"""What a verdict can be, on its four axes: pace, report, light, closure."""

from enum import StrEnum
from typing import TypeAlias


class Pace(StrEnum):
    """Where the work stands."""

    ACHIEVED = "achieved"
    REACHED = "reached"
    AHEAD = "ahead"
    ON_TRACK = "on_track"
    SLIPPING = "slipping"
    BEHIND = "behind"
    MISSED = "missed"
    REGRESSING = "regressing"
    NOT_STARTED = "not_started"
    UNDER_WAY = "under_way"
    NOT_DUE = "not_due"
    UNREPORTED = "unreported"
    NOT_ASSESSABLE = "not_assessable"


ON_SCHEDULE = (Pace.ACHIEVED, Pace.REACHED, Pace.AHEAD, Pace.ON_TRACK)
# What a circular names, the worst first.
WORST_FIRST = (Pace.MISSED, Pace.REGRESSING, Pace.BEHIND, Pace.NOT_STARTED, Pace.SLIPPING)
NOT_ASSESSED = (Pace.NOT_DUE, Pace.UNREPORTED, Pace.NOT_ASSESSABLE)


class ReportState(StrEnum):
    """Where the reporting stands."""

    REPORTED = "reported"
    LATE = "late"
    AWAITED = "awaited"
    STALE = "stale"
    MISSING = "missing"
    REFUSED = "refused"
    NONE_DUE = "none_due"


# What a unit is asked for, the worst first.
OVERDUE = (ReportState.MISSING, ReportState.STALE, ReportState.LATE)
# A closed period has no report: that is never better than a bad one.
SILENT = (ReportState.MISSING, ReportState.STALE)
# Of several reporters, the first of these that is true of one.
WORST_REPORT_FIRST = (
    ReportState.REFUSED, *OVERDUE, ReportState.AWAITED, ReportState.REPORTED, ReportState.NONE_DUE,
)  # fmt: skip


class Light(StrEnum):
    """The first look at both."""

    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"
    GREY = "grey"


class Closure(StrEnum):
    """Whether the target is still on the list (销号): achieved is not closed before somebody else has verified it."""

    OPEN = "open"
    AWAITING_VERIFICATION = "awaiting_verification"
    CLOSED = "closed"


class Move(StrEnum):
    """Where a verdict went; `changed` is to one that is neither worse nor better."""

    WORSE = "worse"
    CHANGED = "changed"
    BETTER = "better"


# A status on any of these axes; each by the name it has in the format.
Status: TypeAlias = Pace | ReportState | Light | Closure
STATUSES: dict[str, Status] = {one.value: one for axis in (Pace, ReportState, Light, Closure) for one in axis}
