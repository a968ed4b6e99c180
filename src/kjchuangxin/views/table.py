"""A table before it is written: columns declared once for every format, whose cells are values of a kind.

A text may come from a file and be hostile: a format escapes it. Only a `Label` and the titles are our own words.
"""

from collections.abc import Callable
from datetime import date
from enum import Flag, auto
from fractions import Fraction
from typing import Generic, NamedTuple, TypeAlias, TypeVar

from kjchuangxin.report.numbers import percent
from kjchuangxin.report.status import Light

Item = TypeVar("Item")


class Layout(Flag):
    """Where a column or a block stands: in a file, or on a screen, which takes the richest set that it has room for."""

    CSV = auto()
    MARKDOWN = auto()
    WIDE = auto()
    MEDIUM = auto()
    NARROW = auto()
    NARROWEST = auto()
    STACKED = auto()  # no room for columns: lines of its own for each item
    SLIM = NARROW | NARROWEST
    TERMINAL = WIDE | MEDIUM | SLIM | STACKED
    ALL = TERMINAL | CSV | MARKDOWN


class Share(NamedTuple):
    """A share of a whole, 0 to 1 and beyond."""

    value: Fraction | None


class Label(NamedTuple):
    """Words of our own in lines, in the colour of a light."""

    lines: tuple[str, ...]
    light: Light | None = None


class Lines(NamedTuple):
    """A text of several lines; on one line, with `joiner` between them, where there is one and the column has room."""

    parts: tuple[str, ...]
    joiner: str | None = None


class Bar(NamedTuple):
    """Which share of the way is gone, and which is expected by now; None where there is no way."""

    gone: Fraction
    expected: Fraction | None
    light: Light


Cell: TypeAlias = str | int | Fraction | date | Share | Label | Lines | Bar | None


def text_of(cell: Cell) -> str:
    """A cell as a text on one line; what has no value is a dash."""
    match cell:
        case None:
            return "—"
        case Share():
            return percent(cell.value)
        case Label():
            return " ".join(cell.lines)
        case Lines():
            return (cell.joiner or "").join(cell.parts)
        case Bar():
            return percent(cell.gone)
        case _:
            return str(cell)


class Column(NamedTuple, Generic[Item]):
    """A column: its title, and what it shows of an item.

    `only` says where it stands, `since` from how wide a screen on. On a screen it takes at most `most` columns, or a
    `part` of the screen (6: a sixth) where that is more; one that `grows` gets what the others leave. What is `noted`
    stands in the sections' notes where the screen is too narrow for its column.
    """

    title: str
    value: Callable[[Item], Cell]
    only: Layout = Layout.ALL
    most: int = 40
    part: int | None = None
    since: int = 0
    right: bool = False
    grows: bool = False
    style: str = ""
    noted: bool = False


class Line(NamedTuple):
    """Cells one after the other across the whole width."""

    cells: tuple[Cell, ...]
    style: str = ""
    indent: int = 2


class Section(NamedTuple, Generic[Item]):
    """Items under a title, or parts that have their own; the `note` has what a column would show that is left out."""

    title: str
    items: tuple[Item, ...] = ()
    parts: "tuple[Section[Item], ...]" = ()
    note: str = ""

    @property
    def every(self) -> tuple[Item, ...]:
        """Its own items and those of its parts."""
        return (*self.items, *(item for part in self.parts for item in part.every))


class Table(NamedTuple, Generic[Item]):
    """Items in columns; `empty` stands where there are none, and `stacked` makes the lines of one without columns.

    The columns of `days` are marks of one character, and follow the first; they may be broken into blocks.
    """

    columns: tuple[Column[Item], ...]
    sections: tuple[Section[Item], ...]
    empty: str = ""
    stacked: Callable[[Item], tuple[Line, ...]] = lambda _: ()
    days: tuple[date, ...] = ()
    only: Layout = Layout.ALL

    @property
    def items(self) -> tuple[Item, ...]:
        return tuple(item for section in self.sections for item in section.every)
