"""A function over thousands of files: in several processes where that pays, or by any executor that is handed in."""

import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Executor

_File = TypeVar("_File")
_Result = TypeVar("_Result")

_PAYS_FROM = 1_500  # files: with fewer, to start processes takes as long as they save
_SHARE = 500  # files, for which one more process pays
_CHUNK = 50  # files, whose results come together


def map_files(
    function: Callable[[_File], _Result], files: Sequence[_File], executor: "Executor | None" = None
) -> Iterator[_Result]:
    """The function's result for every file, in their order; without an executor, made in this process."""
    if executor is None:
        yield from map(function, files)
        return
    from concurrent.futures import BrokenExecutor  # noqa: PLC0415 - where there is an executor, it has been imported

    chunks = [files[start : start + _CHUNK] for start in range(0, len(files), _CHUNK)]
    waiting = deque(executor.submit(_results, function, chunk) for chunk in chunks)
    for chunk in chunks:
        try:
            yield from waiting.popleft().result()
        except BrokenExecutor:  # a process was killed, most likely for its memory
            yield from map(function, chunk)


def _results(function: Callable[[_File], _Result], files: Sequence[_File]) -> list[_Result]:
    return [function(file) for file in files]


@contextmanager
def worker_processes(files: int) -> "Iterator[Executor | None]":
    """As many processes as pay for so many files; None where that is this one alone, or none can be forked safely."""
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    count = min(processors, files // _SHARE)
    if files < _PAYS_FROM or count < 2 or sys.platform != "linux":  # noqa: PLR2004
        yield None
        return
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - for those who wait anyway
    from multiprocessing import get_context  # noqa: PLC0415

    executor = ProcessPoolExecutor(count, get_context("fork"), _end_with_parent)
    try:
        yield executor
    finally:
        executor.shutdown(cancel_futures=True)


def _end_with_parent() -> None:
    """Leave Ctrl-C to the parent, and end this process when the parent is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_wait_for_parent, daemon=True).start()


def _wait_for_parent() -> None:
    from multiprocessing import parent_process  # noqa: PLC0415 - only in a process that was started by it

    if (parent := parent_process()) is not None:
        parent.join()
        os._exit(1)
