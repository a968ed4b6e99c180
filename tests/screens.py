"""What no output may hold, what a coloured one may, and the widths of screens at which something changes."""

import re

from kjchuangxin.formats.screen import columns

CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069]")
SGR = re.compile(r"\x1b\[[0-9;]*m")
# The narrowest and the usual ones, one between, and both sides of each bound from which a column or a bar is shown.
WIDTHS = (20, 24, 30, 50, 59, 60, 79, 80, 100, 119, 120, 200)


def misfits(text: str, width: int) -> list[str]:
    """The lines that are wider than the screen, or end in spaces."""
    return [line for line in text.splitlines() if columns(line) > width or line != line.rstrip()]
