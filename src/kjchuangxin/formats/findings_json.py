"""Findings as JSON: stable, versioned, no key ever left out."""

from kjchuangxin.diagnostic import Severity
from kjchuangxin.formats.machine import SCHEMA_VERSION, finding, write
from kjchuangxin.i18n.locale import Locale
from kjchuangxin.views.findings import Findings


def render(findings: Findings, locale: Locale) -> str:
    """All findings, and how many there are of each severity."""
    return write(
        {
            "schema_version": SCHEMA_VERSION,
            "files_checked": len(findings.files),
            "diagnostics": [finding(one, locale) for one in findings.all],
            "summary": {f"{severity.value}s": len(findings.of(severity)) for severity in Severity},
        }
    )
