"""What a verdict asks for: a cause and an action where a target is behind, evidence where it is achieved."""

from datetime import date
from pathlib import Path

import pytest

from kjchuangxin.assess import latest, verdicts
from kjchuangxin.rules import check_verdicts
from workspaces import TODAY, checked, write

TARGET = "measure: increment, at_least: 100, unit: 家"
STOCK = "measure: level, at_least: 120, unit: 家, baseline: 96"
BOTH = f"{TARGET}, reporters: [甲, 乙], collect: sum"


def advised(folder: Path, target: str, reports: dict[str, str]) -> list[tuple[str, str, int]]:
    """The codes of what is asked for, each with the file and the line in which."""
    done = checked(write(folder, target, reports))
    return [
        (one.rule.code, one.place.path, one.place.line)
        for one in check_verdicts(done, verdicts(done, latest(done, TODAY)))
    ]


@pytest.mark.parametrize(
    ("reports", "lacking"),
    [
        ("2022-06-30: 10", "no cause and no action given"),
        ("2022-06-30: {value: 10, cause: 企业迁出}", "no action given"),
        ("2022-06-30: {value: 10, cause: 无。, action: 待定}", "no cause and no action given"),
        ("2022-06-30: {value: 10, cause: 企业迁出, action: 逐户走访}", None),
        ("2022-06-30: 45", None),
        ("2022-12-31: 99", "no cause and no action given"),
        ("2022-06-30: 45; 2022-09-30: {note: 未汇总}", None),
        ("2022-06-30: 10; 2022-09-30: {note: 未汇总}", "no cause and no action given"),
        ("", None),
    ],
)
def test_a_target_that_is_behind_wants_its_cause_and_action(reports: str, lacking, tmp_path: Path):
    done = checked(write(tmp_path, TARGET, {"甲": reports}))
    found = list(check_verdicts(done, verdicts(done, latest(done, TODAY))))
    assert [one.message.values["lacking"].template for one in found] == ([lacking] if lacking else [])
    assert all(one.rule.code == "KJ701" and one.place.path == "甲.yaml" for one in found)


@pytest.mark.parametrize(
    ("reports", "message"),
    [("2022-06-30: 10", "{id} is behind: {lacking}"), ("2022-12-31: 99", "{id} is missed: {lacking}")],
)
def test_what_a_cause_is_asked_for_is_called_by_its_verdict(reports: str, message: str, tmp_path: Path):
    done = checked(write(tmp_path, TARGET, {"甲": reports}))
    assert [one.message.template for one in check_verdicts(done, verdicts(done, latest(done, TODAY)))] == [message]


@pytest.mark.parametrize(
    ("target", "reports", "found"),
    [
        pytest.param(TARGET, "2022-06-30: 99", [], id="not achieved yet"),
        pytest.param(TARGET, "2022-06-30: 100", [("KJ702", "甲.yaml", 5)], id="achieved"),
        pytest.param(TARGET, "2022-12-31: 100", [("KJ702", "甲.yaml", 5)], id="at the window's end"),
        pytest.param(TARGET, "2022-06-30: {value: 100, evidence: [名单]}", [], id="proved"),
        pytest.param(TARGET, "2022-03-31: {value: 60, evidence: [名单]}; 2022-06-30: 100", [], id="proved before"),
        pytest.param(TARGET, "2022-06-30: 100; 2022-09-30: {note: 完成, evidence: [名单]}", [], id="proved later"),
        pytest.param(
            TARGET, "2022-06-30: 100; 2022-09-30: {note: 完成}", [("KJ702", "甲.yaml", 5)], id="at the newest figure"
        ),
        pytest.param(STOCK, "2022-06-30: 120", [], id="a level that can still be lost"),
        pytest.param(STOCK, "2022-12-31: 120", [("KJ702", "甲.yaml", 5)], id="a level at the window's end"),
        pytest.param(f"{STOCK}, pace: hold", "2022-06-30: 120", [], id="a level to hold, which has to last"),
        pytest.param('measure: rate, at_least: 20, unit: "%"', "2022-12-31: 20", [], id="a rate"),
    ],
)
def test_a_number_that_is_achieved_wants_evidence(target: str, reports: str, found, tmp_path: Path):
    assert advised(tmp_path, target, {"甲": reports}) == found


