"""A checked workspace, the report on it as of a day, and the exit code that follows from both."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, NoReturn

import typer

from kjchuangxin.assess import assess
from kjchuangxin.cli.days import parse_as_of, today
from kjchuangxin.cli.lookup import unknown
from kjchuangxin.cli.options import Options
from kjchuangxin.cli.output import FINDINGS, fail, notice, print_error
from kjchuangxin.cli.paths import display_name, find_workspace, locale_here, require_workspace
from kjchuangxin.cli.terminal import screen_for
from kjchuangxin.diagnostic import Diagnostic, Message, Severity, msg
from kjchuangxin.i18n import language
from kjchuangxin.i18n.locale import Locale
from kjchuangxin.model.load import Names, load_file, load_workspace, spoken_in
from kjchuangxin.model.plan import Plan
from kjchuangxin.report.report import Report
from kjchuangxin.rules import CheckResult, Each, all_rules, check
from kjchuangxin.source import Files

if TYPE_CHECKING:  # only with --since
    from kjchuangxin.report.changes import Changes

_MANY = 500  # files, which take a moment
NOT_ASSESSED = msg("nothing is judged before the plan and the breakdown are free of errors")


class Session(NamedTuple):
    """A workspace's files and all findings in them; `checked` is None where the plan cannot be read."""

    options: Options
    files: Files
    checked: CheckResult | None
    findings: tuple[Diagnostic, ...]
    locale: Locale

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        return tuple(finding for finding in self.findings if finding.severity is Severity.ERROR)

    @property
    def usable(self) -> CheckResult | None:
        """The checked workspace if its plan and breakdown are free of errors."""
        return self.checked if self.checked is not None and self.checked.plan.usable else None

    @property
    def written_in(self) -> Locale:
        """The locale of what is written into the plan's files, whatever language is spoken."""
        return Locale(language(None, {}, None, self.checked.workspace.plan[0].spoken if self.checked else None))

    @property
    def unit_names(self) -> dict[str, str]:
        """The units' names by each of their names and aliases."""
        return self.checked.workspace.plan[0].unit_names if self.checked else {}

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups' names."""
        return tuple(self.checked.workspace.plan[0].group_members) if self.checked else ()

    def members_of(self, group: str) -> tuple[str, ...]:
        """The units of a group."""
        return self.checked.workspace.plan[0].members_of(group) if self.checked else ()

    def require_usable(self, otherwise: Message) -> CheckResult:
        """The usable workspace; where there is none, the program ends with the errors and this message."""
        if self.usable is None:
            self._print_errors()
            notice(self.locale, otherwise)
            raise typer.Exit(FINDINGS)
        return self.usable

    def finish(self, *, failed: bool = False) -> None:
        """Print the errors; the program ends with 1 if there are any or the command `failed`."""
        self._print_errors()
        if self.errors or failed:
            raise typer.Exit(FINDINGS)

    def _print_errors(self) -> None:
        print_findings(self.options, self.errors, [*map(display_name, self.files.all)], self.locale)


def open_session(
    options: Options,
    files: Files,
    names: Names = display_name,
    *,
    reporters_only: bool = False,
    day: date | None = None,
) -> Session:
    """Read and check every file of a workspace; findings name files by `names`. See `check` for the other arguments."""
    workspace, findings = load_workspace(files, names)
    checked = None
    if workspace is not None:
        locale = options.locale(workspace.plan[0].spoken)
        with _mapping(options, files, locale, reporters_only=reporters_only) as each:
            checked = check(workspace, each, reporters_only=reporters_only, day=day)
    if checked is not None:
        findings += checked.findings
    locale = options.locale(checked.workspace.plan[0].spoken if checked is not None else spoken_in(files.plan))
    ignored = ignored_codes(options)
    shown = (one for one in findings if one.rule.code not in ignored)
    return Session(options, files, checked, tuple(sorted(shown, key=Diagnostic.sort_key)), locale)


