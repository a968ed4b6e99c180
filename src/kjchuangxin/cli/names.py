"""What a person types for a verdict, and what is said where a name is not known."""

from collections.abc import Iterable, Sequence
from typing import NoReturn

from kjchuangxin.cli.output import fail
from kjchuangxin.diagnostic import msg
from kjchuangxin.model import suggest
from kjchuangxin.render.about import VERDICTS, Verdict
from kjchuangxin.words import LANGUAGES, LIGHTS, PACES, REPORTS, Words

_LISTED = len(VERDICTS)


def verdict_names() -> dict[str, Verdict]:
    """Every pace, report state and light by its name in the format, and by its word in every language."""
    found = dict(VERDICTS)
    for words in map(Words, LANGUAGES):
        for labels in (PACES, REPORTS, LIGHTS):
            found.update({words.say(label): verdict for verdict, label in labels.items()})
    return found


def verdicts(given: Iterable[str], words: Words) -> frozenset[Verdict]:
    """The paces, report states and lights that are named, one or more to a text, separated by commas."""
    known = verdict_names()
    named = [name.strip() for text in given for name in text.replace("，", ",").split(",") if name.strip()]
    for name in named:
        if name not in known:
            unknown(words, name, list(known))
    return frozenset(known[name] for name in named)


def unknown(words: Words, name: str, known: Sequence[str]) -> NoReturn:
    """End the program over a word that is not known, with the one most like it, or with those that are."""
    listed = [*known[:_LISTED], "…"] if len(known) > _LISTED else known
    hint = suggest(name, known) or msg("known: {words}", words=words.names(listed))
    fail(words, msg("{name} is not known; {hint}", name=name, hint=hint))
