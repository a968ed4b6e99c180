"""What lies in a folder, by the names of the files of a workspace, and what a file's name and look tell."""

import fnmatch
import os
import re
import unicodedata
from pathlib import Path, PurePath
from typing import Literal, TypeAlias

from kjchuangxin.characters import half_width

Part: TypeAlias = Literal["workplan", "breakdown", "report"]

# What Office puts beside a file that is open; it begins like the file's name, but is none.
LOCK = "~$"

# Patterns are texts here: they are compiled where a name is odd, which most are not.
# Names that are not quite those of YAML files: 甲.yml, 甲.YAML, 甲.yaml.txt, 甲。yaml, 甲.yaml.1 (a chat program's).
_ALMOST_YAML = r"(?is)(.+?)\s*[.。,，]\s*(?:ya?ml|ymal|yalm)(?:\.(?:txt|text|rename|\d))?[\s.]*"

# What Windows, macOS, WPS, browsers, chat programs and those that keep folders alike add to the name of a copy.
_COPIED = r"""(?isx)
    ^(?:副本|复件|复制|copy\ of) (?:\s?\(\d{1,3}\)\s?|[\s_-]*(?:的|of\s)?\s*)
    | [\s_-]*(?:的?副本|复件|拷贝|复制|(?<![a-z])copy) \s* (?:\(?\d{1,3}\)?)? $
    | \s*[(\[【]\d{1,3}[)\]】] $
    | \s*[(\[] [^()\[\]]* (?:冲突|conflict) [^()\[\]]* [)\]] $
    | [._\s-]*(?:sync-conflict|conflict)[\w-]* $
    | _(?:backup|base|local|remote)_\d+ $
    | -(?:desktop|laptop)-\w+ $
    """
_UNFINISHED = r"(?i).+\.(?:crdownload|opdownload|part|partial|filepart|download|xltd|td|tmp\.download)"
_KEPT_BACK = (
    r"(?is).+(?:~|\.(?:bak|backup|old|orig|rej|tmp|temp|sw[op]|save|mine|theirs|ours|r\d+))|#.+#|.+\.ya?ml~.*|~.+\.tmp"
)
_BY_THE_SYSTEM = frozenset({"thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r", "__macosx", "@eadir"})
_LIKE: dict[Part, str] = {"workplan": r"(?s)work[\W_]*plan[\W_]*(.*)", "breakdown": r"(?s)break[\W_]*down[\W_]*(.*)"}


def corrected_name(name: str) -> str | None:
    """The name under which a file would be read whose own is not quite that of a YAML file; None for any other."""
    found = None if name.endswith(".yaml") else re.fullmatch(_ALMOST_YAML, half_width(name))
    return f"{name[: found.end(1)]}.yaml" if found else None


def is_yaml(name: str) -> bool:
    """Whether a name is that of a YAML file, or nearly."""
    return not name.startswith((".", LOCK)) and (name.endswith(".yaml") or corrected_name(name) is not None)


def is_about_yaml(name: str) -> bool:
    """Whether a name has the ending of a YAML file somewhere in it, as ~$甲.yaml and 甲.yaml.bak."""
    return re.search(r"(?i)\.ya?ml", name) is not None


def is_copy(name: str) -> bool:
    """Whether a YAML file's name is that of a copy."""
    return original_stem(name) != PurePath(corrected_name(name) or name).stem.strip()


def original_stem(name: str) -> str:
    """A file's name without its ending and without what marks it as a copy: workplan-2022 of workplan-2022 (1).yaml."""
    stem = PurePath(corrected_name(name) or name).stem.strip()
    plain = unicodedata.normalize("NFKC", stem)
    # A mark is looked for in the half-width text; where the lengths differ, the name is no one's original.
    while len(plain) == len(stem) and (found := re.search(_COPIED, plain)) and 0 < len(found[0]) < len(plain):
        plain, stem = (text[: found.start()] + text[found.end() :] for text in (plain, stem))
    return stem


def is_unfinished(name: str) -> bool:
    """Whether a browser has not finished downloading a file."""
    return re.fullmatch(_UNFINISHED, name) is not None


def is_kept_back(name: str) -> bool:
    """Whether an editor or git has kept an earlier text in a file."""
    return re.fullmatch(_KEPT_BACK, name) is not None


def is_by_the_system(name: str) -> bool:
    """Whether a system puts something of this name into folders by itself."""
    return name.casefold() in _BY_THE_SYSTEM


def part_by_name(name: str) -> Part | None:
    """What a YAML file is by most of its name."""
    stem = plain_stem(name)
    return next((part for part, like in _LIKE.items() if re.match(like, stem)), None)


def right_name(part: Part, name: str) -> str:
    """What a plan or a breakdown would have to be called: workplan-2022.yaml for Workplan2022.yml or 2022要点.yaml."""
    stem = plain_stem(name)
    found = re.match(_LIKE[part], stem)
    year = re.search(r"\d{4}", stem)
    return f"{part}-{(found and found[1]) or (year and year[0]) or stem}.yaml"


def plain_stem(name: str) -> str:
    """A name without its ending and a copy's mark, in half-width small letters."""
    return unicodedata.normalize("NFKC", original_stem(name)).casefold()


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
