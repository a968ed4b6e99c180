"""Markdown that says what the data say: the one escape function, and tables."""

import re
from collections.abc import Iterable, Sequence

from kjchuangxin.render.screen import visible

_SPECIAL = re.compile(r"[\\`*_\[\]<>|~]")
_FIRST = re.compile(r"^(\d*)(?=[#=]|[-+.)](?:[\s+-]|$))")  # a heading, a list, a rule, were it at the start of a line
_MENTION = re.compile(r"@(?=\w)")


def md(text: str) -> str:
    """A text from a file as it is to be read: no markup, no HTML, no mention of anybody, on one line."""
    text = _SPECIAL.sub(r"\\\g<0>", visible(text).strip().replace("&", "&amp;"))
    text = _FIRST.sub(r"\1\\", text)
    return _MENTION.sub("@&#8203;", text)  # a space of no width: the name stays readable, and nobody is called


def table(titles: Sequence[str], rows: Iterable[Sequence[str]], rights: Sequence[int] = ()) -> str:
    """A table of escaped cells; the columns in `rights` end at the right."""
    rule = ["---:" if at in rights else "---" for at in range(len(titles))]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (titles, rule, *rows)) + "\n"
