"""Explanations of a target's verdict, of a rule, and of a word that a verdict can be."""

from collections.abc import Sequence

from kjchuangxin.diagnostic import Message, Rule, msg
from kjchuangxin.i18n.labels import LABELS, SEVERITIES, SYMBOLS
from kjchuangxin.i18n.locale import Locale
from kjchuangxin.report.report import Report
from kjchuangxin.report.status import OVERDUE, Closure, Light, Pace, ReportState, Status
from kjchuangxin.report.target import TargetResult
from kjchuangxin.views.derivation import numbers, steps
from kjchuangxin.views.headline import notices, period
from kjchuangxin.views.page import Block, Card, Heading, Items, Paragraph, Term, Title, Verbatim, fields, items
from kjchuangxin.views.table import Label, Line
from kjchuangxin.views.target_texts import closure, quota, sums, titled

# What each verdict means, in a sentence or two.
MEANINGS: dict[Status, Message] = {
    Pace.ACHIEVED: msg(
        "The value meets the target, and nothing can undo it: the window has ended, or it is a count that is to grow; "
        "a milestone's last stage is done; an effort is reported as done."
    ),
    Pace.REACHED: msg(
        "The value meets the target before the window's end. A level, a rate or a range can still be lost, so it is "
        "reported to the end."
    ),
    Pace.AHEAD: msg(
        "Clearly more is done than the schedule asks for: from 1.2 times what was needed by now, or 20 percentage "
        "points above it."
    ),
    Pace.ON_TRACK: msg(
        "As much is done as the schedule asks for by now. For a milestone: a stage is done, and none is overdue."
    ),
    Pace.SLIPPING: msg(
        "A little less is done than the schedule asks for: by default at least 0.8 of what was needed by now. For a "
        "milestone: a stage has been overdue for up to 30 days. Where less is wanted, or a range has been passed: a "
        "little more than that."
    ),
    Pace.BEHIND: msg(
        "Much less is done than the schedule asks for: by default under 0.8 of what was needed by now. For a "
        "milestone: a stage has been overdue for more than 30 days. Where less is wanted, or a range has been passed: "
        "much more than that, or more than the whole."
    ),
    Pace.MISSED: msg(
        "The figure for the window's end does not meet the target. Efforts without a number are never missed."
    ),
    Pace.REGRESSING: msg("The value has moved away from the target: it stands worse than the baseline."),
    Pace.NOT_STARTED: msg("An effort without a number is reported as not started."),
    Pace.UNDER_WAY: msg("An effort without a number is reported as under way."),
    Pace.NOT_DUE: msg(
        "It is too early to judge: the target counts only at the window's end, or no stage of the milestone is due yet."
    ),
    Pace.UNREPORTED: msg("No figure has been reported within the window."),
    Pace.NOT_ASSESSABLE: msg("The figures do not suffice to judge by the plan's method; the reason is given."),
    ReportState.REPORTED: msg(
        "Every unit that owes a figure has sent one for the newest period that has ended, in time."
    ),
    ReportState.LATE: msg("A report for the newest period came after the day it was due."),
    ReportState.AWAITED: msg("The newest period has ended, its reports are not due yet, and one has still to come."),
    ReportState.STALE: msg("A period is closed, and a unit that owes its report has sent none since an earlier one."),
    ReportState.MISSING: msg("A period is closed, and a unit that owes its report has never sent one for this target."),
    ReportState.REFUSED: msg(
        "A report has come, and an error in it keeps it from being used. Nobody is said to have reported nothing "
        "because of it."
    ),
    ReportState.NONE_DUE: msg("No reporting period has ended yet, or no figure is owed for it."),
    Light.GREEN: msg("Achieved, reached, ahead, on track or under way, and no report is missing or stale."),
    Light.YELLOW: msg("Slipping; or it would be green or grey, but a report could not be used."),
    Light.RED: msg(
        "Behind, regressing, missed or not started; or a report of a closed period is missing or stale, whatever the "
        "last figure was: silence never looks better than a report."
    ),
    Light.GREY: msg("Nothing to judge: not due, unreported or not assessable."),
    Closure.OPEN: msg("The target is still on the list: it is not achieved, or not any more."),
    Closure.AWAITING_VERIFICATION: msg("The target is achieved, and another unit than its leads has yet to verify it."),
    Closure.CLOSED: msg("The target is achieved, another unit than its leads has verified it, and it is off the list."),
}
_AXES = {Pace: msg("pace"), ReportState: msg("report"), Light: msg("light"), Closure: msg("closure")}
_PARTS = {
    "plan": msg("as a plan"),
    "breakdown": msg("as a breakdown"),
    "progress": msg("as a progress file"),
    "targets": msg("under `targets` in a plan"),
    "reports": msg("under `reports` in a progress file"),
    "entries": msg("under `entries` in a progress file"),
}


