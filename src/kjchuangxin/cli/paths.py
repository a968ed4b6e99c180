"""Where the files of a workspace are, and the names by which outputs show them."""

import os
from collections.abc import Callable
from pathlib import Path

from kjchuangxin.cli.options import Options
from kjchuangxin.cli.output import fail
from kjchuangxin.diagnostic import Message, msg
from kjchuangxin.source import Files, find
from kjchuangxin.source.workspace import repository


def current_folder() -> Path | None:
    """The current folder; None if it has been deleted."""
    try:
        return Path.cwd()
    except OSError:
        return None


def display_name(path: Path) -> str:
    """A path as people write it: relative to the current folder if it is below it, otherwise whole."""
    folder = current_folder() if path.is_absolute() else None
    if folder is None:
        return str(path)
    # As texts: there may be ten thousand, and comparing paths takes as long as reading a file.
    return "." if path == folder else str(path).removeprefix(f"{str(folder).rstrip(os.sep)}{os.sep}")


def repository_names() -> Callable[[Path], str]:
    """The names of files for a service: relative to the top of the git repository, with slashes.

    Without a repository they are relative to the current folder; a file outside has its whole path.
    """
    folder = current_folder()
    if folder is None:
        return display_name
    top = repository(folder)

    def name(path: Path) -> str:
        whole = Path(os.path.normpath(folder / path))
        real = Path(os.path.realpath(path))
        inside = next((one.relative_to(top) for one in (whole, real) if one.is_relative_to(top)), whole)
        return inside.as_posix()

    return name


def require_workspace(options: Options, start: Path | None = None) -> Files:
    """The workspace of `find_workspace`; the program ends if there is none."""
    found = find_workspace(options, start)
    if isinstance(found, Message):
        fail(options.locale(), found)
    return found


def find_workspace(options: Options, start: Path | None = None) -> Files | Message:
    """The workspace of the options, of KJCX_DATA, or around a folder (the current one), or why there is none."""
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
        return find(start or current_folder(), folder, plan)
    except OSError as error:
        return msg("{file} cannot be read: {reason}", file=str(error.filename), reason=error.strerror or str(error))
