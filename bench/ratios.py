"""How the program's time compares with what it stands on: ratios within one run, since absolute times drift.

    python bench/ratios.py [--runs 7] [--validator PATH]

Each command runs as a process of its own, in turn with those it is compared with; the medians are compared.
Lines with `cpu` count user and system time, the others the wall clock. The files are made for the purpose: a third of
their entries have a note. `--validator` is a check-jsonschema to compare with, by the schema that `kjcx schema` prints;
without it, one on the PATH is used, or none.
"""

import argparse
import resource
import shutil
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
    """A plan of that many units, a quota of every target for them all, and a progress file of about 3 KB for each."""
    units = [f"第{number}单位" for number in range(files)]
    rows = ["format: 1", "id: bench", "title: 基准", "language: en", "period: {start: 2022-01-01, end: 2022-12-31}"]
    rows += ["units:", *(f"  - {{name: {unit}}}" for unit in units)]
    rows += ["groups:", f"  - {{name: 各单位, members: [{', '.join(units)}]}}"]
    rows += ["sections:", "  - title: 一", "    tasks:"]
    quotas = ["format: 1", "plan: bench", "targets:"]
    for task in range(1, ENTRIES + 1):
        rows += [f"      - number: {task}", f"        title: 任务{task}", f"        lead: [{units[0]}]"]
        rows += ["        support: [各单位]", "        targets:"]
        rows.append(f"          - {{id: T{task}-1, name: 指标{task}, measure: increment, at_least: 80, unit: 家}}")
        quotas.append(f"  T{task}-1: {{quotas: {{各单位: 80}}}}")
    (folder / "progress").mkdir()
    (folder / "workplan-bench.yaml").write_text("\n".join(rows) + "\n", "utf-8")
    (folder / "breakdown-bench.yaml").write_text("\n".join(quotas) + "\n", "utf-8")
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


def largest(command: Sequence[str]) -> float:
    """The megabytes that the largest process of a command took."""
    code = (
        "import resource, subprocess, sys; subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL);"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    done = subprocess.run([sys.executable, "-c", code, *command], stdout=subprocess.PIPE, check=True)
    return int(done.stdout) / 1024


def check_files(files: int, runs: int, validator: str | None) -> None:
    """Compare `kjcx check` on that many files with parsing them, and with check-jsonschema."""
    with tempfile.TemporaryDirectory() as name:
        generate(Path(name), files)
        paths = sorted(Path(name, "progress").iterdir())
        size = sum(path.stat().st_size for path in paths) / files / 1024
        title = f"kjcx check ({files} files of {size:.1f} KB)"
        command = (*KJCX, "check", "--data", name)
        others = {"a bare CSafeLoader loop": (*LOOP, name)}
        for cpu in (True, False):
            compare(title, command, others, runs, cpu=cpu)
        print(f"{title:<42} the largest of its processes took {largest(command):.0f} MB")
        if validator:
            schema = Path(name, "schema.json")
            schema.write_bytes(subprocess.run((*KJCX, "schema", "progress"), stdout=subprocess.PIPE, check=True).stdout)
            # Its command line has room for so many names.
            whole = (validator, "--schemafile", str(schema), *map(str, paths[:1000]))
            taken = statistics.median(once(whole)[1] for _ in range(3)) * len(paths) / len(paths[:1000])
            for cpu in (True, False):
                mine = statistics.median(once(command)[cpu] for _ in range(runs))
                print(f"{title:<42} {'cpu' if cpu else 'wall'} {taken / mine:.0f} times less than check-jsonschema")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--validator", default=shutil.which("check-jsonschema"))
    options = parser.parse_args()
    base = {"python -c pass": PASS, "the imports": IMPORTS}
    data = ("--data", str(Path(__file__).resolve().parent.parent / "data"))
    compare("kjcx --version", (*KJCX, "--version"), base, options.runs)
    compare("kjcx --help", (*KJCX, "--help"), base, options.runs)
    compare("kjcx status (shipped data, piped)", (*KJCX, "status", *data), base, options.runs)
    compare("kjcx status (shipped data, in colour)", (*KJCX, "status", "--color=always", *data), base, options.runs)
    compare("kjcx check (shipped data)", (*KJCX, "check", *data), base, options.runs)
    check_files(1_000, max(3, options.runs // 2), options.validator)
    check_files(10_000, 3, options.validator)


if __name__ == "__main__":
    main()
