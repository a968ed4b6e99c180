"""From the shared options to a checked workspace, and to the report as of a day."""

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import typer

from kjchuangxin.assess import assess, latest
from kjchuangxin.checks import CheckResult, check
from kjchuangxin.cli.output import FINDINGS, fail, screen_for, tell
from kjchuangxin.cli.settings import Settings
from kjchuangxin.diagnostic import Diagnostic, Message, Severity, msg
from kjchuangxin.model import load_workspace
from kjchuangxin.render import findings_renderer
from kjchuangxin.report import Report
from kjchuangxin.source import Files, find
from kjchuangxin.words import Words


@dataclass(frozen=True, slots=True)
class Opened:
    """A workspace's files and all findings in them; `checked` is None where the plan cannot be read."""

    files: Files
    checked: CheckResult | None
    findings: tuple[Diagnostic, ...]
    words: Words

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        return tuple(finding for finding in self.findings if finding.severity is Severity.ERROR)


def here() -> Path | None:
    """The current folder; None where it has been deleted."""
    try:
        return Path.cwd()
    except OSError:
        return None


def shown(path: Path) -> str:
    """A path as people write it: from the current folder where it lies below, otherwise whole."""
    folder = here()
    whole = path if path.is_absolute() or folder is None else folder / path
    if folder is not None and whole.is_relative_to(folder):
        return str(whole.relative_to(folder))
    return str(whole)


def locate(settings: Settings, start: Path | None = None) -> Files:
    """The workspace that the options, KJCX_DATA or the place we stand in lead to; its lack ends the program."""
    from_environment = os.environ.get("KJCX_DATA")
    folder = settings.data or (Path(from_environment) if from_environment and settings.plan is None else None)
    found = find(start or here(), folder, settings.plan)
    if isinstance(found, Message):
        fail(settings.words(), found)
    return found


def load(settings: Settings, files: Files) -> Opened:
    """Read and check every file of a workspace."""
    workspace, findings = load_workspace(files, shown)
    checked = check(workspace) if workspace is not None else None
    if checked is not None:
        findings += checked.findings
    words = settings.words(checked.workspace.plan[0].language if checked is not None else None)
    if files.packaged and not settings.quiet:
        notice = msg("no workspace here; showing the example that comes with the program (see --data)")
        tell(f"kjcx: {words.say(notice)}\n")
    return Opened(files, checked, tuple(sorted(findings, key=Diagnostic.sort_key)), words)


def report_of(settings: Settings, opened: Opened, as_of: str) -> Report:
    """The report as of a day; a plan or breakdown that cannot be relied on ends the program with its findings."""
    if opened.checked is None or not opened.checked.usable:
        tell_findings(settings, opened, opened.errors)
        notice = msg("nothing is judged before the plan and the breakdown are free of errors")
        tell(f"kjcx: {opened.words.say(notice)}\n")
        raise typer.Exit(FINDINGS)
    return assess(opened.checked, day_of(as_of, opened.checked, opened.words), opened.findings)


def day_of(as_of: str, checked: CheckResult, words: Words) -> date:
    """The day that `--as-of` means: a date, `today`, or `latest` by the data."""
    if as_of == "latest":
        return latest(checked)
    if as_of == "today":
        return datetime.now(UTC).astimezone().date()
    try:
        return date.fromisoformat(as_of)
    except ValueError:
        fail(words, msg("--as-of takes a date such as 2022-09-30, latest or today, not {value}", value=as_of))


def tell_findings(settings: Settings, opened: Opened, findings: Sequence[Diagnostic]) -> None:
    """Name what could not be used, on standard error."""
    if findings:
        screen = screen_for(settings, sys.stderr)
        files = 1 + (opened.files.breakdown is not None) + len(opened.files.progress)
        tell(findings_renderer("concise")(findings, files, opened.words, screen))
