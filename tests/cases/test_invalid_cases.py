"""What is said of a mistake, whole and in both languages: a folder a case, by the code that it is told with.

`invalid/CODE/CASE/` holds the wrong files, `expected.txt` and `expected.zh.txt` the output and the exit code, and
`right/` the same files without the mistake, of which nothing is said. The files lie over those of `base/`, but
where there is a plan among them, which then stands alone; `arguments.txt` may hold more options of the command. A new
folder is a new case.
"""

import shutil
from pathlib import Path

import pytest

from kjchuangxin.api import load
from kjchuangxin.rules import all_rules
from kjchuangxin.rules.registry import FIXABLE
from repository import CASES, unchanged

INVALID = CASES / "invalid"
ARGUMENTS = "arguments.txt"
EXPECTED = {"en": "expected.txt", "zh": "expected.zh.txt"}
EVERY = [
    pytest.param(case, id=f"{case.parent.name}-{case.name}")
    for case in sorted(INVALID.glob("*/*"), key=lambda case: case.parts)
]


def laid_out(files: Path, folder: Path) -> Path:
    """A workspace of these files."""
    if not any(files.glob("workplan-*")):
        shutil.copytree(CASES / "base", folder)
    beside = {"right", ARGUMENTS, *EXPECTED.values()}
    shutil.copytree(
        files, folder, dirs_exist_ok=True, ignore=lambda at, names: beside & set(names) if Path(at) == files else ()
    )
    return folder


def checked(case: Path, kjcx, language: str) -> str:
    """All that a run said of a case, and how it ended."""
    more = (case / ARGUMENTS).read_text("utf-8").split() if (case / ARGUMENTS).exists() else ()
    done = kjcx("check", "--format", "full", "--lang", language, *more)
    return f"{done.out}{done.err}exit code {done.code}\n"


@pytest.mark.parametrize("case", EVERY)
def test_a_mistake_is_found_and_nothing_without_it(case: Path, kjcx, tmp_path: Path, monkeypatch):
    monkeypatch.chdir(laid_out(case, tmp_path / "wrong" / "data"))
    for language, expected in EXPECTED.items():
        said = checked(case, kjcx, language)
        unchanged(case / expected, said)
        assert f"[{case.parent.name}]" in said

    folder = laid_out(case / "right", tmp_path / "right" / "data")
    monkeypatch.chdir(folder)
    count = sum(path.is_file() for path in folder.rglob("*"))
    assert checked(case, kjcx, "en") == f"Files checked: {count}. Nothing found.\nexit code 0\n"


def test_every_case_has_its_right_files():
    assert [case.id for case in EVERY if not any((case.values[0] / "right").iterdir())] == []


def test_every_rule_has_a_case_and_every_case_a_rule():
    assert sorted(folder.name for folder in INVALID.iterdir()) == sorted(all_rules())
    assert [folder.name for folder in INVALID.iterdir() if not any(folder.iterdir())] == []


@pytest.mark.parametrize(
    ("file", "refused"),
    [
        ("KJ627/another-baseline/progress/区科技局.yaml", "as_of: 2021-12-30, entries: {T3-2: 96家}"),
        ("KJ628/baseline-of-some/progress/丙局.yaml", "as_of: 2021-12-31, entries: {T3-1: 20家}"),
        ("KJ629/more-than-the-whole/progress/gxq.yaml", "as_of: 2022-06-29, entries: {T3-1: 30家}"),
        ("KJ632/after-the-end/progress/区科技局.yaml", "as_of: 6月30日, entries: {T3-1: 62}"),
    ],
)
def test_what_rests_on_a_report_that_is_refused_is_not_said(file, refused, kjcx, tmp_path, monkeypatch):
    code, case, name = file.split("/", 2)
    folder = laid_out(INVALID / code / case, tmp_path / "w")
    monkeypatch.chdir(folder)
    assert f"[{code}]" in kjcx("check", "--format", "concise").out
    path = folder / name
    path.write_text(f"{path.read_text('utf-8')}  - {{{refused}}}\n", "utf-8")
    assert f"[{code}]" not in kjcx("check", "--format", "concise").out


def test_a_rule_is_called_fixable_where_a_case_of_it_can_be_fixed(tmp_path: Path):
    fixed = {"KJ103"}  # another encoding: the whole file is written anew
    for number, case in enumerate(EVERY):
        folder = laid_out(case.values[0], tmp_path / str(number))
        if list(folder.glob("workplan-*.yaml")):
            fixed |= {one.rule.code for one in load(folder).findings if one.fix is not None}
    assert fixed == FIXABLE
