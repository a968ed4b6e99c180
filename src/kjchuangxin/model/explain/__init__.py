"""Pydantic's errors as findings at the exact places in the file, which say what to write instead."""

import re
from collections import Counter
from collections.abc import Container
from collections.abc import Mapping as Map
from typing import Any, NamedTuple, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from kjchuangxin.characters import half_width
from kjchuangxin.diagnostic import MAX_ERRORS, MAX_FINDINGS, TOO_MANY, Diagnostic, Fix, Place, msg, quoted
from kjchuangxin.model import rules
from kjchuangxin.model.comparison import COMPARATORS
from kjchuangxin.model.explain.misplaced import where_it_belongs, without_entries
from kjchuangxin.model.explain.scalars import RefusedValue
from kjchuangxin.model.explain.values import explain, in_brackets
from kjchuangxin.model.fields import Record
from kjchuangxin.model.plan import Plan
from kjchuangxin.model.progress import Progress
from kjchuangxin.source import EMPTY_VALUE, Document, KeyPath
from kjchuangxin.source.document import Mapping, Scalar
from kjchuangxin.source.typos.line import typo_in_text
from kjchuangxin.suggest import nearest
from kjchuangxin.words import keys_called

_ON_ONE_LINE = re.compile(r"\[[^\[\]{}\n]*\]")
_TYPES = frozenset({"dict_type", "model_type", "tuple_type", "string_type"})
# The values that are counted in their target's unit, wherever a target is spoken of.
_COUNTED = frozenset({"value", *COMPARATORS, "baseline", "checkpoints", "quotas"})


class Diagnosis(NamedTuple):
    """All that was found in reading a file and by Pydantic, without what only follows from something else.

    `left_out` counts the findings that are left out because there are too many. `found_at` has the findings, each with
    the path to the value that it is about, and `paths` lead to all that Pydantic refuses.
    """

    findings: list[Diagnostic]
    left_out: int
    found_at: list[tuple[KeyPath, Diagnostic]]
    paths: list[KeyPath]


class Expected(NamedTuple):
    """What a file should be; of a progress file, the plan tells what is reported where."""

    model: type[Record]
    plan: Plan | None = None


def diagnose(
    document: Document, expected: Expected, error: ValidationError, found: list[Diagnostic], most: int = MAX_FINDINGS
) -> Diagnosis:
    """What is wrong with a file, given what was `found` in reading it, and no more than `most` by Pydantic."""
    if error.error_count() > MAX_ERRORS:
        message = msg("the file has more than {count} mistakes", count=MAX_ERRORS)
        hint = msg("this is not a file of this kind")
        return Diagnosis([*found[:MAX_FINDINGS], Diagnostic(TOO_MANY, document.place(()), message, hint)], 0, [], [])
    every = error.errors(include_url=False)
    details, lacking = without_entries(document, every)
    unknown = [detail for detail in details if detail["type"] == "extra_forbidden"]
    likely = {detail["loc"]: _known_key(document, expected.model, detail["loc"]) for detail in unknown}
    meant = Counter((*path[:-1], key) for path, key in likely.items() if key is not None)
    # Where the second of two numbers is missing, most often both stand in the first.
    halves = {(*detail["loc"][:-1], 0) for detail in details if detail["type"] == "missing" and detail["loc"][-1] == 1}
    found_otherwise = {*meant, *halves}
    causes = unknown + [detail for detail in details if _is_cause(detail) and detail["loc"] not in found_otherwise]
    causes.sort(key=lambda detail: document.span(_path(detail)))
    keys = _Keys(expected.model, likely, meant)
    made = [_finding(document, keys, detail, expected.plan) for detail in causes[: most + 1]]
    without_value = {_start(finding.place) for finding in made if finding.rule is rules.UNKNOWN_KEY}
    kept = [one for one in found if one.rule is not EMPTY_VALUE or _start(one.place) not in without_value]
    ids = {id(one) for one in kept}
    of_reading = [(path, one) for path, one in document.spoiled if id(one) in ids]
    of_values = [*((detail["loc"], one) for detail, one in zip(causes, made, strict=False)), *lacking]
    left_out, found = max(len(causes) - len(made), 0), [*kept, *made, *(one for _, one in lacking)]
    return Diagnosis(found, left_out, of_reading + of_values, [detail["loc"] for detail in every])


