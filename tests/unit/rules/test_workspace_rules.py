"""Files that are copied, misnamed or of another year are told once, and for what they are."""

import pytest

from examples import findings, told, workspace_for
from kjchuangxin.model.load import load_workspace
from kjchuangxin.rules import check
from kjchuangxin.source import find

ELSEWHERE = "put the files that are in it directly into progress"
NO_ENTRIES = "write what is reported, or delete the report"
ON_THE_EVE = "an increment is counted from the start of its window; as of 2021-12-31 it can only be 0"


def reports(as_of, entries):
    return f"- {{as_of: {as_of}, entries: {{{entries}}}}}\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            reports("2023-06-30", "T3-1: 62, T3-2: 100"), [("KJ609", 4, 13, "did you mean 2022-06-30?")], id="after"
        ),
        pytest.param(
            reports("2024-02-29", "T3-1: 62, T3-2: 100"),
            [("KJ609", 4, 13, "give the figures as of a day from 2022-01-01 to 2022-12-31")],
            id="a day that the window's year does not have",
        ),
        pytest.param(
            reports("2021-12-31", "T3-1: 62, T3-1a: 7, T11-1: {state: under_way}"),
            [("KJ607", 4, 45, None), ("KJ626", 4, 35, ON_THE_EVE)],
            id="on the eve, where a baseline can stand",
        ),
        pytest.param(
            reports("2021-06-30", "T3-1: 62, T3-2: 96"),
            [("KJ626", 4, 35, "did you mean 2022-06-30?")],
            id="before, with what may be a baseline",
        ),
        pytest.param(reports("2021-12-31", "T3-2: 96, T11-1: {state: under_way}"), [], id="a baseline"),
        pytest.param(reports("2021-06-30", "T3-1: 62"), [("KJ626", 4, 13, "did you mean 2022-06-30?")], id="one"),
        pytest.param(reports("2021-12-31", "T3-1: 62"), [("KJ626", 4, 35, ON_THE_EVE)], id="one on the eve"),
        pytest.param(reports("2022-06-30", ""), [("KJ624", 4, 25, NO_ENTRIES)], id="none at all"),
    ],
)
def test_a_report_of_another_year_is_reported_once(text, expected, tmp_path):
    assert sorted(told(findings(tmp_path, "reports", text)), key=str) == sorted(expected, key=str)


@pytest.mark.parametrize(
    ("submitted", "found"),
    [
        ("2022-06-29", ["KJ606"]),
        ("2022-06-30", []),
        ("2023-07-01", []),
        ("2023-07-02", ["KJ621"]),
        ("9999-12-31", ["KJ621"]),
    ],
)
def test_a_report_comes_within_a_year_and_not_before_its_day(submitted, found, tmp_path):
    text = f"- {{as_of: 2022-06-30, submitted: {submitted}, entries: {{T3-1: 62}}}}\n"
    assert [one.rule.code for one in findings(tmp_path, "reports", text)] == found


def found_with(folder, **files):
    """What is found with more progress files: by name a unit and its entries for the end of June."""
    paths = workspace_for(folder, "progress", "format: 1\nunit: 区科技局\nreports: []\n")
    for name, (unit, entries) in files.items():
        text = f"format: 1\nunit: {unit}\nreports: [{{as_of: 2022-06-30, entries: {{{entries}}}}}]\n"
        (folder / "progress" / f"{name}.yaml").write_text(text, "utf-8")
    workspace, _ = load_workspace(find(None, paths.folder, None), lambda path: path.name)
    return check(workspace).findings


def test_a_copied_file_with_the_old_unit_is_reported_once(tmp_path):
    found = found_with(tmp_path, 区科技局=("合阳城街道", "T3-2: 98, T3-3: {stage: 申报}, T3-5: 20"))
    assert told(found) == [("KJ608", 2, 7, "the file is named after 区科技局: correct the unit")]


def test_a_file_of_a_unit_that_owes_none_of_it_names_who_does(tmp_path):
    found = found_with(tmp_path, 一季度=("区教委", "T3-2: 98, T3-4: 50"))
    assert told(found) == [("KJ608", 2, 7, "reported by: ('区科技局', '工业园区（高新区）管委会')")]


