"""What the formats of findings share."""

from collections import Counter
from collections.abc import Sequence
from hashlib import sha256

from kjchuangxin.diagnostic import Diagnostic, Message, Place, Severity, msg
from kjchuangxin.formats.screen import visible
from kjchuangxin.i18n.locale import Locale

COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow"}

_ENGLISH = Locale("en")


def summary(diagnostics: Sequence[Diagnostic], files_checked: int) -> Message:
    """How many findings in how many files."""
    if not diagnostics:
        return msg("Files checked: {files}. Nothing found.", files=files_checked)
    counts = {severity: sum(diagnostic.severity is severity for diagnostic in diagnostics) for severity in Severity}
    return msg(
        "Files checked: {files}. Errors: {errors}. Warnings: {warnings}.",
        files=files_checked,
        errors=counts[Severity.ERROR],
        warnings=counts[Severity.WARNING],
    )


def texts(diagnostic: Diagnostic, locale: Locale) -> list[str]:
    """The message and, if there is one, the hint, each in one line."""
    said = [diagnostic.message] + ([diagnostic.hint] if diagnostic.hint else [])
    return [visible(locale.text(text)) for text in said]


def line(diagnostic: Diagnostic, locale: Locale) -> str:
    """A finding in one line without colour."""
    return f"{at(diagnostic.place)}: {kind(diagnostic)} {locale.clauses(texts(diagnostic, locale))}"


def at(place: Place) -> str:
    return f"{visible(place.path)}:{place.line}:{place.column}"


def kind(diagnostic: Diagnostic) -> str:
    return f"{diagnostic.severity.value}[{diagnostic.rule.code}]"


def fingerprints(diagnostics: Sequence[Diagnostic]) -> list[str]:
    """Of each finding what tells it from all others, and stays as it is where only lines are added above it.

    The language has no part in it: of what is the same in code, file, text and message, the second is another one.
    """
    seen: Counter[str] = Counter()
    found = []
    for diagnostic in diagnostics:
        place = diagnostic.place
        start = max(place.column - place.excerpt_start, 0)
        end = max(place.end_column - place.excerpt_start, 0) if place.end_line == place.line else None
        parts = (
            diagnostic.rule.code,
            place.path,
            place.excerpt[start:end].rstrip("\r\n"),
            _ENGLISH.text(diagnostic.message),
        )
        same = "\0".join(parts)
        seen[same] += 1
        found.append(sha256(f"{same}\0{seen[same]}".encode("utf-8", "surrogatepass")).hexdigest())
    return found
