"""The briefing for leaders (通报) as Markdown: the whole, what is behind, who is silent, then all the rest."""

from kjchuangxin.diagnostic import Message, msg
from kjchuangxin.render.headline import dated, notices
from kjchuangxin.render.md import md, table
from kjchuangxin.render.overdue import overdue, period
from kjchuangxin.render.status_markdown import name, targets
from kjchuangxin.report import NOT_ASSESSED, ON_SCHEDULE, WORST_FIRST, Pace, Report, TargetResult
from kjchuangxin.words import SYMBOLS, Words, percent


def render(report: Report, words: Words) -> str:
    title = words.say(msg("{title}: circular on progress", title=report.title))
    every = words.say(msg("All targets: {count}", count=len(report.targets)))
    nothing = words.say(msg("No target is selected."))
    parts = [
        f"# {md(title)}\n",
        *([f"{md(report.issuer)}\n"] if report.issuer else []),
        *(f"> {notice}\n" for notice in notices(report, words)),
        f"{_headline(report, words)}\n",
        *_objectives(report, words),
        _heading(msg("What is behind"), words),
        *_behind(report, words),
        _heading(msg("Who has not reported"), words),
        *_silent(report, words),
        f"<details>\n<summary>{every}</summary>\n",
        targets(list(report.targets), words) if report.targets else f"{nothing}\n",
        "</details>\n",
    ]
    return "\n".join(parts)


def _heading(title: Message, words: Words) -> str:
    return f"## {words.say(title)}\n"


def _headline(report: Report, words: Words) -> str:
    """The counts in one paragraph; verdicts that no target has are left out."""
    done, assessed = report.on_schedule, report.assessed
    said = [
        words.say(msg("{dated}.", dated=dated(report, words))),
        words.say(msg("Targets: {count}; assessed: {assessed}.", count=len(report.targets), assessed=assessed)),
    ]
    if assessed:
        share = f"{done * 100 // assessed}%"
        said.append(
            words.say(
                msg("On schedule or done: {done} of {assessed} ({share}).", done=done, assessed=assessed, share=share)
            )
        )
    if counts := _counts((*ON_SCHEDULE, *reversed(WORST_FIRST)), report, words):
        said.append(words.say(msg("Of these: {counts}.", counts=counts)))
    if counts := _counts(NOT_ASSESSED, report, words):
        said.append(words.say(msg("Not assessed: {counts}.", counts=counts)))
    striven_for = sum(result.aspirational for result in report.behind)
    if striven_for:
        said.append(
            words.say(
                msg(
                    "Behind: {count}, {aspirational} of them striven for (力争), which is no broken promise.",
                    count=len(report.behind),
                    aspirational=striven_for,
                )
            )
        )
    return words.sentences(said)


def _counts(paces: tuple[Pace, ...], report: Report, words: Words) -> str:
    """How many targets have each pace, of those that any has."""
    totals = report.pace_totals
    counts = [
        words.say(msg("{pace} {count}", pace=words.pace(pace), count=totals[pace])) for pace in paces if totals[pace]
    ]
    return words.listed(counts)


def _objectives(report: Report, words: Words) -> list[str]:
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
            md(name(result, words)),
            md(words.target(result)),
            md(words.quantity(result.value, result.unit)),
            result.value_as_of.isoformat() if result.value_as_of else "—",
            percent(result.completion),
            md(words.quantity(result.expected, result.unit)),
            f"{SYMBOLS[result.light]} {words.verdict(result)}",
            md(words.names(result.lead)),
        )
        for result in chosen
    ]
    return [_heading(msg("Main objectives"), words), table([words.say(title) for title in titles], rows, rights=(5,))]


def _behind(report: Report, words: Words) -> list[str]:
    if not report.behind:
        return [words.say(msg("No target is behind.")) + "\n"]
    return ["\n".join(line for at, result in enumerate(report.behind, 1) for line in _named(at, result, words)) + "\n"]


def _named(at: int, result: TargetResult, words: Words) -> list[str]:
    """One target that is behind: how far, who answers for it, why, and what is done about it."""
    head = msg(
        "{target} — {verdict}; lead: {units}",
        target=f"{at}. **{md(result.id)} {md(name(result, words))}**",
        verdict=words.verdict(result),
        units=md(words.names(result.lead)),
    )
    lines = [md(words.say(_figures(result, words)))]
    if result.gap is not None and result.gap > 0:
        lines.append(md(words.say(msg("short of schedule by {gap}", gap=words.quantity(result.gap, result.unit)))))
    if result.reason:
        lines.append(md(words.say(result.reason)))
    if result.cause:
        lines.append(md(words.say(msg("cause: {text}", text=result.cause))))
    if result.action:
        lines.append(md(words.say(msg("action: {text}", text=result.action))))
    if result.by:
        lines.append(words.say(msg("by: {day}", day=words.day(result.by))))
    lacking = _lacking(result)
    if lacking:
        lines.append(words.say(lacking))
    indent = " " * len(f"{at}. ")
    return [words.say(head), *(f"{indent}- {line}" for line in lines)]


def _figures(result: TargetResult, words: Words) -> Message:
    """The value, dated, against what was expected by now and what is to be reached."""
    target = words.target(result)
    if result.value is None:
        known = msg("not done yet") if result.history else msg("nothing reported")
        return msg("{known}; target: {target}", known=known, target=target)
    value = words.quantity(result.value, result.unit)
    day = words.day(result.value_as_of) if result.value_as_of else "—"
    if result.target is None:
        return msg("{value} as of {day}", value=value, day=day)
    if result.expected is None:
        return msg("{value} as of {day}; target: {target}", value=value, day=day, target=target)
    expected = words.quantity(result.expected, result.unit)
    return msg(
        "{value} as of {day}; expected by now: {expected}; target: {target}",
        value=value,
        day=day,
        expected=expected,
        target=target,
    )


def _lacking(result: TargetResult) -> Message | None:
    """What a target that is behind should have been reported with, and was not."""
    match result.cause, result.action:
        case None, None:
            return msg("no cause and no action given")
        case None, _:
            return msg("no cause given")
        case _, None:
            return msg("no action given")
        case _:
            return None


def _silent(report: Report, words: Words) -> list[str]:
    """For missing, out of date and late reports each: the units with their targets."""
    due = period(report, words)
    if due is None:
        return [words.say(msg("No report is due yet.")) + "\n"]
    found = [
        f"- {words.labelled(f'**{words.report(state)}**', words.names(_unit(*unit, words) for unit in units))}"
        for state, units in overdue(report)
    ]
    lines = found or ["- " + words.say(msg("None is missing, out of date or late."))]
    return [f"{words.say(due)}\n", "\n".join(lines) + "\n"]


def _unit(unit: str, ids: tuple[str, ...], words: Words) -> str:
    return words.noted(md(unit), md(words.names(ids)))
