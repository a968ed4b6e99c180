"""Small workspaces in which something untrue is easily said, and what is right: a folder of `workspaces/` each."""

import json

import pytest

from repository import CASES

# What is run on a workspace, and what its output says of it.
SAID = {
    "what was used up is said for its day": (
        "ceiling-stale-achieved", "status --as-of 2022-12-31", ["✗ behind (stale)", "stale 甲局: T1-1"]),
    "the periods without a report are shown": (
        "ceiling-stale-achieved", "units --reports --as-of 2022-12-31", ["甲局   ✓  ✗  ✗  ✗"]),
    "what is needed a month is not 0": (
        "monthly-pace-zero", "summary --as-of 2022-06-30", ["0.04亿元 a month needed in the last 6 months"]),
    "of two percentages the difference is in points": (
        "percent-not-points", "summary --as-of 2022-06-30", ["1.5 percentage points below the target"]),
    "what was revised is shown in the circular": (
        "original-not-in-circular", "summary", ["originally ≥100家; 某发〔2022〕1号", "41/≥40家"]),
    "and in tables": (
        "original-not-in-circular", "status --format markdown", ["originally ≥100家; 某发〔2022〕1号", "41/≥40家"]),
    "and in CSV": ("original-not-in-circular", "status --format csv", [",≥,40,≥100家,某发〔2022〕1号,"]),
    "a quarter is one of the calendar": (
        "periods-not-calendar", "units --reports --as-of 2022-11-15", ["03 06 09", "甲局   ✓  ✓  ✓"]),
    "the bar and the mark measure the same": ("bar-of-a-level", "status --as-of 2022-09-30", [" ▱▱▱▱▱▱▱|▱▱▱ "]),
    "a stage is said to have come late": (
        "stage-late-finish", "show T1-1", ["achieved (183 days late)", "done 183 days late"]),
    "and in JSON": (
        "original-not-in-circular", "status --format json", ['"original": 100,', '"approval": "某发〔2022〕1号"']),
    "a stage is late in JSON": ("stage-late-finish", "status --format json", ['"late_by": 183']),
    "JSON has every digit": (
        "json-six-decimals", "status --format json",
        ['"value": 6E-7,', '"target": 0.0000012,', '"value": 5.4999999,']),
    "a share is rounded half up": ("share-rounded-down", "summary --as-of 2022-06-30", ["2 on schedule (66.7%)"]),
}  # fmt: skip

# The codes that `check` tells of a workspace.
FOUND = {
    "rates-summed": {"KJ424"},
    "sum-baseline-partial": {"KJ628"},
    "checkpoint-past-revision": {"KJ425"},
    "forecast-moves-latest": {"KJ606"},
    "ceiling-stale-achieved": {"KJ701"},
    "periods-not-calendar": set(),
}

# A day (none: the latest) and what is judged of the first target on it.
JUDGED = {
    "ceiling-stale-achieved": ("2022-12-31", {"value": 20, "expected": 15, "pace": "behind", "light": "red"}),
    "ceiling-at-end": ("2022-03-31", {"value": 3, "pace": "not_due", "light": "grey"}),
    "sum-baseline-partial": ("2022-06-30", {"value": 90, "baseline": None, "pace": "slipping"}),
    "checkpoint-past-revision": ("2022-12-15", {"value": 89, "expected": 90, "pace": "slipping"}),
    "periods-not-calendar": ("2022-11-15", {"value": 80, "expected": 80, "pace": "on_track", "report": "reported"}),
    "trend-mid-year": ("2022-06-30", {"value": 65, "value_as_of": "2021-12-31", "pace": "on_track"}),
    "negative-schedule-completion": (None, {"value": -1.9, "completion": None, "schedule_completion": None}),
    "forecast-moves-latest": (None, {"value": 50, "value_as_of": "2022-06-30", "pace": "on_track"}),
}


@pytest.mark.parametrize("case", SAID.values(), ids=SAID)
def test_what_is_said_of_a_workspace(case, kjcx):
    name, command, texts = case
    said = kjcx(*command.split(), "--data", str(CASES / "workspaces" / name)).out
    assert [text for text in texts if text not in said] == []


@pytest.mark.parametrize("name", FOUND)
def test_what_is_found_in_a_workspace(name: str, kjcx):
    told = json.loads(kjcx("check", "--format", "json", "--data", str(CASES / "workspaces" / name)).out)
    assert {one["code"] for one in told["diagnostics"]} == FOUND[name]


@pytest.mark.parametrize("name", JUDGED)
def test_what_is_judged_of_a_workspace(name: str, kjcx):
    day, expected = JUDGED[name]
    run = ["status", "--format", "json", *(["--as-of", day] if day else [])]
    target = json.loads(kjcx(*run, "--data", str(CASES / "workspaces" / name)).out)["targets"][0]
    assert {key: target[key] for key in expected} == expected


def test_who_asks_for_stale_reports_is_told_of_them(kjcx):
    run = ("status", "--as-of", "2022-12-31", "--fail-on", "stale", "--data")
    assert kjcx(*run, str(CASES / "workspaces" / "ceiling-stale-achieved")).code == 1


def test_a_full_width_sign_of_percent_is_one(kjcx):
    told = json.loads(
        kjcx("check", "--format", "json", "--data", str(CASES / "workspaces/full-width-percent-unit")).out
    )
    assert [(one["code"], one["line"]) for one in told["diagnostics"]] == [("KJ418", 16), ("KJ418", 17)]
