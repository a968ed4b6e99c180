"""The commands and their options: what they say where, and how they end.

Whole sessions are files in `golden/cli/`.
"""

import json
import os
import shlex
from datetime import datetime

import pytest

from commands import BROKEN, REPORTS, workspace
from kjchuangxin import HOME, __version__
from kjchuangxin.cli import days
from repository import compare
from workspaces import write

SESSIONS = {
    "reports": """
        status
        units
        status --format csv
        status --format json
        units --format markdown
        status --as-of 2022-03-31 --task 3 --only unreported
        check
        check --format concise
        check --format json
        check --strict --format github
        summary
        explain T3-1
        explain KJ304
        explain falling-increment
        explain slipping
        explain 漏报
        show kjj
        show t3-3
    """,
    "broken": """
        status
        status -q --unit gxq
        check
        check data/progress/gxq.yaml
        check data/progress --format json
        summary -q
        explain T3-2
        show gxq
    """,
    "unplanned": """
        status
        check data/progress
        summary
        explain T3-1
        explain KJ304
        show kjj
    """,
    "mistakes": """
        statu
        --vers
        --lang fr status
        status --by section
        status --format xml
        status --task three
        status --task 4
        status --unit 科技
        status --unit 外星局
        status --section 3
        status --section 培育壮大创新主题
        status --only behin
        status --only red,blue
        status --fail-on 漏
        status --as-of 20220630
        status --as-of 2022-02-30
        status --unit
        status --quiet=yes
        status -o nowhere/status.txt
        status -o data
        --data nowhere status
        --plan nowhere.yaml status
        check nowhere.yaml
        check empty
        summary --github
        explain
        explain T3-12
        explain KJ300
        show T3-1 T3-2
        show 区科技厅
        schema report
    """,
}
REPORTED = {"reports": REPORTS, "mistakes": REPORTS, "unplanned": REPORTS, "broken": BROKEN}


@pytest.mark.parametrize(
    ("name", "language"),
    [("reports", "zh"), ("broken", "en"), ("unplanned", "zh"), ("mistakes", "en"), ("mistakes", "zh")],
)
def test_a_session_is_as_it_was(name, language, kjcx, tmp_path, monkeypatch):
    monkeypatch.chdir(workspace(tmp_path, REPORTED[name]))
    kjcx.speaks(language)
    (tmp_path / "empty").mkdir()
    if name == "unplanned":
        plan = tmp_path / "data" / "workplan-2022.yaml"
        plan.write_text(plan.read_text("utf-8").replace("title:", "titel:", 1), "utf-8")
    said = []
    for line in SESSIONS[name].strip().splitlines():
        done = kjcx(*shlex.split(line))
        told = "".join(f"! {one}\n" for one in done.err.splitlines())
        said.append(f"$ kjcx {line.strip()}\n{done.out}{told}[{done.code}]\n")
    text = "\n".join(said).replace(str(tmp_path), "/tmp").replace("\r\n", "\n").replace("\ufeff", "")  # noqa: S108
    compare(f"cli/{name}-{language}.txt", text)


