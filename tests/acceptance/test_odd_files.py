"""Files that are none, never end or are built to harm: all are told, in little time and memory, the others checked."""

import os
import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from commands import BROKEN, workspace

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names, devices or limits")

MEMORY = 300_000  # KiB
SECONDS = 10
HEAD = "format: 1\nunit: 区教委\nreports:\n- as_of: 2022-06-30\n  entries:\n"


def a_socket(path):
    """A socket of that name; the folder is entered because its whole path may be longer than a socket's can be."""
    before = Path.cwd()
    os.chdir(path.parent)
    with socket.socket(socket.AF_UNIX) as one:
        one.bind(path.name)
    os.chdir(before)


def a_link(target):
    return lambda path: path.symlink_to(target)


def holding(text):
    return lambda path: path.write_bytes(text.encode("utf-8", "surrogateescape"))


def sparse(path):
    with path.open("wb") as stream:
        stream.truncate(1 << 30)


def laughs():
    """Ten lines that stand for a thousand million words where references are followed."""
    locale = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    return locale + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 9))


# By name: how it comes to be, and where which finding stands first. These are wrong as any kind of file ...
ODD = {
    "pipe": (os.mkfifo, "1:1 KJ101"),
    "socket": (a_socket, "1:1 KJ101"),
    "endless": (a_link("/dev/zero"), "1:1 KJ101"),
    "folder": (Path.mkdir, "1:1 KJ101"),
    "linked folder": (a_link(".."), "1:1 KJ101"),
    "dangling": (a_link("nowhere"), "1:1 KJ101"),
    "loop": (a_link("loop.yaml"), "1:1 KJ101"),
    "sparse": (sparse, "1:1 KJ102"),
    "line\nbreak": (holding("a: [b"), "1:4 KJ201"),
    "😀": (holding("a: [b"), "1:4 KJ201"),
    "\x1b[31m": (holding("a: [b"), "1:4 KJ201"),
    os.fsdecode(b"\xff"): (holding("a: [b"), "1:4 KJ201"),
    "nothing": (holding(""), "1:1 KJ105"),
    "zeros": (holding("\0" * 1_000), "1:1 KJ104"),
    "random": (holding(os.fsdecode(bytes(range(256)))), "3:115 KJ103"),
    "brackets": (holding("a: " + "[" * 100_000), "1:4 KJ208"),
    "braces": (holding("a: " + "{a: " * 100_000), "1:128 KJ208"),
    "levels": (holding("".join(" " * level + "a:\n" for level in range(1_000))), "33:33 KJ208"),
    "dashes": (holding("- " * 100_000), "1:65 KJ208"),
    "laughs": (holding(laughs()), "1:5 KJ205"),
    "word": (holding("a: {" + "a" * 200_000), "1:4 KJ201"),
    "quote": (holding('a: "' + "b\n" * 50_000), "1:4 KJ201"),
    "commas": (holding("a: [" + "," * 200_000), "1:5 KJ201"),
    "twice": (holding("a: 1\n" * 3_000), "2:1 KJ204"),
}
# ... and these as reports.
REPORTS = {
    "keys": (holding("".join(f"k{n}: 1\n" for n in range(20_000))), "1:1 KJ309"),
    "digits": (holding(f"{HEAD}    T3-1: {'9' * 5_000}\n"), "6:11 KJ304"),
    "decimals": (holding(f"{HEAD}    T3-1: 0.{'0' * 5_000}1\n"), "6:11 KJ304"),
    "exponent": (holding(f"{HEAD}    T3-1: 1e999\n"), "6:11 KJ304"),
    "infinite": (holding(f"{HEAD}    T3-1: .inf\n"), "6:11 KJ304"),
    "a long date": (holding(HEAD.replace("2022", "2022" * 5_000) + "    T3-1: 1\n"), "4:10 KJ305"),
    "a long format": (holding(f"format: {'1' * 5_000}\nunit: 区教委\nreports: []\n"), "1:9 KJ307"),
}


