"""The program's entry: what is asked most often is answered before anything heavy is imported."""

import gc
import os
import sys

from kjchuangxin import __version__

_INTERRUPTED = 130  # as shells have it


def main() -> None:
    """Run `kjcx` with the process's arguments."""
    if _answered(sys.argv[1:]):
        return
    gc.disable()  # a short process keeps what it reads until it ends: looking for garbage doubles the time of parsing
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # of other packages, for which all would be searched
    try:
        from kjchuangxin.cli.app import run  # noqa: PLC0415 - typer costs more than the answers above

        run()
    except KeyboardInterrupt:
        sys.exit(_INTERRUPTED)


def _answered(arguments: list[str]) -> bool:
    """Whether the version or the help was all that was asked for, and could be written as it stands."""
    if sys.stdout is None:
        return False
    try:
        if arguments == ["--version"]:
            text = f"kjcx {__version__}\n"
        elif arguments == ["--help"] and _width() >= _HELP_WIDTH:
            text = _help()
        else:
            return False
        sys.stdout.write(text)
        sys.stdout.flush()
    except (OSError, UnicodeError):  # the long way tells what is wrong with the output, or writes it more plainly
        return False
    return True


_HELP_WIDTH = 80  # columns, for which the texts are folded


def _help() -> str:
    """The help as typer writes it, from a file: a test compares them."""
    from kjchuangxin.i18n.language import language  # noqa: PLC0415 - not for the version

    name = f"{os.path.dirname(__file__)}/help/{language(None, os.environ)}.txt"  # noqa: PTH120 - pathlib is not light
    with open(name, encoding="utf-8") as stream:  # noqa: PTH123
        return stream.read()


def _width() -> int:
    """The columns that typer would fold its help for."""
    asked = os.environ.get("COLUMNS", "")
    if asked:
        return int(asked[:6]) if asked.isascii() and asked.isdigit() else 0
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or _HELP_WIDTH
    except (AttributeError, ValueError, OSError):  # no terminal
        return _HELP_WIDTH


if __name__ == "__main__":
    main()
