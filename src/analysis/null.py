"""What a difference is worth: how large it gets when the texts are shuffled (a permutation test).

Units (sentences, or whole articles) are dealt out anew to the groups, every group keeping its
number of them, and the difference is measured again (Good 2005, *Permutation, Parametric, and
Bootstrap Tests of Hypotheses*). Shuffled sentences ask whether two *texts* differ in more than
their sentences do; only shuffled articles speak of outlets.
"""

from collections.abc import Iterator
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
_TOLERANCE = 1e-9  # by which two ways of adding up the same numbers may differ


class Units(NamedTuple):
    """What is shuffled: `ids` of the units and, for each, the number of its group and stratum."""

    ids: pd.Index
    groups: list[Any]
    codes: NDArray[np.intp]
    strata: NDArray[np.intp]

    def dealt(self, n: int, seed: int) -> Iterator[NDArray[np.intp]]:
        """Yield the codes dealt out anew, `n` times, within the strata."""
        return shuffles(self.codes, n, seed, self.strata)


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
    rng = np.random.default_rng(seed)
    strata = np.zeros(len(values), dtype=np.intp) if strata is None else strata
    members = [np.flatnonzero(strata == stratum) for stratum in np.unique(strata)]
    for _ in range(n):
        shuffled = values.copy()
        for own in members:
            shuffled[own] = values[rng.permutation(own)]
        yield shuffled


def at_least(null: ArrayLike, found: ArrayLike) -> NDArray[np.bool_]:
    """Tell where a shuffle gave as much as was found, up to rounding."""
    return np.greater_equal(null, np.asarray(found) - _TOLERANCE)


def p_value(count: ArrayLike, n: int) -> NDArray[np.float64]:
    """Return p when `count` of `n` shuffles gave as much: the texts as they are count as one."""
    return (np.asarray(count) + 1.0) / (n + 1)


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
