"""What several views say about a target: its verdict, its figures and stages, its quotas, its closure, its outlook."""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from kjchuangxin.diagnostic import Message, Place, msg
from kjchuangxin.i18n.labels import LABELS, SYMBOLS
from kjchuangxin.i18n.locale import Locale
from kjchuangxin.report.definition import Contact, TargetValue
from kjchuangxin.report.numbers import decimals, number, percent
from kjchuangxin.report.outlook import Forecast, Outlook
from kjchuangxin.report.status import Closure, Pace, ReportState
from kjchuangxin.report.target import Figure, Quota, StageResult, TargetResult
from kjchuangxin.views.page import Pair
from kjchuangxin.views.table import Label

REOPENED = msg("reopened")
# No chance is given as none or as certain.
_BEYOND = {Fraction(1, 100): "≤", Fraction(99, 100): "≥"}


def titled(result: TargetResult) -> str:
    return f"{result.id} {result.name}"


def name(result: TargetResult, locale: Locale) -> str:
    """The name, marked where it is worded as an aim, and what the document said before a revision."""
    text = result.name
    if result.definition.aspirational:
        text = locale.text(msg("{name} (worded as an aim)", name=text))
    return with_original(text, result, locale)


def called(result: TargetResult, locale: Locale) -> str:
    """The name as a document has it: with the id, and whether it is worded as an aim."""
    values = {"name": result.name, "id": result.id}
    aim = result.definition.aspirational
    return locale.text(msg("{name} ({id}, an aim)", **values) if aim else msg("{name} ({id})", **values))


def with_original(text: str, result: TargetResult, locale: Locale) -> str:
    """A text with what the document said before a revision, and who approved that."""
    if result.definition.original is None:
        return text
    values = {"name": text, "target": locale.original(result)}
    if result.definition.approval is None:
        return locale.text(msg("{name} (originally {target})", **values))
    approval = result.definition.approval
    return locale.text(msg("{name} (originally {target}; {approval})", approval=approval, **values))


def verdict_of(result: TargetResult, locale: Locale) -> Label:
    return Label((f"{SYMBOLS[result.light]} {locale.verdict(result)}",), result.light)


def narrow_verdict(result: TargetResult, locale: Locale) -> tuple[str, ...]:
    """The verdict in lines: the pace, and below it the state of the report."""
    overdue = locale.overdue(result)
    return (f"{SYMBOLS[result.light]} {locale.pace(result)}", *([f"  {overdue}"] if overdue else []))


def window(result: TargetResult) -> Message:
    start, end = result.definition.window
    return msg("{start} to {end}", start=start.isoformat(), end=end.isoformat())


def at(place: Place | None, locale: Locale, *, illustrative: bool = False) -> str:
    """A file and a line; marked where its figures are examples."""
    text = f"{place.path}:{place.line}" if place is not None else "—"
    return locale.listed([text, locale.text(msg("illustrative"))]) if illustrative else text


def dated(
    value: Fraction | str | None, day: date | None, result: TargetResult, locale: Locale, digits: int | None = 4
) -> str:
    """A value of a target with its unit, and its day where it has one."""
    text = locale.quantity(value, result.unit, digits)
    return locale.text(msg("{value} as of {day}", value=text, day=day.isoformat())) if day else text


def figure(reported: Figure, unit: str | None, locale: Locale, *, marked: bool = False) -> Message:
    """Who reported what as of when, with all digits, and where that is written; examples are noted if `marked`."""
    value = reported.value if reported.value is not None else reported.stage or reported.state or reported.note
    values = {
        "day": reported.as_of.isoformat(),
        "unit": reported.unit,
        "value": locale.quantity(value, unit, None),
        "place": at(reported.place, locale, illustrative=marked and reported.illustrative),
    }
    if reported.submitted is None:
        return msg("{day} {unit}: {value} ({place})", **values)
    submitted = reported.submitted.isoformat()
    return msg("{day} {unit}: {value}, submitted on {submitted} ({place})", submitted=submitted, **values)


def stage(result: StageResult) -> Message:
    if result.done and result.late_by:
        values = {"stage": result.name, "day": result.due.isoformat()}
        if result.late_by == 1:
            return msg("{stage}, due on {day}: done 1 day late", **values)
        return msg("{stage}, due on {day}: done {days} days late", days=result.late_by, **values)
    if result.done:
        return msg("{stage}, due on {day}: done", stage=result.name, day=result.due.isoformat())
    return msg("{stage}, due on {day}: not done", stage=result.name, day=result.due.isoformat())


def quota(each: Quota, result: TargetResult, locale: Locale) -> str:
    """One quota: whose it is, and how it stands."""
    unit = locale.noted(each.unit, each.of) if each.of else each.unit
    return locale.labelled(unit, share_of(each, result, locale, f"{SYMBOLS[each.light]} "))


