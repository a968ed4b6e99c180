"""What differs between two reports, in the words that every format has."""

from collections.abc import Callable
from datetime import date

from kjchuangxin.diagnostic import Message, msg
from kjchuangxin.i18n.locale import MOVES, PACE_KINDS, SYMBOLS, Locale
from kjchuangxin.render import closing
from kjchuangxin.render.figures import window
from kjchuangxin.render.headline import notices
from kjchuangxin.report.changes import Changes, Correction, Move, Pair, ShareChange, UnitReport
from kjchuangxin.report.numbers import number
from kjchuangxin.report.report import Report
from kjchuangxin.report.target import Figure, Quota, TargetResult

NOTHING = msg("No verdict, figure, report or target has changed.")
MOVED = {
    Move.WORSE: msg("worse"),
    Move.CHANGED: msg("changed"),
    Move.BETTER: msg("better"),
}


def states(changes: Changes, locale: Locale) -> tuple[str, str]:
    """What the two reports are called: by their days, or by the revisions and their days."""
    both = zip((changes.before, changes.after), changes.revisions, strict=True)
    if changes.revisions == (None, None):
        return locale.day(changes.before.as_of), locale.day(changes.after.as_of)
    before, after = (_state(report, revision, locale) for report, revision in both)
    return before, after


def _state(report: Report, revision: str | None, locale: Locale) -> str:
    name = locale.text(msg("the files here")) if revision is None else revision
    return locale.noted(name, locale.text(msg("as of {day}", day=report.as_of)))


def headline(changes: Changes, locale: Locale) -> Message:
    before, after = states(changes, locale)
    return msg("From {before} to {after}", before=before, after=after)


def warnings(changes: Changes) -> list[Message]:
    """What a reader has to know before believing a figure of either report."""
    found = notices(changes.after)
    return [*found, *(notice for notice in notices(changes.before) if notice not in found)]


def tally(changes: Changes) -> Message:
    """How many verdicts moved, and which way."""
    worse, changed, better = changes.counts.values()
    if not changes.moved:
        return msg("no verdict has moved")
    if changed:
        return msg(
            "{better} better, {worse} worse, {changed} changed otherwise", better=better, worse=worse, changed=changed
        )
    return msg("{better} better, {worse} worse", better=better, worse=worse)


def since(changes: Changes, locale: Locale) -> Message:
    """The same against the earlier state."""
    return msg("Since {state}: {tally}", state=states(changes, locale)[0], tally=tally(changes))


def arrow(before: str, after: str, between: str = " → ") -> str:
    """What was, and what is; only what is, where that is the same."""
    return after if before == after else f"{before}{between}{after}"


def verdict(result: TargetResult, locale: Locale) -> str:
    return f"{SYMBOLS[result.light]} {locale.verdict(result)}"


def former(result: TargetResult, changes: Changes | None, locale: Locale, *, titled: bool = True) -> str:
    """Which way a verdict went, and where it was; nothing where it is the same, or where nobody asked.

    Where it stands under no title, it says itself that it is what was before.
    """
    if changes is None:
        return ""
    pair = changes.by_target.get(result.id)
    if pair is None:
        return locale.text(msg("new"))
    if pair.move is None:
        return ""
    text = locale.verdict(pair.before)
    if not titled:
        text = locale.labelled(locale.text(msg("before")), text)
    return f"{MOVES[pair.move]} {text}"


def values(pair: Pair, locale: Locale) -> str:
    """The figures before and after, each in its unit."""
    return arrow(
        locale.quantity(pair.before.value, pair.before.unit),
        locale.quantity(pair.after.value, pair.after.unit),
    )


def groups(changes: Changes) -> list[tuple[Message, tuple[Pair, ...]]]:
    """The targets whose verdict moved, each way by itself, then those of which only the figure is another."""
    worse, changed, better = (changes.went(move) for move in (Move.WORSE, Move.CHANGED, Move.BETTER))
    figures = tuple(pair for pair in changes.figures if pair.move is None)
    told = (
        (msg("Worse ({count})", count=len(worse)), worse),
        (msg("Neither worse nor better ({count})", count=len(changed)), changed),
        (msg("Better ({count})", count=len(better)), better),
        (msg("Other figures ({count})", count=len(figures)), figures),
    )
    return [(heading, pairs) for heading, pairs in told if pairs]


