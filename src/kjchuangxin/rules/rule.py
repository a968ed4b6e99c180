"""What a rule is: its code, why it is there, its examples, and the function that finds where it is broken."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import Any, Generic, TypeAlias, TypeVar

from kjchuangxin.diagnostic import Diagnostic, Example, Fix, Message, Place, Rule, Severity

Subject = TypeVar("Subject")


@dataclass(frozen=True, slots=True)
class Scope(Generic[Subject]):
    """What the functions of some rules are given, one after the other: a plan, a file, an entry, …"""

    name: str


@dataclass(frozen=True, slots=True)
class Finding:
    """Where a rule is broken, and how; the fields are those of the `Diagnostic` that it becomes."""

    place: Place
    message: Message
    hint: Message | None = None
    related: tuple[tuple[Place, Message], ...] = ()
    fix: Fix | None = None


Findings: TypeAlias = Iterator[Finding]


@dataclass(frozen=True, slots=True)
class Check(Generic[Subject]):
    """A rule with the function that finds where it is broken.

    `measures` are those of the targets that it can concern, where it is about an entry; empty where that is any.
    """

    rule: Rule
    scope: Scope[Subject]
    find: Callable[[Subject], Findings]
    measures: frozenset[str] = frozenset()

    def __call__(self, subject: Subject) -> Iterator[Diagnostic]:
        return map(self.diagnostic, self.find(subject))

    def diagnostic(self, finding: Finding) -> Diagnostic:
        """The finding with its rule."""
        return Diagnostic(self.rule, finding.place, finding.message, finding.hint, finding.related, finding.fix)


def rule(  # noqa: PLR0913 - by name: what a rule's page says of it
    code: str,
    name: str,
    severity: Severity,
    *,
    on: Scope[Subject],
    why: Message,
    part: str,
    wrong: str,
    right: str,
    excusable: bool = True,
    measures: Collection[str] = (),
) -> Callable[[Callable[[Subject], Findings]], Check[Subject]]:
    """Make a rule of the function that finds where it is broken; `part` says what the examples are, see `Example`."""
    declared = Rule(code, name, severity, why, Example(part, wrong, right), excusable)
    return lambda find: Check(declared, on, find, frozenset(measures))


def also(
    check: Check[Any], *, on: Scope[Subject], measures: Collection[str] = ()
) -> Callable[[Callable[[Subject], Findings]], Check[Subject]]:
    """Let another function find where a rule is broken, in what another scope gives."""
    return lambda find: Check(check.rule, on, find, frozenset(measures))
