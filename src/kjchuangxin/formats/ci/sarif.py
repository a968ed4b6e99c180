"""Findings as SARIF 2.1.0 (OASIS), which GitHub's code scanning and editors read."""

from pathlib import PurePath
from urllib.parse import quote

from kjchuangxin import HOME, __version__
from kjchuangxin.diagnostic import Diagnostic, Place, Rule
from kjchuangxin.formats.findings import Findings, fingerprints, sentence
from kjchuangxin.formats.machine import Json, write
from kjchuangxin.formats.screen import visible
from kjchuangxin.i18n.locale import Locale
from kjchuangxin.views.explain import examples

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
_ROOT = "%SRCROOT%"
_PAGES = {"en": "rules.md", "zh": "rules.zh-CN.md"}


def render(findings: Findings, locale: Locale) -> str:
    """One run; its rules are those of which something was found."""
    rules = dict(sorted({one.rule.code: one.rule for one in findings.all}.items()))
    indexes = {code: index for index, code in enumerate(rules)}
    driver: Json = {
        "name": "kjcx",
        "version": __version__,
        "informationUri": HOME,
        "language": "zh-CN" if locale.language == "zh" else "en",
        "rules": [_rule(rule, locale) for rule in rules.values()],
    }
    hashed = zip(findings.all, fingerprints(findings.all), strict=True)
    results = [_result(one, indexes[one.rule.code], fingerprint, locale) for one, fingerprint in hashed]
    run: Json = {"tool": {"driver": driver}, "columnKind": "utf16CodeUnits", "results": results}
    return write({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(rule: Rule, locale: Locale) -> Json:
    why = locale.text(rule.why)
    parts = [(title, "\n".join(visible(line, None) for line in lines)) for title, lines in examples(rule, locale)]
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.name.replace("-", " ")},
        "fullDescription": {"text": why},
        "help": {
            "text": "\n\n".join([why, *(f"{title}\n{text}" for title, text in parts)]),
            "markdown": "\n\n".join([why, *(f"{title}\n\n```yaml\n{text}\n```" for title, text in parts)]),
        },
        "helpUri": f"{HOME}/blob/main/docs/{_PAGES[locale.language]}#{_anchor(rule, locale)}",
        "defaultConfiguration": {"level": rule.severity.value},
    }


def _anchor(rule: Rule, locale: Locale) -> str:
    """What code hosts call the heading of a rule on its page: lower case, without brackets, a dash for each space."""
    heading = locale.noted(f"{rule.code} {rule.name}", locale.severity(rule.severity)).lower()
    return quote("".join(sign for sign in heading if sign.isalnum() or sign in " -").replace(" ", "-"))


def _result(finding: Diagnostic, index: int, fingerprint: str, locale: Locale) -> Json:
    related: list[Json] = [
        {"id": number, "message": _message(visible(locale.text(message))), **_location(place)}
        for number, (place, message) in enumerate(finding.related, 1)
    ]
    return {
        "ruleId": finding.rule.code,
        "ruleIndex": index,
        "level": finding.severity.value,
        "message": _message(sentence(finding, locale)),
        "locations": [_location(finding.place)],
        **({"relatedLocations": related} if related else {}),
        "partialFingerprints": {"kjcx/v1": fingerprint},
    }


def _message(text: str) -> Json:
    """A text in which nothing is a place to fill in (braces, 3.11.5) or a link (brackets and a parenthesis, 3.11.6)."""
    return {"text": text.replace("{", "{{").replace("}", "}}").replace("](", "] (")}


def _location(place: Place) -> dict[str, Json]:
    return {"physicalLocation": {"artifactLocation": _artifact(place.path), "region": _region(place)}}


def _artifact(path: str) -> Json:
    try:
        content = path.encode("utf-8", "surrogateescape")  # a name's bytes where they are no UTF-8
    except UnicodeEncodeError:
        content = path.encode("utf-8", "surrogatepass")
    uri = quote(content, safe="/")
    if PurePath(path).is_absolute():
        return {"uri": f"file://{uri}" if uri.startswith("/") else f"file:///{uri}"}
    return {"uri": uri, "uriBaseId": _ROOT}


def _region(place: Place) -> Json:
    """Lines and columns from 1, columns in UTF-16's units, the end exclusive.

    Of a stretch over several lines only the first line is known: it ends with its last line, but for one that ends
    before any character of it.
    """
    region = {"startLine": place.line, "startColumn": _units(place, place.column), "endLine": place.end_line}
    if place.end_line == place.line:
        region["endColumn"] = _units(place, place.end_column)
    elif place.end_column == 1:
        region["endColumn"] = 1
    return region


def _units(place: Place, column: int) -> int:
    """A column that counts characters as one that counts UTF-16's units, by as much of the line as is known."""
    before = place.excerpt[: max(column - place.excerpt_start, 0)]
    return column + sum(character > "\uffff" for character in before)
