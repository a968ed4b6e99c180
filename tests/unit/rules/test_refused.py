"""An error sets aside the smallest thing that it spoils; all else counts, and every other mistake is found."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from examples import workspace_for
from kjchuangxin.assess import latest, verdicts
from kjchuangxin.model.load import load_workspace
from kjchuangxin.rules import check, check_verdicts
from kjchuangxin.source import find
from properties import examples
from workspaces import TODAY

OWN, JUNE, GXQ = "区科技局", "2022-06-30", "工业园区（高新区）管委会"
HEAD = f"format: 1\nunit: {OWN}\n"
REPORT = "reports:\n  - as_of: 2022-06-30\n    entries: {T3-1: 62, T3-2: 98}\n"


def checked(folder, part, text, **files):
    workspace_for(folder, part, text)
    for name, content in files.items():
        (folder / "progress" / f"{name}.yaml").write_text(content, "utf-8")
    workspace, _ = load_workspace(find(None, folder, None), lambda path: path.name)
    return check(workspace)


def used(done):
    """What of the unit's own file can be used: the targets, each with its day."""
    return [(one.target, str(one.as_of)) for one in done.observations if one.unit != GXQ]


def refused(done):
    """What is refused: whose, of which target, as of which day, for an error of which code."""
    return [(one.unit, one.target, one.as_of and str(one.as_of), one.finding.rule.code) for one in done.refused]


def codes(done):
    return sorted(one.rule.code for one in done.findings)


@pytest.mark.parametrize(
    ("wrong", "found", "targets"),
    [
        pytest.param("T3-1: 62家", ["KJ304"], ["T3-1"], id="a value"),
        pytest.param("T3-1: {value: 62, notes: 好}", ["KJ302"], ["T3-1"], id="an unknown key"),
        pytest.param("T3-1: [62]", ["KJ303"], ["T3-1"], id="a list"),
        pytest.param("T3-1: {value: 62, note: }", ["KJ211"], ["T3-1"], id="a key with nothing after it"),
        pytest.param("T3-1: {value: 62, value: 63}", ["KJ204"], ["T3-1"], id="a key twice"),
        pytest.param("T3-1: 62\n        家", ["KJ304"], ["T3-1"], id="on two lines"),
        pytest.param("T3-1: {value：62}", ["KJ202"], ["T3-1"], id="a full-width colon"),
        pytest.param("T3-1: {value: 1,200}", ["KJ201"], ["T3-1"], id="a comma in a number"),
        pytest.param("T3-1: -5", ["KJ613"], ["T3-1"], id="what cannot be"),
        pytest.param("T3-1: {stage: 申报}", ["KJ610"], ["T3-1"], id="another kind"),
        pytest.param("T3-1: {stage: 申报, by: 明年}", ["KJ305", "KJ610"], ["T3-1"], id="two mistakes in one"),
        pytest.param("T3-9: 5家", ["KJ304", "KJ607"], [None], id="of no target"),
        pytest.param("T3_1: 62", ["KJ607"], ["T3-1"], id="of a badly written one"),
        pytest.param("T111: 62家", ["KJ304", "KJ607"], ["T11-1"], id="of one badly written, and the value"),
        pytest.param("科技型企业新增: 62", ["KJ607"], ["T3-1"], id="by its name"),
        pytest.param("T3-4: 62", ["KJ608"], ["T3-4"], id="of another unit"),
        pytest.param("T3-1:", ["KJ211"], [], id="nothing is no report"),
        pytest.param("T3-1: ~", ["KJ211"], [], id="nothing, as YAML writes it"),
        pytest.param("T3-1: {}", ["KJ612"], [], id="an empty mapping"),
        pytest.param("T3-1: {value: }", ["KJ211"], [], id="a mapping of nothing"),
        pytest.param("T3-1: {by: 2022-09-30}", ["KJ612"], [], id="only a day"),
    ],
)
def test_an_error_in_an_entry_sets_aside_that_entry(wrong, found, targets, tmp_path):
    done = checked(tmp_path, "entries", f"T3-2: 98\n{wrong}\nT3-5: 12\n")
    assert codes(done) == found
    assert used(done) == [("T3-2", JUNE), ("T3-5", JUNE)]
    assert [(unit, target, day) for unit, target, day, _ in refused(done)] == [(OWN, one, JUNE) for one in targets]


