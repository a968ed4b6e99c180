"""A state of the data, as a day or a git revision names it, and what differs between two of them."""

import os
import re
import sys
from dataclasses import dataclass
from datetime import date

from kjchuangxin.assess import assess, latest
from kjchuangxin.assess.comparison import compare
from kjchuangxin.cli.options import Options
from kjchuangxin.cli.output import fail, notice, tell
from kjchuangxin.cli.paths import locate
from kjchuangxin.cli.session import Opened, load, relied_on
from kjchuangxin.cli.terminal import screen_for
from kjchuangxin.diagnostic import Message, msg
from kjchuangxin.render import findings_renderer
from kjchuangxin.report.changes import Changes
from kjchuangxin.report.report import Report
from kjchuangxin.source.git import at_revision

_AS_OF = re.compile(r"(.+)@(\d{4}-\d{2}-\d{2})")


@dataclass(frozen=True, slots=True)
class State:
    """A report, and what it was made from: the files of a git revision, or those that lie here (None)."""

    opened: Opened
    report: Report
    revision: str | None


def state(options: Options, text: str | None, here: Opened | None = None) -> State:
    """The state that a text names: a day of the files as they are, a revision, or one as of a day; None is now.

    `here` are the files as they are, where they have been opened already.
    """
    revision, day = _meant(text)
    if revision is None:
        opened = here or load(options, locate(options))
        return State(opened, _report(options, opened, day), None)
    with at_revision(here.files if here else locate(options), revision, os.environ) as found:
        if isinstance(found, Message):
            fail(options.locale(), found)
        opened = load(options, *found)
        return State(opened, _report(options, opened, day), revision)


def changes(options: Options, before: State, after: State) -> Changes:
    """What differs. What is wrong with the files of the first is told at once: it is over, and no reason to fail."""
    opened = before.opened
    if opened.errors and opened is not after.opened:
        tell(findings_renderer("concise")(opened.errors, (), opened.locale, screen_for(options, sys.stderr)))
    if before.report.plan_id != after.report.plan_id:
        plans = (before.report.plan_id, after.report.plan_id)
        notice(
            after.opened.locale, msg("these are two plans, {names}; targets of the same id are compared", names=plans)
        )
    return compare(before.report, after.report, (before.revision, after.revision))


def since(options: Options, text: str, opened: Opened, report: Report) -> Changes:
    """What differs between the state that a text names and a report, in the targets that the report has."""
    before = state(options, text, opened)
    shown = {result.id for result in report.targets}
    former = before.report.only(lambda result: result.id in shown)
    return changes(options, State(before.opened, former, before.revision), State(opened, report, None))


def _meant(text: str | None) -> tuple[str | None, date | None]:
    """The revision and the day; what is a date is never a revision."""
    if text is None:
        return None, None
    if day := _day(text):
        return None, day
    found = _AS_OF.fullmatch(text)
    day = _day(found[2]) if found else None
    return (found[1], day) if found and day else (text, None)


def _day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.isoformat() == text else None  # Python knows more ways to write a date than the format


def _report(options: Options, opened: Opened, day: date | None) -> Report:
    checked = relied_on(options, opened, msg("nothing is judged before the plan and the breakdown are free of errors"))
    return assess(checked, day or latest(checked), opened.findings, explained=())
