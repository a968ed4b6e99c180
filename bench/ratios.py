"""How the program's time compares with what it stands on: ratios within one run, since absolute times drift.

    python bench/ratios.py [--files 1000] [--runs 7]

Each command runs as a process of its own, in turn with the one it is compared with; the medians are compared.
Lines with `cpu` count user and system time, the others the wall clock.
"""

import argparse
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

PASS = (sys.executable, "-c", "pass")
IMPORTS = (sys.executable, "-c", "import yaml, pydantic, typer, rich")
LOOP = (
    sys.executable,
    "-c",
    "import sys, yaml, pathlib\n"
    "for path in pathlib.Path(sys.argv[1], 'progress').glob('*.yaml'):\n"
    "    yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)\n",
)
KJCX = (str(Path(sys.executable).parent / "kjcx"),)
ENTRIES = 30
DAYS = (("2022-03-31", "2022-04-08"), ("2022-06-30", "2022-07-08"), ("2022-09-30", "2022-10-08"))


def generate(folder: Path, files: int) -> None:
    """A plan of that many units and targets, and a progress file of about 3 KB for each unit."""
    units = [f"第{number}单位" for number in range(files)]
    rows = ["format: 1", "id: bench", "title: 基准", "language: en", "period: {start: 2022-01-01, end: 2022-12-31}"]
    rows += ["units:", *(f"  - {{name: {unit}}}" for unit in units)]
    rows += ["sections:", "  - title: 一", "    tasks:"]
    reporters = ", ".join(units)
    for task in range(1, ENTRIES + 1):
        rows.append(f"      - {{number: {task}, title: 任务{task}, lead: [{units[0]}], targets: [")
        rows.append(
            f"          {{id: T{task}-1, name: 指标{task}, measure: increment, at_least: {100 * files}, unit: 家,"
        )
        rows.append(f"           collect: sum, reporters: [{reporters}]}}]}}")
    (folder / "progress").mkdir()
    (folder / "workplan-bench.yaml").write_text("\n".join(rows) + "\n", "utf-8")
    for unit in units:
        rows = ["format: 1", f"unit: {unit}", "reports:"]
        for quarter, (day, sent) in enumerate(DAYS, 1):
            rows += [f"  - as_of: {day}", f"    submitted: {sent}", "    entries:"]
            for task in range(1, ENTRIES + 1):
                value = f"{{value: {quarter * 20}, note: 含新入库企业}}" if task % 3 == 0 else str(quarter * 20)
                rows.append(f"      T{task}-1: {value}")
        (folder / "progress" / f"{unit}.yaml").write_text("\n".join(rows) + "\n", "utf-8")


def once(command: Sequence[str]) -> tuple[float, float]:
    """Wall and CPU seconds of one run; what it prints is thrown away."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def compare(
    name: str, command: Sequence[str], others: dict[str, Sequence[str]], runs: int, *, cpu: bool = False
) -> None:
    """Print a command's median and its ratio to each of the others, all run in turn."""
    every = {"": command, **others}
    times: dict[str, list[float]] = {key: [] for key in every}
    for run in range(runs + 1):
        for key, argv in every.items():
            taken = once(argv)[cpu]
            if run:  # the first warms the caches
                times[key].append(taken)
    medians = {key: statistics.median(taken) for key, taken in times.items()}
    ratios = ", ".join(f"{medians[''] / medians[key]:.2f} × {key}" for key in others)
    print(f"{name:<42} {'cpu' if cpu else 'wall'} {medians['']:7.3f} s   {ratios}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=7)
    options = parser.parse_args()
    base = {"python -c pass": PASS, "the imports": IMPORTS}
    compare("kjcx --version", (*KJCX, "--version"), base, options.runs)
    compare("kjcx --help", (*KJCX, "--help"), base, options.runs)
    data = str(Path(__file__).resolve().parent.parent / "data")
    compare("kjcx status (shipped data)", (*KJCX, "status", "--data", data), base, options.runs)
    compare("kjcx check (shipped data)", (*KJCX, "check", "--data", data), base, options.runs)
    with tempfile.TemporaryDirectory() as name:
        generate(Path(name), options.files)
        size = sum(path.stat().st_size for path in Path(name, "progress").iterdir()) / options.files / 1024
        title = f"kjcx check ({options.files} files of {size:.1f} KB)"
        loop = {"a bare CSafeLoader loop": (*LOOP, name)}
        for cpu in (True, False):
            compare(title, (*KJCX, "check", "--data", name), loop, max(3, options.runs // 2), cpu=cpu)


if __name__ == "__main__":
    main()
