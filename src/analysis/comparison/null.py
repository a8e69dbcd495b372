"""What a keyword is worth: how large the largest difference is when the texts are shuffled."""

import numpy as np
import pandas as pd

from analysis.comparison.keyness import (
    MIN_ARTICLES,
    dispersion,
    jsd_contribution,
    keyness,
    log_odds,
    pooled_prior,
)
from analysis.comparison.words import counts

SHUFFLES = 1_000
"""Shuffles that a null is made of; the seed of every one is fixed."""


def keyness_null(
    vocabulary: pd.DataFrame,
    by: str = "article_id",
    unit: str = "sentence_id",
    prior: float | pd.Series | None = None,
    least: int = 3,
    n: int = SHUFFLES,
    seed: int = 0,
) -> pd.DataFrame:
    """Test every word of every group against shuffled units, corrected for looking at them all.

    Takes a vocabulary (sentence_id, article_id, word, n and the columns ``by`` and ``unit``), the
    prior as for :func:`keyness`. Units (sentences, or whole articles with ``unit="article_id"``)
    are dealt out anew ``n`` times, every group keeping its number of them, and |z| of each word is
    computed again. The prior rests on all words; tested are those that occur ``least`` times.

    Returns the rows of :func:`keyness` for the tested words, and: n_sentences and n_articles (of
    the group that have the word), p (share of shuffles with |z| of this word and group at least as
    large), p_max (share in which the largest |z| of all words and groups is), threshold (|z| that
    the largest exceeds in 5 % of shuffles), verdict: "too few articles" if a group has fewer than
    :data:`MIN_ARTICLES`, else "differs" (p_max < .05) or "not distinguishable". By |z|.
    [@westfall1993resampling]

    Shuffled sentences ask whether two *texts* differ in more than their sentences do; only shuffled
    articles speak of outlets. Raises ValueError when no shuffle can change anything (articles as
    units, one a group), a unit lies in two groups, or no word occurs ``least`` times.
    """
    group_of = _groups(vocabulary, by, unit)
    table = counts(vocabulary, by)
    weights = pooled_prior(table) if prior is None else prior
    tested = table.index[table.sum(axis=1) >= least]
    if tested.empty:
        raise ValueError(f"no word occurs {least} times: lower `least`")
    found = keyness(table, weights)
    found = found[found["word"].isin(tested)].reset_index(drop=True)
    null = _null(vocabulary, unit, group_of, table, weights, n, seed)
    null = null[:, :, table.index.isin(tested)]
    return _judge(found, null, list(table.columns), list(tested), vocabulary, by)


def divergence_null(
    vocabulary: pd.DataFrame,
    by: str = "article_id",
    unit: str = "sentence_id",
    n: int = SHUFFLES,
    seed: int = 0,
) -> dict[str, float]:
    """Set the Jensen–Shannon divergence of two groups of texts against shuffled units.

    Takes what :func:`keyness_null` takes, with exactly two groups. Returns divergence (bits), low
    and high (between which 95 % of the shuffles lie) and p (share of shuffles at least as far
    apart). Short texts are far apart by chance: the divergence alone says nothing.
    """
    group_of = _groups(vocabulary, by, unit)
    names = list(group_of.unique())
    if len(names) != 2:
        raise ValueError(f"a divergence is of two groups; {by} has {len(names)}")
    matrix = vocabulary.pivot_table(index=unit, columns="word", values="n", aggfunc="sum")
    matrix = matrix.fillna(0).loc[group_of.index].to_numpy()
    first = group_of.eq(names[0]).to_numpy()
    found = _divergence(matrix, first)
    rng = np.random.default_rng(seed)
    null = np.array([_divergence(matrix, rng.permutation(first)) for _ in range(n)])
    low, high = np.quantile(null, [0.025, 0.975])
    p = (int((null >= found - 1e-9).sum()) + 1) / (n + 1)
    return {"divergence": found, "low": float(low), "high": float(high), "p": p}


def _divergence(matrix: np.ndarray, first: np.ndarray) -> float:
    a, b = matrix[first].sum(axis=0), matrix[~first].sum(axis=0)
    return float(jsd_contribution(a, b, a.sum(), b.sum()).sum())


def _groups(vocabulary: pd.DataFrame, by: str, unit: str) -> pd.Series:
    """Return the group of each unit; ValueError where shuffling units cannot work."""
    groups = vocabulary.groupby(unit, sort=False)[by].agg(["first", "nunique"])
    if (groups["nunique"] > 1).any():
        raise ValueError(f"a {unit} lies in more than one {by}: choose a smaller unit")
    if len(groups) == groups["first"].nunique():
        raise ValueError(f"every {by} has one {unit}: shuffling them changes nothing; "
                         "give more articles, or shuffle sentences")  # fmt: skip
    return groups["first"]


def _null(
    vocabulary: pd.DataFrame,
    unit: str,
    group_of: pd.Series,
    table: pd.DataFrame,
    prior: float | pd.Series,
    n: int,
    seed: int,
) -> np.ndarray:
    """|z| of each shuffle, group and word."""
    matrix = vocabulary.pivot_table(index=unit, columns="word", values="n", aggfunc="sum")
    matrix = matrix.fillna(0).loc[group_of.index, table.index].to_numpy()
    weights = prior.reindex(table.index) if isinstance(prior, pd.Series) else prior
    weights = np.broadcast_to(np.asarray(weights, float), table.shape[:1])
    codes = group_of.map({name: code for code, name in enumerate(table.columns)}).to_numpy()
    pooled = matrix.sum(axis=0)
    rng = np.random.default_rng(seed)
    null = np.empty((n, table.shape[1], len(pooled)))
    for shuffle in range(n):
        dealt = rng.permutation(codes)
        for group in range(table.shape[1]):
            own = matrix[dealt == group].sum(axis=0)
            delta, error = log_odds(own, pooled - own, weights)
            null[shuffle, group] = np.abs(delta / error)
    return null


def _judge(
    found: pd.DataFrame,
    null: np.ndarray,
    groups: list[str],
    words: list[str],
    vocabulary: pd.DataFrame,
    by: str,
) -> pd.DataFrame:
    """Add dispersion, p, p_max, threshold and verdict to the keyness of the tested words."""
    n = len(null)
    largest = null.max(axis=(1, 2))
    group_at = found["group"].map({name: at for at, name in enumerate(groups)}).to_numpy()
    word_at = found["word"].map({word: at for at, word in enumerate(words)}).to_numpy()
    size = found["z"].abs().to_numpy() - 1e-9
    spread = dispersion(vocabulary, by).set_index([by, "word"])[["n_sentences", "n_articles"]]
    spread = spread.reindex(pd.MultiIndex.from_frame(found[["group", "word"]]), fill_value=0)
    found[["n_sentences", "n_articles"]] = spread.to_numpy()
    found["p"] = ((null[:, group_at, word_at] >= size).sum(axis=0) + 1) / (n + 1)
    found["p_max"] = ((largest[:, None] >= size[None, :]).sum(axis=0) + 1) / (n + 1)
    found["threshold"] = np.quantile(largest, 0.95)
    fewest = vocabulary.groupby(by)["article_id"].nunique().min()
    found["verdict"] = "too few articles" if fewest < MIN_ARTICLES else np.where(
        found["p_max"] < 0.05, "differs", "not distinguishable")  # fmt: skip
    order = found["z"].abs().sort_values(ascending=False, kind="stable").index
    return found.loc[order].reset_index(drop=True)
