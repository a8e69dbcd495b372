"""Components: what pairs connect, directly or by way of others."""

from collections.abc import Iterable

import numpy as np
import pandas as pd
from numpy.typing import NDArray

Numbers = NDArray[np.int64]


def connected(one: Numbers, other: Numbers, root: Numbers) -> Numbers:
    """Return for each node the first of those that edges connect it to.

    `root` is what this gave of other edges, the nodes themselves where there are none; it is
    written over. In each round, every tree of nodes that has an edge to one with an earlier root is
    hung below it (Shiloach and Vishkin 1982, “An O(log n) parallel connectivity algorithm”,
    *Journal of Algorithms* 3).
    """
    while len(one):
        low = np.minimum(root[one], root[other])
        high = np.maximum(root[one], root[other])
        np.minimum.at(root, high, low)
        while (root[root] != root).any():
            root = root[root]
        apart = root[one] != root[other]
        one, other = one[apart], other[apart]
    return root


def joined(one: Iterable[str], other: Iterable[str]) -> "pd.Series[str]":
    """Return for each id of some pairs, the index, the first of those that it is connected to.

    >>> joined(["post", "sun", "star"], ["times", "times", "star"]).to_dict()
    {'post': 'post', 'sun': 'post', 'star': 'star', 'times': 'post'}
    """
    codes, ids = pd.factorize(pd.Series([*one, *other], dtype="str"))
    first, second = codes.reshape(2, -1)
    root = connected(first, second, np.arange(len(ids)))
    return pd.Series(ids[root], index=ids, dtype="str")