def found(text):
    """Where the first finding about every file stands, and its code, from the lines of the concise format.

    But for second-file: these reports are all one unit's.
    """
    told = {}
    for path, place, code in re.findall(
        r"^data/(?:progress/)?(.+)\.yaml:(\d+:\d+): error\[(KJ\d+)\]", text, re.MULTILINE
    ):
        if code != "KJ602":
            told.setdefault(path, f"{place} {code}")
    return told


def limited(folder, *arguments):
    """How the program ends that may take so much time and memory and no more."""
    line = f'ulimit -v {MEMORY}; exec "$@"'
    program = ["bash", "-c", line, "bash", sys.executable, "-m", "kjchuangxin", *arguments]
    env = {**os.environ, "KJCX_LANG": "en", "PYTHONUTF8": "1"}
    done = subprocess.run(
        program, cwd=folder, env=env, stdin=subprocess.DEVNULL, capture_output=True, timeout=SECONDS, check=False
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def expected():
    names = {"line\nbreak": "line break", "\x1b[31m": "\\x1b[31m", os.fsdecode(b"\xff"): "\\udcff"}
    return {names.get(name, name): place for name, (_, place) in {**ODD, **REPORTS}.items()} | {
        "区科技局": "7:21 KJ304"
    }


@pytest.fixture(scope="module")
def crowded(tmp_path_factory):
    """A workspace with all of them, and one report that is wrong in a common way."""
    folder = workspace(tmp_path_factory.mktemp("odd"), BROKEN)
    for name, (make, _) in {**ODD, **REPORTS}.items():
        make(folder / "data" / "progress" / f"{name}.yaml")
    return folder


@pytest.mark.usefixtures("quiet_environment")
@pytest.mark.parametrize(
    "line",
    [
        "check --format concise",
        *(pytest.param(line, marks=pytest.mark.slow) for line in ("status", "summary", "explain T3-1", "show kjj")),
    ],
)
def test_all_are_found_and_the_others_are_checked(line, crowded):
    code, out, err = limited(crowded, *line.split())
    told, silent = (out, err) if line.startswith("check") else (err, "")
    assert (code, silent) == (1, "")
    assert found(told) == expected()


@pytest.mark.slow
@pytest.mark.usefixtures("quiet_environment")
@pytest.mark.parametrize("format_", ["full", "json", "github", "gitlab", "sarif", "junit"])
def test_every_format_reports_them(format_, crowded):
    code, out, err = limited(crowded, "check", "--format", format_)
    assert (code, err) == (1, "")
    assert "KJ101" in out
    assert "\x1b" not in out


@pytest.mark.slow
@pytest.mark.usefixtures("quiet_environment")
def test_a_reader_that_leaves_is_not_missed(crowded):
    line = f"{sys.executable} -m kjchuangxin check --format sarif | head -1; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", line], cwd=crowded, capture_output=True, timeout=SECONDS, check=False)
    assert (done.stdout, done.stderr) == (b"{\n", b"")
    assert done.returncode in {1, 2}  # as the pipe takes all at once, or not


def with_odd_plan(name, here):
    plan = here / "data" / "workplan-2022.yaml"
    plan.unlink()
    ODD[name][0](plan)


@pytest.mark.parametrize("name", ODD)
def test_a_plan_that_is_none_is_reported(name, kjcx, here):
    with_odd_plan(name, here)
    done = kjcx("check", "--format", "concise")
    assert (done.code, done.err, found(done.out)) == (1, "", {"workplan-2022": ODD[name][1]})


@pytest.mark.parametrize(
    "name", [name if name in {"endless", "random"} else pytest.param(name, marks=pytest.mark.slow) for name in ODD]
)
@pytest.mark.parametrize("line", ["status --format json", "summary", "explain T3-1", "show kjj"])
def test_a_plan_that_is_none_is_reported_by_every_command(line, name, kjcx, here):
    with_odd_plan(name, here)
    done = kjcx(*line.split())
    assert (done.code, done.out) == (1, "")
    assert "workplan-2022.yaml:" in done.err


