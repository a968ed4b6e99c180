"""The circular for leaders (通报): the whole, what is behind, who is silent, then all the rest."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from kjchuangxin.diagnostic import Message, msg
from kjchuangxin.i18n.labels import LABELS
from kjchuangxin.i18n.locale import Locale, Piece
from kjchuangxin.report.changes import Changes
from kjchuangxin.report.numbers import percent, points
from kjchuangxin.report.report import Report
from kjchuangxin.report.status import Pace
from kjchuangxin.report.target import TargetResult
from kjchuangxin.views.changes import NOTHING, arrow, groups, states
from kjchuangxin.views.headline import NO_REPORT_DUE, NO_TARGET, closures, dated, marked, silent, to_verify, warnings
from kjchuangxin.views.increase import against_schedule, gain_label, gained, year_on_year
from kjchuangxin.views.page import Block, Bullets, Circular, Details, Entries, Heading, Paragraph, Title
from kjchuangxin.views.table import Column, Section, Share, Table
from kjchuangxin.views.target_texts import contacts, monthly, name, sums, titled, verdict_of
from kjchuangxin.views.targets import columns

_NOT_ASSESSED = msg("Not assessed: {counts}.")
_EFFORTS = msg("Efforts, counted apart: {counts}.")


def circular(report: Report, locale: Locale, changes: Changes | None = None, *, people: bool = True) -> Circular:
    """Every part of the circular; what has changed since the last one where that is given.

    Who answers for what is behind is named where `people` may be.
    """
    every = Table(columns(report, locale), (Section("", report.targets),), empty=locale.text(NO_TARGET))
    return (
        Title(marked(locale.text(msg("{title}: circular on progress", title=report.title)), report, locale)),
        *([Paragraph((report.issuer,))] if report.issuer else []),
        *([Paragraph((_to(report.recipients, locale),))] if report.recipients else []),
        *warnings(report, locale),
        Paragraph((_headline(report, locale),)),
        *(_since(changes, locale) if changes else ()),
        *_objectives(report, locale),
        Heading(locale.text(msg("What is behind"))),
        _behind(report, locale, people=people),
        Heading(locale.text(msg("Who has not reported"))),
        *(silent(report, locale) or [Paragraph((locale.text(NO_REPORT_DUE),))]),
        *_closing(report, locale),
        *_breakdown(report, locale),
        Details(locale.text(msg("All targets: {count}", count=len(report.targets))), (every,)),
    )


def _to(recipients: str, locale: Locale) -> str:
    return locale.text(msg("To: {recipients}", recipients=recipients))


def _headline(report: Report, locale: Locale) -> str:
    """The counts in one paragraph; verdicts that no target has are left out."""
    assessed = report.assessed
    sentences = [
        msg("{dated}.", dated=dated(report)),
        msg("Targets: {count}; assessed: {assessed}.", count=len(report.targets), assessed=assessed),
    ]
    if assessed:
        done, share = report.on_schedule, percent(report.share_on_schedule)
        sentences.append(
            msg("On schedule or done: {done} of {assessed} ({share}).", done=done, assessed=assessed, share=share)
        )
    heard = [one for one in report.targets if one.assessed and not one.silent]
    counts = _counts(heard)
    if silent := assessed - len(heard):
        counts.append(msg("without a report {count}", count=silent))
    if counts:
        sentences.append(msg("Of these: {counts}.", counts=locale.listed(map(locale.text, counts))))
    efforts = [one for one in report.targets if one.effort]
    rest = _counts(one for one in report.targets if not one.assessed and not one.effort)
    for text, counted in ((_NOT_ASSESSED, rest), (_EFFORTS, _counts(efforts))):
        if counted:
            sentences.append(replace(text, values={"counts": locale.listed(map(locale.text, counted))}))
    late = sum(any(stage.late_by for stage in result.progress.stages) for result in report.targets)
    if late:
        sentences.append(msg("Finished after the due day: {count}.", count=late))
    if aspirational := sum(result.definition.aspirational for result in report.behind):
        sentences.append(
            msg(
                "Behind: {count}, {aspirational} of them striven for (力争).",
                count=len(report.behind),
                aspirational=aspirational,
            )
        )
    return locale.sentences(map(locale.text, sentences))


def _counts(results: Iterable[TargetResult]) -> list[Message]:
    """How many of some targets have each pace, in the order of the format."""
    totals = Counter(result.pace for result in results)
    return [msg("{pace} {count}", pace=LABELS[pace], count=totals[pace]) for pace in Pace if totals[pace]]


def _since(changes: Changes, locale: Locale) -> tuple[Heading, Bullets]:
    heading = locale.pieces(msg("Since the last circular, {state}", state=states(changes, locale)[0]))
    return Heading(heading), Bullets(tuple(_moved(changes, locale)))


def _moved(changes: Changes, locale: Locale) -> list[str]:
    if changes.nothing:
        return [locale.text(NOTHING)]
    lines = []
    for heading, pairs in groups(changes):
        verdicts = [
            locale.labelled(titled(pair.after), arrow(locale.verdict(pair.before), locale.verdict(pair.after)))
            for pair in pairs
            if pair.move is not None
        ]
        if verdicts:
            lines.append(locale.labelled(locale.text(heading), locale.clauses(verdicts)))
    by_day: dict[date, list[str]] = {}
    for report in changes.reports:
        by_day.setdefault(report.as_of, []).append(report.unit)
    if by_day:
        days = (locale.labelled(locale.day(day), locale.listed(units)) for day, units in by_day.items())
        lines.append(locale.labelled(locale.text(msg("New reports")), locale.clauses(days)))
    return lines


def _objectives(report: Report, locale: Locale) -> tuple[Block, ...]:
    results = {result.id: result for result in report.targets}
    chosen = tuple(results[identifier] for identifier in report.objectives if identifier in results)
    if not chosen:
        return ()
    text = locale.text
    own: tuple[Column[TargetResult], ...] = (
        Column(text(msg("id")), lambda one: one.id),
        Column(text(msg("target")), lambda one: name(one, locale)),
        Column(text(msg("target value")), locale.target),
        Column(text(msg("value")), lambda one: locale.quantity(one.value, one.unit)),
        Column(text(msg("as of")), lambda one: one.progress.value_as_of),
        *_compared(chosen, locale),
        Column(text(msg("done")), lambda one: Share(one.progress.completion), right=True),
        Column(text(msg("expected by now")), lambda one: locale.quantity(one.progress.expected, one.unit)),
        Column(text(msg("ahead/behind (percentage points)")), lambda one: points(one.progress.ahead), right=True),
        Column(text(msg("verdict")), lambda one: verdict_of(one, locale)),
        Column(text(msg("lead")), lambda one: locale.names(one.definition.lead)),
    )
    return (Heading(locale.text(msg("Main objectives"))), Table(own, (Section("", chosen),)))


def _compared(results: Iterable[TargetResult], locale: Locale) -> Iterator[Column[TargetResult]]:
    """What the newest period has added, and the year before, each where it is known of any."""
    if any(one.progress.gain for one in results):
        yield Column(locale.text(msg("added in the newest period")), lambda one: gained(one, locale))
    if any(one.progress.year_on_year for one in results):
        yield Column(locale.text(msg("year on year")), lambda one: year_on_year(one, locale))


def _behind(report: Report, locale: Locale, *, people: bool) -> Paragraph | Entries:
    """Each target that is behind: how far, who answers for it, why, and what is done about it."""
    if not report.behind:
        return Paragraph((locale.text(msg("No target is behind.")),))
    entries = ((_named(one, locale), tuple(_details(one, locale, people=people))) for one in report.behind)
    return Entries(tuple(entries))


def _named(result: TargetResult, locale: Locale) -> tuple[Piece, ...]:
    values = {"verdict": locale.verdict(result), "units": locale.names(result.definition.lead)}
    head = msg("{target} — {verdict}; lead: {units}", target=_target(result, locale), **values)
    return locale.pieces(head, strong="target")


def _target(result: TargetResult, locale: Locale) -> Message:
    """A target by its id and name, each a value of its own."""
    return Message("{id} {name}", {"id": result.id, "name": name(result, locale)})


def _details(result: TargetResult, locale: Locale, *, people: bool) -> list[str]:
    short = result.progress.gap is not None and result.progress.gap > 0
    needed = monthly(result.progress.outlook, result, locale) if result.progress.outlook is not None else None
    named = contacts(result.definition.contacts, locale) if people else None
    lines = (
        msg("contacts: {names}", names=named) if named else None,
        _figures(result, locale),
        *_beside(result, locale),
        against_schedule(result),
        msg("short of schedule by {gap}", gap=locale.distance(result.progress.gap, result.unit)) if short else None,
        msg("needed per month: {text}", text=needed) if needed else None,
        result.progress.reason,
        msg("progress in words: {text}", text=result.reporting.words) if result.reporting.words else None,
        msg("cause: {text}", text=result.reporting.cause) if result.reporting.cause else None,
        msg("action: {text}", text=result.reporting.action) if result.reporting.action else None,
        msg("by: {day}", day=result.reporting.by) if result.reporting.by else None,
        _lacking(result),
    )
    return [locale.text(line) for line in lines if line]


def _beside(result: TargetResult, locale: Locale) -> Iterator[Message]:
    """What the value is in other words: of the target, of the way, of the period, against the year before."""
    progress = result.progress
    if result.definition.comparator is None:
        return
    known = (
        (msg("done"), None if progress.completion is None else percent(progress.completion)),
        (gain_label(result), gained(result, locale)),
        (msg("year on year"), year_on_year(result, locale) if progress.year_on_year else None),
    )
    for label, text in known:
        if label is not None and text is not None:
            yield msg("{label}: {text}", label=label, text=text)


def _figures(result: TargetResult, locale: Locale) -> Message:
    """The value, dated, against what was expected by now and what is to be reached."""
    target = locale.target(result)
    if result.value is None:
        known = msg("not done yet") if result.reporting.history else msg("nothing reported")
        return msg("{known}; target: {target}", known=known, target=target)
    value = locale.quantity(result.value, result.unit)
    day = result.progress.value_as_of or "—"
    if result.target is None:
        return msg("{value} as of {day}", value=value, day=day)
    if result.progress.expected is None:
        return msg("{value} as of {day}; target: {target}", value=value, day=day, target=target)
    values = {"value": value, "expected": locale.quantity(result.progress.expected, result.unit), "target": target}
    return msg("{value} as of {day}; expected by now: {expected}; target: {target}", day=day, **values)


def _lacking(result: TargetResult) -> Message | None:
    """What a target that is behind should have been reported with, and was not."""
    cause, action = result.reporting.cause, result.reporting.action
    if cause is None:
        return msg("no cause and no action given") if action is None else msg("no cause given")
    return msg("no action given") if action is None else None


def _closing(report: Report, locale: Locale) -> tuple[Block | Bullets, ...]:
    total, lines = closures(report), []
    if total is None:
        return ()
    for label, results in to_verify(report):
        for result in results:
            target, units = _target(result, locale), result.definition.lead
            lines.append(
                locale.pieces(msg("{state}: {target}; lead: {units}", state=label, target=target, units=units))
            )
    heading = Heading(locale.text(msg("Closing")))
    return (heading, Paragraph((locale.text(total),)), *([Bullets(tuple(lines))] if lines else []))


def _breakdown(report: Report, locale: Locale) -> tuple[Heading | Bullets, ...]:
    lines = tuple(
        locale.pieces(msg("{label}: {text}", label=_target(result, locale), text=locale.text(line)))
        for result in report.targets
        for line in sums(result, locale)
    )
    return (Heading(locale.text(msg("Breakdown"))), Bullets(lines)) if lines else ()
