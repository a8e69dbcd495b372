"""Progress: what is done and what is left, on standard error."""

import sys
from time import monotonic
from typing import TextIO

_EVERY = 30.0  # seconds between two lines, where there is no terminal
_BAR = 24


class Progress:
    """A bar on a terminal, else a line now and then."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stderr
        self._terminal = self._stream.isatty()
        self._width = 0
        self._name, self._total, self._done, self._kept = "", 0, 0, 0
        self._began = self._told = monotonic()

    def begin(self, name: str, total: int, kept: int = 0) -> None:
        """Begin a stage of so many parts, some of which were there already."""
        self._name, self._total, self._done, self._kept = name, total, kept, kept
        self._began = self._told = monotonic()
        if self._terminal or kept:
            self._tell()

    def step(self) -> None:
        """Count a part as done."""
        self._done += 1
        last = self._done == self._total
        if self._terminal or last or monotonic() - self._told >= _EVERY:
            self._tell()
        if last:
            self.end()

    def end(self) -> None:
        """End the line of the bar."""
        if self._terminal and self._width:
            self._stream.write("\n")
            self._stream.flush()
        self._width = 0

    def _tell(self) -> None:
        self._told = monotonic()
        line = f"{self._name}: {self._done} of {self._total}"
        if self._kept:
            line += f", {self._kept} of them from before"
        made, left = self._done - self._kept, self._total - self._done
        if made and left:
            line += f", about {_in_words(left * (monotonic() - self._began) / made)} left"
        if self._terminal:
            full = _BAR * self._done // max(self._total, 1)
            line = f"[{'#' * full}{'.' * (_BAR - full)}] {line}"
            self._stream.write("\r" + line.ljust(self._width))
            self._width = len(line)
        else:
            self._stream.write(line + "\n")
        self._stream.flush()


def _in_words(seconds: float) -> str:
    """Return a time in round words.

    >>> _in_words(42.4), _in_words(600), _in_words(9000)
    ('42 s', '10 min', '2.5 h')
    """
    if seconds < 100:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 6000 else f"{seconds / 3600:.1f} h"
