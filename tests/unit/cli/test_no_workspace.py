"""Where there is no workspace, nothing is said to be well: every command ends with 2 and says how to begin."""

import shutil

import pytest

from commands import workspace
from kjchuangxin.i18n.locale import Locale
from kjchuangxin.source import example, find

TO_BEGIN = (
    "; kjcx status --example shows the example that comes with the program, --data DIR names your own folder, "
    "kjcx init begins a new plan\n"
)
GO_THERE = ": go there, or name it with --data"
READING = [
    "status -q",
    "check",
    "diff 2022-06-30",
    "summary",
    "units",
    "explain T3-1",
    "show kjj",
    "schema progress --for kjj",
]


@pytest.fixture
def nowhere(tmp_path, monkeypatch):
    """An empty folder to stand in."""
    folder = tmp_path / "empty"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def nothing_in(folder):
    return f"there is no workspace here: no workplan-*.yaml in {folder}, in its folder data, or in any folder above"


@pytest.mark.parametrize("line", READING)
def test_every_command_that_reads_a_workspace_needs_one(line, kjcx, nowhere):
    done = kjcx(*line.split())
    assert (done.code, done.out, done.err) == (2, "", f"kjcx: {nothing_in(nowhere)}{TO_BEGIN}")


@pytest.mark.parametrize("line", READING)
def test_the_example_is_shown_where_it_is_asked_for(line, kjcx, nowhere):  # noqa: ARG001
    asked, before = kjcx(*line.split(), "--example"), kjcx("--example", *line.split())
    assert (asked.code, asked.err) == (0, "")
    assert asked.out
    assert before == asked


def test_the_example_is_asked_for_in_a_workspace_too(kjcx, here, monkeypatch):
    monkeypatch.setenv("KJCX_DATA", str(here / "data"))
    assert "This is the example that comes with the program, not your own data." in kjcx("status", "--example").out


@pytest.mark.parametrize("line", ["--data data status --example", "status --example --plan workplan-2022.yaml"])
def test_the_example_is_no_other_workspace(line, kjcx, here):  # noqa: ARG001
    done = kjcx(*line.split())
    assert (done.code, done.out) == (2, "")
    assert done.err == "kjcx: --example takes the place of a data folder: leave out --data and --plan\n"


def test_the_first_thing_that_is_typed_shows_the_example_and_says_so(kjcx, nowhere):
    done, asked = kjcx("status"), kjcx("status", "--example")
    assert (done.code, done.out) == (0, asked.out)
    assert done.err == (
        f"kjcx: {nothing_in(nowhere)}\n"
        "kjcx: this is the example that comes with the program; --data DIR names your own folder\n"
    )
    assert "This is the example that comes with the program, not your own data." in done.out


@pytest.mark.parametrize("line", ["status --lang en", "--color never status", "status --as-of latest", "-q status"])
def test_with_any_option_it_does_not(line, kjcx, nowhere):  # noqa: ARG001
    done = kjcx(*line.split())
    assert (done.code, done.out) == (2, "")


def test_nor_where_a_folder_is_named_in_the_environment(kjcx, nowhere, monkeypatch):
    monkeypatch.setenv("KJCX_DATA", str(nowhere / "2022"))
    done = kjcx("status")
    assert (done.code, done.out) == (2, "")
    assert done.err == f"kjcx: KJCX_DATA: there is no folder {nowhere / '2022'}{TO_BEGIN}"
    monkeypatch.setenv("KJCX_DATA", "")
    assert kjcx("status").code == 0


@pytest.mark.parametrize(
    "line", ["schema plan", "explain KJ619", "explain slipping", "--help", "--version", "check --help"]
)
def test_what_reads_no_workspace_needs_none(line, kjcx, nowhere):  # noqa: ARG001
    done = kjcx(*line.split())
    assert (done.code, done.err) == (0, "")


def renamed(folder):
    (folder / "data" / "workplan-2022.yaml").rename(folder / "data" / "工作要点2022.yaml")


def of_another_case(folder):
    (folder / "data" / "workplan-2022.yaml").rename(folder / "data" / "Workplan-2022.yaml")


def of_another_ending(folder):
    (folder / "data" / "workplan-2022.yaml").rename(folder / "data" / "workplan-2022.yaml.txt")


def lost(folder):
    (folder / "data" / "workplan-2022.yaml").unlink()