@pytest.mark.parametrize(
    ("second", "found"), [("40", [("KJ702", "甲.yaml", 5)]), ("{value: 40, evidence: [名单]}", [])]
)
def test_of_several_reporters_one_gives_the_evidence(second: str, found, tmp_path: Path):
    assert advised(tmp_path, BOTH, {"甲": "2022-06-30: 60", "乙": f"2022-06-30: {second}"}) == found


@pytest.mark.parametrize(
    ("target", "reports"),
    [
        pytest.param(TARGET, {"甲": "2022-06-30: 10000"}, id="perhaps in another unit"),
        pytest.param('measure: rate, at_least: 20, unit: "%"', {"甲": "2022-06-30: 0.2"}, id="perhaps a share"),
        pytest.param(TARGET, {"甲": "2022-03-31: 27; 2022-06-30: 20"}, id="a newer figure is refused"),
        pytest.param(BOTH, {"甲": "2022-06-30: 10", "乙": "2022-06-30: -3"}, id="another reporter's is refused"),
    ],
)
def test_nothing_is_asked_of_a_figure_in_doubt(target: str, reports: dict[str, str], tmp_path: Path):
    assert advised(tmp_path, target, reports) == []


@pytest.mark.parametrize(("reported", "found"), [("45", []), ("10", [("KJ701", "甲.yaml", 5)])])
def test_a_cause_is_asked_for_by_the_verdict_of_the_reports_own_day(reported: str, found, tmp_path: Path):
    reports = {"甲": f"2022-06-30: {reported}"}
    done = checked(write(tmp_path, TARGET, reports))
    on_its_day = [one.rule.code for one in check_verdicts(done, verdicts(done, date(2022, 6, 30)))]
    later = [one.rule.code for one in check_verdicts(done, verdicts(done, date(2022, 12, 31)))]
    assert on_its_day == later == [code for code, _, _ in found]


PROMISE = "cause: 企业迁出, action: 逐户走访, by: 2022-08-31"


@pytest.mark.parametrize(
    ("reports", "day", "found"),
    [
        pytest.param(f"2022-06-30: {{value: 10, {PROMISE}}}", "2022-08-31", [], id="on the day itself"),
        pytest.param(
            f"2022-06-30: {{value: 10, {PROMISE}}}", "2022-09-01", [("KJ704", "甲.yaml", 5)], id="the day after"
        ),
        pytest.param(f"2022-06-30: {{value: 10, {PROMISE}}}; 2022-09-30: 75", "2022-09-30", [], id="mended"),
        pytest.param(
            f"2022-06-30: {{value: 10, {PROMISE}}}; 2022-09-30: 60",
            "2022-09-30",
            [("KJ704", "甲.yaml", 5)],
            id="slipping",
        ),
        pytest.param(
            f"2022-06-30: {{value: 10, {PROMISE}}}; "
            "2022-09-30: {value: 40, cause: 企业迁出, action: 专班推进, by: 2022-11-30}",
            "2022-10-31",
            [],
            id="promised anew",
        ),
        pytest.param(f"2022-06-30: {{value: 50, {PROMISE}}}", "2022-12-01", [], id="on schedule all the time"),
    ],
)
def test_a_promise_that_has_run_out_is_told(reports: str, day: str, found, tmp_path: Path):
    done = checked(write(tmp_path, TARGET, {"甲": reports}))
    advice = check_verdicts(done, verdicts(done, date.fromisoformat(day)))
    assert [(one.rule.code, one.place.path, one.place.line) for one in advice] == found
