"""Where text goes: standard output, a file, or standard error; and what happens where it cannot go there.

What a person reads of a file or of the command line is made safe here, for the terminal and for a log that obeys lines.
"""

import codecs
import json
import os
import re
import stat
import sys
from contextlib import suppress
from pathlib import Path
from typing import NoReturn, TextIO

import typer

from kjchuangxin.diagnostic import Message, msg
from kjchuangxin.i18n.locale import PLAINER, Locale

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
            from kjchuangxin.source.write import replace_file  # noqa: PLC0415 - most runs print to the terminal

            replace_file(output, _bytes(text))
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
    from kjchuangxin.source.write import append_to_file  # noqa: PLC0415 - most runs print to the terminal

    try:
        append_to_file(output, _bytes(text))
    except OSError as error:
        _unwritable(output, error, locale)


def tell(text: str) -> None:
    """Say something beside the result, on standard error; where that cannot be written there is nobody to hear it."""
    if sys.stderr is not None:
        with suppress(OSError):
            _put(sys.stderr, _disarmed(text, sys.stderr))


def notice(locale: Locale, message: Message) -> None:
    """Say one sentence on standard error, in one line whatever stands in it."""
    from kjchuangxin.render.screen import visible  # noqa: PLC0415 - what measures text is no part of the help

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
