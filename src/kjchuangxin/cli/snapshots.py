"""The data as of a day or in a git revision, and what differs between two of these snapshots."""

import os
import re
from dataclasses import dataclass, replace
from datetime import date

from kjchuangxin.assess import assess
from kjchuangxin.assess.comparison import compare
from kjchuangxin.cli.days import today
from kjchuangxin.cli.options import Options
from kjchuangxin.cli.output import fail, notice
from kjchuangxin.cli.paths import locale_here, require_workspace
from kjchuangxin.cli.session import NOT_ASSESSED, Session, open_session, print_findings
from kjchuangxin.diagnostic import Message, msg
from kjchuangxin.i18n.locale import Locale
from kjchuangxin.model.fields import day_of
from kjchuangxin.report.changes import Changes
from kjchuangxin.report.report import Report
from kjchuangxin.source.git import at_revision

_REVISION_AND_DAY = re.compile(r"(.+)@(\d{4}-\d{2}-\d{2})")


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A report and the files that it was made from: those of a git revision, or the present ones (None)."""

    session: Session
    report: Report
    revision: str | None


def take_snapshot(options: Options, text: str | None, present: Session | None = None) -> Snapshot:
    """The snapshot of a day, a revision, or a revision as of a day; without a text, of the latest day.

    `present` is a session with the present files, if there is one already.
    """
    revision, day = _parse(text, present.locale if present else locale_here(options))
    if revision is None:
        session = present or open_session(options, require_workspace(options))
        return Snapshot(session, _report(session, day), None)
    with at_revision(present.files if present else require_workspace(options), revision, os.environ) as found:
        if isinstance(found, Message):
            fail(locale_here(options), found)
        session = open_session(options, *found)
        return Snapshot(session, _report(session, day), revision)


def compare_snapshots(before: Snapshot, after: Snapshot) -> Changes:
    """What differs between two snapshots. Errors in the files of the first are printed, and no reason to fail."""
    old, new = before.session, after.session
    if old is not new:
        print_findings(old.options, old.errors, [str(path) for path in old.files.all], old.locale)
    if before.report.plan_id != after.report.plan_id:
        plans = (before.report.plan_id, after.report.plan_id)
        notice(new.locale, msg("these are two plans, {names}; targets of the same id are compared", names=plans))
    return compare(before.report, after.report, (before.revision, after.revision))


def compare_in(report: Report, before: Snapshot, after: Snapshot) -> Changes:
    """What differs between two snapshots in the targets of a report, which is a part of the second one."""
    ids = {result.id for result in report.targets}
    same_targets = before.report.only(lambda result: result.id in ids)
    return compare_snapshots(replace(before, report=same_targets), replace(after, report=report))


def since(text: str, session: Session, report: Report) -> Changes:
    """What differs between the snapshot of a text and a report, in the report's targets."""
    before = take_snapshot(session.options, text, session)
    require_order(before.report, report, session.locale)
    return compare_in(report, before, Snapshot(session, report, None))


def require_order(before: Report, after: Report, locale: Locale) -> None:
    """End the program where the first of two days is later than the one that is judged."""
    if before.as_of > after.as_of:
        days = {"since": before.as_of, "as_of": after.as_of}
        fail(locale, msg("{since} is later than the day that is judged, {as_of}", **days))


def _parse(text: str | None, locale: Locale) -> tuple[str | None, date | None]:
    """The revision and the day; a date is never taken for a revision."""
    if text is None or text == "latest":
        return None, None
    if day := today(locale) if text == "today" else day_of(text):
        return None, day
    both = _REVISION_AND_DAY.fullmatch(text)
    day = day_of(both[2]) if both else None
    return (both[1], day) if both and day else (text, None)


def _report(session: Session, day: date | None) -> Report:
    checked = session.require_usable(NOT_ASSESSED)
    return assess(checked, day, session.findings, today=today(session.locale))
