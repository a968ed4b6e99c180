"""Where the files of a workspace are, and the names by which outputs show them."""

import os
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import NoReturn

from kjchuangxin.cli.language import option_value
from kjchuangxin.cli.options import LANGUAGES, Options, Settings
from kjchuangxin.cli.output import fail, notice
from kjchuangxin.cli.settings import read_settings
from kjchuangxin.diagnostic import msg
from kjchuangxin.i18n.locale import Locale
from kjchuangxin.model.load import spoken_in
from kjchuangxin.source import Files, NoWorkspace, example, find
from kjchuangxin.source.listing import plans
from kjchuangxin.source.read import reason_of
from kjchuangxin.source.workspace import nearest, repository


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

    That is the repository around the current folder, or else the one that a file lies in; without any, the current
    folder counts as its top, and a file outside has its whole path.
    """
    folder = current_folder()
    if folder is None:
        return display_name
    top = cache(repository)

    def name(path: Path) -> str:
        whole = Path(os.path.normpath(folder / path))
        real = Path(os.path.realpath(path))
        tops = (one for start in (folder, whole.parent, real.parent) if os.path.lexists((one := top(start)) / ".git"))
        around = next(tops, folder)
        inside = next((one.relative_to(around) for one in (whole, real) if one.is_relative_to(around)), whole)
        return inside.as_posix()

    return name


def require_workspace(options: Options, start: Path | None = None) -> Files:
    """The workspace of `find_workspace`; where there is none the program ends, or shows its example if it may."""
    found = find_workspace(options, start)
    if isinstance(found, Files):
        return found
    if found.lack != "plan" and _is_bare_status(options):
        instead = example()
        if isinstance(instead, Files):
            notice(options.locale(), found.message)
            notice(
                options.locale(),
                msg("this is the example that comes with the program; --data DIR names your own folder"),
            )
            return instead
    return fail_without(options, found)


def fail_without(options: Options, found: NoWorkspace) -> NoReturn:
    """End the program because there is no workspace, with how to begin."""
    if found.lack == "plan":
        fail(options.locale(), found.message)
    message = msg(
        "{problem}; {command} shows the example that comes with the program, --data DIR names your own folder, "
        "{init} begins a new plan",
        problem=found.message,
        command="kjcx status --example",
        init="kjcx init",
    )
    fail(options.locale(), message)


def _is_bare_status(options: Options) -> bool:
    """Whether this is `kjcx status` and nothing else, which is what somebody types first."""
    return sys.argv[1:] == ["status"] and not os.environ.get("KJCX_DATA") and not options.settings.data


def find_workspace(options: Options, start: Path | None = None) -> Files | NoWorkspace:
    """The workspace of the options, of KJCX_DATA, of the settings, or around a folder (the current one), or why not.

    The settings' plan is one in the settings' folder: another folder that is named has its own.
    """
    if options.example:
        return example()
    from_environment = os.environ.get("KJCX_DATA")
    named = options.data or (Path(from_environment) if from_environment else None)
    folder = named or options.settings.data
    plan = options.plan or (options.settings.plan if named is None else None)
    start = start or current_folder()
    try:
        if plan is not None:
            around = folder or nearest(start)
            found = _chosen(plan, options.data if options.plan else around, around)
        else:
            found = find(start, folder, None)
    except OSError as error:
        reason = reason_of(error)
        return NoWorkspace(msg("{file} cannot be read: {reason}", file=str(error.filename), reason=reason), "spoiled")
    if isinstance(found, NoWorkspace) and (folder or plan) and not (options.data or options.plan):
        whence = "KJCX_DATA" if named is not None else str(options.settings.file)
        return found._replace(message=msg("{whence}: {problem}", whence=whence, problem=found.message))
    return found


def settings_here() -> Settings:
    """The settings of the repository, for what goes on where they are wrong: then there are none."""
    found = read_settings(current_folder())
    return found if isinstance(found, Settings) else Settings()


def locale_here(options: Options) -> Locale:
    """The locale of the workspace, as its plan says, whatever else is wrong with it; otherwise that of the options."""
    found = find_workspace(options)
    return options.locale(spoken_in(found.plan) if isinstance(found, Files) else None)


def command_line_locale() -> Locale:
    """The locale of what is wrong with the command line, whose options nobody has read yet."""
    given = (option_value("--data"), option_value("--plan"))
    data, plan = (Path(text) if text else None for text in given)
    lang = option_value("--lang")
    example = "--example" in sys.argv
    spoken = next((one for one in LANGUAGES if one == lang), None)
    return locale_here(Options(data, plan, example, spoken, settings=settings_here()))


def _chosen(plan: Path, data: Path | None, folder: Path | None) -> Files | NoWorkspace:
    """The workspace with the plan that is named by its path, or by its name within a folder; or why there is none.

    In the folder of `--data` a mere name is looked for first; otherwise a path outranks whatever folder was found.
    """
    named = [plan] if folder is None else [plan, folder / plan]
    if data is not None and plan.name == str(plan):
        named.reverse()
    chosen = next((one for one in named if os.path.exists(one)), None)  # noqa: PTH110 - never raises, whatever the name
    if chosen is None:
        there = tuple(one.name for one in plans(folder)) if folder is not None else ()
        message = msg("there is no file {file}", file=str(plan))
        if there:
            message = msg(
                "there is no file {file}; the plans in {folder}: {names}",
                file=str(plan),
                folder=str(folder),
                names=there,
            )
        return NoWorkspace(message, "plan")
    if chosen.is_dir():
        return NoWorkspace(msg("{file} is a folder, not the file of a plan", file=str(chosen)), "plan")
    return find(None, data, chosen)
