"""A report as a table on a terminal. The only module that draws with rich."""

from io import StringIO
from itertools import groupby

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from kjchuangxin.diagnostic import msg
from kjchuangxin.render import By, by_target, by_unit
from kjchuangxin.render.grid import GAP, INDENT, Cell, Grid, Line, Row
from kjchuangxin.render.headline import NOBODY, dated, nothing, notices, period, reminder, tally
from kjchuangxin.render.screen import Screen, columns, fold, visible
from kjchuangxin.report import Report, ReportState
from kjchuangxin.words import Words

_GRIDS = {"target": by_target.grid, "unit": by_unit.grid}


def render(report: Report, words: Words, screen: Screen, by: By) -> str:
    """The headline, the rows by target or by unit, and who has not reported."""
    shown = report.units if by == "unit" else report.targets
    body = _GRIDS[by](report, words, screen) if shown else Grid((Line(""), Line(words.say(nothing(by)))))
    head, foot = _head(report, words, screen), _foot(report, words, by)
    return "".join(f"{line}\n" for line in (*_lines(head, screen), *_drawn(body, screen), *_lines(foot, screen)))


def _head(report: Report, words: Words, screen: Screen) -> list[Line]:
    day, counts = words.say(dated(report)), tally(report.light_totals, words)
    one = f"{day} · {counts}"
    return [
        Line(visible(report.title), "bold"),
        *([Line(one)] if columns(one) <= screen.width else [Line(day), Line(counts)]),
        *(Line(words.say(notice), "yellow") for notice in notices(report)),
    ]


def _foot(report: Report, words: Words, by: By) -> list[Line]:
    """Who has not reported, by unit; and what the marks mean."""
    lines = []
    if due := period(report):
        lines += [Line(""), Line(words.say(due))]
        for overdue in report.overdue:
            style = "yellow" if overdue.state is ReportState.LATE else "red"
            lines.append(Line(visible(words.say(reminder(overdue))), style, INDENT))
        if not report.overdue:
            lines.append(Line(words.say(NOBODY), "", INDENT))
    if by == "target" and report.targets:
        lines += [Line(""), Line(words.say(msg("A mark | in a bar shows how much of the time has elapsed.")), "dim")]
        if any(result.aspirational for result in report.targets):
            lines.append(Line(words.say(msg("* The document strives for it (力争) without promising it.")), "dim"))
    return lines


def _drawn(grid: Grid, screen: Screen) -> list[str]:
    drawn = []
    for _, group in groupby(grid.blocks, type):
        blocks = list(group)
        drawn += _lines([block for block in blocks if isinstance(block, Line)], screen)
        drawn += _table([block for block in blocks if not isinstance(block, Line)], grid, screen)
    return drawn


def _lines(lines: list[Line], screen: Screen) -> list[str]:
    return [
        f"{' ' * line.indent}{screen.paint(part, line.style)}"
        for line in lines
        for part in fold(line.text, screen.width - line.indent)
    ]


def _table(rows: list[Row], grid: Grid, screen: Screen) -> list[str]:
    table = Table.grid(padding=(0, GAP, 0, 0))
    for width, right in zip(grid.widths, grid.rights, strict=True):
        table.add_column(width=width, no_wrap=True, justify="right" if right else "left")
    for row in rows:
        table.add_row(*(_cell(cell, width, screen) for cell, width in zip(row, grid.widths, strict=True)))
    output = StringIO()
    Console(
        file=output,
        width=screen.width,
        height=100,
        color_system="256" if screen.colour else None,
        force_terminal=screen.colour,
        force_jupyter=False,
        force_interactive=False,
        no_color=False,
        legacy_windows=False,
    ).print(Padding(table, (0, 0, 0, INDENT), expand=False))
    return [line.rstrip(" ") for line in output.getvalue().split("\n")[:-1]]


def _cell(cell: Cell, width: int, screen: Screen) -> Text:
    """A cell's text, folded to fit; its style does not reach into the blanks after it."""
    lines = (line for part in cell.text.split("\n") for line in fold(part, width))
    return Text.from_ansi("\n".join(screen.paint(line, cell.style) for line in lines))
