"""How several reporters make one figure: the sum or the largest of their newest ones, or the newest of all."""

from collections import deque
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from heapq import heappop, heappush

from kjchuangxin.model.entries import Observation
from kjchuangxin.model.fields import EXACT
from kjchuangxin.model.plan import Collect


class _Single:
    """The newest figure of all."""

    def __init__(self) -> None:
        self.value = Decimal(0)

    def add(self, _: str, value: Decimal) -> None:
        self.value = value


class _Sum:
    """The sum of each unit's newest figure."""

    def __init__(self) -> None:
        self.value = Decimal(0)
        self._newest: dict[str, Decimal] = {}

    def add(self, unit: str, value: Decimal) -> None:
        before = self._newest.get(unit)
        self._newest[unit] = value
        self.value = EXACT.add(self.value, value if before is None else EXACT.subtract(value, before))


class _Largest:
    """The largest of each unit's newest figure."""

    def __init__(self) -> None:
        self._newest: dict[str, Decimal] = {}
        self._heap: list[tuple[Decimal, str]] = []

    def add(self, unit: str, value: Decimal) -> None:
        self._newest[unit] = value
        heappush(self._heap, (EXACT.minus(value), unit))
        while EXACT.minus(self._heap[0][0]) != self._newest[self._heap[0][1]]:
            heappop(self._heap)

    @property
    def value(self) -> Decimal:
        return EXACT.minus(self._heap[0][0])


_WAYS: dict[Collect, type[_Single | _Sum | _Largest]] = {"single": _Single, "sum": _Sum, "max": _Largest}


def collected(collect: Collect, figures: Iterable[Observation]) -> Iterator[tuple[date, Decimal]]:
    """The one figure after each of them that has a value, given oldest first, ties in the reporters' reverse order."""
    way = _WAYS[collect]()
    for one in figures:
        if one.entry.value is not None:
            way.add(one.unit, one.entry.value)
            yield one.as_of, way.value


def newest(collect: Collect, figures: Iterable[Observation]) -> tuple[date, Fraction] | None:
    """The one figure that they make, and the day of the newest of them; None without a value."""
    last = deque(collected(collect, figures), maxlen=1)
    return (last[0][0], Fraction(last[0][1])) if last else None


def by_day(collect: Collect, figures: Iterable[Observation]) -> tuple[tuple[date, Fraction], ...]:
    """The one figure as it stood on each day for which anybody reported one."""
    return tuple((day, Fraction(value)) for day, value in dict(collected(collect, figures)).items())
