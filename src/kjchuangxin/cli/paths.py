"""Where the files of a workspace lie, and how they are called where they are named."""

import os
from collections.abc import Callable
from pathlib import Path

from kjchuangxin.cli.options import Options
from kjchuangxin.cli.output import fail
from kjchuangxin.diagnostic import Message, msg
from kjchuangxin.source import Files, find
from kjchuangxin.source.workspace import repository


def here() -> Path | None:
    """The current folder; None where it has been deleted."""
    try:
        return Path.cwd()
    except OSError:
        return None


def shown(path: Path) -> str:
    """A path as people write it: from the current folder where it lies below, otherwise whole."""
    folder = here() if path.is_absolute() else None
    if folder is None:
        return str(path)
    # By their texts: there may be ten thousand, and to compare paths takes as long as to read a file.
    return "." if path == folder else str(path).removeprefix(f"{str(folder).rstrip(os.sep)}{os.sep}")


def in_repository() -> Callable[[Path], str]:
    """How files are called where a service reads their names: from the top of the git repository, with slashes.

    Without a repository the names start at the current folder; what lies outside is called whole.
    """
    folder = here()
    if folder is None:
        return shown
    top = repository(folder)

    def name(path: Path) -> str:
        whole = Path(os.path.normpath(folder / path))
        real = Path(os.path.realpath(path))
        inside = next((one.relative_to(top) for one in (whole, real) if one.is_relative_to(top)), whole)
        return inside.as_posix()

    return name


def locate(options: Options, start: Path | None = None) -> Files:
    """The workspace that the options, KJCX_DATA or the place we stand in lead to; its lack ends the program."""
    found = lead_to(options, start)
    if isinstance(found, Message):
        fail(options.locale(), found)
    return found


def lead_to(options: Options, start: Path | None = None) -> Files | Message:
    """The workspace that the options, KJCX_DATA or a place lead to, or why there is none."""
    from_environment = os.environ.get("KJCX_DATA")
    folder = options.data or (Path(from_environment) if from_environment else None)
    plan = options.plan
    if plan is not None:
        if folder is not None and not os.path.exists(plan):  # noqa: PTH110 - never raises, whatever the name
            plan = folder / plan
        if not os.path.exists(plan):  # noqa: PTH110
            return msg("there is no file {file}", file=str(options.plan))
        folder = options.data  # a plan's own folder outranks the environment
    try:
        return find(start or here(), folder, plan)
    except OSError as error:
        return msg("{file} cannot be read: {reason}", file=str(error.filename), reason=error.strerror or str(error))
