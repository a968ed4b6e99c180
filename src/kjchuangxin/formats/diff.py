"""What fixing changes in a file, as a unified diff that is safe on a terminal.

Fixing never adds or takes away a line, so that none has to be searched for: difflib takes half a minute for a
large file.
"""

import re
from collections.abc import Sequence

from kjchuangxin.formats.screen import Screen, visible

_CONTEXT = 3  # lines around what is changed
_LINE_END = re.compile(r"\r\n|\r|\n")
_NO_END = "\\ No newline at end of file"


def render(names: tuple[str, str], before: str, after: str, screen: Screen) -> str:
    """The diff of two texts that have the same number of lines; `names` are those of the file before and after."""
    old, new = _LINE_END.split(before), _LINE_END.split(after)
    marks = zip(("---", "+++"), names, strict=True)
    lines = [screen.paint(f"{mark} {visible(name, None)}", "bold") for mark, name in marks]
    changed = [at for at, (one, other) in enumerate(zip(old, new, strict=True)) if one != other]
    for first, last in _stretches(changed, len(old) - (old[-1] == "")):
        lines.append(screen.paint(f"@@ -{_range(first, last)} +{_range(first, last)} @@", "dim"))
        lines += _hunk(old, new, range(first, last), screen)
    return "".join(f"{line}\n" for line in lines)


def _stretches(changed: Sequence[int], count: int) -> list[tuple[int, int]]:
    """The stretches of lines that are shown: the changed ones with those around them, joined where they meet."""
    found: list[tuple[int, int]] = []
    for at in changed:
        first, last = max(at - _CONTEXT, 0), min(at + _CONTEXT + 1, count)
        if found and first <= found[-1][1]:
            first = found.pop()[0]
        found.append((first, last))
    return found


def _range(first: int, last: int) -> str:
    return f"{first + 1}" if last - first == 1 else f"{first + 1},{last - first}"


def _hunk(old: Sequence[str], new: Sequence[str], stretch: range, screen: Screen) -> list[str]:
    """The lines of a stretch: of each run of changed ones, first as they are, then as they would be."""
    lines: list[str] = []
    added: list[str] = []
    for at in stretch:
        end = [_NO_END] if at == len(old) - 1 else []
        if old[at] == new[at]:
            lines += [*added, f" {visible(old[at], None)}", *end]
            added = []
        else:
            lines += [screen.paint(f"-{visible(old[at], None)}", "red"), *end]
            added += [screen.paint(f"+{visible(new[at], None)}", "green"), *end]
    return lines + added
