"""Warnings that are intended: `allow: [CODE: reason]` in the mapping that they are about. Each has to be needed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from kjchuangxin.diagnostic import Diagnostic, Example, LimitedFindings, Place, Rule, Severity, msg, quoted
from kjchuangxin.source import Document, KeyPath, Value
from kjchuangxin.suggest import suggest

_NEEDED = "T3-1: {value: 10000, allow: [KJ616: 新口径，含规上企业]}\n"

UNKNOWN_CODE = Rule(
    "KJ801",
    "unknown-code",
    Severity.ERROR,
    msg("What is allowed is a kind of warning, by its code or its name; any other word allows nothing."),
    Example("entries", "T3-1: {value: 62, allow: [KJ6116: 新口径，含规上企业]}\n", _NEEDED),
)
NOT_ALLOWABLE = Rule(
    "KJ802",
    "not-allowable",
    Severity.ERROR,
    msg(
        "Only warnings can be allowed. An error can only be fixed, since a verdict would rest on it; and what "
        "is found in allow itself is fixed there."
    ),
    Example("entries", "T3-1: {value: 62, allow: [KJ613: 据实填报]}\n", "T3-1: 62\n"),
)
UNNEEDED = Rule(
    "KJ803",
    "unneeded-allow",
    Severity.WARNING,
    msg(
        "A warning that is intended is allowed, with the reason, in the mapping that it is about, or in one around "
        "that. An allow that hides nothing, or nothing that one within it does not hide, would hide the next mistake. "
        "Nothing is said of it while an error may keep the warning from being found."
    ),
    Example("entries", "T3-1: {value: 62, allow: [KJ616: 新口径，含规上企业]}\n", _NEEDED),
    excusable=False,
)


class Suppression(NamedTuple):
    """A word that stands at `place` allows what it names from `start` to before `end`, by line and column.

    `path` leads to the mapping in which it stands. `needed` says that it has hidden something, `doubtful` that an error
    may keep it from doing so.
    """

    word: str
    place: Place
    start: tuple[int, int]
    end: tuple[int, int]
    path: KeyPath = ()
    needed: bool = False
    doubtful: bool = False

    @property
    def target(self) -> str | None:
        """The target that the entry of a report, or what the breakdown has on a target, is about in which it stands."""
        at = {"reports": 3, "targets": 1}.get(str(self.path[0]) if self.path else "", len(self.path))
        return str(self.path[at]) if at < len(self.path) else None


def suppressions_in(document: Document) -> tuple[Suppression, ...]:
    """What a file allows, in its order."""
    if "allow" not in document.text:
        return ()
    return tuple(_in(document, (), document.data))


def _in(document: Document, path: KeyPath, data: Value) -> Iterator[Suppression]:
    """What is allowed in a value and in those within it."""
    if isinstance(data, dict) and isinstance(listed := data.get("allow"), list):
        extent = document.lines.place(document.span(path)[0], _end(document, path, data))
        start, end = (extent.line, extent.column), (extent.end_line, extent.end_column)
        for index, words in enumerate(listed):
            for word in words if isinstance(words, dict) else ():
                yield Suppression(word, document.place((*path, "allow", index, word), key=True), start, end, path)
    for step, value in data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ():
        if isinstance(value, dict | list):
            yield from _in(document, (*path, step), value)


def _end(document: Document, path: KeyPath, data: Value) -> int:
    """The character after the last one of a value that is no list or mapping, or is an empty one."""
    while isinstance(data, dict | list) and data:
        step: str | int = next(reversed(data)) if isinstance(data, dict) else len(data) - 1
        path, data = (*path, step), data[step]  # type: ignore[index]  # the step is from the value
    return document.own_span(path)[1]


def hide(
    findings: Iterable[Diagnostic], allowed: Sequence[Suppression]
) -> tuple[tuple[Diagnostic, ...], tuple[Suppression, ...]]:
    """The findings that are not allowed; and the suppressions, those that were needed marked as such.

    Of several suppressions around a finding, the innermost is needed. Findings may come in several portions, each with
    the suppressions as the last one left them.
    """
    findings = tuple(findings)
    codes = {name: finding.rule.code for finding in findings for name in names_of(finding.rule)}
    around: dict[tuple[str, str], list[int]] = {}
    for at, one in enumerate(allowed):
        if one.word in codes:
            around.setdefault((one.place.path, codes[one.word]), []).append(at)
    warnings: dict[tuple[str, str], list[int]] = {}
    for at, finding in enumerate(findings):
        key = (finding.place.path, finding.rule.code)
        if key in around and finding.severity is Severity.WARNING:
            warnings.setdefault(key, []).append(at)
    hidden: dict[int, int] = {}
    for key, found in warnings.items():
        hidden |= _innermost(findings, found, allowed, around[key])
    if not hidden:
        return findings, tuple(allowed)
    needed = set(hidden.values())
    return (
        tuple(finding for at, finding in enumerate(findings) if at not in hidden),
        tuple(one._replace(needed=True) if at in needed else one for at, one in enumerate(allowed)),
    )


def _innermost(
    findings: Sequence[Diagnostic], found: Iterable[int], allowed: Sequence[Suppression], around: Iterable[int]
) -> dict[int, int]:
    """For the findings that lie within an suppression, the innermost one, and of several in one mapping the first.

    All are given by their positions. Mappings lie within or beside one another, so that one pass through both finds it.
    """
    waiting = sorted(around, key=lambda at: (allowed[at].start, _backwards(allowed[at].end), -at), reverse=True)
    open_: list[int] = []
    hidden = {}
    for at in sorted(found, key=lambda at: (findings[at].place.line, findings[at].place.column)):
        here = (findings[at].place.line, findings[at].place.column)
        while waiting and allowed[waiting[-1]].start <= here:
            open_.append(waiting.pop())
        while open_ and allowed[open_[-1]].end <= here:
            open_.pop()
        if open_:
            hidden[at] = open_[-1]
    return hidden


def _backwards(place: tuple[int, int]) -> tuple[int, int]:
    return -place[0], -place[1]


def suppress(
    findings: Iterable[Diagnostic], allowed: Sequence[Suppression], rules: Mapping[str, Rule]
) -> tuple[Diagnostic, ...]:
    """Those findings of a run that are not allowed, and what is wrong with the suppressions, not too much of a file.

    `rules` are all that could have found something, by their codes.
    """
    left, allowed = hide(findings, allowed)
    if not allowed:
        return left
    wrong = LimitedFindings()
    wrong.add(_wrong(allowed, rules))
    return (*left, *wrong.shown())


def _wrong(allowed: Sequence[Suppression], rules: Mapping[str, Rule]) -> Iterator[Diagnostic]:
    """What is wrong with the suppressions."""
    named = {name: rule for rule in rules.values() for name in names_of(rule)}
    allowable = [name for name, rule in named.items() if rule.allowable]
    first: dict[tuple[object, ...], Suppression] = {}
    for one in allowed:
        word, rule = quoted(one.word), named.get(one.word)
        if rule is None:
            hint = suggest(one.word, allowable) or msg("write a warning's code as it is shown, such as KJ616")
            yield Diagnostic(UNKNOWN_CODE, one.place, msg("there is no code {code}", code=word), hint)
            continue
        if not rule.allowable:
            message = msg("{code} cannot be allowed", code=word)
            if rule.severity is Severity.ERROR:
                message = msg("{code} is an error, and cannot be allowed", code=word)
            yield Diagnostic(NOT_ALLOWABLE, one.place, message, msg("fix what is found, and delete this"))
            continue
        before = first.setdefault((one.place.path, one.start, one.end, rule.code), one)
        if before is not one:
            message, related = msg("{code} is allowed here already", code=word), msg("the first one is here")
            yield Diagnostic(UNNEEDED, one.place, message, msg("delete it"), ((before.place, related),))
        elif not one.doubtful and not one.needed:
            message = msg("there is no {code} here to be allowed", code=word)
            yield Diagnostic(UNNEEDED, one.place, message, msg("delete it"))


def names_of(rule: Rule) -> tuple[str, str]:
    """What a rule is called in an allow."""
    return rule.code, rule.name
