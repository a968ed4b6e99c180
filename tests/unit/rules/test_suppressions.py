"""`allow: [CODE: reason]` hides the warnings that are meant, nothing else, and is told where nothing needs it."""

from unittest.mock import patch

import pytest

from examples import findings, workspace_for
from kjchuangxin.assess import latest, verdicts
from kjchuangxin.i18n.locale import Locale
from kjchuangxin.model.load import load_workspace
from kjchuangxin.rules import all_rules, check, check_verdicts, suppress
from kjchuangxin.rules.suppressions import hide, suppressions_in
from kjchuangxin.source import find, load
from workspaces import TODAY

FILE = "format: 1\nunit: {unit}\n{allow}reports:\n  - as_of: 2022-06-30\n    entries: {{T3-1: {value}}}\n"
REPORTS = """\
- as_of: 2022-03-31
  submitted: 2032-03-01
  entries: {{T3-1: 20}}
{first}- as_of: 2022-06-30
  submitted: 2032-06-01
  entries: {{T3-1: 62}}
{second}"""
HEAD = "format: 1\nplan: kjcx-2022\ntargets:\n"
NO_REASON = "a code with its reason is expected here, not"
A_LIST = "write a list, each code with its reason:"
BELATED = "  allow: [KJ621: 补报]\n"


def found_in(files, folder):
    """Everything found in a workspace, with the advice, before anything is allowed; and what its files allow."""
    workspace, found = load_workspace(files, lambda path: path.relative_to(folder).as_posix())
    with (
        patch("kjchuangxin.rules.check_file.suppressions_in", nothing),
        patch("kjchuangxin.rules.run.suppressions_in", nothing),
    ):
        done = check(workspace)
    advice = check_verdicts(done, verdicts(done, latest(done, TODAY))) if done.plan.usable else ()
    return [*found, *done.findings, *advice], allowed_in(files, folder)


def nothing(_):
    return ()


def allowed_in(files, folder):
    """What the files of a workspace allow, as far as they can be read."""
    paths = (files.plan, *filter(None, [files.breakdown]), *files.progress)
    read = (load(path, path.relative_to(folder).as_posix()) for path in paths)
    return [one for document, found, _ in read if document and not found for one in suppressions_in(document)]


def told(found):
    """What is said of `allow`: the line, what is pointed at there, and what of it."""
    locale = Locale("en")
    return [
        f"{one.rule.code} {one.place.line} {_pointed_at(one.place)}: "
        f"{locale.text(one.message)}; {locale.text(one.hint)}"
        for one in found
        if one.rule.code not in {"KJ621", "KJ613", "KJ616"}
    ]


def _pointed_at(place):
    return place.excerpt[place.column - place.excerpt_start : place.end_column - place.excerpt_start]


def codes(found):
    return [one.rule.code for one in found]


@pytest.mark.parametrize(
    ("part", "text", "hidden"),
    [
        pytest.param("entries", "T3-1: {value: 10000, allow: [KJ616: 新口径，含规上企业]}\n", ["KJ616"], id="an entry"),
        pytest.param(
            "entries",
            "T3-1:\n  allow:\n    - KJ616: 新口径\n  value: 10000\n",
            ["KJ616"],
            id="an entry, before its value",
        ),
        pytest.param(
            "entries", "T3-1: {value: 10000, allow: [magnitude: 新口径]}\n", ["KJ616"], id="by the rule's name"
        ),
        pytest.param("entries", "T3-1: {value: 10, allow: [KJ701: 季节性]}\n", ["KJ701"], id="advice"),
        pytest.param("entries", "T3-1: {value: 100, allow: [KJ702: 待批复]}\n", ["KJ702"], id="advice at the value"),
        pytest.param(
            "reports",
            "- as_of: 2022-06-30\n  submitted: 2032-06-05\n  allow: [{KJ621: 补报, KJ616: 新口径}]\n"
            "  entries: {T3-1: 10000}\n",
            ["KJ616", "KJ621"],
            id="a report, two codes in one mapping",
        ),
        pytest.param(
            "reports",
            "- as_of: 2022-06-30\n  submitted: 2032-06-05\n  entries: {T3-1: 10000}\n"
            "  allow: [KJ621: 补报, KJ616: 新口径]\n",
            ["KJ616", "KJ621"],
            id="a report, after its entries",
        ),
        pytest.param(
            "progress",
            FILE.format(unit="区科技局", allow="allow: [KJ616: 新口径]\n", value=10000),
            ["KJ616"],
            id="a progress file",
        ),
        pytest.param(
            "targets",
            "- {id: T3-1, name: 新增, measure: rate, at_least: 30, unit: 家, allow: [KJ418: 文件原文如此]}\n",
            ["KJ418"],
            id="a target",
        ),
        pytest.param(
            "breakdown",
            HEAD + "  T3-1: {allow: [KJ507: 留有余量], quotas: {高新区管委会: 30, 各镇街: 60}}\n",
            ["KJ507"],
            id="a target in the breakdown",
        ),
    ],
)
def test_a_warning_that_is_allowed_is_not_reported(part, text, hidden, tmp_path):
    found, allowed = found_in(workspace_for(tmp_path, part, text), tmp_path)
    assert sorted(codes(found)) == hidden
    assert told(suppress(found, allowed, all_rules())) == []