def test_an_entry_twice_is_none(tmp_path):
    done = checked(tmp_path, "entries", "T3-1: 62\nT3-2: 98\nT3-1: 63\n")
    assert (codes(done), used(done)) == (["KJ204"], [("T3-2", JUNE)])
    assert refused(done) == [(OWN, "T3-1", JUNE, "KJ204")]


@pytest.mark.parametrize(
    ("entries", "targets"),
    [
        pytest.param("T3-1：62, T3-2: 98", ["T3-1"], id="a full-width colon"),
        pytest.param("T3-1=62, T3-2: 98", ["T3-1"], id="an equals sign"),
        pytest.param("T3-1 62, T3-2: 98", ["T3-1"], id="no colon"),
        pytest.param("T3-1: 1,062, T3-2: 98", ["T3-1"], id="a comma in the number"),
        pytest.param("T3-1 62, T3-5 12, T3-2: 98", ["T3-1", "T3-5"], id="no colon twice"),
        pytest.param("T3-1: 62, T3-1：63, T3-2: 98", ["T3-1"], id="a second time with a full-width colon"),
    ],
)
def test_what_a_sign_makes_unreadable_within_brackets(entries, targets, tmp_path):
    done = checked(tmp_path, "reports", f"- {{as_of: 2022-06-30, entries: {{{entries}}}}}\n")
    assert used(done) == [("T3-2", JUNE)]
    assert [one[:3] for one in refused(done)] == [(OWN, target, JUNE) for target in targets]


LATER = "  - {as_of: 2022-09-30, entries: {T3-1: 80}}\n"


@pytest.mark.parametrize(
    ("report", "found", "lost"),
    [
        pytest.param(
            "as_of: 2022-6-31\n    entries: {T3-1: 62, T3-9: 1}",
            ["KJ305", "KJ607"],
            [(OWN, "T3-1", None, "KJ305"), (OWN, None, None, "KJ305")],
            id="its day",
        ),
        pytest.param("entries: {T3-1: 62}", ["KJ301"], [(OWN, "T3-1", None, "KJ301")], id="no day"),
        pytest.param(
            "as_of: 2022-06-30\n    submitted: 7月\n    entries: {T3-1: 62, T3-2: 9x}",
            ["KJ304", "KJ305"],
            [(OWN, "T3-1", JUNE, "KJ305"), (OWN, "T3-2", JUNE, "KJ305")],
            id="when it came",
        ),
        pytest.param(
            "as_of: 2022-06-30\n    entries: {T3-1: 62}\n    备注: 好",
            ["KJ302"],
            [(OWN, "T3-1", JUNE, "KJ302")],
            id="an unknown key",
        ),
        pytest.param(
            "as_of: 2022-06-30\n    entries: {T3-1: 62}\n    T3-2: 98",
            ["KJ302"],
            [(OWN, "T3-1", JUNE, "KJ302"), (OWN, "T3-2", JUNE, "KJ302")],
            id="an entry at the wrong level",
        ),
        pytest.param(
            "as_of: 2022-06-30\n    entry: {T3-1: 62}", ["KJ302"], [(OWN, None, JUNE, "KJ302")], id="a misspelt key"
        ),
        pytest.param("as_of: 2022-06-30\n    entries: 62", ["KJ303"], [(OWN, None, JUNE, "KJ303")], id="no entries"),
        pytest.param("as_of: 2022-06-30\n    entries:", ["KJ211"], [], id="nothing in it"),
        pytest.param(
            "as_of: 2022-03-31\n    entries: {T3-1: 27}\n    as_of: 2022-06-30\n    entries: {T3-1: 62}",
            ["KJ204"],
            [(OWN, "T3-1", None, "KJ204"), (OWN, None, None, "KJ204")],
            id="two in one, for want of a dash",
        ),
        pytest.param("62", ["KJ303"], [(OWN, None, None, "KJ303")], id="no report at all"),
    ],
)
def test_an_error_in_a_report_sets_aside_that_report(report, found, lost, tmp_path):
    done = checked(tmp_path, "progress", f"{HEAD}reports:\n  - {report}\n{LATER}")
    assert (codes(done), used(done), refused(done)) == (found, [("T3-1", "2022-09-30")], lost)


