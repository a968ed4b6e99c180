"""What a file's name tells: what its ending should be, what it was copied from, which program left it behind."""

import re
import unicodedata
from pathlib import PurePath
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