def share_of(each: Quota, result: TargetResult, locale: Locale, symbol: str = "") -> str:
    """What was reported of a quota, what was expected by now, its verdict, and who has reported nothing."""
    verdict = f"{symbol}{locale.label(each.pace)}"
    notes = [locale.text(each.reason)] if each.pace is Pace.NOT_ASSESSABLE and each.reason is not None else []
    notes += [] if each.report in {ReportState.REPORTED, ReportState.NONE_DUE} else [locale.label(each.report)]
    if notes:
        verdict = locale.noted(verdict, locale.clauses(notes))
    values = {
        "value": locale.quantity(each.value, result.unit),
        "share": locale.quantity(each.share, result.unit),
        "expected": locale.quantity(each.expected, result.unit),
        "verdict": verdict,
    }
    if each.value is None:
        sentence = msg("{share}, nothing reported; {verdict}", **values)
    elif each.expected is None or each.pace in {Pace.ACHIEVED, Pace.NOT_ASSESSABLE}:
        sentence = msg("{value} of {share}; {verdict}", **values)
    else:
        sentence = msg("{value} of {share}, expected by now {expected}; {verdict}", **values)
    silent = [msg("nothing from {units}", units=each.missing)] if each.missing else []
    return locale.clauses(map(locale.text, [sentence, *silent]))


def sums(result: TargetResult, locale: Locale) -> list[Message]:
    """What quotas add up to, where that is not the target; what was reported of them, where that is not its value."""
    shares, unit, found = result.shares, result.unit, []
    if shares.allocated is not None and shares.allocation_gap:
        values = {
            "sum": locale.quantity(shares.allocated, unit),
            "target": locale.target(result),
            "difference": locale.quantity(abs(shares.allocation_gap), unit),
        }
        if shares.allocation_gap < 0:
            found.append(msg("the quotas add up to {sum}, {difference} less than the target {target}", **values))
        else:
            found.append(msg("the quotas add up to {sum}, {difference} more than the target {target}", **values))
    if shares.parts is not None and shares.parts_gap:
        values = {
            "parts": locale.quantity(shares.parts, unit),
            "value": locale.quantity(result.value, unit),
            "difference": locale.quantity(abs(shares.parts_gap), unit),
        }
        if shares.parts_gap > 0:
            found.append(msg("the parts add up to {parts}, {difference} less than the value {value}", **values))
        else:
            found.append(msg("the parts add up to {parts}, {difference} more than the value {value}", **values))
    return found


def closure_word(result: TargetResult, locale: Locale) -> str:
    """How far a target is closed (销号), in a word."""
    return locale.text(REOPENED if result.reopened else LABELS[result.closure])


def closure(result: TargetResult, locale: Locale) -> str:
    """How far a target is closed, who has verified it and when; nothing of one that is open and always was."""
    if result.closure is Closure.OPEN and not result.reopened:
        return ""
    word, verified = closure_word(result, locale), result.verified
    if verified is None:
        return word
    by = locale.noted(word, locale.text(msg("verified by {unit} on {day}", unit=verified.by, day=verified.date)))
    return locale.clauses([by, *([verified.note] if verified.note else [])])


def contacts(people: Iterable[Contact], locale: Locale, *, phones: bool = False) -> str | None:
    """Names and roles, where wanted with telephone numbers; None without any."""
    named = []
    for one in people:
        known = f"{one.name} {one.phone}" if phones and one.phone else one.name
        named.append(locale.noted(known, one.role) if one.role else known)
    return locale.clauses(named) or None


def outlook_fields(result: TargetResult, locale: Locale) -> list[Pair]:
    """What is still to be done, and what will probably come of it; none without a number, or where nothing is open."""
    outlook = result.progress.outlook
    if outlook is None or not outlook.remaining:
        return []
    none = msg("none: {reason}", reason=outlook.reason) if outlook.reason is not None else None
    return [
        (msg("remaining"), locale.distance(outlook.remaining, result.unit)),
        (msg("needed per month"), monthly(outlook, result, locale)),
        (msg("expected completion"), _met(outlook, result)),
        (msg("forecast"), _likely(outlook.forecast, result, locale) if outlook.forecast is not None else none),
    ]


def monthly(outlook: Outlook, result: TargetResult, locale: Locale) -> Message | None:
    if outlook.pace_needed is None:
        return None
    needed, end = _rate(outlook.pace_needed, result, locale), result.definition.window[1].isoformat()
    if outlook.pace_so_far is None:
        return msg("{needed} until {end}", needed=needed, end=end)
    so_far = _rate(outlook.pace_so_far, result, locale)
    return msg("{needed} until {end}; so far {so_far}", needed=needed, end=end, so_far=so_far)


def _rate(pace: Fraction, result: TargetResult, locale: Locale) -> str:
    return locale.distance(pace, result.unit, 1 + max(map(decimals, numbers_of(result.target)), default=0))


def numbers_of(aim: TargetValue) -> tuple[Fraction, ...]:
    """The numbers of a target: one, the two ends of a range, or none."""
    match aim:
        case Fraction():
            return (aim,)
        case (low, high):
            return low, high
        case _:
            return ()


def _met(outlook: Outlook, result: TargetResult) -> Message | None:
    if outlook.pace_so_far is None:
        return None
    if outlook.met_on is None:
        return msg("not at this pace")
    day = outlook.met_on.isoformat()
    if outlook.met_on > result.definition.window[1]:
        return msg("on {day} at this pace, after the end of the window", day=day)
    return msg("on {day} at this pace", day=day)


def _likely(forecast: Forecast, result: TargetResult, locale: Locale) -> Message:
    """The end value's range and the chance of meeting the target: an estimate, and called one."""
    return msg(
        "probably {ends} at the end (interval: 80%); chance of meeting the target {chance}; an estimate from "
        "{count} figures, not a verdict",
        ends=f"{number(forecast.low)}–{locale.quantity(forecast.high, result.unit)}",
        chance=f"{_BEYOND.get(forecast.chance, '')}{percent(forecast.chance)}",
        count=forecast.reports,
    )
