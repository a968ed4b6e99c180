"""Findings for every format: how many there are, what tells each from all others, their texts, and the formats."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from importlib import import_module
from typing import Literal, TypeAlias

from kjchuangxin.diagnostic import Diagnostic, Message, Place, Severity, msg
from kjchuangxin.formats.screen import Screen, visible
from kjchuangxin.i18n.locale import Locale

_ENGLISH = Locale("en")


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found, in order, and the names of the files that were checked."""

    all: tuple[Diagnostic, ...]
    files: tuple[str, ...]

    def of(self, severity: Severity) -> tuple[Diagnostic, ...]:
        return tuple(one for one in self.all if one.severity is severity)

    def counted(self) -> Message:
        if not self.all:
            return msg("Files checked: {files}. Nothing found.", files=len(self.files))
        counts = {"errors": len(self.of(Severity.ERROR)), "warnings": len(self.of(Severity.WARNING))}
        return msg("Files checked: {files}. Errors: {errors}. Warnings: {warnings}.", files=len(self.files), **counts)


def fingerprints(findings: Sequence[Diagnostic]) -> list[str]:
    """For each finding a hash that differs from all others, and stays where only lines are added above it.

    The language has no part in it. Findings with equal code, file, text and message are counted, so that they differ.
    """
    seen: Counter[str] = Counter()
    hashes = []
    for finding in findings:
        place = finding.place
        start = max(place.column - place.excerpt_start, 0)
        end = max(place.end_column - place.excerpt_start, 0) if place.end_line == place.line else None
        excerpt = place.excerpt[start:end].rstrip("\r\n")
        content = "\0".join((finding.rule.code, place.path, excerpt, _ENGLISH.text(finding.message)))
        seen[content] += 1
        hashes.append(sha256(f"{content}\0{seen[content]}".encode("utf-8", "surrogatepass")).hexdigest())
    return hashes


def texts(finding: Diagnostic, locale: Locale) -> list[str]:
    """The message and, if there is one, the hint, each in one line."""
    messages = [finding.message] + ([finding.hint] if finding.hint else [])
    return [visible(locale.text(message)) for message in messages]


def sentence(finding: Diagnostic, locale: Locale) -> str:
    return locale.clauses(texts(finding, locale))


def position(place: Place) -> str:
    """A place as editors follow it: path:line:column."""
    return f"{visible(place.path)}:{place.line}:{place.column}"


def kind(finding: Diagnostic) -> str:
    """Severity and code, as in error[KJ304]."""
    return f"{finding.severity.value}[{finding.rule.code}]"


FindingsFormat: TypeAlias = Literal["full", "concise", "json", "github", "gitlab", "sarif", "junit"]
FindingsRenderer: TypeAlias = Callable[[Findings, Locale], str]

# Module and function; a module is imported when its format is asked for.
FINDINGS: dict[FindingsFormat, tuple[str, str]] = {
    "full": ("findings_terminal", "full"),
    "concise": ("findings_terminal", "concise"),
    "json": ("machine", "findings"),
    "github": ("ci.github", "commands"),
    "gitlab": ("machine", "gitlab"),
    "sarif": ("ci.sarif", "render"),
    "junit": ("ci.junit", "render"),
}
# Drawn for a screen.
FOR_READERS: frozenset[FindingsFormat] = frozenset({"full", "concise"})
# Read by services that know a file by its name within the repository.
FOR_SERVICES: frozenset[FindingsFormat] = frozenset({"github", "gitlab", "sarif", "junit"})


def findings_renderer(name: FindingsFormat, screen: Screen) -> FindingsRenderer:
    """What writes findings in a format, on the screen where it is one for readers."""
    module, function = FINDINGS[name]
    render: Callable[..., str] = getattr(import_module(f"kjchuangxin.formats.{module}"), function)
    return partial(render, screen=screen) if name in FOR_READERS else render
