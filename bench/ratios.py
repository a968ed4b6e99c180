"""How the program's time compares with what it stands on: ratios within one run, since absolute times drift.

    python bench/ratios.py [--runs 7] [--validator PATH]

Each command runs as a process of its own, in turn with those it is compared with; the medians are compared, and each
figure is printed beside its limit. The files are made for the purpose, the plan is the copy in `bench/shipped`.
`--validator` is a check-jsonschema to compare with, by the schema that `kjcx schema` prints; without it, one on the
PATH is used, or none. `bench/large.py` has what a large plan takes.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from measure import KJCX, line, medians, once
from shapes import SHIPPED, block, short

PASS = (sys.executable, "-c", "pass")
IMPORTS = (
    sys.executable,
    "-c",
    "import yaml, typer, rich\n"
    "from pydantic import BaseModel\n"
    "class Target(BaseModel):\n    id: str\n    at_least: float\n"
    "Target.model_validate({'id': 'T3-1', 'at_least': 100})\n",
)
LOOP = (
    sys.executable,
    "-c",
    "import sys, yaml, pathlib\n"
    "for path in pathlib.Path(sys.argv[1], 'progress').glob('*.yaml'):\n"
    "    yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)\n",
)
ONE_PROCESSOR = (
    sys.executable,
    "-c",
    "import os, sys; os.sched_setaffinity(0, {min(os.sched_getaffinity(0))}); os.execv(sys.argv[1], sys.argv[1:])",
)


def against(name: str, command: tuple[str, ...], other: tuple[str, ...], limit: float | None, runs: int) -> None:
    """Print how many times the wall time of another command a command takes."""
    found = medians({"": command, "other": other}, runs)
    line(name, found[""].wall / found["other"].wall, " ×", limit, f"{found[''].wall:.3f} s")


def check_files(name: str, make: Callable[[Path, int], None], files: int, limit: float, runs: int) -> None:
    """Print how many times the processor time of a bare loop over the same files `kjcx check` takes."""
    with tempfile.TemporaryDirectory() as folder:
        make(Path(folder), files)
        size = sum(path.stat().st_size for path in Path(folder, "progress").iterdir()) / files / 1024
        found = medians({"": (*KJCX, "check", "--data", folder), "loop": (*LOOP, folder)}, runs)
        detail = f"{found[''].cpu:.2f} s CPU"
        title = f"check, {files:,} files of {size:.1f} KB, {name} / CSafeLoader"
        line(title, found[""].cpu / found["loop"].cpu, " ×", limit, detail)


def check_many(files: int, runs: int, validator: str | None) -> None:
    """Print what two processes and their memory are for so many files, and how a JSON Schema validator compares."""
    with tempfile.TemporaryDirectory() as folder:
        short(Path(folder), files)
        command = (*KJCX, "check", "--data", folder)
        found = medians({"two": command, "one": (*ONE_PROCESSOR, *command), "loop": (*LOOP, folder)}, runs)
        title = f"check, {files:,} files, two processes"
        detail = f"{found['two'].wall:.1f} s, {found['two'].wall / found['loop'].wall:.2f} × CSafeLoader"
        line(f"{title} / one", found["two"].wall / found["one"].wall, " ×", 0.65, detail)
        line(f"{title}, the largest", found["two"].megabytes, " MB", 150)
        if validator:
            schema = Path(folder, "schema.json")
            schema.write_bytes(subprocess.run((*KJCX, "schema", "progress"), stdout=subprocess.PIPE, check=True).stdout)
            # Its command line has room for so many names.
            some = sorted(Path(folder, "progress").iterdir())[:1000]
            taken = once((validator, "--schemafile", str(schema), *map(str, some))).wall * files / len(some)
            line(f"check-jsonschema, {files:,} files / {title}", taken / found["two"].wall, " ×")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--validator", default=shutil.which("check-jsonschema"))
    options = parser.parse_args()
    data = ("--data", str(SHIPPED))
    against("--version / python -c pass", (*KJCX, "--version"), PASS, 1.7, options.runs)
    against("--help / python -c pass", (*KJCX, "--help"), PASS, None, options.runs)
    against("status / its imports and one model", (*KJCX, "status", *data), IMPORTS, 1.9, options.runs)
    against("check / its imports and one model", (*KJCX, "check", *data), IMPORTS, None, options.runs)
    few = max(3, options.runs // 2)
    check_files("24 entries in block style", block, 3_000, 1.8, few)
    check_files("90 short entries", short, 1_000, 1.1, few)
    check_many(10_000, 3, options.validator)


if __name__ == "__main__":
    main()
