"""Ids of targets that are written otherwise, or by the target's name: which one is meant, and the fix."""

from collections import Counter
from collections.abc import Iterable, Mapping

from kjchuangxin.diagnostic import Fix
from kjchuangxin.model.fields import form_of, with_latin_letters
from kjchuangxin.model.resolved import ResolvedPlan
from kjchuangxin.source import Document, KeyPath


def meant_target(plan: ResolvedPlan, word: str) -> str | None:
    """The id of the one target that a word can only stand for, by its name or by another way to write its id."""
    from kjchuangxin.model.explain.guess import target_id  # noqa: PLC0415 - most files have no such mistake

    named = plan.ids_by_name.get(word) or plan.ids_by_form.get(form_of(word), [])
    if named:
        return named[0] if len(named) == 1 else None
    written = target_id(with_latin_letters(word))
    return written if written in plan.targets else None


def meant_by(plan: ResolvedPlan, keys: Iterable[str]) -> Counter[str]:
    """How many of the keys of a mapping are about each target, whatever they call it, by its id."""
    return Counter(id_ for key in keys for id_ in {key, meant_target(plan, key) or key})


def fix_of_key(plan: ResolvedPlan, document: Document, path: KeyPath, meant: Mapping[str, int]) -> Fix | None:
    """The fix of a key that is no target's id; none where another one is about the same target, by `meant_by`."""
    word = str(path[-1])
    id_ = meant_target(plan, word)
    return None if id_ is None or meant[id_] > 1 else _fix(document, (*path, "[key]"), word, id_)


def fix_of_item(plan: ResolvedPlan, document: Document, path: KeyPath, word: str) -> Fix | None:
    """The fix of an item of a list that is no target's id."""
    meant = meant_target(plan, word)
    return None if meant is None else _fix(document, path, word, meant)


def _fix(document: Document, path: KeyPath, word: str, meant: str) -> Fix | None:
    from kjchuangxin.model.explain import fix_for  # noqa: PLC0415 - most files have no such mistake

    return fix_for(document, path, word, (meant, ""))
