"""Where text goes: standard output, a file, or standard error; and what happens where it cannot go there."""

import codecs
import json
import os
import stat
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import NoReturn, TextIO

import typer

from kjchuangxin.diagnostic import Message, msg
from kjchuangxin.words import PLAINER, Words

USAGE = 2
FINDINGS = 1


def _shown(error: UnicodeError) -> tuple[str, int]:
    r"""What stands for characters that an encoding lacks: a plainer symbol, or as JSON writes them, \u2713."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lacking = error.object[error.start : error.end]
    return "".join(PLAINER.get(character) or json.dumps(character)[1:-1] for character in lacking), error.end


codecs.register_error("kjcx", _shown)


def write(text: str, output: Path | None, words: Words) -> None:
    """Write to a file (whole or not at all) or to standard output; a failure is told and ends the program with 2."""
    try:
        if output is not None:
            _replace(output, _bytes(text))
        elif sys.stdout is None:
            fail(words, msg("standard output is closed"))
        else:
            _put(sys.stdout, text)
    except BrokenPipeError:
        leave(USAGE)  # whoever read us has left: nothing to tell
    except OSError as error:
        _unwritable(output or "stdout", error, words)


def append(text: str, output: Path, words: Words) -> None:
    """Write at the end of a file that others write to as well."""
    try:
        with output.open("ab") as stream:
            stream.write(_bytes(text))
    except OSError as error:
        _unwritable(output, error, words)


def tell(text: str) -> None:
    """Say something beside the result, on standard error; where that cannot be written there is nobody to hear it."""
    if sys.stderr is not None:
        with suppress(OSError):
            _put(sys.stderr, text)


def fail(words: Words, message: Message) -> NoReturn:
    """End the program as wrongly used."""
    tell(f"kjcx: {words.say(message)}\n")
    raise typer.Exit(USAGE)


def leave(code: int) -> NoReturn:
    """End the program where standard output is of no use any more, so that the interpreter's exit finds one that is."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    sys.exit(code)


def _unwritable(target: Path | str, error: OSError, words: Words) -> NoReturn:
    reason = error.strerror or str(error)
    fail(words, msg("cannot write to {target}: {reason}", target=str(target), reason=reason))


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "kjcx")


def _put(stream: TextIO, text: str) -> None:
    # Bytes, so that line ends stay as they are and a character the encoding lacks is shown in place of failing.
    content = text.encode(stream.encoding or "utf-8", "kjcx")
    stream.flush()
    stream.buffer.write(content)
    stream.buffer.flush()


def _replace(path: Path, content: bytes) -> None:
    """Put a file in the place of another: written beside it, synced, renamed; a device or pipe is simply written to."""
    before = _state(path)
    if before is not None and not stat.S_ISREG(before.st_mode):
        path.write_bytes(content)
        return
    path = Path(os.path.realpath(path))
    descriptor, name = tempfile.mkstemp(prefix=".kjcx-", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(descriptor)
        temporary.chmod(stat.S_IMODE(before.st_mode) if before is not None else 0o666 & ~_umask())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


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
