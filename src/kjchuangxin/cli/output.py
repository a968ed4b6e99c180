"""Writing text to standard output, a file or standard error, and what happens where that fails.

Text is made safe here for the log of a GitHub runner, which obeys certain lines as commands.
"""

import codecs
import os
import re
import stat
import sys
from contextlib import suppress
from pathlib import Path
from typing import NoReturn, TextIO

import typer

from kjchuangxin.diagnostic import Message, msg
from kjchuangxin.i18n.labels import PLAINER
from kjchuangxin.i18n.locale import Locale

USAGE = 2
FINDINGS = 1

_COMMAND = re.compile(r"##(\[)|^\s*:(:)", re.MULTILINE)  # of GitHub's runner; the old form anywhere in a line


def _substitute(error: UnicodeError) -> tuple[str, int]:
    r"""A plainer symbol in place of characters that an encoding lacks, or their number as in JSON: \u2713."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    import json  # noqa: PLC0415 - few outputs have an encoding that lacks a character

    missing = error.object[error.start : error.end]
    return "".join(PLAINER.get(character) or json.dumps(character)[1:-1] for character in missing), error.end


codecs.register_error("kjcx", _substitute)


def write(text: str, output: Path | None, locale: Locale, *, commands: bool = False) -> None:
    """Write to a file (whole or not at all) or to standard output; a failure is printed and ends the program with 2.

    With `commands` the text is for a runner to obey.
    """
    try:
        if output is not None and not to_stdout(output):
            from kjchuangxin.source.write import replace_file  # noqa: PLC0415 - most runs print to the terminal

            replace_file(output, _bytes(text))
        elif sys.stdout is None:
            fail(locale, msg("standard output is closed"))
        else:
            _write_bytes(sys.stdout, text if commands else _without_commands(text, sys.stdout))
    except BrokenPipeError:
        abandon_stdout(USAGE)  # nobody reads any more
    except OSError as error:
        fail_unwritable(output or "stdout", error, locale)


def to_stdout(output: Path | None) -> bool:
    """Whether an output is standard output: none is named, or `-`."""
    return output is None or str(output) == "-"


def append(text: str, output: Path, locale: Locale) -> None:
    """Write at the end of a file that others write to as well."""
    from kjchuangxin.source.write import append_to_file  # noqa: PLC0415 - most runs print to the terminal

    try:
        append_to_file(output, _bytes(text))
    except OSError as error:
        fail_unwritable(output, error, locale)


def print_error(text: str) -> None:
    """Write to standard error; if that fails, nobody could be informed of it."""
    if sys.stderr is not None:
        with suppress(OSError):
            _write_bytes(sys.stderr, _without_commands(text, sys.stderr))


def notice(locale: Locale, message: Message) -> None:
    """Print a sentence on standard error, always as one line."""
    from kjchuangxin.formats.screen import visible  # noqa: PLC0415 - what measures text is no part of the help

    print_error(f"kjcx: {visible(locale.text(message))}\n")


def fail(locale: Locale, message: Message) -> NoReturn:
    """End the program with a usage error."""
    notice(locale, message)
    raise typer.Exit(USAGE)


def abandon_stdout(code: int) -> NoReturn:
    """End the program without standard output, which the interpreter would otherwise try to flush."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    sys.exit(code)


def fail_unwritable(target: Path | str, error: OSError, locale: Locale) -> NoReturn:
    """End the program because it cannot write to a target."""
    from kjchuangxin.source.read import reason_of  # noqa: PLC0415 - the help reads no files

    fail(locale, msg("cannot write to {target}: {reason}", target=str(target), reason=reason_of(error)))


def in_github_step() -> bool:
    """Whether this is a step of a GitHub workflow."""
    return os.environ.get("GITHUB_ACTIONS") == "true"


def _without_commands(text: str, stream: TextIO) -> str:
    r"""A text in which no runner finds a command: the sign before it becomes \\u005b, as JSON writes it."""
    if not in_github_step() or _is_file(stream):
        return text
    return _COMMAND.sub(lambda found: f"{found[0][:-1]}\\u{ord(found[0][-1]):04x}", text)


def _is_file(stream: TextIO) -> bool:
    try:
        return stat.S_ISREG(os.fstat(stream.fileno()).st_mode)
    except OSError:  # a stream of no descriptor
        return False


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "kjcx")


def _write_bytes(stream: TextIO, text: str) -> None:
    # Bytes, so that line ends stay as they are and a character the encoding lacks is shown in place of failing.
    content = text.encode(stream.encoding or "utf-8", "kjcx")
    stream.flush()
    stream.buffer.write(content)
    stream.buffer.flush()
