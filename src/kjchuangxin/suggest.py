"""The known word that a mistyped one is most like."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher, get_close_matches
from functools import lru_cache
from itertools import takewhile

from kjchuangxin.characters import trimmed
from kjchuangxin.diagnostic import Message, msg

# How many pairs of words are compared for one list of known words. A person's typos never need as many; a file that is
# no file of ours would take minutes.
_COMPARISONS = 100_000
_CLOSE = 0.6
_NOT = "(?:尚|还|暂|仍|至今)*(?:未|没|无|不)"
# Chinese names end alike and differ in what they begin with, so that 区科委 is 区科技局 rather than 区教委.
_NOT_FAR, _FEW = 0.55, 8
_BEGINNING, _LONGEST_BEGINNING = 0.1, 3


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
        if word.isascii():
            return next(iter(get_close_matches(word, self._words, n=1, cutoff=_CLOSE)), None)
        close = get_close_matches(word, self._words, n=_FEW, cutoff=_NOT_FAR)
        likeness, closest = max(((_likeness(word, one), one) for one in close), default=(0, None))
        return closest if likeness else None


def _likeness(word: str, known: str) -> float:
    """How like a known name a word is: how many characters they share, and how many of the first."""
    alike = SequenceMatcher(None, known, word).ratio()
    beginning = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(word, known, strict=False)))
    return alike + _BEGINNING * min(beginning, _LONGEST_BEGINNING) if alike >= _CLOSE or beginning > 1 else 0


_known = lru_cache(maxsize=64)(_Known)


def nearest(word: str, known: Sequence[str]) -> str | None:
    """The known word most like `word`, or None where none is like it; 未开工 is not like 开工."""
    word = trimmed(word)
    found = _known(tuple(known)).nearest(word)
    return None if found is not None and negates(word) and not negates(found) else found


def negates(word: str) -> bool:
    """Whether a Chinese word says that something is not so, or not yet."""
    return re.match(_NOT, word) is not None


def suggest(word: str, known: Sequence[str]) -> Message | None:
    """A hint that names it."""
    closest = nearest(word, known)
    return None if closest is None else msg("did you mean {word}?", word=closest)
