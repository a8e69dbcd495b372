"""What a keyword is worth: how large the largest difference is when the texts are shuffled."""

from collections.abc import Iterator

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis import permutation
from analysis.comparison.word_scores import (
    dispersion,
    jsd_contribution,
    keyness,
    log_odds,
    weigh,
)
from analysis.comparison.words import counts
from analysis.significance import (
    at_least,
    fewest_articles,
    interval,
    p_value,
    verdict,
    westfall_young,
)

SHUFFLES = 1_000
"""Shuffles that a difference is held against; the seed of every one is fixed."""

_TABLES = 10  # of groups and words that measuring a shuffle takes


def keyness_null(
    vocabulary: pd.DataFrame,
    by: str = "article_id",
    unit: str = "sentence_id",
    stratum: str | None = None,
    prior: float | pd.Series | None = None,
    least: int = 3,
    n: int = SHUFFLES,
    seed: int = 0,
) -> pd.DataFrame:
    """Test every word of every group against shuffled units, corrected for looking at them all.

    Takes a vocabulary (sentence_id, article_id, word, n and the columns `by`, `unit` and, if given,
    `stratum`), the prior as for `keyness`. Units (sentences, blocks of them, or whole articles with
    `unit="article_id"`) are dealt out anew `n` times, within the strata, and |z| of each word is
    computed again (see `permutation`). The prior rests on all words; tested are those that occur
    `least` times.

    Returns the rows of `keyness` for the tested words, and: n_sentences and n_articles (of the
    group that have the word), p (share of shuffles with |z| of this word and group at least as
    large), p_corrected (by `westfall_young`, over all words and groups), threshold (|z| that the
    largest exceeds in 5 % of shuffles), verdict (by `significance.verdict`, of p_corrected). By
    |z|. Raises ValueError as `permutation.units` does, and when no word occurs `least` times.
    """
    units = permutation.units(vocabulary, by, unit, stratum)
    table = counts(vocabulary, by)
    weights = weigh(prior, table)
    tested = table.sum(axis=1) >= least
    if not tested.any():
        raise ValueError(f"no word occurs {least} times: lower `least`")
    found = keyness(table, weights)
    found = found[found["word"].isin(tested.index[tested])].reset_index(drop=True)
    drawn = _shuffled(vocabulary, units, table, weights, tested.to_numpy(), n, seed)
    rows = [units.groups.index(group) for group in found["group"]]
    columns = table.index[tested].get_indexer(pd.Index(found["word"]))
    tests = westfall_young(found["z"].abs().to_numpy(), (z[:, rows, columns] for z in drawn))
    found["p"], found["p_corrected"], found["threshold"] = tests
    spread = dispersion(vocabulary, by).set_index([by, "word"])[["n_sentences", "n_articles"]]
    spread = spread.reindex(pd.MultiIndex.from_frame(found[["group", "word"]]), fill_value=0)
    found[["n_sentences", "n_articles"]] = spread.to_numpy()
    fewest = fewest_articles(vocabulary, by)
    found["verdict"] = [verdict(p, fewest) for p in found["p_corrected"]]
    order = found["z"].abs().sort_values(ascending=False, kind="stable").index
    return found.loc[order].reset_index(drop=True)


def _shuffled(
    vocabulary: pd.DataFrame,
    units: permutation.Units,
    table: pd.DataFrame,
    weights: pd.Series,
    tested: NDArray[np.bool_],
    n: int,
    seed: int,
) -> Iterator[NDArray[np.float64]]:
    """Yield |z| of each group (row) and tested word (column) in each shuffle, several at once."""
    matrix = _matrix(vocabulary, units)[table.index].to_numpy(float)
    prior, lengths, matrix = weights.to_numpy(), matrix.sum(axis=1), matrix[:, tested]
    pooled, length = matrix.sum(axis=0), lengths.sum()
    groups = np.arange(len(units.groups))[:, np.newaxis]
    cells = _TABLES * len(groups) * matrix.shape[1]
    for dealt in units.stacked(n, seed, cells=cells):
        members = (dealt[:, np.newaxis] == groups).astype(float)
        own, size = members @ matrix, (members @ lengths)[..., np.newaxis]
        delta, error = log_odds(
            own, pooled - own, prior[tested], size, length - size, float(prior.sum())
        )
        yield np.abs(delta / error)


def divergence_null(
    vocabulary: pd.DataFrame,
    by: str = "article_id",
    unit: str = "sentence_id",
    stratum: str | None = None,
    n: int = SHUFFLES,
    seed: int = 0,
) -> dict[str, float]:
    """Set the Jensen–Shannon divergence of two groups of texts against shuffled units.

    Takes what `keyness_null` takes, with exactly two groups. Returns divergence (bits), low and
    high (between which 95 % of the shuffles lie) and p (share of shuffles at least as far apart).
    Short texts are far apart by chance: the divergence alone says nothing. Raises ValueError as
    `permutation.units` does, and for more than two groups.
    """
    units = permutation.units(vocabulary, by, unit, stratum)
    if len(units.groups) != 2:
        raise ValueError(f"a divergence is of two groups; {by} has {len(units.groups)}")
    matrix = _matrix(vocabulary, units).to_numpy()
    first = units.codes[0]
    found = _divergence(matrix, units.codes == first)
    drawn = np.array([_divergence(matrix, dealt == first) for dealt in units.dealt(n, seed)])
    low, high = interval(drawn)
    p = float(p_value(at_least(drawn, found).sum(), n))
    return {"divergence": found, "low": low, "high": high, "p": p}


def _matrix(vocabulary: pd.DataFrame, units: permutation.Units) -> pd.DataFrame:
    """Return the counts of words (columns) in units (rows, in their order)."""
    unit = units.ids.name
    matrix = vocabulary.pivot_table(index=unit, columns="word", values="n", aggfunc="sum")
    return matrix.fillna(0).loc[units.ids]


def _divergence(matrix: NDArray[np.float64], first: NDArray[np.bool_]) -> float:
    a, b = matrix[first].sum(axis=0), matrix[~first].sum(axis=0)
    return float(jsd_contribution(a, b, a.sum(), b.sum()).sum())
