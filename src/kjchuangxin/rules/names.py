"""Units, groups, stages and targets by their names: who has a part in a task, which one a wrong name may stand for."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import PurePath

from kjchuangxin.diagnostic import Message, msg, quoted
from kjchuangxin.model.fields import form_of, ids_like, task_in, with_latin_letters
from kjchuangxin.model.plan import Plan
from kjchuangxin.model.resolved import ResolvedPlan, ResolvedTarget
from kjchuangxin.source import KeyPath
from kjchuangxin.suggest import negates, suggest

_LISTED = 12
_SEARCHED = 500
_BETWEEN_NAMES = re.compile(r"\s*[，、；;]\s*")


def stem_of(path: str) -> str:
    """A file's name without its folder and ending, most often a unit's."""
    return PurePath(path).stem


def listed(names: Iterable[str]) -> tuple[str, ...]:
    """The names as they are listed in a hint: the first of them where they are many."""
    first = tuple(islice(names, _LISTED + 1))
    return first if len(first) <= _LISTED else (*first[:_LISTED], "…")


def names_of_units(plan: Plan) -> Iterator[tuple[KeyPath, str]]:
    """Every name and alias of a unit and every name of a group, each with the path to it; the units' names first."""
    for index, unit in enumerate(plan.units):
        yield ("units", index, "name"), unit.name
    for index, unit in enumerate(plan.units):
        for position, alias in enumerate(unit.aliases):
            yield ("units", index, "aliases", position), alias
    for index, group in enumerate(plan.groups):
        yield ("groups", index, "name"), group.name


def correct_unit(unit: str, named: str | None) -> Message | None:
    """What to do about a unit that is not the one after which the file is named."""
    if named is None or named == unit:
        return None
    return msg("the file is named after {named}: correct the unit", named=named)


def name_hint(plan: Plan, word: str, *, groups: bool = True) -> Message | None:
    """The name that an alias stands for, or else the one most like the word."""
    if word in plan.unit_names:
        return msg("did you mean {word}?", word=plan.unit_names[word])
    return suggest(word, (*plan.unit_names, *(plan.group_members if groups else ())))


def listed_name_hint(plan: Plan, word: str, *, groups: bool = True) -> Message | None:
    """How to correct an item of a list, which may be several names that no half-width comma parts."""
    return parted(word) or name_hint(plan, word, groups=groups)


def parted(word: str) -> Message | None:
    """How to write several names that stand in a list as one: 甲，乙."""
    names = [name for name in _BETWEEN_NAMES.split(word) if name]
    if len(names) <= 1:
        return None
    sign = _BETWEEN_NAMES.findall(word)[0].strip()
    text = quoted(", ".join(names))
    return msg("{character} does not part the items of a list: write [{text}]", character=sign, text=text)


def stage_hint(target: ResolvedTarget, word: str) -> Message:
    """The stage most like a word, where there are not so many that nobody means one by mistake, or else its stages."""
    stages = target.stage_order
    if negates(word):
        return msg("leave the stage out: what is not done yet goes into note")
    similar = suggest(word, tuple(stages)) if len(stages) <= _SEARCHED else None
    return similar or msg("its stages: {names}", names=listed(stages))


def not_a_unit(plan: Plan, word: str) -> tuple[Message, Message | None]:
    """What is wrong with a word in a list that names no unit where one is needed, and how to correct it."""
    if word in plan.group_members:
        return msg("{name} is a group, not a unit", name=quoted(word)), msg("name one of its units instead")
    return msg("the plan has no unit {name}", name=quoted(word)), listed_name_hint(plan, word, groups=False)


def having_a_part(plan: Plan, names: Iterable[str]) -> frozenset[str] | None:
    """The units and groups of such names, and those within the groups.

    None where a group among them has no members: the document does not say who belongs to it, so any unit may.
    """
    found = frozenset(plan.reached(names))
    return None if any(plan.group_members.get(name) == () for name in found) else found


def likely_targets(plan: ResolvedPlan, word: str) -> list[str]:
    """The targets that a word may stand for by being their name, or by its form."""
    named = plan.ids_by_name.get(word) or plan.ids_by_form.get(form_of(word))
    return named if named is not None else ids_like(word, plan.targets)


def target_hint(plan: ResolvedPlan, word: str) -> Message | None:
    """The one id that a word can stand for; where there are several or none, those of the task that it names."""
    likely = likely_targets(plan, word)
    if len(likely) == 1 and (letter := next((sign for sign in word if with_latin_letters(sign) != sign), None)):
        code = f"U+{ord(letter):04X}"
        return msg(
            "write {name}: the {letter} here ({code}) is no Latin letter", name=likely[0], letter=letter, code=code
        )
    if len(likely) == 1:
        return msg("write {name}", name=likely[0])
    number = task_in(word)
    if number is None:
        return None
    ids = plan.ids_of_task.get(number)
    if ids is None:
        return msg("the plan has no task {number}", number=number)
    return msg("the targets of task {number}: {ids}", number=number, ids=listed(ids))