def test_that_a_unit_has_no_file_is_allowed_in_the_plan(tmp_path):
    files = workspace_for(tmp_path, "breakdown", HEAD + "  T3-2: {reporters: [合阳城街道]}\n")
    plan = files.plan.read_text("utf-8")
    files.plan.write_text(
        plan.replace("aliases: [合阳城]", "aliases: [合阳城], allow: [KJ618: 由区科技局代报]"), "utf-8"
    )
    found, allowed = found_in(files, tmp_path)
    assert codes(found) == ["KJ618"]
    assert suppress(found, allowed, all_rules()) == ()


@pytest.mark.parametrize(
    ("first", "second", "hidden"),
    [
        ("", "", []),
        (BELATED, "", [5]),
        ("", BELATED, [8]),
        (BELATED, BELATED, [5, 9]),
        (BELATED.replace("KJ621", "KJ605"), BELATED.replace("KJ621", "KJ616"), []),
    ],
)
def test_an_allow_counts_in_its_mapping_for_its_code(first, second, hidden, tmp_path):
    text = REPORTS.format(first=first, second=second)
    found, allowed = found_in(workspace_for(tmp_path, "reports", text), tmp_path)
    left, _ = hide(found, allowed)
    assert codes(found) == ["KJ621", "KJ621"]
    assert [one.place.line for one in found if one not in left] == hidden


@pytest.mark.parametrize(
    ("part", "text", "found"),
    [
        pytest.param(
            "entries",
            "T3-1: {value: 62, allow: [KJ616: 新口径]}\nT3-2: {value: 115, allow: [magnitude: 新口径]}\n",
            [
                "KJ803 6 KJ616: there is no KJ616 here to be allowed; delete it",
                "KJ803 7 magnitude: there is no magnitude here to be allowed; delete it",
            ],
            id="nothing to hide",
        ),
        pytest.param(
            "reports",
            REPORTS.format(first=BELATED, second=BELATED)
            + "- {as_of: 2022-09-30, entries: {T3-1: 80}, allow: [KJ621: 补报]}\n",
            ["KJ803 12 KJ621: there is no KJ621 here to be allowed; delete it"],
            id="needed only elsewhere",
        ),
        pytest.param(
            "reports",
            "- as_of: 2022-06-30\n  allow: [KJ616: 新口径]\n"
            "  entries: {T3-1: {value: 10000, allow: [KJ616: 新口径]}}\n",
            ["KJ803 5 KJ616: there is no KJ616 here to be allowed; delete it"],
            id="the one within hides it",
        ),
        pytest.param(
            "reports",
            "- as_of: 2022-06-30\n  allow: [KJ616: 新口径]\n"
            "  entries: {T3-1: {value: 10000, allow: [KJ616: 新口径]}, T3-2: 12000}\n",
            [],
            id="both are needed",
        ),
        pytest.param(
            "entries",
            "T3-1: {value: 10000, allow: [KJ616: 新口径, magnitude: 含规上]}\n",
            ["KJ803 6 magnitude: magnitude is allowed here already; delete it"],
            id="twice in one mapping",
        ),
        pytest.param(
            "entries",
            "T3-1: {value: 62, allow: [KJ616: 新口径, KJ616: 含规上]}\n",
            [
                "KJ803 6 KJ616: there is no KJ616 here to be allowed; delete it",
                "KJ803 6 KJ616: KJ616 is allowed here already; delete it",
            ],
            id="twice for nothing",
        ),
        pytest.param(
            "entries",
            "T3-1: {value: 62, allow: [KJ6166: 新口径, magnitud: 新口径, kj616: 新口径, 数量级: 新口径]}\n",
            [
                "KJ801 6 KJ6166: there is no code KJ6166; did you mean KJ616?",
                "KJ801 6 magnitud: there is no code magnitud; did you mean magnitude?",
                "KJ801 6 kj616: there is no code kj616; did you mean KJ616?",
                "KJ801 6 数量级: there is no code 数量级; write a warning's code as it is shown, such as KJ616",
            ],
            id="no code",
        ),
        pytest.param(
            "entries",
            "T3-1: {value: -1, allow: [KJ613: 冲减, stages: 无, KJ803: 无]}\n",
            [
                "KJ802 6 KJ613: KJ613 is an error, and cannot be allowed; fix what is found, and delete this",
                "KJ802 6 stages: stages is an error, and cannot be allowed; fix what is found, and delete this",
                "KJ802 6 KJ803: KJ803 cannot be allowed; fix what is found, and delete this",
            ],
            id="what cannot be allowed",
        ),
    ],
)
def test_what_is_wrong_with_an_allow_is_reported(part, text, found, tmp_path):
    assert told(findings(tmp_path, part, text)) == found


