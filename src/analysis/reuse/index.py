"""Index: which stems each passage has, as numbers in arrays, small enough for millions."""

from array import array
from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from analysis.reuse.terms import code, stem, words


class Index(NamedTuple):
    """The distinct stems of each passage.

    Passage n has stems[starts[n]:starts[n + 1]], ascending; the higher the number of a stem, the
    rarer it is, of equally rare ones the higher its code. `counts` says in how many passages each
    stem is, `codes` which stem it is.
    """

    starts: NDArray[np.int64]
    stems: NDArray[np.int32]
    counts: NDArray[np.int64]
    codes: NDArray[np.uint64]


class _Numbers(dict[str, int]):
    """Word as printed -> number of its stem, in the order in which stems are met."""

    def __init__(self) -> None:
        self.stems: dict[str, int] = {}

    def __missing__(self, word: str) -> int:
        number = self[word] = self.stems.setdefault(stem(word), len(self.stems))
        return number


def index(texts: Iterable[str]) -> Index:
    """Return the index of passages. Texts are read once and not kept."""
    numbers = _Numbers()
    number = numbers.__getitem__
    stems, lengths = array("i"), array("i")
    for text in texts:
        found = set(map(number, words(text)))
        stems.extend(found)
        lengths.append(len(found))
    starts = np.concatenate(([0], np.cumsum(np.frombuffer(lengths, dtype=np.int32))))
    flat = np.frombuffer(stems, dtype=np.int32)
    counts = np.bincount(flat, minlength=len(numbers.stems))
    codes = np.array([code(stem) for stem in numbers.stems], dtype=np.uint64)
    order = np.lexsort((codes, -counts))
    rank = np.empty(len(counts), dtype=np.int64)
    rank[order] = np.arange(len(counts))
    keys = rank[flat]
    keys += np.repeat(np.arange(len(lengths)) << 32, np.diff(starts))
    keys.sort()
    return Index(starts, (keys & 0xFFFFFFFF).astype(np.int32), counts[order], codes[order])
