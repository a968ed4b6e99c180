"""JSON Schemas made from models: for editors, of the files; from a plan, of one unit's reports."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Literal, TypeAlias

from pydantic import BaseModel

from kjchuangxin.diagnostic import msg
from kjchuangxin.model.breakdown import Breakdown
from kjchuangxin.model.fields import Record
from kjchuangxin.model.plan import Plan
from kjchuangxin.model.progress import Progress
from kjchuangxin.model.resolved import ResolvedTarget

Kind: TypeAlias = Literal["plan", "breakdown", "progress"]

KINDS: dict[Kind, type[Record]] = {"plan": Plan, "breakdown": Breakdown, "progress": Progress}


def json_schema(kind: Kind) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of one kind of file: plan, breakdown or progress."""
    schema = schema_of(KINDS[kind], null=False)
    _share_allow(schema, schema["$defs"])
    return schema


def schema_of(model: type[BaseModel], *, null: bool) -> dict[str, Any]:
    """The JSON Schema of a model; without `null`, what may be null is what may be left out."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **_simplified(model.model_json_schema(), null)}


def _share_allow(node: Any, shared: dict[str, Any]) -> None:  # noqa: ANN401 - any JSON
    """Say once, in `shared`, what every mapping may have, and name it last in each."""
    for part in node if isinstance(node, list) else list(node.values()) if isinstance(node, dict) else ():
        _share_allow(part, shared)
    if not isinstance(node, dict):
        return
    if isinstance(default := node.get("default"), dict):
        default.pop("allow", None)
    if "allow" in (keys := node.get("properties", {})):
        shared["Allow"] = {key: part for key, part in keys.pop("allow").items() if key != "default"}
        keys["allow"] = {"$ref": "#/$defs/Allow"}


def unit_schema(names: Sequence[str], targets: Iterable[ResolvedTarget], named: Callable[[str], str]) -> dict[str, Any]:
    """The JSON Schema of the progress file of a unit: what it is called, its own name first, and what it may report.

    `named` gives what a key or a choice of the format is called. What a figure is counted in is said by a `Message`.
    """
    schema = json_schema("progress")
    kinds = schema["$defs"]
    by_number, in_words = kinds.pop("Entry")["anyOf"]
    unit = schema["properties"]["unit"]
    schema["properties"]["unit"] = {"enum": list(names), "description": unit["description"]}
    entries = kinds["ReportOfUnit"]["properties"]["entries"]
    kinds["ReportOfUnit"]["properties"]["entries"] = {
        "type": "object",
        "description": entries["description"],
        "properties": {target.id: _entry(target, names[0], named, (by_number, in_words)) for target in targets},
        "additionalProperties": False,
    }
    return schema


def _entry(
    target: ResolvedTarget, unit: str, named: Callable[[str], str], shapes_of: tuple[dict[str, Any], dict[str, Any]]
) -> dict[str, Any]:
    """The schema of an entry for one target: with a value, a stage or a state, as its measure has it."""
    by_number, in_words = shapes_of
    unfit = {"value", "stage", "state"}
    if not target.by_reference:
        unfit.add("reference")
    if not target.numeric:
        unfit.add("year_before")
    kept = {key: part for key, part in in_words["properties"].items() if key not in unfit}
    definition = target.definition
    about: list[str] = [named(definition.measure)]
    if target.numeric:
        for one in target.requirements[-1:]:
            aim = f"{' to '.join(map(str, dict.fromkeys(one.ends)))} {definition.unit or ''}".rstrip()
            about.append(f"{named(one.comparator)} {one.reference or aim}")
        about += [
            f"{named('quotas')} {share} {definition.unit or ''}".rstrip()
            for name, share in target.quotas
            if name == unit
        ]
        figure = {**by_number, "description": msg("the figure")}
        if definition.unit is not None:
            figure["description"] = msg("the figure, in {unit}", unit=definition.unit)
        shapes = [figure, {**in_words, "properties": {"value": figure, **kept}}]
    elif definition.measure == "milestone":
        stages = [stage.name for stage in definition.stages]
        stage = {"enum": stages, "description": in_words["properties"]["stage"]["description"]}
        shapes = [{**in_words, "properties": {"stage": stage, **kept}}]
    else:
        shapes = [{**in_words, "properties": {"state": in_words["properties"]["state"], **kept}}]
    shape = {"anyOf": shapes} if len(shapes) > 1 else shapes[0]
    return {"title": definition.name, **shape, "description": msg("{text}", text=tuple(about))}


def _simplified(node: Any, null: bool) -> Any:  # noqa: ANN401, FBT001 - any JSON
    """The schema without what does not help an editor: generated titles, and null for what may be left out."""
    if isinstance(node, list):
        return [_simplified(item, null) for item in node]
    if not isinstance(node, dict):
        return node
    kept = {
        key: _simplified(value, null) for key, value in node.items() if not (key == "title" and isinstance(value, str))
    }
    if kept.get("default", ...) is None:
        del kept["default"]
    options = kept.get("anyOf")
    if not null and options and {"type": "null"} in options:
        kept["anyOf"] = [option for option in options if option != {"type": "null"}]
        if len(kept["anyOf"]) == 1:
            kept = {**kept.pop("anyOf")[0], **kept}
    return kept
