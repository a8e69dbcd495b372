"""Spans of two tables that mean the same stretch of text."""

from itertools import repeat
from typing import Any

import numpy as np
import pandas as pd


def pairs(first: pd.DataFrame, second: pd.DataFrame, overlap: float = 1.0) -> pd.DataFrame:
    """Join each span of one table with the span of another that it shares most characters with.

    Both tables have article_id, start and end. `overlap` is the least share of the characters of
    both spans together that must be common (Jaccard); 1 asks for equal spans. A span is in one
    pair at most: each first span keeps its best partner, and of several with the same partner the
    one that shares most with it is paired.
    Returns the columns first, second (index labels) and overlap, in order of `first`.
    """
    spans = ["start", "end"]
    of_article = {name: rows[spans] for name, rows in second.groupby("article_id", sort=False)}
    found: list[tuple[Any, Any, float]] = []
    for article_id, here in first.groupby("article_id", sort=False):
        there = of_article.get(article_id, second.loc[[], spans])
        labels, (starts, ends) = there.index, there.to_numpy().T
        for a, start, end in here[spans].itertuples():
            (near,) = ((starts < end) & (ends > start)).nonzero()
            common = np.minimum(ends[near], end) - np.maximum(starts[near], start)
            shared = common / (np.maximum(ends[near], end) - np.minimum(starts[near], start))
            found += zip(repeat(a), labels[near], shared, strict=False)
    table = pd.DataFrame(found, columns=["first", "second", "overlap"])
    table = table[table["overlap"] >= overlap]
    table = table.sort_values("overlap", ascending=False, kind="stable")
    table = table.drop_duplicates("first")
    return table.drop_duplicates("second").sort_values("first", ignore_index=True)


def f1(n_first: int, n_second: int, n_common: int) -> float:
    """Return the harmonic mean of the shares of two sets that are common; of two empty sets, 1.

    >>> f1(4, 6, 3)
    0.6
    """
    return 2 * n_common / (n_first + n_second) if n_first + n_second else 1.0
