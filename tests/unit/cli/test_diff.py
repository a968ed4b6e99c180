"""What changed between two states of the data: days, and revisions of real repositories."""

import json
import os
import re
import shutil
import subprocess
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from kjchuangxin.assess.comparison import compare
from kjchuangxin.cli import formats
from kjchuangxin.formats.screen import Screen
from kjchuangxin.i18n.locale import Locale
from kjchuangxin.report.status import Light, Move, Pace, ReportState
from kjchuangxin.report.target import StageResult
from kjchuangxin.source import git as source_git
from sample_report import FORMULA, HOSTILE, changed, figure, hostile, milestone, plain, quota, target
from screens import CONTROL, SGR, WIDTHS, misfits
from states import AFTER, BEFORE, commit, git, needs_git, write
from workspaces import assessed
from workspaces import write as write_one

EN, ZH = Locale("en"), Locale("zh")


@pytest.fixture
def repository(tmp_path, monkeypatch, quiet_environment):  # noqa: ARG001 - it has to come first
    """A workspace in git: the first state two commits ago, the second in the last one and in the files."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    commit(tmp_path, BEFORE)
    commit(tmp_path, AFTER)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1659312000")  # the first of August 2022
    return tmp_path


@pytest.fixture
def temporary(tmp_path_factory, monkeypatch):
    """The folder for temporary files, to see what is left in it."""
    folder = tmp_path_factory.mktemp("temporary")
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    return folder


TABLE = """\
2022年科技创新工作要点
From HEAD~1 (as of 2022-06-30) to the files here (as of
2022-06-30)
1 worse in pace, 1 better in pace, 1 better in reporting

  id    target          verdict                 value
Worse in pace (1)
  T3-1  科技型企业新增  ✓ on track              50家
                        → ✗ behind              → 38家
Better in pace (1)
  T3-2  高新技术企业    ✗ behind                98家
                        → ✓ on track            → 110家
Better in reporting (1)
  T3-4  培训人次        ✗ unreported (missing)  —
                        → ✓ ahead               → 260人次

New reports
  2022-06-30 区教委: T3-4

Corrected reports
  T3-1 科技型企业新增, 区科技局 as of 2022-06-30: 50家 →
  38家
  T3-2 高新技术企业, 区科技局 as of 2022-06-30: 98家 → 110家

Targets added
  T3-6 协同创新

Targets removed
  T3-5 研发投入增长: ≥20%

Targets revised
  T3-4 培训人次: target value: ≥500人次 → ≥400人次
"""
MARKDOWN = """\
## 2022年科技创新工作要点

From HEAD\\~1 (as of 2022-06-30) to HEAD (as of 2022-06-30)

1 worse in pace, 1 better in pace, 1 better in reporting

### Worse in pace (1)

| id | target | lead | verdict | value |
| --- | --- | --- | --- | --- |
| T3-1 | 科技型企业新增 | 区科技局 | ✓ on track → ✗ behind | 50家 → 38家 |

### Better in pace (1)

| id | target | lead | verdict | value |
| --- | --- | --- | --- | --- |
| T3-2 | 高新技术企业 | 区科技局 | ✗ behind → ✓ on track | 98家 → 110家 |

### Better in reporting (1)

| id | target | lead | verdict | value |
| --- | --- | --- | --- | --- |
| T3-4 | 培训人次 | 区科技局 | ✗ unreported (missing) → ✓ ahead | — → 260人次 |

### New reports

- 2022-06-30 区教委: T3-4

### Corrected reports

- T3-1 科技型企业新增, 区科技局 as of 2022-06-30: 50家 → 38家
- T3-2 高新技术企业, 区科技局 as of 2022-06-30: 98家 → 110家

### Targets added

- T3-6 协同创新

### Targets removed

- T3-5 研发投入增长: ≥20%

### Targets revised

- T3-4 培训人次: target value: ≥500人次 → ≥400人次
"""
BACKWARD = """\
2022年科技创新工作要点
From HEAD (as of 2022-06-30) to HEAD~1 (as of 2022-06-30)
1 worse in pace, 1 worse in reporting, 1 better in pace

  id    target          verdict                           value
