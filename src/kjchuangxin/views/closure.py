"""How far targets are closed (销号): of one, and of a whole report."""

from collections.abc import Sequence

from kjchuangxin.diagnostic import Message, msg
from kjchuangxin.i18n.labels import LABELS
from kjchuangxin.i18n.locale import Locale
from kjchuangxin.report.report import Report
from kjchuangxin.report.status import Closure, Status
from kjchuangxin.report.target import TargetResult

_REOPENED = msg("reopened")


def verdict(result: TargetResult) -> Sequence[Status]:
    """The verdict on all axes, without the closure as long as it is open."""
    return [one for one in result.statuses if one is not Closure.OPEN]


def word(result: TargetResult, locale: Locale) -> str:
    """How far a target is closed, in a word."""
    return locale.text(_REOPENED if result.reopened else LABELS[result.closure])


def closure(result: TargetResult, locale: Locale) -> str:
    """How far a target is closed, who has verified it and when; nothing of one that is open and always was."""
    if result.closure is Closure.OPEN and not result.reopened:
        return ""
    name, verified = word(result, locale), result.verified
    if verified is None:
        return name
    by = locale.noted(name, locale.text(msg("verified by {unit} on {day}", unit=verified.by, day=verified.on)))
    return locale.clauses([by, *([verified.note] if verified.note else [])])


def total(report: Report) -> Message | None:
    """How many targets are closed or could be; None where none is."""
    closed, awaiting = (len(report.closed(one)) for one in (Closure.CLOSED, Closure.AWAITING_VERIFICATION))
    if not (closed or awaiting or report.reopened):
        return None
    return msg("Closed: {closed}; awaiting verification: {awaiting}", closed=closed, awaiting=awaiting)


def groups(report: Report) -> list[tuple[Message, tuple[TargetResult, ...]]]:
    """The targets that somebody has to see to: those that were closed and fell back, and those to verify."""
    found = (
        (_REOPENED, report.reopened),
        (LABELS[Closure.AWAITING_VERIFICATION], report.closed(Closure.AWAITING_VERIFICATION)),
    )
    return [(label, results) for label, results in found if results]
