"""What only this report states: the named results of its prose, and its lists of facts."""

from collections.abc import Mapping

Results = dict[str, int | float | str]

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
    "benchmarks",
)

PARTS: Mapping[str, str] = {part: f"{__name__}.{part}:named" for part in _NAMES}
"""The parts of the named results, each a function of the tables; no two of them use one key."""
