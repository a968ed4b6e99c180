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
    colour = options.color == "always" or (options.color != "never" and stream is not None and _coloured(terminal))
    return Screen(_width(terminal), colour)


def _coloured(terminal: bool) -> bool:  # noqa: FBT001
    """Whether a stream has colours, by what the environment wants of every program: none outranks some."""
    wanted = os.environ.get
    if wanted("NO_COLOR") or wanted("CLICOLOR") == "0" or wanted("FORCE_COLOR") == "0":
        return False
    forced = bool(wanted("FORCE_COLOR")) or wanted("CLICOLOR_FORCE", "0") not in {"", "0"}
    return forced or (terminal and wanted("TERM") != "dumb")


def _width(terminal: bool) -> int:  # noqa: FBT001
    columns = os.environ.get("COLUMNS", "")
    if columns.isascii() and columns.isdigit() and int(columns[:6]) > 0:
        return max(int(columns[:6]), _MIN_WIDTH)
    return max(shutil.get_terminal_size().columns, _MIN_WIDTH) if terminal else _PIPED_WIDTH
