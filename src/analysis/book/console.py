"""What a build prints: how far it is, in a few lines; what its builder says goes into a file."""

import io
import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from time import monotonic
from typing import TextIO

LOG = "book.log"
"""The file, in the folder of what is made from a study, of what the builder said last."""

PROGRESS = logging.getLogger(__name__)
"""What is told of how far a build is: stages as information, steps of them for debugging."""

_EVERY = 30.0  # seconds of silence after which a step is told, too
_TOLD = 40  # lines of what went wrong, at most
_COLOURS = re.compile(r"\x1b\[[\d;]*m")


@contextmanager
def told(stream: TextIO) -> Iterator[None]:
    """Tell on a stream how far a build is, each line with the seconds since it began."""
    lines = _Lines(stream)
    PROGRESS.addHandler(lines)
    PROGRESS.setLevel(logging.DEBUG)
    try:
        yield
    finally:
        PROGRESS.removeHandler(lines)
        PROGRESS.setLevel(logging.NOTSET)


class _Lines(logging.Handler):
    """Every stage of a build on a line; a step of one where nothing was told for a while."""

    def __init__(self, stream: TextIO) -> None:
        super().__init__()
        self._stream = stream
        self._began = self._last = monotonic()

    def emit(self, record: logging.LogRecord) -> None:
        """Tell of a stage or step."""
        now = monotonic()
        if record.levelno >= logging.INFO or now - self._last >= _EVERY:
            self._last = now
            print(f"{now - self._began:5.0f} s  {record.getMessage()}", file=self._stream)
            self._stream.flush()


@contextmanager
def kept_in(log: Path) -> Iterator[list[str]]:
    """Keep what is printed in a file; give, at the end, the last lines printed as errors."""
    log.parent.mkdir(parents=True, exist_ok=True)
    faults: list[str] = []
    # Line by line: what is in a buffer would be printed once more by processes that are forked.
    with (
        log.open("w", encoding="utf-8", errors="replace", buffering=1) as whole,
        redirect_stdout(_Plain(whole)),
        redirect_stderr(_Plain(whole)) as errors,
    ):
        yield faults
    faults += [line for line in errors.told().splitlines() if line.strip()][-_TOLD:]


class _Plain(io.TextIOBase):
    """A file without colours that remembers what was written through this."""

    def __init__(self, file: TextIO) -> None:
        super().__init__()
        self._file = file
        self._written: list[str] = []

    def write(self, text: str) -> int:
        """Write text and remember it."""
        plain = _COLOURS.sub("", text)
        self._written.append(plain)
        return self._file.write(plain)

    def flush(self) -> None:
        """Write what is in the buffer of the file."""
        self._file.flush()

    def fileno(self) -> int:
        """Return the number of the file, for programs that are called."""
        return self._file.fileno()

    def told(self) -> str:
        """Return all that was written."""
        return "".join(self._written)