@pytest.mark.parametrize(
    ("name", "unit", "entries", "told_as"),
    [
        pytest.param("区教委", "各镇街", "T3-1: 62, T3-2: 98", ["KJ601"], id="a group's"),
        pytest.param("各镇街", "合阳城街道", "T3-1: 62", [], id="named after a group"),
        pytest.param("gxq", "合阳城街道", "T3-1: 62", ["KJ603"], id="named after another unit"),
        pytest.param("gxq", "合阳城街道", "T3-1: 62, T3-4: 300", ["KJ608"], id="with a target of that one"),
        pytest.param("gxq", "合阳城街道", "T3-4: 300, T3-2: 98", ["KJ608"], id="with none of its own"),
        pytest.param("gxq", "合阳城街道", "T7-1: 5, T8-1: 6", ["KJ623"], id="for another plan"),
        pytest.param("一季度", "区科技局", "T3-1: 62, T3-4: 300", ["KJ602"], id="a second one"),
    ],
)
def test_one_file_has_one_finding(name, unit, entries, told_as, tmp_path):
    found = found_with(tmp_path, **{name: (unit, entries)})
    about_it = [one.rule.code for one in found if one.place.path == f"{name}.yaml"]
    assert about_it == told_as


def test_an_entry_of_the_unit_after_which_the_file_is_named_says_so(tmp_path):
    found = found_with(tmp_path, gxq=("合阳城街道", "T3-1: 62, T3-4: 300, T3-2: 98"))
    assert told(found) == [
        ("KJ608", 3, 51, "the file is named after 工业园区（高新区）管委会: correct the unit"),
        ("KJ608", 3, 62, "reported by: ('区科技局',)"),
    ]


def test_one_target_that_is_not_owed_is_reported_where_it_stands(tmp_path):
    found = found_with(tmp_path, 区教委=("区教委", "T3-2: 98"))
    assert told(found) == [("KJ608", 3, 41, "reported by: ('区科技局',)")]


@pytest.mark.parametrize("name", ["区科技局 - 副本", "00", "区科技局（2）"])
def test_of_two_files_the_one_named_after_the_unit_counts(name, tmp_path):
    found = found_with(tmp_path, **{name: ("区科技局", "T3-1: 62")})
    assert [(one.rule.code, one.place.path) for one in found] == [("KJ602", f"{name}.yaml")]


def test_a_copy_of_a_file_is_told_as_one(tmp_path):
    found = found_with(tmp_path, **{"区科技局 (1)": ("区科技局", "T3-1: 62")})
    assert told(found) == [("KJ602", 2, 7, "by its name it is a copy: keep this one or 区科技局.yaml")]


def test_of_two_files_named_after_the_unit_the_first_counts(tmp_path):
    found = found_with(tmp_path, kjj=("区科技局", "T3-1: 62"))
    assert [(one.rule.code, one.place.path) for one in found] == [("KJ602", "区科技局.yaml")]


def test_a_second_file_named_after_another_unit_is_that_ones(tmp_path):
    found = found_with(tmp_path, 区教委=("区科技局", "T3-4: 62, T11-1: {state: under_way}"))
    assert told(found)[0] == ("KJ602", 2, 7, "the file is named after 区教委: correct the unit")


def test_a_units_name_in_another_case_is_named(tmp_path):
    found = findings(tmp_path, "progress", "format: 1\nunit: KJJ\nreports: []\n")
    assert told(found) == [("KJ601", 2, 7, "did you mean kjj?")]


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("甲.yml", "rename it to 甲.yaml"),
        ("甲.YAML", "rename it to 甲.yaml"),
        ("甲.Yaml", "rename it to 甲.yaml"),
        ("甲.yaml.txt", "rename it to 甲.yaml"),
        ("甲。yaml", "rename it to 甲.yaml"),
        ("2022.二季度.yml", "rename it to 2022.二季度.yaml"),
        ("一季度/区教委.yaml", ELSEWHERE),
        ("甲.xlsx", "write what it reports into a file whose name ends in .yaml"),
        ("../breakdown-2021.yml", "move it to another folder"),
        ("../workplan-2021.YAML", "choose it with --plan, or move it to another folder"),
        ("README.md", None),
        (".gitkeep", None),
        (".甲.yaml.swp", None),
        ("../workplan-2022.docx", None),
    ],
)
def test_what_is_not_read_is_reported(name, hint, tmp_path):
    path = workspace_for(tmp_path, "entries", "T3-1: 62\n").folder / "progress" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("format: 1\n", "utf-8")
    workspace, found = load_workspace(find(None, tmp_path, None), str)
    expected = [] if hint is None else [("KJ619", 1, 1, hint)]
    assert [*found, *told(check(workspace).findings)] == expected


def test_a_plan_that_is_chosen_is_not_passed_over(tmp_path):
    plan = workspace_for(tmp_path, "entries", "T3-1: 62\n").plan.rename(tmp_path / "workplan-2022.yml")
    assert find(None, None, plan).strays == ()


