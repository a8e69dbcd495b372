"""What only this report states: the named results of its prose, and its lists of facts.

`PARTS` gives for each part a function of the tables that returns its results. A part is imported
when it is asked for, so that a chapter that takes a list from one loads no other.
"""

from collections.abc import Callable, Mapping
from importlib import import_module

from analysis.pipeline import Tables

Results = dict[str, int | float | str]

PARTS: Mapping[str, Callable[[Tables], Results]]
"""The parts of the named results; no two of them use one key."""

_NAMES = (
    "sources",
    "coverage",
    "words",
    "voices",
    "overlap",
    "tone",
    "record",
    "reading",
    "methods",
)


def __getattr__(name: str) -> Mapping[str, Callable[[Tables], Results]]:
    """Return `PARTS`, whose modules are imported now."""
    if name != "PARTS":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return {part: import_module(f"{__name__}.{part}").named for part in _NAMES}
