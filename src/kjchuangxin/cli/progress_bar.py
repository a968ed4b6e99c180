"""A bar on a terminal that shows how far a long run is."""

import time
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, TypeVar

from kjchuangxin.diagnostic import msg
from kjchuangxin.formats.screen import Screen
from kjchuangxin.i18n.locale import Locale

if TYPE_CHECKING:
    from rich.progress import Progress

_Result = TypeVar("_Result")

_PATIENCE = 1.0  # seconds that nobody minds to wait
_REDRAWN = 0.1  # seconds between two states of the bar


def with_bar(results: Iterable[_Result], count: int, locale: Locale, screen: Screen) -> Iterator[_Result]:
    """The results, while a bar on standard error shows how many of them there are, if that is a terminal."""
    started = shown = time.monotonic()
    bar = None
    try:
        for done, result in enumerate(results):
            now = time.monotonic()
            if now - shown > _REDRAWN and now - started > _PATIENCE:
                bar = bar or _bar(count, locale, screen)
                bar.update(bar.task_ids[0], completed=done, refresh=True)
                shown = now
            yield result
    finally:
        if bar is not None:
            bar.stop()


def _bar(count: int, locale: Locale, screen: Screen) -> "Progress":
    from rich.console import Console  # noqa: PLC0415 - for those who wait anyway
    from rich.progress import Progress  # noqa: PLC0415

    console = Console(stderr=True, width=screen.width, no_color=not screen.colour)
    bar = Progress(console=console, transient=True, auto_refresh=False, disable=console.is_dumb_terminal)
    bar.add_task(locale.text(msg("checking files")), total=count)
    bar.start()
    return bar
