"""The shelf: results kept by what they were made from, each a folder of tables, whole or not there.

A result is written aside and then renamed, so that one that is there is whole, whoever was
interrupted. Several processes can write at once.
"""

import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from pyarrow import parquet

from analysis.locks import Lock
from analysis.study import StudyError

GROUP = 50_000  # rows that are read at a time
_MARK = "blocks.json"
_ABOUT = {"generator": "tellings", "holds": "what an export has computed; may be removed"}


class ShelfError(StudyError):
    """A folder that cannot hold results; the message names it and the mend."""


@dataclass(frozen=True)
class Shelf:
    """A folder of results."""

    folder: Path

    def path(self, result: str) -> Path:
        """Return where a result lies."""
        return self.folder / result

    def is_here(self) -> bool:
        """Tell whether this process, on whatever machine, sees the folder."""
        return (self.folder / _MARK).is_file()

    def has(self, result: str) -> bool:
        """Tell whether a result is there."""
        return self.path(result).is_dir()

    def keep(
        self,
        result: str,
        tables: Mapping[str, pd.DataFrame],
        arrays: Mapping[str, NDArray[Any]] | None = None,
    ) -> None:
        """Keep tables and arrays as a result."""
        with self.writing(result) as aside:
            for name, frame in tables.items():
                path = aside / f"{name}.parquet"
                frame.to_parquet(path, index=False, compression="zstd", row_group_size=GROUP)
            for name, values in (arrays or {}).items():
                np.save(aside / f"{name}.npy", values)

    @contextmanager
    def writing(self, result: str) -> Iterator[Path]:
        """Give a folder to write a result into, which is kept at the end of the block."""
        aside = Path(tempfile.mkdtemp(dir=self.folder, prefix="."))
        try:
            yield aside
            if not self.has(result):
                os.replace(aside, self.path(result))
        except OSError:
            if not self.has(result):  # else another worker was first
                raise
        finally:
            shutil.rmtree(aside, ignore_errors=True)

    def frame(
        self,
        result: str,
        table: str,
        columns: Sequence[str] | None = None,
        filters: list[tuple[str, str, int]] | None = None,
    ) -> pd.DataFrame:
        """Return a table of a result, or some columns of it, or the rows that `filters` let by."""
        path = self.path(result) / f"{table}.parquet"
        return pd.read_parquet(path, columns=list(columns) if columns else None, filters=filters)

    def frames(self, result: str, table: str) -> Iterator[pd.DataFrame]:
        """Yield the rows of a table of a result, some at a time; at least one frame."""
        with parquet.ParquetFile(self.path(result) / f"{table}.parquet") as file:
            for n in range(max(1, file.num_row_groups)):
                some = file.read_row_group(n) if file.num_row_groups else file.read()
                yield some.to_pandas()

    def array(self, result: str, name: str) -> NDArray[Any]:
        """Return an array of a result, which is read where it is looked at."""
        path = self.path(result) / f"{name}.npy"
        try:
            found: NDArray[Any] = np.load(path, mmap_mode="r")
        except ValueError:  # an empty file cannot be mapped
            found = np.load(path)
        return found

    def rows(self, result: str, table: str) -> int:
        """Return how many rows a table of a result has."""
        number: int = parquet.read_metadata(self.path(result) / f"{table}.parquet").num_rows
        return number

    def columns(self, result: str, table: str) -> list[str]:
        """Return the names of the columns of a table."""
        names: list[str] = parquet.read_schema(self.path(result) / f"{table}.parquet").names
        return names

    def drop(self, result: str) -> None:
        """Remove a result."""
        shutil.rmtree(self.path(result))

    def sweep(self, used: set[str]) -> None:
        """Remove the results that are not among those used, and what was left unfinished."""
        for path in self.folder.iterdir():
            if path.is_dir() and path.name not in used:
                shutil.rmtree(path, ignore_errors=True)


@contextmanager
def opened(folder: Path) -> Iterator[Shelf]:
    """Have a folder as a shelf, for oneself alone; it is made where there is none.

    Raises ShelfError for a folder that holds anything else, cannot be written, or is in use.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        mark = folder / _MARK
        if not mark.is_file():
            if any(folder.iterdir()):
                raise ShelfError(
                    f"{folder}: holds what no export wrote; move it away, or choose another OUT"
                )
            mark.write_text(json.dumps(_ABOUT) + "\n", encoding="utf-8")
        lock = Lock(mark)
        is_ours = lock.take()
    except OSError as error:
        raise ShelfError(f"{folder}: {error.strerror}; choose another OUT") from None
    if not is_ours:
        raise ShelfError(
            f"{folder}: another export is at work there; wait for it, or choose another OUT"
        )
    try:
        yield Shelf(folder)
    finally:
        lock.release()
