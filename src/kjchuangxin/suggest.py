"""The known word that a mistyped one was meant to be."""

import unicodedata
from collections.abc import Sequence
from difflib import get_close_matches

from kjchuangxin.diagnostic import Message, msg


def nearest(word: str, known: Sequence[str]) -> str | None:
    """The known word most like `word`, or None where none is like it."""
    plain = unicodedata.normalize("NFKC", word).strip("\u200b\u200c\u200d\u2060\ufeff \t")
    return plain if plain in known else next(iter(get_close_matches(plain, known, n=1, cutoff=0.6)), None)


def suggest(word: str, known: Sequence[str]) -> Message | None:
    """A hint that names it."""
    meant = nearest(word, known)
    return None if meant is None else msg("did you mean {word}?", word=meant)
