"""Writing files: whole or not at all, first beside what lies there, never over another's change; and texts as YAML."""

import errno
import os
import re
import stat
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

import yaml

from kjchuangxin.characters import CONTROL
from kjchuangxin.source.read import content_of
from kjchuangxin.source.workspace import Files, Names


def replace_file(path: Path, content: bytes, unchanged: Callable[[], bool] = lambda: True) -> bool:
    """Put a file in the place of another, whose mode stays and whose links are followed; False if it was not replaced.

    The content is written beside it, synced and renamed, or thrown away if the old file is not `unchanged` right before
    that. A device or a pipe is simply written to. Raises OSError where nothing can be written.
    """
    before = _state(path)
    if before is not None and not stat.S_ISREG(before.st_mode):
        with open(path, "wb", opener=_open_at_once) as stream:
            stream.write(content)
        return True
    path = Path(os.path.realpath(path))
    descriptor, name = tempfile.mkstemp(prefix=".kjcx-", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(descriptor)
        temporary.chmod(stat.S_IMODE(before.st_mode) if before is not None else 0o666 & ~_umask())
        if not unchanged():
            return False
        temporary.replace(path)
        return True
    finally:
        temporary.unlink(missing_ok=True)


def update_file(path: Path, before: bytes, after: bytes) -> bool | OSError:
    """Replace a file's content; False if it is not `before` any more, an error if the file cannot be written.

    A write-protected file stays as it is, though renaming another one over it would be possible.
    """
    try:
        if is_protected(path):
            return PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return content_of(path) == before and replace_file(path, after, lambda: content_of(path) == before)
    except OSError as error:
        return error


def create_files(contents: Mapping[Path, bytes]) -> OSError | None:
    """Write new files in new folders, all or none of them; an error where that is not possible."""
    made: list[Path] = []
    try:
        for path, content in contents.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            if not replace_file(path, content, partial(_is_free, path)):
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
            made.append(path)
    except OSError as error:
        for path in made:
            path.unlink(missing_ok=True)
        return error
    return None


def _is_free(path: Path) -> bool:
    return not os.path.lexists(path)


def is_protected(path: Path) -> bool:
    """Whether a file is write-protected, for everybody or for this user; raises OSError where there is none."""
    return not path.stat().st_mode & 0o222 or not os.access(path, os.W_OK)


def append_to_file(path: Path, content: bytes) -> None:
    """Write at the end of a file that others write to as well; raises OSError where that is not possible."""
    with open(path, "ab", opener=_open_at_once) as stream:
        stream.write(content)


@contextmanager
def with_contents(files: Files, contents: Mapping[Path, bytes], names: Names) -> Iterator[tuple[Files, Names]]:
    """A workspace in which some files have other contents, in temporary copies, with the names of all its files.

    A file with several paths is replaced under each of them.
    """
    with tempfile.TemporaryDirectory(prefix="kjcx-") as folder:
        copies = {}
        for number, (path, content) in enumerate(contents.items()):
            copy = copies[os.path.realpath(path)] = Path(folder) / f"{number}.yaml"
            copy.write_bytes(content)
        instead = {path: copies.get(os.path.realpath(path), path) for path in files.all}
        originals = {copy: path for path, copy in instead.items()}
        changed = replace(
            files,
            plan=instead[files.plan],
            breakdown=instead[files.breakdown] if files.breakdown else None,
            progress=tuple(instead[path] for path in files.progress),
        )
        yield changed, lambda path: names(originals.get(path, path))


def _open_at_once(path: str, flags: int) -> int:
    """Open for writing; a pipe that nobody reads is refused, where it would be waited for without an end."""
    descriptor = os.open(path, flags | getattr(os, "O_NONBLOCK", 0), 0o666)
    if hasattr(os, "O_NONBLOCK"):
        os.set_blocking(descriptor, True)
    return descriptor


def _state(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except FileNotFoundError:
        return None


def _umask() -> int:
    """What a new file's mode leaves out, which can only be learnt by setting it."""
    umask = os.umask(0)
    os.umask(umask)
    return umask


# What every YAML program reads as it stands, but for words such as no, which the library knows.
_PLAIN = re.compile(r"[\w（(][\w（）().%·/、，。；-]*")


def scalar(text: str) -> str:
    """A text on one line, quoted where it must be, for a place in block style or between brackets."""
    style = None if _PLAIN.fullmatch(text) else '"'
    written: str = yaml.dump(
        [text], allow_unicode=True, width=float("inf"), default_flow_style=True, default_style=style
    )
    whole = written.strip().removeprefix("[").removesuffix("]")
    return CONTROL.sub(lambda found: f"\\u{ord(found[0]):04x}", whole)  # which stand in quotes
