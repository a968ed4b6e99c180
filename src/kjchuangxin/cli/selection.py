"""The files that the paths of a `kjcx check` name, with the workspaces that they belong to."""

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from kjchuangxin.cli.options import Options
from kjchuangxin.cli.output import fail
from kjchuangxin.cli.paths import current_folder, fail_without, find_workspace, locale_here, require_workspace
from kjchuangxin.diagnostic import msg
from kjchuangxin.model.load import spoken_in
from kjchuangxin.source import Files, NoWorkspace, progress_files
from kjchuangxin.source.missing import none_below


def select_files(options: Options, paths: Sequence[Path]) -> list[tuple[Files, tuple[Path, ...]]]:
    """The workspaces around the paths, each with the selected files; without paths, all files of the current one.

    A file that its workspace does not have is read as a report; one outside any workspace belongs to the current one.
    """
    if not paths:
        files = require_workspace(options)
        return [(files, files.all)]
    nearest = [_around(options, path) for path in paths]
    if None in nearest:
        outside = _outside(options, nearest, paths)
        nearest = [files or outside for files in nearest]
    selected: dict[Path, tuple[Files, dict[Path, None]]] = {}
    for path, files in zip(paths, filter(None, nearest), strict=True):
        _, chosen = selected.setdefault(files.plan, (files, {}))
        chosen.update(dict.fromkeys(_named_files(options, files, path)))
    return [
        (replace(files, progress=(*files.progress, *(one for one in chosen if one not in files.all))), tuple(chosen))
        for files, chosen in selected.values()
    ]


def _around(options: Options, path: Path) -> Files | None:
    """The workspace around a path; None where there is nothing of one. The program ends where there is only half."""
    found = find_workspace(options, _folder_of(options, path))
    if isinstance(found, NoWorkspace):
        return None if found.lack == "nothing" else fail_without(options, found)
    return found


def _outside(options: Options, others: Sequence[Files | None], paths: Sequence[Path]) -> Files:
    """The workspace of a path that is in none: the current one, or else the first of the other paths.

    The program ends where the path is a folder above workspaces.
    """
    for path, other in zip(paths, others, strict=True):
        below = none_below(path) if other is None and path.is_dir() else None
        if below is not None:
            fail(options.locale(), below.message)
    current = find_workspace(options)
    if isinstance(current, Files):
        return current
    return next(filter(None, others), None) or fail_without(options, current)


def stray_files(files: Files, paths: Sequence[Path]) -> tuple[Path, ...]:
    """The files of a workspace that are not read, in these files or folders or, without paths, anywhere."""
    tops = [os.path.realpath(path) for path in paths]
    return tuple(
        one.path
        for one in files.strays
        if not tops or any(Path(os.path.realpath(one.path)).is_relative_to(top) for top in tops)
    )


def _folder_of(options: Options, path: Path) -> Path:
    """The folder that a path is, or is in."""
    unreachable = not path.is_absolute() and current_folder() is None
    if unreachable or not os.path.exists(path):  # noqa: PTH110 - never raises, whatever the name
        fail(locale_here(options), msg("there is no file or folder {path}", path=str(path)))
    real = Path(os.path.realpath(path))
    return real if real.is_dir() else real.parent


def _named_files(options: Options, files: Files, path: Path) -> tuple[Path, ...]:
    """The files of a workspace at or below a path; if there are none, the files there that can be read as reports."""
    real = os.path.realpath(path)
    known = tuple(one for one in files.all if Path(os.path.realpath(one)).is_relative_to(real))
    inside = progress_files(path) if os.path.isdir(real) else (path,)  # noqa: PTH112
    reports = tuple(one for one in inside if not one.name.startswith(("workplan-", "breakdown-")))
    return (
        known
        or reports
        or fail(
            options.locale(spoken_in(files.plan)),
            msg("{path} holds nothing of the workspace {folder}", path=str(path), folder=str(files.folder)),
        )
    )
