"""What only shows from outside the process: its streams, encodings, imports, completion, and that nothing leaks in."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from commands import BROKEN, workspace
from kjchuangxin.cli.app import COMMANDS
from repository import as_written_by, compare

PROGRAM = [sys.executable, "-m", "kjchuangxin"]


@pytest.fixture
def env(quiet_environment):  # noqa: ARG001
    """The environment of the processes started here."""
    return {**os.environ, "KJCX_LANG": "en", "PYTHONUTF8": "1"}


def shell(line, cwd, env):
    """How a line of bash ends, with `kjcx` for the program."""
    line = f'kjcx() {{ {PROGRAM[0]} -m {PROGRAM[2]} "$@"; }}; {line}'
    return subprocess.run(["bash", "-c", line], cwd=cwd, env=env, capture_output=True, check=False)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("line", "code", "err"),
    [
        ("status >&-", 2, "kjcx: standard output is closed\n"),
        ("status 2>&-", 0, ""),
        ("status >&- 2>&-", 2, ""),
        ("status <&-", 0, ""),
        ("status -o status.txt >&-", 0, ""),
        ("--version >&-", 2, "kjcx: standard output is closed\n"),
        ("--help >&-", 2, "kjcx: standard output is closed\n"),
        ("--help | true; exit ${PIPESTATUS[0]}", 2, ""),
        ("show --help | true; exit ${PIPESTATUS[0]}", 2, ""),
        ("--version | true; exit ${PIPESTATUS[0]}", 2, ""),
        ("--data nowhere status 2>/dev/full", 2, ""),
        ("status | true; exit ${PIPESTATUS[0]}", 2, ""),
        ("status -o /dev/stdout | cat; exit ${PIPESTATUS[0]}", 0, ""),
    ],
)
def test_streams_that_are_closed_or_gone(line, code, err, tmp_path, env):
    done = shell(f"kjcx {line}", workspace(tmp_path), env)
    assert (done.returncode, done.stderr.decode()) == (code, err)


@pytest.mark.slow
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize(
    ("line", "target"),
    [
        ("status >/dev/full", "stdout"),
        ("explain slipping >/dev/full", "stdout"),
        ("--help >/dev/full", "stdout"),
        ("show --help >/dev/full", "stdout"),
        ("--version >/dev/full", "stdout"),
        ("check -o /dev/full", "/dev/full"),
    ],
)
def test_a_full_device_is_named(line, target, tmp_path, env):
    done = shell(f"kjcx {line}", workspace(tmp_path), env)
    assert done.returncode == 2
    assert done.stderr.decode() == f"kjcx: cannot write to {target}: No space left on device\n"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("status", 2),
        ("status --example", 0),
        ("status --example -o x", 2),
        ("check .", 2),
        ("check x.yaml", 2),
        ("status -o x", 2),
        ("--data x status", 2),
        ("--plan x check", 2),
    ],
)
def test_a_folder_that_was_deleted_under_us(line, code, tmp_path, env):
    done = shell(f"mkdir gone; cd gone; rmdir ../gone; kjcx -q {line}", tmp_path, env)
    assert done.returncode == code
    assert done.stderr.decode().count("\n") == (1 if code else 0), done.stderr.decode()


# What stands around the program, as variables or options of the interpreter; and whether it changes what is said.
AROUND = [
    ({"PYTHONIOENCODING": "gbk"}, []),
    ({"PYTHONIOENCODING": "ascii:strict"}, []),
    ({"LC_ALL": "C"}, []),
    ({"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, []),
    ({"COLUMNS": "0"}, []),
    ({"COLUMNS": "1"}, []),
    ({"COLUMNS": "abc"}, []),
    ({"TERM": "dumb", "NO_COLOR": "1"}, []),
    ({"HOME": "/nowhere", "TZ": "Nowhere/Nowhere"}, []),
    ({}, ["-W", "error", "-X", "dev"]),
    ({}, ["-OO"]),
    ({}, ["-I"]),
]
ASKED = [
    "check --format full",
    "check --format json",
    "status",
    "units --format csv",
    "summary --lang zh",
    "explain T3-1",
    "show kjj",
    "schema plan",
    "status --help",
    "check nowhere",
    "nonsense",
]


@pytest.mark.slow
@pytest.mark.parametrize(("variables", "options"), AROUND)
def test_what_stands_around_the_program_does_not_break_it(variables, options, tmp_path, env):
    program = [sys.executable, *options, "-c", EVERYTHING.format(year=2022, lines=ASKED)]
    env = {**env, "PYTHONUTF8": "1", **variables}
    done = subprocess.run(program, cwd=workspace(tmp_path, BROKEN), env=env, capture_output=True, check=False)
    ends = [line for line in done.stdout.replace(b"None", b"0").splitlines() if line in {b"0", b"1", b"2", b"3"}]
    assert done.returncode == 0
    assert ends == [b"1"] * 7 + [b"0", b"0", b"2", b"2"]
    assert b"Traceback" not in done.stderr
    assert b"Warning:" not in done.stderr
    assert done.stderr.count(b"KJ304") == 5


# The program is interrupted by Ctrl-C when it imports a module, or while it writes.
INTERRUPTED = """
import importlib.abc, os, signal, sys
class Interrupts(importlib.abc.MetaPathFinder):
    def find_spec(self, name, *_):
        if name == {module!r}:
            signal.raise_signal(signal.SIGINT)
