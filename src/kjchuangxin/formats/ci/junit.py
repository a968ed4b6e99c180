"""Findings as JUnit XML: a test case a file, which fails where the file has an error."""

import re
from collections.abc import Sequence

from kjchuangxin.diagnostic import Diagnostic, Severity
from kjchuangxin.formats.findings import Findings, kind, position, sentence, texts
from kjchuangxin.formats.screen import visible
from kjchuangxin.i18n.locale import Locale

_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
_WHEN = 'timestamp="2000-01-01T00:00:00" hostname="localhost" time="0"'
_NEVER = re.compile("[\ufffe\uffff]")  # the only visible characters that XML forbids


def render(findings: Findings, locale: Locale) -> str:
    """One case for each file that was checked or that a finding names; warnings are the suite's output.

    Everything stands where both the Ant task's schema and Jenkins' xUnit have it. Times are the same in every run, as
    the rest is.
    """
    by_file: dict[str, list[Diagnostic]] = {path: [] for path in findings.files}
    for finding in findings.of(Severity.ERROR):
        by_file.setdefault(finding.place.path, []).append(finding)
    warnings = findings.of(Severity.WARNING)
    for finding in warnings:
        by_file.setdefault(finding.place.path, [])
    failures = sum(map(bool, by_file.values()))
    counts = f'tests="{len(by_file)}" failures="{failures}" errors="0" skipped="0"'
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        "<testsuites>",
        f'  <testsuite id="0" package="kjcx" name="kjcx check" {counts} {_WHEN}>',
        "    <properties/>",
        *(text for path in sorted(by_file) for text in _case(path, by_file[path], locale)),
        f"    <system-out>{_listed(warnings, locale)}</system-out>",
        "    <system-err/>",
        "  </testsuite>",
        "</testsuites>",
    ]
    return "\n".join(lines) + "\n"


def _case(path: str, errors: Sequence[Diagnostic], locale: Locale) -> list[str]:
    start = f'    <testcase classname="kjcx check" name="{_xml(path)}" time="0"'
    if not errors:
        return [f"{start}/>"]
    first = errors[0]
    head = f'type="{_xml(first.rule.code)}" message="{_xml(texts(first, locale)[0])}"'
    return [f"{start}>", f"      <failure {head}>{_listed(errors, locale)}</failure>", "    </testcase>"]


def _listed(findings: Sequence[Diagnostic], locale: Locale) -> str:
    return "\n".join(_xml(f"{position(one.place)}: {kind(one)} {sentence(one, locale)}") for one in findings)


def _xml(text: str) -> str:
    """A text for an element or an attribute; what XML cannot hold, or nobody sees, is shown as an escape."""
    text = _NEVER.sub(lambda found: found[0].encode("unicode_escape").decode(), visible(text))
    return "".join(_ESCAPES.get(character, character) for character in text)
