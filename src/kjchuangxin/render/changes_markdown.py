"""What differs between two reports as Markdown, for the comment of a merge request."""

from kjchuangxin.diagnostic import msg
from kjchuangxin.i18n.locale import Locale
from kjchuangxin.render.changes_words import (
    NOTHING,
    arrow,
    groups,
    headline,
    sections,
    tally,
    values,
    verdict,
    warnings,
)
from kjchuangxin.render.md import md, name, table
from kjchuangxin.render.screen import Screen
from kjchuangxin.report.changes import Changes, Pair


def render(changes: Changes, locale: Locale, screen: Screen) -> str:  # noqa: ARG001  # the formats' interface
    """A table for each group of targets, and a list for each of the rest."""
    parts = [
        f"## {md(changes.after.title)}\n",
        f"{md(locale.text(headline(changes, locale)))}\n",
        *(f"> {locale.text(notice)}\n" for notice in warnings(changes)),
        f"{locale.text(NOTHING if changes.nothing else tally(changes))}\n",
    ]
    for heading, pairs in groups(changes):
        parts += [f"### {locale.text(heading)}\n", _table(pairs, locale)]
    for heading, lines in sections(changes, locale):
        parts += [f"### {locale.text(heading)}\n", "\n".join(f"- {md(line)}" for line in lines) + "\n"]
    return "\n".join(parts)


def _table(pairs: tuple[Pair, ...], locale: Locale) -> str:
    titles = (msg("id"), msg("target"), msg("lead"), msg("verdict"), msg("value"))
    rows = [
        (
            md(pair.after.id),
            md(name(pair.after, locale)),
            md(locale.names(pair.after.definition.lead)),
            arrow(verdict(pair.before, locale), verdict(pair.after, locale)),
            md(values(pair, locale)),
        )
        for pair in pairs
    ]
    return table([locale.text(title) for title in titles], rows)