Worse in pace (1)
  T3-2  高新技术企业    ✓ on track → ✗ behind             110家 → 98家
Worse in reporting (1)
  T3-4  培训人次        ✓ ahead → ✗ unreported (missing)  260人次 → —
Better in pace (1)
  T3-1  科技型企业新增  ✗ behind → ✓ on track             38家 → 50家

Corrected reports
  T3-1 科技型企业新增, 区科技局 as of 2022-06-30: 38家 → 50家
  T3-2 高新技术企业, 区科技局 as of 2022-06-30: 110家 → 98家

Withdrawn reports
  2022-06-30 区教委: T3-4

Targets added
  T3-5 研发投入增长: ≥20%

Targets removed
  T3-6 协同创新

Targets revised
  T3-4 培训人次: target value: ≥400人次 → ≥500人次
"""
DAYS = """\
2022年科技创新工作要点
From 2022-03-31 to 2022-06-30
1 worse in pace, 3 better in reporting

Worse in pace (1)
  T3-1 科技型企业新增
    ✓ on track → ✗ behind
    27家 → 38家
Better in reporting (3)
  T3-2 高新技术企业
    ✗ unreported (missing) → ✓ on track
    — → 110家
  T3-3 市级孵化器
    ✗ unreported (missing) → ✓ on track
    — → 申报
  T3-4 培训人次
    ✗ unreported (missing) → ✓ ahead
    — → 260人次

New reports
  2022-06-30 区科技局: T3-1, T3-2, T3-3
  2022-06-30 区教委: T3-4
