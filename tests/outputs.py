"""JSON that the program writes, held against the schema that goes with it."""

import json
from functools import cache

from jsonschema import Draft202012Validator

from repository import ROOT

_BY_KEY = {"group": "units", "rules": "rules", "terms": "terms"}


def misfits(kind: str, text: str) -> list[str]:
    """What the schema of a kind of output does not allow in a text, each with the keys that lead to it."""
    return [f"{error.json_path}: {error.message}" for error in _validator(kind).iter_errors(json.loads(text))]


def kind_of(arguments: tuple[str, ...], text: str) -> str | None:
    """Which output of ours a command line asks for on standard output; None where it is another."""
    at = arguments.index("--format") + 1 if "--format" in arguments else 0
    if not at or arguments[at] != "json" or {"-o", "--output", "--diff"} & {*arguments}:
        return None
    if arguments[0] == "units":
        return "reports" if "--reports" in arguments else "annex" if "--target" in arguments else "units"
    if arguments[0] in {"show", "explain"}:  # by what it is asked about
        keys = json.loads(text)
        return next((kind for key, kind in _BY_KEY.items() if key in keys), arguments[0])
    return arguments[0]


@cache
def _validator(kind: str) -> Draft202012Validator:
    return Draft202012Validator(json.loads((ROOT / "schemas" / f"{kind}.schema.json").read_text("utf-8")))
