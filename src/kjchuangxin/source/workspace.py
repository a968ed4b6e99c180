"""Finding the files of a workspace: one plan, an optional breakdown, one progress file a unit."""

import fnmatch
import os
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from kjchuangxin.diagnostic import Message, msg

Names: TypeAlias = Callable[[Path], str]  # how files are called in findings

_PACKAGE = Path(__file__).resolve().parent.parent

# Names that are not quite those of YAML files: 甲.yml, 甲.YAML, 甲.yaml.txt, 甲。yaml.
_ALMOST_YAML = r"(?i)(.+)[.。．]ya?ml(?:\.txt)?"  # compiled where a name is odd

# What the folder of reports is called by mistake, beside other spellings of its name.
_REPORTS_FOLDER = "progress"
_LIKE_REPORTS_FOLDER = frozenset(
    {
        "进度",
        "进展",
        "progresses",
        _REPORTS_FOLDER,
        *(_REPORTS_FOLDER[:at] + _REPORTS_FOLDER[at + 1 :] for at in range(8)),
    }
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


def find(start: Path | None, folder: Path | None, plan: Path | None) -> Files | Message:
    """The workspace in `folder`, or the nearest one from `start` upward, or the packaged copy; or why there is none.

    `plan` chooses among several plans, and stands alone where no folder is given: its own folder is the workspace then.
    """
    if folder is None and plan is not None:
        folder = plan.parent
    if folder is None and start is not None:
        around = [candidate for one in (start, *start.parents) for candidate in (one / "data", one)]
        folder = next(filter(_plans, around), None) or next(filter(_almost_plans, around), None)
    packaged = folder is None
    if folder is None:  # a checkout that is installed in place has the data at its top
        folder = _PACKAGE / "data" if (_PACKAGE / "data").is_dir() else _PACKAGE.parent.parent / "data"
    if not folder.is_dir():
        return msg("there is no folder {folder}", folder=str(folder))
    plans = [plan] if plan else _plans(folder)
    if len(plans) != 1:
        return _no_plan(folder, plans)
    breakdowns = several = _listed(folder, "breakdown-*.yaml")
    if len(breakdowns) > 1:
        breakdowns = [path for path in several if _subject(path) == _subject(plans[0])]
    if len(breakdowns) > 1:
        return msg("there are several breakdowns in {folder}", folder=str(folder))
    progress = progress_files(folder / _REPORTS_FOLDER)
    yaml_files = _listed(folder, "*.yaml")
    misnamed = [*_almost_plans(folder), *_almost(folder, "breakdown-*")]
    misnamed += [path for path in yaml_files if _MISNAMED.match(path.name)]
    perhaps = [path for path in yaml_files if path != plans[0] and not path.name.casefold().startswith(_OURS)]
    read = {*progress}
    others = [path for path in _listed(folder / _REPORTS_FOLDER, "*") if path not in read]
    ignored = (
        *(path for path in misnamed if path.name != plans[0].name),
        *_misnamed_folders(folder),
        *([] if breakdowns else _without_a_plan(several, folder)),
        *(path for path in others if not path.name.upper().startswith("README")),
        *perhaps,
    )
    breakdown = breakdowns[0] if breakdowns else None
    return Files(folder, plans[0], breakdown, progress, packaged, ignored, frozenset(perhaps))


def _no_plan(folder: Path, plans: list[Path]) -> Message:
    """That there is no plan in a folder, or too many."""
    if plans:
        names = tuple(path.name for path in plans)
        return msg(
            "there are several plans in {folder} ({names}); choose one with --plan", folder=str(folder), names=names
        )
    almost = _almost_plans(folder)
    if not almost:
        return msg("there is no workplan-*.yaml in {folder}", folder=str(folder))
    return msg(
        "there is no workplan-*.yaml in {folder}; rename {name} to {wanted}",
        folder=str(folder),
        name=almost[0].name,
        wanted=corrected_name(almost[0].name) or "",
    )


def corrected_name(name: str) -> str | None:
    """The name under which a file would be read whose own is not quite that of a YAML file; None for any other."""
    almost = None if name.endswith(".yaml") else re.fullmatch(_ALMOST_YAML, name)
    return f"{almost[1]}.yaml" if almost else None


def repository(folder: Path) -> Path:
    """The top of the git repository around a folder; the folder where there is none."""
    return next((one for one in (folder, *folder.parents) if os.path.lexists(one / ".git")), folder)


def progress_files(folder: Path) -> tuple[Path, ...]:
    """Every file in a folder that is named as YAML, in the order of their names.

    A folder that cannot be listed stands for itself: reading it gives the reason, passing over it would lose reports.
    """
    try:
        return tuple(_sorted(folder, "*.yaml"))
    except FileNotFoundError:
        return ()
    except OSError:
        return (folder,)


def _misnamed_folders(folder: Path) -> list[Path]:
    """What would be the folder of reports but for its name: 进度, Progress."""
    right = folder / _REPORTS_FOLDER
    found = []
    for path in _listed(folder, "*"):
        plain = unicodedata.normalize("NFKC", path.name).strip().casefold()
        if path.name != _REPORTS_FOLDER and plain in _LIKE_REPORTS_FOLDER and path.is_dir():
            # Some file systems take upper and lower case for the same: it is read then.
            found += [] if right.exists() and right.samefile(path) else [path]
    return found


def _without_a_plan(breakdowns: list[Path], folder: Path) -> list[Path]:
    """Of several breakdowns none of which goes with the plan, those that go with no other one that lies there."""
    plans = {_subject(path) for path in _plans(folder)}
    return [path for path in breakdowns if _subject(path) not in plans]


def _subject(path: Path) -> str:
    """What a plan and the breakdown that goes with it are both named after."""
    return path.stem.partition("-")[2]


def _plans(folder: Path) -> list[Path]:
    return _listed(folder, "workplan-*.yaml")


def _almost_plans(folder: Path) -> list[Path]:
    return _almost(folder, "workplan-*")


def _almost(folder: Path, pattern: str) -> list[Path]:
    """The files whose names fit but for their endings."""
    return [path for path in _listed(folder, pattern) if corrected_name(path.name) is not None]


def _listed(folder: Path, pattern: str) -> list[Path]:
    try:
        return _sorted(folder, pattern)
    except OSError:  # not there, or nobody may look into it: no workspace of ours
        return []


def _sorted(folder: Path, pattern: str) -> list[Path]:
    """The paths in a folder whose names fit, but for hidden ones; raises OSError where it cannot be listed."""
    names = fnmatch.filter(os.listdir(folder), pattern)  # noqa: PTH208 - Path.glob hides what it may not list
    return [folder / name for name in sorted(names) if not name.startswith(".")]
