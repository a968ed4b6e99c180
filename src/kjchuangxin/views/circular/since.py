"""What has changed since an earlier circular."""

from kjchuangxin.diagnostic import Message, msg
from kjchuangxin.i18n.locale import Locale
from kjchuangxin.report.changes import Changes, Pair
from kjchuangxin.views.changes import (
    NEW_REPORTS,
    NOTHING,
    NOTHING_ELSE,
    QUOTAS,
    arrow,
    differences,
    groups,
    not_compared,
    states,
    tally,
)
from kjchuangxin.views.page import CircularBlock, Entries, Entry, Notice, Paragraph
from kjchuangxin.views.statements.days import until
from kjchuangxin.views.target_texts import called


def since(changes: Changes, locale: Locale, *, brief: bool = False) -> tuple[Message, tuple[CircularBlock, ...]]:
    """The title of the part, and how many verdicts moved, each of them, and all else that differs, a line each.

    In brief only how many moved.
    """
    by_day = changes.revisions == (None, None)
    earlier = until(changes.before.as_of, changes.after, locale) if by_day else states(changes, locale)[0]
    title = msg("Changes since {state}", state=earlier)
    unread = not_compared(changes)
    notice = (Notice(locale.text(unread)),) if unread else ()
    if changes.nothing:
        return title, (*notice, Paragraph((locale.text(NOTHING_ELSE if unread else NOTHING),)))
    total = Paragraph((locale.sentence(tally(changes, locale)),))
    if brief:
        return title, (*notice, total)
    moved = (
        Entry(locale.text(label), tuple(_moved(pair, locale) for pair in pairs)) for label, pairs in groups(changes)
    )
    elsewhere = (NEW_REPORTS, QUOTAS)
    others = (
        Entry(locale.text(label), tuple(lines))
        for label, lines in differences(changes, locale)
        if label not in elsewhere  # which other parts and an annex show
    )
    return title, (*notice, total, Entries((*moved, *others)))


def _moved(pair: Pair, locale: Locale) -> str:
    """The target with its earlier and its later verdict, or where that is the same, figure."""
    before, after = locale.verdict(pair.before), locale.verdict(pair.after)
    if pair.move is None:
        unit = pair.after.unit
        before, after = locale.quantity(pair.before.value, unit), locale.quantity(pair.after.value, unit)
    return locale.labelled(called(pair.after, locale), arrow(before, after))
