"""Findings as JSON; and what the other JSON formats share: numbers, days, verdicts, text that no terminal obeys."""

import json
import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Context, Decimal
from fractions import Fraction
from typing import TypeAlias

from kjchuangxin.characters import UNSAFE_IN_JSON
from kjchuangxin.diagnostic import Diagnostic, Severity
from kjchuangxin.formats.findings import Findings, fingerprints, sentence
from kjchuangxin.i18n.locale import Locale
from kjchuangxin.report.definition import NamedBound, TargetValue
from kjchuangxin.report.report import Report
from kjchuangxin.report.target import TargetResult

Json: TypeAlias = "Mapping[str, Json] | Sequence[Json] | str | int | float | bool | Fraction | date | None"

SCHEMA_VERSION = 2
_DIGITS = 12  # significant ones, of a quotient
_LONG = Context(prec=60)
_MOST_DECIMALS = 30  # of a figure as it is written
# How a number stands in a text that is then taken out of its quotation marks; no file can hold that character.
_NUMBER = re.compile(r'"\\u0000([0-9.E+-]+)"')
_GITLAB = {Severity.ERROR: "major", Severity.WARNING: "minor"}


def write(data: Json) -> str:
    """The data as JSON on several lines, a day as 2022-09-30.

    A number has every digit where it has an end of them; a quotient is rounded half up to 12 significant digits.
    """
    text = _NUMBER.sub(r"\1", json.dumps(data, ensure_ascii=False, indent=2, default=_value))
    return UNSAFE_IN_JSON.sub(lambda match: f"\\u{ord(match[0]):04x}", text) + "\n"


def _value(value: object) -> int | str:
    match value:
        case Fraction():
            return value.numerator if value.denominator == 1 else f"\0{_digits(value)}"
        case date():
            return value.isoformat()
        case _:
            raise TypeError(value)


def _digits(value: Fraction) -> str:
    scaled = value * 10**_MOST_DECIMALS
    if scaled.denominator > 1:
        scaled = _rounded(value) * 10**_MOST_DECIMALS
    return str(Decimal(scaled.numerator).scaleb(-_MOST_DECIMALS, _LONG).normalize(_LONG))


def quotient(value: Fraction | None) -> Fraction | None:
    """A share, a ratio or percentage points: rounded, even where it has an end of digits; None stays None."""
    return None if value is None else _rounded(value)


def in_points(share: Fraction | None) -> Fraction | None:
    """A share of the way in percentage points."""
    return None if share is None else _rounded(share * 100)


def _rounded(value: Fraction) -> Fraction:
    """Half up, away from 0, to 12 significant digits."""
    if not value:
        return value
    power = Fraction(10) ** (
        _DIGITS - 1 - _LONG.divide(Decimal(value.numerator), Decimal(value.denominator)).adjusted()
    )
    whole = (abs(value) * power * 2 + 1) // 2
    return whole / power if value > 0 else -whole / power


def head(report: Report, locale: Locale) -> dict[str, Json]:
    """What every output on a plan begins with: the plan, the day, and what an error keeps from being used."""
    return {
        "schema_version": SCHEMA_VERSION,
        "plan": {"id": report.plan_id, "title": report.title},
        "as_of": report.as_of,
        "illustrative": report.illustrative,
        "refused": refused(report, locale),
    }


def refused(report: Report, locale: Locale) -> Json:
    """What an error keeps from being used: whose it is, of what and when, and the error that does."""
    return [
        {"unit": one.unit, "target": one.target, "as_of": one.as_of, **_reason(one.finding, locale)}
        for one in report.refused
    ]


def _reason(diagnostic: Diagnostic, locale: Locale) -> dict[str, Json]:
    place, message = diagnostic.place, locale.text(diagnostic.message)
    where: dict[str, Json] = {"path": place.path, "line": place.line, "column": place.column}
    return {"code": diagnostic.rule.code, **where, "message": message}


def finding(diagnostic: Diagnostic, locale: Locale) -> Json:
    place = diagnostic.place
    return {
        "code": diagnostic.rule.code,
        "rule": diagnostic.rule.name,
        "severity": diagnostic.severity.value,
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
        "message": locale.text(diagnostic.message),
        "hint": locale.text(diagnostic.hint) if diagnostic.hint else None,
        "fix": None if diagnostic.fix is None else diagnostic.fix.text,
    }


def aim(target: TargetValue) -> Json:
    """What is to be reached; of a bound that is only known later, its name."""
    return {"reference": target.reference} if isinstance(target, NamedBound) else target


def verdict(result: TargetResult) -> dict[str, Json]:
    return {"pace": result.pace, "report": result.reporting.state, "light": result.light}


def findings(findings: Findings, locale: Locale) -> str:
    """All findings, and how many there are of each severity: stable, versioned, no key ever left out."""
    data: Json = {
        "schema_version": SCHEMA_VERSION,
        "files_checked": len(findings.files),
        "diagnostics": [finding(one, locale) for one in findings.all],
        "summary": {f"{severity.value}s": len(findings.of(severity)) for severity in Severity},
    }
    return write(data)


def gitlab(findings: Findings, locale: Locale) -> str:
    """A GitLab Code Quality report, shown in a merge request and beside its changed lines: an issue a finding."""
    issues: list[Json] = [
        {
            "description": sentence(one, locale),
            "check_name": one.rule.code,
            "fingerprint": fingerprint,
            "severity": _GITLAB[one.severity],
            "location": {"path": one.place.path, "lines": {"begin": one.place.line}},
        }
        for one, fingerprint in zip(findings.all, fingerprints(findings.all), strict=True)
    ]
    return write(issues)