@pytest.mark.parametrize(
    ("text", "found", "lost"),
    [
        pytest.param(f"{HEAD}报送人: 张三\n{REPORT}", ["KJ302"], ["T3-1", "T3-2"], id="an unknown key"),
        pytest.param(f"unit: {OWN}\n{REPORT}", ["KJ301"], ["T3-1", "T3-2"], id="no format"),
        pytest.param(HEAD + REPORT.replace("reports", "report"), ["KJ302"], [None], id="a misspelt key"),
        pytest.param(f"{HEAD}reports: 无\n", ["KJ303"], [None], id="no list"),
        pytest.param(f"{HEAD}{REPORT}{REPORT}", ["KJ204"], ["T3-1", "T3-2", None], id="a key twice"),
        pytest.param(f"{HEAD}reports:\n", ["KJ211"], [], id="nothing in it"),
    ],
)
def test_an_error_in_a_file_sets_aside_that_file(text, found, lost, tmp_path):
    done = checked(tmp_path, "progress", text)
    assert (codes(done), used(done)) == (found, [])
    assert [(one.unit, one.target) for one in done.refused] == [(OWN, target) for target in lost]


@pytest.mark.parametrize(
    ("text", "found", "lost"),
    [
        pytest.param(f"{HEAD}reports: [\n", ["KJ201"], [None], id="no YAML"),
        pytest.param(f"format: 1\n{REPORT}", ["KJ301"], ["T3-1", "T3-2"], id="no unit"),
        pytest.param(f"format: 1\nunit: [{OWN}]\n{REPORT}", ["KJ303"], ["T3-1", "T3-2"], id="a list for the unit"),
        pytest.param(f"format: 1\nunit: 区科级局\n{REPORT}", ["KJ601"], ["T3-1", "T3-2"], id="an unknown unit"),
    ],
)
@pytest.mark.parametrize("name", [OWN, "kjj", "一季度"])
def test_a_file_whose_unit_cannot_be_read_is_that_of_its_name(text, found, lost, name, tmp_path):
    done = checked(tmp_path, "breakdown", "format: 1\nplan: kjcx-2022\ntargets: {T3-1: {baseline: 0}}\n")
    (tmp_path / "progress" / f"{OWN}.yaml").rename(tmp_path / "progress" / f"{name}.yaml")
    done = checked(tmp_path, "progress", f"# progress/{name}.yaml\n{text}")
    unit = None if name == "一季度" else OWN
    assert (codes(done), used(done), done.strangers) == (found, [], unit is None)
    assert [(one.unit, one.target) for one in done.refused] == [(unit, target) for target in lost]


def test_a_second_file_is_set_aside_for_both_units_whose_it_may_be(tmp_path):
    second = f"{HEAD}reports: [{{as_of: 2022-03-31, entries: {{T3-1: 27, T3-2: 97}}}}]\n"
    done = checked(tmp_path, "entries", "T3-1: 62\n", 合阳城=second)
    assert (codes(done), used(done)) == (["KJ602"], [("T3-1", JUNE)])
    assert refused(done) == [
        (OWN, "T3-1", "2022-03-31", "KJ602"),
        ("合阳城街道", "T3-1", "2022-03-31", "KJ602"),
        (OWN, "T3-2", "2022-03-31", "KJ602"),
    ]


