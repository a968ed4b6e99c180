"""What lies in a workspace and is not read, though somebody may think so."""

from collections.abc import Collection, Sequence
from enum import Enum, auto
from pathlib import Path
from typing import NamedTuple

from kjchuangxin.source.listing import (
    LOCK,
    PLANS,
    REPORTS_FOLDER,
    corrected_name,
    is_about_yaml,
    is_by_the_system,
    is_copy,
    is_kept_back,
    is_unfinished,
    is_yaml,
    listed,
    part_by_content,
    part_by_name,
    plain_stem,
)

# What the folder of reports is called by mistake, beside other spellings of its name.
_LIKE_REPORTS_FOLDER = frozenset(
    {"进度", "进展", "progresses", REPORTS_FOLDER, *(REPORTS_FOLDER[:at] + REPORTS_FOLDER[at + 1 :] for at in range(8))}
)


class StrayKind(Enum):
    """For what a file or folder is not read."""

    LOCK = auto()  # Office's note that a file is open
    UNFINISHED = auto()  # a download
    KEPT_BACK = auto()  # an earlier text, kept by an editor or git
    ENDING = auto()  # a report whose name does not end in .yaml
    SUBFOLDER = auto()  # of the folder of reports, or another one with reports
    FOLDER = auto()  # would be the folder of reports but for its name
    PLAN = auto()  # another plan
    BREAKDOWN = auto()  # another breakdown
    REPORT = auto()  # a report beside the plan
    PERHAPS = auto()  # a report beside the plan if it is named after a unit


class Stray(NamedTuple):
    """A file or folder that is not read.

    `wanted` is the name under which it would be read, if a name is all that keeps it from that; `copy` is whether its
    own name is that of a copy; `taken` whether there is a file of the wanted name already.
    """

    path: Path
    kind: StrayKind
    wanted: str | None = None
    copy: bool = False

    @property
    def taken(self) -> bool:
        return self.wanted is not None and self.path.with_name(self.wanted).exists()


def strays(folder: Path, kept: Collection[str], progress: Sequence[Path]) -> tuple[Stray, ...]:
    """What is not read in a workspace; `kept` are the names of the plans and breakdowns in it that are none of it."""
    beside = listed(folder, "*")
    found = [_file(path) for path in beside if path.name not in kept and path.is_file()]
    found += [_folder(path) for path in beside if path.is_dir()]
    if folder.name == "data":  # somebody has put the reports beside it
        found += [_outside(path) for path in listed(folder.parent, "*")]
    read = {*progress}
    found += [_among_reports(path) for path in listed(folder / REPORTS_FOLDER, "*") if path not in read]
    return tuple(one for one in found if one is not None)


def _file(path: Path) -> Stray | None:
    """What a file is that lies beside the plan; None if nobody would expect it to be read."""
    name = path.name
    if left := _left_behind(path):
        return left if is_about_yaml(name) else None
    if not is_yaml(name):
        return None
    part = part_by_name(name) or part_by_content(path)
    if part is None:
        return Stray(path, StrayKind.PERHAPS)
    if part == "report":
        return Stray(path, StrayKind.REPORT)
    kind = StrayKind.PLAN if part == "workplan" else StrayKind.BREAKDOWN
    return Stray(path, kind, copy=is_copy(name))


def _among_reports(path: Path) -> Stray | None:
    """What it is that lies in the folder of reports; None if no report could be in it."""
    name = path.name
    if is_by_the_system(name) or name.upper().startswith("README"):
        return None
    if path.is_dir():
        return Stray(path, StrayKind.SUBFOLDER)
    return _left_behind(path) or Stray(path, StrayKind.ENDING, corrected_name(name))


def _left_behind(path: Path) -> Stray | None:
    """What a program has left behind."""
    name = path.name
    if name.startswith(LOCK):
        return Stray(path, StrayKind.LOCK)
    if is_unfinished(name):
        return Stray(path, StrayKind.UNFINISHED)
    return Stray(path, StrayKind.KEPT_BACK) if is_kept_back(name) else None


def _folder(path: Path) -> Stray | None:
    """A folder that would be the one of reports but for its name, or in which there are reports."""
    right = path.with_name(REPORTS_FOLDER)
    # Some file systems take upper and lower case for the same: it is read then.
    if path.name == REPORTS_FOLDER or (right.exists() and right.samefile(path)):
        return None
    if _is_like_reports(path):
        return Stray(path, StrayKind.FOLDER, REPORTS_FOLDER)
    another = bool(listed(path, PLANS))  # workspace
    return Stray(path, StrayKind.SUBFOLDER) if not another and _has_reports(path) else None


def _outside(path: Path) -> Stray | None:
    """A folder of reports that lies beside the workspace, where it would lie within it."""
    return Stray(path, StrayKind.SUBFOLDER) if _is_like_reports(path) and _has_reports(path) else None


def _is_like_reports(path: Path) -> bool:
    return plain_stem(path.name) in _LIKE_REPORTS_FOLDER and path.is_dir()


def _has_reports(folder: Path) -> bool:
    return any(is_yaml(one.name) and part_by_content(one) == "report" for one in listed(folder, "*"))
