"""Commands as processes: how long they take, how that compares with others, and their largest process."""

import compileall
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import kjchuangxin

KJCX = (str(Path(sys.executable).parent / "kjcx"),)
# As pip leaves an installed package; an editable one may have no compiled files.
compileall.compile_dir(Path(kjchuangxin.__file__).parent, quiet=1)


class Taken(NamedTuple):
    """Seconds by the clock and of all processors, and the megabytes of the largest process."""

    wall: float
    cpu: float
    megabytes: float


def once(command: Sequence[str]) -> Taken:
    """What one run takes; what it prints is thrown away."""
    start = time.perf_counter()
    with tempfile.TemporaryFile() as errors:
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=errors)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        wall = time.perf_counter() - start
        if process.returncode:
            errors.seek(0)
            sys.exit(f"{' '.join(command)} ended with {process.returncode}: {errors.read().decode()}")
    return Taken(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def medians(commands: Mapping[str, Sequence[str]], runs: int) -> dict[str, Taken]:
    """The medians of commands that run in turn, by their names; a first run warms the caches."""
    taken: dict[str, list[Taken]] = {name: [] for name in commands}
    for run in range(runs + 1):
        for name, command in commands.items():
            found = once(command)
            if run:
                taken[name].append(found)
    return {name: Taken(*map(statistics.median, zip(*each, strict=True))) for name, each in taken.items()}


def line(name: str, figure: float, unit: str, limit: float | None = None, detail: str = "") -> None:
    """Print a figure beside its limit, and whether it is over it."""
    bound = "" if limit is None else f"at most {limit:g}{unit}{'   OVER' if figure > limit else ''}"
    print(f"{name:<70} {figure:8.2f}{unit:<3} {bound:<24} {detail}".rstrip(), flush=True)
