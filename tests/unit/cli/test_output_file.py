"""What an output file may replace, what of it stays, and standard output by name."""

import pytest

from commands import BROKEN, workspace

OURS = "it is a file of the workspace, which no output replaces"
NAMED = "its name is that of a file of a workspace"
PROTECTED = "it is write-protected"
WRITING = [
    "status",
    "check",
    "check --fix",
    "check --diff",
    "diff 2022-06-30",
    "summary",
    "units",
    "schema plan",
    "schema progress --for kjj",
]


def state(folder):
    """Every file and link of a folder, with what is in it."""
    return {path: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def refused(kjcx, folder, line, target, reason):
    """Whether nothing was written, and why."""
    before = state(folder)
    done = kjcx(*line.split(), "-o", target)
    assert (done.code, done.out, done.err) == (2, "", f"kjcx: cannot write to {target}: {reason}\n")
    assert state(folder) == before
    return True


@pytest.mark.parametrize("line", WRITING)
@pytest.mark.parametrize("name", ["workplan-2022.yaml", "breakdown-2022.yaml", "progress/区科技局.yaml"])
def test_no_command_replaces_a_file_of_the_workspace(name, line, kjcx, tmp_path, monkeypatch):
    monkeypatch.chdir(workspace(tmp_path, BROKEN))
    assert refused(kjcx, tmp_path, line, f"data/{name}", OURS)


def test_by_whatever_path_or_link(kjcx, here):
    plan = here / "data" / "workplan-2022.yaml"
    (here / "link.md").symlink_to(plan)
    (here / "links").symlink_to("data")
    (here / "hard.md").hardlink_to(plan)
    for target in ("link.md", "links/workplan-2022.yaml", "hard.md", str(plan), "data/progress/../workplan-2022.yaml"):
        assert refused(kjcx, here, "summary", target, OURS)


@pytest.mark.parametrize(
    "target",
    [
        "data/Workplan-2022.YAML",
        "data/workplan-2023.yaml",
        "data/ｗorkplan-2023.yml",
        "data/breakdown-2023.yaml",
        "data/progress/新.yaml",
        "Progress/新.yml",
        "kjcx.toml",
        "data/KJCX.toml",
    ],
)
def test_nor_is_one_made_or_one_of_another_workspace_replaced(target, kjcx, here):
    assert refused(kjcx, here, "summary", target, NAMED)
    path = here / "other" / target
    path.parent.mkdir(parents=True)
    path.write_text("kept")
    (here / "link.md").symlink_to(path)
    assert refused(kjcx, here, "schema plan", f"other/{target}", NAMED)
    assert refused(kjcx, here, "schema plan", "link.md", NAMED)


def test_a_plan_of_any_name_is_kept(kjcx, here):
    (here / "data" / "workplan-2022.yaml").rename(here / "data" / "plan.txt")
    assert refused(kjcx, here, "--plan data/plan.txt summary", "data/plan.txt", OURS)


def test_a_report_from_elsewhere_that_is_checked_is_kept(kjcx, here, tmp_path_factory):
    sent = tmp_path_factory.mktemp("sent") / "sent.txt"
    sent.write_text("format: 1\nunit: 区教委\nreports: []\n", "utf-8")
    assert refused(kjcx, here, f"check {sent}", str(sent), OURS)
    assert sent.read_text("utf-8").startswith("format: 1\n")


@pytest.mark.parametrize("line", WRITING)
def test_a_file_that_is_write_protected_is_kept(line, kjcx, here):
    target = here / "out.txt"
    target.write_text("kept")
    target.chmod(0o444)
    (here / "link.txt").symlink_to(target)
    assert refused(kjcx, here, line, "out.txt", PROTECTED)
    assert refused(kjcx, here, line, "link.txt", PROTECTED)
    assert target.stat().st_mode & 0o777 == 0o444


def test_what_only_resembles_a_file_of_the_workspace_is_written(kjcx, here):
    expected = kjcx("summary").out
    (here / "workplan-2022").mkdir()
    for target in ("workplan-2022/out.yaml", "workplan-2022.md", "progress.yaml", "data/progress.csv", "plan.yaml"):
        assert kjcx("summary", "-o", target).code == 0
        assert kjcx("summary", "-o", target).code == 0
        assert (here / target).read_bytes().decode() == expected


def test_what_is_written_keeps_its_mode_and_its_links(kjcx, here):
    expected = kjcx("summary").out
    target = here / "reports" / "out.md"
    target.parent.mkdir()
    target.write_text("before")
    target.chmod(0o600)
    (here / "relative.md").symlink_to("reports/out.md")
    (here / "link.md").symlink_to("relative.md")
    replaced = target.stat().st_ino
    assert kjcx("summary", "-o", "link.md").code == 0
    assert [str((here / name).readlink()) for name in ("link.md", "relative.md")] == ["relative.md", "reports/out.md"]
    assert target.read_bytes().decode() == expected
    assert target.stat().st_mode & 0o777 == 0o600
    assert target.stat().st_ino != replaced  # another file was put in its place, whole
    assert [path.name for path in target.parent.iterdir()] == ["out.md"]


@pytest.mark.parametrize("line", [*WRITING, "status --color always", "check --format github"])
def test_a_dash_is_standard_output(line, kjcx, here, monkeypatch):
    monkeypatch.setenv("COLUMNS", "70")
    assert kjcx(*line.split(), "-o", "-") == kjcx(*line.split())
    assert [path.name for path in here.iterdir()] == ["data"]


def test_a_dash_beside_a_step_summary_prints_too(kjcx, here, monkeypatch):
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(here / "step.md"))
    printed = kjcx("summary").out
    assert kjcx("summary", "--github", "-o", "-").out == printed
    assert (here / "step.md").read_bytes().decode().startswith(printed.split("\n## Annex ")[0])


@pytest.mark.parametrize("line", ["show T3-1 -o x.csv", "explain T3-1 -o x.md", "check -o x.CSV", "units -o x.xml"])
def test_an_ending_for_which_a_command_has_no_format_is_an_error(line, kjcx, here):
    done = kjcx(*line.split())
    assert (done.code, done.out) == (2, "")
    assert f"{line.split()[-1]} would not be " in done.err
    assert not (here / line.split()[-1]).exists()


def test_the_format_follows_the_ending_unless_one_is_asked_for(kjcx, here):
    for name, beginning in (("x.json", "{"), ("x.csv", "\ufeff"), ("x.MD", "# "), ("x.txt", "2022")):
        assert kjcx("status", "-o", name).code == 0
        assert (here / name).read_text("utf-8").startswith(beginning)
    kjcx("status", "-o", "x.json", "--format", "csv")
    assert (here / "x.json").read_text("utf-8").startswith("\ufeff")
