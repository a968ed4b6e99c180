"""The folders of the repository, and its files of expected output; `KJCX_GOLDEN=1` writes those anew."""

import os
from datetime import date
from importlib.metadata import version
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "data"
GOLDEN = ROOT / "tests" / "golden"
CASES = ROOT / "tests" / "cases"


def as_written_by(package: str) -> pytest.MarkDecorator:
    """The mark of a test of what another version of a package words otherwise, byte for byte."""
    ours = f"{package}=={version(package)}" in (ROOT / "constraints.txt").read_text("utf-8").split()
    return pytest.mark.skipif(not ours, reason=f"the texts are those of the {package} of constraints.txt")


def compare(name: str, text: str) -> None:
    """Fail where the text is not that of the file in `golden/`, byte for byte."""
    unchanged(GOLDEN / name, text)


def unchanged(path: Path, text: str) -> None:
    """Fail where the text is not that of the file, byte for byte."""
    if os.environ.get("KJCX_GOLDEN"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    assert text == path.read_bytes().decode()


def plain(value):
    """What YAML 1.1 takes for a date is text, as editors read it."""
    if isinstance(value, dict):
        return {plain(key): plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value
