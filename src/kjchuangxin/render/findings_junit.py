"""Findings as JUnit XML: a test case a file, which fails where the file has an error."""

import re
from collections.abc import Sequence

from kjchuangxin.diagnostic import Diagnostic, Severity
from kjchuangxin.formats.screen import Screen, visible
from kjchuangxin.i18n.locale import Locale
from kjchuangxin.render.findings import line, texts

_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
_NEVER = re.compile("[\ufffe\uffff]")  # the only visible characters that XML forbids


def render(diagnostics: Sequence[Diagnostic], files: Sequence[str], locale: Locale, screen: Screen) -> str:  # noqa: ARG001  # the formats' interface
    """One case for each file that was checked or that a finding names; warnings alone are a case's output."""
    by_file: dict[str, list[Diagnostic]] = {path: [] for path in files}
    for diagnostic in diagnostics:
        by_file.setdefault(diagnostic.place.path, []).append(diagnostic)
    failures = sum(any(map(_is_error, found)) for found in by_file.values())
    counts = f'tests="{len(by_file)}" failures="{failures}" errors="0"'
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f"<testsuites {counts}>",
        f'  <testsuite name="kjcx check" {counts} skipped="0">',
        *(text for path in sorted(by_file) for text in _case(path, by_file[path], locale)),
        "  </testsuite>",
        "</testsuites>",
    ]
    return "\n".join(lines) + "\n"


def _case(path: str, found: Sequence[Diagnostic], locale: Locale) -> list[str]:
    start = f'    <testcase classname="kjcx check" name="{_xml(path)}" file="{_xml(path)}"'
    if not found:
        return [f"{start}/>"]
    told = "\n".join(_xml(line(diagnostic, locale)) for diagnostic in found)
    first = next(filter(_is_error, found), None)
    if first is None:
        return [f"{start}>", f"      <system-out>{told}</system-out>", "    </testcase>"]
    failure = (
        f'      <failure type="{_xml(first.rule.code)}" message="{_xml(texts(first, locale)[0])}">{told}</failure>'
    )
    return [f"{start}>", failure, "    </testcase>"]


def _is_error(diagnostic: Diagnostic) -> bool:
    return diagnostic.severity is Severity.ERROR


def _xml(text: str) -> str:
    """A text for an element or an attribute; what XML cannot hold, or nobody sees, is shown as an escape."""
    text = _NEVER.sub(lambda found: found[0].encode("unicode_escape").decode(), visible(text))
    return "".join(_ESCAPES.get(character, character) for character in text)
