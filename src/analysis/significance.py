"""Significance: p of one difference or of many, and the verdict on it.

A p counts how often chance gives as much: the drawn shuffles of `permutation` or, where they can be
counted, all ways there are.
"""

from collections.abc import Iterable
from itertools import permutations
from math import comb
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

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
_TOLERANCE = 1e-9  # by which two ways of adding up the same numbers may differ


class Family(NamedTuple):
    """What shuffling says of a family of statistics: arrays in their order, and one threshold."""

    p: NDArray[np.float64]
    corrected: NDArray[np.float64]
    threshold: float


def westfall_young(found: NDArray[np.float64], drawn: Iterable[NDArray[np.float64]]) -> Family:
    """Return p of each of many statistics, alone and corrected for looking at all of them.

    Takes the statistics as they are and what each shuffle gives for all of them, in matrices with a
    shuffle a row. `corrected` is the step-down p of Westfall and Young (1993, algorithm 2.8): the
    largest is held against the largest of each shuffle, the next against the largest of the others,
    and so on; no p is smaller than that of a larger statistic. `threshold` is what the largest
    exceeds in 5 % of shuffles.

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


def at_least(shuffled: ArrayLike, found: ArrayLike) -> NDArray[np.bool_]:
    """Tell where a shuffle gave as much as was found, up to rounding."""
    return np.greater_equal(shuffled, np.asarray(found) - _TOLERANCE)


def p_value(count: ArrayLike, n: int) -> NDArray[np.float64]:
    """Return p when `count` of `n` shuffles gave as much: the texts as they are count as one."""
    return (np.asarray(count) + 1.0) / (n + 1)


def exact_p(values: ArrayLike, chosen: ArrayLike) -> float | None:
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


def sign_test(higher: int, n: int) -> float:
    """Return p of the sign test: how often `n` coins fall as one-sidedly as `higher` of `n`.

    Both sides count. Raises ValueError unless 0 <= higher <= n and n > 0.

    >>> sign_test(5, 5), sign_test(3, 4)
    (0.0625, 0.625)
    """
    if not 0 <= higher <= n or not n:
        raise ValueError(f"{higher} of {n} is no count of signs")
    fewer = min(higher, n - higher)
    ways: int = sum(comb(n, k) for k in range(fewer + 1))
    return min(1.0, 2 * ways / 2.0**n)


def spearman_p(correlation: float, n: int) -> float:
    """Return the share of all orders of `n` things whose rank correlation is at least as high.

    Spearman's, without ties, with one given order; every order is tried. Raises ValueError for more
    than eight things, of which there are too many orders.

    >>> round(spearman_p(0.9, 5) * 120), spearman_p(-1, 3)
    (5, 1.0)
    """
    if not 2 <= n <= _MOST_ORDERED:
        raise ValueError(f"orders are tried of 2 to {_MOST_ORDERED} things; there are {n}")
    places = np.arange(n)
    apart = np.array([((np.array(one) - places) ** 2).sum() for one in permutations(range(n))])
    return float(at_least(1 - 6 * apart / (n * (n**2 - 1)), correlation).mean())


def interval(shuffled: NDArray[np.float64]) -> tuple[float, float]:
    """Return low and high, between which 95 % of the shuffles lie."""
    low, high = np.quantile(shuffled, [0.025, 0.975])
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
