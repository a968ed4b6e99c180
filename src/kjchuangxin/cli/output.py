"""Where text goes: standard output, a file, or standard error; and what happens where it cannot go there.

What a person reads of a file or of the command line is made safe here, for the terminal and for a log that obeys lines.
"""

import codecs
import errno
import json
import os
import re
import stat
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import NoReturn, TextIO

import typer

from kjchuangxin.diagnostic import Message, msg
from kjchuangxin.i18n.labels import PLAINER
from kjchuangxin.i18n.locale import Locale

USAGE = 2
FINDINGS = 1

_COMMAND = re.compile(r"##(\[)|^\s*:(:)", re.MULTILINE)  # what GitHub's runner obeys: the old one anywhere in a line


def _shown(error: UnicodeError) -> tuple[str, int]:
    r"""What stands for characters that an encoding lacks: a plainer symbol, or as JSON writes them, \u2713."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lacking = error.object[error.start : error.end]
    return "".join(PLAINER.get(character) or json.dumps(character)[1:-1] for character in lacking), error.end


codecs.register_error("kjcx", _shown)


def write(text: str, output: Path | None, locale: Locale, *, commands: bool = False) -> None:
    """Write to a file (whole or not at all) or to standard output; a failure is told and ends the program with 2.

    `commands` says that the text is meant for a runner to obey.
    """
    try:
        if output is not None:
            _replace(output, _bytes(text))
        elif sys.stdout is None:
            fail(locale, msg("standard output is closed"))
        else:
            _put(sys.stdout, text if commands else _disarmed(text, sys.stdout))
    except BrokenPipeError:
        leave(USAGE)  # whoever read us has left: nothing to tell
    except OSError as error:
        _unwritable(output or "stdout", error, locale)


def append(text: str, output: Path, locale: Locale) -> None:
    """Write at the end of a file that others write to as well."""
    try:
        with open(output, "ab", opener=_at_once) as stream:
            stream.write(_bytes(text))
    except OSError as error:
        _unwritable(output, error, locale)


def rewrite(path: Path, content: bytes, unchanged: Callable[[], bool]) -> bool | OSError:
    """Put a mended file in the place of the one that was read: whether it was, or why it cannot be.

    It is not where the file is not `unchanged` at the very last moment. A file that is write-protected stays so, though
    a rename would not mind.
    """
    try:
        if not path.stat().st_mode & 0o222 or not os.access(path, os.W_OK):
            return PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return unchanged() and _replace(path, content, unchanged)
    except OSError as error:
        return error


def tell(text: str) -> None:
    """Say something beside the result, on standard error; where that cannot be written there is nobody to hear it."""
    if sys.stderr is not None:
        with suppress(OSError):
            _put(sys.stderr, _disarmed(text, sys.stderr))


def notice(locale: Locale, message: Message) -> None:
    """Say one sentence on standard error, in one line whatever stands in it."""
    from kjchuangxin.formats.screen import visible  # noqa: PLC0415 - what measures text is no part of the help

    tell(f"kjcx: {visible(locale.text(message))}\n")


def fail(locale: Locale, message: Message) -> NoReturn:
    """End the program as wrongly used."""
    notice(locale, message)
    raise typer.Exit(USAGE)


def leave(code: int) -> NoReturn:
    """End the program where standard output is of no use any more, so that the interpreter's exit finds one that is."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    sys.exit(code)


def _unwritable(target: Path | str, error: OSError, locale: Locale) -> NoReturn:
    reason = error.strerror or str(error)
    fail(locale, msg("cannot write to {target}: {reason}", target=str(target), reason=reason))


def github() -> bool:
    """Whether this is a step of a GitHub workflow, whose runner obeys certain lines."""
    return os.environ.get("GITHUB_ACTIONS") == "true"


def _disarmed(text: str, stream: TextIO) -> str:
    r"""A text that a runner does not obey, with \\u005b for what would begin a command; as it is where nobody would.

    In JSON that is the same text.
    """
    if not github() or _is_file(stream):
        return text
    return _COMMAND.sub(lambda found: f"{found[0][:-1]}\\u{ord(found[0][-1]):04x}", text)


def _is_file(stream: TextIO) -> bool:
    try:
        return stat.S_ISREG(os.fstat(stream.fileno()).st_mode)
    except OSError:  # a stream of no descriptor
        return False


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "kjcx")


def _put(stream: TextIO, text: str) -> None:
    # Bytes, so that line ends stay as they are and a character the encoding lacks is shown in place of failing.
    content = text.encode(stream.encoding or "utf-8", "kjcx")
    stream.flush()
    stream.buffer.write(content)
    stream.buffer.flush()


def _replace(path: Path, content: bytes, still: Callable[[], bool] = lambda: True) -> bool:
    """Put a file in the place of another: written beside it, synced, renamed; a device or pipe is simply written to.

    What was written beside it is thrown away where it is `still` not wanted right before the renaming.
    """
    before = _state(path)
    if before is not None and not stat.S_ISREG(before.st_mode):
        with open(path, "wb", opener=_at_once) as stream:
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
        if still():
            temporary.replace(path)
            return True
        temporary.unlink()
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return False


def _at_once(path: str, flags: int) -> int:
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
