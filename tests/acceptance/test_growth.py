"""What a command costs grows as what it is given: twice the size, twice the steps; counted, not timed.

A step is a line of ours that runs, or a call; for a long text also sixteen characters of it that a call is given, but
for one that is told where in the text to start. What is the same for every size falls out: from 2n to 4n the steps grow
twice as much as from n to 2n where they grow in proportion, four times as much where everything meets everything.
"""

import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from commands import REPORTS
from examples import workspace_for
from huge_texts import HUGE
from shapes import large, long
from workspaces import write

pytestmark = pytest.mark.slow

MOST = 2.1  # a logarithm is allowed; a few steps for each pair are not
OURS = str(Path(sys.modules["kjchuangxin"].__file__).parent)
WHOLE = (
    *(f"check --format {name}" for name in ("full", "concise", "json", "github", "gitlab", "sarif", "junit")),
    *(f"status --format {name}" for name in ("table", "csv", "markdown", "json")),
    *(f"units --format {name}" for name in ("table", "csv", "markdown", "json")),
    "units --reports",
    "units --group 第0组",
    "summary",
    "summary --level brief",
    "summary --since 2022-06-30",
    "status --since 2022-06-30",
    *(f"diff 2022-06-30 --format {name}" for name in ("table", "markdown", "json")),
)


def steps(run: Callable[[], object], *, characters: bool) -> int:
    """How many steps it takes."""
    counted = 0

    def line(frame, event, argument):  # noqa: ARG001 - as Python calls it
        nonlocal counted
        counted += 1
        return line

    def call(frame, event, argument):  # noqa: ARG001
        nonlocal counted
        code = frame.f_code
        counted += 1
        if characters:
            values = frame.f_locals
            names = code.co_varnames[: code.co_argcount]
            given = (values.get(name) for name in (() if "start" in names else names))
            counted += sum(len(value) // 16 for value in given if isinstance(value, str))
        return line if code.co_filename.startswith(OURS) else None

    before = sys.gettrace()
    sys.settrace(call)
    try:
        run()
    finally:
        sys.settrace(before)
    return counted


def growth(run_of: Callable[[int], Callable[[], object]], size: int, *, characters: bool = False) -> float:
    """How many times the steps from `2 * size` to `4 * size` are those from `size` to `2 * size`."""
    run_of(size // 2)()  # imports what is needed and fills the caches that are filled once
    one, two, four = (steps(run_of(count * size), characters=characters) for count in (1, 2, 4))
    return (four - two) / max(two - one, one // 20)  # less than a twentieth is no growth


@pytest.fixture
def grows(kjcx, tmp_path):
    """How a command's steps grow with what `make` puts into a folder, given a size."""

    def measured(line: str, make: Callable[[Path, int], object], size: int, *, characters: bool = False) -> float:
        def run_of(count: int) -> Callable[[], object]:
            folder = tmp_path / str(count)
            make(folder, count)
            arguments = (*line.format(count).split(), "--data", str(folder))

            def run() -> None:
                done = kjcx(*arguments)
                assert done.code in {0, 1}
                assert done.out

            return run

        return growth(run_of, size, characters=characters)

    return measured


@pytest.mark.parametrize("line", WHOLE)
def test_with_targets_and_units(line, grows):
    assert grows(line, lambda folder, count: large(folder, 2 * count, count), 20) < MOST


@pytest.mark.parametrize("line", ["show T1-1", "explain T1-1", "show 第0单位之20"])
def test_one_target_or_unit_costs_no_more_than_all(line, grows):
    def make(folder, count):
        large(folder, 2 * count, count)
        for path in folder.rglob("*.yaml"):  # the same unit at every size
            path.write_text(path.read_text("utf-8").replace(f"单位之{count}", "单位之20"), "utf-8")

    assert grows(line, make, 20) < MOST


@pytest.mark.parametrize("line", ["check", "status", "units", "summary", "show 第0单位之{}", "explain T1-1"])
def test_with_the_targets_of_one_unit(line, grows):
    def make(folder, count):
        large(folder, count, 1)
        for path in folder.rglob("*.yaml"):
            path.write_text(path.read_text("utf-8").replace("单位之1", f"单位之{count}"), "utf-8")

    assert grows(line, make, 20) < MOST


@pytest.mark.parametrize("line", ["check", "check --diff"])
def test_with_ids_that_are_written_otherwise(line, grows):
    def make(folder, count):
        large(folder, count, 1)
        for path in folder.rglob("progress/*.yaml"):
            path.write_text(path.read_text("utf-8").replace(" T", " t"), "utf-8")

    assert grows(line, make, 40) < MOST


@pytest.mark.parametrize("line", ["check", "status", "units --reports", "summary", "show T1-1", "explain T1-1"])
def test_with_the_reports_of_a_unit(line, grows):
    def make(folder, count):
        days = (date(2022, 10, 1) + timedelta(days=at) for at in range(count))
        write(
            folder, f"measure: increment, at_least: {count}0, unit: 家", {"甲": "; ".join(f"{day}: 1" for day in days)}
        )

    assert grows(line, make, 20) < MOST  # the days of one quarter


OF_ONE = ("check", "status", "units", "units --reports", "summary", "show T1-1", "explain T1-1", "diff 2022-03-31")


@pytest.mark.parametrize("line", OF_ONE)
def test_with_the_reporters_of_one_target(line, grows):
    assert grows(line, lambda folder, count: long(folder, count, 10), 60) < MOST


@pytest.mark.parametrize("line", ["check", "status --format csv", "summary", "show T1-1", "explain T1-1"])
def test_with_the_characters_of_a_text(line, grows):
    assert grows(line, lambda folder, count: long(folder, 2, count), 500, characters=True) < MOST


@pytest.mark.parametrize("name", HUGE)
def test_with_the_bytes_of_an_odd_file(name, grows):
    def make(folder, count):
        workspace_for(folder, "reports", REPORTS)
        (folder / "progress" / "odd.yaml").write_text(HUGE[name](count), "utf-8")

    assert grows("check", make, 4_000) < MOST
