"""What differs between two reports: verdicts and figures in columns, the worse ones first, the rest in sentences."""

from kjchuangxin.diagnostic import Message, msg
from kjchuangxin.i18n.locale import Locale
from kjchuangxin.report.changes import Changes, Pair
from kjchuangxin.report.status import Move
from kjchuangxin.views.differences import NOTHING, differences
from kjchuangxin.views.headline import warnings
from kjchuangxin.views.moves import arrow, states, tally
from kjchuangxin.views.page import Heading, Items, Page, Paragraph, Title
from kjchuangxin.views.table import Cell, Column, Label, Layout, Line, Lines, Section, Table
from kjchuangxin.views.targets import name, narrow_verdict, verdict_of


def changes(changes: Changes, locale: Locale) -> Page:
    """From which state to which; the targets that moved or have another figure by group; all other differences."""
    before, after = states(changes, locale)
    count = locale.text(NOTHING if changes.nothing else tally(changes))
    notices = dict.fromkeys((*warnings(changes.after, locale), *warnings(changes.before, locale)))
    sections = tuple(Section(locale.text(heading), pairs) for heading, pairs in groups(changes))
    page: list[Heading | Items] = []
    for heading, lines in differences(changes, locale):
        page += [Heading(locale.text(heading)), Items("", tuple(Line((line,)) for line in lines))]
    return (
        Title(changes.after.title, level=2),
        Paragraph((locale.text(msg("From {before} to {after}", before=before, after=after)),)),
        *notices,
        Paragraph((count,)),
        *([Table(_columns(locale), sections, stacked=lambda pair: _stacked(pair, locale))] if sections else []),
        *page,
    )


def groups(changes: Changes) -> list[tuple[Message, tuple[Pair, ...]]]:
    """The targets whose verdict moved, each way by itself, then those of which only the figure is another."""
    worse, changed, better = (changes.went(move) for move in (Move.WORSE, Move.CHANGED, Move.BETTER))
    figures = tuple(pair for pair in changes.figures if pair.move is None)
    every = (
        (msg("Worse ({count})", count=len(worse)), worse),
        (msg("Neither worse nor better ({count})", count=len(changed)), changed),
        (msg("Better ({count})", count=len(better)), better),
        (msg("Other figures ({count})", count=len(figures)), figures),
    )
    return [(heading, pairs) for heading, pairs in every if pairs]


def _columns(locale: Locale) -> tuple[Column[Pair], ...]:
    """Verdicts and figures side by side; the later below the earlier; the states of the reports below both."""
    target, verdict, value = (locale.text(title) for title in (msg("target"), msg("verdict"), msg("value")))
    wide = Layout.WIDE | Layout.MARKDOWN
    return (
        Column(locale.text(msg("id")), lambda pair: pair.after.id, most=10, style="bold"),
        Column(target, lambda pair: pair.after.name, only=Layout.TERMINAL, most=60, grows=True),
        Column(target, lambda pair: name(pair.after, locale), only=Layout.MARKDOWN),
        Column(locale.text(msg("lead")), lambda pair: locale.names(pair.after.definition.lead), only=Layout.MARKDOWN),
        Column(verdict, lambda pair: _verdicts(pair, locale), only=wide, part=1),
        Column(verdict, lambda pair: _below(pair, _lines(pair, locale)), only=Layout.MEDIUM, part=1),
        Column(verdict, lambda pair: _below(pair, _narrow(pair, locale)), only=Layout.SLIM, part=1),
        Column(value, lambda pair: arrow(*_figures(pair, locale)), only=wide, most=0, part=3),
        Column(value, lambda pair: _values_below(pair, locale), only=Layout.MEDIUM | Layout.SLIM, most=0, part=3),
    )


def _lines(pair: Pair, locale: Locale) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return verdict_of(pair.before, locale).lines, verdict_of(pair.after, locale).lines


def _narrow(pair: Pair, locale: Locale) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return narrow_verdict(pair.before, locale), narrow_verdict(pair.after, locale)


def _verdicts(pair: Pair, locale: Locale) -> Label:
    (before,), (after,) = _lines(pair, locale)
    return Label((arrow(before, after),), pair.after.light)


def _below(pair: Pair, verdicts: tuple[tuple[str, ...], tuple[str, ...]]) -> Label:
    before, (first, *rest) = verdicts
    if before == (first, *rest):
        return Label(before, pair.after.light)
    return Label((*before, f"→ {first}", *rest), pair.after.light)


def _figures(pair: Pair, locale: Locale) -> tuple[str, str]:
    """The figures before and after, each in its unit."""
    before, after = pair.before, pair.after
    return locale.quantity(before.value, before.unit), locale.quantity(after.value, after.unit)


def _values_below(pair: Pair, locale: Locale) -> Cell:
    before, after = _figures(pair, locale)
    return after if before == after else Lines((before, f"→ {after}"))


def _stacked(pair: Pair, locale: Locale) -> tuple[Line, ...]:
    values = arrow(*_figures(pair, locale))
    return (
        Line((f"{pair.after.id} {pair.after.name}",)),
        Line((_verdicts(pair, locale),), indent=4),
        *([Line((values,), indent=4)] if pair.figure_differs else []),
    )
