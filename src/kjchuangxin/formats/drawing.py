"""Cells, rows and lines as text for a screen."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from kjchuangxin.formats.screen import Screen, columns, fold, visible
from kjchuangxin.i18n.labels import EMPTY, FULL
from kjchuangxin.views.table import Bar, Cell, Label, Line, Lines, text_of

GAP = 2  # columns of the screen between two columns
INDENT = 2  # before the first
_BAR = 10


@dataclass(frozen=True, slots=True)
class Drawn:
    """The text of a cell, which may have several lines, and its style."""

    text: str
    style: str = ""


def drawn(cell: Cell, style: str = "", room: int | None = None) -> Drawn:
    """A cell in the style of its column, unless it has its own; broken into lines where it has not enough room."""
    match cell:
        case Label():
            return Drawn("\n".join(map(visible, cell.lines)), cell.light.value if cell.light else style)
        case Bar():
            return Drawn(_bar(cell), cell.light.value)
        case Lines():
            one = visible(text_of(cell))
            fits = cell.joiner is not None and (room is None or columns(one) <= room)
            return Drawn(one if fits else "\n".join(map(visible, cell.parts)), style)
        case _:
            return Drawn(visible(text_of(cell)), style)


def _bar(bar: Bar) -> str:
    """What is done as a bar, a mark where time stands."""
    filled = min(max(int(bar.done * _BAR), 0), _BAR)
    parts = FULL * filled + EMPTY * (_BAR - filled)
    mark = min(max(int(bar.elapsed * _BAR), 0), _BAR)
    return f"{parts[:mark]}|{parts[mark:]}"


def folded(lines: Iterable[Line], screen: Screen) -> list[str]:
    """Lines across the whole width, each folded to the screen."""
    result = []
    for line in lines:
        cells = [drawn(cell) for cell in line.cells]
        style = line.style or cells[0].style
        text = "  ".join(cell.text for cell in cells)
        result += [f"{' ' * line.indent}{screen.paint(part, style)}" for part in fold(text, screen.width - line.indent)]
    return result


def row(cells: Sequence[Drawn], widths: Sequence[int], rights: Sequence[bool], screen: Screen) -> list[str]:
    """The lines of cells side by side; no style reaches into the blanks beside a text."""
    lines = []
    parts = [
        [line for part in cell.text.split("\n") for line in fold(part, at)]
        for cell, at in zip(cells, widths, strict=True)
    ]
    for texts in zip_longest(*parts, fillvalue=""):
        painted = []
        for text, cell, width, right in zip(texts, cells, widths, rights, strict=True):
            blank, own = " " * (width - columns(text)), screen.paint(text, cell.style)
            painted.append(blank + own if right else own + blank)
        lines.append((" " * INDENT + (" " * GAP).join(painted)).rstrip(" "))
    return lines
