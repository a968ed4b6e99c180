"""The program run within the tests' process, and a small workspace to run it on."""

import gc
import sys
from dataclasses import dataclass
from pathlib import Path

from examples import workspace_for
from kjchuangxin.__main__ import main
from outputs import kind_of, misfits

REPORTS = """\
- as_of: 2022-06-30
  submitted: 2022-07-05
  entries:
    T3-1: {value: 62, note: 按入库名单}
    T3-2: {value: 98, cause: 认定推迟, action: 逐户辅导}
    T3-3: {stage: 申报, evidence: [申报书]}
    T3-5: {value: 12, cause: 统计口径调整, action: 逐户核实, by: 2022-09-30}
    T11-1: {state: under_way}
"""
BROKEN = REPORTS.replace("value: 62", "value: 62家")


@dataclass(frozen=True)
class Done:
    """How a run ended, and what it said."""

    code: int
    out: str
    err: str


class Program:
    """`kjcx` without a process of its own; in English unless a run asks for something else.

    What it writes as JSON has to be as its schema says, whatever a test looks at.
    """

    def __init__(self, monkeypatch, capsysbinary):
        self._monkeypatch = monkeypatch
        self._captured = capsysbinary

    def __call__(self, *arguments: str) -> Done:
        self._monkeypatch.setattr(sys, "argv", ["kjcx", *arguments])
        try:
            main()
        except SystemExit as end:
            code = end.code or 0
        else:
            code = 0
        finally:
            gc.enable()  # the program switches it off for its short life
        captured = self._captured.readouterr()
        done = Done(code, captured.out.decode(), captured.err.decode())
        if done.out and (kind := kind_of(arguments, done.out)):
            assert misfits(kind, done.out) == []
        return done

    def speaks(self, language: str) -> None:
        """Set the language of what is printed before any file is read."""
        self._monkeypatch.setenv("KJCX_LANG", language)


def workspace(folder: Path, reports: str = REPORTS) -> Path:
    """A plan with a breakdown and two units' reports, in a folder `data`."""
    workspace_for(folder / "data", "reports", reports)
    return folder
