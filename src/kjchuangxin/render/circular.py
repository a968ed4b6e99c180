"""The briefing for leaders (通报) as Markdown: the whole, what is behind, who is silent, then all the rest."""

from kjchuangxin.diagnostic import Message, msg
from kjchuangxin.i18n.locale import LABELS, Locale
from kjchuangxin.render import breakdown, changes_words, closing
from kjchuangxin.render.headline import NO_TARGET, dated
from kjchuangxin.render.md import md, name, silent, table, targets, verdict, warned
from kjchuangxin.render.outlook import monthly
from kjchuangxin.report.changes import Changes
from kjchuangxin.report.numbers import percent
from kjchuangxin.report.report import Report
from kjchuangxin.report.status import NOT_ASSESSED, ON_SCHEDULE, WORST_FIRST, Pace
from kjchuangxin.report.target import TargetResult


def render(report: Report, locale: Locale, changes: Changes | None = None) -> str:
    title = locale.text(msg("{title}: circular on progress", title=report.title))
    every = locale.text(msg("All targets: {count}", count=len(report.targets)))
    parts = [
        f"# {md(title)}\n",
        *([f"{md(report.issuer)}\n"] if report.issuer else []),
        *warned(report, locale),
        f"{_headline(report, locale)}\n",
        *(_since(changes, locale) if changes else []),
        *_objectives(report, locale),
        _heading(msg("What is behind"), locale),
        *_behind(report, locale),
        _heading(msg("Who has not reported"), locale),
        *(silent(report, locale) or [locale.text(msg("No report is due yet.")) + "\n"]),
        *_closing(report, locale),
        *_breakdown(report, locale),
        f"<details>\n<summary>{every}</summary>\n",
        targets(report.targets, locale) if report.targets else f"{locale.text(NO_TARGET)}\n",
        "</details>\n",
    ]
    return "\n".join(parts)


def _heading(title: Message, locale: Locale) -> str:
    return f"## {locale.text(title)}\n"


def _headline(report: Report, locale: Locale) -> str:
    """The counts in one paragraph; verdicts that no target has are left out."""
    assessed = report.assessed
    said = [
        msg("{dated}.", dated=dated(report)),
        msg("Targets: {count}; assessed: {assessed}.", count=len(report.targets), assessed=assessed),
    ]
    if assessed:
        said.append(
            msg(
                "On schedule or done: {done} of {assessed} ({share}).",
                done=report.on_schedule,
                assessed=assessed,
                share=percent(report.share_on_schedule),
            )
        )
    if counts := _counts((*ON_SCHEDULE, *reversed(WORST_FIRST)), report, locale):
        said.append(msg("Of these: {counts}.", counts=counts))
    if counts := _counts(NOT_ASSESSED, report, locale):
        said.append(msg("Not assessed: {counts}.", counts=counts))
    striven_for = sum(result.definition.aspirational for result in report.behind)
    if striven_for:
        said.append(
            msg(
                "Behind: {count}, {aspirational} of them striven for (力争), which is no broken promise.",
                count=len(report.behind),
                aspirational=striven_for,
            )
        )
    return locale.sentences(map(locale.text, said))


def _counts(paces: tuple[Pace, ...], report: Report, locale: Locale) -> str:
    """How many targets have each pace, of those that any has."""
    totals = report.pace_totals
    counts = [msg("{pace} {count}", pace=LABELS[pace], count=totals[pace]) for pace in paces if totals[pace]]
    return locale.listed(map(locale.text, counts))


def _since(changes: Changes, locale: Locale) -> list[str]:
    """What has changed since the last circular: which it was, says who asks."""
    before, _ = changes_words.states(changes, locale)
    lines = "".join(f"- {md(line)}\n" for line in changes_words.circular(changes, locale))
    return [_heading(msg("Since the last circular, {state}", state=md(before)), locale), lines]


