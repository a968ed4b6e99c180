"""Thousands of files: several processes give the answer of one, whatever becomes of them; a bar on a terminal."""

import os
import signal
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from multiprocessing import active_children, parent_process

import pytest

from commands import workspace
from kjchuangxin.source.parallel import map_files, worker_processes

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere everything is done in one process")

MANY = 1_600
KINDS = [
    "format: 1\nunit: 区科技局\nreports:\n- {as_of: 2022-06-30, entries: {T3-1: 62家, T3-2: 98}}\n",
    "format: 1\nunit: 区科技局\nreports:\n- {as_of: 2022-06-30, entries: {T3-1: 62}}\n",
    "format: 1\nunit: 合阳城\nreports:\n- {as_of: 2022-06-30, entries: {T3-4： 62}}\n",
    "format: 1\nunit: 某单位NUMBER\nreports: []\n",
    "format: 1\nunit: kjj\nallow: {KJ608: 试点}\nreports:\n- {as_of: 2021-06-30, entries: {T3-7: 9, T9-1: 1}}\n",
    "format: [\n",
    "",
    "\0",
    "a: &b 1\nc: *b\n",
    "format: 1\nunit: 区教委\nreports:\n- as_of: 2022-6-30\n  entries: {T3-4: {value: 5000000, note: 好, note: 坏}}\n",
]


def with_reports(folder, count):
    """A workspace with so many more reports, with findings of many kinds."""
    workspace(folder)
    for number in range(count):
        text = KINDS[number % len(KINDS)].replace("NUMBER", str(number))
        (folder / "data" / "progress" / f"{number:04}.yaml").write_text(text, "utf-8")
    os.mkfifo(folder / "data" / "progress" / "pipe.yaml")
    return folder


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    """Enough for several processes."""
    return with_reports(tmp_path_factory.mktemp("many"), MANY)


@pytest.fixture(scope="module")
def some(tmp_path_factory):
    """Enough for a bar."""
    return with_reports(tmp_path_factory.mktemp("some"), 500)


@pytest.fixture
def processors(monkeypatch):
    """Makes the program believe in so many processors; gives the processes that were started since."""
    started = []
    fork = os.fork

    def noted():
        process = fork()
        started.append(process)
        return process

    def believe(count):
        monkeypatch.setattr(os, "sched_getaffinity", lambda _: range(count))
        started.clear()
        return started

    monkeypatch.setattr(os, "fork", noted)
    return believe


def test_several_processes_give_the_bytes_of_one(kjcx, many, processors, monkeypatch):
    monkeypatch.chdir(many)
    started = processors(1)
    one = kjcx("check", "--format", "json")
    assert started == []
    for count in (2, 7):
        started = processors(count)
        assert kjcx("check", "--format", "json") == one
        assert len(started) == min(count, 3)
    assert (one.code, one.err) == (1, "")
    assert one.out.count("KJ304") >= MANY // len(KINDS)


@pytest.mark.slow
@pytest.mark.parametrize("line", ["check data/progress/0002.yaml", "check --strict data/workplan-2022.yaml"])
def test_of_the_answer_only_what_is_asked_for_is_shown(line, kjcx, many, processors, monkeypatch):
    monkeypatch.chdir(many)
    processors(1)
    one = kjcx(*line.split())
    processors(2)
    assert kjcx(*line.split()) == one


ITEMS = range(2_000)


def _doubled_unless_killed(item):
    """Twice the item; a process of the pool dies at one of them."""
    if item == 777 and parent_process() is not None:
        os.kill(os.getpid(), signal.SIGKILL)
    return 2 * item


def _inverse(item):
    return 1 / (item - 1_234)


def mapped(function):
    with worker_processes(len(ITEMS)) as executor:
        assert executor is not None
        yield from map_files(function, ITEMS, executor)


def test_what_a_killed_process_owes_is_done_by_its_parent(processors):
    started = processors(4)
    assert list(mapped(_doubled_unless_killed)) == [2 * item for item in ITEMS]
    assert len(started) == 4
    assert active_children() == []


def test_an_exception_is_raised_as_in_one_process(processors):
    processors(2)
    with pytest.raises(ZeroDivisionError):
        list(mapped(_inverse))
    assert active_children() == []


def test_an_executor_may_be_handed_in():
    with ThreadPoolExecutor(2) as executor:
        assert list(map_files(str, ITEMS, executor)) == [str(item) for item in ITEMS]


