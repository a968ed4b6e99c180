"""Which wrong values can be fixed: those that are only written otherwise, with no unit or with their target's own."""

from dataclasses import replace

from kjchuangxin.characters import half_width
from kjchuangxin.diagnostic import Fix
from kjchuangxin.source import Document, KeyPath
from kjchuangxin.source.document import Scalar

# The values that are counted in their target's unit, wherever a target is spoken of.
_COUNTED = frozenset({"value", "at_least", "at_most", "about", "between", "baseline", "checkpoints", "quotas"})
_TARGET_IN_PLAN = 6  # steps: sections, which, tasks, which, targets, which


def fix_for(document: Document, path: KeyPath, value: object, rewritten: tuple[str, str] | None) -> Fix | None:
    """The fix of the value at a path, or of the key where the path ends with `[key]`.

    `rewritten` is the value as the format writes it, and the unit after it. None where that unit cannot be the
    target's, and where the value is folded or escaped in the file.
    """
    if rewritten is None:
        return None
    start, end = document.span(path[:-1], key=True) if path[-1] == "[key]" else document.own_span(path)
    raw = document.text[start:end]
    quote = raw[0] if raw[:1] in {'"', "'"} else ""
    text, unit = rewritten
    fix = Fix(f"{quote}{text}{quote}", text)
    if raw != f"{quote}{value}{quote}":
        return None
    return _without_unit(document, path, fix, unit) if unit else fix


def _without_unit(document: Document, path: KeyPath, fix: Fix, unit: str) -> Fix | None:
    """The fix that leaves out a unit: of the plan the target's own, elsewhere one that the plan has to confirm."""
    match path:
        case ("sections", _, "tasks", _, "targets", _, *rest) if not _COUNTED.isdisjoint(rest):
            return fix if _unit_at(document, path[:_TARGET_IN_PLAN]) == unit else None
        case ("reports", _, "entries", str(target), "value") | ("targets", str(target), "baseline"):
            return replace(fix, unit=unit, target=target)
        case ("targets", str(target), "checkpoints" | "quotas", _):
            return replace(fix, unit=unit, target=target)
    return None


def _unit_at(document: Document, path: KeyPath) -> str | None:
    """The unit of measure of the target that a path leads to."""
    node = document.node((*path, "unit"))
    return half_width(node.value) if isinstance(node, Scalar) and node.value is not None else None
