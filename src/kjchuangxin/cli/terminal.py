"""What a stream can show: its width, its colours, and whether its encoding has our symbols."""

import os
import shutil
from typing import TextIO

from kjchuangxin.cli.settings import Settings
from kjchuangxin.render.screen import Screen
from kjchuangxin.words import SYMBOLS

PIPED_WIDTH = 120
NARROWEST = 20


def screen_for(settings: Settings, stream: TextIO | None) -> Screen:
    """The screen that a stream is; None is a file of ours."""
    terminal = stream is not None and stream.isatty()
    colour = settings.color == "always" or (
        settings.color != "never" and terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    )
    return Screen(_width(terminal), colour, _has_symbols(stream.encoding if stream is not None else "utf-8"))


def _width(terminal: bool) -> int:  # noqa: FBT001
    asked = os.environ.get("COLUMNS", "")
    if asked.isascii() and asked.isdigit() and int(asked[:6]) > 0:
        return max(int(asked[:6]), NARROWEST)
    return max(shutil.get_terminal_size().columns, NARROWEST) if terminal else PIPED_WIDTH


def _has_symbols(encoding: str | None) -> bool:
    try:
        ("".join(SYMBOLS.values()) + "▰").encode(encoding or "ascii")
    except UnicodeEncodeError:
        return False
    return True
