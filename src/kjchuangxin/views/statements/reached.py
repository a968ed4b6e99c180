"""How a target stands, in one sentence: the figure, what it is of the target, and how it lies to the schedule."""

from fractions import Fraction
from typing import assert_never

from kjchuangxin.diagnostic import Message, msg
from kjchuangxin.i18n.locale import Locale
from kjchuangxin.model.resolved import COUNTABLE
from kjchuangxin.report.basis import AgainstExpected
from kjchuangxin.report.numbers import number, share
from kjchuangxin.report.report import Report
from kjchuangxin.report.status import SILENT, Pace, ReportState
from kjchuangxin.report.target import TargetResult
from kjchuangxin.views.statements.compared import added, over_years, year_before
from kjchuangxin.views.statements.distances import against_target
from kjchuangxin.views.statements.stages import effort, stages
from kjchuangxin.views.statements.voice import Voice


def reached(result: TargetResult, report: Report, locale: Locale) -> str:
    """How a target stands, without a full stop; what is not known, and of whom, is said as well."""
    voice = Voice(result, report, locale)
    match result.definition.measure:
        case "milestone":
            said = stages(voice)
        case "qualitative":
            said = effort(voice)
        case "increment" | "level" | "rate" | "rank":
            said = _number(voice)
        case _:
            assert_never(result.definition.measure)
    return voice.clauses([said, *_reports(voice)])


def _number(voice: Voice) -> str:
    result, progress = voice.result, voice.result.progress
    if not isinstance(result.value, Fraction):
        known = progress.reason if result.pace is Pace.NOT_ASSESSABLE else None  # a figure, but not one that is judged
        return voice.clauses([voice.say(known or msg("no figure yet")), voice.words])
    figure = _figure(voice, result.value)
    if progress.partial:
        figure = voice.locale.noted(figure, voice.locale.partial(progress.older, progress.lacking))
    parts = [figure, against_target(voice, result.value), _about_bound(voice), _against_schedule(voice)]
    return voice.clauses([voice.joined(parts), over_years(voice), year_before(voice), added(voice)])


def _figure(voice: Voice, value: Fraction) -> str:
    """The figure with its day."""
    day, amount = voice.until(voice.result.progress.value_as_of or voice.report.as_of), voice.value()
    return voice.say(_figure_of(voice, value, day, amount))


def _figure_of(voice: Voice, value: Fraction, day: str, amount: str) -> Message:  # noqa: PLR0911 - one a line
    result = voice.result
    match result.definition.measure:
        case "increment" if voice.less_is_better and result.unit not in COUNTABLE:
            return msg("As of {day}: {amount} used", day=day, amount=amount)
        case "increment" if voice.less_is_better:
            return msg("As of {day}: {amount} so far", day=day, amount=amount)
        case "increment" if "新增" in result.name:
            return msg("As of {day}: {amount} added", day=day, amount=amount)
        case "increment":
            return msg("As of {day}: {amount} in all", day=day, amount=amount)
        case "rank":
            return msg("As of {day}: place {place}", day=day, place=number(value))
    baseline = result.progress.baseline
    if voice.downward and baseline is not None and value < baseline:
        return msg("As of {day}: down to {amount}", day=day, amount=amount)
    if voice.downward or value < 0 or (baseline is not None and value < baseline):
        return msg("As of {day}: {amount}", day=day, amount=amount)
    return msg("As of {day}: {amount} reached", day=day, amount=amount)


def _about_bound(voice: Voice) -> str | None:
    """That the very bound is not enough, where it is to be passed; that less is, where it is to be reached about."""
    result = voice.result
    match result.definition.comparator:
        case "above" if result.value == voice.bound:
            return voice.say(msg("not yet above it"))
        case "below" if result.value == voice.bound and result.definition.measure == "increment":
            return voice.say(msg("not below it any more"))
        case "below" if result.value == voice.bound:
            return voice.say(msg("not yet below it"))
        case "about" if result.pace is Pace.ACHIEVED and result.progress.remaining:
            return voice.say(msg("near enough to the target"))
        case _:
            return None


def _against_schedule(voice: Voice) -> str | None:
    """How far it is ahead of the schedule or behind it; nothing where there is none, or it has ended."""
    progress = voice.result.progress
    if not voice.scheduled or voice.ended:
        return None
    if voice.result.pace is Pace.ACHIEVED:
        return voice.say(msg("done ahead of time"))
    if isinstance(progress.basis, AgainstExpected) and progress.schedule_completion is not None:
        return voice.say(msg("{share} of what is expected by now", share=share(progress.schedule_completion)))
    if progress.ahead is None:
        return None
    points = voice.points(progress.ahead)
    if voice.less_is_better and voice.result.definition.measure == "increment":
        less = msg("{points} less than the schedule allows", points=points)
        text = less if progress.ahead > 0 else msg("{points} more than the schedule allows", points=points)
    else:
        early = msg("{points} ahead of schedule", points=points)
        text = early if progress.ahead > 0 else msg("{points} behind schedule", points=points)
    said = voice.say(text if progress.ahead else msg("exactly on schedule"))
    if progress.judged_on == progress.value_as_of:
        return said
    return voice.locale.noted(said, voice.say(msg("by the schedule of {day}", day=voice.until(progress.judged_on))))


def _reports(voice: Voice) -> list[str]:
    """Whose report is not as it should be, where the figure does not say so already."""
    reporting, progress = voice.result.reporting, voice.result.progress
    texts = {
        ReportState.MISSING: msg("no report from {units}"),
        ReportState.STALE: msg("nothing newer from {units}"),
        ReportState.REFUSED: msg("the report of {units} could not be used"),
        ReportState.AWAITED: msg("the report of {units} is awaited"),
    }
    said = []
    for state, text in texts.items():
        units = reporting.units(state)
        if state in SILENT:
            units = tuple(unit for unit in units if unit not in progress.partial)
        if units:
            said.append(voice.say(Message(text.template, {"units": units})))
    return said
