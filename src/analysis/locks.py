"""Locks, which the operating system frees when their holder ends, however that is.

On Windows, and on file systems without locks, everybody gets one: there, those who write to one
place have to be kept apart by hand.
"""

import os
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]


class Lock:
    """A lock on a file or folder, which has to be there; nothing is written to it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._held: int | None = None
        if hasattr(os, "register_at_fork"):
            os.register_at_fork(after_in_child=self.release)  # else it would hold it, too

    def take(self) -> bool:
        """Take the lock where it is free; tell whether it is ours. Raises OSError for no file."""
        return self._taken(fcntl.LOCK_EX | fcntl.LOCK_NB if fcntl else 0)

    def wait(self) -> None:
        """Take the lock when nobody else holds it any more."""
        self._taken(fcntl.LOCK_EX if fcntl else 0)

    def release(self) -> None:
        """Leave the lock to others."""
        if self._held is not None:
            os.close(self._held)
            self._held = None

    def _taken(self, operation: int) -> bool:
        if fcntl is None or self._held is not None:
            return True
        held = os.open(self._path, os.O_RDONLY)
        try:
            fcntl.flock(held, operation)
        except BlockingIOError:
            os.close(held)
            return False
        except OSError:  # a file system without locks
            pass
        self._held = held
        return True
