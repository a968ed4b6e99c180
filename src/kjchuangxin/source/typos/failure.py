"""Where a YAML parser gave up, and what stands around that place."""

import re
from itertools import islice
from typing import NamedTuple

from kjchuangxin.diagnostic import Diagnostic, Message, Rule, msg
from kjchuangxin.source import rules
from kjchuangxin.source.document import Lines
from kjchuangxin.source.typos.line import SHORT, lines_above

_LOOK_BACK = 20  # lines of a text without any key that are still looked through


class ParseFailure(NamedTuple):
    """libyaml's words and where it was: what it was reading began at `begun`, at `noticed` it could not go on."""

    lines: Lines
    context: str
    problem: str
    begun: int
    noticed: int

    @property
    def in_flow(self) -> bool:
        """Whether it is about what stands within { } or [ ]."""
        return self.context in {"while parsing a flow mapping", "while parsing a flow sequence"}

    @property
    def no_value(self) -> bool:
        """Whether a value was to begin where none can."""
        return "expected node content" in self.problem or self.problem.startswith(
            ("block sequence entries are not allowed", "mapping keys are not allowed")
        )

    @property
    def line(self) -> int:
        """The line on which it was noticed."""
        return self.lines.number(self.noticed)

    @property
    def before(self) -> str:
        """What stands before `noticed` on its line."""
        return self.lines.text[self.lines.start(self.line) : self.noticed]

    @property
    def character(self) -> str:
        """The character that was not expected; empty at the end of the text."""
        return self.lines.text[self.noticed : self.noticed + 1]

    @property
    def suspects(self) -> list[int]:
        """The lines on which the typo may be, the likeliest first."""
        begun, noticed = self.lines.number(self.begun), self.line
        if self.in_flow or self.no_value:
            return [begun]
        if "simple key" in self.context:
            return list(dict.fromkeys((begun, noticed)))
        found = [noticed]
        for above in islice(lines_above(self.lines, noticed), _LOOK_BACK - 1):
            found.append(above)
            if re.search(r":(?:\s|$)", self.lines.line(above)):
                break
        return found

    def at(
        self, start: int, message: Message, hint: Message, *, width: int = 1, rule: Rule = rules.SYNTAX
    ) -> Diagnostic:
        """A finding about so many characters."""
        place = self.lines.place(start, start + width)
        if not place.excerpt and hint.template == quoting("x").template:
            hint = quoting("")  # nor is it said what a line about contacts would show
        return Diagnostic(rule, place, message, hint)

    def is_in_flow(self, offset: int) -> bool:
        """Whether a place is within { } or [ ] by the brackets before it on its line."""
        before = self.lines.text[self.lines.start(self.lines.number(offset)) : offset]
        return sum(map(before.count, "{[")) > sum(map(before.count, "}]"))

    def rest_of_line(self, offset: int) -> str:
        """What stands from a place on to its line's end."""
        number = self.lines.number(offset)
        return self.lines.line(number)[offset - self.lines.start(number) :]

    def value_at(self, offset: int) -> str:
        """The text of the value that begins at a place: to the line's end, or within { } to what ends it there."""
        rest = self.rest_of_line(offset)
        if self.is_in_flow(offset):
            rest = rest[:1] + re.split(r", |[}\]]", rest[1:])[0]
        return re.split(r"\s#", rest)[0].strip()


def quoting(text: str) -> Message:
    """How to write a text that cannot stand without quotes."""
    if not text or len(text) > SHORT:
        return msg("put the text in quotes")
    single = '"' in text or "\\" in text
    return msg("put the text in quotes: {text}", text="'" + text.replace("'", "''") + "'" if single else f'"{text}"')
