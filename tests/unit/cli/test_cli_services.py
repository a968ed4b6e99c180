"""The program where a service runs it: GitHub's annotations and summaries, names from the repository's top, reports."""

import json
import os
import re
import shutil
import threading
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commands import BROKEN, REPORTS, workspace
from kjchuangxin.cli.app import COMMANDS
from properties import examples
from repository import ROOT

DATA = ROOT / "data"
EVIL = "\\n::error::pwned\\e[31m##[error]pwned"  # in YAML's double quotes


@pytest.fixture
def broken(tmp_path, monkeypatch):
    """A git repository with a workspace two folders below its top, one figure of which is no number."""
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(workspace(tmp_path / "plans" / "城", BROKEN))
    return tmp_path


NAME = "plans/城/data/progress/区科技局.yaml"


def test_files_are_named_from_the_top_of_the_repository(kjcx, broken, monkeypatch):
    def names(*data):
        sarif = json.loads(kjcx("check", "--format", "sarif", *data).out)
        junit = ET.fromstring(kjcx("check", "--format", "junit", *data).out)  # noqa: S314 - our own text
        return (
            kjcx("check", "--format", "github", *data).out.partition(",")[0],
            json.loads(kjcx("check", "--format", "gitlab", *data).out)[0]["location"]["path"],
            sarif["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uriBaseId"],
            [case.get("name") for case in junit.iter("testcase") if case.find("failure") is not None],
        )

    expected = (f"::error file={NAME}", NAME, "%SRCROOT%", [NAME])
    for place, data in (
        (broken, ["--data", "plans/城/data"]),
        (broken / "plans" / "城", []),
        (broken / "plans" / "城" / "data" / "progress", []),
        (broken / "plans", ["--data", "../plans/城/data"]),
        (broken / "plans", ["--data", str(broken / "plans" / "城" / "data")]),
    ):
        monkeypatch.chdir(place)
        assert names(*data) == expected
    assert kjcx("check", "--format", "concise", "--data", "城/data").out.startswith("城/data/progress/区科技局.yaml:")


def test_without_a_repository_files_are_named_from_where_we_stand(kjcx, tmp_path, monkeypatch):
    monkeypatch.chdir(workspace(tmp_path, BROKEN))
    assert json.loads(kjcx("check", "--format", "gitlab").out)[0]["location"]["path"] == "data/progress/区科技局.yaml"
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    done = kjcx("check", "--format", "gitlab", "--data", "../data")
    assert json.loads(done.out)[0]["location"]["path"] == str(tmp_path / "data" / "progress" / "区科技局.yaml")


def test_data_elsewhere_are_named_from_the_top_of_their_own_repository(kjcx, broken, tmp_path_factory, monkeypatch):
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    for folder in (broken / "plans" / "城" / "data", broken / "plans" / ".." / "plans" / "城" / "data"):
        done = kjcx("check", "--format", "gitlab", "--data", str(folder))
        assert json.loads(done.out)[0]["location"]["path"] == NAME


def test_in_a_step_of_github_its_format_is_the_default(kjcx, broken, monkeypatch):  # noqa: ARG001
    plain, asked = kjcx("check"), kjcx("check", "--format", "github")
    monkeypatch.setenv("GITLAB_CI", "true")
    assert kjcx("check") == plain
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert kjcx("check") == asked
    assert kjcx("check", "--format", "full") == plain
    kjcx("check", "-o", "found.txt")
    assert Path("found.txt").read_text("utf-8") == plain.out


def test_the_findings_are_added_to_the_summary_of_a_step(kjcx, broken, monkeypatch):
    step = broken / "step.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(step))
    assert kjcx("check", "--format", "full").code == 1
    assert not step.exists()
    assert kjcx("check", "--format", "github").code == 1
    text = step.read_text("utf-8")
    assert text.startswith("Files checked: 4. Errors: 1. Warnings: 0.\n\n| finding | place | what is wrong |\n")
    assert f"| error KJ304 | {NAME}:7:21 | " in text
    kjcx("check", "--format", "github")
    assert step.read_text("utf-8") == text * 2


def test_nothing_is_added_where_nothing_was_found(kjcx, here, monkeypatch):
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(here / "step.md"))
    assert kjcx("check", "--format", "github").out == ""
    assert not (here / "step.md").exists()


