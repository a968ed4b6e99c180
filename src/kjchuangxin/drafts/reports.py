"""The skeleton of a report: for each target that is owed, what was last said of it and what is expected by then."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from kjchuangxin.assess.owing import OwedEntry
from kjchuangxin.assess.result import aim
from kjchuangxin.diagnostic import Message, msg
from kjchuangxin.drafts.appending import NewEntry
from kjchuangxin.drafts.texts import blank, one_line
from kjchuangxin.i18n.locale import Locale
from kjchuangxin.model.progress import Entry
from kjchuangxin.source.write import scalar

_HANDED_IN = msg("the day on which it is handed in; then delete the # before the key")


def skeleton(owed: OwedEntry, day: date, locale: Locale) -> NewEntry:
    """A blank for one target, with a comment that says what is known of it."""
    parts = locale.clauses([*_parts(owed, day, locale)])
    known = locale.labelled(owed.target.name, parts) if parts else owed.target.name
    return NewEntry(None, blank(locale, _form(owed, day)), one_line(known))


def heading(locale: Locale) -> list[str]:
    """The comment below the day of a report: what to write once it is handed in."""
    return [f"submitted: YYYY-MM-DD   # {locale.text(_HANDED_IN)}"]


def new_file(unit: str) -> str:
    """A progress file without any report."""
    return f"format: 1\nunit: {scalar(unit)}\n"


def _parts(owed: OwedEntry, day: date, locale: Locale) -> Iterator[str]:
    target = owed.target
    if owed.share is not None:
        yield locale.text(msg("its share is {share}", share=locale.quantity(owed.share, target.unit)))
    elif (requirement := target.requirement(day)) is not None:
        reached = locale.aim(aim(requirement), requirement.comparator, target.unit)
        yield locale.text(msg("to be reached: {aim}", aim=reached))
    elif target.stages:
        named = tuple(f"{stage.name} {due.isoformat()}" for stage, due in target.stages)
        yield locale.text(msg("stages: {stages}", stages=named))
    if owed.last is not None:
        said = _said(owed.last.entry, target.unit, locale)
        yield locale.text(msg("last said ({day}): {said}", day=owed.last.as_of.isoformat(), said=said))
    if owed.expected is not None:
        expected = locale.quantity(owed.expected, target.unit)
        yield locale.text(msg("expected by {day}: {value}", day=day.isoformat(), value=expected))


def _said(entry: Entry, unit: str | None, locale: Locale) -> str:
    if entry.value is not None:
        return locale.quantity(Fraction(entry.value), unit)
    return locale.quantity(entry.stage or entry.state or entry.note)


def _form(owed: OwedEntry, day: date) -> Message | None:
    """What is to be written there, where it is no bare number."""
    target = owed.target
    if target.numeric:
        required = target.requirement(day)
        known_later = required is not None and required.reference is not None
        return msg("{text}", text="{value: …, reference: …}") if known_later else None
    if target.measure == "qualitative":
        return msg("{text}", text="{state: under_way, note: …}")
    stage = owed.last.entry.stage if owed.last is not None else None
    names = [one.name for one, _ in target.stages]
    following = names[min(names.index(stage) + 1, len(names) - 1) if stage in names else 0 :][:1]
    return msg("{text}", text=f"{{stage: {scalar(following[0])}}}") if following else None