@contextmanager
def _mapping(options: Options, files: Files, locale: Locale, *, reporters_only: bool) -> Iterator[Each]:
    """The function that maps over the files: of many with a bar, and in several processes if few figures are wanted."""
    if len(files.progress) < _MANY:
        yield map
        return
    from kjchuangxin.cli.progress_bar import with_bar  # noqa: PLC0415 - most workspaces have a file a unit
    from kjchuangxin.source.parallel import map_files, worker_processes  # noqa: PLC0415

    with worker_processes(len(files.progress) if reporters_only else 0) as executor:
        through = partial(map_files, executor=executor)
        if options.quiet or sys.stderr is None or not sys.stderr.isatty():
            yield through
        else:
            screen = screen_for(options, sys.stderr)
            yield lambda function, sources: with_bar(through(function, sources), len(sources), locale, screen)


def ignored_codes(options: Options) -> frozenset[str]:
    """The codes of the warnings that are to be left out; the program ends where one is of no warning."""
    names = options.settings.ignore if options.ignore is None else options.ignore
    if not names:
        return frozenset()
    rules = all_rules().values()
    found: set[str] = set()
    for name in names:
        matching = [rule for rule in rules if rule.code.startswith(name.upper()) or rule.name == name]
        warnings = [rule.code for rule in matching if rule.severity is Severity.WARNING]
        if not matching:
            codes = [rule.code for rule in rules if rule.severity is Severity.WARNING]
            _fail_ignored(options, unknown(name, codes))
        if not warnings:
            _fail_ignored(options, msg("{name} is an error, which can only be mended, not ignored", name=name))
        found.update(warnings)
    return frozenset(found)


def _fail_ignored(options: Options, problem: Message) -> NoReturn:
    """End the program because of what is to be ignored, with the file that says so where it is no option."""
    if options.ignore is None:
        problem = msg("{place}: {problem}", place=str(options.settings.file), problem=problem)
    fail(locale_here(options), problem)


def assess_workspace(
    options: Options, as_of: str, *, outlook: bool = False, streaks: bool = False, subject: str | None = None
) -> tuple[Session, Report]:
    """The workspace and its report as of a day; the `subject`, a target or a unit with its targets, is explained.

    With `streaks` the report says for how many periods in a row a target has been behind.
    """
    session = open_session(options, require_workspace(options))
    checked = session.require_usable(NOT_ASSESSED)
    day = parse_as_of(as_of, session.locale)
    explained = frozenset[str]() if subject is None else _explained(checked, subject)
    only = explained & checked.plan.targets.keys() or None  # nothing else is told of these
    report = assess(
        checked, day, session.findings, today=today(session.locale), outlook=outlook, explained=explained, only=only
    )
    if streaks:
        from kjchuangxin.assess.streaks import with_streaks  # noqa: PLC0415 - only a circular tells of these

        report = with_streaks(checked, report)
    return session, report


def _explained(checked: CheckResult, subject: str) -> frozenset[str]:
    """The target of this id, and those that the unit of this name leads, reports or has a quota of."""
    unit = checked.workspace.plan[0].unit_names.get(subject)
    of_unit = (
        one.id
        for one in checked.plan.targets.values()
        if unit in one.lead
        or unit in one.reporters
        or any(unit == name for name, _ in (*one.quotas, *(part for parts in one.spread.values() for part in parts)))
    )
    return frozenset([subject.upper(), *of_unit])


def load_plan(options: Options) -> Plan | None:
    """The plan alone; None where there is none, or it has errors."""
    files = find_workspace(options)
    loaded = load_file(files.plan, "", Plan)[0] if isinstance(files, Files) else None
    return loaded[0] if loaded else None


def changes_since(text: str | None, session: Session, report: Report) -> "Changes | None":
    """The report's differences from the day or revision of `--since`; None without that option."""
    if text is None:
        return None
    from kjchuangxin.cli.snapshots import since  # noqa: PLC0415 - what runs git is heavy

    return since(text, session, report)


def print_findings(options: Options, findings: Sequence[Diagnostic], checked: Sequence[str], locale: Locale) -> None:
    """Print findings on standard error, one a line; `checked` are the names of the files that were checked."""
    if findings:
        from kjchuangxin.formats.findings import Findings  # noqa: PLC0415
        from kjchuangxin.formats.findings_terminal import concise  # noqa: PLC0415 - most workspaces have none

        shown = Findings(tuple(findings), tuple(checked))
        print_error(concise(shown, locale, screen_for(options, sys.stderr)))