@pytest.fixture
def hostile(tmp_path, monkeypatch):
    """A workspace whose texts hold what a terminal or GitHub's runner would obey."""
    monkeypatch.chdir(workspace(tmp_path))
    plan = tmp_path / "data" / "workplan-2022.yaml"
    text = plan.read_text("utf-8").replace("aliases: [科技局, kjj]", f'aliases: [科技局, "{EVIL}"]')
    plan.write_text(text.replace("培育壮大创新主体", f'"{EVIL}"'), "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    "arguments",
    [
        ("status", "--section", "无"),
        ("status", "--unit", "\n::error::pwned\x1b[32m"),
        ("status", "--as-of", "\x1b[31m\n::error::x"),
        ("status", "--format", "\x1b[31m"),
        ("status", "--\x1b[31m"),
        ("status", "\x1b[31m"),
        ("show", "\n::error::pwned\x1b[32"),
        ("\x1b[31m",),
        ("check", "/nowhere/\x1b[31m\n::error::x"),
        ("check", "-o", "/nowhere/\x1b[31m\n::error::x"),
        ("--data", "\x1b[31m\n::error::x", "status"),
        ("--plan", "\x1b[31m\n::error::x", "status"),
        ("schema", "progress", "--for", "\x1b[31m\n::error::x"),
        ("explain", "\n::error::x\udcff"),
    ],
)
def test_an_error_is_one_harmless_line(arguments, kjcx, hostile, monkeypatch):  # noqa: ARG001
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    done = kjcx(*arguments)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("kjcx: ")
    assert done.err.count("\n") == 1
    assert done.err.rstrip("\n").isprintable()
    assert "##[" not in done.err


def test_a_defect_is_reported_in_harmless_lines(kjcx, here, monkeypatch):  # noqa: ARG001
    def fails(*_):
        raise ValueError("\x1b[31m\n::error::pwned\n##[error]pwned")

    monkeypatch.setattr("kjchuangxin.cli.session.load_workspace", fails)
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    done = kjcx("status")
    assert done.code == 3
    assert {line[:2] for line in done.err.splitlines()[:-1]} == {"| "}
    assert all(line.isprintable() for line in done.err.splitlines())
    assert "##[" not in done.err


def test_a_runner_obeys_nothing_that_stands_in_a_file(kjcx, hostile, monkeypatch):
    entries = f'T3-1: {{value: 62x, note: "{"甲" * 60} {EVIL[2:]}"}}'
    reports = hostile / "data" / "progress" / "区科技局.yaml"
    reports.write_text(
        f"format: 1\nunit: kj\nreports:\n  - as_of: 2022-06-30\n    entries:\n      {entries}\n", "utf-8"
    )
    lines = [
        [*command.split(), *width]
        for command in ("check --format full", "check --format concise", "status", "status --format json", "summary")
        for width in ([], ["--color", "always"])
    ]
    plain = [kjcx(*line).out for line in lines]
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    for columns in ("20", "40", "61", "80", "200"):
        monkeypatch.setenv("COLUMNS", columns)
        for line in lines:
            done = kjcx(*line)
            for shown in (done.out + done.err).splitlines():
                assert not shown.lstrip().startswith("::"), shown
                assert "##[" not in shown
    monkeypatch.delenv("COLUMNS")
    again = [kjcx(*line).out for line in lines]
    assert "##[error]" in "".join(plain)
    assert json.loads(again[6]) == json.loads(plain[6])


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names")
def test_a_pipe_that_nobody_reads_is_not_waited_for(kjcx, here, monkeypatch):
    os.mkfifo(here / "pipe")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(here / "pipe"))
    for line in ("status -o pipe", "summary --github", "check -o pipe --format sarif"):
        done = kjcx(*line.split())
        assert (done.code, done.out) == (2, "")
        assert done.err.startswith("kjcx: cannot write to ")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names")
def test_a_pipe_that_somebody_reads_gets_everything(kjcx, here):
    whole = kjcx("status", "--data", str(DATA), "--format", "json").out
    assert len(whole) > 30_000
    os.mkfifo(here / "pipe")
    read = []
    reader = threading.Thread(target=lambda: read.append((here / "pipe").read_bytes()), daemon=True)
    descriptor = os.open(here / "pipe", os.O_RDONLY | os.O_NONBLOCK)  # so that the program finds somebody there
    reader.start()
    done = kjcx("status", "--data", str(DATA), "--format", "json", "-o", "pipe")
    os.close(descriptor)
    reader.join(10)
    assert (done.code, done.err) == (0, "")
    assert read == [whole.encode()]


