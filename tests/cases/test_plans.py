"""Plans of other places are read, judged and shown without inventing anything."""

import pytest

from repository import CASES, unchanged

# The day on which each is looked at: of the published figures, or of the plan's newest period.
DAYS = {
    "dongtou": "2023-12-31",
    "meishan": "2019-12-31",
    "ningguo": "2024-03-31",
    "qiaocheng": "2023-06-30",
    "xiaoxian": "2025-09-30",
}


def test_every_plan_is_looked_at():
    assert sorted(DAYS) == sorted(one.name for one in (CASES / "plans").iterdir() if one.is_dir())


@pytest.mark.parametrize("name", DAYS)
def test_a_plan_from_elsewhere_is_as_it_was(name: str, kjcx, monkeypatch):
    monkeypatch.chdir(CASES / "plans" / name)
    monkeypatch.setenv("COLUMNS", "120")
    said = []
    for command in ("check --format concise", "status", "summary"):
        arguments = [] if command.startswith("check") else ["--as-of", DAYS[name]]
        done = kjcx(*command.split(), *arguments, "--lang", "zh")
        assert done.code == 0, done.err
        said.append(f"$ kjcx {' '.join([*command.split(), *arguments])}\n{done.out}")
    unchanged(CASES / "plans" / name / "expected.txt", "\n".join(said))
