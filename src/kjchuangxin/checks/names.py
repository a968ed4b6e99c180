"""Units and groups by their names: who has a part in a task, what a wrong name was meant to be."""

from kjchuangxin.diagnostic import Message, msg, quoted
from kjchuangxin.model import Plan, Task
from kjchuangxin.suggest import suggest


def name_hint(plan: Plan, word: str, *, groups: bool = True) -> Message | None:
    """The name that an alias stands for, or else the one most like the word."""
    if word in plan.unit_names:
        return msg("did you mean {word}?", word=plan.unit_names[word])
    return suggest(word, (*plan.unit_names, *(plan.members if groups else ())))


def not_a_unit(plan: Plan, word: str) -> tuple[Message, Message | None]:
    """What is wrong with a word that names no unit where one is needed, and how to mend it."""
    if word in plan.members:
        return msg("{name} is a group, not a unit", name=quoted(word)), msg("name one of its units instead")
    return msg("the plan has no unit {name}", name=quoted(word)), name_hint(plan, word, groups=False)


def having_a_part(plan: Plan, task: Task) -> frozenset[str] | None:
    """The units and groups that lead or support a task, and those within the groups.

    None where a group among them has no members: the document does not say who belongs to it, so any unit may.
    """
    found = frozenset(plan.reached((*task.lead, *task.support)))
    return None if any(group.name in found and not group.members for group in plan.groups) else found
