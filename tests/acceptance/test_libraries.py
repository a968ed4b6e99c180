"""What YAML libraries make of the shipped data, in whatever style, is read with the same meaning."""

import re
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
import yaml

from repository import DATA


class Dumper(yaml.SafeDumper):
    """PyYAML, without anchors."""

    def ignore_aliases(self, data):  # noqa: ARG002
        return True


class AsRuamel(Dumper):
    """Lists under their keys are indented, as ruamel.yaml and others write them."""

    def increase_indent(self, flow=False, indentless=False):  # noqa: ARG002, FBT002
        return super().increase_indent(flow, False)  # noqa: FBT003


class AsJsYaml(AsRuamel):
    """js-yaml before its fifth version reads a day as a moment, and writes it so; as a key as JavaScript prints it."""

    zone = UTC

    def represent_mapping(self, tag, mapping, flow_style=None):
        def printed(key):
            if type(key) is not date:
                return key
            there = datetime(key.year, key.month, key.day, tzinfo=UTC).astimezone(self.zone)
            return there.strftime("%a %b %d %Y %H:%M:%S GMT%z (Somewhere in the World)")

        return super().represent_mapping(tag, {printed(key): value for key, value in mapping.items()}, flow_style)


class InChina(AsJsYaml):
    zone = timezone(timedelta(hours=8))


def as_moment(dumper, day):
    return dumper.represent_scalar("tag:yaml.org,2002:timestamp", f"{day}T00:00:00.000Z")


def as_quoted_moment(dumper, day):
    return dumper.represent_str(f"{day}T00:00:00.000Z")


AsJsYaml.add_representer(date, as_moment)
InChina.add_representer(date, as_quoted_moment)

STYLES = {
    "block": {},
    "flow": {"default_flow_style": True},
    "narrow": {"width": 20},
    "wide": {"width": 10_000, "sort_keys": False},
    "escaped": {"allow_unicode": False},
    "framed": {"explicit_start": True, "explicit_end": True, "version": (1, 1), "indent": 7, "line_break": "\r\n"},
    "as ruamel.yaml": {"Dumper": AsRuamel, "sort_keys": False},
    "as js-yaml": {"Dumper": AsJsYaml, "sort_keys": False},
    "as js-yaml in China": {"Dumper": InChina, "default_flow_style": True},
}


def rewritten(folder: Path, settings) -> Path:
    """The shipped data as a library writes them back."""
    for path in DATA.rglob("*.yaml"):
        text = yaml.dump(
            yaml.safe_load(path.read_text("utf-8")), **{"Dumper": Dumper, "allow_unicode": True, **settings}
        )
        to = folder / path.relative_to(DATA)
        to.parent.mkdir(parents=True, exist_ok=True)
        to.write_bytes(text.encode())
    return folder


def status(kjcx, folder: Path) -> str:
    return kjcx("status", "--data", str(folder), "--format", "json").out.partition('"diagnostics": ')[0]


@pytest.mark.parametrize("settings", [pytest.param(settings, id=name) for name, settings in STYLES.items()])
def test_what_a_library_writes_means_the_same(kjcx, tmp_path, settings):
    folder = rewritten(tmp_path / "data", settings)
    assert status(kjcx, folder) == status(kjcx, DATA) != ""
    found = kjcx("check", "--data", str(folder), "--format", "concise", "--strict")
    with_times = issubclass(settings.get("Dumper", Dumper), AsJsYaml)
    assert {*re.findall(r"\[(KJ\d+)\]", found.out)} == ({"KJ310"} if with_times else set())


def test_the_tags_of_a_library_are_taken_off(kjcx, tmp_path):
    folder = rewritten(tmp_path / "data", {"default_style": "'"})
    assert kjcx("check", "--data", str(folder), "--fix").code == 0
    assert status(kjcx, folder) == status(kjcx, DATA)
