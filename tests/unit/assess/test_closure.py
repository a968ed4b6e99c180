"""A target is closed (销号) once another unit than its leads has verified that it is achieved."""

from datetime import date
from pathlib import Path

import pytest

from examples import findings
from kjchuangxin.assess import latest, verdicts
from kjchuangxin.rules import check_verdicts
from repository import compare
from workspaces import TODAY, assessed, checked, result, write

COUNT = "measure: increment, at_least: 100, unit: 家"
MILESTONE = "measure: milestone, stages: [{name: 申报}, {name: 认定}]"
VERIFIED = "verified: {date: 2022-07-10, by: 乙}"
FELL = "2022-06-30: 100; 2022-09-30: {value: 95, correction: 重复计数}"


@pytest.mark.parametrize(
    ("case", "closure", "reopened"),
    [
        pytest.param((COUNT, "", "2022-06-30: 99", None), "open", False, id="not achieved"),
        pytest.param((COUNT, "", "2022-06-30: 100", None), "awaiting_verification", False, id="achieved"),
        pytest.param((COUNT, VERIFIED, "2022-06-30: 100", "2022-07-10"), "closed", False, id="verified that day"),
        pytest.param(
            (COUNT, VERIFIED, "2022-06-30: 100", "2022-07-09"), "awaiting_verification", False, id="verified later"
        ),
        pytest.param((COUNT, VERIFIED, FELL, "2022-06-30"), "awaiting_verification", False, id="before it fell"),
        pytest.param((COUNT, VERIFIED, FELL, "2022-09-29"), "closed", False, id="until it fell"),
        pytest.param((COUNT, VERIFIED, FELL, "2022-09-30"), "open", True, id="it fell"),
        pytest.param((COUNT, VERIFIED, f"{FELL}; 2022-12-31: 101", None), "closed", False, id="it was made up for"),
        pytest.param((COUNT, VERIFIED, "2022-09-30: 99", None), "open", False, id="never achieved"),
        pytest.param((COUNT, VERIFIED, "", "2022-09-30"), "open", False, id="nothing reported"),
        pytest.param((MILESTONE, VERIFIED, "2022-06-30: {stage: 认定}", "2022-07-31"), "closed", False, id="milestone"),
        pytest.param(
            ("measure: qualitative", VERIFIED, "2022-06-30: {state: done}", "2022-07-31"), "closed", False, id="effort"
        ),
        pytest.param(
            (
                "measure: qualitative",
                VERIFIED,
                "2022-06-30: {state: done}; 2022-09-30: {state: under_way, correction: 复核未通过}",
                None,
            ),
            "open",
            True,
            id="effort taken up again",
        ),
        pytest.param(
            ("measure: rate, at_least: 3, unit: 万元", VERIFIED, "2022-09-30: 5", None),
            "open",
            False,
            id="what has to last is achieved at the end only",
        ),
    ],
)
def test_achieved_is_closed_when_another_has_verified_it(case, closure, reopened, tmp_path: Path):
    target, breakdown, reports, as_of = case
    found = result(tmp_path, target, reports, as_of, breakdown=breakdown)
    assert (found.closure.value, found.reopened) == (closure, reopened)
    seen = date.fromisoformat(as_of) >= date(2022, 7, 10) if as_of else True
    assert (found.verified is not None) == (bool(breakdown) and seen)


@pytest.mark.parametrize(
    ("reports", "as_of", "found"),
    [
        ("2022-09-30: 99", None, [("KJ703", 3)]),
        ("2022-09-30: 99", "2022-07-09", []),
        ("", "2022-09-30", [("KJ703", 3)]),
        (FELL, None, []),
        ("2022-06-30: 100", "2022-07-31", []),
    ],
)
def test_what_is_verified_was_achieved(reports, as_of, found, tmp_path: Path):
    done = checked(write(tmp_path, COUNT, {"甲": reports}, breakdown=VERIFIED))
    told = check_verdicts(done, verdicts(done, date.fromisoformat(as_of) if as_of else latest(done, TODAY)))
    assert [(one.rule.code, one.place.line) for one in told if one.place.path == "breakdown-p.yaml"] == found


@pytest.mark.parametrize(
    ("by", "found"),
    [
        ("区教委", []),
        ("gxq", []),
        ("区科技局", ["KJ513"]),
        ("kjj", ["KJ513"]),
        ("各镇街", ["KJ513"]),
        ("督查室", ["KJ513"]),
    ],
)
def test_a_unit_of_the_plan_that_does_not_lead_it_verifies(by, found, tmp_path: Path):
    text = f"format: 1\nplan: kjcx-2022\ntargets: {{T3-1: {{verified: {{date: 2022-07-10, by: {by}}}}}}}\n"
    assert [one.rule.code for one in findings(tmp_path, "breakdown", text)] == found


