"""What lies in a folder, by the names of the files of a workspace."""

import fnmatch
import os
import re
from pathlib import Path

REPORTS_FOLDER = "progress"
PLANS = "workplan-*.yaml"

# Names that are not quite those of YAML files: 甲.yml, 甲.YAML, 甲.yaml.txt, 甲。yaml.
_ALMOST_YAML = r"(?i)(.+)[.。．]ya?ml(?:\.txt)?"  # compiled where a name is odd


def plans(folder: Path) -> list[Path]:
    """The plans in a folder."""
    return listed(folder, PLANS)


def almost(folder: Path, pattern: str) -> list[Path]:
    """The files whose names fit but for their endings."""
    return [path for path in listed(folder, pattern) if corrected_name(path.name) is not None]


def corrected_name(name: str) -> str | None:
    """The name under which a file would be read whose own is not quite that of a YAML file; None for any other."""
    found = None if name.endswith(".yaml") else re.fullmatch(_ALMOST_YAML, name)
    return f"{found[1]}.yaml" if found else None


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


def listed(folder: Path, pattern: str) -> list[Path]:
    """The paths in a folder whose names fit, but for hidden ones; none where it cannot be listed."""
    try:
        return _sorted(folder, pattern)
    except OSError:  # not there, or nobody may look into it: no workspace of ours
        return []


def _sorted(folder: Path, pattern: str) -> list[Path]:
    """The same; raises OSError where the folder cannot be listed."""
    names = fnmatch.filter(os.listdir(folder), pattern)  # noqa: PTH208 - Path.glob hides what it may not list
    return [folder / name for name in sorted(names) if not name.startswith(".")]
