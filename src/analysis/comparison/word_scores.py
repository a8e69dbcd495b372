"""Words that tell groups of texts apart, and what such words are worth by chance.

Every measure takes the counts of a word in two texts and the lengths of the texts. Of more than
two groups, each is set against all the others together.
"""

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

Z95 = 1.959963984540054


def log_odds(
    a: ArrayLike,
    b: ArrayLike,
    prior: ArrayLike,
    n_a: float | NDArray[np.float64] | None = None,
    n_b: float | NDArray[np.float64] | None = None,
    n_prior: float | None = None,
    terms: int = 2,
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the log-odds ratio of words with a Dirichlet prior, and its standard error.

    Takes the counts `a` and `b` of words in two texts and the prior (pseudo-counts) of each;
    the totals `n_a`, `n_b` and `n_prior` default to the sums, which is right only when the
    whole vocabulary is given. Returns delta (natural log, above 0 for more in `a`) and its
    standard error, whose variance is 1/(a + prior) + 1/(b + prior) (`terms=2`, as Monroe,
    Colaresi and Quinn (2008) print it and ConvoKit computes it), or with the two terms of the other
    words too (`terms=4`, scattertext). delta over the error is z.
    """
    a, b, prior = (np.asarray(x, float) for x in (a, b, prior))
    n_a = float(a.sum()) if n_a is None else n_a
    n_b = float(b.sum()) if n_b is None else n_b
    n_prior = float(prior.sum()) if n_prior is None else n_prior
    in_a, in_b = a + prior, b + prior
    rest_a, rest_b = n_a + n_prior - in_a, n_b + n_prior - in_b
    if terms not in (2, 4):
        raise ValueError(f"terms is {terms}: the variance has 2 or 4 terms")
    variance = 1 / in_a + 1 / in_b
    if terms == 4:
        variance = variance + 1 / rest_a + 1 / rest_b
    return np.log(in_a / rest_a) - np.log(in_b / rest_b), np.sqrt(variance)


def g2(a: ArrayLike, b: ArrayLike, n_a: float, n_b: float, cells: int = 2) -> NDArray[np.float64]:
    """Return the log-likelihood ratio G² of words, negative when `a` has fewer than its share.

    `cells=2` sums over the word's two counts, as Rayson and Garside (2000) and most corpus tools
    do; `cells=4` over the whole table: Dunning's (1993) statistic, chi-squared with one degree.
    """
    a, b = np.asarray(a, float), np.asarray(b, float)
    share = (a + b) / (n_a + n_b)
    total = _observed(a, n_a * share) + _observed(b, n_b * share)
    if cells == 4:
        total += _observed(n_a - a, n_a * (1 - share)) + _observed(n_b - b, n_b * (1 - share))
    elif cells != 2:
        raise ValueError(f"cells is {cells}: the table has 2 or 4 cells")
    return np.where(a / n_a >= b / n_b, 2 * total, -2 * total)


def log_ratio(a: ArrayLike, b: ArrayLike, n_a: float, n_b: float) -> NDArray[np.float64]:
    """Return the binary logarithm of the ratio of relative frequencies; 1 is twice as often.

    A count of nought is taken as a half, so that the ratio is finite. (Hardie 2014)
    """
    a, b = (np.where(np.asarray(x, float) == 0, 0.5, x) for x in (a, b))
    ratio: NDArray[np.float64] = np.log2((a / n_a) / (b / n_b))
    return ratio


def jsd_contribution(a: ArrayLike, b: ArrayLike, n_a: float, n_b: float) -> NDArray[np.float64]:
    """Return what each word adds to the Jensen–Shannon divergence of two texts, in bits.

    Over the whole vocabulary they add up to the divergence, between 0 (alike) and 1 (no word
    shared). (Lin 1991)
    """
    p, q = np.asarray(a, float) / n_a, np.asarray(b, float) / n_b
    total: NDArray[np.float64] = _observed(p, (p + q) / 2) + _observed(q, (p + q) / 2)
    return total / 2 / float(np.log(2))


def pooled_prior(counts: pd.DataFrame, weight: float | None = None) -> pd.Series:
    """Return a prior with the word frequencies of all groups together, `weight` words strong.

    Takes word counts (rows words, columns groups). Without a weight the pooled counts themselves.
    """
    pooled = counts.sum(axis=1).astype(float)
    return pooled if weight is None else pooled * (weight / pooled.sum())


def weigh(prior: float | pd.Series | None, counts: pd.DataFrame) -> pd.Series:
    """Return the prior of each word: that given, the same number for all, or `pooled_prior`."""
    if prior is None:
        return pooled_prior(counts)
    if isinstance(prior, pd.Series):
        return prior.reindex(counts.index)
    return pd.Series(float(prior), counts.index)


def keyness(counts: pd.DataFrame, prior: float | pd.Series | None = None) -> pd.DataFrame:
    """Compare each group of texts with all the others, word by word.

    Takes word counts (rows words, columns groups, the whole vocabulary) and the prior: a number
    for every word alike, a Series by word, or None for `pooled_prior`. Returns one row per
    group and word: group, word, n, n_others, per_1000, per_1000_others, delta (log-odds ratio),
    low and high (its 95 % interval), z, g2 (two cells), g2_table (four cells), log_ratio, jsd
    (bits); in each group by z, highest first.

    Raises ValueError for fewer than two groups or an empty one.
    """
    if counts.shape[1] < 2 or (counts.sum() == 0).any():
        got = counts.sum().to_dict()
        raise ValueError(f"keyness compares two or more groups, each with words; got {got}")
    weights = weigh(prior, counts)
    if weights.isna().any() or (weights <= 0).any():
        lacking = list(weights.index[weights.isna() | (weights <= 0)][:3])
        raise ValueError(f"the prior must be above 0 for every word; it is not for {lacking}")
    pooled = counts.sum(axis=1)
    tables = [_one_against_rest(counts[group], pooled, weights) for group in counts]
    return pd.concat(tables, ignore_index=True)


def _one_against_rest(own: pd.Series, pooled: pd.Series, prior: pd.Series) -> pd.DataFrame:
    others = pooled - own
    n_a, n_b = float(own.sum()), float(others.sum())
    delta, error = log_odds(own, others, prior)
    table = pd.DataFrame(
        {
            "group": own.name,
            "word": own.index,
            "n": own.to_numpy(),
            "n_others": others.to_numpy(),
            "per_1000": own.to_numpy() * 1000 / n_a,
            "per_1000_others": others.to_numpy() * 1000 / n_b,
            "delta": delta,
            "low": delta - Z95 * error,
            "high": delta + Z95 * error,
            "z": delta / error,
            "g2": g2(own, others, n_a, n_b),
            "g2_table": g2(own, others, n_a, n_b, cells=4),
            "log_ratio": log_ratio(own, others, n_a, n_b),
            "jsd": jsd_contribution(own, others, n_a, n_b),
        }
    )
    return table.sort_values("z", ascending=False, kind="stable", ignore_index=True)


def word_shift(counts_a: pd.Series, counts_b: pd.Series) -> pd.DataFrame:
    """Return why two texts differ: words by their share of the Jensen–Shannon divergence.

    Takes word counts indexed by word. Returns word, n_a, n_b, per_1000_a, per_1000_b, jsd (bits),
    share (of the divergence; sums to 1), side ("a" or "b": where the word is more frequent),
    largest first. Identical frequencies have share 0. (Gallagher et al. 2021)
    """
    table = pd.DataFrame({"n_a": counts_a, "n_b": counts_b}).fillna(0).astype(int)
    n_a, n_b = float(table["n_a"].sum()), float(table["n_b"].sum())
    if not n_a or not n_b:
        raise ValueError("a word shift compares two texts, each with words")
    table["per_1000_a"], table["per_1000_b"] = table["n_a"] * 1000 / n_a, table["n_b"] * 1000 / n_b
    table["jsd"] = jsd_contribution(table["n_a"], table["n_b"], n_a, n_b)
    whole = table["jsd"].sum()
    table["share"] = table["jsd"] / whole if whole else 0.0
    table["side"] = np.where(table["per_1000_a"] >= table["per_1000_b"], "a", "b")
    table = table.rename_axis("word").reset_index()
    return table.sort_values("jsd", ascending=False, kind="stable", ignore_index=True)


def dispersion(vocabulary: pd.DataFrame, by: str = "article_id") -> pd.DataFrame:
    """Return in how many sentences and articles of each group a word stands.

    Takes a vocabulary (sentence_id, article_id, word, n and the column `by`). Returns by, word,
    n, n_sentences, n_articles: a word said nine times in one article is not nine findings.
    """
    grouped = vocabulary.groupby(list(dict.fromkeys([by, "word"])), sort=False)
    table = grouped.agg(n=("n", "sum"), n_sentences=("sentence_id", "nunique"))
    table["n_articles"] = grouped["article_id"].nunique()
    return table.reset_index()


def _observed(x: NDArray[np.float64], expected: ArrayLike) -> NDArray[np.float64]:
    """Return x log(x / expected), nought for no observation."""
    ratio = np.divide(x, expected, out=np.ones_like(x), where=x > 0)
    return x * np.log(ratio)
