"""Characters in names that nobody can see: two names then look alike and are not the same."""

import unicodedata
from collections.abc import Iterator
from itertools import chain

from kjchuangxin.characters import FORMATTING
from kjchuangxin.diagnostic import Diagnostic, Example, Message, Place, Rule, Severity, msg
from kjchuangxin.rules.context import Context
from kjchuangxin.rules.names import names_of_units
from kjchuangxin.rules.plan.targets import in_plan
from kjchuangxin.rules.types import Findings, PlanRules

_RIGHT = "- {id: T3-1, name: 科技型企业新增, measure: increment, at_least: 100, unit: 家}\n"
_ASCII_SPACES = frozenset(" \t")

ODD_CHARACTERS = Rule(
    "KJ423",
    "odd-characters",
    Severity.ERROR,
    msg(
        "A name has a character that cannot be seen, or begins or ends with a space: whoever types it as it looks "
        "writes another name. Such characters come along when a name is copied from a document."
    ),
    Example("targets", _RIGHT.replace("unit: 家", "unit: 家\u3000"), _RIGHT),
)


def odd_characters(context: Context) -> Findings:
    for name, place in (*_of_units(context), *_of_targets(context)):
        message = told(name)
        if message is not None:
            hint = msg("write {name}", name=without(name)) if without(name) else None
            yield Diagnostic(ODD_CHARACTERS, place, message, hint)


def _of_units(context: Context) -> Iterator[tuple[str, Place]]:
    """The names and aliases of units and the names of groups that have such a character, with their places."""
    for path, name in names_of_units(context.plan):
        if _odd(name):
            yield name, context.plan_document.place(path)


def _of_targets(context: Context) -> Iterator[tuple[str, Place]]:
    """The same of targets, their units of measure and their stages."""
    for goal in context.goals.values():
        for key, word in (("name", goal.target.name), ("unit", goal.target.unit)):
            if word is not None and _odd(word):
                yield word, in_plan(context, goal, key)
        for index, stage in enumerate(goal.target.stages):
            if _odd(stage.name):
                yield stage.name, in_plan(context, goal, "stages", index, "name")


def told(name: str) -> Message | None:
    """What to say of the first character in a name that cannot be seen; None where there is none."""
    odd = _odd(name)
    return None if odd is None else msg("a character here cannot be seen: {code}", code=f"U+{ord(odd):04X}")


def without(name: str) -> str:
    """A name without what cannot be seen in it."""
    return "".join(sign for sign in name if unicodedata.category(sign) not in FORMATTING).strip()


def at_the_character(place: Place, name: str) -> Place:
    """The place of that character in the line where its name stands; that of the name where it is written otherwise."""
    at = place.excerpt.find(_odd(name) or "", max(0, place.column - place.excerpt_start))
    if at < 0:
        return place
    column = at + place.excerpt_start
    return Place(place.path, place.line, column, place.line, column + 1, place.excerpt, place.excerpt_start)


def alike(name: str) -> str:
    """What a name has in common with those that look like it: 甲(乙), 甲（乙）."""
    return "".join(unicodedata.normalize("NFKC", without(name)).split()).casefold()


def _odd(name: str) -> str | None:
    """The first character that cannot be seen: of no width, or a space at an end."""
    if name.isascii() and not {name[0], name[-1]} & _ASCII_SPACES:
        return None
    at_an_end = (sign for sign in (name[0], name[-1]) if unicodedata.category(sign) == "Zs" or sign in _ASCII_SPACES)
    anywhere = (sign for sign in name if unicodedata.category(sign) in FORMATTING)
    return next(chain(anywhere, at_an_end), None)


IN_CHARACTERS: PlanRules = ((ODD_CHARACTERS, odd_characters),)
