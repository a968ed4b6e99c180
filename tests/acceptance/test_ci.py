"""What docs/ci.md says of each situation is so: the command, its exit code, and where it is said."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from commands import workspace
from repository import ROOT
from states import commit, git, needs_git

TEXT, CHINESE = ((ROOT / "docs" / name).read_text("utf-8") for name in ("ci.md", "ci.zh-CN.md"))


def rows(text):
    return [
        [cell.strip().strip("`") for cell in line.strip("|").split("|")]
        for line in text.splitlines()
        if re.match(r"\|.*`kjcx.*\| \d \|", line)
    ]


ROWS = rows(TEXT)
PLAN = "data/workplan-2022.yaml"
REPORT = "data/progress/区科技局.yaml"


def change(folder, name, old, new):
    path = folder / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def _several_states(folder):
    files = sorted((folder / "data").rglob("*.yaml"))
    commit(folder, {path.relative_to(folder / "data").as_posix(): path.read_text("utf-8") for path in files})
    change(folder, REPORT, "T3-1: {value: 62", "T3-1: {value: 6")
    git(folder, "add", "--all")
    git(folder, "commit", "-q", "-m", "fewer")


def _worktree(folder):
    _several_states(folder)
    git(folder, "worktree", "add", "-q", "--detach", str(folder / "tree"))
    return folder / "tree"


def _shallow(folder):
    _several_states(folder)
    git(folder, "clone", "-q", "--depth", "1", folder.as_uri(), "shallow")
    return folder / "shallow"


def _many(folder):
    for at in range(180):
        lines = "".join(f"      X{number}: 1家\n" for number in range(100))
        text = f"format: 1\nunit: 单位{at}\nreports:\n  - as_of: 2022-06-30\n    entries:\n{lines}"
        (folder / "data" / "progress" / f"单位{at}.yaml").write_text(text, "utf-8")


def _well(_):
    return None


def _misnamed(folder):
    (folder / REPORT).rename(folder / "data/progress/区教委.yaml")


def _misspelt(folder):
    (folder / "kjcx.toml").write_text("dta = 'x'\n", "utf-8")


# Each makes what is so in a workspace's folder, and returns where to stand if that is somewhere else.
SITUATIONS = {
    "all is well": _well,
    "a warning": _misnamed,
    "a warning, strict": _misnamed,
    "a warning that the repository ignores": _misnamed,
    "an error in a report": lambda folder: change(folder, REPORT, "value: 62", "value: 62家"),
    "a plan with an error": lambda folder: change(folder, PLAN, "title:", "titel:"),
    "a plan that is not there": lambda folder: (folder / PLAN).unlink(),
    "a plan with another name": lambda folder: (folder / PLAN).rename(folder / "data/workplan.yaml").parents[1],
    "an id of the plan that has changed": lambda folder: change(folder, PLAN, "id: T11-1", "id: T11-2"),
    "a folder above the workspace": lambda folder: folder.parent,
    "a shallow clone": _shallow,
    "a worktree": _worktree,
    "a git hook": _several_states,
    "a target that has become red": _several_states,
    "a unit that has not reported": _well,
    "an output that cannot be written": _well,
    "an output that would replace the data": _well,
    "18,000 findings": _many,
    "a variable of a script that is empty": _well,
    "a setting that is misspelt": _misspelt,
}


@needs_git
@pytest.mark.parametrize(("situation", "command", "code", "said"), ROWS, ids=[" ".join(row[:2]) for row in ROWS])
def test_a_row_is_so(situation, command, code, said, kjcx, tmp_path, monkeypatch):  # noqa: PLR0913, PLR0917
    folder = workspace(tmp_path / "plans" / "a")
    standing = SITUATIONS[situation](folder) or folder
    monkeypatch.chdir(standing)
    if situation == "a git hook":  # as git calls it
        monkeypatch.setenv("GIT_DIR", str(folder / "elsewhere.git"))
        monkeypatch.setenv("GIT_INDEX_FILE", str(folder / ".git" / "index"))
    done = kjcx(*shlex.split(command)[1:])
    where, text = re.fullmatch(r"(output|errors): `(.+)", said).groups()
    stream = done.out if where == "output" else done.err
    assert (done.code, text in stream) == (int(code), True), done
    if done.code == 2:
        assert (done.out, done.err.count("\n")) == ("", 1)


def test_the_page_in_chinese_says_so_too():
    def facts(row):
        return row[1], row[2], row[3].rpartition("`")[2]

    assert list(map(facts, rows(CHINESE))) == list(map(facts, ROWS))


def test_every_situation_has_a_row_and_every_row_a_situation():
    assert {row[0] for row in ROWS} == set(SITUATIONS)
    assert len(ROWS) > 20


def test_a_reader_that_closes_the_pipe_ends_the_program_without_a_word(tmp_path):
    folder = workspace(tmp_path)
    shown = subprocess.Popen(
        [sys.executable, "-m", "kjchuangxin", "status", "--format", "json"],
        cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    shown.stdout.close()
    assert (shown.wait(30), shown.stderr.read()) == (2, b"")
    shown.stderr.close()


def test_the_settings_shown_are_all_there_are(kjcx, here):
    [example] = re.findall(r"```toml\n(.+?)```", TEXT, re.DOTALL)
    (here / "kjcx.toml").write_text(example, "utf-8")
    assert kjcx("check", "-q").code == 0
    from kjchuangxin.cli.settings import _TAKES  # noqa: PLC0415 - what is documented is what there is

    assert set(re.findall(r"(?m)^(\w+) =", example)) == set(_TAKES)


def test_the_snippets_are_yaml_and_name_what_there_is():
    hooks, _, job, _ = (yaml.safe_load(text) for text in re.findall(r"```yaml\n(.+?)```", TEXT, re.DOTALL))
    known = {hook["id"] for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))}
    assert {hook["id"] for hook in hooks["repos"][0]["hooks"]} == known
    action = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
    steps = job["jobs"]["kjcx"]["steps"]
    assert set(steps[1]["with"]) <= set(action["inputs"])
    assert set(re.findall(r"outputs\.([\w-]+)", str(steps))) <= set(action["outputs"])


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("bash") is None, reason="the action's steps are for bash")
@pytest.mark.parametrize(
    ("situation", "strict", "codes", "counts", "circular"),
    [
        ("all is well", "false", (0, 0), ("0", "0"), True),
        ("a warning", "false", (0, 0), ("0", "1"), True),
        ("a warning", "true", (1, 0), ("0", "1"), True),
        ("an error in a report", "false", (1, 0), ("1", "0"), True),
        ("a plan with an error", "false", (1, 0), ("1", "0"), False),
        ("a plan that is not there", "false", (2, None), None, False),
        ("a warning", "yes", (2, None), None, False),  # neither true nor false is no leave to pass
    ],
)
def test_the_action_has_one_failed_step_for_an_error(situation, strict, codes, counts, circular, tmp_path):  # noqa: PLR0913, PLR0917
    folder = workspace(tmp_path / "a")
    SITUATIONS[situation](folder)
    out, summary = tmp_path / "out", tmp_path / "summary.md"
    out.touch()
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("KJCX_")},
        "RUNNER_TEMP": str(tmp_path),
        "GITHUB_ACTIONS": "true",
        "GITHUB_OUTPUT": str(out),
        "GITHUB_STEP_SUMMARY": str(summary),
        "PYTHON": sys.executable,
        "KJCX_LANG": "en",
        "KJCX_DATA": "",
        "PLAN": "",
        "AS_OF": "latest",
        "STRICT": strict,
        "FORMAT": "github",
    }
    scripts = {
        step["name"]: step["run"] for step in yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))["runs"]["steps"]
    }

    def run(name):
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", scripts[name]]
        return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)

    checked = run("Check")
    assert checked.returncode == codes[0], checked.stderr
    outputs = dict(line.split("=", 1) for line in out.read_text("utf-8").splitlines())
    if counts is None:
        assert outputs == {}
        said = "there is no workplan-*.yaml" if strict == "false" else "strict takes true or false, not yes"
        assert said in checked.stderr
        return
    assert (outputs["errors"], outputs["warnings"]) == counts
    assert Path(outputs["sarif-file"]).exists()
    assert checked.stdout.count("::error ") == int(counts[0])
    summarized = run("Summarize")
    assert (summarized.returncode, summarized.stderr) == (codes[1], "")
    written = summary.read_text("utf-8") if summary.exists() else ""
    assert ("Progress on 2022年科技创新工作要点" in written) is circular
    assert ("Not used, of " in written) is (situation == "an error in a report")
