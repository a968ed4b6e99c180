"""Edits of a text: the text that they make, and where each stands in the one and in the other."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate

from kjchuangxin.diagnostic import Fix


@dataclass(frozen=True, slots=True)
class Edit:
    """A stretch of a text that is replaced by the text of a fix."""

    start: int
    end: int
    fix: Fix


class Edits:
    """Edits of one text, in order; of those that overlap only the first is kept."""

    def __init__(self, edits: Iterable[Edit] = ()) -> None:
        self.all: list[Edit] = []
        for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
            if not self.all or self.all[-1].end <= edit.start:
                self.all.append(edit)
        self._growth = [0, *accumulate(len(edit.fix.text) - (edit.end - edit.start) for edit in self.all)]
        self._ends = [edit.end + growth for edit, growth in zip(self.all, self._growth[1:], strict=True)]

    def apply(self, text: str) -> str:
        """The text with every edit made."""
        parts, done = [], 0
        for edit in self.all:
            parts += [text[done : edit.start], edit.fix.text]
            done = edit.end
        return "".join([*parts, text[done:]])

    def applied(self) -> list[tuple[int, int, Edit]]:
        """Each edit with the stretch of the new text that it made."""
        return [(end - len(edit.fix.text), end, edit) for edit, end in zip(self.all, self._ends, strict=True)]

    def before(self, start: int, end: int) -> tuple[int, int] | None:
        """Where in the old text a stretch of the new one stands; None where an edit has made a part of it."""
        at = bisect_right(self._ends, start)
        if at < len(self.all) and self._ends[at] - len(self.all[at].fix.text) < end:
            return None
        return start - self._growth[at], end - self._growth[at]
