"""A report as a table on a terminal, or in what a terminal's output is piped into."""

from itertools import groupby, zip_longest

from kjchuangxin.diagnostic import msg
from kjchuangxin.render import By, by_target, by_unit
from kjchuangxin.render.grid import GAP, INDENT, Cell, Grid, Line, Row
from kjchuangxin.render.headline import NOBODY, dated, nothing, notices, period, reminder, tally
from kjchuangxin.render.screen import Screen, columns, fold, visible
from kjchuangxin.report import Report
from kjchuangxin.standing import ReportState
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
    """The rows in columns: with rich where there are styles to keep apart, otherwise by the same widths alone."""
    cells = [[_folded(cell, width) for cell, width in zip(row, grid.widths, strict=True)] for row in rows]
    if screen.colour:
        from kjchuangxin.render.styled import styled  # noqa: PLC0415 - rich takes longer than all the rest of a report

        return styled(rows, cells, grid, screen)
    return [
        (" " * INDENT + (" " * GAP).join(map(_padded, line, grid.widths, grid.rights))).rstrip(" ")
        for row in cells
        for line in zip_longest(*row, fillvalue="")
    ]


def _folded(cell: Cell, width: int) -> list[str]:
    return [line for part in cell.text.split("\n") for line in fold(part, width)]


def _padded(text: str, width: int, right: bool) -> str:  # noqa: FBT001 - of the column
    blank = " " * (width - columns(text))
    return blank + text if right else text + blank
