"""Mean tone of groups of texts, and what a difference between them is worth.

An article's mean of twenty sentences moves by chance as much as outlets differ, so no mean is
shown without the spread that shuffling gives (see `permutation`).
"""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis import permutation
from analysis.columns import require
from analysis.significance import at_least, fewest_articles, interval, p_value, verdict

SHUFFLES = 2_000
"""Shuffles that a difference is held against; the seed of every one is fixed."""


def shuffled_means(
    sentiment: pd.DataFrame,
    by: str = "article_id",
    stratum: str | None = None,
    n: int = SHUFFLES,
    seed: int = 0,
) -> pd.DataFrame:
    """Set the mean of each group beside the means that shuffled rows give it.

    Takes a sentiment table with the column `by` and, if given, `stratum` (rows are shuffled within
    it). Every group keeps its number of rows. Returns one row per group: the group, mean, null_low
    and null_high (central 95 % under shuffling). Raises ValueError for a missing column.
    """
    require(sentiment, [by, "compound", *([stratum] if stratum else [])])
    compound = sentiment["compound"].to_numpy(float)
    codes, groups = pd.factorize(sentiment[by])
    strata = pd.factorize(sentiment[stratum])[0] if stratum else None
    members = [codes == code for code in range(len(groups))]
    dealt = permutation.shuffles(compound, n, seed, strata)
    drawn = [[one[own].mean() for own in members] for one in dealt]
    rows = [
        (group, compound[own].mean(), *interval(of_group))
        for group, own, of_group in zip(groups, members, np.transpose(drawn), strict=True)
    ]
    return pd.DataFrame(rows, columns=[by, "mean", "null_low", "null_high"])


def difference_test(
    sentiment: pd.DataFrame,
    by: str = "article_id",
    unit: str = "sentence_id",
    stratum: str | None = None,
    deal: permutation.Deal = permutation.shuffles,
    n: int = SHUFFLES,
    seed: int = 0,
) -> pd.DataFrame:
    """Test whether the means of the groups differ by more than shuffled units would.

    Takes a sentiment table with the columns `by` (the group), `unit` (what is shuffled: rows
    of one unit move together; `article_id` when `by` is an outlet) and, if given, `stratum`
    (units are dealt out within it) and how they are dealt out: shuffled, or by
    `permutation.rotations`.

    Returns one row for each statistic, range and variance of the group means: statistic, value,
    null_low, null_high (central 95 % under shuffling), p (share of shuffles at least as large),
    n_groups, n_units, fewest_articles (in a group), verdict (see `significance.verdict`). Raises
    ValueError as `permutation.units` does.
    """
    require(sentiment, ["article_id", "compound"])
    units = permutation.units(sentiment, by, unit, stratum)
    scores = sentiment.groupby(unit, sort=False)["compound"].agg(["sum", "size"]).to_numpy(float)
    found = _spread(units.codes[np.newaxis], scores, len(units.groups))[:, 0]
    dealt = units.stacked(n, seed, deal)
    drawn = np.hstack([_spread(codes, scores, len(units.groups)) for codes in dealt])
    fewest = fewest_articles(sentiment, by)
    rows = []
    for statistic, value, shuffled in zip(("range", "variance"), found, drawn, strict=True):
        p = float(p_value(at_least(shuffled, value).sum(), n))
        size = (len(units.groups), len(units.ids), fewest)
        rows.append(
            (
                statistic,
                value,
                *interval(shuffled),
                p,
                *size,
                verdict(p, fewest),
            )
        )
    columns = ["statistic", "value", "null_low", "null_high", "p"]
    columns += ["n_groups", "n_units", "fewest_articles", "verdict"]
    return pd.DataFrame(rows, columns=columns)


def _spread(
    codes: NDArray[np.intp], scores: NDArray[np.float64], n_groups: int
) -> NDArray[np.float64]:
    """Return range and variance of the group means, each for every row of `codes`.

    A row gives each unit its group; `scores` are sum and number of each unit.
    """
    cells = codes + n_groups * np.arange(len(codes))[:, np.newaxis]
    sums, sizes = (
        np.bincount(cells.ravel(), np.tile(column, len(codes)), n_groups * len(codes))
        for column in scores.T
    )
    means = (sums / sizes).reshape(len(codes), n_groups)
    return np.array([np.ptp(means, axis=1), means.var(axis=1)])