@pytest.mark.parametrize("start", ["data", "data/progress", "."])
def test_a_plan_with_another_ending_is_named(start, tmp_path):
    folder = tmp_path / "data"
    workspace_for(folder, "entries", "T3-1: 62\n").plan.rename(folder / "workplan-2022.yml")
    for said in (find(tmp_path / start, None, None), find(None, folder, None)):
        assert said.message.template.format(**said.message.values) == (
            f"there is no workplan-*.yaml in {folder}; rename workplan-2022.yml to workplan-2022.yaml"
        )


@pytest.mark.parametrize(
    ("entries", "found"),
    [
        pytest.param("T7-1: 5, T8-1: 6", ["KJ623"], id="no target of the plan"),
        pytest.param("T7-1: 5", ["KJ607"], id="only one target"),
        pytest.param("T7-1: 5, T8-1: 6, T3-1: 62", ["KJ607", "KJ607"], id="one of the plan's among them"),
        pytest.param("t3-1: 62, T3_2: 110", ["KJ607", "KJ607"], id="badly written"),
        pytest.param("t3-1: 62, T8-1: 6", ["KJ623"], id="half of them badly written"),
        pytest.param("t3-1: 62, T3_2: 110, T8-1: 6", ["KJ607"] * 3, id="most of them badly written"),
        pytest.param("科技型企业新增: 62, 高新技术企业: 110", ["KJ607", "KJ607"], id="by their names"),
    ],
)
@pytest.mark.parametrize("unit", ["区科技局", "合阳城街道", "区商务委"])
def test_a_file_for_another_plan_is_reported_once_whatever_its_unit(unit, entries, found, tmp_path):
    text = f"format: 1\nunit: {unit}\nreports: [{{as_of: 2022-06-30, entries: {{{entries}}}}}]\n"
    of_unit = {"区科技局": [], "合阳城街道": ["KJ603"], "区商务委": ["KJ601"]}[unit]
    expected = found if found == ["KJ623"] else sorted(of_unit + found)
    assert sorted(one.rule.code for one in findings(tmp_path, "progress", text)) == expected


@pytest.mark.parametrize("name", ["00", "区科技局2021"])
def test_a_file_for_another_plan_is_no_second_file(name, tmp_path):
    found = found_with(tmp_path, **{name: ("区科技局", "T7-1: 5, T8-1: 6")})
    assert [(one.rule.code, one.place.path, one.place.line, one.place.column) for one in found] == [
        ("KJ623", f"{name}.yaml", 3, 41)
    ]


def found_among(folder, target, files, breakdown=""):
    """The codes of what is found in a plan of one target with three reporters, each with its place; by day: value."""
    lines = {
        name: f"format: 1\nunit: {name}\nreports:\n"
        + "".join(f"  - {{as_of: {day}, entries: {{T1-1: {value}}}}}\n" for day, value in figures.items())
        for name, figures in files.items()
    }
    plan = (
        "format: 1\nid: p\ntitle: 计划\nperiod: {start: 2022-01-01, end: 2022-12-31}\n"
        "units: [{name: 甲}, {name: 乙}, {name: 丙}]\ngroups: [{name: 其他, members: []}]\n"
        "sections:\n  - title: 一\n    tasks:\n      - number: 1\n        title: 任务\n        lead: [甲]\n"
        f"        support: [乙, 丙, 其他]\n        targets:\n          - {{id: T1-1, name: 指标, {target}}}\n"
    )
    (folder / "progress").mkdir()
    (folder / "workplan-p.yaml").write_text(plan, "utf-8")
    if breakdown:
        text = f"format: 1\nplan: p\ntargets:\n  T1-1: {{{breakdown}}}\n"
        (folder / "breakdown-p.yaml").write_text(text, "utf-8")
    for name, text in lines.items():
        (folder / "progress" / f"{name}.yaml").write_text(text, "utf-8")
    workspace, _ = load_workspace(find(None, folder, None), lambda path: path.stem)
    done = check(workspace, reporters_only=True)
    return [(one.rule.code, one.place.path, one.place.line) for one in done.findings if one.rule.code != "KJ618"]


LEVEL = "measure: level, at_least: 100, unit: 家"
ALL = "reporters: [甲, 乙, 丙]"
EVE, JUNE, SEPTEMBER = "2021-12-31", "2022-06-30", "2022-09-30"


