"""What every view of units says: the marks of their reports, what the columns mean, by which rule they are ranked."""

from kjchuangxin.diagnostic import Message, msg
from kjchuangxin.i18n.locale import LABELS, SYMBOLS, Locale
from kjchuangxin.render import breakdown
from kjchuangxin.report.numbers import number
from kjchuangxin.report.status import Light, ReportState
from kjchuangxin.report.units import UnitRow, UnitsView

# One narrow character each; a report is never stale here, since every period has its own.
MARKS = {
    ReportState.REPORTED: SYMBOLS[Light.GREEN],
    ReportState.LATE: SYMBOLS[Light.YELLOW],
    ReportState.MISSING: SYMBOLS[Light.RED],
    ReportState.NONE_DUE: "·",
}
COLUMNS = msg(
    "{lights}: the targets it leads, by light. On schedule: how much of these and of its quotas is done or on "
    "schedule, of what has a verdict. Quotas: done or on schedule / all. Reports: received / due. On time: reports in "
    "time / due.",
    lights="/".join(SYMBOLS.values()),
)
RANKED = msg(
    "Ranked by the share on schedule; then by the reports on time, those who owe none after those who do; then by "
    "name. Equal ones share a rank. Who has nothing with a verdict stands last, without a rank."
)


def legend(locale: Locale) -> Message:
    """What the marks of the reports mean."""
    said = [f"{mark} {locale.text(LABELS[state])}" for state, mark in MARKS.items() if state in LABELS]
    said[-1] = locale.text(msg("{mark} not owed", mark=MARKS[ReportState.NONE_DUE]))
    return msg("{marks}; each column is the last day of a period.", marks=tuple(said))


def explained(view: UnitsView) -> list[Message]:
    """What is to be known of the numbers: the columns, the rule of the ranking, the weights."""
    said = [COLUMNS]
    if view.group is not None:
        said.append(RANKED)
    if view.weights:
        weights = tuple(f"{target} × {number(weight)}" for target, weight in view.weights)
        said.append(msg("Targets that do not count once: {weights}.", weights=weights))
    return said


def of_group(view: UnitsView, locale: Locale) -> list[str]:
    """The quotas of the group as a whole."""
    return [f"{result.id} {breakdown.quota(each, result, locale)}" for result, each in view.group_quotas]


def others(view: UnitsView, locale: Locale) -> str:
    """Who is left out, where anybody is."""
    if not view.others:
        return ""
    return locale.text(msg("Neither leading nor reporting, and without a quota: {units}", units=view.others))


def lights(row: UnitRow) -> str:
    """How many of the targets that a unit leads have each light; a dash where it leads none."""
    return "/".join(map(str, row.lights.values())) if any(row.lights.values()) else "—"


def quotas(row: UnitRow) -> str:
    return f"{row.quotas_met}/{row.quotas}" if row.quotas else "—"


def reports(row: UnitRow) -> str:
    return f"{row.unit.reports_received}/{row.unit.reports_due}"


def rank(row: UnitRow) -> str:
    return "—" if row.rank is None else str(row.rank)