def test_a_copy_does_not_count_for_a_file_that_cannot_be_read(tmp_path):
    done = checked(tmp_path, "progress", f"{HEAD}reports: [\n", 副本=HEAD + REPORT)
    assert (codes(done), used(done)) == (["KJ201", "KJ602"], [])
    assert refused(done) == [(OWN, "T3-1", JUNE, "KJ602"), (OWN, "T3-2", JUNE, "KJ602"), (OWN, None, None, "KJ201")]


@pytest.mark.parametrize(
    ("entries", "lost"),
    [
        pytest.param("T7-1: 5, T8-1: 6", [(None, None, None, "KJ623")], id="none that could be one of this plan"),
        pytest.param("t3-1: 5, T8-1: 6", [(OWN, "T3-1", JUNE, "KJ623")], id="one that could"),
    ],
)
def test_a_file_for_another_plan_is_named_and_refuses_what_it_may_say(entries, lost, tmp_path):
    done = checked(tmp_path, "progress", f"{HEAD}reports: [{{as_of: 2022-06-30, entries: {{{entries}}}}}]\n")
    assert (codes(done), refused(done), done.strangers) == (["KJ623"], lost, False)


def test_what_is_said_of_a_file_for_another_plan_is_the_error_and_not_a_warning_beside_it(tmp_path):
    entries = ", ".join(f"T{task}-1: {{value: 5, evidence: [文件一，文件二]}}" for task in (7, 8, 9))
    done = checked(tmp_path, "progress", f"{HEAD}reports: [{{as_of: 2022-06-30, entries: {{{entries}}}}}]\n")
    assert codes(done).count("KJ212") == 3
    assert refused(done) == [(None, None, None, "KJ623")]


def test_a_refused_correction_counts_only_up_to_the_next_entry_that_can_be_used(tmp_path):
    """With a stage that is sound after it, a step back is a step back again."""
    stages = ("{stage: 评审}", "{stage: 评审, correction: 重报, by: y}", "{stage: 评审}", "{stage: 申报}")
    days = ("2022-03-31", "2022-06-30", "2022-09-30", "2022-12-31")
    reports = (f"- {{as_of: {day}, entries: {{T3-3: {stage}}}}}\n" for day, stage in zip(days, stages, strict=True))
    assert codes(checked(tmp_path, "reports", "".join(reports))) == ["KJ305", "KJ615"]


def test_a_file_of_which_the_unit_owes_nothing_may_be_that_of_its_name(tmp_path):
    done = checked(tmp_path, "progress", HEAD.replace(OWN, "区教委") + REPORT)
    assert (codes(done), used(done)) == (["KJ608"], [])
    assert refused(done) == [(OWN, "T3-1", JUNE, "KJ608"), (OWN, "T3-2", JUNE, "KJ608")]


@pytest.mark.parametrize(
    ("entries", "found"),
    [
        pytest.param(["T3-1: 5", "T3-1: 300家", "T3-1: 3000"], ["KJ304"], id="far from the one before that"),
        pytest.param(["T3-1: 5", "T3-1: 20", "T3-1: 30000"], ["KJ616"], id="far from one that counts"),
        pytest.param(
            ["T3-1: 62", "T3-1: {value: 30家, correction: 重复}", "T3-1: 40"], ["KJ304"], id="a fall, perhaps corrected"
        ),
        pytest.param(["T3-1: 62", "T3-1: 30家", "T3-1: 40"], ["KJ304", "KJ614"], id="a fall whatever stood between"),
        pytest.param(
            ["T3-3: {stage: 认定, evidence: [x], by: y}", "T3-3: {note: 好}", "T3-3: {stage: 认定}"],
            ["KJ305"],
            id="perhaps proved before",
        ),
        pytest.param(
            ["T3-3: {stage: 评审}", "T3-3: {stage: 申报, correction: 重报, by: y}", "T3-3: {stage: 申报}"],
            ["KJ305"],
            id="a step back, perhaps corrected",
        ),
        pytest.param(["T3-1: 5", "T3_1: 300", "T3-1: 3000"], ["KJ607"], id="under a badly written id"),
        pytest.param(["T3-1: 5", "T3-2: 98家", "T3-1: 30000"], ["KJ304", "KJ616"], id="of another target"),
    ],
)
def test_what_rests_on_an_entry_set_aside_is_not_said(entries, found, tmp_path):
    days = ("2022-03-31", "2022-06-30", "2022-09-30")
    reports = (f"- {{as_of: {day}, entries: {{{entry}}}}}\n" for day, entry in zip(days, entries, strict=True))
    assert codes(checked(tmp_path, "reports", "".join(reports))) == found


