"""Findings as JSON: stable, versioned, no key ever left out."""

from collections.abc import Sequence

from kjchuangxin.diagnostic import Diagnostic, Severity
from kjchuangxin.formats.machine import SCHEMA_VERSION, finding, write
from kjchuangxin.formats.screen import Screen
from kjchuangxin.i18n.locale import Locale


def render(diagnostics: Sequence[Diagnostic], files: Sequence[str], locale: Locale, screen: Screen) -> str:  # noqa: ARG001  # the formats' interface
    return write(
        {
            "schema_version": SCHEMA_VERSION,
            "files_checked": len(files),
            "diagnostics": [finding(diagnostic, locale) for diagnostic in diagnostics],
            "summary": {
                f"{severity.value}s": sum(diagnostic.severity is severity for diagnostic in diagnostics)
                for severity in Severity
            },
        }
    )
