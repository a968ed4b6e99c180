"""What a target is: by the document, the breakdown, and what is in force on a report's day."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from kjchuangxin.diagnostic import msg

if TYPE_CHECKING:  # the help speaks of verdicts, and waits for no model
    from kjchuangxin.model.comparison import Comparator
    from kjchuangxin.model.plan import Collect, Measure
    from kjchuangxin.model.settings import Settings

# What each measure is called.
MEASURES = {
    "increment": msg("increment"),
    "level": msg("level"),
    "rate": msg("rate"),
    "rank": msg("rank among others"),
    "milestone": msg("milestone"),
    "qualitative": msg("qualitative"),
}
# How a value is expected to come about.
PaceKind: TypeAlias = Literal["linear", "hold", "at_end", "checkpoints"]


class NamedBound(NamedTuple):
    """A bound of which only the name is known, until a figure says what it was."""

    reference: str


# A target's number, the two ends of a range, or the name of a milestone's last stage; None for an effort.
TargetValue: TypeAlias = Fraction | tuple[Fraction, Fraction] | NamedBound | str | None


class Contact(NamedTuple):
    """Who answers for a task."""

    role: str | None
    name: str
    phone: str | None


class Definition(NamedTuple):
    """What a target is: by the document, the breakdown, and what is in force on the report's day."""

    id: str
    name: str
    task: str
    task_title: str
    task_note: str | None
    contacts: tuple[Contact, ...]
    section: str | None
    lead: tuple[str, ...]
    support: tuple[str, ...]
    reporters: tuple[str, ...]
    collect: Collect
    measure: Measure
    pace_kind: PaceKind | None  # None where there is no number
    comparator: Comparator | None
    target: TargetValue
    approval: str | None  # the document that approved the revision in force
    original: TargetValue  # the document's first number, where a revision is in force; otherwise None
    revised: tuple[date, Comparator] | None  # since when a revision is in force, and the document's first comparator
    tolerance: Fraction | None  # with about
    settings: Settings | None  # how it is judged; None where there is no number
    unit: str | None
    window: tuple[date, date]
    objective: bool
    aspirational: bool
    clause: str | None
    note: str | None
    weight: Fraction  # how often it counts where units are ranked
