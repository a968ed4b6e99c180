"""Where text goes: standard output, a file, or standard error; and what the terminal can show."""

import os
import shutil
import stat
import sys
import tempfile
from pathlib import Path
from typing import NoReturn, TextIO

import typer

from kjchuangxin.cli.settings import Settings
from kjchuangxin.diagnostic import Message, msg
from kjchuangxin.render.screen import Screen
from kjchuangxin.words import SYMBOLS, Words

PIPED_WIDTH = 120
NARROWEST = 20
USAGE = 2
FINDINGS = 1


def screen_for(settings: Settings, stream: TextIO | None) -> Screen:
    """What a stream can show: its width, colour, and whether its encoding has our symbols."""
    terminal = stream is not None and stream.isatty()
    colour = settings.color == "always" or (
        settings.color != "never" and terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    )
    return Screen(width=_width(terminal), colour=colour, unicode=_has_symbols(stream))


def _width(terminal: bool) -> int:  # noqa: FBT001
    asked = os.environ.get("COLUMNS", "")
    if asked.isascii() and asked.isdigit() and int(asked) > 0:
        return max(int(asked[:6]), NARROWEST)
    return max(shutil.get_terminal_size().columns, NARROWEST) if terminal else PIPED_WIDTH


def _has_symbols(stream: TextIO | None) -> bool:
    try:
        ("".join(SYMBOLS.values()) + "▰").encode(getattr(stream, "encoding", None) or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


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
        raise
    except OSError as error:
        _unwritable(output or "stdout", error, words)


def append(text: str, output: Path, words: Words) -> None:
    """Write at the end of a file that others write to as well."""
    try:
        with output.open("ab") as stream:
            stream.write(_bytes(text))
    except OSError as error:
        _unwritable(output, error, words)


def _unwritable(target: Path | str, error: OSError, words: Words) -> NoReturn:
    reason = error.strerror or str(error)
    fail(words, msg("cannot write to {target}: {reason}", target=str(target), reason=reason))


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "backslashreplace")


def tell(text: str) -> None:
    """Say something beside the result, on standard error; where that is closed there is nobody to hear it."""
    if sys.stderr is not None:
        _put(sys.stderr, text)


def fail(words: Words, message: Message) -> NoReturn:
    """End the program as wrongly used."""
    tell(f"kjcx: {words.say(message)}\n")
    raise typer.Exit(USAGE)


def _put(stream: TextIO, text: str) -> None:
    # Bytes, so that line ends stay as they are and a character the encoding lacks is shown in place of failing.
    encoding = stream.encoding or "utf-8"
    content = text.encode(encoding, "backslashreplace")
    if hasattr(stream, "buffer"):
        stream.flush()
        stream.buffer.write(content)
        stream.buffer.flush()
    else:  # a stream of a test or an embedding program
        stream.write(content.decode(encoding))
        stream.flush()


def _replace(path: Path, content: bytes) -> None:
    """Put a file in the place of another: written beside it, synced, renamed; a device or pipe is simply written to."""
    if path.exists() and not stat.S_ISREG(path.stat().st_mode):
        path.write_bytes(content)
        return
    path = path.resolve()
    descriptor, name = tempfile.mkstemp(prefix=f".{path.name[:100]}.", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(descriptor)
        umask = os.umask(0)
        os.umask(umask)
        temporary.chmod(stat.S_IMODE(path.stat().st_mode) if path.exists() else 0o666 & ~umask)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
