"""Thousands of files: checked in several processes, with a bar on a terminal once it takes its time.

Not by a ProcessPoolExecutor: its workers outlive a parent that is ended by a signal, and one that is killed takes all
the others' results with it.
"""

import os
import pickle
import signal
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, BinaryIO, NoReturn, TypeVar

from kjchuangxin.diagnostic import msg
from kjchuangxin.formats.screen import Screen
from kjchuangxin.i18n.locale import Locale

if TYPE_CHECKING:
    from rich.progress import Progress

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")

_PAYS_FROM = 1_500  # files: with fewer, to start processes takes as long as they save
_SHARE = 500  # files, for which one more process pays
_CHUNK = 50
_PATIENCE = 1.0  # seconds that nobody minds to wait
_REDRAWN = 0.1  # seconds between two states of the bar


def in_processes(function: Callable[[_Item], _Result], items: Sequence[_Item]) -> Iterable[_Result]:
    """The function's result for every item, in their order, as `map` would give it."""
    count = min(_processors(), len(items) // _SHARE)
    if len(items) < _PAYS_FROM or count < 2 or sys.platform != "linux":  # noqa: PLR2004 - fork is safe only there
        return map(function, items)
    return _forked(function, items, count)


def watched(results: Iterable[_Result], count: int, locale: Locale, screen: Screen) -> Iterator[_Result]:
    """The same results, while a bar on standard error shows how many of them there are, if that is a terminal."""
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


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class _Worker:
    """A process, and the pipe through which it hands over the results of one chunk after the other."""

    process: int
    pipe: BinaryIO

    def results(self) -> list[Any]:
        """Those of its next chunk; none where it has failed, or was killed, most likely for its memory."""
        try:
            found: list[Any] = pickle.load(self.pipe)  # noqa: S301 - from a process of ours
        except (EOFError, pickle.UnpicklingError):
            return []
        return found

    def end(self) -> None:
        os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)
        self.pipe.close()


def _forked(function: Callable[[_Item], _Result], items: Sequence[_Item], count: int) -> Iterator[_Result]:
    """What the workers hand over in turn; what one does not is made here, so that an exception comes from here too."""
    chunks = [items[start : start + _CHUNK] for start in range(0, len(items), _CHUNK)]
    workers: list[_Worker] = []
    try:
        with suppress(OSError), _deaf():  # no more processes or pipes are to be had
            for number in range(count):
                workers.append(_start(function, chunks[number::count], workers))
        for number, chunk in enumerate(chunks):
            at = number % count
            yield from (workers[at].results() if at < len(workers) else ()) or map(function, chunk)
    finally:
        for worker in workers:
            worker.end()


@contextmanager
def _deaf() -> Iterator[None]:
    """Put Ctrl-C off; a process that is started meanwhile never hears it, and is ended by the one that does."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _start(function: Callable[[_Item], _Result], chunks: Sequence[Sequence[_Item]], before: list[_Worker]) -> _Worker:
    """A worker for these chunks, which has them and the function from being forked: nothing needs to be sent."""
    reading, writing = os.pipe()
    pipe = open(reading, "rb")  # noqa: PTH123, SIM115 - closed with the worker
    with open(writing, "wb") as hand:  # noqa: PTH123
        try:
            process = os.fork()
        except OSError:
            pipe.close()
            raise
        if not process:
            _work(function, chunks, hand, [pipe, *(worker.pipe for worker in before)])
    return _Worker(process, pipe)


def _work(
    function: Callable[[_Item], _Result], chunks: Sequence[Sequence[_Item]], hand: BinaryIO, heard: list[BinaryIO]
) -> NoReturn:
    """Hand over the results of each chunk, and end without a word whatever happens: the parent makes what is lacking.

    The parent's ends of the pipes are closed, so that nobody listens once it is gone, and writing ends this process.
    """
    try:
        for pipe in heard:
            pipe.close()
        for chunk in chunks:
            pickle.dump([function(item) for item in chunk], hand, pickle.HIGHEST_PROTOCOL)
            hand.flush()
    finally:
        os._exit(0)
