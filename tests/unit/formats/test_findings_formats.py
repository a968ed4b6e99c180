"""The formats of `check` that services read: whole expected outputs, and what a reader of each gets back."""

import json
import re
import xml.etree.ElementTree as ET
from urllib.parse import unquote, unquote_to_bytes

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from kjchuangxin import HOME, __version__
from kjchuangxin.diagnostic import Diagnostic, Place, msg
from kjchuangxin.formats.ci.github import SHOWN, SUMMARY_BYTES, step_summary
from kjchuangxin.formats.findings import FOR_SERVICES, Findings, findings_renderer, fingerprints
from kjchuangxin.formats.screen import Screen, visible
from kjchuangxin.i18n.locale import Locale
from kjchuangxin.rules import all_rules
from repository import ROOT, compare
from sample_report import CHECKED, FALLS, HOSTILE, NUMBER, findings, place

EN, ZH = Locale("en"), Locale("zh")
SCREEN = Screen(80, colour=False)
SUFFIX = {"github": "txt", "junit": "xml"}
WIDE = "  𠮷野家: 𠮷62家"  # each 𠮷 is two units of UTF-16
_NONCHARACTERS = re.compile("[\ufffe\uffff]")
TEXT = st.text(st.characters(codec=None), max_size=20)


def attacks():
    """Findings that try to be markup, commands, links, fields, other files, and more than there are."""
    evil = "::error::x ##[add-mask]y ]]> {0} {{ [a](http://x.invalid) <!-- & \ufffe\uffff\ud800 %0A #12 $x$ :smile:"
    return [
        *findings(),
        Diagnostic(NUMBER, place("/外 面#?.yaml", column=11, width=2, excerpt=WIDE), msg("{v}", v=evil)),
        Diagnostic(NUMBER, place("d/\udcc7.yaml", column=3, width=4, excerpt=WIDE), msg("one"), msg("{v}", v=evil)),
        Diagnostic(NUMBER, place("d/\ud800.yaml", column=3, width=4, excerpt=WIDE), msg("one")),
        Diagnostic(NUMBER, Place("a.yaml", 2, 5, 4, 3, WIDE), msg("ends within a line that is not known")),
        Diagnostic(FALLS, Place("a.yaml", 7, 1, 7, 1), msg("the same")),
        Diagnostic(FALLS, Place("a.yaml", 9, 1, 9, 1), msg("the same"), None, ((place(path=HOSTILE), msg("{{a}}")),)),
    ]


def rendered(name, found=None, locale=EN, files=CHECKED):
    shown = Findings(tuple(attacks() if found is None else found), tuple(files))
    return findings_renderer(name, SCREEN)(shown, locale)


@pytest.mark.parametrize("name", sorted(FOR_SERVICES))
def test_hostile_findings_are_written_as_they_were(name):
    text = rendered(name).replace(f'"{__version__}"', '"VERSION"')
    compare(f"services/{name}.{SUFFIX.get(name, 'json')}", text)


def test_the_summary_of_a_step_is_written_as_it_was():
    text = step_summary(Findings(tuple(attacks()), CHECKED), EN)
    compare("services/step.md", text)
    assert len({line.count("|") - line.count("\\|") for line in text.splitlines() if line.startswith("|")}) == 1


# --- GitHub


def told(text):
    """The commands that GitHub's runner reads in a text: what it reads, after actions/runner's ActionCommand.cs."""
    commands = [re.fullmatch(r"\s*::(\w+) ([^:]*)::(.*)", line) for line in text.splitlines()]
    assert not any("##[" in line for line, command in zip(text.splitlines(), commands, strict=True) if not command)
    return [
        (found[1], dict(pair.split("=", 1) for pair in found[2].split(",")), found[3]) for found in commands if found
    ]


def unescaped(text):
    for sign, code in (("\r", "%0D"), ("\n", "%0A"), (":", "%3A"), (",", "%2C"), ("%", "%25")):
        text = text.replace(code, sign)
    return text


def test_github_reads_a_command_for_each_finding_and_no_other():
    shown = attacks()
    commands = told(rendered("github"))
    errors = [one for one in shown if one.rule is NUMBER][:SHOWN]
    warnings = [one for one in shown if one.rule is FALLS]
    assert [kind for kind, _, _ in commands] == ["error"] * len(errors) + ["warning"] * len(warnings)
    places = [(int(properties["line"]), properties["title"]) for _, properties, _ in commands]
    assert places == [(one.place.line, one.rule.code) for one in (*errors, *warnings)]
    assert "a:b,c%.yaml" in [unescaped(properties["file"]) for _, properties, _ in commands]