def _objectives(report: Report, locale: Locale) -> list[str]:
    """The main objectives, in the document's order."""
    results = {result.id: result for result in report.targets}
    chosen = [results[identifier] for identifier in report.objectives if identifier in results]
    if not chosen:
        return []
    titles = (
        msg("id"), msg("target"), msg("target value"), msg("value"), msg("as of"), msg("done"), msg("expected by now"),
        msg("verdict"), msg("lead"),
    )  # fmt: skip
    rows = [
        (
            md(result.id),
            md(name(result, locale)),
            md(locale.target(result)),
            md(locale.quantity(result.value, result.unit)),
            result.progress.value_as_of.isoformat() if result.progress.value_as_of else "—",
            percent(result.progress.completion),
            md(locale.quantity(result.progress.expected, result.unit)),
            verdict(result, locale),
            md(locale.names(result.definition.lead)),
        )
        for result in chosen
    ]
    return [
        _heading(msg("Main objectives"), locale),
        table([locale.text(title) for title in titles], rows, rights=(5,)),
    ]


def _behind(report: Report, locale: Locale) -> list[str]:
    if not report.behind:
        return [locale.text(msg("No target is behind.")) + "\n"]
    return ["\n".join(line for at, result in enumerate(report.behind, 1) for line in _named(at, result, locale)) + "\n"]


def _named(at: int, result: TargetResult, locale: Locale) -> list[str]:
    """One target that is behind: how far, who answers for it, why, and what is done about it."""
    head = msg(
        "{target} — {verdict}; lead: {units}",
        target=f"{at}. **{md(result.id)} {md(name(result, locale))}**",
        verdict=locale.verdict(result),
        units=md(locale.names(result.definition.lead)),
    )
    short = result.progress.gap is not None and result.progress.gap > 0
    lines = (
        _figures(result, locale),
        msg("short of schedule by {gap}", gap=locale.quantity(result.progress.gap, result.unit)) if short else None,
        _needed(result, locale),
        result.progress.reason,
        msg("cause: {text}", text=result.reporting.cause) if result.reporting.cause else None,
        msg("action: {text}", text=result.reporting.action) if result.reporting.action else None,
        msg("by: {day}", day=result.reporting.by) if result.reporting.by else None,
        _lacking(result),
    )
    indent = " " * len(f"{at}. ")
    return [locale.text(head), *(f"{indent}- {md(locale.text(line))}" for line in lines if line)]


def _needed(result: TargetResult, locale: Locale) -> Message | None:
    """What would have to be done every month from here on."""
    text = monthly(result.progress.outlook, result, locale) if result.progress.outlook is not None else ""
    return msg("needed a month: {text}", text=text) if text else None


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
    expected = locale.quantity(result.progress.expected, result.unit)
    return msg(
        "{value} as of {day}; expected by now: {expected}; target: {target}",
        value=value,
        day=day,
        expected=expected,
        target=target,
    )


def _closing(report: Report, locale: Locale) -> list[str]:
    """How many targets are closed, and each that could be, or is not any more."""
    total = closing.total(report)
    if total is None:
        return []
    named = [
        msg(
            "{state}: {target}; lead: {units}",
            state=label,
            target=f"{md(result.id)} {md(name(result, locale))}",
            units=md(locale.names(result.definition.lead)),
        )
        for label, results in closing.named(report)
        for result in results
    ]
    lines = "".join(f"- {locale.text(line)}\n" for line in named)
    return [_heading(msg("Closing"), locale), f"{locale.text(total)}\n", *([lines] if lines else [])]


def _breakdown(report: Report, locale: Locale) -> list[str]:
    """What does not add up in the breakdown."""
    said = [
        locale.labelled(f"{md(result.id)} {md(name(result, locale))}", md(locale.text(line)))
        for result in report.targets
        for line in breakdown.sums(result, locale)
    ]
    return [_heading(msg("Breakdown"), locale), "".join(f"- {line}\n" for line in said)] if said else []


def _lacking(result: TargetResult) -> Message | None:
    """What a target that is behind should have been reported with, and was not."""
    match result.reporting.cause, result.reporting.action:
        case None, None:
            return msg("no cause and no action given")
        case None, _:
            return msg("no cause given")
        case _, None:
            return msg("no action given")
        case _:
            return None
