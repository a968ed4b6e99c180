"""JSON Schemas for editors, made from the models."""

from typing import Any, Literal, TypeAlias

from kjchuangxin.model.breakdown import Breakdown
from kjchuangxin.model.fields import Record
from kjchuangxin.model.plan import Plan
from kjchuangxin.model.progress import Progress

Kind: TypeAlias = Literal["plan", "breakdown", "progress"]

KINDS: dict[Kind, type[Record]] = {"plan": Plan, "breakdown": Breakdown, "progress": Progress}


def json_schema(kind: Kind) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of one kind of file: plan, breakdown or progress."""
    schema = KINDS[kind].model_json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **_plain(schema)}


def _plain(node: Any) -> Any:  # noqa: ANN401 - any JSON
    """The schema without what does not help an editor: generated titles, and null for what may be left out."""
    if isinstance(node, list):
        return [_plain(item) for item in node]
    if not isinstance(node, dict):
        return node
    kept = {key: _plain(value) for key, value in node.items() if not (key == "title" and isinstance(value, str))}
    if kept.get("default", ...) is None:
        del kept["default"]
    options = kept.get("anyOf")
    if options and {"type": "null"} in options:
        rest = [option for option in options if option != {"type": "null"}]
        kept = {**kept, "anyOf": rest}
        if len(rest) == 1:
            del kept["anyOf"]
            kept = {**rest[0], **kept}
    return kept
