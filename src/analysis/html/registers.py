"""Registers: lists and tables whose rows readers filter by what they are about, and sort.

What a row is about stands on it as data; the filters are made by a script, and without one the
register is a plain list or table.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import product

RELATIONS = {
    "alike": "told alike",
    "differ": "told differently",
    "contradict": "told contrarily",
    "only_one": "told by one",
}
"""The relations of a claim between articles in print: none of them can be read as true."""

PROVENANCE = {
    "verbatim": "word for word",
    "edited": "lightly edited",
    "translated": "another translation",
    "altered": "altered in meaning",
    "own": "the outlet’s own",
    "unknown": "no source known",
}
"""The relations of a passage to the closest text behind it in print: altered is its meaning."""

Facets = Mapping[str, Sequence[str | tuple[str, ...]]]
"""By what rows can be filtered: for each facet a value a row, which may be empty, or several."""


def names(facets: Facets, of: str) -> str:
    """Return what a register says of itself: what its rows are called, and its facets."""
    return _written({"of": of, "facets": list(facets)})


def told(facets: Facets) -> list[str]:
    """Return for each row what it is about: a list of its values in order, or of several such.

    >>> told({"outlet": ["A", ("A", "B")], "kind": ["x", "y"]})
    ['[["A","x"]]', '[["A","y"],["B","y"]]']
    """
    rows = zip(*facets.values(), strict=True)
    return [_written([*map(list, product(*map(_several, row)))]) for row in rows]


def _several(value: str | tuple[str, ...]) -> Sequence[str]:
    return (value or ("",)) if isinstance(value, tuple) else (value,)


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
        n: value
        for n, value in enumerate(values)
        if value and isinstance(value, str) and (not n or value != values[n - 1])
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
