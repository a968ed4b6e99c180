"""A small valid workspace, and each rule's example within it."""

import re
import textwrap

from kjchuangxin.assess import latest, verdicts
from kjchuangxin.model.load import load_workspace
from kjchuangxin.rules import all_rules, check, check_verdicts, suppress
from kjchuangxin.source import find
from workspaces import TODAY

PLAN = """\
format: 1
id: kjcx-2022
title: 2022年科技创新工作要点
period: {start: 2022-01-01, end: 2022-12-31}
units:
  - {name: 区科技局, aliases: [科技局, kjj]}
  - {name: 工业园区（高新区）管委会, aliases: [高新区管委会, gxq]}
  - {name: 合阳城街道, aliases: [合阳城]}
  - {name: 区教委}
groups:
  - {name: 各镇街, members: [合阳城街道]}
  - {name: 区级有关单位和部门, members: []}
objectives: [T3-1]
sections:
  - title: 培育壮大创新主体
    tasks:
      - number: 3
        title: 大力培育创新主体
        lead: [区科技局]
        support: [工业园区（高新区）管委会, 各镇街]
        targets:
TARGETS
      - number: 11
        title: 融入成渝地区双城经济圈建设
        lead: [区科技局]
        support: [区级有关单位和部门]
        targets:
          - {id: T11-1, name: 协同创新, measure: qualitative}
"""
TARGETS = """\
- {id: T3-1, name: 科技型企业新增, measure: increment, at_least: 100, unit: 家}
- {id: T3-2, name: 高新技术企业, measure: level, at_least: 120, unit: 家, baseline: 96}
- {id: T3-3, name: 市级孵化器, measure: milestone, stages: [{name: 申报, due: 2022-06-30}, {name: 评审}, {name: 认定}]}
- {id: T3-4, name: 培训人次, measure: increment, at_least: 500, unit: 人次, reporters: [高新区管委会]}
- {id: T3-5, name: 研发投入增长, measure: rate, at_least: 20, unit: "%"}
- {id: T3-6, name: 每万人发明专利, measure: level, about: 9, unit: 件}
- {id: T3-7, name: 入库企业, measure: level, at_least: 120, unit: 家, checkpoints: {2022-06-30: 105}}
"""
# A target that two units report, where an example speaks of it.
SHARED = """\
- {id: T3-8, name: 孵化面积, measure: level, at_least: 30, unit: 万平方米, reporters: [科技局, gxq], collect: sum}
"""
BREAKDOWN = """\
format: 1
plan: kjcx-2022
targets:
  T3-1:
    quotas: {高新区管委会: 40, 各镇街: 60}
"""
PROGRESS = """\
format: 1
unit: 区科技局
reports:
REPORTS
"""
REPORTS = """\
- as_of: 2022-06-30
  entries:
ENTRIES
"""
OTHER = """\
format: 1
unit: 工业园区（高新区）管委会
reports:
  - {as_of: 2022-06-30, entries: {T3-4: 300}}
"""
SHARED_BY_OTHER = "  - {as_of: 2021-12-31, entries: {T3-8: 20}}\n  - {as_of: 2022-03-31, entries: {T3-8: 23}}\n"


def files_for(part, text):
    """The files of a small workspace in which `text` stands for the part that it is; see `Example`.

    A progress file's first line may be a comment that says its name.
    """
    if part == "plan":
        return {"workplan-2022.yaml": text}
    if part == "targets":
        return {
            "workplan-2022.yaml": PLAN.replace("TARGETS\n", _indented(text, 10)).replace("objectives: [T3-1]\n", "")
        }
    if part == "entries":
        text = REPORTS.replace("ENTRIES\n", _indented(text, 4))
    if part in {"entries", "reports"}:
        text = PROGRESS.replace("REPORTS\n", _indented(text, 2))
    name = re.match(r"# (progress/\S+)\n", text)
    own = PROGRESS.replace("REPORTS\n", "  - {as_of: 2022-06-30, entries: {T3-1: 62}}\n")
    targets, other = TARGETS, OTHER
    if "# 其中" in text:  # the other unit has a quota, and reports its share
        other = other.replace("T3-4", "T3-1: 5, T3-4")
    if "T3-8" in text:
        targets, other = TARGETS + SHARED, other.replace("reports:\n", f"reports:\n{SHARED_BY_OTHER}")
    return {
        "workplan-2022.yaml": PLAN.replace("TARGETS\n", _indented(targets, 10)),
        "breakdown-2022.yaml": text if part == "breakdown" else BREAKDOWN,
        "progress/gxq.yaml": other,
        name[1] if name else "progress/区科技局.yaml": own if part == "breakdown" else text,
    }


def workspace_for(folder, part, text):
    r"""Write such a workspace to `folder`; `\x00` in a text stands for that byte."""
    for name, content in files_for(part, text).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(re.sub(rb"\\x([0-9a-f]{2})", lambda found: bytes.fromhex(found[1].decode()), content.encode()))
    return find(None, folder, None)


def findings(folder, part, text, day=None, *, judged=False):
    """Everything found in such a workspace, as of a day, that is not allowed there; with what its verdicts ask for."""
    files = workspace_for(folder, part, text)
    workspace, found = load_workspace(files, lambda path: path.relative_to(folder).as_posix())
    done = check(workspace, day=day) if workspace else None
    if done and judged:
        found += check_verdicts(done, verdicts(done, latest(done, TODAY)))
    return list(suppress([*found, *done.findings], done.allowed, all_rules())) if done else found


def told(found):
    """Of findings: their codes, the lines and columns where they begin, and their hints."""
    return [
        (one.rule.code, one.place.line, one.place.column, one.hint and one.hint.template.format(**one.hint.values))
        for one in found
    ]


def _indented(text, width):
    return textwrap.indent(text, " " * width)
