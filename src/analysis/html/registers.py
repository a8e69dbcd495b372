"""Registers: lists and tables whose rows readers filter by what they are about, and sort.

What a row is about stands on it as data; the filters are made by a script, and without one the
register is a plain list or table.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence

RELATIONS = {
    "alike": "told alike",
    "differ": "told differently",
    "contradict": "told contrarily",
    "only_one": "told by one",
}
"""The relations of a claim between articles in print: none of them can be read as true."""

Facets = Mapping[str, Sequence[str]]
"""By what rows can be filtered: for each facet a value a row, which may be empty."""


def names(facets: Facets, of: str) -> str:
    """Return what a register says of itself: what its rows are called, and its facets."""
    return _written({"of": of, "facets": list(facets)})


def told(facets: Facets) -> list[str]:
    """Return for each row what it is about: a list of one list, its values in order."""
    return [_written([row]) for row in zip(*facets.values(), strict=True)]


def parts(facets: Facets) -> dict[int, tuple[str, str]]:
    """Return the parts of a register by their first rows, as anchors and names.

    They are the values of the first facet; there are none where a value stands in several places,
    or every row has its own.

    >>> parts({"topic": ["New arms", "New arms", "peace"]})
    {0: ('new-arms', 'New arms'), 2: ('peace', 'peace')}
    >>> parts({"topic": ["arms", "peace", "arms"]}), parts({"topic": ["arms", "peace"]})
    ({}, {})
    """
    values = list(next(iter(facets.values()), []))
    begins = {
        n: value for n, value in enumerate(values) if value and (not n or value != values[n - 1])
    }
    together = len(set(begins.values())) == len(begins) < len(values)
    if not together or len(begins) < 2:
        return {}
    return {n: (re.sub(r"\W+", "-", value.lower()), value) for n, value in begins.items()}


def told_together(rows: Iterable[Sequence[str]]) -> str:
    """Return what a row is about that stands for several: a list with the values of each."""
    return _written(list(rows))


def _written(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
