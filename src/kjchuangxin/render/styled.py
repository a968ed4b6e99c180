"""The rows of a table in their styles. The only module that draws with rich."""

from collections.abc import Sequence
from io import StringIO

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from kjchuangxin.render.grid import GAP, INDENT, Cell, Grid, Row
from kjchuangxin.render.screen import Screen


def styled(rows: Sequence[Row], cells: Sequence[Sequence[Sequence[str]]], grid: Grid, screen: Screen) -> list[str]:
    """The lines of a table; `cells` are the texts of the rows, folded to the widths of the grid."""
    table = Table.grid(padding=(0, GAP, 0, 0))
    for width, right in zip(grid.widths, grid.rights, strict=True):
        table.add_column(width=width, no_wrap=True, justify="right" if right else "left")
    for row, texts in zip(rows, cells, strict=True):
        table.add_row(*(_text(cell, lines, screen) for cell, lines in zip(row, texts, strict=True)))
    output = StringIO()
    Console(
        file=output,
        width=screen.width,
        height=100,
        color_system="256",
        force_terminal=True,
        force_jupyter=False,
        force_interactive=False,
        no_color=False,
        legacy_windows=False,
    ).print(Padding(table, (0, 0, 0, INDENT), expand=False))
    return [line.rstrip(" ") for line in output.getvalue().split("\n")[:-1]]


def _text(cell: Cell, lines: Sequence[str], screen: Screen) -> Text:
    """A cell's text; its style does not reach into the blanks after it."""
    return Text.from_ansi("\n".join(screen.paint(line, cell.style) for line in lines))
