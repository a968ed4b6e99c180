"""The help that is written from a file is the one that typer would write."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import kjchuangxin
from kjchuangxin.i18n.language import LANGUAGES
from repository import unchanged

KEPT = Path(kjchuangxin.__file__).parent / "help"


def kjcx(*arguments, **environment):
    outer = {
        name: value for name, value in os.environ.items() if name not in {"COLUMNS", "LANG", "LC_ALL", "KJCX_LANG"}
    }
    return subprocess.run(
        [sys.executable, "-m", "kjchuangxin", *arguments],
        env={**outer, "PYTHONUTF8": "1", **environment},
        capture_output=True,
        check=True,
    ).stdout.decode()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_kept_help_is_the_one_that_is_made(language):
    made = kjcx("-q", "--help", KJCX_LANG=language)
    unchanged(KEPT / f"{language}.txt", made)
    assert kjcx("--help", KJCX_LANG=language) == made


def test_a_narrow_terminal_gets_it_folded():
    assert max(map(len, kjcx("--help", COLUMNS="50").splitlines())) <= 50


def test_an_output_that_lacks_characters_gets_it_more_plainly():
    shown = kjcx("--help", KJCX_LANG="zh", PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    assert "\\u" in shown


def test_neither_version_nor_help_imports_what_they_do_not_need():
    for asked in ("--version", "--help"):
        code = (
            f"import sys; sys.argv[1:] = [{asked!r}]; from kjchuangxin.__main__ import main; main()\n"
            "print({'typer', 'pydantic', 'yaml', 'rich', 're'} & set(sys.modules))"
        )
        done = subprocess.run(
            [
                sys.executable,
                "-I",
                "-S",
                "-c",
                f"sys = __import__('sys'); sys.path.insert(0, {str(KEPT.parent.parent)!r})\n" + code,
            ],
            capture_output=True,
            check=True,
        )
        assert done.stdout.decode().endswith("\nset()\n")
