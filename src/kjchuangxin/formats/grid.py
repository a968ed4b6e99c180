"""A table before it is drawn: lines and rows of cells, and the columns that fit a screen."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeAlias, TypeVar

from kjchuangxin.formats.screen import Screen, columns

Item = TypeVar("Item")

GAP = 2  # columns of the screen between two columns
INDENT = 2  # before the first
STACKED_BELOW = 60  # a narrower screen has no room for columns
_LEAST = 5  # the part of the screen that a flexible column needs, or less where its texts are shorter


@dataclass(frozen=True, slots=True)
class Cell:
    text: str
    style: str = ""


Row: TypeAlias = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A line across all columns, indented by so many spaces; what does not fit is folded."""

    text: str
    style: str = ""
    indent: int = 0


@dataclass(frozen=True, slots=True)
class Column(Generic[Item]):
    """One column: what it shows of an item, and how wide it may get. A flexible one gets what the others leave."""

    title: str
    cell: Callable[[Item], Cell]
    most: int
    right: bool = False
    flexible: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """What is drawn, from the top; `widths` and `rights` are of the rows' cells."""

    blocks: tuple[Line | Row, ...]
    widths: tuple[int, ...] = ()
    rights: tuple[bool, ...] = ()


@dataclass(frozen=True, slots=True)
class Layout(Generic[Item]):
    """The columns chosen for a screen, and their widths."""

    columns: tuple[Column[Item], ...]
    widths: tuple[int, ...]

    def head(self) -> Row:
        return tuple(Cell(column.title, "dim") for column in self.columns)

    def row(self, item: Item) -> Row:
        return tuple(column.cell(item) for column in self.columns)

    def grid(self, blocks: Sequence[Line | Row]) -> Grid:
        return Grid((Line(""), self.head(), *blocks), self.widths, tuple(column.right for column in self.columns))


def fitting(choices: Sequence[tuple[Column[Item], ...]], items: Sequence[Item], screen: Screen) -> Layout[Item] | None:
    """The first of the choices for which the screen has room; None where there is none, and lines must do."""
    if screen.width < STACKED_BELOW:
        return None
    for choice in choices:
        natural = [_natural(column, items) for column in choice]
        room = screen.width - INDENT - GAP * (len(choice) - 1)
        over = sum(natural) - room
        for at, column in enumerate(choice):
            if column.flexible and over > 0:
                least = min(natural[at], screen.width // _LEAST)
                natural[at], over = max(natural[at] - over, least), over - (natural[at] - least)
        if over <= 0:
            return Layout(choice, tuple(natural))
    return None


def _natural(column: Column[Item], items: Sequence[Item]) -> int:
    texts = [column.title, *(column.cell(item).text for item in items)]
    return min(max(columns(line) for text in texts for line in text.split("\n")), column.most)
