"""The program's entry: its version is answered before anything is imported."""

import gc
import os
import sys

from kjchuangxin import __version__

_INTERRUPTED = 130  # as shells have it


def main() -> None:
    """Run `kjcx` with the process's arguments."""
    if sys.argv[1:] in (["--version"], ["-V"]) and _version_written():
        return
    gc.disable()  # a short process keeps what it reads until it ends: looking for garbage doubles the time of parsing
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # of other packages, for which all would be searched
    try:
        from kjchuangxin.cli.app import run  # noqa: PLC0415 - typer takes far longer than the version

        run()
    except KeyboardInterrupt:
        sys.exit(_INTERRUPTED)


def _version_written() -> bool:
    """Whether the version could be written; if not, the whole program explains why."""
    if sys.stdout is None:
        return False
    try:
        sys.stdout.write(f"kjcx {__version__}\n")
        sys.stdout.flush()
    except OSError:
        return False
    return True


if __name__ == "__main__":
    main()
