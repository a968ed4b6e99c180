"""What differs between two reports, in the words that every format has."""

from collections.abc import Callable
from datetime import date

from kjchuangxin.diagnostic import Message, msg
from kjchuangxin.i18n.locale import MOVES, PACE_KINDS, SYMBOLS, Words, number
from kjchuangxin.render import closing
from kjchuangxin.render.figures import window
from kjchuangxin.render.headline import notices
from kjchuangxin.report.changes import Changes, Correction, Move, Pair, ShareChange, UnitReport
from kjchuangxin.report.report import Report
from kjchuangxin.report.target import Figure, Quota, TargetResult

NOTHING = msg("No verdict, figure, report or target has changed.")
MOVED = {
    Move.WORSE: msg("worse"),
    Move.CHANGED: msg("changed"),
    Move.BETTER: msg("better"),
}


def states(changes: Changes, words: Words) -> tuple[str, str]:
    """What the two reports are called: by their days, or by the revisions and their days."""
    both = zip((changes.before, changes.after), changes.revisions, strict=True)
    if changes.revisions == (None, None):
        return words.day(changes.before.as_of), words.day(changes.after.as_of)
    before, after = (_state(report, revision, words) for report, revision in both)
    return before, after


def _state(report: Report, revision: str | None, words: Words) -> str:
    name = words.say(msg("the files here")) if revision is None else revision
    return words.noted(name, words.say(msg("as of {day}", day=report.as_of)))


def headline(changes: Changes, words: Words) -> Message:
    before, after = states(changes, words)
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


def since(changes: Changes, words: Words) -> Message:
    """The same against the earlier state."""
    return msg("Since {state}: {tally}", state=states(changes, words)[0], tally=tally(changes))


def arrow(before: str, after: str, between: str = " → ") -> str:
    """What was, and what is; only what is, where that is the same."""
    return after if before == after else f"{before}{between}{after}"


def verdict(result: TargetResult, words: Words) -> str:
    return f"{SYMBOLS[result.light]} {words.verdict(result)}"


def former(result: TargetResult, changes: Changes | None, words: Words, *, titled: bool = True) -> str:
    """Which way a verdict went, and where it was; nothing where it is the same, or where nobody asked.

    Where it stands under no title, it says itself that it is what was before.
    """
    if changes is None:
        return ""
    pair = changes.by_target.get(result.id)
    if pair is None:
        return words.say(msg("new"))
    if pair.move is None:
        return ""
    text = words.verdict(pair.before)
    if not titled:
        text = words.labelled(words.say(msg("before")), text)
    return f"{MOVES[pair.move]} {text}"


def values(pair: Pair, words: Words) -> str:
    """The figures before and after, each in its unit."""
    return arrow(words.quantity(pair.before.value, pair.before.unit), words.quantity(pair.after.value, pair.after.unit))


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


def sections(changes: Changes, words: Words) -> list[tuple[Message, list[str]]]:
    """What is told in a line each, under its heading; without what there is none of."""
    told: tuple[tuple[Message, list[str]], ...] = (
        (msg("New reports"), [_unit_report(one, words) for one in changes.reports]),
        (msg("Corrected reports"), [_correction(one, words) for one in changes.corrections]),
        (msg("Withdrawn reports"), [_unit_report(one, words) for one in changes.withdrawn]),
        (msg("Targets added"), [_target(one, words) for one in changes.added]),
        (msg("Targets removed"), [_target(one, words) for one in changes.removed]),
        (msg("Targets revised"), [revised(pair, words) for pair in changes.revised]),
        (msg("Quotas"), [_share(one, words) for one in changes.shares]),
        (msg("Closing"), [_closing(pair, words) for pair in changes.closings]),
    )
    return [(heading, lines) for heading, lines in told if lines]


def _unit_report(report: UnitReport, words: Words) -> str:
    return words.labelled(f"{report.as_of.isoformat()} {report.unit}", words.names(report.targets))


def _named(result: TargetResult) -> str:
    return f"{result.id} {result.name}"


def _correction(correction: Correction, words: Words) -> str:
    unit = correction.target.unit
    what = msg(
        "{target}, {unit} as of {day}",
        target=_named(correction.target),
        unit=correction.after.unit,
        day=correction.after.as_of.isoformat(),
    )
    return words.labelled(
        words.say(what), arrow(_figure(correction.before, unit, words), _figure(correction.after, unit, words))
    )


def _figure(figure: Figure, unit: str | None, words: Words) -> str:
    return words.quantity(figure.value if figure.value is not None else figure.stage or figure.state, unit)


def _target(result: TargetResult, words: Words) -> str:
    return words.labelled(_named(result), words.target(result)) if result.target is not None else _named(result)


def _curve(result: TargetResult, words: Words) -> str:
    if result.pace_kind is None:
        return "—"
    points = words.listed(f"{day.isoformat()} {number(value)}" for day, value in result.basis.curve)
    return words.labelled(words.say(PACE_KINDS[result.pace_kind]), points or "—")


# What a target is held against, by its name in `Pair.revised`.
ASPECTS: dict[str, tuple[Message, Callable[[TargetResult, Words], str]]] = {
    "target": (msg("target value"), lambda result, words: words.target(result)),
    "tolerance": (msg("tolerance"), lambda result, words: words.quantity(result.tolerance)),
    "unit": (msg("measured in"), lambda result, _: result.unit or "—"),
    "window": (msg("window"), lambda result, words: words.say(window(result))),
    "baseline": (msg("baseline"), lambda result, words: words.quantity(result.baseline, result.unit)),
    "schedule": (msg("schedule"), _curve),
    "stages": (msg("stage"), lambda result, words: words.listed(f"{one.name} {one.due}" for one in result.stages)),
}


def revised(pair: Pair, words: Words) -> str:
    """What a target was held against, and what it is held against now."""
    said = []
    for name in pair.revised:
        label, text = ASPECTS[name]
        said.append(words.labelled(words.say(label), arrow(text(pair.before, words), text(pair.after, words))))
    return words.labelled(_named(pair.after), words.clauses(said))


def _share(change: ShareChange, words: Words) -> str:
    unit = change.target.unit
    before, after = _quota(change.before, unit, words), _quota(change.after, unit, words)
    return words.labelled(words.listed((_named(change.target), change.unit)), arrow(before, after))


def _quota(quota: Quota | None, unit: str | None, words: Words) -> str:
    return "—" if quota is None else f"{words.quantity(quota.value)}/{words.quantity(quota.share, unit)}"


def _closing(pair: Pair, words: Words) -> str:
    return words.labelled(_named(pair.after), arrow(closing.word(pair.before, words), closing.word(pair.after, words)))


def circular(changes: Changes, words: Words) -> list[str]:
    """What moved by name, each way in a sentence, and who has reported anew: unescaped, for a list."""
    if changes.nothing:
        return [words.say(NOTHING)]
    lines = []
    for heading, pairs in groups(changes):
        names = [_moved(pair, words) for pair in pairs if pair.move is not None]
        if names:
            lines.append(words.labelled(words.say(heading), words.clauses(names)))
    by_day: dict[date, list[str]] = {}
    for report in changes.reports:
        by_day.setdefault(report.as_of, []).append(report.unit)
    if by_day:
        days = (words.labelled(words.day(day), words.listed(units)) for day, units in by_day.items())
        lines.append(words.labelled(words.say(msg("New reports")), words.clauses(days)))
    return lines


def _moved(pair: Pair, words: Words) -> str:
    return words.labelled(_named(pair.after), arrow(words.verdict(pair.before), words.verdict(pair.after)))
