"""The bytes of a file, of which there may be no end: no more of them than a file may have."""

import os
import stat
from pathlib import Path

from kjchuangxin.diagnostic import Message, msg
from kjchuangxin.source.limits import MAX_BYTES

FOLDER = msg("this is a folder, not a file")
NO_REGULAR_FILE = msg("this is not a regular file")


def content_of(path: Path) -> bytes | Message:
    """A regular file's first bytes, one more than allowed at most; or why there are none."""
    try:
        # Without O_NONBLOCK, opening a pipe nobody writes to would wait for ever.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except OSError as error:
        return msg("the file cannot be opened: {reason}", reason=error.strerror or str(error))
    try:
        state = os.fstat(descriptor)
        if not stat.S_ISREG(state.st_mode):
            return FOLDER if stat.S_ISDIR(state.st_mode) else NO_REGULAR_FILE
        with open(descriptor, "rb", closefd=False, buffering=0) as stream:
            # Asked for as much as the file has: room for the most that it may have takes longer to make than to fill.
            content = stream.read(min(state.st_size, MAX_BYTES) + 1)
            while len(content) <= MAX_BYTES and (more := stream.read(MAX_BYTES + 1 - len(content))):
                content += more
            return content
    except OSError as error:
        return msg("the file cannot be read: {reason}", reason=error.strerror or str(error))
    finally:
        os.close(descriptor)
