"""What an editor marks by the schemas `kjcx check` refuses: the same mutations of sound files are wrong for both."""

from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from kjchuangxin.model.schema import json_schema
from repository import plain

SOUND = {
    "plan": """\
format: 1
id: p
title: 计划
recipients: 各部门
issued: 2022-04-26
period: {start: 2022-01-01, end: 2022-12-31}
reporting: {every: quarter, due_days: 10}
units: [{name: 甲局, aliases: [jia]}, {name: 乙局}]
groups: [{name: 各镇街, members: [乙局]}]
objectives: [T1-1]
lead: [甲局]
tasks:
  - number: 1
    title: 任务
    support: [各镇街]
    due: 2022-12-31
    contacts: [{role: 责任领导, name: 张三, phone: "1"}]
    targets:
      - {id: T1-1, name: 新增, measure: increment, at_least: 100, unit: 家, checkpoints: {2022-06-30: 40}}
      - {id: T1-2, name: 占比, measure: rate, above: 2, unit: "%"}
      - {id: T1-3, name: 位次, measure: rank, at_most: 3, unit: 位}
      - {id: T1-4, name: 平台, measure: milestone, stages: [{name: 建成, due: 2022-12-31}]}
      - {id: T1-5, name: 推进, measure: qualitative}
      - {id: T1-6, name: 增速, measure: rate, at_least: {reference: 全市平均增速}, unit: "%"}
""",
    "breakdown": """\
format: 1
plan: p
targets:
  T1-1: {quotas: {乙局: 40}, weight: 2, reporters: [甲局]}
  T1-4: {due: {建成: 2022-11-30}}
""",
    "progress": """\
format: 1
unit: 甲局
reports:
  - as_of: 2022-06-30
    submitted: 2022-07-05
    entries:
      T1-1: {value: 40, note: 按计划, evidence: [文号]}
      T1-2: 2.1
      T1-4: {note: 施工中}
      T1-5: {state: under_way}
      T1-6: {value: 8.1, reference: 7.2, year_before: 7.9}
""",
}
NAMES = {"plan": "workplan-p.yaml", "breakdown": "breakdown-p.yaml", "progress": "progress/甲局.yaml"}

