"""A small workspace in two states, and git to keep them in."""

import os
import shutil
import subprocess

import pytest

needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")

_PLAN = """\
format: 1
id: kjcx-2022
title: 2022年科技创新工作要点
period: {start: 2022-01-01, end: 2022-12-31}
units: [{name: 区科技局}, {name: 区教委}]
sections:
  - title: 培育壮大创新主体
    tasks:
      - number: 3
        title: 大力培育创新主体
        lead: [区科技局]
        support: [区教委]
        targets:
          - {id: T3-1, name: 科技型企业新增, measure: increment, at_least: 100, unit: 家}
          - {id: T3-2, name: 高新技术企业, measure: level, at_least: 120, unit: 家, baseline: 96}
          - {id: T3-3, name: 市级孵化器, measure: milestone, stages: [{name: 申报, due: 2022-06-30}, {name: 认定}]}
          - {id: T3-4, name: 培训人次, measure: increment, at_least: 500, unit: 人次, reporters: [区教委]}
LAST
"""
_REMOVED = """\
          - {id: T3-5, name: 研发投入增长, measure: rate, at_least: 20, unit: "%"}"""
_ADDED = """\
          - {id: T3-6, name: 协同创新, measure: qualitative}"""
_REPORTS = """\
format: 1
unit: 区科技局
reports:
  - as_of: 2022-03-31
    entries: {T3-1: 27}
  - as_of: 2022-06-30
    entries: {T3-1: 50, T3-2: 98, T3-3: {stage: 申报}}
"""
BEFORE = {"workplan-2022.yaml": _PLAN.replace("LAST", _REMOVED), "progress/区科技局.yaml": _REPORTS}
AFTER = {
    "workplan-2022.yaml": _PLAN.replace("LAST", _ADDED).replace("at_least: 500", "at_least: 400"),
    "progress/区科技局.yaml": _REPORTS.replace(
        "T3-1: 50, T3-2: 98", "T3-1: {value: 38, correction: 重复计数}, T3-2: 110"
    ),
    "progress/区教委.yaml": "format: 1\nunit: 区教委\nreports:\n  - {as_of: 2022-06-30, entries: {T3-4: 260}}\n",
}


def write(folder, files):
    """The files of a workspace in a folder's data, and nothing else there."""
    shutil.rmtree(folder / "data", ignore_errors=True)
    for name, text in files.items():
        path = folder / "data" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def git(folder, *arguments):
    """What git answers, whatever its user has set."""
    settings = {
        "user.email": "a@example.org",
        "user.name": "a",
        "init.defaultBranch": "main",
        "protocol.file.allow": "always",
    }
    given = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
    outer = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    environment = {**outer, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    done = subprocess.run(["git", *given, *arguments], cwd=folder, env=environment, capture_output=True, check=True)
    return done.stdout.decode()


def commit(folder, files):
    """A commit of these files alone."""
    if not (folder / ".git").exists():
        git(folder, "init", "-q")
    write(folder, files)
    git(folder, "add", "--all")
    git(folder, "commit", "-q", "--allow-empty", "-m", "data")
