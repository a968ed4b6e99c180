"""What no output replaces: a file of the workspace, and one that is write-protected."""

import os
import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from kjchuangxin.cli.options import Options
from kjchuangxin.cli.output import fail, to_stdout
from kjchuangxin.cli.paths import find_workspace, locale_here
from kjchuangxin.diagnostic import Message, msg
from kjchuangxin.source import Files

# A file's folder and name; neither case nor width counts. No format writes what has such a name.
_KEPT = r"(?s).*/(kjcx\.toml|(workplan|breakdown)-.*\.ya?ml)|progress/.*\.ya?ml"


def guard(options: Options, output: Path | None, more: Iterable[Path] = ()) -> None:
    """End the program, before anything is done, if an output would replace what it must not.

    That is a file of the workspace by whatever path or link, one of these `more`, and one that is called as they are.
    """
    if output is None or to_stdout(output):
        return
    found = find_workspace(options)
    kept = (*(found.all if isinstance(found, Files) else ()), *more)
    reason = _reason(output, kept)
    if reason is not None:
        fail(locale_here(options), msg("cannot write to {target}: {reason}", target=str(output), reason=reason))


def _reason(output: Path, kept: Iterable[Path]) -> Message | None:
    from kjchuangxin.source.write import is_protected  # noqa: PLC0415 - most runs print to the terminal

    there = _identity(output)
    if there is not None and there in map(_identity, kept):
        return msg("it is a file of the workspace, which no output replaces")
    real = _followed(output)
    if re.fullmatch(_KEPT, unicodedata.normalize("NFKC", f"{real.parent.name}/{real.name}").casefold()):
        return msg("its name is that of a file of a workspace")
    return msg("it is write-protected") if there is not None and is_protected(output) else None


def _followed(path: Path) -> Path:
    """Where a path leads; the path itself where it stands in a folder that has been deleted."""
    try:
        return Path(os.path.realpath(path))
    except OSError:
        return path


def _identity(path: Path) -> tuple[int, int] | None:
    """What tells a file from every other, whatever it is called; None where there is none."""
    try:
        found = path.stat()
    except OSError:  # whoever reads or writes it is told why
        return None
    return found.st_dev, found.st_ino