def test_files_of_several_workspaces_are_held_against_their_own_plans(kjcx, tmp_path, monkeypatch):
    for year, reports in (("2022", BROKEN), ("2023", REPORTS)):
        workspace(tmp_path / year, reports)
    plan = tmp_path / "2023" / "data" / "workplan-2022.yaml"
    plan.write_text(plan.read_text("utf-8").replace("id: T11-1", "id: T11-2"), "utf-8")
    monkeypatch.chdir(tmp_path)
    paths = [f"{year}/data/progress/区科技局.yaml" for year in ("2022", "2023")]
    done = kjcx("check", *paths, "--format", "concise")
    assert done.code == 1
    assert [line.partition(" ")[2][:12] for line in done.out.splitlines()[:-1]] == ["error[KJ304]", "error[KJ607]"]
    assert done.out.endswith("Files checked: 2. Errors: 2. Warnings: 0.\n")
    both = kjcx("check", "2023", *paths, "--format", "concise")
    assert both.out.endswith("Files checked: 5. Errors: 2. Warnings: 0.\n")


BREAKS = {
    "value": lambda text: text.replace(": 62\n", ": 62家\n", 1),
    "key": lambda text: text.replace("as_of", "asof", 1),
    "target": lambda text: text.replace("T3-1", "T3-91"),
    "unit": lambda text: text.replace("unit: ", "unit: x", 1),
    "empty": lambda _: "",
    "shape": lambda text: text + "  [",
    "twice": lambda text: text.replace("format: 1", "format: 1\nformat: 1", 1),
}
FILES = sorted(path.relative_to(DATA).as_posix() for path in DATA.rglob("*.yaml"))


@settings(examples(25), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    wrong=st.dictionaries(st.sampled_from(FILES), st.sampled_from(sorted(BREAKS)), max_size=6),
    names=st.lists(st.sampled_from(FILES), min_size=1, max_size=8, unique=True),
)
def test_some_files_have_the_findings_that_they_have_among_all(wrong, names, kjcx, tmp_path_factory):
    folder = tmp_path_factory.mktemp("some") / "data"
    shutil.copytree(DATA, folder)
    for name, how in wrong.items():
        path = folder / name
        path.write_text(BREAKS[how](path.read_text("utf-8")), "utf-8")

    def found(*paths):
        done = kjcx("check", "--format", "json", *map(str, paths))
        assert done.code in {0, 1}
        return json.loads(done.out)["diagnostics"]

    every = found(folder)
    chosen = {str(folder / name) for name in names}
    plan = str(folder / "workplan-2022.yaml")
    if not {plan, str(folder / "breakdown-2022.yaml")}.isdisjoint(chosen):
        chosen = {one["path"] for one in every}  # all that follows from these
    if any(one["path"] == plan and one["code"] < "KJ4" for one in every):
        chosen.add(plan)  # where it cannot be read, that comes first
    assert found(*(folder / name for name in names)) == [one for one in every if one["path"] in chosen]


@pytest.mark.skipif(not (ROOT / "action.yml").exists(), reason="not in the source distribution")
def test_what_services_are_given_fits_the_program():
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert [(hook["id"], hook["always_run"], hook["pass_filenames"]) for hook in hooks] == [
        ("kjcx-check", True, False),
        ("kjcx-fix", True, False),
    ]
    action = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
    scripts = [step["run"] for step in action["runs"]["steps"]]
    assert not any("${{" in script for script in scripts)  # an input in a script could be a script
    job = yaml.safe_load((ROOT / "docs" / "gitlab-ci.yml").read_text("utf-8"))["kjcx"]
    for script in (*(hook["entry"] for hook in hooks), *scripts, *job["script"]):
        for found in re.finditer(r"(?:kjcx|-m kjchuangxin) (\w+)(.*)", script):
            assert found[1] in COMMANDS
            assert set(re.findall(r"--[\w-]+", found[2])) <= {"--format", "--github", "--as-of", "--plan", "--fix"}
