"""Characters in names that nobody can see: two names then look alike and are not the same."""

import unicodedata
from collections.abc import Iterator
from itertools import chain

from kjchuangxin.characters import FORMATTING
from kjchuangxin.diagnostic import Message, Place, Severity, msg
from kjchuangxin.rules.names import names_of_units
from kjchuangxin.rules.rule import Finding, Findings, example, rule, why
from kjchuangxin.rules.subjects import PLAN, LocatedPlan

_RIGHT = "- {id: T3-1, name: 科技型企业新增, measure: increment, at_least: 100, unit: 家}\n"
_ASCII_SPACES = frozenset(" \t")


@rule("KJ423", "odd-characters", Severity.ERROR, on=PLAN)
@why(
    msg(
        "A name contains an invisible character, or begins or ends with a space: typed as it looks, it is "
        "another name. Such characters come along when a name is copied from a document."
    )
)
@example("targets", _RIGHT.replace("unit: 家", "unit: 家\u3000"), _RIGHT)
def odd_characters(plan: LocatedPlan) -> Findings:
    for name, place in (*_of_units(plan), *_of_targets(plan)):
        message = invisible_character(name)
        if message is not None:
            hint = msg("write {name}", name=without_invisible(name)) if without_invisible(name) else None
            yield Finding(place, message, hint)


def _of_units(plan: LocatedPlan) -> Iterator[tuple[str, Place]]:
    """The names and aliases of units and the names of groups that have such a character, with their places."""
    for path, name in names_of_units(plan.definition):
        if _odd(name):
            yield name, plan.at(path)


def _of_targets(plan: LocatedPlan) -> Iterator[tuple[str, Place]]:
    """The names of targets, their units of measure and their stages that have one, with their places."""
    for target in plan.targets.values():
        for key, word in (("name", target.name), ("unit", target.unit)):
            if word is not None and _odd(word):
                yield word, plan.in_target(target, key)
        for index, stage in enumerate(target.definition.stages):
            if _odd(stage.name):
                yield stage.name, plan.in_target(target, "stages", index, "name")


def invisible_character(name: str) -> Message | None:
    """That the first such character in a name cannot be seen; None where there is none."""
    odd = _odd(name)
    return None if odd is None else msg("a character here cannot be seen: {code}", code=f"U+{ord(odd):04X}")


def without_invisible(name: str) -> str:
    """A name without what cannot be seen in it."""
    return "".join(sign for sign in name if unicodedata.category(sign) not in FORMATTING).strip()


def at_the_character(place: Place, name: str) -> Place:
    """The place of that character in the line where its name stands; that of the name where it is written otherwise."""
    at = place.excerpt.find(_odd(name) or "", max(0, place.column - place.excerpt_start))
    if at < 0:
        return place
    column = at + place.excerpt_start
    return Place(place.path, place.line, column, place.line, column + 1, place.excerpt, place.excerpt_start)


def comparable(name: str) -> str:
    """What a name has in common with those that look like it: 甲(乙), 甲（乙）."""
    return "".join(unicodedata.normalize("NFKC", without_invisible(name)).split()).casefold()


def _odd(name: str) -> str | None:
    """The first character that cannot be seen: of no width, or a space at an end."""
    if name.isascii() and not {name[0], name[-1]} & _ASCII_SPACES:
        return None
    at_an_end = (sign for sign in (name[0], name[-1]) if unicodedata.category(sign) == "Zs" or sign in _ASCII_SPACES)
    anywhere = (sign for sign in name if unicodedata.category(sign) in FORMATTING)
    return next(chain(anywhere, at_an_end), None)