PLAN = """\
format: 1
id: p
title: 计划
period: {start: 2022-01-01, end: 2022-12-31}
units: [{name: 甲}, {name: 乙, aliases: [督查]}]
sections:
  - title: 一
    tasks:
      - number: 1
        title: 任务
        lead: [甲]
        targets:
          - {id: T1-1, name: 未完成的, measure: increment, at_least: 100, unit: 家}
          - {id: T1-2, name: 待核验的, measure: increment, at_least: 100, unit: 家}
          - {id: T1-3, name: 已销号的, measure: increment, at_least: 100, unit: 家}
          - {id: T1-4, name: 又退回的, measure: increment, at_least: 100, unit: 家}
"""
BREAKDOWN = """\
format: 1
plan: p
targets:
  T1-3: {verified: {date: 2022-07-10, by: 督查, note: 现场核验}}
  T1-4: {verified: {date: 2022-07-10, by: 乙}}
"""
PROGRESS = """\
format: 1
unit: 甲
reports:
  - {as_of: 2022-06-30, entries: {T1-1: 40, T1-2: 100, T1-3: 100, T1-4: 100}}
  - {as_of: 2022-09-30, entries: {T1-1: 70, T1-4: {value: 98, correction: 重复计数}}}
"""


@pytest.fixture
def four(tmp_path: Path, monkeypatch):
    """A workspace with a target of each kind, to stand in."""
    for name, text in {"workplan-p.yaml": PLAN, "breakdown-p.yaml": BREAKDOWN, "progress/甲.yaml": PROGRESS}.items():
        path = tmp_path / "data" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)


@pytest.mark.usefixtures("four")
def test_every_view_reports_what_is_closed(kjcx):
    commands = (
        ["status"],
        ["units"],
        ["status", "--format", "csv"],
        ["status", "--format", "markdown"],
        ["summary"],
        *(["explain", target] for target in ("T1-1", "T1-2", "T1-3", "T1-4")),
    )
    text = "\n".join(f"$ {' '.join(command)}\n{kjcx(*command).out}" for command in commands)
    compare("verdicts/closure.txt", text)


@pytest.mark.usefixtures("four")
@pytest.mark.parametrize(
    ("wanted", "shown"),
    [("closed", "T1-3"), ("awaiting_verification", "T1-2"), ("awaiting_verification,closed", "T1-2 T1-3"),
     ("open", "T1-1 T1-4")],
)  # fmt: skip
def test_only_what_is_so_far_closed(wanted, shown, kjcx):
    out = kjcx("status", "--only", wanted, "--format", "csv").out
    assert [line.partition(",")[0] for line in out.splitlines()[1:]] == shown.split()


@pytest.mark.usefixtures("four")
@pytest.mark.parametrize(("wanted", "code"), [("awaiting_verification", 1), ("closed,behind", 1), ("missed", 0)])
def test_a_run_fails_on_what_awaits_verification(wanted, code, kjcx):
    assert kjcx("status", "--fail-on", wanted).code == code


@pytest.mark.usefixtures("four")
def test_the_words_are_explained_and_offered(kjcx, monkeypatch):
    assert kjcx("explain", "awaiting_verification").out == (
        "awaiting verification (closure: awaiting_verification)\n"
        "\n"
        "The target is achieved, and a unit that does not lead it has yet to verify that. Also: "
        "awaiting_verification, 待核验,\n待销号.\n"
    )
    assert kjcx("status", "--only", "closd").err == "kjcx: closd is not known; did you mean closed?\n"
    monkeypatch.setenv("_KJCX_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", "kjcx status --only behind,clo")
    monkeypatch.setenv("COMP_CWORD", "3")
    assert "behind,closed" in kjcx().out


def test_the_totals_are_those_of_the_targets(four):  # noqa: ARG001
    from kjchuangxin.report.status import Closure  # noqa: PLC0415
    from kjchuangxin.source import find  # noqa: PLC0415 - one test reads the data where it lies

    report = assessed(find(None, Path("data"), None))
    closures = {closure.value: [one.id for one in report.closed(closure)] for closure in Closure}
    assert closures == {"open": ["T1-1", "T1-4"], "awaiting_verification": ["T1-2"], "closed": ["T1-3"]}
    assert [one.id for one in report.reopened] == ["T1-4"]
