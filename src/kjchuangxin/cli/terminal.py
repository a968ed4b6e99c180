"""What a stream can show: its width and its colours."""

import os
import shutil
from typing import TextIO

from kjchuangxin.cli.options import Options
from kjchuangxin.formats.screen import Screen

PIPED_WIDTH = 120
NARROWEST = 20


def screen_for(options: Options, stream: TextIO | None) -> Screen:
    """The screen that a stream is; None is a file of ours."""
    terminal = stream is not None and stream.isatty()
    colour = options.color == "always" or (
        options.color != "never" and terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    )
    return Screen(_width(terminal), colour)


def _width(terminal: bool) -> int:  # noqa: FBT001
    asked = os.environ.get("COLUMNS", "")
    if asked.isascii() and asked.isdigit() and int(asked[:6]) > 0:
        return max(int(asked[:6]), NARROWEST)
    return max(shutil.get_terminal_size().columns, NARROWEST) if terminal else PIPED_WIDTH
