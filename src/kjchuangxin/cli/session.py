"""From the shared options to a checked workspace, to the report as of a day, and to the exit code."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

import typer

from kjchuangxin.assess import assess, latest
from kjchuangxin.cli.options import Options
from kjchuangxin.cli.output import FINDINGS, fail, notice, tell
from kjchuangxin.cli.paths import every, lead_to, locate, shown
from kjchuangxin.cli.terminal import screen_for
from kjchuangxin.diagnostic import Diagnostic, Message, Severity, msg
from kjchuangxin.i18n.locale import Locale
from kjchuangxin.model import Names, Plan, load_file, load_workspace
from kjchuangxin.render import findings_renderer
from kjchuangxin.report.changes import Changes
from kjchuangxin.report.report import Report
from kjchuangxin.rules import CheckResult, Each, check
from kjchuangxin.source import Files

_MANY = 500  # files, which take a moment


@dataclass(frozen=True, slots=True)
class Opened:
    """A workspace's files and all findings in them; `checked` is None where the plan cannot be read."""

    files: Files
    checked: CheckResult | None
    findings: tuple[Diagnostic, ...]
    locale: Locale

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        return tuple(finding for finding in self.findings if finding.severity is Severity.ERROR)

    @property
    def judgeable(self) -> CheckResult | None:
        """The checked workspace where its plan and breakdown can be relied on."""
        return self.checked if self.checked is not None and self.checked.usable else None

    @property
    def unit_names(self) -> dict[str, str]:
        """The units' names by what they can be called."""
        return self.checked.workspace.plan[0].unit_names if self.checked else {}


def load(
    options: Options, files: Files, names: Names = shown, *, sparing: bool = False, day: date | None = None
) -> Opened:
    """Read and check every file of a workspace, called in findings as `names` says; see `check` for the others."""
    workspace, findings = load_workspace(files, names)
    checked = None
    if workspace is not None:
        locale = options.locale(workspace.plan[0].language)
        checked = check(workspace, _each(options, files, locale, sparing=sparing), sparing=sparing, day=day)
    if checked is not None:
        findings += checked.findings
    locale = options.locale(checked.workspace.plan[0].language if checked is not None else None)
    if files.packaged and not options.quiet:
        notice(locale, msg("no workspace here; showing the example that comes with the program (see --data)"))
    return Opened(files, checked, tuple(sorted(findings, key=Diagnostic.sort_key)), locale)


def _each(options: Options, files: Files, locale: Locale, *, sparing: bool) -> Each:
    """How the files are gone through: one after the other, unless they are thousands and only findings are wanted."""
    if len(files.progress) < _MANY:
        return map
    from kjchuangxin.cli.workers import in_processes, watched  # noqa: PLC0415 - most workspaces have a file a unit

    through = in_processes if sparing else map
    if options.quiet or sys.stderr is None or not sys.stderr.isatty():
        return through
    screen = screen_for(options, sys.stderr)
    return lambda function, sources: watched(through(function, sources), len(sources), locale, screen)


def plan_of(options: Options) -> Plan | None:
    """The plan alone; None where there is none to be had."""
    files = lead_to(options)
    found = load_file(files.plan, "", Plan)[0] if isinstance(files, Files) else None
    return found[0] if found else None


def judged(options: Options, as_of: str, *, outlook: bool = False, subject: str | None = None) -> tuple[Opened, Report]:
    """The workspace and its report as of a day; the `subject`, a target or a unit with its targets, is explained."""
    opened = load(options, locate(options))
    checked = relied_on(options, opened, msg("nothing is judged before the plan and the breakdown are free of errors"))
    day = asked_day(as_of, opened.locale) or latest(checked)
    explained = frozenset[str]() if subject is None else _concerned(checked, subject)
    return opened, assess(checked, day, opened.findings, outlook=outlook, explained=explained)


def _concerned(checked: CheckResult, subject: str) -> frozenset[str]:
    """The target of this id, and those that the unit of this name leads, reports or has a quota of."""
    unit = checked.workspace.plan[0].unit_names.get(subject)
    of_unit = (
        one.id
        for one in checked.goals.values()
        if unit in one.task.lead
        or unit in one.reporters
        or any(unit == name for name, _ in (*one.quotas, *(part for parts in one.spread.values() for part in parts)))
    )
    return frozenset([subject.upper(), *of_unit])


def changes_since(options: Options, text: str | None, opened: Opened, report: Report) -> Changes | None:
    """What differs from the state that `--since` names; None where it is not given."""
    if text is None:
        return None
    from kjchuangxin.cli.snapshots import since  # noqa: PLC0415 - what runs git is heavy

    return since(options, text, opened, report)


def relied_on(options: Options, opened: Opened, otherwise: Message) -> CheckResult:
    """The checked workspace; a plan or breakdown that cannot be relied on ends the program with its findings."""
    if opened.judgeable is None:
        _tell_findings(options, opened, opened.errors)
        notice(opened.locale, otherwise)
        raise typer.Exit(FINDINGS)
    return opened.judgeable


def finish(options: Options, opened: Opened, *, failed: bool = False) -> None:
    """Name what could not be used; end with 1 where there is any of that, or where the command `failed`."""
    _tell_findings(options, opened, opened.errors)
    if opened.errors or failed:
        raise typer.Exit(FINDINGS)


def asked_day(as_of: str, locale: Locale) -> date | None:
    """The day that `--as-of` means: a date, `today`; None for `latest`, which the data say."""
    if as_of == "latest":
        return None
    if as_of == "today":
        return datetime.now(UTC).astimezone().date()
    try:
        day = date.fromisoformat(as_of)
    except ValueError:
        day = None
    if day is None or day.isoformat() != as_of:  # Python knows more ways to write a date than the format
        fail(locale, msg("--as-of takes a date such as 2022-09-30, latest or today, not {value}", value=as_of))
    return day


def _tell_findings(options: Options, opened: Opened, findings: Sequence[Diagnostic]) -> None:
    if findings:
        screen = screen_for(options, sys.stderr)
        tell(findings_renderer("concise")(findings, [*map(shown, every(opened.files))], opened.locale, screen))