@pytest.mark.parametrize(
    ("errors", "warnings", "line"),
    [
        (10, 10, None),
        (11, 0, "Not shown here: 1 errors, 0 warnings. All findings are in the step's summary."),
        (12, 13, "Not shown here: 2 errors, 3 warnings. All findings are in the step's summary."),
    ],
)
def test_github_is_given_no_more_than_it_shows(errors, warnings, line):
    numbers, falls, *_ = findings()
    text = rendered("github", [falls] * warnings + [numbers] * errors)
    kinds = [kind for kind, _, _ in told(text)]
    assert kinds == ["error"] * min(errors, SHOWN) + ["warning"] * min(warnings, SHOWN)
    assert text.splitlines()[len(kinds) :] == ([line] if line else [])


def test_the_summary_of_a_step_has_every_finding_errors_first():
    rows = step_summary(Findings(tuple(attacks()), CHECKED), EN).splitlines()[4:]
    severities = [row.split()[1] for row in rows if row]
    assert severities == ["error"] * 10 + ["warning"] * 3


def test_the_summary_of_a_step_is_never_larger_than_github_takes():
    text = step_summary(Findings(tuple(findings()) * 3000, CHECKED), EN)
    assert SUMMARY_BYTES * 0.99 < len(text.encode()) < SUMMARY_BYTES + 1000
    shown = sum(row.startswith(("| error", "| warning")) for row in text.splitlines())
    assert text.splitlines()[-1] == f"Findings left out, since there is no room here: {21000 - shown}."


# --- GitLab


def test_gitlab_gets_every_finding_with_a_mark_of_its_own():
    issues = json.loads(rendered("gitlab"))
    assert [(one["location"]["path"], one["location"]["lines"]["begin"]) for one in issues] == [
        (one.place.path, one.place.line) for one in attacks()
    ]
    assert {one["severity"] for one in issues} == {"major", "minor"}
    assert len({one["fingerprint"] for one in issues}) == len(issues)


def test_a_fingerprint_is_the_same_where_lines_are_added_and_in_every_language():
    found = attacks()
    moved = [
        one._replace(place=one.place._replace(line=one.place.line + 7, end_line=one.place.end_line + 7))
        for one in found
    ]
    assert fingerprints(moved) == fingerprints(found)
    marks = [[one["fingerprint"] for one in json.loads(rendered("gitlab", locale=locale))] for locale in (EN, ZH)]
    assert marks[0] == marks[1]


def test_another_figure_file_or_rule_is_another_fingerprint():
    first = findings()[0]
    others = [
        first,
        first._replace(rule=FALLS),
        first._replace(message=msg("{value} is no number", value="63家")),
        first._replace(place=first.place._replace(path="other.yaml")),
        first._replace(place=first.place._replace(excerpt=first.place.excerpt.replace("62家", "63家"))),
    ]
    assert len({fingerprints([one])[0] for one in others}) == len(others)
    assert fingerprints([first, first])[0] == fingerprints([first])[0] != fingerprints([first, first])[1]


# --- SARIF

