"""The program as a library: the documented example, and the results the commands show."""

import json
import re
from datetime import date

import pytest

from commands import BROKEN, workspace
from kjchuangxin.api import Severity, assess, check, load
from repository import ROOT

LONG_AFTER = date(2100, 1, 1)  # as the tests of the commands have it


def test_the_example_of_the_documentation_runs(monkeypatch, capsys):
    monkeypatch.chdir(ROOT)
    [code] = re.findall(r"```python\n(.+?)```", (ROOT / "docs" / "api.md").read_text("utf-8"), re.DOTALL)
    exec(compile(code, "docs/api.md", "exec"), {})  # noqa: S102 - our own documentation
    said = capsys.readouterr().out.splitlines()
    assert said[0] == "11 of 21 on schedule"
    assert "T1-2 高新区内高新技术企业 regressing 8" in said


def test_it_finds_what_the_command_finds(kjcx, tmp_path, monkeypatch):
    monkeypatch.chdir(workspace(tmp_path, BROKEN))
    found = json.loads(kjcx("check", "--format", "json").out)["diagnostics"]
    ours = check(load("data"), today=LONG_AFTER)
    assert [(one.rule.code, one.place.path, one.place.line, one.place.column) for one in ours] == [
        (one["code"], one["path"], one["line"], one["column"]) for one in found
    ]
    assert any(one.severity is Severity.ERROR for one in ours)


def test_it_judges_as_the_command_does(kjcx, here):  # noqa: ARG001
    shown = json.loads(kjcx("status", "--format", "json").out)
    report = assess(load("data"), today=LONG_AFTER)
    assert report.as_of.isoformat() == shown["as_of"]
    assert [(one.id, one.pace, one.light) for one in report.targets] == [
        (one["id"], one["pace"], one["light"]) for one in shown["targets"]
    ]


def test_where_there_is_nothing_to_read_or_to_judge_it_says_so(here):
    with pytest.raises(FileNotFoundError, match="there is no folder nowhere"):
        load("nowhere")
    plan = here / "data" / "workplan-2022.yaml"
    plan.write_text(plan.read_text("utf-8").replace("title:", "titel:", 1), "utf-8")
    broken = load("data")
    assert not broken.usable
    assert [one.rule.name for one in check(broken, today=LONG_AFTER)][:1] == ["unknown-key"]
    with pytest.raises(ValueError, match="has errors"):
        assess(broken, today=LONG_AFTER)
