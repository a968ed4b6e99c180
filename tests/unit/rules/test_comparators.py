"""What a target's number can be and has to be: the rules and the schemas that editors get say the same."""

import json
import textwrap

import pytest
import yaml
from jsonschema import Draft202012Validator

from examples import PLAN, findings
from kjchuangxin.model.schema import json_schema
from workspaces import checked, write

# A target's measure and what it must reach, and the codes of what is wrong with it.
TARGETS = {
    "at_least": ("measure: increment, at_least: 100, unit: 家", []),
    "above": ("measure: increment, above: 100, unit: 家", []),
    "at_most": ("measure: increment, at_most: 100, unit: 家", []),
    "below": ("measure: rate, below: 4.3, unit: '%'", []),
    "about": ("measure: level, about: 100, unit: 家", []),
    "between": ("measure: level, between: [90, 100], unit: 家", []),
    "none": ("measure: level, unit: 家", ["KJ409"]),
    "above and below": ("measure: level, above: 90, below: 100, unit: 家", ["KJ409"]),
    "at_least and above": ("measure: level, at_least: 90, above: 90, unit: 家", ["KJ409"]),
    "of a milestone": ("measure: milestone, stages: [{name: 印发}], above: 1", ["KJ409"]),
    "of an effort": ("measure: qualitative, below: 1", ["KJ409"]),
    "a place": ("measure: rank, at_most: 3, unit: 位", []),
    "a place, of nothing": ("measure: rank, at_most: 3", []),
    "a place, linear": ("measure: rank, at_most: 3, unit: 位, pace: linear, baseline: 9", []),
    "a place, at_least": ("measure: rank, at_least: 3, unit: 位", ["KJ409"]),
    "a place, below": ("measure: rank, below: 3, unit: 位", ["KJ409"]),
    "a place, not said": ("measure: rank, unit: 位", ["KJ409"]),
    "a place, revised": ("measure: rank, at_most: 3, unit: 位, revisions: [{date: 2022-09-01, at_most: 5}]", []),
    "a place, revised to at_least": (
        "measure: rank, at_most: 3, unit: 位, revisions: [{date: 2022-09-01, at_least: 5}]", ["KJ416"]),
    "revised to above": (
        "measure: level, at_least: 90, unit: 家, revisions: [{date: 2022-09-01, above: 90}]", []),
    "revised to nothing": ("measure: level, at_least: 90, unit: 家, revisions: [{date: 2022-09-01}]", ["KJ416"]),
    "revised to two": (
        "measure: level, at_least: 90, unit: 家, revisions: [{date: 2022-09-01, above: 9, below: 99}]", ["KJ416"]),
    "by reference": ("measure: rate, above: {reference: 全市平均}, unit: '%'", []),
    "a level by reference": ("measure: level, at_most: {reference: 上年}, unit: 吨", []),
    "by reference, revised": (
        "measure: rate, below: {reference: 上年}, unit: '%', revisions: [{date: 2022-09-01, below: 5}]", []),
    "an increment by reference": ("measure: increment, at_least: {reference: 上年}, unit: 万元", ["KJ431"]),
    "about a reference": ("measure: rate, about: {reference: 上年}, unit: '%'", ["KJ304"]),
    "a reference to nothing": ("measure: rate, at_least: {reference: ''}, unit: '%'", ["KJ308"]),
    "a reference that is a number": ("measure: rate, at_least: {reference: 7.2}, unit: '%'", ["KJ431"]),
    "an unknown key beside it": ("measure: rate, at_least: {reference: 上年, value: 3}, unit: '%'", ["KJ302"]),
    "no reference in it": ("measure: rate, at_least: {}, unit: '%'", ["KJ301"]),
    "a list": ("measure: rate, at_least: [3], unit: '%'", ["KJ304"]),
}  # fmt: skip
# What no schema says.
TARGETS_BY_RULES = {
    "turned round": (
        "measure: level, above: 90, unit: 家, revisions: [{date: 2022-09-01, below: 90}]", ["KJ416"]),
    "nothing is below 0": ("measure: increment, below: 0, unit: 家", ["KJ421"]),
    "a place, half": ("measure: rank, at_most: 3.5, unit: 位", ["KJ421"]),
    "a place, 0": ("measure: rank, at_most: 0, unit: 位", ["KJ421"]),
    "a place in percent": ("measure: rank, at_most: 3, unit: '%'", ["KJ418"]),
    "places that are added": (
        "measure: rank, at_most: 3, unit: 位, reporters: [区科技局, 合阳城], collect: sum", ["KJ424"]),
    "the baseline is a place 0": ("measure: rank, at_most: 3, unit: 位, pace: linear, baseline: 0", ["KJ421", "KJ415"]),
    "several would say what the bound was": (
        "measure: level, at_least: {reference: 上年}, unit: 吨, reporters: [区科技局, 合阳城], collect: max",
        ["KJ431"]),
    "no way to it": ("measure: level, at_least: {reference: 上年}, unit: 吨, pace: linear", ["KJ431"]),
    "no checkpoints": (
        "measure: level, at_least: {reference: 上年}, unit: 吨, checkpoints: {2022-06-30: 3}", ["KJ431"]),
    "to be held": ("measure: level, at_least: {reference: 上年}, unit: 吨, pace: hold", []),
}  # fmt: skip
RATE = "measure: rate, at_least: 3, unit: '%'"
BY_REFERENCE = RATE.replace("3", "{reference: 全市平均}")
# What the breakdown adds to a target with a bound that is only known later, and the codes of what is wrong with it.
ADDED = {
    "a pace": ("pace: linear", ["KJ431"]),
    "to be held": ("pace: hold", []),
    "checkpoints": ("checkpoints: {2022-06-30: 5}", ["KJ431"]),
    "quotas": ("quotas: {乙: 5}", ["KJ431"]),
    "another reporter": ("reporters: [乙]", []),
    "several": ("reporters: [甲, 乙], collect: max", ["KJ431"]),
}
# A target, an entry about it, and the codes of what is wrong with it.
ENTRIES = {
    "a place": ("measure: rank, at_most: 3, unit: 位", "2", []),
    "a place, half": ("measure: rank, at_most: 3, unit: 位", "2.5", ["KJ613"]),
    "a place, 0": ("measure: rank, at_most: 3, unit: 位", "0", ["KJ613"]),
    "a far place": ("measure: rank, at_most: 3, unit: 位", "400", []),
    "with what the bound was": (BY_REFERENCE, "{value: 8.1, reference: 7.2}", []),
    "without it": (BY_REFERENCE, "8.1", ["KJ633"]),
    "a word needs none": (BY_REFERENCE, "{note: 尚未公布}", []),
    "a bound without a value": (BY_REFERENCE, "{reference: 7.2}", ["KJ610"]),
    "a bound that the plan has": (RATE, "{value: 8.1, reference: 7.2}", ["KJ633"]),
    "of an increment": ("measure: increment, at_least: 9, unit: 家", "{value: 8, reference: 7}", ["KJ633"]),
    "the year before": (RATE, "{value: 8.1, year_before: 7}", []),
    "the year before alone": (RATE, "{year_before: 7}", ["KJ610"]),
    "the year before of a stage": (
        "measure: milestone, stages: [{name: 印发}, {name: 实施}]",
        "{stage: 印发, year_before: 7}",
        ["KJ610"],
    ),
    "the year before of an effort": ("measure: qualitative", "{state: under_way, reference: 7}", ["KJ610"]),
}