@pytest.mark.parametrize("line", ["schema plan", "schema progress", "explain KJ101", "explain slipping", "--version"])
def test_what_needs_no_plan_does_without(line, kjcx, here):
    plan = here / "data" / "workplan-2022.yaml"
    plan.unlink()
    os.mkfifo(plan)
    done = kjcx(*line.split())
    assert (done.code, done.err) == (0, "")


@pytest.mark.parametrize("name", ["pipe", "endless", "folder", "dangling", "loop", "sparse", "brackets", "laughs"])
def test_a_breakdown_that_is_none_is_reported(name, kjcx, here):
    make, place = ODD[name]
    breakdown = here / "data" / "breakdown-2022.yaml"
    breakdown.unlink()
    make(breakdown)
    done = kjcx("check", "--format", "concise")
    assert (done.code, found(done.out)) == (1, {"breakdown-2022": place})
    assert kjcx("status").code == 1


@pytest.mark.parametrize("name", ["pipe", "endless", "loop", "dangling"])
@pytest.mark.parametrize(
    "line", ["--data {} check", "--plan {} check", "check {}", "--data {} status", "show {}", "check -o {}"]
)
def test_an_argument_that_is_none_ends_at_once(name, line, kjcx, here):
    ODD[name][0](here / f"{name}.yaml")
    done = kjcx(*line.format(f"{name}.yaml").split())
    assert done.code in ({0} if line.endswith("-o {}") and name in {"endless", "dangling"} else {1, 2})
    assert (done.out + done.err).count("\n") <= 8


@pytest.mark.parametrize("path", ["x" * 300, "x/" * 3_000, "\udcff", "a\nb", "\x1b[31m", "😀"])
@pytest.mark.parametrize(
    "line", ["--data {} check", "--plan {} check", "check {}", "show {}", "explain {}", "schema {}", "check -o {}/x"]
)
def test_a_name_that_is_none_is_refused_in_a_few_lines(path, line, kjcx, here):  # noqa: ARG001
    done = kjcx(*(word.format(path) for word in line.split()))
    assert (done.code, done.out) == (2, "")
    assert done.err.count("\n") <= 3
    assert "\x1b" not in done.err


@pytest.mark.parametrize("what", ["a file", "a loop", "a pipe"])
def test_reports_that_are_no_folder_are_reported(what, kjcx, here):
    progress = here / "data" / "progress"
    for path in progress.iterdir():
        path.unlink()
    progress.rmdir()
    {"a file": holding("x"), "a loop": a_link("progress"), "a pipe": os.mkfifo}[what](progress)
    done = kjcx("check", "--format", "concise")
    assert (done.code, done.err) == (1, "")
    assert done.out.startswith("data/progress:1:1: error[")
    assert kjcx("status").code == 1


def test_a_file_that_vanishes_after_it_was_listed_is_reported(kjcx, here, monkeypatch):
    listed = os.listdir

    def vanishing(folder):
        names = listed(folder)
        if Path(folder).name == "progress":
            (here / "data" / "progress" / "gxq.yaml").unlink(missing_ok=True)
        return names

    (here / "data" / "progress" / "区科技局.yaml").write_text("a: [b", "utf-8")
    monkeypatch.setattr(os, "listdir", vanishing)
    done = kjcx("check", "--format", "concise")
    assert (done.code, done.err) == (1, "")
    assert found(done.out) == {"gxq": "1:1 KJ101", "区科技局": "1:4 KJ201"}


@pytest.mark.parametrize("name", ["progress/gxq.yaml", "progress", "breakdown-2022.yaml", "workplan-2022.yaml"])
def test_what_may_not_be_read_is_reported(name, kjcx, here):
    path = here / "data" / name
    path.chmod(0)
    try:
        if os.access(path, os.R_OK):
            pytest.skip("who runs this may read everything")
        done = kjcx("check", "--format", "concise")
    finally:
        path.chmod(0o755)
    assert (done.code, done.err) == (1, "")
    assert re.findall(r"^(\S+) error\[(KJ101)\]", done.out, re.MULTILINE) == [(f"data/{name}:1:1:", "KJ101")]
