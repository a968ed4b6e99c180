"""Findings as a GitLab Code Quality report, shown in a merge request and beside its changed lines."""

from kjchuangxin.diagnostic import Diagnostic, Severity
from kjchuangxin.formats.finding_texts import sentence
from kjchuangxin.formats.machine import Json, write
from kjchuangxin.i18n.locale import Locale
from kjchuangxin.views.findings import Findings, fingerprints

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor"}


def render(findings: Findings, locale: Locale) -> str:
    """A list with an issue for each finding."""
    pairs = zip(findings.all, fingerprints(findings.all), strict=True)
    return write([_issue(finding, fingerprint, locale) for finding, fingerprint in pairs])


def _issue(finding: Diagnostic, fingerprint: str, locale: Locale) -> Json:
    return {
        "description": sentence(finding, locale),
        "check_name": finding.rule.code,
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[finding.severity],
        "location": {"path": finding.place.path, "lines": {"begin": finding.place.line}},
    }
