"""The folders of the repository, and its files of expected output; `KJCX_GOLDEN=1` writes those anew."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "data"
GOLDEN = ROOT / "tests" / "golden"
CASES = ROOT / "tests" / "cases"


def compare(name: str, text: str) -> None:
    """Fail where the text is not that of the file in `golden/`, byte for byte."""
    unchanged(GOLDEN / name, text)


def unchanged(path: Path, text: str) -> None:
    """Fail where the text is not that of the file, byte for byte."""
    if os.environ.get("KJCX_GOLDEN"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    assert text == path.read_bytes().decode()