def explain_target(report: Report, result: TargetResult, locale: Locale) -> Card:
    """How the verdict came about: the numbers and their places, the formula, the bands, the report, the light."""
    statuses = (
        locale.pace(result) if one is result.pace else locale.label(one)
        for one in result.statuses
        if one is not Closure.OPEN
    )
    verdict = Label((f"{SYMBOLS[result.light]} {' · '.join(statuses)}",), result.light)
    quotas = [quota(each, result, locale) for each in result.shares.quotas]
    return (
        Title(titled(result)),
        Items("", (Line((verdict,), indent=0),)),
        *(Paragraph((locale.text(notice),)) for notice in notices(report)),
        Heading(locale.text(msg("Numbers"))),
        fields(numbers(report, result, locale), locale),
        *_part(msg("Pace"), [*steps(result, result.progress.judged_on, locale), _meaning(result.pace)], locale),
        *_part(msg("Report"), _reporting(report, result), locale),
        *_part(msg("Light"), [_meaning(result.light)], locale),
        *_part(msg("Breakdown"), [*quotas, *sums(result, locale)], locale),
        *_part(msg("Closure"), _closure(result, locale), locale),
    )


def _part(title: Message, texts: Sequence[Message | str], locale: Locale) -> tuple[Block, ...]:
    return (Heading(locale.text(title)), items(texts, locale)) if texts else ()


def _closure(result: TargetResult, locale: Locale) -> list[Message | str]:
    """How far the target is closed; nothing while it is open and was never verified."""
    text = closure(result, locale)
    return [*([text] if result.verified else []), _meaning(result.closure)] if text else []


def _meaning(status: Status) -> Message:
    return msg("{label}: {text}", label=LABELS[status], text=MEANINGS[status])


def _reporting(report: Report, result: TargetResult) -> list[Message]:
    """Who owes figures, for which period, and who is missing, out of date or late."""
    due = period(report)
    every = ((state, result.reporting.units(state)) for state in OVERDUE)
    overdue = [(LABELS[state], units) for state, units in every if units]
    return [
        msg("owed by: {units}", units=result.definition.reporters),
        *([due] if due else []),
        _meaning(result.reporting.state),
        *(msg("those whose figure is {state}: {units}", state=state, units=units) for state, units in overdue),
    ]


def explain_rule(rule: Rule, locale: Locale) -> Card:
    """A rule's code, name and severity, why it is there, how to allow it, and what it refuses and accepts."""
    title = Message("{code} {name}", {"code": rule.code, "name": rule.name})
    name = msg("{text} ({note})", text=title, note=SEVERITIES[rule.severity])
    hint = msg("Where it is meant, write beside the value: {text}", text=f"allow: [{rule.code}: …]")
    return (
        Term(locale.pieces(name, strong="code")),
        Items(locale.text(rule.why)),
        *([Items(locale.text(hint))] if rule.allowable else []),
        *(Verbatim(title, lines) for title, lines in examples(rule, locale)),
    )


def examples(rule: Rule, locale: Locale) -> list[tuple[str, tuple[str, ...]]]:
    """What a rule refuses and what it accepts: of each, a title and its lines."""
    part = _PARTS[rule.example.part]
    wrong, right = msg("Wrong, {part}:", part=part), msg("Right, {part}:", part=part)
    pairs = ((wrong, rule.example.wrong), (right, rule.example.right))
    return [(locale.text(title), tuple(text.splitlines())) for title, text in pairs]


def explain_status(status: Status, locale: Locale) -> Card:
    """What a status means, on which axis it is, and its name in the data format."""
    named = msg("{label}: {text}", label=_AXES[type(status)], text=status.value)
    head = locale.pieces(msg("{text} ({note})", text=LABELS[status], note=named), strong="text")
    return (Term(head), Items(locale.text(MEANINGS[status])))
