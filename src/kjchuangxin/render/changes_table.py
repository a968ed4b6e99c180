"""What differs between two reports as a table on a terminal: the verdicts that moved, the worse ones first."""

from collections.abc import Callable, Iterator

from kjchuangxin.diagnostic import msg
from kjchuangxin.i18n.locale import SYMBOLS, Words
from kjchuangxin.render.changes_words import (
    NOTHING,
    arrow,
    groups,
    headline,
    sections,
    tally,
    values,
    verdict,
    warnings,
)
from kjchuangxin.render.draw import drawn, folded
from kjchuangxin.render.grid import INDENT, Cell, Column, Grid, Line, Row, fitting
from kjchuangxin.render.screen import Screen, visible
from kjchuangxin.report.changes import Changes, Pair
from kjchuangxin.report.target import TargetResult

_NAME = 60  # no name is made wider than this
_BELOW = "\n→ "
_FIGURES = 3  # the part of the screen that two figures may take


def render(changes: Changes, words: Words, screen: Screen) -> str:
    """The headline, the targets that moved or have another figure in columns, and the rest in lines."""
    head = [
        Line(visible(changes.after.title), "bold"),
        Line(visible(words.say(headline(changes, words)))),
        *(Line(words.say(notice), "yellow") for notice in warnings(changes)),
        Line(words.say(NOTHING if changes.nothing else tally(changes))),
    ]
    foot: list[Line] = []
    for heading, told in sections(changes, words):
        foot += [Line(""), Line(words.say(heading), "bold"), *(Line(visible(line), "", INDENT) for line in told)]
    lines = (*folded(head, screen), *drawn(_targets(changes, words, screen), screen), *folded(foot, screen))
    return "".join(f"{line}\n" for line in lines)


def _targets(changes: Changes, words: Words, screen: Screen) -> Grid:
    """Each target in a row of its group, on a narrow screen in lines of its own."""
    pairs = [pair for _, group in groups(changes) for pair in group]
    if not pairs:
        return Grid(())
    layout = fitting(_choices(words, screen), pairs, screen)
    if layout is None:
        return Grid((Line(""), *_grouped(changes, words, lambda pair: _stacked(pair, words))))
    return layout.grid(list(_grouped(changes, words, lambda pair: (layout.row(pair),))))


def _grouped(changes: Changes, words: Words, rows: Callable[[Pair], tuple[Line | Row, ...]]) -> Iterator[Line | Row]:
    for heading, pairs in groups(changes):
        yield Line(words.say(heading), "bold")
        for pair in pairs:
            yield from rows(pair)


def _choices(words: Words, screen: Screen) -> list[tuple[Column[Pair], ...]]:
    """The verdicts and figures side by side; the later below the earlier; the states of the reports below both."""

    def columns(verdicts: Callable[[Pair], str], between: str) -> tuple[Column[Pair], ...]:
        return (
            Column(words.say(msg("id")), lambda pair: Cell(visible(pair.after.id), "bold"), 10),
            Column(words.say(msg("target")), lambda pair: Cell(visible(pair.after.name)), _NAME, flexible=True),
            Column(words.say(msg("verdict")), lambda pair: Cell(verdicts(pair), pair.after.light.value), screen.width),
            Column(
                words.say(msg("value")),
                lambda pair: Cell(visible(values(pair, words)).replace(" → ", between)),
                screen.width // _FIGURES,
            ),
        )

    return [
        columns(lambda pair: _verdicts(pair, words), " → "),
        columns(lambda pair: _verdicts(pair, words).replace(" → ", _BELOW), _BELOW),
        columns(lambda pair: arrow(_narrow(pair.before, words), _narrow(pair.after, words), _BELOW), _BELOW),
    ]


def _verdicts(pair: Pair, words: Words) -> str:
    return arrow(verdict(pair.before, words), verdict(pair.after, words))


def _narrow(result: TargetResult, words: Words) -> str:
    return f"{SYMBOLS[result.light]} {words.standing(result.pace)}\n  {words.overdue(result)}".rstrip()


def _stacked(pair: Pair, words: Words) -> tuple[Line, ...]:
    return (
        Line(visible(f"{pair.after.id} {pair.after.name}"), "", INDENT),
        Line(_verdicts(pair, words), pair.after.light.value, 2 * INDENT),
        *([Line(visible(values(pair, words)), "", 2 * INDENT)] if pair.figure_differs else []),
    )
