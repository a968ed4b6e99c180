"""The README's two commands in a clean clone with empty caches, and the built wheel from an empty folder."""

import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from repository import ROOT

pytestmark = pytest.mark.acceptance

NONE = 2  # how a command ends that finds no workspace


def command(mark: str) -> str:
    """The command that stands in the README's code block after a marker."""
    found = re.search(rf"<!-- {mark} -->\n\n?```sh\n(.+)\n```", (ROOT / "README.md").read_text("utf-8"))
    assert found, mark
    return found[1]


@pytest.fixture
def fresh(tmp_path: Path) -> dict[str, str]:
    """The environment of a machine that has never seen this project."""
    home = tmp_path / "home"
    home.mkdir()
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("KJCX_", "PYTEST", "VIRTUAL_ENV"))
    }
    return {**kept, "HOME": str(home), "XDG_CACHE_HOME": str(home / "cache"), "PIP_CACHE_DIR": str(home / "pip")}


def run(argv: list[str], cwd: Path, env: dict[str, str]) -> str:
    done = subprocess.run(argv, cwd=cwd, env=env, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    return done.stdout


@pytest.mark.parametrize(("mark", "expected"), [("status", "2022年合川区科技创新发展工作要点"), ("test", " passed")])
def test_readme_command_in_a_clean_clone(mark: str, expected: str, tmp_path: Path, fresh: dict[str, str]):
    run(["git", "clone", "-q", str(ROOT), "clone"], tmp_path, fresh)
    assert expected in run(["bash", "-euo", "pipefail", "-c", command(mark)], tmp_path / "clone", fresh)


def test_wheel_in_an_empty_folder(tmp_path: Path, fresh: dict[str, str]):
    run([sys.executable, "-m", "build", "-q", "--outdir", str(tmp_path / "dist"), str(ROOT)], tmp_path, fresh)
    [wheel] = (tmp_path / "dist").glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    assert "kjchuangxin/data/workplan-2022.yaml" in names
    assert "kjchuangxin/i18n/catalogs/zh_CN/LC_MESSAGES/kjcx.mo" in names
    assert {f"kjchuangxin/schemas/{path.name}" for path in (ROOT / "schemas").iterdir()} <= {*names}
    run([sys.executable, "-m", "venv", "venv"], tmp_path, fresh)
    run(["venv/bin/pip", "install", "-q", str(wheel)], tmp_path, fresh)
    empty = tmp_path / "empty"
    empty.mkdir()
    kjcx = str(tmp_path / "venv" / "bin" / "kjcx")
    assert run([kjcx, "--version"], empty, fresh).startswith("kjcx ")
    assert "T3-1" in run([kjcx, "status"], empty, fresh)  # there is nothing here, and nothing was asked for
    assert run([kjcx, "check", "--example", "--lang", "en"], empty, fresh) == "Files checked: 22. Nothing found.\n"
    assert subprocess.run([kjcx, "check"], cwd=empty, env=fresh, capture_output=True, check=False).returncode == NONE
    assert run([kjcx, "schema", "plan"], empty, fresh).startswith("{")
