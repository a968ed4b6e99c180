"""What a stream can show: its width and its colours."""

import os
import shutil
from typing import TextIO

from kjchuangxin.cli.options import Options
from kjchuangxin.formats.screen import Screen

_PIPED_WIDTH = 120
_MIN_WIDTH = 20


def screen_for(options: Options, stream: TextIO | None) -> Screen:
    """The width and colours of a stream, or of an output file (None)."""
    terminal = stream is not None and stream.isatty()
    colour = options.color == "always" or (
        options.color != "never" and terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    )
    return Screen(_width(terminal), colour)


def _width(terminal: bool) -> int:  # noqa: FBT001
    columns = os.environ.get("COLUMNS", "")
    if columns.isascii() and columns.isdigit() and int(columns[:6]) > 0:
        return max(int(columns[:6]), _MIN_WIDTH)
    return max(shutil.get_terminal_size().columns, _MIN_WIDTH) if terminal else _PIPED_WIDTH
