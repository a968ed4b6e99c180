"""What a wrong target id was meant to be."""

import re
import unicodedata

from kjchuangxin.diagnostic import Message, msg
from kjchuangxin.rules.context import Context
from kjchuangxin.rules.names import listed

# An id as people type it: t3-1, T3–1, T3_1, Ｔ3-1, 3.1, T3-l; and without anything between its numbers: T31.
_TWO_NUMBERS = re.compile(r"\s*t?[\W_]*0*([1-9][0-9]{0,5})[\W_]+0*([1-9][0-9]{0,5})[\W_]*", re.IGNORECASE)
_LIKE_DIGITS = str.maketrans("lIiOo", "11100")
_ONE_NUMBER = re.compile(r"\s*t?[\W_]*([0-9]{2,8})[\W_]*", re.IGNORECASE)


def target_hint(context: Context, word: str) -> Message | None:
    """The id that is meant, where only one can be; otherwise those of the task that the word names."""
    meant = meant_targets(context, word)
    if len(meant) == 1:
        return msg("write {name}", name=meant[0])
    two = _TWO_NUMBERS.fullmatch(_plain(word))
    if two is None:
        return None
    ids = context.ids_of_task.get(int(two[1]))
    if ids is None:
        return msg("the plan has no task {number}", number=int(two[1]))
    return msg("the targets of task {number}: {ids}", number=int(two[1]), ids=listed(ids))


def meant_targets(context: Context, word: str) -> list[str]:
    """The targets that a word may mean by its form, or by being their name."""
    named = context.ids_by_name.get(word)
    if named is not None:
        return named
    plain = _plain(word)
    two, one = _TWO_NUMBERS.fullmatch(plain), _ONE_NUMBER.fullmatch(plain)
    if two is not None:
        ids = [f"T{two[1]}-{two[2]}"]
    else:
        digits = one[1] if one is not None else ""
        ids = [f"T{digits[:at]}-{digits[at:]}" for at in range(1, len(digits))]
    return [id_ for id_ in ids if id_ in context.goals]


def _plain(word: str) -> str:
    """A word with half-width characters, and with digits for the letters that look like them if there is a digit."""
    plain = unicodedata.normalize("NFKC", word)
    return plain.translate(_LIKE_DIGITS) if any(map(str.isdecimal, plain)) else plain
