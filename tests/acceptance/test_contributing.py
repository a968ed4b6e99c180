"""The map in CONTRIBUTING and the folders agree."""

import re

from repository import ROOT

HOUSE = ROOT / "src" / "kjchuangxin"
TEXT = (ROOT / "CONTRIBUTING.md").read_text("utf-8")


def test_every_folder_and_module_at_the_top_is_on_the_map():
    there = {path.name + "/" * path.is_dir() for path in HOUSE.iterdir() if not path.name.startswith(("_", "py.typed"))}
    rows = [line.split("|")[1] for line in TEXT.splitlines() if line.startswith("| `")]
    on_the_map = {name for row in rows for name in re.findall(r"`([\w.]+/?)`", row)}
    assert there <= on_the_map


def test_every_path_that_is_named_exists():
    tops = "|".join(path.name for path in HOUSE.iterdir() if path.is_dir())
    named = re.findall(rf"`((?:{tops})/[\w./]*)`", TEXT)
    assert [path for path in named if not (HOUSE / path).exists()] == []
    assert len(named) > 15
    assert [path for path in re.findall(r"`((?:tests|bench|docs)/[\w./-]+)`", TEXT) if not (ROOT / path).exists()] == []
