"""What a verdict asks for: a cause and an action where a target is behind."""

from pathlib import Path

import pytest

from kjchuangxin.assess import advise, latest
from kjchuangxin.assess.advice import NO_CAUSE
from workspaces import checked, write

TARGET = "measure: increment, at_least: 100, unit: 家"


@pytest.mark.parametrize(
    ("reports", "lacking"),
    [
        ("2022-06-30: 10", ("cause", "action")),
        ("2022-06-30: {value: 10, cause: 企业迁出}", ("action",)),
        ("2022-06-30: {value: 10, cause: 企业迁出, action: 逐户走访}", None),
        ("2022-06-30: 45", None),
        ("2022-12-31: 99", ("cause", "action")),
        ("", None),
    ],
)
def test_a_target_that_is_behind_wants_its_cause_and_action(reports: str, lacking, tmp_path: Path):
    done = checked(write(tmp_path, TARGET, {"甲": reports}))
    found = list(advise(done, latest(done)))
    assert [one.message.values["keys"] for one in found] == ([lacking] if lacking else [])
    assert all(one.rule is NO_CAUSE and one.place.path == "甲.yaml" for one in found)
