"""What a difference in mean sentiment is worth: permutation null and cluster bootstrap.

An article's mean of twenty sentences moves by chance as much as outlets differ, so no mean is
shown without the spread that shuffling gives [@good_permutation_2005].
"""

import numpy as np
import pandas as pd

SHUFFLES = 2_000
"""Shuffles that a null is made of; the seed of every one is fixed."""

MIN_ARTICLES = 6
"""Articles per group below which no verdict is given.

Articles, not sentences, are the independent draws of an outlet. Two groups of n articles allow
a two-sided permutation p of 2 / C(2n, n) at best: .0079 for five each and .0022 for six. Six is
the first number at which one of the ten pairs of five outlets can pass .05 corrected for ten
comparisons (.005).
"""

REFUSAL = "too few articles"


def means(
    sentiment: pd.DataFrame,
    by: str = "article_id",
    cluster: str = "sentence_id",
    n: int = SHUFFLES,
    seed: int = 0,
) -> pd.DataFrame:
    """Mean compound of each group with a 95 % cluster bootstrap interval.

    Takes a sentiment table with the columns ``by`` and ``cluster`` (for outlets with several
    articles, ``cluster="article_id"``: whole articles are drawn). Returns one row per group:
    the group, n_sentences, n_clusters, mean, low, high, share_zero (sentences of compound 0).
    A group of a single cluster has no interval (NaN). Raises ValueError for a missing column.
    """
    _require(sentiment, by, cluster, "compound")
    rng = np.random.default_rng(seed)
    rows = []
    for group, table in sentiment.groupby(by, sort=False):
        sums = table.groupby(cluster, sort=False)["compound"].agg(["sum", "size"]).to_numpy()
        low = high = np.nan
        if len(sums) > 1:
            drawn = sums[rng.integers(0, len(sums), (n, len(sums)))].sum(axis=1)
            low, high = np.quantile(drawn[:, 0] / drawn[:, 1], [0.025, 0.975])
        zero = (table["compound"] == 0).mean()
        rows.append((group, len(table), len(sums), table["compound"].mean(), low, high, zero))
    columns = [by, "n_sentences", "n_clusters", "mean", "low", "high", "share_zero"]
    return pd.DataFrame(rows, columns=columns)


def shuffled_means(
    sentiment: pd.DataFrame, by: str = "article_id", n: int = SHUFFLES, seed: int = 0
) -> pd.DataFrame:
    """Set the mean of each group beside the means that shuffled rows give it.

    Takes a sentiment table with the column ``by``. Every group keeps its number of rows. Returns
    one row per group: the group, mean, null_low and null_high (central 95 % under shuffling).
    Raises ValueError for a missing column.
    """
    _require(sentiment, by, "compound")
    compound = sentiment["compound"].to_numpy(float)
    codes, groups = pd.factorize(sentiment[by])
    rng = np.random.default_rng(seed)
    dealt = np.array([rng.permutation(compound) for _ in range(n)])
    rows = []
    for code, group in enumerate(groups):
        low, high = np.quantile(dealt[:, codes == code].mean(axis=1), [0.025, 0.975])
        rows.append((group, compound[codes == code].mean(), low, high))
    return pd.DataFrame(rows, columns=[by, "mean", "null_low", "null_high"])


def difference_test(
    sentiment: pd.DataFrame,
    by: str = "article_id",
    unit: str = "sentence_id",
    stratum: str | None = None,
    n: int = SHUFFLES,
    seed: int = 0,
) -> pd.DataFrame:
    """Test whether the means of the groups differ by more than shuffled units would.

    Takes a sentiment table with the columns ``by`` (the group), ``unit`` (what is shuffled: rows
    of one unit move together; ``article_id`` when ``by`` is an outlet) and, if given, ``stratum``
    (units are shuffled within it). Every group keeps its number of units.

    Returns one row for each statistic, range and variance of the group means: statistic, value,
    null_low, null_high (central 95 % under shuffling), p (share of shuffles at least as large,
    (k + 1) / (n + 1)), n_groups, n_units, fewest_articles (in a group), verdict: "too few
    articles" below :data:`MIN_ARTICLES`, else "differ" (p < .05) or "not distinguishable".

    Shuffling single sentences tells whether two *texts* differ, never whether two *outlets* do.
    Raises ValueError for a missing column, a unit in two groups or strata, or a single group.
    """
    _require(sentiment, "article_id", by, unit, "compound", *([stratum] if stratum else []))
    units = _units(sentiment, by, unit, stratum)
    groups, codes = np.unique(units[by].to_numpy(), return_inverse=True)
    if len(groups) < 2:
        raise ValueError(f"only one group in column {by!r}: a difference needs two")
    sums, sizes = units["sum"].to_numpy(float), units["size"].to_numpy(float)
    strata = np.zeros(len(units), int) if stratum is None else pd.factorize(units[stratum])[0]
    observed = _spread(codes, sums, sizes, len(groups))
    rng = np.random.default_rng(seed)
    null = np.array([
        _spread(_shuffled(codes, strata, rng), sums, sizes, len(groups)) for _ in range(n)
    ])  # fmt: skip
    fewest = int(sentiment.groupby(by)["article_id"].nunique().min())
    rows = []
    for column, statistic in enumerate(("range", "variance")):
        value, drawn = observed[column], null[:, column]
        p = (np.sum(drawn >= value - 1e-12) + 1) / (n + 1)
        low, high = np.quantile(drawn, [0.025, 0.975])
        verdict = _verdict(float(p), fewest)
        rows.append((statistic, value, low, high, p, len(groups), len(units), fewest, verdict))
    columns = ["statistic", "value", "null_low", "null_high", "p", "n_groups", "n_units",
               "fewest_articles", "verdict"]  # fmt: skip
    return pd.DataFrame(rows, columns=columns)


def _verdict(p: float, fewest_articles: int) -> str:
    if fewest_articles < MIN_ARTICLES:
        return REFUSAL
    return "differ" if p < 0.05 else "not distinguishable"


def _units(sentiment: pd.DataFrame, by: str, unit: str, stratum: str | None) -> pd.DataFrame:
    """One row a unit: its group and stratum, the sum of its scores and their number."""
    grouped = sentiment.groupby(unit, sort=False)
    keys = list(dict.fromkeys([by] + ([stratum] if stratum else [])))
    for key in keys:
        if (grouped[key].nunique() > 1).any():
            raise ValueError(f"a {unit} lies in more than one {key}: choose a smaller unit")
    sums = grouped["compound"].agg(["sum", "size"])
    return sums.join(grouped[keys].first())


def _spread(codes: np.ndarray, sums: np.ndarray, sizes: np.ndarray, k: int) -> tuple[float, float]:
    """Range and variance of the group means."""
    group_means = np.bincount(codes, sums, k) / np.bincount(codes, sizes, k)
    return float(np.ptp(group_means)), float(group_means.var())


def _shuffled(codes: np.ndarray, strata: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    shuffled = codes.copy()
    for stratum in np.unique(strata):
        members = np.flatnonzero(strata == stratum)
        shuffled[members] = codes[rng.permutation(members)]
    return shuffled


def _require(table: pd.DataFrame, *columns: str) -> None:
    if missing := [column for column in columns if column not in table]:
        raise ValueError(f"sentiment table lacks column {', '.join(missing)}; it has "
                         f"{', '.join(table)}")  # fmt: skip
