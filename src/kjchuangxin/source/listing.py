"""What lies in a folder, by the names of the files of a workspace, and what a file looks like."""

import fnmatch
import os
import re
from pathlib import Path

from kjchuangxin.source.filenames import LOCK, Part

REPORTS_FOLDER = "progress"
PLANS = "workplan-*.yaml"
BREAKDOWNS = "breakdown-*.yaml"

_SNIFFED = 65_536  # bytes: the keys of a file's top stand at its beginning


def _keys(*names: str) -> tuple[re.Pattern[bytes], ...]:
    """What finds each of these keys, in block or flow style, with a colon of either width."""
    return tuple(re.compile(rf"(?m)(?:^|[{{,])\s*[\"']?{name}[\"']?\s*(?::|：)".encode()) for name in names)


_BY_KEYS: dict[Part, tuple[re.Pattern[bytes], ...]] = {
    "workplan": _keys("period", "units"),
    "breakdown": _keys("plan", "targets"),
    "report": _keys("unit", "(?:format|reports)"),
}


def plans(folder: Path) -> list[Path]:
    """The plans in a folder."""
    return listed(folder, PLANS)


def progress_files(folder: Path) -> tuple[Path, ...]:
    """Every file in a folder that is named as YAML, in the order of their names.

    A folder that cannot be listed stands for itself: reading it gives the reason, passing over it would lose reports.
    """
    try:
        return tuple(path for path in _sorted(folder, "*.yaml") if not path.name.startswith(LOCK))
    except FileNotFoundError:
        return ()
    except OSError:
        return (folder,)


def listed(folder: Path, pattern: str) -> list[Path]:
    """The paths in a folder whose names fit, but for hidden ones; none where it cannot be listed."""
    try:
        return _sorted(folder, pattern)
    except OSError:  # not there, or nobody may look into it: no workspace of ours
        return []


def part_by_content(path: Path) -> Part | None:
    """What a file is by the keys at its beginning; None where it has none of ours, or cannot be read."""
    if not path.is_file():
        return None
    try:
        with path.open("rb") as stream:
            beginning = stream.read(_SNIFFED).replace(b"\0", b"")  # UTF-16 of the keys
    except OSError:  # nothing is known of it, and nothing is said
        return None
    return next((part for part, keys in _BY_KEYS.items() if all(key.search(beginning) for key in keys)), None)


def _sorted(folder: Path, pattern: str) -> list[Path]:
    """The same; raises OSError where the folder cannot be listed."""
    names = fnmatch.filter(os.listdir(folder), pattern)  # noqa: PTH208 - Path.glob hides what it may not list
    return [folder / name for name in sorted(names) if not name.startswith(".")]
