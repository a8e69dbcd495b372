"""What has been computed, kept by content: a file a result, whole or not there.

A result is kept under its name and its key, a digest of everything it depends on. A file begins
with the checksum of the rest: one that was cut short or altered counts as not there.
"""

import io
import json
import os
from pathlib import Path
from typing import Any

import pandas as pd

from analysis import files

_KEPT = 4  # states of a result that are kept; older ones are removed


class Store:
    """A folder of kept results. Where it cannot be written to, nothing is kept, and that is all."""

    def __init__(self, folder: Path, writable: bool = True) -> None:
        self.folder = folder
        self.writable = writable

    def path(self, name: str, key: str) -> Path:
        """Return where a result is kept."""
        return self.folder / f"{name}-{key}"

    def frame(self, name: str, key: str) -> pd.DataFrame | None:
        """Return a kept table, None when it is not there."""
        payload = files.kept(self.path(name, key))
        return None if payload is None else pd.read_parquet(io.BytesIO(payload))

    def keep_frame(self, name: str, key: str, frame: pd.DataFrame) -> None:
        """Keep a table."""
        self._keep(name, key, frame.to_parquet())

    def found(self, name: str, key: str) -> Any:
        """Return a kept value that JSON can hold, None when it is not there."""
        payload = files.kept(self.path(name, key))
        return None if payload is None else json.loads(payload)

    def keep(self, name: str, key: str, value: Any) -> None:
        """Keep a value that JSON can hold."""
        self._keep(name, key, json.dumps(value, ensure_ascii=False).encode())

    def _keep(self, name: str, key: str, payload: bytes) -> None:
        """Keep a result; remove the oldest states of the same name."""
        if not self.writable:
            return
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            files.keep(self.path(name, key), payload)
            # By names alone: `glob` takes longer than to keep, and most have but one state.
            names = [one for one in os.listdir(self.folder) if one.startswith(f"{name}-")]
            if len(names) > _KEPT:
                states = [self.folder / one for one in names]
                for old in sorted(states, key=lambda p: p.stat().st_mtime_ns)[:-_KEPT]:
                    old.unlink(missing_ok=True)
        except OSError:  # a full disk, somebody else's folder: the result is given all the same
            self.writable = False