# Of a kind of file: a text, and what stands in its place.
MUTATIONS = [
    ("plan", "format: 1", "format: 2"),
    ("plan", "format: 1\n", ""),
    ("plan", "id: p\n", ""),
    ("plan", "title: 计划\n", ""),
    ("plan", "title: 计划", "title: ' '"),
    ("plan", "period: {start: 2022-01-01, end: 2022-12-31}", "period: {start: 2022-01-01}"),
    ("plan", "start: 2022-01-01", "start: 2022年1月"),
    ("plan", "units: [{name: 甲局, aliases: [jia]}, {name: 乙局}]", "units: 甲局"),
    ("plan", "aliases: [jia]", "aliases: jia"),
    ("plan", "every: quarter", "every: week"),
    ("plan", "due_days: 10", "due_days: -1"),
    ("plan", "due_days: 10", "due_days: 1.5"),
    ("plan", "lead: [甲局]\n", ""),
    ("plan", "lead: [甲局]\n", "lead: []\n"),
    ("plan", "tasks:\n", "sections: []\ntasks:\n"),
    ("plan", "number: 1\n", "number: 第一\n"),
    ("plan", "    title: 任务\n", ""),
    ("plan", "due: 2022-12-31\n", "due: 年底\n"),
    ("plan", "{role: 责任领导, name: 张三,", "{role: 责任领导,"),
    ("plan", 'contacts: [{role: 责任领导, name: 张三, phone: "1"}]', "contacts: 张三"),
    ("plan", "at_least: 100", "at_least: 100, at_most: 200"),
    ("plan", "at_least: 100, ", ""),
    ("plan", "at_least: 100", "at_least: 很多"),
    ("plan", "at_least: 100", "at_least: {reference: 上年}"),
    ("plan", "at_most: 3", "at_least: 3"),
    ("plan", "measure: qualitative", "measure: qualitative, at_least: 3"),
    ("plan", "measure: qualitative", "measure: quality"),
    ("plan", "id: T1-5", "id: 指标五"),
    ("plan", "checkpoints: {2022-06-30: 40}", "checkpoints: {六月: 40}"),
    ("plan", "stages: [{name: 建成, due: 2022-12-31}]", "stages: [{due: 2022-12-31}]"),
    ("plan", "reference: 全市平均增速", "named: 全市平均增速"),
    ("breakdown", "plan: p\n", ""),
    ("breakdown", "quotas: {乙局: 40}", "quotas: {乙局: -40}"),
    ("breakdown", "quotas: {乙局: 40}", "quotas: {乙局: 四十}"),
    ("breakdown", "quotas: {乙局: 40}", "quota: {乙局: 40}"),
    ("breakdown", "weight: 2", "weight: 0"),
    ("breakdown", "due: {建成: 2022-11-30}", "due: {建成: 11月}"),
    ("breakdown", "reporters: [甲局]", "reporters: 甲局"),
    ("progress", "unit: 甲局\n", ""),
    ("progress", "as_of: 2022-06-30", "as_of: 6月30日"),
    ("progress", "    entries:", "    entry:"),
    ("progress", "value: 40", "value: 四十"),
    ("progress", "evidence: [文号]", "evidence: 文号"),
    ("progress", "state: under_way", "state: 推进"),
    ("progress", "T1-2: 2.1", "T1-2: {}"),
    ("progress", "note: 施工中", "note: ''"),
    ("breakdown", "weight: 2", "spread: {各镇街: {乙局: -1}}"),
    ("progress", "{value: 8.1, reference: 7.2, year_before: 7.9}", "{reference: 7.2}"),
]
# What only `check` can tell: it compares values with each other, or counts what YAML has read as something else.
ONLY_CHECK = [
    ("plan", "end: 2022-12-31}\nreporting", "end: 2021-12-31}\nreporting"),
    ("plan", "objectives: [T1-1]", "objectives: [T9-9]"),
    ("plan", "support: [各镇街]", "support: [各乡镇]"),
    ("plan", "start: 2022-01-01", "start: 2022-02-30"),
    ("breakdown", "plan: p", "plan: q"),
    ("breakdown", "quotas: {乙局: 40}", "quotas: {丙局: 40}"),
    ("progress", "submitted: 2022-07-05", "submitted: 2022-06-05"),
    ("progress", "T1-1: {value: 40", "T1-9: {value: 40"),
    ("progress", "T1-5: {state: under_way}", "T1-5: {stage: 建成}"),
    ("progress", "value: 40", "value: 040"),
]


def judged(folder: Path, kjcx, kind: str, old: str, new: str) -> tuple[bool, bool]:
    """Whether a schema and the program accept a sound file with a text in another's place."""
    texts = {**SOUND, kind: SOUND[kind].replace(old, new, 1)}
    assert old == new or texts[kind] != SOUND[kind]
    (folder / "progress").mkdir()
    for name, text in texts.items():
        (folder / NAMES[name]).write_text(text, "utf-8")
    try:
        data = plain(yaml.safe_load(texts[kind]))
    except ValueError:  # 2022-02-30
        data = plain(yaml.load(texts[kind], yaml.BaseLoader))  # noqa: S506 - it makes nothing but texts
    valid = Draft202012Validator(json_schema(kind)).is_valid(data)
    return valid, kjcx("check", "--data", str(folder)).code == 0


@pytest.mark.parametrize("kind", SOUND)
def test_both_accept_the_sound_file(kind, kjcx, tmp_path):
    assert judged(tmp_path, kjcx, kind, "", "") == (True, True)


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda one: f"{one[1]}, {one[2]}".replace("\n", " "))
def test_both_refuse_a_mutation(mutation, kjcx, tmp_path):
    assert judged(tmp_path, kjcx, *mutation) == (False, False)


@pytest.mark.parametrize("mutation", ONLY_CHECK, ids=lambda one: f"{one[1]}, {one[2]}".replace("\n", " "))
def test_what_only_check_can_tell(mutation, kjcx, tmp_path):
    assert not judged(tmp_path, kjcx, *mutation)[1]
