"""Findings as GitHub workflow commands, shown beside their lines, and as a table for the summary of a step."""

from collections.abc import Iterator, Sequence

from kjchuangxin.diagnostic import Diagnostic, Severity, msg
from kjchuangxin.formats.markup import md, table
from kjchuangxin.formats.screen import Screen, visible
from kjchuangxin.i18n.locale import Locale
from kjchuangxin.render.findings import at, summary, texts

SHOWN = 10  # of each kind in a step: GitHub passes over the others without a word
SUMMARY_BYTES = 900_000  # GitHub takes no summary of over a mebibyte, and others may write to it as well

_DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_PROPERTY = {**_DATA, ":": "%3A", ",": "%2C"}


def render(diagnostics: Sequence[Diagnostic], files: Sequence[str], locale: Locale, screen: Screen) -> str:  # noqa: ARG001  # the formats' interface
    """A command a finding, errors first, and how many more there are; nothing where nothing was found."""
    by_kind = {kind: [one for one in diagnostics if one.severity is kind] for kind in Severity}
    lines = [_command(one, locale) for found in by_kind.values() for one in found[:SHOWN]]
    errors, warnings = (max(len(by_kind[kind]) - SHOWN, 0) for kind in (Severity.ERROR, Severity.WARNING))
    if errors or warnings:
        more = msg(
            "Not shown here: {errors} errors, {warnings} warnings. All findings are in the step's summary.",
            errors=errors,
            warnings=warnings,
        )
        lines.append(locale.text(more))
    return "".join(f"{line}\n" for line in lines)


def step_summary(diagnostics: Sequence[Diagnostic], files: Sequence[str], locale: Locale) -> str:
    """Every finding in a table, for as long as GitHub takes it."""
    titles = [locale.text(title) for title in (msg("finding"), msg("place"), msg("what is wrong"))]
    rows = list(_rows(diagnostics, locale))
    parts = [f"{locale.text(summary(diagnostics, len(files)))}\n", table(titles, rows)]
    if left := len(diagnostics) - len(rows):
        left_out = msg("Findings left out, since there is no room here: {count}.", count=left)
        parts.append(f"{locale.text(left_out)}\n")
    return "\n".join(parts)


def _rows(diagnostics: Sequence[Diagnostic], locale: Locale) -> Iterator[tuple[str, ...]]:
    room = SUMMARY_BYTES
    for one in sorted(diagnostics, key=lambda one: one.severity is not Severity.ERROR):
        severity = f"{locale.severity(one.severity)} {one.rule.code}"
        row = (md(severity), md(at(one.place)), md(locale.clauses(texts(one, locale))))
        room -= len("|".join(row).encode()) + 10
        if room < 0:
            return
        yield row


def _command(diagnostic: Diagnostic, locale: Locale) -> str:
    place = diagnostic.place
    properties = {"file": place.path, "line": place.line, "col": place.column, "endLine": place.end_line}
    if place.end_line == place.line:  # a column range is shown within one line only
        properties["endColumn"] = place.end_column
    properties["title"] = diagnostic.rule.code
    joined = ",".join(f"{name}={_escape(str(value), _PROPERTY)}" for name, value in properties.items())
    message = "\n".join(texts(diagnostic, locale))
    return f"::{diagnostic.severity.value} {joined}::{_escape(message, _DATA)}"


def _escape(text: str, table: dict[str, str]) -> str:
    """A text as a workflow command takes it; what stays invisible is shown as an escape."""
    return visible("".join(table.get(character, character) for character in text))
