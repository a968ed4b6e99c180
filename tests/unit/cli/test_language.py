"""The plan's language is spoken, whatever is wrong with the plan or with the command."""

from pathlib import Path

import pytest


@pytest.fixture
def plan(here, monkeypatch):  # noqa: ARG001 - the workspace to stand in
    """The plan of a workspace, in a shell that speaks no language."""
    monkeypatch.delenv("KJCX_LANG")
    (path,) = Path().rglob("workplan-*.yaml")
    return path


def is_chinese(done):
    """Whether what was said of the mistake is Chinese."""
    lines = (done.err or done.out).splitlines()
    return any("一" <= sign <= "鿿" for sign in (lines[0] if lines[0].startswith("KJ") else lines[-1]))


COMMANDS = [("check",), ("status",), ("check", "--as-of", "soon"), ("check", "nothing-there"), ("explain", "KJ101")]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize(
    ("change", "chinese"),
    [
        (("format: 1", "format: 2"), True),
        (("units:", "units: ["), True),
        (("units:", "unitz:"), True),
        (("format: 1", "format: 2\nlanguage: en"), False),
        (("title: 2", "title: Plan of 2022 # 2"), False),
        (("title: 2", "language: zh-CN\ntitle: Plan of 2022 # 2"), True),
    ],
)
def test_the_plan_s_language_holds_though_the_plan_has_errors(kjcx, plan, command, change, chinese):
    plan.write_text(plan.read_text("utf-8").replace(*change, 1), "utf-8")
    assert is_chinese(kjcx(*command)) is chinese


def test_the_language_of_a_plan_in_another_encoding_is_known(kjcx, plan):
    plan.write_bytes(plan.read_text("utf-8").encode("gb18030"))
    assert is_chinese(kjcx("check"))
