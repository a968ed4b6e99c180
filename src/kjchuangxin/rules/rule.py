"""What a rule is: its code, why it is there, its examples, and the function that finds where it is broken."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import Any, Generic, NamedTuple, TypeAlias, TypeVar

from kjchuangxin.diagnostic import Diagnostic, Example, Fix, Message, Place, Rule, Severity

Subject = TypeVar("Subject")


@dataclass(frozen=True, slots=True)
class Scope(Generic[Subject]):
    """What the functions of some rules are given, one after the other: a plan, a file, an entry, …"""

    name: str


class Finding(NamedTuple):
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


class Draft(NamedTuple, Generic[Subject]):
    """The function of a rule, its examples, and why it is there."""

    find: Callable[[Subject], Findings]
    example: Example
    why: Message


def rule(  # noqa: PLR0913 - by name: what a rule is called and what it is given
    code: str,
    name: str,
    severity: Severity,
    *,
    on: Scope[Subject],
    excusable: bool = True,
    measures: Collection[str] = (),
) -> Callable[[Draft[Subject]], Check[Subject]]:
    """Make a rule of the function that finds where it is broken; `why` and `example` stand below, see `Rule`."""

    def declare(draft: Draft[Subject]) -> Check[Subject]:
        declared = Rule(code, name, severity, draft.why, draft.example, excusable)
        return Check(declared, on, draft.find, frozenset(measures))

    return declare


def why(text: Message) -> Callable[[Draft[Subject]], Draft[Subject]]:
    """Say why the rule is there."""
    return lambda draft: draft._replace(why=text)


def example(part: str, wrong: str, right: str) -> Callable[[Callable[[Subject], Findings]], Draft[Subject]]:
    """Show a wrong and a right text; `part` says what of which file they are, see `Example`."""
    return lambda find: Draft(find, Example(part, wrong, right), Message(""))


def also(
    check: Check[Any], *, on: Scope[Subject], measures: Collection[str] = ()
) -> Callable[[Callable[[Subject], Findings]], Check[Subject]]:
    """Let another function find where a rule is broken, in what another scope gives."""
    return lambda find: Check(check.rule, on, find, frozenset(measures))
