"""What an error keeps from being used is named at the top of every output; nobody is called silent because of it."""

import json

import pytest

from commands import BROKEN, workspace

PLACE = "区科技局.yaml:7:21"
OUTPUTS = [
    "status",
    "status --format markdown",
    "status --format csv",
    "status --since 2022-03-31",
    "status --only red",
    "summary",
    "units",
    "units --format csv",
    "units --format markdown",
    "units --reports",
    "units --reports --format csv",
    "units --group 各镇街",
    "units --target T3-1",
    "units --target T3-1 --format csv",
    "show T3-1",
    "show T3-2",
    "show 区科技局",
    "show 各镇街",
    "explain T3-1",
    "diff 2022-03-31 2022-06-30",
    "diff 2022-03-31 2022-06-30 --format markdown",
]
JSON = ["status", "units", "units --reports", "units --target T3-1", "diff 2022-03-31 2022-06-30"]


@pytest.fixture
def broken(tmp_path, monkeypatch):
    """A workspace in which the figure of one target of 区科技局 is no number."""
    workspace(tmp_path, BROKEN)
    monkeypatch.chdir(tmp_path)


@pytest.mark.usefixtures("broken")
@pytest.mark.parametrize("line", OUTPUTS)
def test_it_is_named_at_the_top(line, kjcx):
    done = kjcx(*line.split())
    head = "\n".join(done.out.splitlines()[:12])
    assert (done.code, PLACE in head, "62家" in head) == (1, True, True)


@pytest.mark.usefixtures("broken")
@pytest.mark.parametrize("line", JSON)
def test_it_is_named_in_json(line, kjcx):
    done = kjcx(*line.split(), "--format", "json")
    found = json.loads(done.out)
    [lost] = found["after"]["refused"] if "after" in found else found["refused"]
    assert (done.code, lost["unit"], lost["target"], lost["as_of"]) == (1, "区科技局", "T3-1", "2022-06-30")
    assert (lost["code"], lost["line"], lost["column"]) == ("KJ304", 7, 21)


@pytest.mark.usefixtures("broken")
def test_nobody_is_called_silent_because_of_it(kjcx):
    found = json.loads(kjcx("status", "--format", "json").out)
    of_target = {one["id"]: (one["report"], one["light"]) for one in found["targets"]}
    assert of_target["T3-1"] == ("refused", "yellow")
    [unit] = [one for one in found["units"] if one["name"] == "区科技局"]
    assert "T3-1" not in unit["missing"]
    silent = kjcx("status").out.split("Reports for the period", 1)[1]
    assert [line for line in silent.splitlines() if "区科技局" in line and "T3-1" in line] == []


@pytest.mark.usefixtures("broken")
def test_it_is_not_compared(kjcx):
    done = kjcx("diff", "2022-03-31", "2022-06-30")
    assert "Not compared, because something could not be used: T3-1\n" in done.out
    assert "T3-1" not in done.out.split("Not compared", 1)[1].split("\n", 1)[1]
