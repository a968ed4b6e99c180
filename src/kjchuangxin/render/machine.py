"""What both JSON formats share: numbers, findings, and text that no terminal obeys."""

import json
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import TypeAlias

from kjchuangxin.characters import UNSAFE_IN_JSON
from kjchuangxin.diagnostic import Diagnostic
from kjchuangxin.i18n.locale import Locale

Json: TypeAlias = "Mapping[str, Json] | Sequence[Json] | str | int | float | bool | None"

SCHEMA_VERSION = 1
_DECIMALS = 6


def write(data: Json) -> str:
    text = json.dumps(data, ensure_ascii=False, indent=2)
    return UNSAFE_IN_JSON.sub(lambda match: f"\\u{ord(match[0]):04x}", text) + "\n"


def numeral(value: Fraction | None) -> int | float | None:
    """A whole number as one, any other to six decimals."""
    if value is None:
        return None
    return value.numerator if value.denominator == 1 else round(float(value), _DECIMALS)


def finding(diagnostic: Diagnostic, locale: Locale) -> Json:
    place = diagnostic.place
    return {
        "code": diagnostic.rule.code,
        "severity": diagnostic.severity.value,
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
        "message": locale.text(diagnostic.message),
        "hint": locale.text(diagnostic.hint) if diagnostic.hint else None,
    }
