"""Small workspaces written to a folder, read back and assessed through the public interface."""

from datetime import date
from fractions import Fraction
from pathlib import Path

from kjchuangxin.assess import assess
from kjchuangxin.model.load import load_workspace
from kjchuangxin.report.basis import Banded
from kjchuangxin.report.report import Report
from kjchuangxin.report.target import TargetResult
from kjchuangxin.rules import CheckResult, check
from kjchuangxin.source import Files, find

PLAN = """\
format: 1
id: p
title: 计划
period: {{start: 2022-01-01, end: 2022-12-31}}
{settings}units: [{{name: 甲}}, {{name: 乙}}, {{name: 丙}}]
sections:
  - title: 一
    tasks:
      - {{number: 1, title: 任务, lead: [甲], support: [乙, 丙], targets: [{{id: T1-1, name: 指标, {target}}}]}}
"""

# A clock by which every report was due long ago.
TODAY = date(2100, 1, 1)


def write(folder: Path, target: str, reports: dict[str, str], settings: str = "", breakdown: str = "") -> Files:
    """A workspace with one target; `reports` maps a unit to entries `date: value` in flow style, oldest first.

    An entry's value is a number or a mapping; `2022-06-30 (2022-07-20): 5` also gives the day it was submitted.
    """
    (folder / "progress").mkdir(parents=True, exist_ok=True)
    (folder / "workplan-p.yaml").write_text(PLAN.format(target=target, settings=settings), "utf-8")
    if breakdown:
        text = f"format: 1\nplan: p\ntargets: {{T1-1: {{{breakdown}}}}}\n"
        (folder / "breakdown-p.yaml").write_text(text, "utf-8")
    for unit, entries in reports.items():
        lines = ["format: 1", f"unit: {unit}", "reports:" if entries else "reports: []"]
        for entry in filter(None, entries.split("; ")):
            when, _, value = entry.partition(": ")
            day, _, submitted = when.partition(" ")
            lines.append(f"  - as_of: {day}")
            if submitted:
                lines.append(f"    submitted: {submitted.strip('()')}")
            lines.append(f"    entries: {{T1-1: {value}}}")
        (folder / "progress" / f"{unit}.yaml").write_text("\n".join(lines) + "\n", "utf-8")
    found = find(None, folder, None)
    assert isinstance(found, Files)
    return found


def checked(files: Files) -> CheckResult:
    """The workspace after every check; a file that cannot be read fails the test."""
    workspace, findings = load_workspace(files, lambda path: path.name)
    assert workspace is not None, findings
    done = check(workspace)
    assert all(finding.rule.code >= "KJ400" for finding in (*findings, *done.findings)), findings
    return done


def assessed(files: Files, as_of: str | None = None) -> Report:
    result = checked(files)
    assert result.plan.usable, result.findings
    return assess(result, date.fromisoformat(as_of) if as_of else None, result.findings, today=TODAY)


def result(
    folder: Path, target: str, reports: str | dict[str, str], as_of: str | None = None, **more: str
) -> TargetResult:
    """The one target of a workspace made for it; plain `reports` are those of its lead unit."""
    by_unit = {"甲": reports} if isinstance(reports, str) else reports
    return assessed(write(folder, target, by_unit, **more), as_of).targets[0]


def measure(found: TargetResult) -> Fraction | None:
    """What was held against the bands, where anything was."""
    return found.progress.basis.measure if isinstance(found.progress.basis, Banded) else None