@pytest.mark.parametrize(
    ("target", "files", "found"),
    [
        pytest.param(f"{LEVEL}, baseline: 90", {"甲": {EVE: 91}}, [("KJ627", "甲", 4)], id="another"),
        pytest.param(f"{LEVEL}, baseline: 90", {"甲": {EVE: "90.0"}}, [], id="the same"),
        pytest.param(f"{LEVEL}, baseline: 90", {"甲": {"2021-01-01": 91}}, [("KJ627", "甲", 4)], id="a year before"),
        pytest.param(
            f"{LEVEL}, baseline: 90", {"甲": {"2020-12-31": 80}}, [("KJ631", "甲", 4)], id="of an earlier year"
        ),
        pytest.param(f"{LEVEL}, baseline: 90", {"甲": {"2021-06-30": 80, EVE: 90}}, [], id="the newest is the same"),
        pytest.param(
            f"{LEVEL}, baseline: 90, {ALL}, collect: sum",
            {"甲": {EVE: 30}, "乙": {EVE: 30}, "丙": {EVE: 30}},
            [],
            id="a sum",
        ),
        pytest.param(
            f"{LEVEL}, baseline: 90, {ALL}, collect: sum",
            {"甲": {EVE: 30}, "乙": {EVE: 30}, "丙": {EVE: 31}},
            [("KJ627", "甲", 4)],
            id="another sum",
        ),
        pytest.param(f"{LEVEL}, baseline: 90, {ALL}, collect: sum", {"甲": {EVE: 30}}, [], id="a part of a sum"),
    ],
)
def test_a_baseline_is_not_given_and_reported_otherwise(target, files, found, tmp_path):
    assert found_among(tmp_path, target, files) == found


HALF = {"甲": {EVE: 30, JUNE: 30}, "乙": {JUNE: 30}}


@pytest.mark.parametrize(
    ("target", "files", "found"),
    [
        pytest.param(f"{LEVEL}, {ALL}, collect: sum", HALF, [("KJ628", "乙", 4)], id="of a sum"),
        pytest.param(f"{LEVEL}, {ALL}, collect: max", HALF, [("KJ628", "乙", 4)], id="of the largest"),
        pytest.param(f"{LEVEL}, {ALL}, collect: single", HALF, [], id="one figure"),
        pytest.param(f"{LEVEL}, {ALL}, collect: sum, baseline: 50", HALF, [], id="one that is given"),
        pytest.param(
            f"{LEVEL}, {ALL}, collect: sum", {"甲": {EVE: 30, JUNE: 30}, "丙": {EVE: 9}}, [], id="no figure yet"
        ),
        pytest.param(f"{LEVEL}, {ALL}, collect: sum", {"甲": {JUNE: 30}, "乙": {JUNE: 30}}, [], id="nobody has one"),
    ],
)
def test_several_reporters_have_a_baseline_all_or_none(target, files, found, tmp_path):
    assert found_among(tmp_path, target, files) == found


COUNT = "measure: increment, at_least: 100, unit: 家"
TWO = "quotas: {乙: 40, 丙: 60}"


@pytest.mark.parametrize(
    ("target", "quotas", "files", "found"),
    [
        pytest.param(COUNT, TWO, {"甲": {JUNE: 50}, "乙": {JUNE: 20}, "丙": {JUNE: 30}}, [], id="the whole"),
        pytest.param(
            COUNT, TWO, {"甲": {JUNE: 50}, "乙": {JUNE: 20}, "丙": {JUNE: 29}}, [("KJ629", "甲", 4)], id="less"
        ),
        pytest.param(
            COUNT, TWO, {"甲": {JUNE: 50}, "乙": {JUNE: 20}, "丙": {JUNE: 31}}, [("KJ629", "甲", 4)], id="more"
        ),
        pytest.param(COUNT, TWO, {"甲": {JUNE: 50}, "乙": {JUNE: 20}}, [], id="a part is missing"),
        pytest.param(
            COUNT, TWO, {"甲": {JUNE: 50}, "乙": {JUNE: 51}}, [("KJ629", "甲", 4)], id="a part is more already"
        ),
        pytest.param(COUNT, TWO, {"甲": {JUNE: 50}, "乙": {SEPTEMBER: 90}}, [], id="of another day"),
        pytest.param(
            COUNT,
            TWO,
            {"甲": {JUNE: 50, SEPTEMBER: 70}, "乙": {JUNE: 20, SEPTEMBER: 40}, "丙": {JUNE: 29, SEPTEMBER: 30}},
            [],
            id="put right with the newest day",
        ),
        pytest.param(
            COUNT, "quotas: {甲: 40, 乙: 60}", {"甲": {JUNE: 50}, "乙": {JUNE: 20}}, [], id="its own share unknown"
        ),
        pytest.param(COUNT, "quotas: {乙: 40, 其他: 60}", {"甲": {JUNE: 50}, "乙": {JUNE: 20}}, [], id="an open group"),
        pytest.param(LEVEL, TWO, {"甲": {JUNE: 50}, "乙": {JUNE: 20}, "丙": {JUNE: 20}}, [], id="a level"),
    ],
)
def test_parts_make_the_whole(target, quotas, files, found, tmp_path):
    assert found_among(tmp_path, target, files, quotas) == found
