"""Where verdicts went since an earlier state: in a sentence for a whole report, in a few words for a target."""

from typing import TYPE_CHECKING

from kjchuangxin.diagnostic import Message, msg
from kjchuangxin.i18n.labels import MOVES
from kjchuangxin.i18n.locale import Locale
from kjchuangxin.report.report import Report
from kjchuangxin.report.status import Move
from kjchuangxin.report.target import TargetResult

if TYPE_CHECKING:  # only with --since
    from kjchuangxin.report.changes import Changes

MOVED = {Move.WORSE: msg("worse"), Move.CHANGED: msg("changed"), Move.BETTER: msg("better")}


def states(changes: "Changes", locale: Locale) -> tuple[str, str]:
    """What the two reports are called: by their days, or by the revisions and their days."""
    if changes.revisions == (None, None):
        return locale.day(changes.before.as_of), locale.day(changes.after.as_of)
    before, after = changes.revisions
    return _state(changes.before, before, locale), _state(changes.after, after, locale)


def _state(report: Report, revision: str | None, locale: Locale) -> str:
    name = locale.text(msg("the files here")) if revision is None else revision
    return locale.noted(name, locale.text(msg("as of {day}", day=report.as_of)))


def tally(changes: "Changes") -> Message:
    """How many verdicts moved, and which way."""
    worse, changed, better = changes.counts.values()
    if not changes.moved:
        return msg("no verdict has moved")
    if changed:
        return msg(
            "{better} better, {worse} worse, {changed} changed otherwise", better=better, worse=worse, changed=changed
        )
    return msg("{better} better, {worse} worse", better=better, worse=worse)


def since(changes: "Changes", locale: Locale) -> Message:
    """How many verdicts moved since the earlier state."""
    return msg("Since {state}: {tally}", state=states(changes, locale)[0], tally=tally(changes))


def former(result: TargetResult, changes: "Changes | None", locale: Locale, *, titled: bool = True) -> str:
    """Which way a verdict went, and where it was; nothing where it has not moved, or without an earlier state.

    Where it is not `titled`, its label stands before it.
    """
    if changes is None:
        return ""
    pair = changes.by_target.get(result.id)
    if pair is None:
        return locale.text(msg("new"))
    if pair.move is None:
        return ""
    text = locale.verdict(pair.before)
    if not titled:
        text = locale.labelled(locale.text(msg("before")), text)
    return f"{MOVES[pair.move]} {text}"


def arrow(before: str, after: str) -> str:
    """The earlier and the later text; only that one where they are the same."""
    return after if before == after else f"{before} → {after}"
