"""What is called how: a message for each verdict and each word of the format, and the symbols that need no language."""

from kjchuangxin.diagnostic import Message, Severity, msg
from kjchuangxin.report.status import Closure, Light, Move, Pace, ReportState, Status

LABELS: dict[Status, Message] = {
    Pace.ACHIEVED: msg("achieved"),
    Pace.REACHED: msg("reached"),
    Pace.AHEAD: msg("ahead"),
    Pace.ON_TRACK: msg("on track"),
    Pace.SLIPPING: msg("slipping"),
    Pace.BEHIND: msg("behind"),
    Pace.MISSED: msg("missed"),
    Pace.REGRESSING: msg("regressing"),
    Pace.NOT_STARTED: msg("not started"),
    Pace.UNDER_WAY: msg("under way"),
    Pace.NOT_DUE: msg("not due"),
    Pace.UNREPORTED: msg("unreported"),
    Pace.NOT_ASSESSABLE: msg("not assessable"),
    ReportState.REPORTED: msg("reported"),
    ReportState.LATE: msg("late"),
    ReportState.AWAITED: msg("awaited"),
    ReportState.STALE: msg("stale"),
    ReportState.MISSING: msg("missing"),
    ReportState.REFUSED: msg("refused"),
    ReportState.NONE_DUE: msg("none due"),
    Light.GREEN: msg("green"),
    Light.YELLOW: msg("yellow"),
    Light.RED: msg("red"),
    Light.GREY: msg("grey"),
    Closure.OPEN: msg("open"),
    Closure.AWAITING_VERIFICATION: msg("awaiting verification"),
    Closure.CLOSED: msg("closed"),
}
# One narrow character each, told apart by shape, so that no colour is needed to read them.
SYMBOLS = {Light.GREEN: "✓", Light.YELLOW: "!", Light.RED: "✗", Light.GREY: "-"}
FULL, EMPTY = "▰", "▱"  # the parts of a bar
MOVES = {Move.WORSE: "↓", Move.CHANGED: "~", Move.BETTER: "↑"}
# In a chart: narrow on every terminal, even where those of East Asia make others of their kind wide.
CURVE, POINT, TODAY = "∙", "▪", "|"
# What stands for these in an output whose encoding lacks them.
PLAINER = {
    "✓": "+", "✗": "x", FULL: "#", EMPTY: "-", CURVE: ".", POINT: "o", "↓": "v", "↑": "^", "→": ">",
}  # fmt: skip
COMPARATORS = {"at_least": "≥", "above": ">", "at_most": "≤", "below": "<", "about": "≈"}
STATES = {"not_started": msg("not started"), "under_way": msg("under way"), "done": msg("finished")}
PACE_KINDS = {
    "linear": msg("evenly over the window"),
    "hold": msg("held at the target throughout"),
    "at_end": msg("only at the window's end"),
    "checkpoints": msg("by checkpoints"),
}
GAINS = {
    "month": msg("added this month"),
    "quarter": msg("added this quarter"),
    "half": msg("added this half-year"),
    "year": msg("added this year"),
}
COLLECTS = {
    "single": msg("one unit's figure"),
    "sum": msg("the sum of the units' figures"),
    "max": msg("the largest of the units' figures"),
}
SEVERITIES = {Severity.ERROR: msg("error"), Severity.WARNING: msg("warning")}
