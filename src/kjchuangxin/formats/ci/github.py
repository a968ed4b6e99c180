"""Findings as GitHub workflow commands, shown beside their lines, and as a table for the summary of a step."""

from collections.abc import Iterator

from kjchuangxin.diagnostic import Diagnostic, Severity, msg
from kjchuangxin.formats.findings import Findings, position, sentence, texts
from kjchuangxin.formats.markup import md, table
from kjchuangxin.formats.screen import visible
from kjchuangxin.i18n.locale import Locale

SHOWN = 10  # of each kind in a step: GitHub passes over the others without a word
SUMMARY_BYTES = 900_000  # GitHub takes no summary of over a mebibyte, and others may write to it as well

_DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_PROPERTY = {**_DATA, ":": "%3A", ",": "%2C"}


def commands(findings: Findings, locale: Locale) -> str:
    """A command a finding, errors first, and how many more there are; nothing where nothing was found."""
    errors, warnings = findings.of(Severity.ERROR), findings.of(Severity.WARNING)
    lines = [_command(one, locale) for one in (*errors[:SHOWN], *warnings[:SHOWN])]
    if len(errors) > SHOWN or len(warnings) > SHOWN:
        more = msg(
            "Not shown here: {errors} errors, {warnings} warnings. All findings are in the step's summary.",
            errors=max(len(errors) - SHOWN, 0),
            warnings=max(len(warnings) - SHOWN, 0),
        )
        lines.append(locale.text(more))
    return "".join(f"{line}\n" for line in lines)


def step_summary(findings: Findings, locale: Locale) -> str:
    """Every finding in a table, errors first, for as long as GitHub takes it."""
    titles = [locale.text(title) for title in (msg("finding"), msg("place"), msg("what is wrong"))]
    rows = list(_rows(findings, locale))
    parts = [f"{locale.text(findings.counted())}\n", table(titles, rows)]
    if left := len(findings.all) - len(rows):
        left_out = msg("Findings left out, since there is no room here: {count}.", count=left)
        parts.append(f"{locale.text(left_out)}\n")
    return "\n".join(parts)


def _rows(findings: Findings, locale: Locale) -> Iterator[tuple[str, ...]]:
    room = SUMMARY_BYTES
    for one in (*findings.of(Severity.ERROR), *findings.of(Severity.WARNING)):
        severity = f"{locale.severity(one.severity)} {one.rule.code}"
        row = (md(severity), md(position(one.place)), md(sentence(one, locale)))
        room -= len("|".join(row).encode()) + 10
        if room < 0:
            return
        yield row


def _command(finding: Diagnostic, locale: Locale) -> str:
    place = finding.place
    properties = {"file": place.path, "line": place.line, "col": place.column, "endLine": place.end_line}
    if place.end_line == place.line:  # a column range is shown within one line only
        properties["endColumn"] = place.end_column
    properties["title"] = finding.rule.code
    joined = ",".join(f"{name}={_escape(str(value), _PROPERTY)}" for name, value in properties.items())
    message = "\n".join(texts(finding, locale))
    return f"::{finding.severity.value} {joined}::{_escape(message, _DATA)}"


def _escape(text: str, table: dict[str, str]) -> str:
    """A text as a workflow command takes it; what stays invisible is shown as an escape."""
    return visible("".join(table.get(character, character) for character in text))
