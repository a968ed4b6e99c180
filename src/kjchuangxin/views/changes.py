"""What differs between two reports: verdicts and figures in columns, the worse ones first, the rest in sentences."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from kjchuangxin.diagnostic import Message, msg
from kjchuangxin.i18n.labels import MOVES, PACE_KINDS
from kjchuangxin.i18n.locale import Locale
from kjchuangxin.report.numbers import number
from kjchuangxin.report.report import Report
from kjchuangxin.report.status import Move
from kjchuangxin.report.target import Figure, Quota, TargetResult
from kjchuangxin.views.headline import marked, warnings
from kjchuangxin.views.page import Heading, Items, Notice, Page, Paragraph, Title, items
from kjchuangxin.views.table import Cell, Column, Label, Layout, Line, Lines, Section, Table
from kjchuangxin.views.target_texts import closure_word, name, narrow_verdict, titled, verdict_of, window

if TYPE_CHECKING:  # only with --since
    from kjchuangxin.report.changes import Changes, Correction, Pair, ShareChange, UnitReport

# Which way a verdict went, and whether by its report, the worse first: in a word, and as a heading.
_WAYS = {
    (Move.WORSE, False): (msg("worse in pace"), msg("Worse in pace ({count})")),
    (Move.WORSE, True): (msg("worse in reporting"), msg("Worse in reporting ({count})")),
    (Move.CHANGED, False): (msg("changed otherwise"), msg("Changed otherwise ({count})")),
    (Move.BETTER, False): (msg("better in pace"), msg("Better in pace ({count})")),
    (Move.BETTER, True): (msg("better in reporting"), msg("Better in reporting ({count})")),
}
_OTHER_FIGURES = msg("Other figures ({count})")
NEW_REPORTS, QUOTAS = msg("New reports"), msg("Quotas")
NOTHING = msg("No verdict, figure, report or target has changed.")
NOTHING_ELSE = msg("Of what could be compared, no verdict, figure, report or target has changed.")


def changes(changes: Changes, locale: Locale) -> Page:
    """From which state to which; the targets that moved or have another figure by group; all other differences."""
    before, after = states(changes, locale)
    nothing = NOTHING_ELSE if changes.not_compared else NOTHING
    count = locale.text(nothing) if changes.nothing else tally(changes, locale)
    earlier = replace(changes.before, open_period=None, silent_period=None)
    notices = dict.fromkeys((*warnings(changes.after, locale), *warnings(earlier, locale)))
    sections = tuple(Section(locale.text(heading), pairs) for heading, pairs in groups(changes))
    page: list[Heading | Items] = []
    for heading, lines in differences(changes, locale):
        page += [Heading(locale.text(heading)), items(lines, locale)]
    return (
        Title(marked(changes.after.title, changes, locale), level=2),
        Paragraph((locale.text(msg("From {before} to {after}", before=before, after=after)),)),
        *notices,
        *([Notice(locale.text(unread))] if (unread := not_compared(changes)) else []),
        Paragraph((count,)),
        *([Table(_columns(locale), sections, stacked=lambda pair: _stacked(pair, locale))] if sections else []),
        *page,
    )


def not_compared(changes: Changes) -> Message | None:
    """Which targets are left out because something of them could not be used; None where there are none."""
    ids = changes.not_compared
    return msg("Not compared, because something could not be used: {targets}", targets=ids) if ids else None


def states(changes: Changes, locale: Locale) -> tuple[str, str]:
    """What the two reports are called: by their days, or by the revisions and their days."""
    if changes.revisions == (None, None):
        return locale.day(changes.before.as_of), locale.day(changes.after.as_of)
    before, after = changes.revisions
    return _state(changes.before, before, locale), _state(changes.after, after, locale)


def _state(report: Report, revision: str | None, locale: Locale) -> str:
    name = locale.text(msg("the files here")) if revision is None else revision
    return locale.noted(name, locale.text(msg("as of {day}", day=report.as_of)))


def tally(changes: Changes, locale: Locale) -> str:
    """How many verdicts moved which way."""
    counts = [msg("{count} {way}", way=_WAYS[way][0], count=len(pairs)) for way, pairs in _ways(changes)]
    return locale.listed(map(locale.text, counts)) or locale.text(msg("no verdict has moved"))


def since(changes: Changes, locale: Locale) -> Message:
    """Since which state the verdicts moved, and how many which way."""
    return msg("Since {state}: {tally}", state=states(changes, locale)[0], tally=tally(changes, locale))


def moved(pair: Pair) -> Message | None:
    """Which way a verdict went, in a word; None where it has not moved."""
    return None if pair.move is None else _WAYS[pair.move, pair.by_report][0]


def _ways(changes: Changes) -> list[tuple[tuple[Move, bool], tuple[Pair, ...]]]:
    """The pairs that moved, by their way."""
    ways = ((way, tuple(pair for pair in changes.moved if (pair.move, pair.by_report) == way)) for way in _WAYS)
    return [(way, pairs) for way, pairs in ways if pairs]


def former(result: TargetResult, changes: Changes | None, locale: Locale, *, labelled: bool = False) -> str:
    """Which way a verdict went, and where it was; nothing where it has not moved, or without an earlier state."""
    if changes is None:
        return ""
    pair = changes.by_target.get(result.id)
    if pair is None:
        return locale.text(msg("new"))
    if pair.move is None:
        return ""
    text = locale.verdict(pair.before)
    if labelled:
        text = locale.labelled(locale.text(msg("before")), text)
    return f"{MOVES[pair.move]} {text}"


def groups(changes: Changes) -> list[tuple[Message, tuple[Pair, ...]]]:
    """The targets whose verdict moved, each way by itself, then those of which only the figure is another."""
    figures = tuple(pair for pair in changes.figures if pair.move is None)
    every = [
        *((_WAYS[way][1], pairs) for way, pairs in _ways(changes)),
        *([(_OTHER_FIGURES, figures)] if figures else []),
    ]
    return [(replace(heading, values={"count": len(pairs)}), pairs) for heading, pairs in every]


def arrow(before: str, after: str) -> str:
    """The earlier and the later text; only that one where they are the same."""
    return after if before == after else f"{before} → {after}"


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
        Column(verdict, lambda pair: _below(pair, _verdict, locale), only=Layout.MEDIUM, part=1),
        Column(verdict, lambda pair: _below(pair, narrow_verdict, locale), only=Layout.SLIM, part=1),
        Column(value, lambda pair: arrow(*_values(pair, locale)), only=wide, most=0, part=3),
        Column(value, lambda pair: _values_below(pair, locale), only=Layout.MEDIUM | Layout.SLIM, most=0, part=3),
    )


def _verdict(result: TargetResult, locale: Locale) -> tuple[str, ...]:
    return verdict_of(result, locale).lines


def _verdicts(pair: Pair, locale: Locale) -> Label:
    (before,), (after,) = _verdict(pair.before, locale), _verdict(pair.after, locale)
    return Label((arrow(before, after),), pair.after.light)


def _below(pair: Pair, verdict: Callable[[TargetResult, Locale], tuple[str, ...]], locale: Locale) -> Label:
    before, after = verdict(pair.before, locale), verdict(pair.after, locale)
    return Label(after if before == after else (*before, f"→ {after[0]}", *after[1:]), pair.after.light)


def _values(pair: Pair, locale: Locale) -> tuple[str, str]:
    before, after = pair.before, pair.after
    return locale.quantity(before.value, before.unit), locale.quantity(after.value, after.unit)


def _values_below(pair: Pair, locale: Locale) -> Cell:
    before, after = _values(pair, locale)
    return after if before == after else Lines((before, f"→ {after}"))


def _stacked(pair: Pair, locale: Locale) -> tuple[Line, ...]:
    values = [Line((arrow(*_values(pair, locale)),), indent=4)] if pair.figure_differs else []
    return (Line((titled(pair.after),)), Line((_verdicts(pair, locale),), indent=4), *values)


def differences(changes: Changes, locale: Locale) -> list[tuple[Message, list[str]]]:
    """What else differs, in sentences under headings."""
    every: tuple[tuple[Message, list[str]], ...] = (
        (NEW_REPORTS, [_unit_report(one, locale) for one in changes.reports]),
        (msg("Corrected reports"), [_correction(one, locale) for one in changes.corrections]),
        (msg("Withdrawn reports"), [_unit_report(one, locale) for one in changes.withdrawn]),
        (msg("Targets added"), [_target(one, locale) for one in changes.added]),
        (msg("Targets removed"), [_target(one, locale) for one in changes.removed]),
        (msg("Targets revised"), [_revised(pair, locale) for pair in changes.revised]),
        (QUOTAS, [_share(one, locale) for one in changes.shares]),
        (msg("Closing"), [_closing(pair, locale) for pair in changes.closings]),
    )
    return [(heading, lines) for heading, lines in every if lines]


def _unit_report(report: UnitReport, locale: Locale) -> str:
    return locale.labelled(f"{report.as_of.isoformat()} {report.unit}", locale.names(report.targets))


def _correction(correction: Correction, locale: Locale) -> str:
    target, after = correction.target, correction.after
    subject = msg("{target}, {unit} as of {day}", target=titled(target), unit=after.unit, day=after.as_of.isoformat())
    figures = arrow(_figure(correction.before, target.unit, locale), _figure(after, target.unit, locale))
    return locale.labelled(locale.text(subject), figures)


def _figure(figure: Figure, unit: str | None, locale: Locale) -> str:
    return locale.quantity(figure.value if figure.value is not None else figure.stage or figure.state, unit)


def _target(result: TargetResult, locale: Locale) -> str:
    return locale.labelled(titled(result), locale.target(result)) if result.target is not None else titled(result)


def _curve(result: TargetResult, locale: Locale) -> str:
    if result.definition.pace_kind is None:
        return "—"
    points = locale.listed(f"{day.isoformat()} {number(value)}" for day, value in result.progress.curve)
    return locale.labelled(locale.text(PACE_KINDS[result.definition.pace_kind]), points or "—")


# What a target is held against, by its name in `Pair.revised`.
_ASPECTS: dict[str, tuple[Message, Callable[[TargetResult, Locale], str]]] = {
    "target": (msg("target value"), lambda one, locale: locale.target(one)),
    "tolerance": (msg("tolerance"), lambda one, locale: locale.quantity(one.definition.tolerance)),
    "unit": (msg("measured in"), lambda one, _: one.unit or "—"),
    "window": (msg("window"), lambda one, locale: locale.text(window(one))),
    "baseline": (msg("baseline"), lambda one, locale: locale.quantity(one.progress.baseline, one.unit)),
    "schedule": (msg("schedule"), _curve),
    "stages": (msg("stage"), lambda one, locale: locale.listed(f"{it.name} {it.due}" for it in one.progress.stages)),
}


def _revised(pair: Pair, locale: Locale) -> str:
    parts = []
    for aspect in pair.revised:
        label, text = _ASPECTS[aspect]
        parts.append(locale.labelled(locale.text(label), arrow(text(pair.before, locale), text(pair.after, locale))))
    return locale.labelled(titled(pair.after), locale.clauses(parts))


def _share(change: ShareChange, locale: Locale) -> str:
    unit = change.target.unit
    before, after = _quota(change.before, unit, locale), _quota(change.after, unit, locale)
    return locale.labelled(locale.listed((titled(change.target), change.unit)), arrow(before, after))


def _quota(quota: Quota | None, unit: str | None, locale: Locale) -> str:
    return "—" if quota is None else f"{locale.quantity(quota.value)}/{locale.quantity(quota.share, unit)}"


def _closing(pair: Pair, locale: Locale) -> str:
    before, after = closure_word(pair.before, locale), closure_word(pair.after, locale)
    return locale.labelled(titled(pair.after), arrow(before, after))