def _start(place: Place) -> tuple[int, int]:
    return place.line, place.column


def _is_cause(detail: ErrorDetails) -> bool:
    """Whether an error does not only follow from another, which is a finding itself."""
    if detail["type"] == "extra_forbidden" or detail["input"] is None:  # found among the unknown keys, or by the reader
        return False
    # Where a list has too few items, the others may be wrong.
    return detail["type"] != "too_short" or not detail["input"]


def _known_key(document: Document, model: type[Record], path: KeyPath) -> str | None:
    """The known key that the unknown one at a path is likely to be."""
    node = document.node(path[:-1])
    there = node.items if isinstance(node, Mapping) else ()
    return suggest_key(str(path[-1]), model, path[:-1], there)


def _path(detail: ErrorDetails) -> KeyPath:
    path = detail["loc"]
    return path[:-1] if path and path[-1] == "[key]" else path


class _Keys(NamedTuple):
    """A file's model, the key that each unknown one in it is `likely` to be, and how many are `meant` as each."""

    model: type[Record]
    likely: Map[KeyPath, str | None]
    meant: Map[KeyPath, int]


def _finding(document: Document, keys: _Keys, detail: ErrorDetails, plan: Plan | None) -> Diagnostic:
    path = detail["loc"]
    if detail["type"] == "extra_forbidden":
        return _of_unknown_key(document, keys, path)
    if path and path[-1] == "[key]":
        found = explain(RefusedValue(detail["type"], detail["input"], path[:-1], detail.get("ctx", {})))
        fix = fix_for(document, path, detail["input"], found.rewritten)
        return Diagnostic(found.rule, document.place(path[:-1], key=True), found.message, found.hint, fix=fix)
    return _of_value(document, detail, plan)


def _of_unknown_key(document: Document, keys: _Keys, path: KeyPath) -> Diagnostic:
    word, likely, place = str(path[-1]), keys.likely.get(path), document.place(path, key=True)
    shown = "…" if "contacts" in path and re.search(r"\d", word) else word  # it may be a telephone number
    message = msg("the key {key} is not known here", key=quoted(shown))
    if keys.model is Progress and (belongs := where_it_belongs(document, path)):
        return Diagnostic(rules.UNKNOWN_KEY, place, message, belongs)
    if likely is None:
        hint = msg("known keys: {keys}", keys=tuple(known_keys(keys.model, path[:-1])))
        return Diagnostic(rules.UNKNOWN_KEY, place, message, hint)
    certain = key_meant(word, keys.model, path[:-1]) == likely and keys.meant[(*path[:-1], likely)] == 1
    fix = fix_for(document, (*path, "[key]"), word, (likely, "")) if certain else None
    return Diagnostic(rules.UNKNOWN_KEY, place, message, msg("did you mean {word}?", word=likely), fix=fix)


def _of_value(document: Document, detail: ErrorDetails, plan: Plan | None) -> Diagnostic:
    path, kind, value = detail["loc"], detail["type"], detail["input"]
    whole_entry = path[-1:] == ("value",) and isinstance(document.node(path[:-1]), Scalar)
    node = document.node(path)
    start, end = node.span
    if isinstance(value, str) and isinstance(node, Scalar) and node.plain and not in_brackets(kind, value):
        place = document.lines.place(start, end)
        several_lines = place.line != place.end_line
        typo = typo_in_text(document, place.line, place.end_line) if kind in _TYPES or several_lines else None
        if typo is not None:
            return typo if _begins(document, start, typo, kind, whole_entry=whole_entry) else typo._replace(fix=None)
    said = "…" if "contacts" in path and value else value  # nor does the text say what their line would
    target = plan.targets.get(str(path[3])) if plan is not None and whole_entry else None
    found = explain(RefusedValue(kind, said, path, detail.get("ctx", {}), whole_entry, target))
    if found.part and (at := document.text.find(found.part, start, end)) >= 0:
        fix = Fix("", found.rewritten[0]) if found.rewritten else None
        return Diagnostic(
            found.rule, document.lines.place(at, at + len(found.part)), found.message, found.hint, fix=fix
        )
    place, fix = document.place(path), fix_for(document, path, value, found.rewritten)
    if isinstance(value, list) and (listed := _ON_ONE_LINE.match(document.text, start)):
        place = document.lines.place(start, listed.end())
        inner = listed[0][1:-1].strip()
        fix = Fix(inner, value[0]) if found.rewritten and inner.strip("\"'") == found.rewritten[0] else None
    elif kind == "tuple_type" and isinstance(value, dict) and value:
        place = document.place((*path, next(iter(value))), key=True)
    elif found.collection and isinstance(node, Scalar) and said is value:
        fix = _collection(document, path, value, *found.collection)
    return Diagnostic(found.rule, place, found.message, found.hint, fix=fix)


