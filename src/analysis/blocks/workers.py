"""Workers: who computes, in this process, in processes of this machine, or on a Dask cluster.

All of them are executors of `concurrent.futures`, and are given functions of modules with small
arguments; what is large is read from files and written to files.
"""

import gc
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import (
    FIRST_COMPLETED,
    Executor,
    Future,
    ProcessPoolExecutor,
    wait,
)
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing.connection import Connection
from types import MappingProxyType
from typing import Any

from analysis.study import StudyError

_AHEAD = 2  # tasks a worker is given before it has done the first
_LOADED = "analysis.blocks.preload"  # once for all workers


class WorkerError(StudyError):
    """Workers that cannot go on; the message says why and what to do."""


class Here(Executor):
    """An executor that computes at once, in this process."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> "Future[Any]":
        """Compute and return what is done."""
        done: Future[Any] = Future()
        try:
            done.set_result(fn(*args, **kwargs))
        except Exception as error:
            done.set_exception(error)
        return done


_DIED = (
    "a worker died ({error}), as it does when memory runs out; run the same command again, perhaps "
    "with fewer --workers: it goes on from here"
)


class Workers:
    """Some workers: an executor, how many there are, and what is told of each error that is raised
    when one is lost; the message may name the error.
    """

    def __init__(
        self,
        executor: Executor,
        number: int,
        lost: Mapping[type[BaseException], str] = MappingProxyType({BrokenProcessPool: _DIED}),
    ) -> None:
        self._executor = executor
        self._number = number
        self._lost = lost

    def run(
        self, function: Callable[..., Any], tasks: Sequence[tuple[Any, ...]]
    ) -> Iterator[tuple[int, Any]]:
        """Yield the number of each task and what it gave, as they end, in whatever order.

        Few tasks are handed out ahead, so that what is handed out stays small. Raises what a task
        raises, and WorkerError where a worker died.
        """
        waiting = iter(enumerate(tasks))
        running: dict[Future[Any], int] = {}
        with self.watched():
            while True:
                while len(running) < _AHEAD * self._number:
                    number, task = next(waiting, (-1, ()))
                    if number < 0:
                        break
                    running[self._executor.submit(function, *task)] = number
                if not running:
                    return
                for done in wait(running, return_when=FIRST_COMPLETED).done:
                    yield running.pop(done), done.result()

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Raise WorkerError where a worker is lost in the block, or who gives them their work."""
        try:
            yield
        except tuple(self._lost) as error:
            told = next(told for kind, told in self._lost.items() if isinstance(error, kind))
            raise WorkerError(told.format(error=type(error).__name__)) from None


@contextmanager
def workers(number: int) -> Iterator[Workers]:
    """Have some workers on this machine; one is this process itself.

    They end with the block, at once where it is left by an exception, and with this process,
    however it ends.
    """
    if number == 1:
        yield Workers(Here(), 1)
        return
    methods = multiprocessing.get_all_start_methods()
    context: Any = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
    if "forkserver" in methods:
        context.set_forkserver_preload([_LOADED])
        from multiprocessing import forkserver

        forkserver.ensure_running()  # so that it loads while this process looks at the files
    ended, alive = context.Pipe(duplex=False)
    pool = ProcessPoolExecutor(number, context, _begin, (ended, *gc.get_threshold()))
    try:
        yield Workers(pool, number)
        pool.shutdown()
    finally:
        alive.close()  # so that workers end at once, whatever they do
        pool.shutdown(cancel_futures=True)
        ended.close()


def _begin(ended: Connection, *garbage: int) -> None:
    """Let a worker end when the other side of a pipe is closed, and not by Ctrl-C, and look for
    `garbage` as seldom as this process does.
    """
    gc.set_threshold(*garbage)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end, args=(ended,), daemon=True).start()


def _end(ended: Connection) -> None:
    try:
        ended.recv_bytes()
    except (EOFError, OSError):
        os._exit(1)
