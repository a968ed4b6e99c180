"""Ids of targets that are written otherwise, or by the target's name: which one is meant, and the fix."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from kjchuangxin.diagnostic import Fix
from kjchuangxin.model.fields import form_of, with_latin_letters
from kjchuangxin.model.plan import Plan
from kjchuangxin.model.resolved import ResolvedPlan, resolved_targets
from kjchuangxin.source import Document, KeyPath
from kjchuangxin.source.document import Span


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


def fixes_of_ids(document: Document, plan: Plan) -> Iterator[tuple[Span, Fix]]:
    """Where such a word stands, and what is written instead: keys of entries and of a breakdown, main objectives."""
    resolved = ResolvedPlan(plan, None, resolved_targets(plan, None))
    data: Any = document.data if isinstance(document.data, dict) else {}
    if data.get("plan", plan.id) != plan.id:  # a breakdown of another plan
        return
    for path, held in _held(data):
        unknown = [name for name in held if name not in plan.targets]
        meant = meant_by(resolved, held) if unknown else {}
        for name in unknown:
            where = (*path, name)
            if fix := fix_of_key(resolved, document, where, meant):
                yield document.span(where, key=True), fix
    objectives = data.get("objectives")
    for index, name in enumerate(objectives if isinstance(objectives, list) else ()):
        where = ("objectives", index)
        known = not isinstance(name, str) or name in plan.targets
        if not known and (fix := fix_of_item(resolved, document, where, name)):
            yield document.own_span(where), fix


def _held(data: dict[str, Any]) -> Iterator[tuple[KeyPath, dict[str, Any]]]:
    """The mappings whose keys are ids of targets, with the paths that lead to them."""
    reports = data.get("reports")
    for index, report in enumerate(reports if isinstance(reports, list) else ()):
        if isinstance(report, dict) and isinstance(report.get("entries"), dict):
            yield ("reports", index, "entries"), report["entries"]
    if isinstance(data.get("targets"), dict):
        yield ("targets",), data["targets"]
