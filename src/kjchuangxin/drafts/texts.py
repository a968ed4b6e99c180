"""Comments, blanks and names of the files that a person fills in."""

import re
import unicodedata

from kjchuangxin.characters import HIDDEN
from kjchuangxin.diagnostic import Message, msg
from kjchuangxin.i18n import LANGUAGES
from kjchuangxin.i18n.locale import Locale

_BLANK = msg("to be filled in")
_UNFIT = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]')  # for a file's name, on one system or another
_LONGEST = 60  # characters, which are up to four bytes each


def one_line(text: str) -> str:
    """A text from anywhere as one line of a comment."""
    words = " ".join(text.split())
    return "".join(sign for sign in words if unicodedata.category(sign) not in HIDDEN)


def comment(text: str, indent: int = 0) -> str:
    """A line that is a comment."""
    return f"{' ' * indent}# {one_line(text)}".rstrip()


def blank(locale: Locale, about: Message | None = None) -> str:
    """What stands after the colon of a key that is to be filled in: nothing, as YAML sees it."""
    mark = locale.text(_BLANK)
    return f"   # {one_line(locale.labelled(mark, locale.text(about)) if about is not None else mark)}"


def without_blank(rest: str) -> str:
    """The rest of a line after a value that has been filled in."""
    marks = "|".join(re.escape(Locale(language).text(_BLANK)) for language in LANGUAGES)
    return re.sub(rf"^[ \t]*#[ \t]*(?:{marks}).*", "", rest)


def file_name(text: str) -> str:
    """A file's name without its ending, on any system; the text itself, nearly always."""
    name = _UNFIT.sub("_", text).strip(" .")[:_LONGEST]
    return name.lstrip("~#") or "_"
