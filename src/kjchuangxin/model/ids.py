"""What a wrong target id was meant to be."""

import re
import unicodedata
from collections.abc import Container

# An id as people type it: t3-1, T3–1, T3_1, Ｔ3-1, 3.1, T3-l; and without anything between its numbers: T31.
_TWO_NUMBERS = re.compile(r"\s*t?[\W_]*0*([1-9][0-9]{0,5})[\W_]+0*([1-9][0-9]{0,5})[\W_]*", re.IGNORECASE)
_LIKE_DIGITS = str.maketrans("lIiOo", "11100")
_ONE_NUMBER = re.compile(r"\s*t?[\W_]*([0-9]{2,8})[\W_]*", re.IGNORECASE)


def task_in(word: str) -> int | None:
    """The number of the task that a word names which has the form of a target's id."""
    two = _TWO_NUMBERS.fullmatch(_plain(word))
    return None if two is None else int(two[1])


def ids_like(word: str, known: Container[str]) -> list[str]:
    """The known ids that a word may stand for by its form."""
    plain = _plain(word)
    two, one = _TWO_NUMBERS.fullmatch(plain), _ONE_NUMBER.fullmatch(plain)
    if two is not None:
        ids = [f"T{two[1]}-{two[2]}"]
    else:
        digits = one[1] if one is not None else ""
        ids = [f"T{digits[:at]}-{digits[at:]}" for at in range(1, len(digits))]
    return [id_ for id_ in ids if id_ in known]


def _plain(word: str) -> str:
    """A word with half-width characters, and with digits for the letters that look like them if there is a digit."""
    plain = unicodedata.normalize("NFKC", word)
    return plain.translate(_LIKE_DIGITS) if any(map(str.isdecimal, plain)) else plain
