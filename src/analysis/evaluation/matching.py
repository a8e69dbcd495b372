"""Spans of two tables that mean the same stretch of text."""

import pandas as pd


def pairs(first: pd.DataFrame, second: pd.DataFrame, overlap: float = 1.0) -> pd.DataFrame:
    """Join each span of one table with the span of another that it shares most characters with.

    Both tables have article_id, start and end. `overlap` is the least share of the characters of
    both spans together that must be common (Jaccard); 1 asks for equal spans. A span is in one
    pair at most: each first span keeps its best partner, and of several with the same partner the
    one that shares most with it is paired.
    Returns the columns first, second (index labels) and overlap, in order of `first`.
    """
    found = []
    for article_id, here in first.groupby("article_id", sort=False):
        there = second[second["article_id"] == article_id]
        for a, start, end in here[["start", "end"]].itertuples():
            near = there[(there["start"] < end) & (there["end"] > start)]
            for b, other_start, other_end in near[["start", "end"]].itertuples():
                common = min(end, other_end) - max(start, other_start)
                shared = common / (max(end, other_end) - min(start, other_start))
                if shared >= overlap:
                    found.append((a, b, shared))
    table = pd.DataFrame(found, columns=["first", "second", "overlap"])
    table = table.sort_values("overlap", ascending=False, kind="stable")
    table = table.drop_duplicates("first")
    return table.drop_duplicates("second").sort_values("first", ignore_index=True)


def f1(n_first: int, n_second: int, n_common: int) -> float:
    """Return the harmonic mean of the shares of two sets that are common; of two empty sets, 1.

    >>> f1(4, 6, 3)
    0.6
    """
    return 2 * n_common / (n_first + n_second) if n_first + n_second else 1.0
