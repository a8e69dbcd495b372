"""What a difference is worth: how large it gets when the texts are shuffled (a permutation test).

Units (sentences, or whole articles) are dealt out anew to the groups, every group keeping its
number of them, and the difference is measured again (Good 2005, *Permutation, Parametric, and
Bootstrap Tests of Hypotheses*). Shuffled sentences ask whether two *texts* differ in more than
their sentences do; only shuffled articles speak of outlets.

Sentences of one text are not independent, and a remark that several articles print is one and not
several. Hence `blocks` (neighbours move together), `rotations` (labels keep their order) and strata
(the copies of a remark change places only among themselves).
"""

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import islice, permutations
from math import comb
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

from analysis.columns import require

MIN_ARTICLES = 6
"""Articles per group below which no verdict is given.

Articles, not sentences, are the independent draws of an outlet. With n articles in each of two
groups, shuffling articles allows no two-sided p below 2 / C(2n, n): .1 for three, .0079 for five,
.0022 for six. Six is the first number at which one of the ten pairs of five outlets can pass .05
corrected for ten comparisons (.005).
"""

VERDICTS = ("too few articles", "differs", "not distinguishable")

_LEVEL = 0.05
_GRID = 10_000  # values are counted to four decimals
_MOST_COUNTED = 20_000_000  # cells of a table of ways, of eight bytes each
_MOST_ORDERED = 8  # things of which every order is tried
_AT_ONCE = 1_000_000  # codes of units that are held at once
_TOLERANCE = 1e-9  # by which two ways of adding up the same numbers may differ


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
    for _ in range(n):
        order = np.arange(len(codes))
        for own in members:
            dealt = own.copy()
            rng.shuffle(dealt)  # as `permutation` does, which takes a third longer
            order[own] = dealt
        yield order


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
    for _ in range(n):
        turned = values.copy()
        for own in members:
            turned[own] = np.roll(values[own], rng.integers(len(own)))
        yield turned


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


class Family(NamedTuple):
    """What shuffling says of many statistics at once: arrays in their order, and one threshold."""

    p: NDArray[np.float64]
    corrected: NDArray[np.float64]
    threshold: float


def family(found: NDArray[np.float64], drawn: Iterable[NDArray[np.float64]]) -> Family:
    """Return p of each of many statistics, alone and corrected for looking at all of them.

    Takes the statistics as they are and what each shuffle gives for all of them, in matrices with a
    shuffle a row. `corrected` is
    the step-down p of Westfall and Young (1993, algorithm 2.8): the largest is held against the
    largest of each shuffle, the next against the largest of the others, and so on; no p is smaller
    than that of a larger statistic. `threshold` is what the largest exceeds in 5 % of shuffles.

    The statistics are compared as they are and not by their single p, since a p of n shuffles has
    steps of 1 / (n + 1), on which thousands of comparisons are tied.
    """
    order = np.argsort(-found, kind="stable")
    alone, exceeded = np.zeros(len(found), np.int64), np.zeros(len(found), np.int64)
    largest: list[float] = []
    for rows in drawn:
        alone += at_least(rows, found).sum(axis=0)
        rest = np.maximum.accumulate(rows[:, order[::-1]], axis=1)[:, ::-1]
        exceeded += at_least(rest, found[order]).sum(axis=0)
        largest += rest[:, 0].tolist()
    corrected = np.empty(len(found))
    corrected[order] = np.maximum.accumulate(p_value(exceeded, len(largest)))
    return Family(p_value(alone, len(largest)), corrected, float(np.quantile(largest, 0.95)))


def holm(p: ArrayLike) -> NDArray[np.float64]:
    """Return p values corrected for their number by Holm (1979), in their order."""
    given = np.asarray(p, float)
    order = np.argsort(given, kind="stable")
    stepped = given[order] * np.arange(len(given), 0, -1)
    corrected = np.empty(len(given))
    corrected[order] = np.minimum(np.maximum.accumulate(stepped), 1)
    return corrected


