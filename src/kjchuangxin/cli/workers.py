"""Thousands of files: checked in several processes, with a bar on a terminal once it takes its time."""

import multiprocessing
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TYPE_CHECKING, TypeVar

from kjchuangxin.diagnostic import msg
from kjchuangxin.words import Words

if TYPE_CHECKING:
    from rich.progress import Progress

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")

_PAYS_FROM = 1_500  # files: with fewer, to start processes takes as long as they save
_CHUNK = 50
_PATIENCE = 1.0  # seconds that nobody minds to wait
_REDRAWN = 0.1  # seconds between two states of the bar

# What the workers do and to what, which they have from before they were forked: nothing of it needs to be sent.
_work: tuple[Callable[[object], object], Sequence[object]] | None = None


def in_processes(function: Callable[[_Item], _Result], items: Sequence[_Item]) -> Iterable[_Result]:
    """The function's result for every item, in their order, as `map` would give it."""
    count = _processors()
    if len(items) < _PAYS_FROM or count < 2 or sys.platform != "linux":  # noqa: PLR2004 - fork is safe only there
        return map(function, items)
    return _forked(function, items, count)


def watched(results: Iterable[_Result], count: int, words: Words) -> Iterator[_Result]:
    """The same results, while a bar on standard error shows how many of them there are, if that is a terminal."""
    started = shown = time.monotonic()
    bar = None
    for done, result in enumerate(results):
        now = time.monotonic()
        if now - shown > _REDRAWN and now - started > _PATIENCE:
            bar = bar or _bar(count, words)
            bar.update(bar.task_ids[0], completed=done, refresh=True)
            shown = now
        yield result
    if bar is not None:
        bar.stop()


def _bar(count: int, words: Words) -> "Progress":
    from rich.console import Console  # noqa: PLC0415 - for those who wait anyway
    from rich.progress import Progress  # noqa: PLC0415

    bar = Progress(console=Console(stderr=True), transient=True, auto_refresh=False)
    bar.add_task(words.say(msg("checking files")), total=count)
    bar.start()
    return bar


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _forked(function: Callable[[_Item], _Result], items: Sequence[_Item], count: int) -> Iterator[_Result]:
    done = 0
    context = multiprocessing.get_context("fork")
    pool = ProcessPoolExecutor(count, context, initializer=_take, initargs=(function, items))
    try:
        for result in pool.map(_apply, range(len(items)), chunksize=_CHUNK):
            yield result
            done += 1
    except BrokenProcessPool:  # the system has killed a worker, most likely for its memory: one at a time, then
        yield from map(function, items[done:])
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _take(function: Callable[[object], object], items: Sequence[object]) -> None:
    global _work  # noqa: PLW0603 - a forked process has no other place to keep what it was forked with
    _work = function, items


def _apply(index: int) -> object:
    if _work is None:
        raise ValueError("a worker was not told what to do")
    function, items = _work
    return function(items[index])
