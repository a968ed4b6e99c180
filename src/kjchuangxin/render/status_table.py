"""A report as a table on a terminal. The only module that draws with rich."""

import re
from io import StringIO
from itertools import groupby

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from kjchuangxin.diagnostic import msg
from kjchuangxin.render import by_target, by_unit
from kjchuangxin.render.grid import GAP, INDENT, Grid, Line, Row
from kjchuangxin.render.headline import dated, nothing, notices, tally
from kjchuangxin.render.overdue import overdue, period
from kjchuangxin.render.screen import Screen, columns, fold, visible
from kjchuangxin.report import Report, ReportState
from kjchuangxin.words import Words

_GRIDS = {"target": by_target.grid, "unit": by_unit.grid}
# screen.STYLES in rich's words.
_STYLES = {
    "": "",
    "green": "color(33)",
    "yellow": "color(178)",
    "red": "bold color(208)",
    "grey": "dim",
    "bold": "bold",
    "dim": "dim",
}
_TRAILING = re.compile(r"(?: |\x1b\[[0-9;]*m)+$", re.MULTILINE)  # spaces at a line's end, and colours among them


def render(report: Report, words: Words, screen: Screen, by: str) -> str:
    """The headline, the rows by target or by unit, and who has not reported."""
    shown = report.units if by == "unit" else report.targets
    body = _GRIDS[by](report, words, screen) if shown else Grid((Line(""), Line(words.say(nothing(by)))))
    parts = (Grid(tuple(_head(report, words, screen))), body, Grid(tuple(_foot(report, words, by))))
    drawn = "".join(_draw(part, screen) for part in parts)
    return _TRAILING.sub(lambda match: match[0].replace(" ", ""), drawn)


def _head(report: Report, words: Words, screen: Screen) -> list[Line]:
    counts = tally(report.light_totals, words, screen.symbol)
    day = words.say(dated(report, words))
    one = f"{day} · {counts}"
    return [
        Line(visible(report.title), "bold"),
        *([Line(one)] if columns(one) <= screen.width else [Line(day), Line(counts)]),
        *(Line(notice, "yellow") for notice in notices(report, words)),
    ]


def _foot(report: Report, words: Words, by: str) -> list[Line]:
    """Who has not reported, by unit; and what the marks mean."""
    lines = []
    if due := period(report, words):
        lines += [Line(""), Line(words.say(due))]
        found = overdue(report)
        for state, units in found:
            style = "yellow" if state is ReportState.LATE else "red"
            for name, ids in units:
                lines.append(
                    Line(visible(f"{words.report(state)} {words.labelled(name, words.listed(ids))}"), style, INDENT)
                )
        if not found:
            lines.append(Line(words.say(msg("None is missing, out of date or late.")), "", INDENT))
    if by == "target" and report.targets:
        lines += [Line(""), Line(words.say(msg("A mark | in a bar shows how much of the time has elapsed.")), "dim")]
        if any(result.aspirational for result in report.targets):
            lines.append(Line(words.say(msg("* The document strives for it (力争) without promising it.")), "dim"))
    return lines


def _draw(grid: Grid, screen: Screen) -> str:
    output = StringIO()
    console = Console(
        file=output,
        width=screen.width,
        height=100,
        color_system="256" if screen.colour else None,
        force_terminal=screen.colour,
        force_jupyter=False,
        force_interactive=False,
        no_color=False,
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
    )
    for _, group in groupby(grid.blocks, type):
        blocks = list(group)
        for line in blocks:
            if isinstance(line, Line):
                console.print(_line(line, screen))
        rows = [row for row in blocks if not isinstance(row, Line)]
        if rows:
            console.print(_table(rows, grid))
    return output.getvalue()


def _line(line: Line, screen: Screen) -> Padding:
    text = "\n".join(fold(line.text, screen.width - line.indent))
    return Padding(Text(text, _STYLES[line.style], no_wrap=True, overflow="crop"), (0, 0, 0, line.indent))


def _table(rows: list[Row], grid: Grid) -> Padding:
    table = Table.grid(padding=(0, GAP, 0, 0))
    for width, right in zip(grid.widths, grid.rights, strict=True):
        table.add_column(width=width, no_wrap=True, overflow="crop", justify="right" if right else "left")
    for row in rows:
        table.add_row(
            *(
                Text(
                    "\n".join(line for part in cell.text.split("\n") for line in fold(part, width)), _STYLES[cell.style]
                )
                for cell, width in zip(row, grid.widths, strict=True)
            )
        )
    return Padding(table, (0, 0, 0, INDENT), expand=False)
