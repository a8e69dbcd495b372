"""One build at a time in one folder: another waits for its turn, and says so."""

import os
from pathlib import Path

from sphinx.util import logging

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

LOGGER = logging.getLogger(__name__)


class Lock:
    """A lock on a folder, which the operating system frees when its holder ends, however that is.

    It lies on the folder itself, so that there is no file to leave behind or to remove by mistake.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._held: int | None = None

    def acquire(self) -> None:
        """Wait until nobody else holds the lock."""
        if fcntl is None or self._held is not None:
            return
        self._held = os.open(self._folder, os.O_RDONLY)
        try:
            fcntl.flock(self._held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            LOGGER.info("%s: another build is at work; waiting for it to end", self._folder)
            fcntl.flock(self._held, fcntl.LOCK_EX)
        except OSError:  # a file system without locks: builds have to be kept apart by hand
            self.release()

    def release(self) -> None:
        """Let others build."""
        if self._held is not None:
            os.close(self._held)
            self._held = None
