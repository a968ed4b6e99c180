"""What each verdict means, in a sentence or two; only explanations import this."""

from kjchuangxin.diagnostic import Message, msg
from kjchuangxin.report.status import Closure, Light, Pace, ReportState, Status

AXES: dict[type[Pace] | type[ReportState] | type[Light] | type[Closure], Message] = {
    Pace: msg("pace"),
    ReportState: msg("report"),
    Light: msg("light"),
    Closure: msg("closure"),
}
MEANINGS: dict[Status, Message] = {
    Pace.ACHIEVED: msg(
        "The target is met and cannot be lost any more: its window has ended, or it is a count that only grows; the "
        "last stage of a milestone is done; a qualitative task is reported as done."
    ),
    Pace.REACHED: msg(
        "The target is met before the end of its window. A level, a rate or a range can still be lost, so it is "
        "reported to the end."
    ),
    Pace.AHEAD: msg(
        "Well ahead of schedule: at least 1.2 times what was needed by now, or at least 20 percentage points ahead."
    ),
    Pace.ON_TRACK: msg(
        "On schedule: what was needed by now is done. Of a milestone, a stage is done and none is overdue."
    ),
    Pace.SLIPPING: msg(
        "Slightly behind schedule: by default at least 0.8 of what was needed by now. Of a milestone, a stage has "
        "been overdue for up to 30 days. Where less is better, slightly more than allowed by now."
    ),
    Pace.BEHIND: msg(
        "Well behind schedule: by default less than 0.8 of what was needed by now. Of a milestone, a stage has been "
        "overdue for more than 30 days. Where less is better, far more than allowed by now, or over the limit."
    ),
    Pace.MISSED: msg("The window has ended and the target is not met. A qualitative task is never missed."),
    Pace.REGRESSING: msg(
        "Worse than the baseline (below it, or above it where less is better); judged by trend or compound growth, "
        "moving away from the target or not towards it (off target)."
    ),
    Pace.NOT_STARTED: msg("A qualitative task is reported as not started."),
    Pace.UNDER_WAY: msg("A qualitative task is reported as under way."),
    Pace.NOT_DUE: msg(
        "Too early to judge: the target is assessed only at the end of its window, nothing is needed yet, or no stage "
        "of the milestone is due."
    ),
    Pace.UNREPORTED: msg("No figure has been reported within the window."),
    Pace.NOT_ASSESSABLE: msg("The figures do not suffice to assess the target; the reason is given."),
    ReportState.REPORTED: msg("All reports that are owed for the newest period are in, on time."),
    ReportState.LATE: msg("A report for the newest period came after the day it was due."),
    ReportState.AWAITED: msg("The newest period has ended, and a report that is not due yet has still to come."),
    ReportState.STALE: msg("A closed period has no report from a unit that owes one; its last figure is an older one."),
    ReportState.MISSING: msg("A closed period has no report from a unit that owes one and has never sent one."),
    ReportState.REFUSED: msg("A report has come, but an error keeps it from being used. It does not count as missing."),
    ReportState.NONE_DUE: msg("No reporting period has ended yet, or no report is owed for it."),
    Light.GREEN: msg("Achieved, reached, ahead, on track or under way, with no report missing or stale."),
    Light.YELLOW: msg("Slipping; or a report could not be used, which makes green and grey yellow."),
    Light.RED: msg(
        "Behind, missed, regressing or not started; or a report of a closed period is missing or stale, whatever the "
        "last figure was."
    ),
    Light.GREY: msg("Not assessed: not due, unreported or not assessable."),
    Closure.OPEN: msg("The target is not closed: it is not achieved, or not any more."),
    Closure.AWAITING_VERIFICATION: msg(
        "The target is achieved, and a unit that does not lead it has yet to verify that."
    ),
    Closure.CLOSED: msg("The target is achieved, and a unit that does not lead it has verified that (销号)."),
}