def sections(changes: Changes, locale: Locale) -> list[tuple[Message, list[str]]]:
    """What is told in a line each, under its heading; without what there is none of."""
    told: tuple[tuple[Message, list[str]], ...] = (
        (msg("New reports"), [_unit_report(one, locale) for one in changes.reports]),
        (msg("Corrected reports"), [_correction(one, locale) for one in changes.corrections]),
        (msg("Withdrawn reports"), [_unit_report(one, locale) for one in changes.withdrawn]),
        (msg("Targets added"), [_target(one, locale) for one in changes.added]),
        (msg("Targets removed"), [_target(one, locale) for one in changes.removed]),
        (msg("Targets revised"), [revised(pair, locale) for pair in changes.revised]),
        (msg("Quotas"), [_share(one, locale) for one in changes.shares]),
        (msg("Closing"), [_closing(pair, locale) for pair in changes.closings]),
    )
    return [(heading, lines) for heading, lines in told if lines]


def _unit_report(report: UnitReport, locale: Locale) -> str:
    return locale.labelled(f"{report.as_of.isoformat()} {report.unit}", locale.names(report.targets))


def _named(result: TargetResult) -> str:
    return f"{result.id} {result.name}"


def _correction(correction: Correction, locale: Locale) -> str:
    unit = correction.target.unit
    what = msg(
        "{target}, {unit} as of {day}",
        target=_named(correction.target),
        unit=correction.after.unit,
        day=correction.after.as_of.isoformat(),
    )
    return locale.labelled(
        locale.text(what), arrow(_figure(correction.before, unit, locale), _figure(correction.after, unit, locale))
    )


def _figure(figure: Figure, unit: str | None, locale: Locale) -> str:
    return locale.quantity(figure.value if figure.value is not None else figure.stage or figure.state, unit)


def _target(result: TargetResult, locale: Locale) -> str:
    return locale.labelled(_named(result), locale.target(result)) if result.target is not None else _named(result)


def _curve(result: TargetResult, locale: Locale) -> str:
    if result.definition.pace_kind is None:
        return "—"
    points = locale.listed(f"{day.isoformat()} {number(value)}" for day, value in result.progress.curve)
    return locale.labelled(locale.text(PACE_KINDS[result.definition.pace_kind]), points or "—")


# What a target is held against, by its name in `Pair.revised`.
ASPECTS: dict[str, tuple[Message, Callable[[TargetResult, Locale], str]]] = {
    "target": (msg("target value"), lambda result, locale: locale.target(result)),
    "tolerance": (msg("tolerance"), lambda result, locale: locale.quantity(result.definition.tolerance)),
    "unit": (msg("measured in"), lambda result, _: result.unit or "—"),
    "window": (msg("window"), lambda result, locale: locale.text(window(result))),
    "baseline": (
        msg("baseline"),
        lambda result, locale: locale.quantity(result.progress.baseline, result.unit),
    ),
    "schedule": (msg("schedule"), _curve),
    "stages": (
        msg("stage"),
        lambda result, locale: locale.listed(f"{one.name} {one.due}" for one in result.progress.stages),
    ),
}


def revised(pair: Pair, locale: Locale) -> str:
    """What a target was held against, and what it is held against now."""
    said = []
    for name in pair.revised:
        label, text = ASPECTS[name]
        said.append(locale.labelled(locale.text(label), arrow(text(pair.before, locale), text(pair.after, locale))))
    return locale.labelled(_named(pair.after), locale.clauses(said))


def _share(change: ShareChange, locale: Locale) -> str:
    unit = change.target.unit
    before, after = _quota(change.before, unit, locale), _quota(change.after, unit, locale)
    return locale.labelled(locale.listed((_named(change.target), change.unit)), arrow(before, after))


def _quota(quota: Quota | None, unit: str | None, locale: Locale) -> str:
    return "—" if quota is None else f"{locale.quantity(quota.value)}/{locale.quantity(quota.share, unit)}"


def _closing(pair: Pair, locale: Locale) -> str:
    return locale.labelled(
        _named(pair.after), arrow(closing.word(pair.before, locale), closing.word(pair.after, locale))
    )


def circular(changes: Changes, locale: Locale) -> list[str]:
    """What moved by name, each way in a sentence, and who has reported anew: unescaped, for a list."""
    if changes.nothing:
        return [locale.text(NOTHING)]
    lines = []
    for heading, pairs in groups(changes):
        names = [_moved(pair, locale) for pair in pairs if pair.move is not None]
        if names:
            lines.append(locale.labelled(locale.text(heading), locale.clauses(names)))
    by_day: dict[date, list[str]] = {}
    for report in changes.reports:
        by_day.setdefault(report.as_of, []).append(report.unit)
    if by_day:
        days = (locale.labelled(locale.day(day), locale.listed(units)) for day, units in by_day.items())
        lines.append(locale.labelled(locale.text(msg("New reports")), locale.clauses(days)))
    return lines


def _moved(pair: Pair, locale: Locale) -> str:
    return locale.labelled(_named(pair.after), arrow(locale.verdict(pair.before), locale.verdict(pair.after)))