def broken_link(folder):
    shutil.rmtree(folder / "data")
    (folder / "data").symlink_to("../elsewhere")


def file_in_its_place(folder):
    shutil.rmtree(folder / "data")
    (folder / "data").write_text("../elsewhere")


def too_high(folder):
    (folder / "hechuan").mkdir()
    (folder / "data").rename(folder / "hechuan" / "data")


def too_high_by_name(folder):
    (folder / "data").rename(folder / "数据")


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (renamed, "there is no workplan-*.yaml in {here}/data; rename 工作要点2022.yaml to workplan-2022.yaml"),
        (
            of_another_case,
            "there is no workplan-*.yaml in {here}/data; rename Workplan-2022.yaml to workplan-2022.yaml",
        ),
        (
            of_another_ending,
            "there is no workplan-*.yaml in {here}/data; rename workplan-2022.yaml.txt to workplan-2022.yaml",
        ),
        (lost, "there is no workplan-*.yaml in {here}/data, though there is breakdown-2022.yaml"),
        (broken_link, "{here}/data is a link to ../elsewhere, where there is no folder"),
        (file_in_its_place, "{here}/data is a file, not a folder"),
        (too_high, "there is no workplan-*.yaml in {here}; one lies further down, in {here}/hechuan/data" + GO_THERE),
        (too_high_by_name, "there is no workplan-*.yaml in {here}; one lies further down, in {here}/数据" + GO_THERE),
    ],
)
def test_a_workspace_that_is_nearly_one_is_told_for_what_it_is(spoil, said, kjcx, here):
    spoil(here)
    done = kjcx("check")
    assert (done.code, done.out, done.err) == (2, "", f"kjcx: {said.format(here=here)}{TO_BEGIN}")


def test_the_folder_of_the_option_is_told_in_the_same_way(kjcx, here):
    (here / "link").symlink_to("nowhere")
    for folder, said in {
        ".": "there is no workplan-*.yaml in .; one lies further down, in data" + GO_THERE,
        "nowhere": "there is no folder nowhere",
        "link": "link is a link to nowhere, where there is no folder",
        "data/workplan-2022.yaml": "data/workplan-2022.yaml is a file, not a folder",
        "data/progress": "there is no workplan-*.yaml in data/progress",
    }.items():
        done = kjcx("check", "--data", folder)
        assert (done.code, done.out, done.err) == (2, "", f"kjcx: {said}{TO_BEGIN}")


def test_a_plan_that_is_lost_is_missed_from_among_the_reports_too(kjcx, here, monkeypatch):
    renamed(here)
    monkeypatch.chdir(here / "data" / "progress")
    said = f"there is no workplan-*.yaml in {here}/data; rename 工作要点2022.yaml to workplan-2022.yaml"
    assert kjcx("check").err == f"kjcx: {said}{TO_BEGIN}"
    assert kjcx("check", str(here / "data" / "progress")).err == f"kjcx: {said}{TO_BEGIN}"
    assert kjcx("check", str(here / "data")).err == f"kjcx: {said}{TO_BEGIN}"


def test_a_folder_that_cannot_be_listed_says_why(here, monkeypatch):
    def refused(path):
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr("os.listdir", refused)
    found = find(None, here / "data", None)
    assert Locale("en").text(found.message) == f"{here / 'data'} cannot be read: Permission denied"


def test_a_folder_that_has_been_deleted_has_no_workspace(kjcx, nowhere):
    nowhere.rmdir()
    assert kjcx("check").err == f"kjcx: the current folder does not exist any more{TO_BEGIN}"


def test_a_report_from_outside_belongs_to_the_workspace_that_is_there(kjcx, tmp_path, monkeypatch):
    sent = tmp_path / "sent"
    workspace(sent / "other")  # the folder of what was sent has a workspace further down: no reason to look there
    report = sent / "kx.yaml"
    report.write_text("format: 1\nunit: 区教委\nreports: []\n", "utf-8")
    monkeypatch.chdir(workspace(tmp_path / "here"))
    clean = "Files checked: 1. Nothing found.\n"
    assert kjcx("check", str(report)).out == clean
    monkeypatch.chdir(tmp_path)
    assert kjcx("check", str(report)).code == 2
    assert kjcx("check", str(report), "--data", "here/data").out == clean
    assert kjcx("check", str(report), "here/data/progress").out == "Files checked: 3. Nothing found.\n"
    report = report.rename(report.with_name("区教委.yaml"))
    assert kjcx("check", str(report), "--example").out == clean


