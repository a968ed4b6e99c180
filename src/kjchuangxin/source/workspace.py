"""Finding the files of a workspace: one plan, an optional breakdown, one progress file a unit."""

import os
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeAlias

from kjchuangxin.source.listing import REPORTS_FOLDER, almost, listed, plans, progress_files
from kjchuangxin.source.missing import NoWorkspace, around, none_around, none_in, several_plans

Names: TypeAlias = Callable[[Path], str]  # how files are called in findings

_PACKAGE = Path(__file__).resolve().parent.parent

# What the folder of reports is called by mistake, beside other spellings of its name.
_LIKE_REPORTS_FOLDER = frozenset(
    {"进度", "进展", "progresses", REPORTS_FOLDER, *(REPORTS_FOLDER[:at] + REPORTS_FOLDER[at + 1 :] for at in range(8))}
)
_OURS = ("workplan", "breakdown")
_MISNAMED = re.compile(r"(?!workplan-|breakdown-)(?i:workplan|breakdown)")


@dataclass(frozen=True, slots=True)
class Files:
    """The paths of a workspace, sorted; `packaged` where it is the copy that comes with the program.

    `ignored` is what lies there and is not read, though somebody may think so, for its name or for its place. Of those,
    `perhaps` are the YAML files beside the plan, which somebody expects to be read only if they are named after a unit.
    """

    folder: Path
    plan: Path
    breakdown: Path | None
    progress: tuple[Path, ...]
    packaged: bool = False
    ignored: tuple[Path, ...] = ()
    perhaps: frozenset[Path] = frozenset()

    @property
    def all(self) -> tuple[Path, ...]:
        """Every file that is read."""
        return (self.plan, *((self.breakdown,) if self.breakdown else ()), *self.progress)

    @property
    def folders(self) -> tuple[Path, ...]:
        """What of `ignored` is a folder."""
        return tuple(path for path in self.ignored if path.is_dir())


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
    breakdown, other_breakdowns = _breakdowns(folder, plan)
    progress = progress_files(folder / REPORTS_FOLDER)
    yaml_files = listed(folder, "*.yaml")
    misnamed = [*almost(folder, "workplan-*"), *almost(folder, "breakdown-*")]
    misnamed += [path for path in yaml_files if _MISNAMED.match(path.name)]
    perhaps = [path for path in yaml_files if path != plan and not path.name.casefold().startswith(_OURS)]
    read = {*progress}
    others = [path for path in listed(folder / REPORTS_FOLDER, "*") if path not in read]
    ignored = (
        *(path for path in misnamed if path.name != plan.name),
        *_misnamed_folders(folder),
        *other_breakdowns,
        *(path for path in others if not path.name.upper().startswith("README")),
        *perhaps,
    )
    return Files(folder, plan, breakdown, progress, ignored=ignored, perhaps=frozenset(perhaps))


def repository(folder: Path) -> Path:
    """The top of the git repository around a folder; the folder where there is none."""
    return next((one for one in (folder, *folder.parents) if os.path.lexists(one / ".git")), folder)


def _misnamed_folders(folder: Path) -> list[Path]:
    """What would be the folder of reports but for its name: 进度, Progress."""
    right = folder / REPORTS_FOLDER
    found = []
    for path in listed(folder, "*"):
        plain = unicodedata.normalize("NFKC", path.name).strip().casefold()
        if path.name != REPORTS_FOLDER and plain in _LIKE_REPORTS_FOLDER and path.is_dir():
            # Some file systems take upper and lower case for the same: it is read then.
            found += [] if right.exists() and right.samefile(path) else [path]
    return found


def _breakdowns(folder: Path, plan: Path) -> tuple[Path | None, list[Path]]:
    """The breakdown that goes with a plan, and those that go with none; one that goes with another plan is neither."""
    others = {_subject(path) for path in plans(folder)} - {_subject(plan)}
    found = [path for path in listed(folder, "breakdown-*.yaml") if _subject(path) not in others]
    named = [path for path in found if _subject(path) == _subject(plan)] or found
    breakdown = named[0] if len(named) == 1 else None
    return breakdown, [path for path in found if path != breakdown]


def _subject(path: Path) -> str:
    """What a plan and the breakdown that goes with it are both named after."""
    return path.stem.partition("-")[2]