def interrupts(_):
    signal.raise_signal(signal.SIGINT)
sys.meta_path.insert(0, Interrupts())
os.fsync = interrupts
from kjchuangxin.__main__ import main
sys.argv = ["kjcx", *{arguments!r}]
main()
"""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("typer", "check"),
        ("kjchuangxin.cli.app", "status"),
        ("kjchuangxin.cli.check", "check"),
        ("kjchuangxin.source.parser", "check"),
        ("kjchuangxin.model.explain", "status"),
        ("kjchuangxin.formats.machine", "check --format json"),
        ("kjchuangxin.formats.csv", "status --format csv"),
        ("kjchuangxin.views.circular", "summary"),
        ("", "summary -o report.txt"),
        ("", "check -o report.txt"),
    ],
)
def test_ctrl_c_ends_it_without_a_word(module, line, tmp_path, env):
    (workspace(tmp_path, BROKEN) / "report.txt").write_text("as it was", "utf-8")
    program = [sys.executable, "-c", INTERRUPTED.format(module=module, arguments=line.split())]
    done = subprocess.run(program, cwd=tmp_path, env=env, capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data", "report.txt"]
    assert (tmp_path / "report.txt").read_text("utf-8") == "as it was"


# Each with the first character that it lacks beside our symbols; 0 where it has them all.
ENCODED = {"gbk": 0x10000, "gb18030": 0, "ascii": 0x80, "latin-1": 0x100, "utf-16": 0, "utf-8": 0}
PLAINER = str.maketrans("✓✗▰▱↓↑→∙▪", "+x#-v^>.o")


@pytest.mark.parametrize("encoding", ENCODED)
@pytest.mark.parametrize(
    "line",
    [
        "status",
        "status --since 2022-03-31",
        "summary",
        "status --format markdown",
        "status --format json",
        "show kjj",
        "show T3-1",
        "diff 2022-03-31",
    ],
)
def test_an_encoding_without_a_character_shows_what_stands_for_it(line, encoding, kjcx, here, monkeypatch):  # noqa: ARG001
    kjcx.speaks("zh")
    whole = kjcx(*line.split()).out
    stream = io.TextIOWrapper(io.BytesIO(), encoding=encoding)
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", stream)
        assert kjcx(*line.split()).code == 0
    text = stream.buffer.getvalue().decode(encoding)
    expected = whole
    if first_lacking := ENCODED[encoding]:
        lacking = {one: plainer for one, plainer in PLAINER.items() if not chr(one).encode(encoding, "ignore")}
        plain = whole.translate(lacking)
        expected = "".join(one if ord(one) < first_lacking else f"\\u{ord(one):04x}" for one in plain)
    assert text == expected
    if line.endswith("json"):
        assert json.loads(text) == json.loads(whole)


@pytest.mark.parametrize(
    ("environment", "coloured"),
    [({}, True), ({"NO_COLOR": "1"}, False), ({"NO_COLOR": ""}, True), ({"TERM": "dumb"}, False)],
)
def test_a_terminal_has_colours_unless_told_otherwise(environment, coloured, kjcx, here, monkeypatch):  # noqa: ARG001
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    for options, expected in (((), coloured), (("--color", "always"), True), (("--color", "never"), False)):
        terminal = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
        terminal.isatty = lambda: True
        with monkeypatch.context() as patch:
            patch.setattr(sys, "stdout", terminal)
            assert kjcx("status", *options).code == 0
        assert (b"\x1b[" in terminal.buffer.getvalue()) == expected
    assert "\x1b" not in kjcx("status").out


@pytest.mark.parametrize(
    ("columns", "same_as"), [("0", ""), ("-5", ""), ("abc", ""), ("８０", ""), ("1", "20"), ("19", "20")]
)
def test_a_width_that_is_none_is_not_used(columns, same_as, kjcx, here, monkeypatch):  # noqa: ARG001
    monkeypatch.setenv("COLUMNS", columns)
    found = kjcx("status")
    monkeypatch.setenv("COLUMNS", same_as)
    assert found == kjcx("status")
    assert found.code == 0


LINES = """
    --help; status --help; check --help; status; status --format json; status --format csv; status --format markdown
    units; status --as-of 2022-03-31 --only red,missing; check; check --format json; check --format github
    check --format concise; summary; explain T3-1; explain T6-1; explain KJ614; explain stale; show kjj; show T3-1
    schema plan; schema breakdown; schema progress; status --lang en; summary --lang en; explain T3-1 --lang en
