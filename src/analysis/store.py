"""What has been computed, kept by content: a file a result, whole or not there.

A result is kept under its name and its key, a digest of everything it depends on. A file begins
with the checksum of the rest: one that was cut short or altered counts as not there.
"""

import hashlib
import io
import json
import os
import tempfile
from pathlib import Path
from typing import Any

import pandas as pd

_KEPT = 4  # states of a result that are kept; older ones are removed
_DIGEST = 64  # characters of the checksum, then a line break


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
        payload = self._payload(self.path(name, key))
        return None if payload is None else pd.read_parquet(io.BytesIO(payload))

    def keep_frame(self, name: str, key: str, frame: pd.DataFrame) -> None:
        """Keep a table."""
        self._keep(name, key, frame.to_parquet())

    def found(self, name: str, key: str) -> Any:
        """Return a kept value that JSON can hold, None when it is not there."""
        payload = self._payload(self.path(name, key))
        return None if payload is None else json.loads(payload)

    def keep(self, name: str, key: str, value: Any) -> None:
        """Keep a value that JSON can hold."""
        self._keep(name, key, json.dumps(value, ensure_ascii=False).encode())

    def _payload(self, path: Path) -> bytes | None:
        try:
            content = path.read_bytes()
        except OSError:
            return None
        checksum, payload = content[:_DIGEST], content[_DIGEST + 1 :]
        if checksum != hashlib.sha256(payload).hexdigest().encode():
            return None
        return payload

    def _keep(self, name: str, key: str, payload: bytes) -> None:
        """Write a file aside and rename it; remove the oldest states of the same name."""
        if not self.writable:
            return
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            written, aside = tempfile.mkstemp(dir=self.folder, prefix=".")
            with os.fdopen(written, "wb") as file:
                file.write(hashlib.sha256(payload).hexdigest().encode() + b"\n" + payload)
            os.replace(aside, self.path(name, key))
            states = sorted(self.folder.glob(f"{name}-*"), key=lambda p: p.stat().st_mtime_ns)
            for old in states[:-_KEPT]:
                old.unlink(missing_ok=True)
        except OSError:  # a full disk, somebody else's folder: the result is given all the same
            self.writable = False
