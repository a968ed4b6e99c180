"""Markdown that says what the data say: the one escape function, and the parts that several views have."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

from kjchuangxin.diagnostic import Message, msg
from kjchuangxin.i18n.locale import SYMBOLS, Locale
from kjchuangxin.render import closing
from kjchuangxin.render.headline import NOBODY, notices, period, reminder
from kjchuangxin.render.screen import visible
from kjchuangxin.report.numbers import percent
from kjchuangxin.report.report import Report
from kjchuangxin.report.target import TargetResult

# What is markup; and what GitHub and GitLab make a link, an emoji or a formula of, whatever stands before it.
_SPECIAL = re.compile(
    r"[\\`*_\[\]<>|~]|(&)"
    r"|(@(?=\w)|\#(?=\d)|\$|:(?=//|[0-9_+-]{0,9}[a-z][a-z0-9_+-]{0,60}:|[+-]1:|100:|1234:)|(?<=www)\.)",
    re.IGNORECASE,
)
_FIRST = re.compile(r"^(\d*)(?=[#=]|[-+.)](?:[\s+-]|$))")  # a heading, a list, a rule, were it at the start of a line


def md(text: str) -> str:
    """A text from a file as it is to be read: no markup, no HTML, no link, no mention of anybody, on one line."""
    text = visible(text).strip()
    first = _FIRST.match(text)
    escaped = _SPECIAL.sub(_escaped, text)
    at = len(first[1]) if first else 0
    return f"{escaped[:at]}\\{escaped[at:]}" if first and escaped[at] != "<" else escaped


def _escaped(found: re.Match[str]) -> str:
    # A span around a sign tears it from what follows, for services that look for words when all markup is done.
    return "&amp;" if found[1] else f"<span>{found[2]}</span>" if found[2] else f"\\{found[0]}"


def table(titles: Sequence[str], rows: Iterable[Sequence[str]], rights: Sequence[int] = ()) -> str:
    """A table of escaped cells; the columns in `rights` end at the right."""
    rule = ["---:" if at in rights else "---" for at in range(len(titles))]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (titles, rule, *rows)) + "\n"


More: TypeAlias = Sequence[tuple[Message, Callable[[TargetResult], str]]]  # titles, and cells that need no escape


def targets(results: Iterable[TargetResult], locale: Locale, more: More = ()) -> str:
    """A table of targets, with more columns after its own."""
    own = (msg("id"), msg("target"), msg("lead"), msg("value/target"), msg("done"), msg("verdict"), msg("closure"))
    titles = (*own, *(title for title, _ in more))
    rows = [
        (
            md(result.id),
            md(name(result, locale)),
            md(locale.names(result.definition.lead)),
            md(locale.progress(result)),
            percent(result.progress.completion),
            verdict(result, locale),
            closing.word(result, locale),
            *(cell(result) for _, cell in more),
        )
        for result in results
    ]
    return table([locale.text(title) for title in titles], rows, rights=(4,))


def name(result: TargetResult, locale: Locale) -> str:
    """The name, with what the document only strives for marked as that."""
    return locale.text(msg("{name} (striven for)", name=result.name)) if result.definition.aspirational else result.name


def verdict(result: TargetResult, locale: Locale) -> str:
    return f"{SYMBOLS[result.light]} {locale.verdict(result)}"


def warned(report: Report, locale: Locale) -> list[str]:
    """What a reader has to know first, each as a quote."""
    return [f"> {locale.text(notice)}\n" for notice in notices(report)]


def silent(report: Report, locale: Locale) -> list[str]:
    """Who has not reported, a line for each unit and state; nothing before the first period has ended."""
    due = period(report)
    if due is None:
        return []
    said = [reminder(overdue) for overdue in report.overdue] or [NOBODY]
    return [f"{locale.text(due)}\n", "\n".join(f"- {md(locale.text(line))}" for line in said) + "\n"]
