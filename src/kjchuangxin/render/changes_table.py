"""What differs between two reports as a table on a terminal: the verdicts that moved, the worse ones first."""

from collections.abc import Callable, Iterator

from kjchuangxin.diagnostic import msg
from kjchuangxin.formats.grid import INDENT, Cell, Column, Grid, Line, Row, fitting
from kjchuangxin.formats.screen import Screen, visible
from kjchuangxin.formats.terminal import drawn, folded
from kjchuangxin.i18n.labels import SYMBOLS
from kjchuangxin.i18n.locale import Locale
from kjchuangxin.report.changes import Changes, Pair
from kjchuangxin.report.target import TargetResult
from kjchuangxin.views.changes import (
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

_NAME = 60  # no name is made wider than this
_BELOW = "\n→ "
_FIGURES = 3  # the part of the screen that two figures may take


def render(changes: Changes, locale: Locale, screen: Screen) -> str:
    """The headline, the targets that moved or have another figure in columns, and the rest in lines."""
    head = [
        Line(visible(changes.after.title), "bold"),
        Line(visible(locale.text(headline(changes, locale)))),
        *(Line(locale.text(notice), "yellow") for notice in warnings(changes)),
        Line(locale.text(NOTHING if changes.nothing else tally(changes))),
    ]
    foot: list[Line] = []
    for heading, told in sections(changes, locale):
        foot += [Line(""), Line(locale.text(heading), "bold"), *(Line(visible(line), "", INDENT) for line in told)]
    lines = (*folded(head, screen), *drawn(_targets(changes, locale, screen), screen), *folded(foot, screen))
    return "".join(f"{line}\n" for line in lines)


def _targets(changes: Changes, locale: Locale, screen: Screen) -> Grid:
    """Each target in a row of its group, on a narrow screen in lines of its own."""
    pairs = [pair for _, group in groups(changes) for pair in group]
    if not pairs:
        return Grid(())
    layout = fitting(_choices(locale, screen), pairs, screen)
    if layout is None:
        return Grid((Line(""), *_grouped(changes, locale, lambda pair: _stacked(pair, locale))))
    return layout.grid(list(_grouped(changes, locale, lambda pair: (layout.row(pair),))))


def _grouped(changes: Changes, locale: Locale, rows: Callable[[Pair], tuple[Line | Row, ...]]) -> Iterator[Line | Row]:
    for heading, pairs in groups(changes):
        yield Line(locale.text(heading), "bold")
        for pair in pairs:
            yield from rows(pair)


def _choices(locale: Locale, screen: Screen) -> list[tuple[Column[Pair], ...]]:
    """The verdicts and figures side by side; the later below the earlier; the states of the reports below both."""

    def columns(verdicts: Callable[[Pair], str], between: str) -> tuple[Column[Pair], ...]:
        return (
            Column(locale.text(msg("id")), lambda pair: Cell(visible(pair.after.id), "bold"), 10),
            Column(locale.text(msg("target")), lambda pair: Cell(visible(pair.after.name)), _NAME, flexible=True),
            Column(
                locale.text(msg("verdict")), lambda pair: Cell(verdicts(pair), pair.after.light.value), screen.width
            ),
            Column(
                locale.text(msg("value")),
                lambda pair: Cell(visible(values(pair, locale)).replace(" → ", between)),
                screen.width // _FIGURES,
            ),
        )

    return [
        columns(lambda pair: _verdicts(pair, locale), " → "),
        columns(lambda pair: _verdicts(pair, locale).replace(" → ", _BELOW), _BELOW),
        columns(lambda pair: arrow(_narrow(pair.before, locale), _narrow(pair.after, locale), _BELOW), _BELOW),
    ]


def _verdicts(pair: Pair, locale: Locale) -> str:
    return arrow(verdict(pair.before, locale), verdict(pair.after, locale))


def _narrow(result: TargetResult, locale: Locale) -> str:
    return f"{SYMBOLS[result.light]} {locale.label(result.pace)}\n  {locale.overdue(result)}".rstrip()


def _stacked(pair: Pair, locale: Locale) -> tuple[Line, ...]:
    return (
        Line(visible(f"{pair.after.id} {pair.after.name}"), "", INDENT),
        Line(_verdicts(pair, locale), pair.after.light.value, 2 * INDENT),
        *([Line(visible(values(pair, locale)), "", 2 * INDENT)] if pair.figure_differs else []),
    )