def at_least(null: ArrayLike, found: ArrayLike) -> NDArray[np.bool_]:
    """Tell where a shuffle gave as much as was found, up to rounding."""
    return np.greater_equal(null, np.asarray(found) - _TOLERANCE)


def p_value(count: ArrayLike, n: int) -> NDArray[np.float64]:
    """Return p when `count` of `n` shuffles gave as much: the texts as they are count as one."""
    return (np.asarray(count) + 1.0) / (n + 1)


def exact(values: ArrayLike, chosen: ArrayLike) -> float | None:
    """Return p of the gap between the mean of the chosen values and that of the others, exactly.

    Every way to choose as many of the values counts once, and those that part the means as far
    make p. The ways are not drawn but counted, by how many values they take and what these add up
    to. Values count to four decimals. Returns None where that would take too much memory (as for
    hundreds of values). Raises ValueError where one side is empty.
    """
    own = np.asarray(chosen, bool)
    size, n = int(own.sum()), len(own)
    if not 0 < size < n:
        raise ValueError("a gap needs a value on either side")
    if 2 * size > n:  # the gap is the same from both sides, and the smaller needs less
        own, size = ~own, n - size
    whole = np.rint(np.asarray(values, float) * _GRID).astype(np.int64)
    whole -= whole.min()
    most = int(np.sort(whole)[n - size :].sum())
    if (size + 1) * (most + 1) > _MOST_COUNTED:
        return None
    ways = np.zeros((size + 1, most + 1))
    ways[0, 0] = 1
    for value in whole:
        ways[1:, value:] += ways[:-1, : most + 1 - value].copy()
    sums = np.arange(most + 1)
    gaps = np.abs(sums / size - (whole.sum() - sums) / (n - size))
    found = gaps[whole[own].sum()]
    return float(ways[size, at_least(gaps, found)].sum() / ways[size].sum())


def signs(higher: int, n: int) -> float:
    """Return p of the sign test: how often `n` coins fall as one-sidedly as `higher` of `n`.

    Both sides count. Raises ValueError unless 0 <= higher <= n and n > 0.

    >>> signs(5, 5), signs(3, 4)
    (0.0625, 0.625)
    """
    if not 0 <= higher <= n or not n:
        raise ValueError(f"{higher} of {n} is no count of signs")
    fewer = min(higher, n - higher)
    ways: int = sum(comb(n, k) for k in range(fewer + 1))
    return min(1.0, 2 * ways / 2.0**n)


def orders_alike(correlation: float, n: int) -> float:
    """Return the share of all orders of `n` things whose rank correlation is at least as high.

    Spearman's, without ties, with one given order; every order is tried. Raises ValueError for more
    than eight things, of which there are too many orders.

    >>> round(orders_alike(0.9, 5) * 120), orders_alike(-1, 3)
    (5, 1.0)
    """
    if not 2 <= n <= _MOST_ORDERED:
        raise ValueError(f"orders are tried of 2 to {_MOST_ORDERED} things; there are {n}")
    places = np.arange(n)
    apart = np.array([((np.array(one) - places) ** 2).sum() for one in permutations(range(n))])
    return float(at_least(1 - 6 * apart / (n * (n**2 - 1)), correlation).mean())


def interval(null: NDArray[np.float64]) -> tuple[float, float]:
    """Return low and high, between which 95 % of the shuffles lie."""
    low, high = np.quantile(null, [0.025, 0.975])
    return float(low), float(high)


def fewest_articles(table: pd.DataFrame, by: str) -> int:
    """Return how many articles the group with the fewest has."""
    return int(table.groupby(by)["article_id"].nunique().min())


def verdict(p: float, fewest: int) -> str:
    """Return one of VERDICTS on a difference with this p and this many articles a group."""
    too_few, differs, alike = VERDICTS
    if fewest < MIN_ARTICLES:
        return too_few
    return differs if p < _LEVEL else alike
