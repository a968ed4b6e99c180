"""Findings as a GitLab Code Quality report, shown in a merge request and beside its changed lines."""

from collections.abc import Sequence

from kjchuangxin.diagnostic import Diagnostic, Severity
from kjchuangxin.formats.machine import Json, write
from kjchuangxin.formats.screen import Screen
from kjchuangxin.i18n.locale import Locale
from kjchuangxin.render.findings import fingerprints, texts

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor"}


def render(diagnostics: Sequence[Diagnostic], files: Sequence[str], locale: Locale, screen: Screen) -> str:  # noqa: ARG001  # the formats' interface
    marks = fingerprints(diagnostics)
    return write([_issue(diagnostic, mark, locale) for diagnostic, mark in zip(diagnostics, marks, strict=True)])


def _issue(diagnostic: Diagnostic, fingerprint: str, locale: Locale) -> Json:
    return {
        "description": locale.clauses(texts(diagnostic, locale)),
        "check_name": diagnostic.rule.code,
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[diagnostic.severity],
        "location": {"path": diagnostic.place.path, "lines": {"begin": diagnostic.place.line}},
    }