"""
NOTHING = """\
2022年科技创新工作要点
From HEAD (as of 2022-06-30) to the files here (as of 2022-06-30)
No verdict, figure, report or target has changed.
"""


FROM_HERE = DAYS.replace(
    "From 2022-03-31 to 2022-06-30", "From HEAD (as of 2022-03-31) to the\nfiles here (as of 2022-06-30)"
)


@needs_git
@pytest.mark.parametrize(
    "case",
    [
        ("diff HEAD~1", 60, TABLE),
        ("diff HEAD~1 HEAD --format markdown", 60, MARKDOWN),
        ("diff HEAD HEAD~1", 100, BACKWARD),
        ("diff 2022-03-31", 40, DAYS),
        ("diff HEAD@2022-03-31 2022-06-30", 40, FROM_HERE),
        ("diff HEAD", 80, NOTHING),
    ],
    ids=lambda case: case[0],
)
@pytest.mark.usefixtures("repository")
def test_what_changed_is_reported(case, temporary, kjcx, monkeypatch):
    line, width, expected = case
    monkeypatch.setenv("COLUMNS", str(width))
    done = kjcx(*line.split())
    assert (done.out, done.err, done.code) == (expected, "", 0)
    assert list(temporary.iterdir()) == []


def requirement(**changes):
    empty = dict.fromkeys(["comparator", "target", "originally", "tolerance", "unit"])
    rest = {"window": ["2022-01-01", "2022-12-31"], "baseline": None, "schedule": None, "curve": [], "stages": []}
    return {**empty, **rest, **changes}


def verdict(pace, report, light):
    return {"pace": pace, "report": report, "light": light}


def curve(aim):
    return [["2021-12-31", 0], ["2022-12-31", aim]]


@needs_git
def test_the_json_has_everything(repository, kjcx):  # noqa: ARG001
    done = kjcx("diff", "HEAD~1", "--format", "json")
    one, two = {"id": "T3-1", "name": "科技型企业新增"}, {"id": "T3-2", "name": "高新技术企业"}
    four, by = {"id": "T3-4", "name": "培训人次"}, {"unit": "区科技局", "as_of": "2022-06-30"}
    state = {"revision": None, "as_of": "2022-06-30", "plan": "kjcx-2022", "illustrative": False, "refused": []}
    count = {"comparator": "at_least", "unit": "人次", "baseline": 0, "schedule": "linear"}

    def values(before, after, unit):
        day = "2022-06-30"
        return {
            "before": {"value": before, "unit": unit, "as_of": None if before is None else day},
            "after": {"value": after, "unit": unit, "as_of": day},
        }

    def corrected(before, after):
        sides = {"before": before, "after": after}
        return {side: {"value": value, "stage": None, "state": None} for side, value in sides.items()}

    good, bad = verdict("on_track", "reported", "green"), verdict("behind", "reported", "red")
    assert json.loads(done.out) == {
        "schema_version": 2,
        "plan": {"id": "kjcx-2022", "title": "2022年科技创新工作要点"},
        "before": {**state, "revision": "HEAD~1"},
        "after": state,
        "totals": {"worse": 1, "changed": 0, "better": 2},
        "verdicts": [
            {**one, "move": "worse", "before": good, "after": bad},
            {**two, "move": "better", "before": bad, "after": good},
            {
                **four,
                "move": "better",
                "before": verdict("unreported", "missing", "red"),
                "after": verdict("ahead", "reported", "green"),
            },
        ],
        "figures": [
            {**one, **values(50, 38, "家")},
            {**two, **values(98, 110, "家")},
            {**four, **values(None, 260, "人次")},
        ],
        "new_reports": [{"unit": "区教委", "as_of": "2022-06-30", "submitted": None, "targets": ["T3-4"]}],
        "corrected_reports": [
            {**one, **by, **corrected(50, 38), "correction": "重复计数"},
            {**two, **by, **corrected(98, 110), "correction": None},
        ],
        "withdrawn_reports": [],
        "added_targets": [{"id": "T3-6", "name": "协同创新", "requirement": requirement()}],
        "removed_targets": [
            {
                "id": "T3-5",
                "name": "研发投入增长",
                "requirement": requirement(
                    comparator="at_least", target=20, unit="%", schedule="hold", curve=[["2022-12-31", 20]]
                ),
            }
        ],
        "revised_targets": [
            {
                **four,
                "revised": ["target"],
                "before": requirement(**count, target=500, curve=curve(500)),
                "after": requirement(**count, target=400, curve=curve(400)),
            }
        ],
        "quotas": [],
        "not_compared": [],
        "closures": [],
    }


@needs_git
@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("diff HEAD~1 --fail-on worse", 1),
        ("diff HEAD --fail-on worse", 0),
        ("diff HEAD~1", 0),
        ("diff 2022-03-31 2022-03-31 --fail-on worse", 0),
        ("diff HEAD~1 --fail-on better", 2),
        ("diff", 2),
    ],
)
def test_the_exit_code_states_whether_anything_is_worse(line, code, repository, kjcx):  # noqa: ARG001
    assert kjcx(*line.split()).code == code


@needs_git
def test_every_name_of_a_revision_will_do(repository, kjcx):
    git(repository, "tag", "v1", "HEAD~1")
    git(repository, "branch", "区/上报", "HEAD~1")
    git(repository, "branch", "2022-06-30", "HEAD~1")
    short = git(repository, "rev-parse", "--short", "HEAD~1").strip()
    expected = kjcx("diff", "HEAD~1", "--format", "json").out
    for name in ("v1", "区/上报", "refs/heads/2022-06-30", short, "HEAD@{1}", "HEAD~1@2022-06-30"):
        shown = json.loads(kjcx("diff", name, "--format", "json").out)
        assert shown["before"]["revision"] == name.removesuffix("@2022-06-30")
        shown["before"]["revision"] = "HEAD~1"
        assert shown == json.loads(expected)
    assert json.loads(kjcx("diff", "2022-06-30", "--format", "json").out)["before"]["revision"] is None


@needs_git
def test_the_files_are_gone_whatever_happened(repository, temporary, kjcx):
    write(repository, BEFORE | {"workplan-2022.yaml": "format: 2\n"})
    git(repository, "commit", "-qam", "broken")
    for line in ("diff HEAD", "diff HEAD~1 HEAD", "diff HEAD~2 HEAD~1", "diff HEAD~2 nonsense"):
        kjcx(*line.split())
        assert list(temporary.iterdir()) == []


@needs_git
def test_a_revision_that_cannot_be_judged_has_its_findings_reported(repository, kjcx):
    commit(repository, AFTER | {"workplan-2022.yaml": AFTER["workplan-2022.yaml"].replace("100", "一百")})
    write(repository, AFTER)
    done = kjcx("diff", "HEAD")
    first, *_, last = done.err.splitlines()
    assert (done.code, done.out) == (1, "")
    assert re.match(r"HEAD:data/workplan-2022\.yaml:14:\d+: error", first)
    assert last == "kjcx: nothing is judged before the plan and the breakdown are free of errors"


@needs_git
def test_a_mistake_in_the_earlier_reports_is_reported_and_is_no_reason_to_fail(repository, kjcx):
    commit(repository, AFTER | {"progress/区教委.yaml": "format: 1\nunit: 区教委\nreports: 无\n"})
    commit(repository, AFTER)
    done = kjcx("diff", "HEAD~1")
    assert done.code == 0
    assert done.err.startswith("HEAD~1:data/progress/区教委.yaml:3:10: error")
    assert kjcx("diff", "HEAD", "HEAD~1").code == 1


WRONG = {
    "nonsense": "nonsense is neither a date such as 2022-06-30 nor a git revision here",
    "--upload-pack=x": "--upload-pack=x is neither a date such as 2022-06-30 nor a git revision here",
    "HEAD:data": "HEAD:data is neither a date such as 2022-06-30 nor a git revision here",
    "HEAD~1..HEAD": "HEAD~1..HEAD is neither a date such as 2022-06-30 nor a git revision here",
    "2022-6-30": "2022-6-30 is neither a date such as 2022-06-30 nor a git revision here",
    "HEAD\n": "HEAD  is neither a date such as 2022-06-30 nor a git revision here",
    "HEAD\x00": "HEAD\\x00 is neither a date such as 2022-06-30 nor a git revision here",
    "": " is neither a date such as 2022-06-30 nor a git revision here",
}


@needs_git
@pytest.mark.parametrize("name", WRONG)
def test_what_is_no_revision_is_reported(name, repository, kjcx):  # noqa: ARG001
    done = kjcx("diff", "--", name)
    assert (done.code, done.out, done.err) == (2, "", f"kjcx: {WRONG[name]}\n")


@needs_git
def test_data_that_were_not_there_yet_are_reported(tmp_path, kjcx, monkeypatch):
    git(tmp_path, "init", "-q")
    git(tmp_path, "commit", "-q", "--allow-empty", "-m", "empty")
    commit(tmp_path, {"README.md": "-"})
    commit(tmp_path, {"workplan-1.yaml": "-", "workplan-2.yaml": "-"})
    write(tmp_path, AFTER)
    monkeypatch.chdir(tmp_path)
    assert kjcx("diff", "HEAD~2").err == "kjcx: there are no data at HEAD~2:data/\n"
    assert kjcx("diff", "HEAD~1").err == "kjcx: there is no workplan-*.yaml in HEAD~1:data/\n"
    assert kjcx("diff", "HEAD").err == (
        "kjcx: there are several plans in HEAD:data/ (workplan-1.yaml, workplan-2.yaml); choose one with --plan\n"
    )


@needs_git
def test_a_shallow_clone_is_reported(repository, tmp_path_factory, kjcx, monkeypatch):
    clone = tmp_path_factory.mktemp("clone")
    git(clone, "clone", "-q", "--depth", "1", repository.as_uri(), ".")
    monkeypatch.chdir(clone)
    assert kjcx("diff", "HEAD").code == 0
    done = kjcx("diff", "HEAD~1")
    expected = "there is no git revision HEAD~1 in this shallow clone; git fetch --unshallow gets the whole history"
    assert (done.code, done.err) == (2, f"kjcx: {expected}\n")


def test_a_folder_without_history_is_reported(tmp_path, kjcx, monkeypatch):
    write(tmp_path, AFTER)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    expected = "data has no git history" if shutil.which("git") else "git is not installed, or not on the PATH"
    done = kjcx("diff", "HEAD", "--data", "data")
    assert (done.code, done.err) == (2, f"kjcx: {expected}\n")
    monkeypatch.setenv("PATH", "")
    assert kjcx("diff", "HEAD").err == "kjcx: git is not installed, or not on the PATH\n"
    assert kjcx("diff", "2022-03-31").code == 0


@pytest.mark.skipif(os.name == "nt", reason="needs a shell script")
def test_a_git_that_does_not_answer_is_not_waited_for(tmp_path, kjcx, monkeypatch):
    write(tmp_path, AFTER)
    program = tmp_path / "bin" / "git"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\nexec sleep 60\n", "utf-8")
    program.chmod(0o755)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr(source_git, "_SECONDS", 0.2)
    assert kjcx("diff", "HEAD").err == "kjcx: git has not answered within 0.2 seconds\n"
    program.write_text("#!/bin/sh\necho 'fatal: detected dubious ownership' >&2\nexit 128\n", "utf-8")
    assert kjcx("diff", "HEAD").err == "kjcx: git says: detected dubious ownership\n"
    program.write_text("#!/no/such/shell\n", "utf-8")
    assert kjcx("diff", "HEAD").err == "kjcx: git cannot be run: No such file or directory\n"


@needs_git
@pytest.mark.parametrize(
    ("link", "leads"),
    [
        ("data/progress/区教委.yaml", "/etc/passwd"),
        ("data/workplan-2022.yaml", "../../secret.yaml"),
        ("data/progress", "../elsewhere"),
    ],
)
def test_a_link_is_not_followed(link, leads, repository, temporary, kjcx):
    path = repository / link
    if path.is_dir():
        shutil.rmtree(path)
    path.unlink(missing_ok=True)
    path.symlink_to(leads)
    git(repository, "add", "--all")
    git(repository, "commit", "-qm", "link")
    write(repository, AFTER)
    done = kjcx("diff", "HEAD")
    assert (done.code, done.err) == (2, f"kjcx: HEAD:{link} is not a plain file\n")
    assert list(temporary.iterdir()) == []


@needs_git
def test_a_name_that_leads_out_of_the_folder_is_refused(repository, temporary, kjcx):
    def made(*arguments, content):
        done = subprocess.run(["git", *arguments], cwd=repository, input=content, capture_output=True, check=True)
        return done.stdout.decode().strip()

    blob = made("hash-object", "-w", "--stdin", content=b"x")
    listed = b"100644 a/../../x.yaml\0" + bytes.fromhex(blob)
    tree = made("hash-object", "-w", "--literally", "-t", "tree", "--stdin", content=listed)
    for name in ("progress", "data"):
        tree = made("mktree", content=f"040000 tree {tree}\t{name}\n".encode())
    hostile_commit = git(repository, "commit-tree", "-m", "x", tree).strip()
    done = kjcx("diff", hostile_commit)
    assert (done.code, done.err) == (2, f"kjcx: {hostile_commit}:data/progress/a/../../x.yaml is not a plain file\n")
    assert list(temporary.iterdir()) == []


@needs_git
def test_data_beyond_all_measure_are_not_laid_out(repository, kjcx, monkeypatch):  # noqa: ARG001
    monkeypatch.setattr(source_git, "_MEBIBYTES", 0)
    assert kjcx("diff", "HEAD").err == "kjcx: the data at HEAD:data/ take more than 0 MiB\n"


@needs_git
def test_a_folder_that_cannot_be_written_to_is_reported(repository, kjcx, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(repository / "nowhere"))
    done = kjcx("diff", "HEAD")
    assert (done.code, done.err) == (2, "kjcx: the data at HEAD:data/ cannot be laid out: No such file or directory\n")


@needs_git
def test_a_workspace_is_found_below_and_at_the_top(repository, kjcx, monkeypatch):
    expected = kjcx("diff", "HEAD~1", "--format", "json").out
    monkeypatch.chdir(repository / "data" / "progress")
    assert kjcx("diff", "HEAD~1", "--format", "json").out == expected
    monkeypatch.chdir(repository)
    git(repository, "mv", "data/workplan-2022.yaml", "data/progress", ".")
    git(repository, "commit", "-qm", "top")
    assert kjcx("diff", "HEAD").code == 0
    assert kjcx("diff", "HEAD~1").err == "kjcx: there is no workplan-*.yaml in HEAD~1:\n"


@needs_git
def test_what_attributes_say_does_not_matter(repository, kjcx):
    (repository / ".gitattributes").write_text("data export-ignore\n*.yaml filter=none eol=crlf\n", "utf-8")
    git(repository, "add", "--all")
    git(repository, "commit", "-qm", "attributes")
    assert kjcx("diff", "HEAD").out == NOTHING


@needs_git
def test_a_plan_elsewhere_is_reported(repository, kjcx):
    shutil.copy(repository / "data" / "workplan-2022.yaml", repository / "plan.yaml")
    done = kjcx("diff", "HEAD", "--data", "data", "--plan", "plan.yaml")
    assert (done.code, done.err) == (2, "kjcx: the plan plan.yaml does not lie in data\n")


@needs_git
def test_two_plans_are_compared_with_a_notice(repository, kjcx):
    write(repository, AFTER | {"workplan-2022.yaml": AFTER["workplan-2022.yaml"].replace("id: kjcx-2022", "id: 另")})
    done = kjcx("diff", "HEAD")
    assert done.err == "kjcx: these are two plans, kjcx-2022, 另; targets of the same id are compared\n"
    assert done.code == 0


def standing(pace, report=ReportState.REPORTED, light=Light.GREEN):
    return target(pace=pace, state=report, light=light)


P, R, L = Pace, ReportState, Light


@pytest.mark.parametrize(
    ("one", "other", "move"),
    [
        (standing(P.ON_TRACK), standing(P.SLIPPING, light=L.YELLOW), Move.WORSE),
        (standing(P.SLIPPING, light=L.YELLOW), standing(P.BEHIND, light=L.RED), Move.WORSE),
        (standing(P.AHEAD), standing(P.ON_TRACK), Move.WORSE),
        (standing(P.BEHIND, light=L.RED), standing(P.MISSED, light=L.RED), Move.WORSE),
        (standing(P.ON_TRACK), standing(P.ON_TRACK, R.STALE, L.RED), Move.WORSE),
        (standing(P.ON_TRACK), standing(P.ON_TRACK, R.LATE), Move.WORSE),
        (standing(P.NOT_DUE, light=L.GREY), standing(P.SLIPPING, light=L.YELLOW), Move.WORSE),
        (standing(P.ACHIEVED), standing(P.NOT_DUE, light=L.GREY), Move.WORSE),
        (standing(P.ON_TRACK), standing(P.UNREPORTED, R.MISSING, L.RED), Move.WORSE),
        (standing(P.SLIPPING, light=L.YELLOW), standing(P.UNREPORTED, R.MISSING, L.RED), Move.WORSE),
        (standing(P.UNREPORTED, R.NONE_DUE, L.GREY), standing(P.UNREPORTED, R.MISSING, L.RED), Move.WORSE),
        (standing(P.BEHIND, light=L.RED), standing(P.UNREPORTED, R.MISSING, L.RED), Move.CHANGED),
        (standing(P.NOT_DUE, light=L.GREY), standing(P.NOT_ASSESSABLE, light=L.GREY), Move.CHANGED),
        (standing(P.ON_TRACK, R.NONE_DUE), standing(P.ON_TRACK), None),
        (standing(P.ON_TRACK), standing(P.ON_TRACK), None),
    ],
)
def test_worse_is_judged_by_light_then_pace_then_report(one, other, move):
    opposite = {Move.WORSE: Move.BETTER}.get(move, move)
    assert moves(compare(of(one), of(other))) == {"T3-1": move}
    assert moves(compare(of(other), of(one))) == {"T3-1": opposite}


def of(*targets):
    return replace(plain(), targets=targets)


def moves(changes):
    return {pair.after.id: pair.move for pair in changes.pairs}


_STANDINGS = st.tuples(st.sampled_from(Pace), st.sampled_from(ReportState), st.sampled_from(Light))
_VALUES = st.integers(0, 3).map(Fraction)


@st.composite
def reports(draw):
    """Reports on some of four targets, with whatever standings and figures."""
    targets = []
    for at in draw(st.sets(st.integers(1, 4))):
        pace, report, light = draw(_STANDINGS)
        days = draw(st.sets(st.integers(1, 3)))
        history = tuple(figure(as_of=date(2022, 3 * day, 30), value=draw(_VALUES)) for day in sorted(days))
        changes = {
            "target": draw(_VALUES),
            "value": draw(_VALUES),
            "quotas": (quota("甲", 1, draw(st.integers(0, 1))),),
        }
        targets.append(target(id=f"T3-{at}", pace=pace, state=report, light=light, history=history, **changes))
    return of(*targets)


@given(reports())
def test_a_state_does_not_differ_from_itself(report):
    assert compare(report, report).nothing


@given(reports(), reports())
def test_the_way_back_is_the_way_there_turned_round(one, other):
    there, back = compare(one, other), compare(other, one)
    turned = {Move.WORSE: Move.BETTER, Move.BETTER: Move.WORSE}
    assert moves(back) == {name: turned.get(move, move) for name, move in moves(there).items()}
    assert [one.id for one in there.added] == [one.id for one in back.removed]
    assert {pair.after.id for pair in there.revised} == {pair.after.id for pair in back.revised}
    assert {pair.after.id for pair in there.figures} == {pair.after.id for pair in back.figures}
    assert len(there.corrections) == len(back.corrections)
    assert len(there.shares) == len(back.shares)
    assert there.nothing == back.nothing


@given(st.dates(date(2021, 12, 1), date(2023, 2, 1)))
def test_a_day_does_not_differ_from_itself(tmp_path_factory, day):
    folder = tmp_path_factory.mktemp("data")
    files = write_one(folder, "measure: increment, at_least: 100, unit: 家", {"甲": "2022-03-31: 20; 2022-09-30: 60"})
    assert compare(assessed(files, str(day)), assessed(files, str(day))).nothing


def test_each_thing_that_a_target_is_held_against_is_named():
    before = (
        target(),
        target(id="T3-2", comparator="about", tolerance=Fraction(1, 20), original=None),
        target(id="T3-3", window=(date(2022, 1, 1), date(2022, 6, 30)), unit="个", baseline=Fraction(1)),
        milestone(id="T3-4"),
    )
    curve = ((date(2022, 1, 1), Fraction(0)), (date(2022, 6, 30), Fraction(45)), (date(2022, 12, 31), Fraction(100)))
    after = (
        target(pace_kind="checkpoints", curve=curve),
        target(id="T3-2", comparator="about", tolerance=Fraction(1, 10), target=Fraction(90), original=Fraction(100)),
        target(id="T3-3"),
        milestone(id="T3-4", stages=(StageResult("成功创建", date(2022, 12, 15), done=False),)),
    )
    text = formats.changes(compare(of(*before), of(*after)), "table", EN, Screen(200, colour=False))
    assert text.split("Targets revised\n")[1] == (
        "  T3-1 全区科技型企业新增: schedule: evenly over the window: 2022-01-01 0, 2022-12-31 100 → by checkpoints: "
        "2022-01-01 0, 2022-06-30 45, 2022-12-31 100\n"
        "  T3-2 全区科技型企业新增: target value: ≈100家 → ≈90家; tolerance: 0.05 → 0.1\n"
        "  T3-3 全区科技型企业新增: measured in: 个 → 家; window: 2022-01-01 to 2022-06-30 → 2022-01-01 to 2022-12-31; "
        "baseline: 1个 → 0家\n"
        "  T3-4 市级农业科技园区: stage: 通过评审 2022-06-30, 成功创建 2022-09-15 → 成功创建 2022-12-15\n"
    )


def test_a_quota_is_reported_with_what_was_reported_of_it():
    before = of(target(quotas=(quota("甲", 40, None), quota("乙", 60, 10))))
    after = of(target(quotas=(quota("甲", 40, 20), quota("丙", 60, 30))))
    text = formats.changes(compare(before, after), "table", EN, Screen(80, colour=False))
    assert text.split("Quotas\n")[1] == (
        "  T3-1 全区科技型企业新增, 甲: —/40家 → 20/40家\n"
        "  T3-1 全区科技型企业新增, 丙: — → 30/60家\n"
        "  T3-1 全区科技型企业新增, 乙: 10/60家 → —\n"
    )


def test_examples_on_either_side_are_marked():
    before, after = replace(plain(), illustrative=True), replace(plain(), illustrative=False)
    for name in ("table", "markdown"):
        assert "Illustrative figures" in formats.changes(compare(before, after), name, EN, Screen(80, colour=False))


def everything_differs():
    """Every kind of change, in texts that try to be something else."""
    one = hostile()
    others = [
        changed(
            each,
            pace=Pace.AHEAD,
            light=Light.GREEN,
            value=Fraction(3) if isinstance(each.value, Fraction) else HOSTILE,
            target=HOSTILE if isinstance(each.target, str) else Fraction(77),
            unit=HOSTILE,
            quotas=(quota(HOSTILE, 1, 1),),
            history=(*each.reporting.history, figure(unit=FORMULA, as_of=date(2022, 6, 30))),
        )
        for each in one.targets[1:]
    ]
    added = target(id=HOSTILE, name=HOSTILE)
    return compare(one, replace(one, targets=(*others, added)), (HOSTILE, FORMULA))


@pytest.mark.parametrize("name", get_args(formats.ChangesFormat))
def test_no_format_lets_a_control_character_through(name):
    text = formats.changes(everything_differs(), name, EN, Screen(80, colour=False))
    assert not CONTROL.search(text)
    assert text.endswith("\n")


@pytest.mark.parametrize("locale", [EN, ZH], ids=["en", "zh"])
def test_the_table_is_never_wider_than_the_screen_and_colour_adds_only_colour(locale):
    for width in WIDTHS:
        text = formats.changes(everything_differs(), "table", locale, Screen(width, colour=False))
        assert misfits(text, width) == []
        coloured = formats.changes(everything_differs(), "table", locale, Screen(width, colour=True))
        assert coloured != text
        assert SGR.sub("", coloured) == text


def test_markdown_shows_texts_as_texts():
    text = formats.changes(everything_differs(), "markdown", EN, Screen(80, colour=False))
    html = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(text)
    ours = set("h2 h3 p ul li blockquote table thead tbody tr th td span".split())  # noqa: SIM905
    assert {tag.lstrip("/") for tag in re.findall(r"<(/?[a-z0-9]+)", html)} == ours
    assert not re.search(r"@\w", html)
    for table in re.findall(r"<table>.*?</table>", html, re.DOTALL):
        assert len({row.count("<t") - 1 for row in re.findall(r"<tr>.*?</tr>", f" {table}", re.DOTALL)}) == 1


def test_the_json_names_everything_as_it_is():
    changes = everything_differs()
    data = json.loads(formats.changes(changes, "json", EN, Screen(80, colour=False)))
    assert (data["before"]["revision"], data["after"]["revision"]) == (HOSTILE, FORMULA)
    assert [one["name"] for one in data["verdicts"]] == [pair.after.name for pair in changes.moved]
    assert [one["unit"] for one in data["quotas"]] == [HOSTILE] * 4
