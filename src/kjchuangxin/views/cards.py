"""Cards: everything about one target, one unit, or one group."""

from collections.abc import Iterator

from kjchuangxin.diagnostic import msg
from kjchuangxin.i18n.labels import COLLECTS, LABELS, PACE_KINDS
from kjchuangxin.i18n.locale import Locale
from kjchuangxin.report.definition import MEASURES
from kjchuangxin.report.numbers import number, percent
from kjchuangxin.report.report import Report, TaskName, UnitResult
from kjchuangxin.report.status import OVERDUE, ReportState
from kjchuangxin.report.target import Figure, Quota, TargetResult
from kjchuangxin.report.units import UnitRow, UnitsView
from kjchuangxin.views import headline, increase
from kjchuangxin.views import target_texts as texts
from kjchuangxin.views.page import Block, Card, CardBlock, Chart, Heading, Items, Pair, Paragraph, Title, fields, items
from kjchuangxin.views.table import Line, text_of
from kjchuangxin.views.units import ranked

# What is told of how a unit stands with its targets.
_TOLD = (*OVERDUE, ReportState.AWAITED, ReportState.REFUSED)


def target(report: Report, result: TargetResult, locale: Locale) -> Card:
    """The verdict with its figures, a chart, the definition and every figure reported."""
    history = [block for one in result.reporting.history for block in _reported(one, result.unit, locale)]
    return (
        *_head(report, texts.titled(result), locale),
        fields(_status(result, locale), locale),
        Chart(result, report.as_of, locale),
        Heading(locale.text(msg("Definition"))),
        fields(_definition(result, locale), locale),
        Heading(locale.text(msg("Reported figures"))),
        *(history or [items([msg("Nothing has been reported.")], locale)]),
    )


def unit(report: Report, result: UnitResult, locale: Locale) -> Card:
    """Its tasks and reports, then each of its targets with its own newest figure."""
    received = msg("{received} of {due}", received=result.reports_received, due=result.reports_due)
    pairs: list[Pair] = [
        (msg("tasks led"), _tasks(result.leads, locale)),
        (msg("tasks supported"), _tasks(result.supports, locale)),
        (msg("contacts"), texts.contacts(report.contacts.get(result.name, ()), locale, phones=True)),
        (msg("targets led or reported"), headline.tally(report.lights_of(result.name), locale)),
        (msg("reports received"), received),
        *((LABELS[state], locale.listed(result.targets(state))) for state in _TOLD),
        (msg("late"), locale.listed(result.late)),
    ]
    targets = (block for one in report.targets_of(result.name) for block in _target(one, result, locale))
    return (*_head(report, result.name, locale), fields(pairs, locale), *targets)


def group(view: UnitsView, locale: Locale) -> Card:
    """Its quotas with those of its members, and how each member stands by its rank; those who owe nothing together."""
    busy = [row for row in view.rows if row.busy]
    idle = locale.listed(row.unit.name for row in view.rows if not row.busy)
    pairs: list[Pair] = [(msg("members"), str(len(view.rows)))]
    if busy:
        pairs.append((msg("without a task or a quota"), idle))
    return (
        *_head(view.report, view.group or "", locale),
        fields(pairs, locale),
        *(_group_quotas(result, each, locale) for result, each in view.group_quotas),
        *([Items(locale.text(msg("Members by rank")), tuple(_member(row, locale) for row in busy))] if busy else []),
    )


def _group_quotas(result: TargetResult, own: Quota, locale: Locale) -> Items:
    """A group's quota of a target, then those spread from it."""
    parts = [own, *(each for each in result.shares.quotas if each.of == own.unit)]
    return items([texts.quota(each, result, locale) for each in parts], locale, texts.titled(result))


def _member(row: UnitRow, locale: Locale) -> Line:
    """A member's rank, share on schedule, quotas and reports, and what is missing."""
    unit, rank = row.unit, ranked(row.rank, locale, provisional=row.provisional)
    parts = [
        msg("on schedule {share}", share=percent(row.share)),
        msg("quotas on schedule {met} of {count}", met=row.quotas_met, count=row.quotas),
        msg("reports received {received} of {due}", received=unit.reports_received, due=unit.reports_due),
    ]
    parts += [
        msg("{state} {targets}", state=LABELS[state], targets=targets)
        for state in _TOLD
        if (targets := unit.targets(state))
    ]
    name = f"{text_of(rank)}  {unit.name}"
    colour = "red" if unit.missing else ""
    return Line((locale.labelled(name, locale.clauses(map(locale.text, parts))),), colour)


