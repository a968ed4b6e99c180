"""The draft of a notice to one unit (督办单): what it leads, owes and is behind on, and what it has to do by when."""

from dataclasses import replace
from datetime import date

from kjchuangxin.diagnostic import msg
from kjchuangxin.i18n.locale import Locale
from kjchuangxin.report.changes import Changes
from kjchuangxin.report.report import Report
from kjchuangxin.views.circular.frame import OVERALL, REPORTS, Level, Part, cautions, end, numbered
from kjchuangxin.views.circular.overall import assessed, counted_apart, day_and_time
from kjchuangxin.views.circular.reports import counts_of, of_unit
from kjchuangxin.views.circular.requirements import requirements
from kjchuangxin.views.circular.since import since
from kjchuangxin.views.circular.targets import answered_for, behind
from kjchuangxin.views.headline import counted, marked, standing
from kjchuangxin.views.page import Address, Circular, CircularBlock, Entries, Entry, Paragraph, Title
from kjchuangxin.views.statements.days import day_in_words, until
from kjchuangxin.views.table import Section, Table
from kjchuangxin.views.target_texts import called, share_of
from kjchuangxin.views.targets import columns


def notice(  # noqa: PLR0913 - by name: what of it is wanted
    report: Report,
    unit: str,
    locale: Locale,
    changes: Changes | None = None,
    *,
    level: Level = "full",
    people: bool = True,
    day: date | None = None,
) -> Circular:
    """The document to a unit, by a report on what it leads, reports or has quotas of; in brief without the table."""
    own = replace(report, refused=tuple(one for one in report.refused if one.unit in {None, unit}))
    mine = replace(own, targets=answered_for(own))
    parts: list[Part] = [
        (OVERALL, _overall(mine, unit, locale)),
        (msg("Behind schedule, to be put right"), behind(mine, locale, people=people, to=unit) if mine.behind else ()),
        (msg("Its quotas"), _quotas(own, unit, locale)),
        (REPORTS, _reports(own, locale)),
        *([since(changes, locale)] if changes else []),
        (msg("What is to be done, and by when"), requirements(own, locale, to=unit)),
    ]
    table = Table(columns(own, locale), (Section("", own.targets),))
    attached: list[Part] = [(msg("Progress of the unit's targets"), (table,))]
    title = msg("Notice on {title}", title=report.title)
    return (
        Title(marked(locale.text(title), report, locale)),
        Address(locale.text(msg("To: {recipients}", recipients=unit))),
        *cautions(own, locale),
        *numbered(parts, locale),
        *end(report, locale, attached if level == "full" and own.targets else (), day),
    )


def _overall(report: Report, unit: str, locale: Locale) -> tuple[CircularBlock, ...]:
    led = [one for one in report.targets if unit in one.definition.lead]
    sentences = [day_and_time(report, locale)]
    if led:
        leads = replace(report, targets=tuple(led))
        sentences.append(msg("The unit leads {standing}.", standing=standing(led)))
        sentences += [*assessed(leads, locale), *counted_apart(leads, locale)]
    if reported := len(report.targets) - len(led):
        sentences.append(msg("It reports on {targets} that others lead.", targets=counted(reported)))
    return (Paragraph((locale.sentences(map(locale.text, sentences)),)),)


def _reports(report: Report, locale: Locale) -> tuple[CircularBlock, ...]:
    """What the unit has not reported as it should: how much, and what."""
    said = locale.listed(filter(None, (counts_of(report, unit, locale) for unit in report.units)))
    if not said:
        return ()
    total = locale.sentence(said)
    if report.newest_period is not None:
        end, due = report.newest_period
        values = {"end": until(end, report, locale), "due": day_in_words(due, report, locale)}
        total = locale.text(msg("Reports up to {end}, due by {due}: {counts}.", counts=said, **values))
    entries = tuple(Entry(line) for unit in report.units for line in of_unit(report, unit, locale))
    return (Paragraph((total,)), Entries(entries))


def _quotas(report: Report, unit: str, locale: Locale) -> tuple[CircularBlock, ...]:
    """Each share that the unit has of a target."""
    entries = tuple(
        Entry(locale.labelled(called(result, locale), share_of(each, result, locale)))
        for result in report.targets
        for each in result.shares.quotas
        if each.unit == unit
    )
    return (Entries(entries),) if entries else ()