def _collection(document: Document, path: KeyPath, value: object, text: str, unit: str) -> Fix | None:
    """The fix that writes a list or a mapping in brackets instead of a text; None where that is folded or escaped."""
    start, end = document.own_span(path)
    if document.text[start:end].strip("\"'") != value:
        return None
    return _without_unit(document, path, Fix(text), unit) if unit else Fix(text)


def _begins(document: Document, start: int, typo: Diagnostic, kind: str, *, whole_entry: bool) -> bool:
    """Whether a text that begins there can only be keys with values, and the typo stands after the first of them."""
    line = document.lines.start(document.lines.number(start))
    if typo.place.line != document.lines.number(start) or document.text[line:start].strip(" -"):
        return False
    key = document.text[start : line + typo.place.column - 1]
    return kind in {"dict_type", "model_type"} or (whole_entry and key.isascii())


def fix_for(document: Document, path: KeyPath, value: object, rewritten: tuple[str, str] | None) -> Fix | None:
    """The fix of the value at a path, or of the key where the path ends with `[key]`.

    `rewritten` is the value as the format writes it, and the unit after it. None where that unit cannot be the
    target's, and where the value is folded or escaped in the file.
    """
    if rewritten is None:
        return None
    start, end = document.span(path[:-1], key=True) if path[-1:] == ("[key]",) else document.own_span(path)
    raw = document.text[start:end]
    quote = raw[0] if raw[:1] in {'"', "'"} else ""
    text, unit = rewritten
    fix = Fix(f"{quote}{text}{quote}", text)
    if raw != f"{quote}{value}{quote}":
        return None
    return _without_unit(document, path, fix, unit) if unit else fix


def _without_unit(document: Document, path: KeyPath, fix: Fix, unit: str) -> Fix | None:
    """The fix that leaves out a unit: of the plan the target's own, elsewhere one that the plan has to confirm."""
    match path[2:] if path[:1] == ("sections",) else path:
        case ("tasks", _, "targets", _, *rest) if not _COUNTED.isdisjoint(rest):
            node = document.node((*path[: len(path) - len(rest)], "unit"))
            is_own = isinstance(node, Scalar) and node.value is not None and half_width(node.value) == unit
            return fix if is_own else None
        case ("reports", _, "entries", str(target), "value") | ("targets", str(target), "baseline"):
            return fix._replace(unit=unit, target=target)
        case ("targets", str(target), "checkpoints" | "quotas", _):
            return fix._replace(unit=unit, target=target)
    return None


def suggest_key(word: str, model: type[BaseModel], path: KeyPath, there: Container[str]) -> str | None:
    """The known key of the mapping at a path that a wrong one is likely to be, of those that are not there yet."""
    owner = _model_at(model, path)
    left = [key for key in known_keys(model, path) if key not in there]
    return next(iter(keys_called(word.casefold(), left, owner.__name__)), None) or nearest(word, left)


def key_meant(word: str, model: type[BaseModel], path: KeyPath) -> str | None:
    """The one known key of the mapping at a path that somebody who writes this word can mean."""
    keys = keys_called(word.casefold(), known_keys(model, path), _model_at(model, path).__name__)
    return keys[0] if len(keys) == 1 else None


def known_keys(model: type[BaseModel], path: KeyPath) -> list[str]:
    """The keys of the model that `path` leads to, in their order; last what every mapping may have."""
    return [*(key for key in _model_at(model, path).model_fields if key != "allow"), "allow"]


def _model_at(model: type[BaseModel], path: KeyPath) -> type[BaseModel]:
    """The model of the mapping that a path leads to."""
    for step in path:
        field = model.model_fields.get(step) if isinstance(step, str) else None
        if field is not None:
            model = _model_within(field.annotation) or model
    return model


def _model_within(annotation: Any) -> type[BaseModel] | None:  # noqa: ANN401 - a type expression
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((model for part in get_args(annotation) if (model := _model_within(part))), None)