def _head(report: Report, subject: str, locale: Locale) -> tuple[Block, ...]:
    """What the card is about, as of when, and what a reader has to know first."""
    about = (headline.dated(report), *headline.notices(report))
    return (Title(subject), *(Paragraph((locale.text(text),)) for text in about))


def _reported(reported: Figure, unit: str | None, locale: Locale) -> tuple[CardBlock, ...]:
    """Who reported what as of when, and what was said about it."""
    remarks: list[Pair] = [
        *(
            (label, locale.quantity(beside, unit))
            for label, beside in ((msg("held against"), reported.reference), (msg("year before"), reported.year_before))
            if beside is not None
        ),
        (msg("note"), reported.note),
        (msg("evidence"), locale.clauses(reported.evidence)),
        (msg("cause"), reported.cause),
        (msg("action"), reported.action),
        (msg("by"), reported.by.isoformat() if reported.by else None),
        (msg("correction"), reported.correction),
        (msg("illustrative"), msg("yes") if reported.illustrative else None),
    ]
    return items([texts.figure(reported, unit, locale)], locale), fields(remarks, locale, indent=4)


def _status(result: TargetResult, locale: Locale) -> list[Pair]:
    progress, reporting = result.progress, result.reporting
    expected = locale.quantity(progress.expected, result.unit) if progress.expected is not None else None
    return [
        (msg("verdict"), texts.verdict_of(result, locale).lines[0]),
        (msg("closure"), texts.closure(result, locale)),
        (msg("value"), texts.dated(result.value, progress.value_as_of, result, locale)),
        *([(label, increase.gained(result, locale))] if (label := increase.gain_label(result)) else []),
        (msg("year on year"), increase.year_on_year(result, locale) if progress.year_on_year else None),
        (msg("done"), percent(progress.completion) if progress.completion is not None else None),
        (msg("expected by now"), expected),
        (msg("ahead/behind"), increase.against_schedule(result)),
        (msg("reason"), progress.reason),
        (msg("progress in words"), reporting.words),
        (msg("cause"), reporting.cause),
        (msg("action"), reporting.action),
        (msg("by"), reporting.by.isoformat() if reporting.by else None),
        *texts.outlook_fields(result, locale),
    ]


def _definition(result: TargetResult, locale: Locale) -> list[Pair]:
    of, baseline = result.definition, result.progress.baseline
    since = texts.dated(baseline, result.progress.baseline_as_of, result, locale) if baseline is not None else None
    return [
        (msg("section"), of.section),
        (msg("task"), f"{of.task}. {of.task_title}"),
        (msg("the task's note"), of.task_note),
        (msg("clause"), of.clause),
        (msg("lead"), locale.names(of.lead)),
        (msg("support"), locale.names(of.support)),
        (msg("contacts"), texts.contacts(of.contacts, locale, phones=True)),
        (msg("reporters"), locale.names(of.reporters)),
        (msg("collected as"), COLLECTS[of.collect] if len(of.reporters) > 1 else None),
        (msg("measure"), MEASURES[of.measure]),
        (msg("target value"), locale.target(result)),
        (msg("originally"), locale.original(result) if of.original is not None else None),
        (msg("tolerance"), f"{number(of.tolerance * 100)}%" if of.tolerance is not None else None),
        (msg("objective"), msg("yes") if of.objective else None),
        (msg("worded as an aim"), msg("yes") if of.aspirational else None),
        (msg("window"), texts.window(result)),
        (msg("schedule"), PACE_KINDS[of.pace_kind] if of.pace_kind else None),
        (msg("baseline"), since),
        *((msg("stage"), texts.stage(each)) for each in result.progress.stages),
        *((msg("quota"), texts.quota(each, result, locale)) for each in result.shares.quotas),
        *((msg("breakdown"), each) for each in texts.sums(result, locale)),
        (msg("note"), of.note),
    ]


def _target(result: TargetResult, unit: UnitResult, locale: Locale) -> Iterator[CardBlock]:
    title = locale.labelled(texts.titled(result), locale.progress(result))
    yield Items(title, (Line((texts.verdict_of(result, locale),)),))
    for each in result.shares.quotas:
        if each.unit == unit.name:
            yield fields([(msg("quota"), texts.quota(each, result, locale))], locale)
    own = [reported for reported in result.reporting.history if reported.unit == unit.name]
    silent = not any(each.unit == unit.name and each.value is not None for each in result.shares.quotas)
    if own:
        yield from _reported(own[-1], result.unit, locale)
    elif result.id in unit.owes and silent:
        yield items([msg("It has reported nothing for this target.")], locale)


def _tasks(tasks: tuple[TaskName, ...], locale: Locale) -> str:
    return locale.clauses(f"{task.number}. {task.title}" for task in tasks)
