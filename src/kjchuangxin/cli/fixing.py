"""kjcx check --fix and --diff: what is printed of fixed files."""

from collections.abc import Sequence

import typer

from kjchuangxin.cli.options import Options
from kjchuangxin.cli.output import USAGE, notice
from kjchuangxin.diagnostic import msg
from kjchuangxin.fix.workspace import FixedFile, FixedWorkspace
from kjchuangxin.formats.screen import Screen
from kjchuangxin.i18n.locale import Locale


def diff_of(fixed: Sequence[FixedFile], screen: Screen) -> str:
    """What fixing changes in these files; of another encoding, which it was."""
    from kjchuangxin.formats.diff import render  # noqa: PLC0415 - of this one option

    parts = []
    for one in fixed:
        was, becomes = (f" ({one.before.encoding.upper()})", " (UTF-8)") if one.before.encoding else ("", "")
        parts.append(render((f"{one.name}{was}", f"{one.name}{becomes}"), one.before.text, one.text, screen))
    return "".join(parts)


def report_fixes(options: Options, workspaces: Sequence[FixedWorkspace], locale: Locale, *, written: bool) -> None:
    """Print how much was fixed, or would be, and what was not; end the program where a file cannot be written."""
    for message in (message for workspace in workspaces for message in workspace.skipped):
        notice(locale, message)
    fixed = [one for workspace in workspaces for one in workspace.fixed]
    count = sum(one.count for one in fixed)
    if fixed and not options.quiet:
        message = msg("values that --fix would change: {count}, in files: {files}", count=count, files=len(fixed))
        if written:
            message = msg("values fixed: {count}, in files: {files}", count=count, files=len(fixed))
        notice(locale, message)
    if any(workspace.failed for workspace in workspaces):
        raise typer.Exit(USAGE)
