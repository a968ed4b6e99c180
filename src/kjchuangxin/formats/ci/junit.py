"""Findings as JUnit XML: a test case a file, which fails where the file has an error."""

import re
from collections.abc import Sequence

from kjchuangxin.diagnostic import Diagnostic, Severity
from kjchuangxin.formats.findings import Findings, kind, position, sentence, texts
from kjchuangxin.formats.screen import visible
from kjchuangxin.i18n.locale import Locale

_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
_NEVER = re.compile("[\ufffe\uffff]")  # the only visible characters that XML forbids


def render(findings: Findings, locale: Locale) -> str:
    """One case for each file that was checked or that a finding names; warnings alone are a case's output."""
    by_file: dict[str, list[Diagnostic]] = {path: [] for path in findings.files}
    for finding in findings.all:
        by_file.setdefault(finding.place.path, []).append(finding)
    failures = len({finding.place.path for finding in findings.of(Severity.ERROR)})
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


def _case(path: str, findings: Sequence[Diagnostic], locale: Locale) -> list[str]:
    start = f'    <testcase classname="kjcx check" name="{_xml(path)}" file="{_xml(path)}"'
    if not findings:
        return [f"{start}/>"]
    output = "\n".join(_xml(f"{position(one.place)}: {kind(one)} {sentence(one, locale)}") for one in findings)
    error = next((one for one in findings if one.severity is Severity.ERROR), None)
    if error is None:
        return [f"{start}>", f"      <system-out>{output}</system-out>", "    </testcase>"]
    failure = (
        f'      <failure type="{_xml(error.rule.code)}" message="{_xml(texts(error, locale)[0])}">{output}</failure>'
    )
    return [f"{start}>", failure, "    </testcase>"]


def _xml(text: str) -> str:
    """A text for an element or an attribute; what XML cannot hold, or nobody sees, is shown as an escape."""
    text = _NEVER.sub(lambda found: found[0].encode("unicode_escape").decode(), visible(text))
    return "".join(_ESCAPES.get(character, character) for character in text)
