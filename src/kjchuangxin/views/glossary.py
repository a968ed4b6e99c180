"""What each verdict means, in a sentence or two."""

from kjchuangxin.diagnostic import Message, msg
from kjchuangxin.report.status import Closure, Light, Pace, ReportState, Status

MEANINGS: dict[Status, Message] = {
    Pace.ACHIEVED: msg(
        "The value meets the target; a milestone's last stage is done; an effort is reported as done. A target that "
        "has to hold at every date is on track instead while its window lasts."
    ),
    Pace.AHEAD: msg(
        "Clearly more is done than the schedule asks for: from 1.2 times what was needed by now, or 20 percentage "
        "points above it."
    ),
    Pace.ON_TRACK: msg(
        "As much is done as the schedule asks for by now. For a milestone: a stage is done, and none is overdue."
    ),
    Pace.SLIPPING: msg(
        "A little less is done than the schedule asks for: by default at least 0.8 of what was needed by now. For a "
        "milestone: a stage has been overdue for up to 30 days."
    ),
    Pace.BEHIND: msg(
        "Much less is done than the schedule asks for: by default under 0.8 of what was needed by now. For a "
        "milestone: a stage has been overdue for more than 30 days."
    ),
    Pace.MISSED: msg("The window has ended, and the target is not met. Efforts without a number are never missed."),
    Pace.REGRESSING: msg("The value has moved away from the target: it stands worse than the baseline."),
    Pace.NOT_STARTED: msg("An effort without a number is reported as not started."),
    Pace.UNDER_WAY: msg("An effort without a number is reported as under way."),
    Pace.NOT_DUE: msg(
        "It is too early to judge: the target counts only at the window's end, or no stage of the milestone is due yet."
    ),
    Pace.UNREPORTED: msg("No figure has been reported within the window."),
    Pace.NOT_ASSESSABLE: msg("The figures do not suffice to judge by the plan's method; the reason is given."),
    ReportState.REPORTED: msg(
        "Every unit that owes a figure has sent one for the newest period that has ended, in time."
    ),
    ReportState.LATE: msg("A figure for the newest period was submitted after the day it was due."),
    ReportState.MISSING: msg("A unit that owes figures has never sent one for this target."),
    ReportState.STALE: msg("A unit's newest figure is dated before the end of the newest period that has ended."),
    ReportState.NONE_DUE: msg("No reporting period has ended yet, or no figure is owed any more."),
    Light.GREEN: msg("Achieved, ahead, on track or under way, and reported."),
    Light.YELLOW: msg("Slipping; or it would be green, but a report is missing or out of date."),
    Light.RED: msg("Behind, regressing, missed or not started."),
    Light.GREY: msg("Nothing to judge: not due, unreported or not assessable."),
    Closure.OPEN: msg("The target is still on the list: it is not achieved, or not any more."),
    Closure.AWAITING_VERIFICATION: msg("The target is achieved, and another unit than its leads has yet to verify it."),
    Closure.CLOSED: msg("The target is achieved, another unit than its leads has verified it, and it is off the list."),
}
