"""Finding the files of a workspace: one plan, an optional breakdown, one progress file a unit."""

import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeAlias

from kjchuangxin.source.listing import BREAKDOWNS, REPORTS_FOLDER, listed, original_stem, plans, progress_files
from kjchuangxin.source.missing import NoWorkspace, around, none_around, none_in, several_plans
from kjchuangxin.source.strays import Stray, strays

Names: TypeAlias = Callable[[Path], str]  # how files are called in findings

_PACKAGE = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Files:
    """The paths of a workspace, sorted; `packaged` where it is the copy that comes with the program.

    `strays` are what lies there and is not read, though somebody may think so, for its name or for its place.
    """

    folder: Path
    plan: Path
    breakdown: Path | None
    progress: tuple[Path, ...]
    packaged: bool = False
    strays: tuple[Stray, ...] = ()

    @property
    def all(self) -> tuple[Path, ...]:
        """Every file that is read."""
        return (self.plan, *((self.breakdown,) if self.breakdown else ()), *self.progress)


def find(start: Path | None, folder: Path | None, plan: Path | None) -> Files | NoWorkspace:
    """The workspace in `folder`, or the nearest one from `start` upward; or why there is none.

    `plan` chooses among several plans, and stands alone where no folder is given: its own folder is the workspace then.
    """
    if folder is None:
        folder = plan.parent if plan is not None else nearest(start)
    if folder is None:
        return none_around(start)
    found = plans(folder) if plan is None else [plan]
    if len(found) > 1:
        return several_plans(folder, found)
    return _files(folder, found[0]) if found and folder.is_dir() else none_in(folder)


def nearest(start: Path | None) -> Path | None:
    """The nearest folder with a plan, from one upward."""
    return next(filter(plans, around(start)), None) if start is not None else None


def example() -> Files | NoWorkspace:
    """The copy of a workspace that comes with the program; or why it is not there."""
    # A checkout that is installed in place has the data at its top.
    folder = _PACKAGE / "data" if (_PACKAGE / "data").is_dir() else _PACKAGE.parent.parent / "data"
    found = find(None, folder, None)
    return found if isinstance(found, NoWorkspace) else replace(found, packaged=True)


def _files(folder: Path, plan: Path) -> Files:
    """What is read of a workspace, and what is not."""
    breakdown, of_others = _breakdowns(folder, plan)
    kept = {path.name for path in (plan, *plans(folder), *([breakdown] if breakdown else ()), *of_others)}
    progress = progress_files(folder / REPORTS_FOLDER)
    return Files(folder, plan, breakdown, progress, strays=strays(folder, kept, progress))


def _breakdowns(folder: Path, plan: Path) -> tuple[Path | None, list[Path]]:
    """The breakdown that goes with a plan, and those that go with another plan which lies there."""
    others = {_subject(path) for path in plans(folder)} - {_subject(plan)}
    found = listed(folder, BREAKDOWNS)
    of_others = [path for path in found if _subject(path) in others]
    ours = [path for path in found if path not in of_others]
    exact = [path for path in ours if path.stem.removeprefix("breakdown-") == plan.stem.removeprefix("workplan-")]
    named = exact or [path for path in ours if _subject(path) == _subject(plan)] or ours
    return (named[0] if len(named) == 1 else None), of_others


def repository(folder: Path) -> Path:
    """The top of the git repository around a folder; the folder where there is none."""
    return next((one for one in (folder, *folder.parents) if os.path.lexists(one / ".git")), folder)


def _subject(path: Path) -> str:
    """What a plan and the breakdown that goes with it are both named after."""
    return original_stem(path.name).partition("-")[2]
