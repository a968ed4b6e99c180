"""The keys a mapping may have, and which of them a wrong one is likely to be."""

from collections.abc import Container
from typing import Any, get_args

from pydantic import BaseModel

from kjchuangxin.source import KeyPath
from kjchuangxin.source.typos import KEYS_BY_OTHER_NAME
from kjchuangxin.suggest import nearest


def suggest_key(word: str, known: list[str], there: Container[str]) -> str | None:
    """The known key that a wrong one is likely to be, of those that are not there yet."""
    left = [key for key in known if key not in there]
    return next((key for key in KEYS_BY_OTHER_NAME.get(word.casefold(), ()) if key in left), None) or nearest(
        word, left
    )


def known_keys(model: type[BaseModel], path: KeyPath) -> list[str]:
    """The keys of the model that `path` leads to, in their order; last what every mapping may have."""
    for step in path:
        field = model.model_fields.get(step) if isinstance(step, str) else None
        if field is not None:
            model = _model_within(field.annotation) or model
    return [*(key for key in model.model_fields if key != "allow"), "allow"]


def _model_within(annotation: Any) -> type[BaseModel] | None:  # noqa: ANN401 - a type expression
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((model for part in get_args(annotation) if (model := _model_within(part))), None)
