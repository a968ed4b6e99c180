"""Characters that cannot be seen or look like others, and texts that say the same without them.

Each set answers another question; all of them stand here, so that whoever adds a character sees every place it may
concern.
"""

import re
import unicodedata

BYTE_ORDER_MARK = "\ufeff"

# No file may hold: C0 and C1 controls but for tab and line ends; Unicode's line separators; direction overrides
# (CVE-2021-42574); what UTF-8 must not hold.
CONTROL = re.compile(
    ""
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff\ud800-\udfff]"
)
# Hide in a value, or are spaces of another width; where a line begins or a word ends, they look like spaces.
_UNSEEN = "\u00a0\u00ad\u034f\u115f\u180b-\u180e\u2000-\u200d\u202f\u205f\u2060-\u2064\u3000\u3164\ufe00-\ufe0f\ufeff"
INVISIBLE = re.compile(f"[{_UNSEEN}]")
ODD_SPACES = f"\t{_UNSEEN}"
ODD_END = re.compile(f"^[{ODD_SPACES}]|[{ODD_SPACES}]$")
# What `json` leaves as it is though it may control a terminal: C1 controls, invisible formatting, half characters.
UNSAFE_IN_JSON = re.compile("[\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")
LINE_BREAKS = re.compile("[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")

# Categories of Unicode: invisible formatting and line ends; with controls and halves of characters besides.
FORMATTING = frozenset({"Cf", "Zl", "Zp"})
HIDDEN = FORMATTING | {"Cc", "Cs"}

# Full-width characters as half-width ones, but for the comma, which parts two numbers as often as the groups of one.
_HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if chr(code) != "，"}

# The signs of a unit of measure, one meaning in either width: ％, ｋｍ; brackets stay as the document has them.
_SIGNS = {code: unicodedata.normalize("NFKC", chr(code)) for code in (*_HALF_WIDTH, ord("﹪"))}
_OF_UNITS = {code: sign for code, sign in _SIGNS.items() if sign.isalnum() or sign in "%/"}

_STOPS = "。．.；;，,、：:"

_NOTHING = "无 暂无 没有 空 待定 未统计 n/a na nil none - -- — —— / \\ ?"
_NOTHINGS = frozenset(("", *_NOTHING.split()))


def half_width(text: str) -> str:
    """A text with half-width characters; a full-width comma stays."""
    return text.translate(_HALF_WIDTH)


def unit_of_measure(text: str) -> str:
    """A unit of measure in the signs by which it is known, whichever way they were typed: % for ％."""
    return text.translate(_OF_UNITS)


def plain(text: str) -> str:
    """A text with half-width characters and without any that cannot be seen."""
    return unicodedata.normalize("NFKC", INVISIBLE.sub("", text)).strip()


def trimmed(text: str) -> str:
    """A text with half-width characters and none at its ends that cannot be seen; those within it still count."""
    return unicodedata.normalize("NFKC", text).strip("\u200b\u200c\u200d\u2060\ufeff \t")


def says_nothing(text: str) -> bool:
    """Whether a text only says that there is nothing to say: 无, n/a, -."""
    return plain(text).strip(" 。.").casefold() in _NOTHINGS


def unended(text: str) -> str:
    """A text without the stop at its end, so that more can follow: what is left open (等……, ...) stays so."""
    return text if text.endswith("..") else text.rstrip(_STOPS)
