"""Markdown that says what the data say: the one escape function, and tables."""

import re
from collections.abc import Iterable, Sequence

from kjchuangxin.formats.screen import visible

# What is markup; and what GitHub and GitLab make a link, an emoji or a formula of, whatever stands before it.
_SPECIAL = re.compile(
    r"[\\`*_\[\]<>|~]|(&)(?=#?\w{1,99};)"  # R&D is none, and stays as it is
    r"|(@(?=\w)|\#(?=\d)|\$|:(?=//|[0-9_+-]{0,9}[a-z][a-z0-9_+-]{0,60}:|[+-]1:|100:|1234:)|(?<=www)\.)",
    re.IGNORECASE,
)
_FIRST = re.compile(r"^(\d*)(?=[#=]|[-+.)](?:[\s+-]|$))")  # a heading, a list, a rule, were it at the start of a line


def md(text: str) -> str:
    """A text from a file as it is to be read: no markup, no HTML, no link, no mention of anybody, on one line."""
    text = visible(text).strip()
    first = _FIRST.match(text)
    escaped = _SPECIAL.sub(_escaped, text)
    at = len(first[1]) if first else 0
    return f"{escaped[:at]}\\{escaped[at:]}" if first and escaped[at] != "<" else escaped


def _escaped(found: re.Match[str]) -> str:
    # A span around a sign tears it from what follows, for services that look for words when all markup is done.
    return "&amp;" if found[1] else f"<span>{found[2]}</span>" if found[2] else f"\\{found[0]}"


def table(titles: Sequence[str], rows: Iterable[Sequence[str]], rights: Sequence[int] = ()) -> str:
    """A table of escaped cells; the columns in `rights` end at the right."""
    rule = ["---:" if at in rights else "---" for at in range(len(titles))]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (titles, rule, *rows)) + "\n"