@pytest.mark.parametrize(
    ("before", "entries", "found"),
    [
        pytest.param(
            "", "T3-1: {value: 62, allow: [KJ616: 新口径]}, T3-2: -1", ["KJ613", "KJ803"], id="of another target"
        ),
        pytest.param("", "T3-1: {value: -1, allow: [KJ616: 新口径]}", ["KJ613"], id="in the entry"),
        pytest.param("T3-1: 6家", "T3-1: {value: 62, allow: [KJ616: 新口径]}", ["KJ304"], id="in the one before"),
        pytest.param("", "T3-1: {value: 62, allow: [KJ616: 新口径]}, T9-9: 1", ["KJ607"], id="of nobody knows what"),
        pytest.param("", "T3-1: {by: 2022-09-30, allow: [KJ616: 新口径]}", ["KJ612"], id="that it says nothing"),
        pytest.param("", "T3-1: 62, T3-2: 5家}, allow: [KJ632: 预报]", ["KJ304"], id="in the report that allows it"),
    ],
)
def test_nothing_is_called_unneeded_that_an_error_may_have_to_do_with(before, entries, found, tmp_path):
    last = entries if entries.endswith("]") else entries + "}"
    text = f"- {{as_of: 2022-03-31, entries: {{{before}}}}}\n" if before else ""
    text += f"- {{as_of: 2022-06-30, entries: {{{last}}}\n"
    assert sorted(codes(findings(tmp_path, "reports", text))) == found


def test_of_a_verdict_nothing_is_called_unneeded_while_a_reporter_has_an_error(tmp_path):
    text = HEAD + "  T3-4: {baseline: 3, allow: [KJ703: 已核]}\n  T3-1: {baseline: 0, allow: [KJ703: 已核]}\n"
    workspace_for(tmp_path, "breakdown", text)
    wrong = "format: 1\nunit: 区科技局\nreports:\n  - {as_of: 2022-06-30, entries: {T3-1: 6家}}\n"
    (tmp_path / "progress" / "区科技局.yaml").write_text(wrong, "utf-8")
    workspace, _ = load_workspace(find(None, tmp_path, None), str)
    done = check(workspace)
    found = suppress((), done.allowed, all_rules())
    assert [(one.rule.code, one.place.line) for one in found] == [("KJ803", 4)]


def test_an_error_is_reported_though_it_is_allowed(tmp_path):
    text = "T3-1: {value: -1, allow: [KJ613: 冲减]}\n"
    assert codes(findings(tmp_path, "entries", text)) == ["KJ613", "KJ802"]


def test_the_first_of_two_is_shown_with_the_second(tmp_path):
    text = "T3-1: {value: 10000, allow: [KJ616: 新口径, KJ616: 含规上]}\n"
    [finding] = findings(tmp_path, "entries", text)
    [(place, message)] = finding.related
    assert (place.line, place.column, message.template) == (6, 36, "the first one is here")


def test_findings_may_come_in_portions(tmp_path):
    text = "T3-1: {value: 10000, allow: [KJ616: 新口径]}\nT3-2: {value: 115, allow: [KJ616: 新口径]}\n"
    found, allowed = found_in(workspace_for(tmp_path, "entries", text), tmp_path)
    left, allowed = hide(found, allowed)
    assert (left, [one.needed for one in allowed]) == ((), [True, False])
    assert told(suppress(left, allowed, all_rules())) == [
        "KJ803 7 KJ616: there is no KJ616 here to be allowed; delete it"
    ]


def test_a_hundred_wrong_allowances_of_a_file_are_enough(tmp_path):
    reasons = ", ".join(f"KJ9{at}: 新口径" for at in range(100, 300))
    found = findings(tmp_path, "entries", f"T3-1: {{value: 62, allow: [{reasons}]}}\n")
    assert codes(found) == ["KJ801"] * 100 + ["KJ309"]
    assert Locale("en").text(found[-1].message) == "100 more findings in this file are not listed"


