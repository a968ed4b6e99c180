"""Markdown that says what the data say: the one escape function, and the parts that several views have."""

import re
from collections.abc import Iterable, Sequence

from kjchuangxin.diagnostic import msg
from kjchuangxin.render.headline import NOBODY, notices, period, reminder
from kjchuangxin.render.screen import visible
from kjchuangxin.report import Report, TargetResult
from kjchuangxin.words import SYMBOLS, Words, percent

_SPECIAL = re.compile(r"[\\`*_\[\]<>|~]")
_FIRST = re.compile(r"^(\d*)(?=[#=]|[-+.)](?:[\s+-]|$))")  # a heading, a list, a rule, were it at the start of a line
_MENTION = re.compile(r"@(?=\w)")


def md(text: str) -> str:
    """A text from a file as it is to be read: no markup, no HTML, no mention of anybody, on one line."""
    text = _SPECIAL.sub(r"\\\g<0>", visible(text).strip().replace("&", "&amp;"))
    text = _FIRST.sub(r"\1\\", text)
    return _MENTION.sub("@&#8203;", text)  # a space of no width: the name stays readable, and nobody is called


def table(titles: Sequence[str], rows: Iterable[Sequence[str]], rights: Sequence[int] = ()) -> str:
    """A table of escaped cells; the columns in `rights` end at the right."""
    rule = ["---:" if at in rights else "---" for at in range(len(titles))]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (titles, rule, *rows)) + "\n"


def targets(results: Iterable[TargetResult], words: Words) -> str:
    """A table of targets."""
    titles = (msg("id"), msg("target"), msg("lead"), msg("value/target"), msg("done"), msg("verdict"))
    rows = [
        (
            md(result.id),
            md(name(result, words)),
            md(words.names(result.lead)),
            md(words.progress(result)),
            percent(result.completion),
            verdict(result, words),
        )
        for result in results
    ]
    return table([words.say(title) for title in titles], rows, rights=(4,))


def name(result: TargetResult, words: Words) -> str:
    """The name, with what the document only strives for marked as that."""
    return words.say(msg("{name} (striven for)", name=result.name)) if result.aspirational else result.name


def verdict(result: TargetResult, words: Words) -> str:
    return f"{SYMBOLS[result.light]} {words.verdict(result)}"


def warned(report: Report, words: Words) -> list[str]:
    """What a reader has to know first, each as a quote."""
    return [f"> {words.say(notice)}\n" for notice in notices(report)]


def silent(report: Report, words: Words) -> list[str]:
    """Who has not reported, a line for each unit and state; nothing before the first period has ended."""
    due = period(report)
    if due is None:
        return []
    said = [reminder(overdue) for overdue in report.overdue] or [NOBODY]
    return [f"{words.say(due)}\n", "\n".join(f"- {md(words.say(line))}" for line in said) + "\n"]