@pytest.mark.parametrize(
    ("options", "ids"),
    [
        ("", "T3-1 T3-2 T3-3 T3-4 T3-5 T3-6 T3-7 T11-1"),
        ("--unit kjj", "T3-1 T3-2 T3-3 T3-4 T3-5 T3-6 T3-7 T11-1"),
        ("--unit 高新区管委会", "T3-1 T3-4"),
        ("--task 11", "T11-1"),
        ("--task 3 --task 11 --unit gxq", "T3-1 T3-4"),
        ("--section 1", "T3-1 T3-2 T3-3 T3-4 T3-5 T3-6 T3-7 T11-1"),
        ("--section 创新", "T3-1 T3-2 T3-3 T3-4 T3-5 T3-6 T3-7 T11-1"),
        ("--objectives", "T3-1"),
        ("--only red", "T3-2 T3-5 T3-6 T3-7"),
        ("--only red,missing", "T3-2 T3-5 T3-6 T3-7"),
        ("--only red --only missing", "T3-2 T3-5 T3-6 T3-7"),
        ("--only 严重滞后，漏报", "T3-2 T3-5 T3-6 T3-7"),
        ("--only 'not started,under way'", "T11-1"),
        ("--only under_way", "T11-1"),
        ("--only red --objectives", ""),
        ("--as-of 2022-06-29 --only unreported", "T3-1 T3-2 T3-3 T3-4 T3-5 T3-6 T3-7 T11-1"),
    ],
)
def test_options_select_targets(options, ids, kjcx, here):  # noqa: ARG001
    done = kjcx("status", "--format", "json", *shlex.split(options))
    assert done.code == 0, done.err
    assert " ".join(target["id"] for target in json.loads(done.out)["targets"]) == ids


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ("--fail-on behind", 1),
        ("--fail-on regressing,missed", 0),
        ("--fail-on 红灯", 1),
        ("--fail-on missing --unit gxq", 0),
        ("--fail-on missing --fail-on late", 1),
    ],
)
def test_fail_on_asks_the_targets_shown(options, code, kjcx, here):  # noqa: ARG001
    done = kjcx("status", *shlex.split(options))
    assert done.code == code
    assert done.err == ""
    assert done.out.startswith("2022年科技创新工作要点\n")


@pytest.mark.parametrize(
    "line",
    [
        "status --data DATA --lang zh --color always -q",
        "check --data DATA --lang zh --format full",
        "summary --data DATA --lang zh",
        "explain T3-1 --data DATA --lang zh --color always",
        "show kjj --data DATA --lang zh --color always --plan DATA/workplan-2022.yaml",
        "schema plan --lang zh",
    ],
)
def test_shared_options_stand_before_the_command_or_after(line, kjcx, tmp_path):
    line = line.replace("DATA", str(workspace(tmp_path) / "data"))
    command, *rest = line.split()
    start = next(at for at, word in enumerate(rest) if word.startswith("--"))
    own, shared = rest[:start], rest[start:]
    if command == "check":
        own, shared = [*own, *shared[-2:]], shared[:-2]
    after = kjcx(command, *own, *shared)
    before = kjcx(*shared, command, *own)
    assert after == before
    assert after.code == 0


def test_the_option_after_the_command_counts(kjcx, here):  # noqa: ARG001
    assert kjcx("--lang", "zh", "status", "--lang", "en") == kjcx("status")
    assert kjcx("--color", "always", "status", "--color", "auto") == kjcx("status")
    assert kjcx("--data", "nowhere", "status", "--data", "data") == kjcx("status")


def test_a_workspace_is_found_by_option_then_variable_then_place(kjcx, here, monkeypatch, tmp_path_factory):
    other = workspace(tmp_path_factory.mktemp("other")) / "data"
    plan = other / "workplan-2022.yaml"
    plan.write_text(plan.read_text("utf-8").replace("id: kjcx-2022", "id: other"), "utf-8")
    (other / "breakdown-2022.yaml").unlink()

    def used(*options):
        return json.loads(kjcx("status", "--format", "json", *options).out)["plan"]["id"]

    monkeypatch.chdir(here / "data" / "progress")
    assert used() == "kjcx-2022"
    monkeypatch.setenv("KJCX_DATA", str(other))
    assert used() == "other"
    assert used("--data", "..") == "kjcx-2022"
    assert used("--plan", "../workplan-2022.yaml") == "kjcx-2022"


def test_a_name_longer_than_any_file_has_is_a_usage_error(kjcx, here):  # noqa: ARG001
    name = "长" * 100
    for line in (f"--data {name} status", f"--plan {name} status", f"check {name}", f"status -o {name}"):
        done = kjcx(*line.split())
        assert (done.code, done.out) == (2, "")
        assert done.err.startswith("kjcx: ")