def test_an_allow_holds_for_its_own_file(tmp_path):
    """A finding at the same line and column of another file is not hidden."""
    files = workspace_for(tmp_path, "entries", "T3-1: {value: 10000, allow: [KJ616: 新口径]}\n")
    document, _, _ = load(files.progress[1], "other.yaml")
    found, _ = found_in(files, tmp_path)
    assert codes(suppress(found, suppressions_in(document), all_rules())) == ["KJ616", "KJ803"]


@pytest.mark.parametrize("text", ["T3-1: {value: 62, note: allow}\n", "T3-1: {value: 62, note: '[allow: x]'}\n"])
def test_the_word_elsewhere_allows_nothing(text, tmp_path):
    files = workspace_for(tmp_path, "entries", text)
    assert allowed_in(files, tmp_path) == []


@pytest.mark.parametrize(
    ("allow", "found"),
    [
        ("KJ616", f"KJ303 6 KJ616: {NO_REASON} KJ616; {A_LIST} [KJ616: …]"),
        ("新口径", f"KJ303 6 新口径: {NO_REASON} 新口径; {A_LIST} [KJ616: …]"),
        ("[magnitude]", f"KJ303 6 magnitude: {NO_REASON} magnitude; {A_LIST} [magnitude: …]"),
        ("[KJ616:新口径]", f"KJ303 6 KJ616:新口径: {NO_REASON} KJ616:新口径; {A_LIST} [KJ616: …]"),
        ("[[KJ616: 新口径]]", f"KJ303 6 [KJ616: 新口径]: {NO_REASON} […]; {A_LIST} [KJ616: …]"),
        ("{KJ616: 新口径, KJ617: 无}", f"KJ303 6 allow: {NO_REASON} {{…}}; write it as a list: [KJ616: 新口径]"),
        (
            "[KJ616: 新口径, 含规上企业]",
            f"KJ303 6 含规上企业: {NO_REASON} 含规上企业; put a reason that holds a comma in quotes",
        ),
        ("[KJ616：新口径]", "KJ202 6 ：: full-width colon (：); YAML needs a half-width one: type : and a space"),
        ("[]", f"KJ303 6 []: allow is empty, and needs at least one; {A_LIST} [KJ616: …]"),
        ("[KJ616: '']", "KJ308 6 '': this text is empty; fill it in, or delete the line"),
        ("[KJ616: ]", "KJ211 6 KJ616: nothing follows KJ616; fill it in, or delete the line"),
        ("[KJ616: [新口径]]", "KJ303 6 [新口径]: text is expected here, not […]; write 新口径, without the brackets"),
    ],
)
def test_an_allow_that_cannot_be_read_is_reported(allow, found, tmp_path):
    assert told(findings(tmp_path, "entries", f"T3-1: {{value: 62, allow: {allow}}}\n")) == [found]


@pytest.mark.parametrize(
    ("part", "text", "hint"),
    [
        ("entries", "T3-1: {value: 62, ignore: [KJ616: 新口径]}\n", "did you mean allow?"),
        ("entries", "T3-1: {value: 62, allows: [KJ616: 新口径]}\n", "did you mean allow?"),
        ("reports", "- {as_of: 2022-06-30, day: 1, entries: {}}\n", "known keys: as_of, submitted, entries, allow"),
    ],
)
def test_a_wrong_key_gets_a_hint(part, text, hint, tmp_path):
    [finding] = findings(tmp_path, part, text)
    assert (finding.rule.code, Locale("en").text(finding.hint)) == ("KJ302", hint)


@pytest.mark.parametrize(
    ("code", "how"),
    [
        ("KJ616", ["If this is intended, write beside the value: allow: [KJ616: …]"]),
        ("KJ614", []),  # an error
        ("KJ619", []),  # of a file that is not read
        ("KJ803", []),
    ],
)
def test_a_warning_is_explained_with_how_to_allow_it(code, how, kjcx):
    lines = kjcx("explain", code, "--lang", "en").out.splitlines()
    assert [line for line in lines if line.startswith("If this is intended")] == how


@pytest.mark.parametrize("code", ["KJ619", "ignored-file", "KJ803", "KJ613"])
def test_what_has_no_room_for_it_or_is_no_warning_cannot_be_allowed(code, tmp_path):
    text = f"T3-1: {{value: 62, allow: [{code}: 据实填报]}}\n"
    assert [one.rule.code for one in findings(tmp_path, "entries", text)] == ["KJ802"]