TEXT_ONLY = {"type": "object", "properties": {"text": {"type": "string", "minLength": 1}}, "required": ["text"]}
COUNT = {"type": "integer", "minimum": 1}
LOCATION = {
    "type": "object",
    "properties": {
        "id": {"type": "integer", "minimum": 0},
        "message": TEXT_ONLY,
        "physicalLocation": {
            "type": "object",
            "properties": {
                "artifactLocation": {
                    "type": "object",
                    "properties": {
                        "uri": {"type": "string", "pattern": r"^(file:///)?([A-Za-z0-9._~/-]|%[0-9A-F]{2})+$"},
                        "uriBaseId": {"const": "%SRCROOT%"},
                    },
                    "required": ["uri"],
                    "additionalProperties": False,
                },
                "region": {
                    "type": "object",
                    "properties": dict.fromkeys(("startLine", "startColumn", "endLine", "endColumn"), COUNT),
                    "required": ["startLine", "startColumn", "endLine"],
                    "additionalProperties": False,
                },
            },
            "required": ["artifactLocation", "region"],
            "additionalProperties": False,
        },
    },
    "required": ["physicalLocation"],
    "additionalProperties": False,
}
RULE = {
    "type": "object",
    "properties": {
        "id": {"type": "string"},
        "name": {"type": "string"},
        "shortDescription": TEXT_ONLY,
        "fullDescription": TEXT_ONLY,
        "helpUri": {"type": "string", "format": "uri"},
        "help": {**TEXT_ONLY, "properties": {**TEXT_ONLY["properties"], "markdown": {"type": "string"}}},
        "defaultConfiguration": {"type": "object", "properties": {"level": {"enum": ["error", "warning"]}}},
    },
    "required": ["id"],
    "additionalProperties": False,
}
RESULT = {
    "type": "object",
    "properties": {
        "ruleId": {"type": "string"},
        "ruleIndex": {"type": "integer", "minimum": 0},
        "level": {"enum": ["error", "warning"]},
        "message": TEXT_ONLY,
        "locations": {"type": "array", "items": LOCATION, "minItems": 1, "maxItems": 1},
        "relatedLocations": {"type": "array", "items": LOCATION, "minItems": 1, "uniqueItems": True},
        "partialFingerprints": {"type": "object", "additionalProperties": {"type": "string"}},
    },
    "required": ["message"],
    "additionalProperties": False,
}
# What of SARIF 2.1.0's own schema concerns the properties that are written here.
SARIF = {
    "type": "object",
    "properties": {
        "$schema": {"type": "string", "format": "uri"},
        "version": {"const": "2.1.0"},
        "runs": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "tool": {
                        "type": "object",
                        "properties": {
                            "driver": {
                                "type": "object",
                                "properties": {
                                    "name": {"type": "string"},
                                    "version": {"type": "string"},
                                    "informationUri": {"type": "string", "format": "uri"},
                                    "language": {"type": "string", "pattern": "^[a-zA-Z]{2}(-[a-zA-Z]{2})?$"},
                                    "rules": {"type": "array", "items": RULE, "uniqueItems": True},
                                },
                                "required": ["name"],
                                "additionalProperties": False,
                            }
                        },
                        "required": ["driver"],
                        "additionalProperties": False,
                    },
                    "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                    "results": {"type": "array", "items": RESULT},
                },
                "required": ["tool"],
                "additionalProperties": False,
            },
        },
    },
    "required": ["version", "runs"],
    "additionalProperties": False,
}


@pytest.mark.parametrize("locale", [EN, ZH])
@pytest.mark.parametrize("found", [attacks(), []])
def test_sarif_is_as_its_schema_demands(found, locale):
    log = json.loads(rendered("sarif", found, locale))
    Draft202012Validator.check_schema(SARIF)
    assert [error.message for error in Draft202012Validator(SARIF).iter_errors(log)] == []
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rules[one["ruleIndex"]]["id"] for one in run["results"]] == [one.rule.code for one in found]
    assert [one["ruleId"] for one in run["results"]] == [one.rule.code for one in found]


@pytest.mark.parametrize("locale", [EN, ZH])
def test_sarif_leads_to_each_rule_on_the_page_in_its_language(locale):
    page = "rules.zh-CN.md" if locale is ZH else "rules.md"
    headings = re.findall(r"(?m)^## (.+)$", (ROOT / "docs" / page).read_text("utf-8"))
    # How code hosts make an anchor of a heading.
    anchors = {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}
    found = [Diagnostic(rule, Place("x", 1, 1, 1, 2), msg("x")) for rule in all_rules().values()]
    (run,) = json.loads(rendered("sarif", found, locale))["runs"]
    for rule in run["tool"]["driver"]["rules"]:
        address, _, anchor = rule["helpUri"].partition("#")
        assert (address, unquote(anchor) in anchors) == (f"{HOME}/blob/main/docs/{page}", True)


def regions(found):
    (run,) = json.loads(rendered("sarif", found))["runs"]
    return [result["locations"][0]["physicalLocation"] for result in run["results"]]


def test_sarif_names_each_file_by_its_bytes():
    for one, location in zip(attacks(), regions(attacks()), strict=True):
        uri = location["artifactLocation"]["uri"]
        assert ("uriBaseId" in location["artifactLocation"]) != uri.startswith("file:///")
        way = "surrogatepass" if "\ud800" in one.place.path else "surrogateescape"
        assert unquote_to_bytes(uri.removeprefix("file://")) == one.place.path.encode("utf-8", way)