"""
EVERYTHING = """
import sys
from datetime import datetime
from kjchuangxin.__main__ import main
from kjchuangxin.cli import days

class Faked(datetime):
    now = classmethod(lambda cls, zone=None: datetime({year}, 2, 3, tzinfo=zone))

days.datetime = Faked
for line in {lines}:
    sys.argv = ["kjcx", *line.split()]
    print("$", line, flush=True)
    try:
        main()
    except SystemExit as end:
        print(end.code, flush=True)
"""


@pytest.mark.slow
def test_the_same_data_give_the_same_bytes_on_any_day_and_machine(tmp_path, env):
    places = [
        (2022, {"LC_ALL": "C.UTF-8", "TZ": "UTC", "PYTHONHASHSEED": "0"}),
        (2031, {"LC_ALL": "zh_CN.UTF-8", "TZ": "Asia/Shanghai", "PYTHONHASHSEED": "4294967295"}),
    ]
    started = [
        subprocess.Popen(
            [sys.executable, "-c", EVERYTHING.format(year=year, lines=LINES.replace("\n", ";").split(";")[1:-1])],
            cwd=tmp_path, env={**env, **more}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )
        for year, more in places
    ]  # fmt: skip
    first, second = (process.communicate()[0].decode() for process in started)
    assert [process.returncode for process in started] == [0, 0]
    assert "Traceback" not in first
    assert first == second


@pytest.mark.parametrize("line", ["--version", "-q --version", "status --version", "--version status"])
def test_the_version_is_the_same_wherever_it_is_asked_for(line, kjcx):
    assert kjcx(*line.split()) == kjcx("--version")


def test_nothing_asked_for_shows_the_help_as_a_usage_error(kjcx):
    done, asked = kjcx(), kjcx("--help")
    assert (done.code, done.out) == (2, "")
    assert (asked.code, asked.err) == (0, "")
    assert done.err == asked.out
    assert kjcx("-q") == done


TYPERS = "Usage: Arguments: Options: Commands: [default [required] Show Install".split()  # noqa: SIM905


@as_written_by("typer")
@pytest.mark.parametrize("language", ["zh", "en"])
def test_help_speaks_the_language_and_gives_examples(language, env):
    lines = [f"{command} --help --lang {language}".lstrip() for command in ("", *COMMANDS)]
    code = EVERYTHING.format(year=2022, lines=lines)
    env = {**env, "KJCX_LANG": "", "COLUMNS": "80"}
    text = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, check=True).stdout.decode()
    compare(f"cli/help-{language}.txt", text)


def test_on_a_narrow_terminal_the_help_is_folded(kjcx, monkeypatch):
    monkeypatch.setenv("COLUMNS", "50")
    assert max(map(len, kjcx("--help").out.splitlines())) <= 50


def test_an_encoding_without_chinese_gets_the_help_more_plainly(env):
    env = {**env, "KJCX_LANG": "zh", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    done = subprocess.run([*PROGRAM, "--help"], env=env, capture_output=True, check=True)
    assert b"\\u" in done.stdout


@pytest.mark.parametrize(
    ("line", "heavy"),
    [
        ("--version", {"typer", "pydantic", "yaml", "rich", "gettext"}),
        ("--help", {"pydantic", "yaml"}),
        ("status --example", {f"kjchuangxin.{one}" for one in ("views.meanings", "views.terms", "i18n.synonyms")}),
    ],
)
def test_nothing_is_imported_that_a_command_does_not_need(line, heavy, env):
    code = (
        f"import atexit, sys; sys.argv[1:] = {line.split()}; from kjchuangxin.__main__ import main\n"
        f"atexit.register(lambda: print({heavy} & set(sys.modules))); main()"
    )
    done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, check=True)
    assert done.stdout.decode().endswith("\nset()\n")


COMPLETED = {
    "kjcx st": "status",
    "kjcx show T3": "T3-1 T3-2 T3-3 T3-4 T3-5 T3-6 T3-7",
    "kjcx show T11": "T11-1",
    "kjcx show 区": "区科技局 区教委 区级有关单位和部门",
    "kjcx explain T11": "T11-1",
    "kjcx explain KJ20": "KJ201 KJ202 KJ203 KJ204 KJ205 KJ206 KJ207 KJ208 KJ209",
    "kjcx explain sl": "slipping",
    "kjcx status --unit g": "gxq",
    "kjcx status --section 培": "培育壮大创新主体",
    "kjcx status --unit gxq,kj": "gxq,kjj",
    "kjcx status --unit gxq、kj": "gxq、kjj",
    "kjcx status --only red,st": "red,stale",
    "kjcx diff HEAD --fail-on w": "worse",
    "kjcx check --ignore KJ61": "KJ615 KJ616 KJ617 KJ618 KJ619",
    "kjcx schema p": "plan progress",
    "kjcx --lang en show T11": "T11-1",
    "kjcx --data nowhere show T11": "",
    "kjcx show --data nowhere T11": "",
    "kjcx show --plan nowhere T11": "",
    "kjcx nonsense T": "",
}


@pytest.mark.parametrize("line", COMPLETED)
def test_a_shell_is_offered_what_can_be_typed(line, kjcx, here, monkeypatch):  # noqa: ARG001
    locale = line.split(" ")
    monkeypatch.setenv("_KJCX_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", line)
    monkeypatch.setenv("COMP_CWORD", str(len(locale) - 1))
    done = kjcx()
    assert (done.code, done.err) == (0, "")
    assert done.out.split() == COMPLETED[line].split()


@pytest.mark.parametrize(
    ("shell_name", "expected"),
    [("zsh", '_arguments \'*: :(("T3-1":"科技型企业新增"))\'\n'), ("fish", "T3-1\t科技型企业新增\n")],
)
def test_a_shell_that_can_shows_the_names_of_targets(shell_name, expected, kjcx, here, monkeypatch):  # noqa: ARG001
    monkeypatch.setenv("_KJCX_COMPLETE", f"complete_{shell_name}")
    monkeypatch.setenv("_TYPER_COMPLETE_ARGS", "kjcx show T3-1")
    monkeypatch.setenv("_TYPER_COMPLETE_FISH_ACTION", "get-args")
    assert kjcx().out == expected


@pytest.mark.parametrize(("settings", "offered"), [("data = '计划'\n", "T11-1\n"), ("data = '计划'\nx = 1\n", "\n")])
def test_a_shell_offers_what_stands_where_the_settings_say(settings, offered, kjcx, here, monkeypatch):
    (here / "data").rename(here / "计划")
    (here / "kjcx.toml").write_text(settings, "utf-8")
    monkeypatch.setenv("_KJCX_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", "kjcx show T11")
    monkeypatch.setenv("COMP_CWORD", "2")
    assert (kjcx().out, kjcx().err) == (offered, "")


def test_a_broken_plan_is_no_trouble_to_a_shell(kjcx, here, monkeypatch):
    (here / "data" / "workplan-2022.yaml").write_text("format: [", "utf-8")
    monkeypatch.setenv("_KJCX_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", "kjcx show T")
    monkeypatch.setenv("COMP_CWORD", "2")
    done = kjcx()
    assert (done.code, done.out.strip(), done.err) == (0, "", "")
    monkeypatch.delenv("COMP_WORDS")
    assert (kjcx().out, kjcx().err) == ("", "")