def test_an_undated_report_may_stand_anywhere(tmp_path):
    text = "- {as_of: 2022-03-31, entries: {T3-1: 5}}\n- {as_of: 2022-06-30, entries: {T3-1: 3000}}\n"
    assert codes(checked(tmp_path, "reports", f"{text}- {{as_of: 5月, entries: {{T3-1: 300}}}}\n")) == ["KJ305"]


def advice(folder, entries, **files):
    """The codes of what the verdicts on a report ask for, where T3-1 is verified."""
    workspace_for(folder, "reports", f"- {{as_of: 2022-06-30, entries: {{{entries}}}}}\n")
    verified = "format: 1\nplan: kjcx-2022\ntargets: {T3-1: {verified: {date: 2022-06-30, by: 区教委}}}\n"
    (folder / "breakdown-2022.yaml").write_text(verified, "utf-8")
    for name, content in files.items():
        (folder / "progress" / f"{name}.yaml").write_text(content, "utf-8")
    workspace, _ = load_workspace(find(None, folder, None), lambda path: path.name)
    done = check(workspace)
    assert done.plan.usable, done.findings
    return sorted(one.rule.code for one in check_verdicts(done, verdicts(done, latest(done, TODAY))))


@pytest.mark.parametrize(
    ("entries", "found"),
    [
        pytest.param("T3-1: 100家, T3-2: 97", ["KJ701"], id="of the one set aside"),
        pytest.param("T3-1: 20, T3-2: 97家", ["KJ701", "KJ703"], id="of another"),
        pytest.param("T3-9: 100, T3-2: 97", ["KJ701"], id="of nobody knows which, but not of one reported"),
        pytest.param("T3-1: , T3-2: 97", ["KJ701", "KJ703"], id="nothing said"),
    ],
)
def test_no_advice_rests_on_what_is_set_aside(entries, found, tmp_path):
    assert advice(tmp_path, entries) == found


def test_a_strangers_file_may_hold_what_a_verification_rests_on(tmp_path):
    assert advice(tmp_path, "T3-1: 20") == ["KJ701", "KJ703"]
    assert advice(tmp_path, "T3-1: 20", 一季度="a: [b") == ["KJ701"]


def test_a_unit_whose_file_has_an_error_is_not_told_to_write_one(tmp_path):
    wrong = HEAD + REPORT.replace("reports", "report")
    assert codes(checked(tmp_path, "progress", wrong)) == ["KJ302"]
    without = checked(tmp_path, "progress", f"# progress/区教委.yaml\n{HEAD.replace(OWN, '区教委')}reports: []\n")
    (tmp_path / "progress" / f"{OWN}.yaml").unlink()
    workspace, _ = load_workspace(find(None, tmp_path, None), lambda path: path.name)
    assert (codes(without), codes(check(workspace))) == (["KJ302"], ["KJ618"])


def test_more_than_a_hundred_are_each_set_aside(tmp_path):
    empty = "".join(f"      T{n}-9:\n" for n in range(20, 150))
    wrong = "".join(f"      T{n}-8: x\n" for n in range(20, 150))
    text = f"{HEAD}reports:\n  - as_of: 2022-06-30\n    entries:\n      T3-1: 62\n{empty}{wrong}"
    done = checked(tmp_path, "progress", text)
    assert used(done) == [("T3-1", JUNE)]
    assert (codes(done).count("KJ309"), len(done.findings), len(done.refused)) == (1, 101, 130)
    assert {one.finding.rule.code for one in done.refused} == {"KJ304"}


