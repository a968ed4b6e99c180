"""The published practice of five cities: both sides of every bound, and what a bound beside a preset does."""

import pytest

from workspaces import result

TARGET = "measure: increment, at_least: 120, unit: 万元, verdict: {preset: %s}"
RATE = 'measure: rate, at_least: 10, unit: "%%", verdict: {preset: %s}'
JUNE = "2022-06-30"  # half of the window: 60 are expected


@pytest.mark.parametrize(
    ("preset", "value", "pace"),
    [
        ("xuancheng", 60, "on_track"),
        ("xuancheng", "59.9", "behind"),
        ("yinchuan", 60, "on_track"),
        ("yinchuan", "48.1", "on_track"),  # less than 10 points below, of which the rule says nothing
        ("yinchuan", 48, "slipping"),
        ("yinchuan", 24, "slipping"),  # 30 points below
        ("yinchuan", "23.9", "behind"),
        ("wuhan", 48, "on_track"),
        ("wuhan", "47.9", "slipping"),
        ("wuhan", 36, "slipping"),
        ("wuhan", "35.9", "behind"),
        ("sanya", 60, "on_track"),
        ("sanya", "59.9", "slipping"),
        ("sanya", 30, "slipping"),
        ("sanya", "29.9", "behind"),
        ("tianjin", 60, "on_track"),
        ("tianjin", "59.9", "slipping"),
        ("tianjin", 42, "slipping"),
        ("tianjin", "41.9", "behind"),
    ],
)
def test_a_preset_judges_as_its_city_does(preset, value, pace, tmp_path):
    assert result(tmp_path, TARGET % preset, f"{JUNE}: {value}").pace == pace


@pytest.mark.parametrize(
    ("preset", "value", "pace"),
    [
        ("xuancheng", "9.9", "behind"),  # or growth below its target
        ("wuhan", 8, "on_track"),
        ("wuhan", "7.9", "slipping"),
        ("yinchuan", "9.9", "slipping"),  # what has to hold is judged by two ratios, which this rule does not have
        ("yinchuan", "7.9", "behind"),
    ],
)
def test_a_growth_rate_is_held_against_its_target(preset, value, pace, tmp_path):
    assert result(tmp_path, RATE % preset, f"{JUNE}: {value}").pace == pace


def test_a_bound_beside_a_preset_outranks_it(tmp_path):
    target = (TARGET % "wuhan").replace("wuhan", "wuhan, slipping: 0.5")
    assert result(tmp_path, target, f"{JUNE}: 30").pace == "slipping"


@pytest.mark.parametrize(
    ("own", "pace"),
    [
        ("", "slipping"),  # 47: 0.78 of the schedule, by the plan's preset
        ("verdict: {on_track: 0.75}", "on_track"),
        ("verdict: {preset: sanya}", "slipping"),
        ("verdict: {preset: xuancheng}", "behind"),
        ("verdict: {rule: ratio, on_track: 0.7, slipping: 0.5}", "on_track"),
        ("verdict: {rule: gap}", "behind"),  # 10.8 points below: the preset's bounds are for the other rule
    ],
)
def test_a_target_may_depart_from_the_plans_preset(own, pace, tmp_path):
    target = "measure: increment, at_least: 120, unit: 万元" + (f", {own}" if own else "")
    found = result(tmp_path, target, f"{JUNE}: 47", settings="verdict: {preset: wuhan}\n")
    assert found.pace == pace
