"""The known word that a mistyped one was meant to be."""

import unicodedata
from collections.abc import Sequence
from difflib import get_close_matches
from functools import lru_cache

from kjchuangxin.diagnostic import Message, msg

# How many pairs of words are compared for one list of known words. A person's slips never need as many; a file that is
# no file of ours would take minutes.
_COMPARISONS = 100_000


class _Known:
    """Known words, and what was found among them."""

    def __init__(self, words: tuple[str, ...]) -> None:
        self._words = words
        self._spelled = {word.casefold(): word for word in reversed(words)}
        self._found: dict[str, str | None] = {word: word for word in words}
        self._left = _COMPARISONS

    def nearest(self, word: str) -> str | None:
        if word not in self._found:
            self._found[word] = self._spelled.get(word.casefold()) or self._like(word)
        return self._found[word]

    def _like(self, word: str) -> str | None:
        if self._left < len(self._words) or len(word) > 2 * max(map(len, self._words), default=0) + 2:
            return None
        self._left -= len(self._words)
        return next(iter(get_close_matches(word, self._words, n=1, cutoff=0.6)), None)


_known = lru_cache(maxsize=64)(_Known)


def nearest(word: str, known: Sequence[str]) -> str | None:
    """The known word most like `word`, or None where none is like it."""
    plain = unicodedata.normalize("NFKC", word).strip("\u200b\u200c\u200d\u2060\ufeff \t")
    return _known(tuple(known)).nearest(plain)


def suggest(word: str, known: Sequence[str]) -> Message | None:
    """A hint that names it."""
    meant = nearest(word, known)
    return None if meant is None else msg("did you mean {word}?", word=meant)
