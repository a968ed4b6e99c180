"""Findings as every format shows them: how many there are, and what tells each from all others."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from kjchuangxin.diagnostic import Diagnostic, Message, Severity, msg
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
        """How many findings in how many files."""
        if not self.all:
            return msg("Files checked: {files}. Nothing found.", files=len(self.files))
        return msg(
            "Files checked: {files}. Errors: {errors}. Warnings: {warnings}.",
            files=len(self.files),
            errors=len(self.of(Severity.ERROR)),
            warnings=len(self.of(Severity.WARNING)),
        )


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