def test_sarif_counts_columns_as_utf16_does():
    found = attacks()[7:9]
    part = found[0]._replace(place=found[0].place._replace(excerpt=WIDE[5:], excerpt_start=6))
    (whole, start, later) = (location["region"] for location in regions([*found, part]))
    for one, region in zip(found, (whole, start), strict=True):
        units = WIDE.encode("utf-16-le")[2 * region["startColumn"] - 2 : 2 * region["endColumn"] - 2]
        assert units.decode("utf-16-le") == WIDE[one.place.column - 1 : one.place.end_column - 1]
    assert later["startColumn"] == whole["startColumn"] - 1  # one wide character is before what is known of the line


def test_sarif_leaves_out_an_end_that_is_not_known():
    known, unknown = (one["region"] for one in (regions(attacks())[4], regions(attacks())[10]))
    assert known == {"startLine": 3, "startColumn": 5, "endLine": 9, "endColumn": 1}
    assert unknown == {"startLine": 2, "startColumn": 6, "endLine": 4}


def test_sarif_has_no_links_and_no_fields_in_a_message():
    (run,) = json.loads(rendered("sarif"))["runs"]
    said = [result["message"]["text"] for result in run["results"]]
    assert not any("](" in text for text in said)
    assert not any(re.search(r"(?<!\{)(\{\{)*\{(?!\{)", text) for text in said)


# --- JUnit


def test_junit_has_a_case_for_each_file_which_fails_by_its_errors():
    suite = ET.fromstring(rendered("junit", findings())).find("testsuite")  # noqa: S314 - our own text
    cases = {case.get("name"): case for case in suite.iter("testcase")}
    assert (suite.get("tests"), suite.get("failures"), suite.get("errors")) == ("4", "3", "0")
    assert cases["data/workplan-2022.yaml"].find("failure") is None
    failure = cases["data/progress/区科技局.yaml"].find("failure")
    assert failure.text.count("\n") == 3
    assert failure.get("type") == "KJ304"
    assert "KJ501" in suite.find("system-out").text


def test_junit_fails_no_file_for_a_warning():
    suite = ET.fromstring(rendered("junit", findings()[1:2], files=[])).find("testsuite")  # noqa: S314
    (case,) = suite.iter("testcase")
    assert case.find("failure") is None
    assert suite.find("system-out").text == "data/progress/区科技局.yaml:40:13: warning[KJ501] T3-1 falls from 62 to 60"


# What Ant's schema requires in this order and Jenkins' allows: each element's attributes and its children.
JUNIT = {
    "testsuites": (set(), ["testsuite"]),
    "testsuite": (
        {"id", "package", "name", "timestamp", "hostname", "tests", "failures", "errors", "skipped", "time"},
        ["properties", "testcase", "system-out", "system-err"],
    ),
    "properties": (set(), []),
    "testcase": ({"name", "classname", "time"}, ["failure"]),
    "failure": ({"type", "message"}, []),
    "system-out": (set(), []),
    "system-err": (set(), []),
}


@pytest.mark.parametrize("found", [[], findings()], ids=["nothing", "everything"])
def test_junit_is_as_the_schemas_of_ant_and_jenkins_demand(found):
    root = ET.fromstring(rendered("junit", found))  # noqa: S314
    assert root.tag == "testsuites"
    for element in root.iter():
        attributes, children = JUNIT[element.tag]
        assert set(element.attrib) == attributes
        order = [children.index(child.tag) for child in element]
        assert order == sorted(order)
        if element.tag == "testsuite":
            assert {0, 2, 3} <= set(order)
            assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d", element.get("timestamp"))


# --- All


@given(TEXT, TEXT, TEXT, st.integers(1, 30), st.integers(0, 30))
def test_whatever_a_finding_holds_can_be_read_back(path, message, excerpt, column, width):
    found = [Diagnostic(NUMBER, Place(path or "x", 1, column, 1, column + width, excerpt), msg("{text}", text=message))]
    issue = json.loads(rendered("gitlab", found))[0]
    assert issue["location"]["path"] == (path or "x")
    (region,) = (location["region"] for location in regions(found))
    assert region["endColumn"] >= region["startColumn"] >= column
    (case,) = ET.fromstring(rendered("junit", found, files=[]).encode()).iter("testcase")  # noqa: S314
    assert case.get("name") == _NONCHARACTERS.sub(lambda sign: f"\\u{ord(sign[0]):04x}", visible(path or "x"))
    assert len(told(rendered("github", found))) == 1
    assert step_summary(Findings(tuple(found), ()), EN).count("\n") == 5
    for name in FOR_SERVICES:
        rendered(name, found).encode()
