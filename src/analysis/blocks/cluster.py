"""A Dask cluster as workers. Its machines share a folder and have this package installed."""

import asyncio
import gc
import logging
import re
import threading
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import CancelledError, Future
from contextlib import contextmanager
from typing import Any

import pandas as pd

from analysis import fingerprint
from analysis.blocks import passages
from analysis.blocks.shelf import Shelf
from analysis.blocks.workers import WorkerError, Workers

WAIT = 3  # seconds in which a cluster must answer
_MEND = "start it (dask scheduler, dask worker), mend the address, or leave out --cluster"

_GONE = (
    "{address}: the scheduler is gone, or nothing comes through to it; start it and its workers, "
    "and run the same command again: it goes on from here"
)
_DIED = (
    "workers of the cluster died ({error}), as they do when memory runs out; run the same command "
    "again, perhaps with more memory a worker: it goes on from here"
)


class Cluster(Workers):
    """The workers of a Dask cluster, which also brings together what is to be paired."""

    def __init__(self, client: Any, lost: Mapping[type[BaseException], str]) -> None:
        cores = sum(client.ncores().values())
        super().__init__(client.get_executor(pure=False), cores, lost)
        self._client = client

    def pair(
        self, shelf: Shelf, results: Mapping[str, tuple[Sequence[str], str, int, int]]
    ) -> None:
        """Do as `passages.find_pairs` for all parts; Dask shuffles the codes by their part."""
        import dask
        from dask import dataframe

        (meetings, known, _, parts), *_ = results.values()
        meta = pd.DataFrame({"part": pd.Series(dtype="int64"), "code": pd.Series(dtype="uint64")})
        given = {"shelf": shelf, "known": known, "parts": parts, "meta": meta}
        with self.watched(), self._client.as_current():
            codes = dataframe.from_map(passages.meetings_frame, list(meetings), **given)
            shuffled = codes.shuffle("part", npartitions=parts).to_delayed()
            kept = [
                dask.delayed(passages.keep_pairs)(shelf, result, frame["code"], known)
                for result, frame in zip(results, shuffled, strict=True)
            ]
            self._client.gather(self._client.compute(kept))


@contextmanager
def cluster(address: str, shelf: Shelf) -> Iterator[Cluster]:
    """Have the workers of a Dask cluster at an address.

    Raises WorkerError where Dask is not installed, where nobody answers in a few seconds, and where
    a worker does not see the shelf or has another version of the package.
    """
    try:
        from distributed import KilledWorker
        from distributed.client import ClosedClientError
        from distributed.comm import CommClosedError
    except ImportError as error:
        raise WorkerError(f"{error.name} is not installed; install tellings[cluster]") from None
    if not re.fullmatch(r"(\w+://)?[^\s/]+:\d+", address):
        raise WorkerError(f"{address}: no address of a cluster, such as tcp://host:8786; {_MEND}")
    logging.getLogger("distributed.client").setLevel(logging.CRITICAL)  # what it tells is raised
    try:
        client = _reached(address)
    except MemoryError:  # what it says is read as a number of bytes
        told = f"{address}: something else than a cluster answers there"
        raise WorkerError(f"{told}; {_MEND}") from None
    except (OSError, ValueError) as error:
        told = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise WorkerError(f"{address}: no cluster answers there ({told}); {_MEND}") from None
    try:
        gone = _GONE.format(address=address)
        lost = dict.fromkeys((CancelledError, CommClosedError, ClosedClientError), gone)
        crew = Cluster(client, {KilledWorker: _DIED, **lost})
        with crew.watched():
            _refuse_unfit(client, address, shelf)
            client.run(gc.set_threshold, *gc.get_threshold())  # as in `workers`
        yield crew
    finally:
        client.close(timeout=1)


def _reached(address: str) -> Any:
    """Return a client of the scheduler at an address; raise TimeoutError where nobody answers.

    A client waits without end for one who takes up a connection and then says nothing.
    """
    from distributed import Client
    from distributed.core import connect

    async def greet() -> None:
        (await connect(address, timeout=WAIT)).abort()

    found: Future[Any] = Future()

    def reach() -> None:
        try:
            asyncio.run(greet())  # a client that fails takes seconds to be taken apart
            found.set_result(Client(address, timeout=WAIT, set_as_default=False))
        except Exception as error:
            found.set_exception(error)

    threading.Thread(target=reach, daemon=True).start()
    return found.result(2 * WAIT)


def _refuse_unfit(client: Any, address: str, shelf: Shelf) -> None:
    """Raise WorkerError where there are no workers, or some that cannot do the work."""
    if not client.ncores():
        raise WorkerError(f"{address}: the cluster has no workers; start some (dask worker)")
    try:
        seen = client.run(shelf.is_here)
        codes = client.run(fingerprint.installed)
    except ImportError as error:
        raise WorkerError(
            f"{address}: {error.name} is not installed on the workers; install it there"
        ) from None
    own = fingerprint.installed()
    for worker, here in seen.items():
        if not here:
            raise WorkerError(
                f"{worker} does not see {shelf.folder}; choose an OUT on a disk that all share"
            )
        if codes[worker] != own:
            raise WorkerError(
                f"{worker} has another version of this package, or of what it needs; install the "
                "same there"
            )
