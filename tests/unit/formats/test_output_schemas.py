"""Every JSON output is as the schema of it that ships with the program says: no key more, none less."""

import json
from pathlib import Path

import pytest

from kjchuangxin.formats.outputs.commands import OUTPUTS
from outputs import misfits
from repository import CASES, GOLDEN, ROOT

KINDS = {"status": "status", "units": "units", "annex": "annex", "findings": "check"}
EXPECTED = [
    path
    for folder in KINDS
    for path in sorted((GOLDEN / folder).glob("*.json"))
    if not path.stem.endswith(("-sarif", "-gitlab"))  # the forms of others
]
WORKSPACES = sorted({path.parent for path in CASES.glob("**/workplan-*.yaml") if path.parent.name != "right"})


def schemas(node):
    """Every schema of a mapping within a schema."""
    if isinstance(node, dict) and "properties" in node:
        yield node
    for part in node if isinstance(node, list) else node.values() if isinstance(node, dict) else ():
        yield from schemas(part)


@pytest.mark.parametrize("path", EXPECTED, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_an_expected_output_fits(path: Path):
    kind = "reports" if path.stem.endswith("-reports") else KINDS[path.parent.name]
    assert misfits(kind, path.read_text("utf-8")) == []


@pytest.mark.parametrize("kind", OUTPUTS)
def test_a_schema_has_every_key_documented_and_asks_for_all(kind, kjcx):
    kjcx.speaks("zh")
    for text in ((ROOT / "schemas" / f"{kind}.schema.json").read_text("utf-8"), kjcx("schema", kind).out):
        found = list(schemas(json.loads(text)))
        assert found
        for one in found:
            assert one["required"] == list(one["properties"])
            assert one["additionalProperties"] is False
            assert [key for key, part in one["properties"].items() if not part.get("description")] == []


@pytest.mark.parametrize("folder", WORKSPACES, ids=lambda path: path.relative_to(CASES).as_posix())
def test_what_is_said_of_a_case_fits(folder: Path, kjcx):
    """The program's runs in the tests are held against the schemas; see `commands.Program`."""
    for line in ("check", "status", "units", "units --reports"):
        done = kjcx(*line.split(), "--format", "json", "--data", str(folder))
        assert done.code in {0, 1, 2}


def test_the_help_names_every_kind(kjcx):
    said = kjcx("schema", "--help").out
    assert [kind for kind in OUTPUTS if kind not in said] == []


def test_one_version_stands_in_the_outputs_and_their_schemas(kjcx, here):  # noqa: ARG001
    written = json.loads(kjcx("status", "--format", "json").out)["schema_version"]
    asked = {json.loads(kjcx("schema", kind).out)["properties"]["schema_version"]["const"] for kind in OUTPUTS}
    assert asked == {written}