def test_check_reads_a_file_from_elsewhere_as_a_report(kjcx, here, tmp_path_factory):  # noqa: ARG001
    sent = tmp_path_factory.mktemp("sent") / "kx.yaml"
    sent.write_text("format: 1\nunit: 区教委\nreports: []\n", "utf-8")
    assert kjcx("check", str(sent), "--format", "concise") == kjcx("check", str(sent), str(sent), "--format", "concise")
    assert kjcx("check", str(sent)).out == "Files checked: 1. Nothing found.\n"
    assert kjcx("check", str(sent), "data/progress").out == "Files checked: 3. Nothing found.\n"
    sent.write_text("format: 1\nunit: 区教育委\nreports: []\n", "utf-8")
    done = kjcx("check", str(sent), "--format", "concise")
    assert done.code == 1
    assert done.out.startswith(f"{sent}:2:7: error[KJ601] ")


def test_check_knows_a_file_by_any_of_its_paths(kjcx, here):
    (here / "link.yaml").symlink_to(here / "data" / "progress" / "gxq.yaml")
    for path in (
        "data/progress/gxq.yaml",
        "data/../data/progress/gxq.yaml",
        str(here / "data/progress/gxq.yaml"),
        "link.yaml",
    ):
        assert kjcx("check", path).out == "Files checked: 1. Nothing found.\n"


def test_strict_fails_on_warnings(kjcx, tmp_path, monkeypatch):
    late = REPORTS.replace("    T3-1: {value: 62, note: 按入库名单}\n", "    T3-1: {value: 62000}\n")
    monkeypatch.chdir(workspace(tmp_path, late))
    lenient, strict = kjcx("check"), kjcx("check", "--strict")
    assert lenient.out == strict.out
    assert "Errors: 0. Warnings: 1." in lenient.out
    assert (lenient.code, strict.code) == (0, 1)


@pytest.mark.parametrize("line", ["status", "status --format csv", "check", "summary"])
def test_output_goes_whole_to_a_file_and_nowhere_else(line, kjcx, here):
    target = here / "out.txt"
    target.write_text("before")
    target.chmod(0o640)
    printed = kjcx(*line.split())
    done = kjcx(*line.split(), "-o", "out.txt")
    assert (done.code, done.out, done.err) == (0, "", "")
    assert target.read_bytes().decode() == printed.out
    assert target.stat().st_mode & 0o777 == 0o640
    assert sorted(path.name for path in here.iterdir()) == ["data", "out.txt"]


def test_a_file_that_cannot_be_written_stays_as_it_is(kjcx, here, monkeypatch):
    target = here / "out.txt"
    target.write_text("before")

    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    done = kjcx("status", "-o", "out.txt")
    assert (done.code, done.out, done.err) == (2, "", "kjcx: cannot write to out.txt: No space left on device\n")
    assert target.read_text() == "before"
    assert sorted(path.name for path in here.iterdir()) == ["data", "out.txt"]


def test_output_follows_a_link_and_refuses_a_circle(kjcx, here):
    (here / "link").symlink_to("real.txt")
    (here / "circle").symlink_to("circle")
    assert kjcx("status", "-o", "link").code == 0
    assert (here / "link").is_symlink()
    assert (here / "real.txt").read_bytes().decode() == kjcx("status").out
    assert kjcx("status", "-o", "circle").code == 2


def test_github_appends_to_the_step_summary(kjcx, here, monkeypatch):
    step = here / "step.md"
    step.write_text("# Before\n")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(step))
    printed = kjcx("summary").out
    assert kjcx("summary", "--github").out == ""
    added = step.read_text("utf-8").removeprefix("# Before\n")
    body, annexes = added.split("<details>", 1)
    assert printed.startswith(body)
    assert annexes.count("</details>") == annexes.count("<summary>Annex ") == printed.count("\n## Annex ")
    done = kjcx("summary", "--github", "-o", "circular.md")
    assert done.out == ""
    assert step.read_text("utf-8") == f"# Before\n{added}{added}"
    assert (here / "circular.md").read_text("utf-8") == printed