ENTRIES = st.lists(
    st.sampled_from(
        [
            *("T3-2: 98", "T3-2: 98家", "T3-2: {value: 110, note: 好}", "T3-5: 12", "T3-5: 0.2", "T3-6: 9.5"),
            *("T3-3: {stage: 申报}", "T3-3: {stage: 认定}", "T3-9: 5", "T11-1: {state: done}", "T3-4: 7"),
            *("T3-2: {value: 98, allow: [KJ616: 新口径]}", "T3-6:", "T3-5: {cause: 慢, x: 1}"),
        ]
    ),
    max_size=5,
    unique_by=lambda entry: entry.split(":")[0],
)
BROKEN = st.sampled_from(
    [
        *("T3-7: 62家", "T3-7: {value: 1, x: 2}", "T3-7: [1]", "T3-7: {note: }", "T3-7: {value: 1, value: 2}"),
        *("T3-7: -5", "T3-7: {stage: 申报}", "T3-7:", "T3-7: {}", "T37: 105", "入库企业: 105", "T3-7: {value：5}"),
    ]
)


def everything(reports):
    """What of such reports can be used, and what is found: of each, how it is told."""
    days = ("2022-03-31", "2022-06-30", "2022-09-30")
    lines = (
        f"- as_of: {day}\n  entries:\n" + "".join(f"    {one}\n" for one in entries)
        for day, entries in zip(days, reports, strict=True)
    )
    with tempfile.TemporaryDirectory() as name:
        done = checked(Path(name), "reports", "".join(lines))
        advised = [*check_verdicts(done, verdicts(done, latest(done, TODAY)))]
    kept = [(one.unit, one.target, one.as_of, one.entry) for one in done.observations]
    return kept, [f"{one.rule.code} {one.message} {one.hint}" for one in (*done.findings, *advised)]


@given(st.tuples(ENTRIES, ENTRIES, ENTRIES), st.integers(0, 2), st.integers(0, 6), BROKEN)
@examples(150)
@example(([], ["T3-2: 98家"], []), 1, 0, "T3-7: {value: 1, value: 2}")
def test_one_more_broken_entry_changes_nothing_else(entries, at, position, broken):
    reports = [[f"T3-1: {count}", *others] for count, others in zip((20, 40, 60), entries, strict=True)]
    kept, found = everything(reports)
    reports[at].insert(position, broken)
    kept_now, found_now = everything(reports)
    assert kept_now == kept
    left = list(found_now)
    for one in found:
        assert one in left
        left.remove(one)
    assert left


@given(st.data())
@examples(300)
def test_whatever_is_deleted_or_typed_is_no_defect(data):
    text = (
        f"{HEAD}illustrative: true\nallow: [KJ603: 借用]\nreports:\n  - as_of: 2022-06-30\n    submitted: 2022-07-05\n"
        "    entries:\n      T3-1: 62\n      T3-2: {value: 98, evidence: [a, b], by: 2022-09-30}\n"
        "  - {as_of: 2022-09-30, entries: {T3-1: 70, T3-3: {stage: 申报, allow: [KJ617: 好]}}}\n"
    )
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(text)))
        gone = data.draw(st.sampled_from([0, 0, 1, 2, 5, 12]))
        typed = data.draw(
            st.sampled_from(["", "：", ":", " ", "\n", "x", "{", "}", "[", ", ", "- ", "，", "~", "'", "#"])
        )
        text = text[:at] + typed + text[at + gone :]
    with tempfile.TemporaryDirectory() as name:
        done = checked(Path(name), "progress", text)
    lost = {(one.unit, one.target, one.as_of) for one in done.refused}
    assert lost.isdisjoint((one.unit, one.target, one.as_of) for one in done.observations)
    assert all(one.finding.severity == "error" for one in done.refused)
