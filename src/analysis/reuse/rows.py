"""Rows: which items each passage has, and what weight two passages share, for millions of pairs."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

_AT_ONCE = 1 << 20  # items of passages that are looked up at a time


class Rows(NamedTuple):
    """Distinct items of passages; passage n has starts[n] to starts[n + 1].

    Each item has one or several weights, a column of `weights` each.
    """

    starts: NDArray[np.int64]
    items: NDArray[np.int64]
    weights: NDArray[np.float64]


def rows(passages: Iterable[Mapping[int, Sequence[float]]], columns: int) -> Rows:
    """Return the rows of passages, each given as its items and so many weights of each."""
    lengths: list[int] = [0]
    items: list[int] = []
    weights: list[Sequence[float]] = []
    for passage in passages:
        items += passage
        weights += passage.values()
        lengths.append(len(passage))
    table = np.array(weights, dtype=np.float64).reshape(len(items), columns)
    return Rows(np.cumsum(lengths), np.array(items, dtype=np.int64), table)


def shared(table: Rows, pairs: NDArray[np.int64]) -> NDArray[np.float64]:
    """Return for each pair of passages the weights, column by column, of what both have."""
    lengths = np.diff(table.starts)
    _, number = np.unique(table.items, return_inverse=True)
    base = int(number.max(initial=0)) + 1
    keys = np.repeat(np.arange(len(lengths)), lengths) * base + number
    keys.sort()
    found = np.zeros((len(pairs), table.weights.shape[1]))
    for part in _parts(lengths[pairs[:, 0]]):
        a, b = pairs[part].T
        count = lengths[a]
        pair = np.repeat(np.arange(len(a)), count)
        at = np.arange(len(pair)) + np.repeat(table.starts[a] - (np.cumsum(count) - count), count)
        wanted = b[pair] * base + number[at]
        place = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
        both = keys[place] == wanted if len(keys) else np.zeros(0, dtype=bool)
        for column, weights in enumerate(table.weights.T):
            found[part, column] = np.bincount(pair[both], weights[at[both]], len(a))
    return found


def _parts(lengths: NDArray[np.int64]) -> Sequence[slice]:
    """Divide pairs so that not many more than _AT_ONCE items are looked up at a time."""
    parts = np.cumsum(lengths) // _AT_ONCE
    edges = [0, *(np.flatnonzero(np.diff(parts)) + 1).tolist(), len(lengths)]
    return [slice(low, high) for low, high in pairwise(edges)]
