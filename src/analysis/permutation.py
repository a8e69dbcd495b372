"""Permutation: texts whose sentences or articles are dealt out anew, by chance.

Units (sentences, or whole articles) are dealt out anew to the groups, every group keeping its
number of them, and the difference is measured again (Good 2005, *Permutation, Parametric, and
Bootstrap Tests of Hypotheses*); `significance` says what it is worth. Shuffled sentences ask
whether two *texts* differ in more than their sentences do; only shuffled articles speak of outlets.

Sentences of one text are not independent, and a remark that several articles print is one and not
several. Hence `blocks` (neighbours move together), `rotations` (labels keep their order) and strata
(the copies of a remark change places only among themselves).
"""

from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import islice
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.columns import require

_AT_ONCE = 1_000_000  # codes of units that are held at once


class Units(NamedTuple):
    """What is shuffled: `ids` of the units and, for each, the number of its group and stratum."""

    ids: pd.Index
    groups: list[Any]
    codes: NDArray[np.intp]
    strata: NDArray[np.intp]

    def dealt(self, n: int, seed: int, deal: "Deal | None" = None) -> Iterator[NDArray[np.intp]]:
        """Yield the codes dealt out anew, `n` times, within the strata: by `deal`, or shuffled."""
        return (deal or shuffles)(self.codes, n, seed, self.strata)

    def stacked(
        self, n: int, seed: int, deal: "Deal | None" = None, cells: int = 0
    ) -> Iterator[NDArray[np.intp]]:
        """Yield the codes dealt out anew as rows of matrices, which bounds the memory.

        `cells` is how many numbers are made of a row, where these are more than its codes.
        """
        dealt = self.dealt(n, seed, deal)
        while rows := list(islice(dealt, max(1, _AT_ONCE // max(cells, len(self.codes))))):
            yield np.array(rows)


def units(table: pd.DataFrame, by: str, unit: str, stratum: str | None = None) -> Units:
    """Return the units of a table, in its order, and their groups (sorted) and strata.

    `by`, `unit` and `stratum` are columns: the group, what is shuffled (rows of one unit move
    together) and, if given, what units are shuffled within. Raises ValueError for a missing column,
    a unit in two groups or strata, fewer than two groups, or one unit in every group.
    """
    keys = list(dict.fromkeys([by, stratum or by]))
    require(table, [unit, *keys])
    grouped = table.groupby(unit, sort=False)
    for key in keys:
        if (grouped[key].nunique() > 1).any():
            raise ValueError(f"a {unit} lies in more than one {key}: choose a smaller unit")
    codes, groups = pd.factorize(grouped[by].first(), sort=True)
    if len(groups) < 2:
        raise ValueError(f"a difference needs two groups; column {by!r} has {len(groups)}")
    if len(codes) == len(groups):
        raise ValueError(
            f"every {by} has one {unit}: shuffling them changes nothing; "
            "give more articles, or shuffle sentences"
        )
    strata = pd.factorize(grouped[stratum].first())[0] if stratum else np.zeros_like(codes)
    return Units(grouped.size().index, list(groups), codes, strata)


def shuffles(
    values: NDArray[Any], n: int, seed: int, strata: NDArray[np.intp] | None = None
) -> Iterator[NDArray[Any]]:
    """Yield `values` shuffled, `n` times; with `strata`, each value stays in its stratum."""
    strata = np.zeros(len(values), dtype=np.intp) if strata is None else strata
    few = n * len(values) <= _AT_ONCE
    for order in (_kept_orders if few else _orders)(strata.tobytes(), n, seed):
        yield values[order]


def _orders(strata: bytes, n: int, seed: int) -> Iterator[NDArray[np.intp]]:
    """Yield the places of things in `n` orders, in which each thing stays in its stratum."""
    rng = np.random.default_rng(seed)
    codes = np.frombuffer(strata, dtype=np.intp)
    members = [np.flatnonzero(codes == stratum) for stratum in np.unique(codes)]
    members = [own for own in members if len(own) > 1]
    while n > 0:
        orders = np.tile(np.arange(len(codes)), (min(n, max(1, _AT_ONCE // max(1, len(codes)))), 1))
        if len(members) == 1:  # at once: the same orders as one by one, in half the time
            orders[:, members[0]] = rng.permuted(orders[:, members[0]], axis=1)
        else:
            for order in orders:
                for own in members:
                    dealt = own.copy()
                    rng.shuffle(dealt)
                    order[own] = dealt
        yield from orders
        n -= len(orders)


@lru_cache(8)
def _kept_orders(strata: bytes, n: int, seed: int) -> list[NDArray[np.intp]]:
    """Return `_orders`: many comparisons of the same texts deal out the same units."""
    return list(_orders(strata, n, seed))


def rotations(
    values: NDArray[Any], n: int, seed: int, strata: NDArray[np.intp] | None = None
) -> Iterator[NDArray[Any]]:
    """Yield `values` turned round by a random number of places within each stratum, `n` times.

    What stands next to what stays as it is (but at the seam), so that scores and labels that both
    come in runs are compared with runs.
    """
    rng = np.random.default_rng(seed)
    strata = np.zeros(len(values), dtype=np.intp) if strata is None else strata
    members = [np.flatnonzero(strata == stratum) for stratum in np.unique(strata)]
    by = rng.integers([len(own) for own in members], size=(n, len(members)))
    for some in np.array_split(by, max(1, n * len(values) // _AT_ONCE)):
        places = np.tile(np.arange(len(values)), (len(some), 1))
        for own, steps in zip(members, some.T, strict=True):
            places[:, own] = own[(np.arange(len(own)) - steps[:, None]) % len(own)]
        yield from values[places]


Deal = Callable[[NDArray[Any], int, int, NDArray[np.intp] | None], Iterator[NDArray[Any]]]
"""A way to deal values out anew: `shuffles` or `rotations`."""


def blocks(table: pd.DataFrame, by: str, length: int) -> "pd.Series[Any]":
    """Return for each row the name of its block: `length` rows of one `by` after one another.

    The rows are in the order of the text; the last block of each `by` may be shorter. Raises
    ValueError for a length below one.
    """
    if length < 1:
        raise ValueError(f"a block has one row or more; length is {length}")
    number = table.groupby(by, sort=False).cumcount() // length
    return table[by].astype(str) + "-b" + number.astype(str)