# The program with two processors, and what happens to it when the third chunk of results comes in.
PROGRAM = """
import os, signal, sys
from concurrent.futures import Future
os.sched_getaffinity = lambda _: range(2)
result, calls = Future.result, []
def watched(future, timeout=None):
    calls.append(future)
    if len(calls) == 3:
        {action}
    return result(future, timeout)
Future.result = watched
from kjchuangxin.__main__ import main
sys.argv[0] = "kjcx"
main()
"""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("action", "code"),
    [
        ("os.killpg(0, signal.SIGINT)", 130),  # Ctrl-C in a terminal, which all of them hear
        ("os.kill(os.getpid(), signal.SIGINT)", 130),
        ("os.kill(os.getpid(), signal.SIGTERM)", -signal.SIGTERM),
        ("os.kill(os.getpid(), signal.SIGKILL)", -signal.SIGKILL),
    ],
)
def test_a_signal_ends_all_processes_silently(action, code, many, quiet_environment):  # noqa: ARG001
    program = [sys.executable, "-c", PROGRAM.format(action=action), "check"]
    # The output ends only when nobody is left who could write to it.
    done = subprocess.run(program, cwd=many, capture_output=True, timeout=30, start_new_session=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (code, b"", b"")


@pytest.mark.slow
@pytest.mark.usefixtures("quiet_environment")
def test_ten_thousand_files_need_little_memory(tmp_path):
    folder = workspace(tmp_path)
    for number in range(10_000):
        text = f"format: 1\nunit: 某单位{number}\nreports:\n- {{as_of: 2022-06-30, entries: {{T3-1: 62}}}}\n"
        (folder / "data" / "progress" / f"{number:05}.yaml").write_text(text, "utf-8")
    line = 'ulimit -d 100000; exec "$@"'  # in KiB, for each process
    program = [
        "bash",
        "-c",
        line,
        "bash",
        sys.executable,
        "-m",
        "kjchuangxin",
        "--lang",
        "en",
        "check",
        "--format",
        "concise",
    ]
    done = subprocess.run(program, cwd=folder, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (1, b"")
    assert done.stdout.decode().splitlines()[-1] == "Files checked: 10004. Errors: 10000. Warnings: 0."


# What the program does in a terminal whose clock goes on by a fiftieth of a second whenever one looks at it.
IN_A_TERMINAL = """
import itertools, os, sys, time
time.monotonic = map((0.02).__mul__, itertools.count()).__next__
from kjchuangxin.__main__ import main
{more}
sys.argv[0] = "kjcx"
main()
"""


def in_a_terminal(folder, *arguments, more="", **env):
    """How the program ends, what it writes to standard output, which is a file, and what to a terminal."""
    terminal, end = os.openpty()
    program = [sys.executable, "-c", IN_A_TERMINAL.format(more=more), *arguments]
    env = {**os.environ, "TERM": "xterm", "KJCX_LANG": "zh", **env}
    with tempfile.TemporaryFile() as out, open(terminal, "rb", buffering=0) as screen:  # noqa: PTH123 - a descriptor
        process = subprocess.Popen(
            program, cwd=folder, env=env, stdin=end, stdout=out, stderr=end, start_new_session=True
        )
        os.close(end)
        seen = b""
        with suppress(OSError):  # nobody has it open any more
            while shown := screen.read(1 << 16):
                seen += shown
        code = process.wait()
        out.seek(0)
        return code, out.read(), seen


SHOWN, HIDDEN = b"\x1b[?25h", b"\x1b[?25l"  # the cursor
GONE = b"\r\x1b[1A\x1b[2K"  # the line of the bar
COLOUR = b"\x1b[35m"
CHINESE, ESCAPED = "正在检查文件", rb"\u6b63\u5728\u68c0\u67e5\u6587\u4ef6"
NO_UTF8 = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("env", "text", "coloured"),
    [
        ({}, CHINESE.encode(), True),
        ({"COLUMNS": "0"}, CHINESE.encode(), True),
        ({"COLUMNS": "1"}, CHINESE.encode(), True),
        ({"COLUMNS": "abc"}, CHINESE.encode(), True),
        ({"NO_COLOR": "1"}, CHINESE.encode(), False),
        ({"PYTHONIOENCODING": "gbk"}, CHINESE.encode("gbk"), True),
        ({"PYTHONIOENCODING": "ascii"}, ESCAPED, True),
        (NO_UTF8, ESCAPED, True),
    ],
)
def test_a_bar_shows_how_far_it_is_and_goes(env, text, coloured, some, quiet_environment):  # noqa: ARG001
    code, out, seen = in_a_terminal(some, "check", "--format", "concise", **env)
    assert code == 1
    assert out.count(b"\n") > 500
    assert text in seen
    assert (seen.startswith(HIDDEN), seen.endswith(SHOWN + GONE)) == (True, True)
    assert (COLOUR in seen) == coloured
    assert b"50%" in seen


@pytest.mark.slow
@pytest.mark.parametrize(
    ("options", "env"),
    [(["-q"], {}), ([], {"TERM": "dumb"}), ([], {"TERM": "unknown"}), (["--quiet"], {"COLUMNS": "1"})],
)
def test_who_wants_no_bar_or_cannot_show_it_sees_nothing(options, env, some, quiet_environment):  # noqa: ARG001
    code, out, seen = in_a_terminal(some, *options, "check", "--format", "concise", **env)
    assert (code, seen) == (1, b"")
    assert out.endswith("检查了505个文件：错误851处，警告0处。\n".encode())


@pytest.mark.slow
def test_a_bar_has_the_colours_that_are_asked_for(some, quiet_environment):  # noqa: ARG001
    _, plain, without = in_a_terminal(some, "--color", "never", "check")
    _, _, coloured = in_a_terminal(some, "--color", "always", "check", NO_COLOR="1")
    assert (COLOUR in without, COLOUR in coloured) == (False, True)
    assert COLOUR not in plain


@pytest.mark.slow
def test_an_interrupted_bar_gives_the_cursor_back(many, quiet_environment):  # noqa: ARG001
    more = "from concurrent.futures import Future; result = Future.result; at = itertools.count()\n"
    more += "Future.result = lambda one, timeout=None: next(at) < 20 and result(one, timeout) or os.killpg(0, 2)\n"
    more += "os.sched_getaffinity = lambda _: range(2)"
    code, out, seen = in_a_terminal(many, "check", more=more)
    assert (code, out) == (130, b"")
    assert (seen.startswith(HIDDEN), seen.endswith(SHOWN + GONE)) == (True, True)
    assert "Traceback" not in seen.decode()
