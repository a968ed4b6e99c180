"""The program's entry: what is asked most often is answered before anything heavy is imported."""

import gc
import sys
from contextlib import suppress

from kjchuangxin import __version__


def main() -> None:
    """Run `kjcx` with the process's arguments."""
    if sys.argv[1:] == ["--version"] and sys.stdout is not None:
        with suppress(OSError):  # the long way below tells what is wrong with the output
            sys.stdout.write(f"kjcx {__version__}\n")
            sys.stdout.flush()
            return
    gc.disable()  # a short process keeps what it reads until it ends: looking for garbage doubles the time of parsing
    from kjchuangxin.cli.app import run  # noqa: PLC0415 - typer costs more than the version's whole answer

    run()


if __name__ == "__main__":
    main()