def test_the_clock_is_that_of_the_environment(kjcx, here, monkeypatch):  # noqa: ARG001
    class Stopped(datetime):
        @classmethod
        def now(cls, _=None):
            raise AssertionError("the clock was read")

    monkeypatch.setattr(days, "datetime", Stopped)
    for line in ("status", "status --as-of today", "check", "summary", "explain T3-1", "show kjj", "schema plan"):
        assert kjcx(*line.split()).code == 0
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1657411199")  # the last second of 2022-07-09
    assert json.loads(kjcx("status", "--as-of", "today", "--format", "json").out)["as_of"] == "2022-07-09"
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    done = kjcx("status")
    assert done.code == 3
    about = f"kjcx {__version__}: this is a defect of the program, not of your files"
    assert done.err.endswith(f"{about}; please report it with these lines at {HOME}/issues\n")


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "zh"),  # the plan's
        ({"LC_ALL": "en_US.UTF-8"}, "zh"),
        ({"KJCX_LANG": "en"}, "en"),
        ({"KJCX_LANG": "fr"}, "zh"),
        ({"KJCX_LANG": "zh_CN", "LC_ALL": "C"}, "zh"),
    ],
)
def test_the_language_is_chosen(environment, language, kjcx, here, monkeypatch):
    plan = here / "data" / "workplan-2022.yaml"
    plan.write_text(plan.read_text("utf-8").replace("title:", "language: zh-CN\ntitle:", 1), "utf-8")
    monkeypatch.delenv("KJCX_LANG")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    for line in ("status", "check", "explain KJ304", "explain T3-1"):
        assert kjcx(*line.split()) == kjcx(*line.split(), "--lang", language)


STATUS_KEYS = (
    "schema_version plan as_of illustrative refused since elapsed open_period silent_period totals targets units "
    "diagnostics"
)
TARGET_KEYS = (
    "id name task section lead measure comparator target original approval unit value value_as_of judged_on partial "
    "baseline expected completion schedule_completion ratio gap gap_points remaining year_on_year gain gain_since "
    "stages pace report light reason objective aspirational closure progress_note verified reopened quotas allocated "
    "allocation_gap parts parts_gap weight next_step outlook before"
)
UNIT_KEYS = (
    "rank provisional name leads reports_due reports_received missing late reports_late reports_missing on_time "
    "lights quotas quotas_met on_schedule completion periods"
)
CHECK_KEYS = "schema_version files_checked diagnostics summary"
FINDING_KEYS = "code rule severity path line column end_line end_column message hint fix"
PACES = (
    "achieved reached ahead on_track slipping behind missed regressing not_started under_way not_due unreported "
    "not_assessable"
)


def keys(mapping):
    return " ".join(mapping)


def test_json_has_the_keys_of_the_format(kjcx, tmp_path, monkeypatch):
    monkeypatch.chdir(workspace(tmp_path, BROKEN))
    status = json.loads(kjcx("status", "--format", "json").out)
    assert keys(status) == STATUS_KEYS
    assert status["schema_version"] == 2
    assert keys(status["plan"]) == "id title"
    assert keys(status["totals"]) == "pace light"
    assert keys(status["totals"]["pace"]) == PACES
    assert keys(status["totals"]["light"]) == "green yellow red grey"
    assert {keys(target) for target in status["targets"]} == {TARGET_KEYS}
    assert {keys(unit) for unit in status["units"]} == {UNIT_KEYS}
    check = json.loads(kjcx("check", "--format", "json").out)
    assert keys(check) == CHECK_KEYS
    assert keys(check["summary"]) == "errors warnings"
    assert status["diagnostics"] == check["diagnostics"] != []
    assert {keys(finding) for finding in check["diagnostics"]} == {FINDING_KEYS}


def test_what_the_document_named_first_keeps_its_own_sign(kjcx, tmp_path, monkeypatch):
    monkeypatch.setenv("COLUMNS", "120")
    write(
        tmp_path,
        "measure: level, at_least: 100, unit: 家, baseline: 50, revisions: [{date: 2022-03-01, about: 90}]",
        {"甲": "2022-06-30: 80"},
    )
    shown = kjcx("show", "T1-1", "--data", str(tmp_path), "--lang", "en").out
    assert "originally    ≥100家" in shown
    assert "(originally ≥100家)" in kjcx("status", "--data", str(tmp_path), "--lang", "en").out
