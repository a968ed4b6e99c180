"""What differs between two reports as Markdown, for the comment of a merge request."""

from kjchuangxin.diagnostic import msg
from kjchuangxin.i18n.locale import Words
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


def render(changes: Changes, words: Words, screen: Screen) -> str:  # noqa: ARG001  # the formats' interface
    """A table for each group of targets, and a list for each of the rest."""
    parts = [
        f"## {md(changes.after.title)}\n",
        f"{md(words.say(headline(changes, words)))}\n",
        *(f"> {words.say(notice)}\n" for notice in warnings(changes)),
        f"{words.say(NOTHING if changes.nothing else tally(changes))}\n",
    ]
    for heading, pairs in groups(changes):
        parts += [f"### {words.say(heading)}\n", _table(pairs, words)]
    for heading, lines in sections(changes, words):
        parts += [f"### {words.say(heading)}\n", "\n".join(f"- {md(line)}" for line in lines) + "\n"]
    return "\n".join(parts)


def _table(pairs: tuple[Pair, ...], words: Words) -> str:
    titles = (msg("id"), msg("target"), msg("lead"), msg("verdict"), msg("value"))
    rows = [
        (
            md(pair.after.id),
            md(name(pair.after, words)),
            md(words.names(pair.after.lead)),
            arrow(verdict(pair.before, words), verdict(pair.after, words)),
            md(values(pair, words)),
        )
        for pair in pairs
    ]
    return table([words.say(title) for title in titles], rows)
