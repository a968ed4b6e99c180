"""The first part: how many targets there are and how they stand; counts that a reader can add up."""

from collections.abc import Iterable
from dataclasses import replace

from kjchuangxin.diagnostic import Message, msg
from kjchuangxin.i18n.labels import LABELS
from kjchuangxin.i18n.locale import Locale
from kjchuangxin.report.numbers import share
from kjchuangxin.report.report import Report
from kjchuangxin.report.status import WORST_FIRST, Closure, Pace
from kjchuangxin.report.target import TargetResult
from kjchuangxin.views.headline import NO_TARGET, standing
from kjchuangxin.views.page import CircularBlock, Entries, Entry, Paragraph
from kjchuangxin.views.statements.days import day_in_words, until
from kjchuangxin.views.target_texts import REOPENED, called

_ORDER = (*(pace for pace in Pace if pace not in WORST_FIRST), *WORST_FIRST)


def overall(report: Report, locale: Locale, *, brief: bool = False) -> tuple[CircularBlock, ...]:
    """The whole in a sentence, then each of its parts; in brief only what is not assessed and what is still to come."""
    if not report.targets:
        return (Paragraph((locale.text(NO_TARGET),)),)
    first = [day_and_time(report, locale), msg("{sentence}.", sentence=standing(report.targets))]
    verdicts, aims = ([], []) if brief else (assessed(report, locale), _aspirational(report))
    parts = ([*first, *verdicts], counted_apart(report, locale), aims, _remarks(report, locale))
    paragraphs = tuple(Paragraph((locale.sentences(map(locale.text, part)),)) for part in parts if part)
    unknown = [one for one in report.targets if one.pace is Pace.NOT_ASSESSABLE and not one.silent]
    if brief or not unknown:
        return paragraphs
    entries = tuple(Entry(locale.labelled(called(one, locale), _reason(one, locale))) for one in unknown)
    return (*paragraphs, Paragraph((locale.text(msg("What could not be assessed, and why:")),)), Entries(entries))


def day_and_time(report: Report, locale: Locale) -> Message:
    """The day that is judged, and how much of the time has gone by then."""
    day, elapsed = until(report.as_of, report, locale), share(report.elapsed)
    return msg("As of {day}, {elapsed} of the time has elapsed.", day=day, elapsed=elapsed)


def assessed(report: Report, locale: Locale) -> list[Message]:
    """Of what is on schedule, and of what is not, how many have which verdict."""
    good = [one for one in report.targets if one.on_schedule]
    late = [one for one in report.targets if one.assessed and one.pace in WORST_FIRST]
    mute = [one for one in report.targets if one.assessed and unheard(one)]
    sentences = []
    if good:
        counts = locale.listed(by_verdict(good, locale))
        sentences.append(msg("Of the {count} on schedule: {counts}.", count=len(good), counts=counts))
    if late or mute:
        parts = by_verdict(late, locale)
        if mute:
            counts = locale.listed(parts)
            behind = [locale.text(msg("{count} behind ({counts})", count=len(late), counts=counts))] if late else []
            parts = [*behind, *by_verdict(mute, locale)]
        counts = locale.listed(parts)
        sentences.append(msg("Of the {count} not on schedule: {counts}.", count=len(late) + len(mute), counts=counts))
    return sentences


def by_verdict(results: Iterable[TargetResult], locale: Locale) -> list[str]:
    """How many have which verdict, in the order of the format, what is behind last and the worst of it first."""
    return [label for label, _ in groups(results, locale)]


def groups(results: Iterable[TargetResult], locale: Locale) -> list[tuple[str, list[TargetResult]]]:
    """Those of each verdict under their number, in that order; what is silent and not behind has no verdict."""
    found: dict[str, list[TargetResult]] = {}
    for result in sorted(results, key=lambda one: (unheard(one), _ORDER.index(one.pace))):
        found.setdefault(counted_as(result, locale), []).append(result)
    return [
        (locale.text(msg("{count} {verdict}", count=len(own), verdict=verdict)), own) for verdict, own in found.items()
    ]


def counted_as(result: TargetResult, locale: Locale) -> str:
    """The verdict with which it is counted."""
    return locale.text(msg("without a report")) if unheard(result) else locale.pace(result)


def unheard(result: TargetResult) -> bool:
    """Whether it counts as not reported, whatever was said of it before."""
    return result.silent and result.pace not in WORST_FIRST


def counted_apart(report: Report, locale: Locale) -> list[Message]:
    """What is not assessed, and efforts, which are counted apart."""
    rest = [one for one in report.targets if not one.assessed and not one.effort]
    efforts = [one for one in report.targets if one.effort]
    found = []
    for text, results in (
        (msg("Not assessed: {count} ({counts})."), rest),
        (msg("Efforts, counted apart: {count} ({counts})."), efforts),
    ):
        if results:
            counts = locale.listed(by_verdict(results, locale))
            found.append(replace(text, values={"count": len(results), "counts": counts}))
    return found


def _aspirational(report: Report) -> list[Message]:
    """How the targets that are worded as an aim stand."""
    found = [one for one in report.targets if one.definition.aspirational]
    assessed, done = sum(one.assessed for one in found), sum(one.on_schedule for one in found)
    if not found:
        return []
    if not assessed:
        return [msg("Worded as an aim (力争): {count}, none assessed.", count=len(found))]
    values = {"count": len(found), "assessed": assessed, "done": done, "rest": assessed - done}
    return [msg("Worded as an aim (力争): {count}, {assessed} assessed: {done} on schedule, {rest} not.", **values)]


def _remarks(report: Report, locale: Locale) -> list[Message]:
    """What is closed, which reports are still to come, and how many could not be used."""
    closed = [
        locale.text(msg("{count} {verdict}", count=len(results), verdict=word))
        for word, results in (
            (LABELS[Closure.CLOSED], report.closed(Closure.CLOSED)),
            (LABELS[Closure.AWAITING_VERIFICATION], report.closed(Closure.AWAITING_VERIFICATION)),
            (REOPENED, report.reopened),
        )
        if results
    ]
    found = [msg("{sentence}.", sentence=locale.listed(closed))] if closed else []
    if (period := report.open_period) is not None:
        found.append(
            msg(
                "Reports up to {end}: {received} of {owed} units so far; the others have until {due}.",
                end=until(period.end, report, locale),
                received=period.received,
                owed=period.owed,
                due=day_in_words(period.due, report, locale),
            )
        )
    if report.silent_period is not None:
        end, due = until(report.silent_period[0], report, locale), day_in_words(report.silent_period[1], report, locale)
        found.append(msg("Of the reports up to {end}, due by {due}, none has come.", end=end, due=due))
    if lost := len({(one.finding.place, one.finding.rule.code) for one in report.refused}):
        found.append(msg("Mistakes that kept something from being used: {count}, named above.", count=lost))
    return found


def _reason(result: TargetResult, locale: Locale) -> str:
    reason, partial = result.progress.reason, result.progress.partial
    if reason is not None:
        return locale.text(reason)
    return locale.partial(result.progress.older, result.progress.lacking) if partial else locale.pace(result)
