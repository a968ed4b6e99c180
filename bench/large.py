"""What a large plan and long texts take: seconds by the clock, and the largest process, each beside its limit.

python bench/large.py [--targets 5000] [--units 2000] [--reporters 3000] [--characters 10000]`
"""

import argparse
import tempfile
from collections.abc import Callable
from pathlib import Path

from measure import KJCX, line, once
from shapes import large, long

WHOLE = (
    "check",
    "check --format json",
    *(f"status --format {name}" for name in ("table", "csv", "markdown", "json")),
    *(f"units --format {name}" for name in ("table", "csv", "markdown", "json")),
    "units --reports",
    "summary",
)
MOST, ONE, MEMORY = 10, 2, 300  # seconds for the whole, for one target or unit; megabytes


def take(title: str, make: Callable[[Path], None], one: tuple[str, ...]) -> None:
    """Print what each command takes for the whole workspace, and for one target or unit of it."""
    print(f"\n{title}")
    with tempfile.TemporaryDirectory() as folder:
        make(Path(folder))
        for command in (*WHOLE, *one):
            program = (*KJCX, *command.split(), "--data", folder)
            taken = once(program)
            line(f"  {command}", taken.wall, " s", ONE if command in one else MOST)
            line("    its largest process", taken.megabytes, " MB", MEMORY)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--targets", type=int, default=5_000)
    parser.add_argument("--units", type=int, default=2_000)
    parser.add_argument("--reporters", type=int, default=3_000)
    parser.add_argument("--characters", type=int, default=10_000)
    options = parser.parse_args()
    targets, units, reporters, characters = (
        options.targets, options.units, options.reporters, options.characters)  # fmt: skip
    unit = f"第1单位之{units}"
    take(
        f"{targets:,} targets and {units:,} units",
        lambda folder: large(folder, targets, units),
        ("show T2-1", f"show {unit}", "explain T2-1"),
    )
    take(
        f"A cause of {characters:,} characters, {reporters:,} reporters of one target",
        lambda folder: long(folder, reporters, characters),
        ("show T1-1", f"show 第0单位之{reporters}", "explain T1-1"),
    )


if __name__ == "__main__":
    main()
