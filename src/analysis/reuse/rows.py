"""Rows: which items each passage has, and what weight two passages share, for millions of pairs."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

_AT_ONCE = 1 << 20  # items of passages that are looked up at a time


class Rows(NamedTuple):
    """Distinct items of passages with their weights; passage n has starts[n] to starts[n + 1]."""

    starts: NDArray[np.int64]
    items: NDArray[np.int64]
    weights: NDArray[np.float64]


def rows(passages: Iterable[Iterable[tuple[int, float]]]) -> Rows:
    """Return the rows of passages, each given as its items and their weights."""
    lengths: list[int] = [0]
    items: list[int] = []
    weights: list[float] = []
    for passage in passages:
        own = dict(passage)
        items += own.keys()
        weights += own.values()
        lengths.append(len(own))
    values = (np.array(items, dtype=np.int64), np.array(weights, dtype=np.float64))
    return Rows(np.cumsum(lengths), *values)


def shared(table: Rows, pairs: NDArray[np.int64]) -> NDArray[np.float64]:
    """Return for each pair of passages the weight of the items that both have."""
    lengths = np.diff(table.starts)
    _, number = np.unique(table.items, return_inverse=True)
    base = int(number.max(initial=0)) + 1
    keys = np.repeat(np.arange(len(lengths)), lengths) * base + number
    keys.sort()
    found = np.zeros(len(pairs))
    for part in _parts(lengths[pairs[:, 0]]):
        a, b = pairs[part].T
        count = lengths[a]
        pair = np.repeat(np.arange(len(a)), count)
        at = np.arange(len(pair)) + np.repeat(table.starts[a] - (np.cumsum(count) - count), count)
        wanted = b[pair] * base + number[at]
        place = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
        both = keys[place] == wanted if len(keys) else np.zeros(0, dtype=bool)
        found[part] = np.bincount(pair[both], table.weights[at[both]], len(a))
    return found


def _parts(lengths: NDArray[np.int64]) -> Sequence[slice]:
    """Divide pairs so that not many more than _AT_ONCE items are looked up at a time."""
    parts = np.cumsum(lengths) // _AT_ONCE
    edges = [0, *(np.flatnonzero(np.diff(parts)) + 1).tolist(), len(lengths)]
    return [slice(low, high) for low, high in pairwise(edges)]
