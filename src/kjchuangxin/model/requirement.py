"""What a target with a number must reach, as the document first set it or as a revision changed it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import assert_never

from kjchuangxin.model.plan import Bound, Comparator, Target
from kjchuangxin.source import KeyPath

_TOLERANCE = Decimal("0.05")


@dataclass(frozen=True, slots=True)
class Requirement:
    """A comparator and its bound, in force from a day; `path` leads to the bound from the target."""

    since: date
    comparator: Comparator
    bound: Bound
    tolerance: Fraction  # with about, otherwise 0
    path: KeyPath

    @property
    def ends(self) -> tuple[Decimal, Decimal]:
        """The lower and the upper end; the same twice but for between."""
        return self.bound if isinstance(self.bound, tuple) else (self.bound, self.bound)

    def met(self, value: Decimal | Fraction) -> bool:
        """Whether a value reaches it."""
        low, high = map(Fraction, self.ends)
        return reaches(self.comparator, low, high, self.tolerance, Fraction(value))


def reaches(comparator: Comparator, low: Fraction, high: Fraction, tolerance: Fraction, value: Fraction) -> bool:
    """Whether a value is as a comparator and its bound, or both ends of it, demand."""
    match comparator:
        case "at_least":
            return value >= low
        case "at_most":
            return value <= high
        case "about":
            return value >= low - abs(low) * tolerance
        case "between":
            return low <= value <= high
        case _:
            assert_never(comparator)


def requirements_of(target: Target) -> Iterator[Requirement]:
    """What the document first set, if it is a number, and every revision, in the order of their days."""
    revisions = sorted(enumerate(target.revisions), key=lambda revision: revision[1].on)
    parts = [(date.min, target, ()), *((one.on, one, ("revisions", index)) for index, one in revisions)]
    for since, comparison, path in parts:
        for comparator in comparison.comparators[:1]:
            bound = comparison.bound(comparator)
            about = _TOLERANCE if target.tolerance is None else target.tolerance
            tolerance = Fraction(about) if comparator == "about" else Fraction(0)
            if bound is not None:
                yield Requirement(since, comparator, bound, tolerance, (*path, comparator))