def test_the_example_has_every_kind_of_file():
    files = example()
    assert files.packaged
    assert (files.plan.name, files.breakdown.name) == ("workplan-2022.yaml", "breakdown-2022.yaml")
    assert len(files.progress) == 20


@pytest.fixture
def two_plans(here):
    """A workspace with a second plan, called next year's."""
    plan = here / "data" / "workplan-2022.yaml"
    text = plan.read_text("utf-8").replace("id: kjcx-2022", "id: next").replace("title: 2022", "title: 次2022")
    (here / "data" / "workplan-2023.yaml").write_text(text, "utf-8")
    return here


@pytest.mark.parametrize("line", READING)
def test_of_two_plans_one_has_to_be_chosen(line, kjcx, two_plans):
    done = kjcx(*line.split())
    names = "workplan-2022.yaml, workplan-2023.yaml"
    said = f"there are several plans in {two_plans / 'data'} ({names}); choose one with --plan"
    assert (done.code, done.out, done.err) == (2, "", f"kjcx: {said}\n")


@pytest.mark.parametrize(
    "copy",
    ["workplan-2022 (1).yaml", "workplan-2022 - 副本.yaml", "workplan-2022（2）.yaml", "workplan-2022_copy.yaml"],
)
def test_a_plan_and_its_copy_are_two_plans(copy, kjcx, here):
    plan = here / "data" / "workplan-2022.yaml"
    plan.with_name(copy).write_bytes(plan.read_bytes())
    done = kjcx("check")
    names = ", ".join(sorted([copy, "workplan-2022.yaml"]))
    said = f"there are several plans in {here / 'data'} ({names}), by its name a copy: {copy}; choose one with --plan"
    assert (done.code, done.out, done.err) == (2, "", f"kjcx: {said}\n")
    assert kjcx("check", "--plan", copy).out == "Files checked: 4. Nothing found.\n"
    assert kjcx("check", "--plan", plan.name).out == "Files checked: 4. Nothing found.\n"


@pytest.mark.parametrize(
    "plan",
    [
        "--plan data/workplan-2023.yaml",
        "--plan ./data/workplan-2023.yaml",
        "--plan workplan-2023.yaml",
        "--data data --plan workplan-2023.yaml",
        "--data data --plan data/workplan-2023.yaml",
        "--plan workplan-2023.yaml --data data",
    ],
)
def test_a_plan_is_chosen_by_its_path_or_its_name(plan, kjcx, two_plans):  # noqa: ARG001
    done = kjcx("status", "--format", "csv", *plan.split())
    assert done.code == 0
    assert kjcx("status", *plan.split()).out.startswith("次2022年科技创新工作要点\n")


def test_a_plans_name_is_looked_for_wherever_the_workspace_is_found(kjcx, two_plans, monkeypatch):
    def title(*options):
        return kjcx("status", *options).out[:1]

    monkeypatch.chdir(two_plans / "data" / "progress")
    assert title("--plan", "workplan-2023.yaml") == "次"
    assert title("--plan", "../workplan-2022.yaml") == "2"
    (two_plans / "elsewhere").mkdir()
    monkeypatch.chdir(two_plans / "elsewhere")
    monkeypatch.setenv("KJCX_DATA", str(two_plans / "data"))
    assert title("--plan", "workplan-2023.yaml") == "次"
    text = (two_plans / "data" / "workplan-2023.yaml").read_text("utf-8").replace("title: 次", "title: 又")
    (two_plans / "elsewhere" / "workplan-2023.yaml").write_text(text, "utf-8")
    assert title("--plan", "workplan-2023.yaml") == "又"
    assert title("--plan", "workplan-2023.yaml", "--data", "../data") == "次"


@pytest.mark.parametrize(
    ("plan", "said"),
    [
        (
            "workplan-2021.yaml",
            "there is no file workplan-2021.yaml; the plans in {data}: workplan-2022.yaml, workplan-2023.yaml",
        ),
        ("data/progress", "data/progress is a folder, not the file of a plan"),
    ],
)
def test_a_plan_that_is_not_there_is_told_with_those_that_are(plan, said, kjcx, two_plans):
    done = kjcx("check", "--plan", plan)
    assert (done.code, done.out, done.err) == (2, "", f"kjcx: {said.format(data=two_plans / 'data')}\n")
