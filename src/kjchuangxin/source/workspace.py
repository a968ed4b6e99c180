"""Finding the files of a workspace: one plan, an optional breakdown, one progress file a unit."""

import fnmatch
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kjchuangxin.diagnostic import Message, msg

_PACKAGE = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Files:
    """The paths of a workspace, sorted; `packaged` where it is the copy that comes with the program."""

    folder: Path
    plan: Path
    breakdown: Path | None
    progress: tuple[Path, ...]
    packaged: bool = False


def find(start: Path | None, folder: Path | None, plan: Path | None) -> Files | Message:
    """The workspace in `folder`, or the nearest one from `start` upward, or the packaged copy; or why there is none.

    `plan` chooses among several plans, and stands alone where no folder is given: its own folder is the workspace then.
    """
    if folder is None and plan is not None:
        folder = plan.parent
    packaged = False
    if folder is None:
        folder = next(_above(start), None) if start else None
    if folder is None:
        folder, packaged = _packaged(), True
    if not folder.is_dir():
        return msg("there is no folder {folder}", folder=str(folder))
    plans = [plan] if plan else _there(folder, "workplan-*.yaml")
    if not plans:
        return msg("there is no workplan-*.yaml in {folder}", folder=str(folder))
    if len(plans) > 1:
        names = tuple(path.name for path in plans)
        return msg(
            "there are several plans in {folder} ({names}); choose one with --plan", folder=str(folder), names=names
        )
    breakdowns = _there(folder, "breakdown-*.yaml")
    if len(breakdowns) > 1:
        # A breakdown goes with the plan of the same name where several lie together.
        breakdowns = [path for path in breakdowns if path.stem.partition("-")[2] == plans[0].stem.partition("-")[2]]
    if len(breakdowns) > 1:
        return msg("there are several breakdowns in {folder}", folder=str(folder))
    return Files(folder, plans[0], breakdowns[0] if breakdowns else None, progress_files(folder / "progress"), packaged)


def progress_files(folder: Path) -> tuple[Path, ...]:
    """Every file in a folder that is named as YAML, in the order of their names.

    A folder that cannot be listed stands for itself: reading it tells why, while passing over it would lose reports.
    """
    try:
        return tuple(_sorted(folder, "*.yaml"))
    except FileNotFoundError:
        return ()
    except OSError:
        return (folder,)


def _above(start: Path) -> Iterator[Path]:
    for folder in (start, *start.parents):
        for candidate in (folder / "data", folder):
            if _there(candidate, "workplan-*.yaml"):
                yield candidate


def _there(folder: Path, pattern: str) -> list[Path]:
    try:
        return _sorted(folder, pattern)
    except OSError:  # not there, or nobody may look into it: no workspace of ours
        return []


def _packaged() -> Path:
    # An installed package holds the data; a checkout that is installed in place has them at its top.
    inside = _PACKAGE / "data"
    return inside if inside.is_dir() else _PACKAGE.parent.parent / "data"


def _sorted(folder: Path, pattern: str) -> list[Path]:
    """The paths in a folder whose names fit, but for hidden ones; raises OSError where it cannot be listed."""
    names = fnmatch.filter(os.listdir(folder), pattern)  # noqa: PTH208 - Path.glob hides what it may not list
    return [folder / name for name in sorted(names) if not name.startswith(".")]