def target(keys: str) -> str:
    return f"- {{id: T3-1, name: 指标, {keys}}}\n"


@pytest.mark.parametrize("name", [*TARGETS, *TARGETS_BY_RULES])
def test_what_a_target_must_reach(name, tmp_path):
    keys, codes = {**TARGETS, **TARGETS_BY_RULES}[name]
    assert [one.rule.code for one in findings(tmp_path, "targets", target(keys))] == codes


@pytest.mark.parametrize("name", TARGETS)
def test_an_editor_is_told_the_same(name):
    keys, codes = TARGETS[name]
    plan = yaml.safe_load(PLAN.replace("TARGETS", textwrap.indent(target(keys), " " * 10)))
    schema = Draft202012Validator(json_schema("plan"))
    assert schema.is_valid(json.loads(json.dumps(plan, default=str))) == (not codes)


@pytest.mark.parametrize("name", ADDED)
def test_what_a_breakdown_can_add_to_a_bound_by_reference(name, tmp_path):
    added, codes = ADDED[name]
    files = write(tmp_path, BY_REFERENCE, {"甲": "", "乙": "", "丙": ""}, breakdown=added)
    assert [one.rule.code for one in checked(files).findings] == codes


@pytest.mark.parametrize("name", ENTRIES)
def test_what_a_figure_can_be(name, tmp_path):
    keys, entry, codes = ENTRIES[name]
    files = write(tmp_path, keys, {"甲": f"2022-06-30: {entry}"})
    assert [one.rule.code for one in checked(files).findings] == codes


@pytest.mark.parametrize("name", ENTRIES)
def test_an_editor_is_told_what_a_figure_can_be(name):
    _, entry, codes = ENTRIES[name]
    report = yaml.safe_load(f"{{as_of: 2022-06-30, entries: {{T1-1: {entry}}}}}")
    text = json.dumps({"format": 1, "unit": "甲", "reports": [report]}, default=str)
    assert Draft202012Validator(json_schema("progress")).is_valid(json.loads(text)) == ("KJ610" not in codes)
