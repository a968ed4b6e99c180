"""What is wrong with a file, as a value: a rule, a place, a message and a way to fix it.

Every layer above makes these; nothing here knows a language, a format or a terminal.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple, TypeAlias

# A list of names and a date are written as the reader's language writes them.
Filling: TypeAlias = "str | int | date | tuple[str, ...] | Message"

_SHOWN = 60
MAX_FINDINGS = 100  # in one file: whoever has corrected these checks again
# A file with more is of another kind, and a finding for each would take all the memory there is.
MAX_ERRORS = 10_000


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence in English with `{name}` fields, translated and filled in only where it is shown."""

    template: str
    values: Mapping[str, Filling] = field(default_factory=dict)


def msg(template: str, /, **values: Filling) -> Message:
    """Mark a sentence for the catalogs and bind its values; a value may itself be a message."""
    return Message(template, values)


def quoted(value: object) -> str:
    """A value of a file as it is shown in a message: its text, cut where it is long."""
    if isinstance(value, dict):
        return "{…}"
    if isinstance(value, list):
        return "[…]"
    text = " ".join(str(value).split())
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"


class Example(NamedTuple):
    """A wrong and a right text of one rule, each valid but for what the rule is about.

    `part` says what the texts are: a whole `plan`, `breakdown` or `progress` file; the `targets` of a plan's task;
    the `reports` or the `entries` of a progress file.
    """

    part: str
    wrong: str
    right: str


class Rule(NamedTuple):
    """One thing that is checked: its stable code, its name, how grave it is, and its documentation.

    `excusable` is False where an `allow` would have no value to stand beside, or is itself what is wrong.
    """

    code: str
    name: str
    severity: Severity
    why: Message
    example: Example
    excusable: bool = True

    @property
    def allowable(self) -> bool:
        """Whether what it finds may be meant: a verdict does not rest on it, and there is room to say so."""
        return self.severity is Severity.WARNING and self.excusable


class Place(NamedTuple):
    """A stretch of a file: lines and columns count characters from 1, the end is exclusive.

    `excerpt` is the line on which it starts, so that nobody has to open the file again to show it; of a very long line
    it is what surrounds the place, from column `excerpt_start` on.
    """

    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    excerpt: str = ""
    excerpt_start: int = 1


class Fix(NamedTuple):
    """What stands at exactly a finding's place instead, where only one thing can be meant.

    `value` is the whole value that is read there then; empty where `text` is a list or a mapping in brackets, a colon,
    which makes a key of what stands before it, or spaces or nothing, outside of every key and value. Where `unit` is
    given, a unit of measure is left out: that is right only if `target` is counted in it.
    """

    text: str
    value: str = ""
    unit: str = ""
    target: str = ""

    @property
    def is_space(self) -> bool:
        return not self.value and not self.text.strip(" ")

    @property
    def is_collection(self) -> bool:
        return not self.value and self.text[:1] in {"[", "{"}

    @property
    def is_colon(self) -> bool:
        return not (self.value or self.is_space or self.is_collection)


class Diagnostic(NamedTuple):
    """A finding: `rule` was broken at `place`; `hint` says how to fix it; `related` are other places that matter."""

    rule: Rule
    place: Place
    message: Message
    hint: Message | None = None
    related: tuple[tuple[Place, Message], ...] = ()
    fix: Fix | None = None

    @property
    def severity(self) -> Severity:
        return self.rule.severity

    def sort_key(self) -> tuple[str, bool, int, int, str, str]:
        """Findings are shown by file, of each errors before warnings, then by place, then by code."""
        place, warning = self.place, self.severity is not Severity.ERROR
        return (place.path, warning, place.line, place.column, self.rule.code, self.message.template)


TOO_MANY = Rule(
    "KJ309",
    "too-many-findings",
    Severity.ERROR,
    msg(
        "Of a file, a hundred findings are shown, and the number of the rest. Fix these first: often one "
        "cause, such as a wrong export, is behind them all."
    ),
    Example("entries", "T3-1: 62家\nT3-2: 98家\n# and a hundred more\n", "T3-1: 62\nT3-2: 98\n"),
)


def limited(found: Sequence[Diagnostic], more: int = 0) -> list[Diagnostic]:
    """The findings in one file, or the first hundred, errors before warnings, and how many there are beyond these.

    `more` are findings that were never made.
    """
    if (len(found) <= MAX_FINDINGS and not more) or any(finding.rule.code == TOO_MANY.code for finding in found):
        return list(found)
    ordered = sorted(found, key=lambda one: (one.severity is not Severity.ERROR, one.sort_key()))
    shown, left = ordered[:MAX_FINDINGS], ordered[MAX_FINDINGS:]
    message = msg("{count} more findings in this file are not listed", count=len(left) + more)
    hint = msg("fix the ones listed first, then check again")
    return [*shown, Diagnostic(TOO_MANY, (left[0] if left else shown[-1]).place, message, hint)]


class LimitedFindings:
    """Findings by file, in the order in which the files were met: `every` one, or no more of a file than are shown."""

    def __init__(self, *, every: bool = False) -> None:
        self._every = every
        self._errors: dict[str, list[Diagnostic]] = {}
        self._warnings: dict[str, list[Diagnostic]] = {}
        self._more: dict[str, int] = {}

    def add(self, findings: Iterable[Diagnostic]) -> Diagnostic | None:
        """Take findings in; return the first error among them."""
        first: Diagnostic | None = None
        for finding in findings:
            path, error = finding.place.path, finding.severity is Severity.ERROR
            if error and first is None:
                first = finding
            self._more.setdefault(path, 0)
            kept = (self._errors if error else self._warnings).setdefault(path, [])
            if self._every or len(kept) <= MAX_FINDINGS:
                kept.append(finding)
            else:
                self._more[path] += 1
        return first

    def add_number(self, path: str, more: int) -> None:
        """Take in how many findings in a file were never made."""
        self._more[path] = self._more.get(path, 0) + more

    def shown(self) -> tuple[Diagnostic, ...]:
        """What is shown of every file."""
        files = ((self._errors.get(path, []), self._warnings.get(path, []), more) for path, more in self._more.items())
        found = (([*errors, *warnings], more) for errors, warnings, more in files)
        return tuple(one for kept, more in found for one in (kept if self._every and not more else limited(kept, more)))
