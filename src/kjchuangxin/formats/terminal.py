"""A grid as lines of text: what the tables of every view share."""

from collections.abc import Sequence
from itertools import groupby, zip_longest

from kjchuangxin.formats.grid import GAP, INDENT, Cell, Grid, Line, Row
from kjchuangxin.formats.screen import Screen, columns, fold


def drawn(grid: Grid, screen: Screen) -> list[str]:
    """The lines of a grid from its top, none wider than the screen."""
    lines = []
    for _, group in groupby(grid.blocks, type):
        blocks = list(group)
        lines += folded([block for block in blocks if isinstance(block, Line)], screen)
        lines += _table([block for block in blocks if not isinstance(block, Line)], grid, screen)
    return lines


def folded(lines: Sequence[Line], screen: Screen) -> list[str]:
    """Lines across all columns, each folded to the screen."""
    return [
        f"{' ' * line.indent}{screen.paint(part, line.style)}"
        for line in lines
        for part in fold(line.text, screen.width - line.indent)
    ]


def _table(rows: list[Row], grid: Grid, screen: Screen) -> list[str]:
    """The rows in columns; no style reaches into the blanks beside a text."""
    lines = []
    for row in rows:
        cells = [_folded(cell, width) for cell, width in zip(row, grid.widths, strict=True)]
        for texts in zip_longest(*cells, fillvalue=""):
            parts = []
            for text, cell, width, right in zip(texts, row, grid.widths, grid.rights, strict=True):
                blank, painted = " " * (width - columns(text)), screen.paint(text, cell.style)
                parts.append(blank + painted if right else painted + blank)
            lines.append((" " * INDENT + (" " * GAP).join(parts)).rstrip(" "))
    return lines


def _folded(cell: Cell, width: int) -> list[str]:
    return [line for part in cell.text.split("\n") for line in fold(part, width)]
