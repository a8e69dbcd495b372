"""Spans of two tables that mean the same stretch of text."""

from collections.abc import Sequence

import pandas as pd


def pairs(
    first: pd.DataFrame,
    second: pd.DataFrame,
    overlap: float = 1.0,
    within: Sequence[str] = ("article_id",),
) -> pd.DataFrame:
    """Join each span of one table with the span of another that it shares most characters with.

    Both tables have article_id, start and end, and what else is in `within`, in which the spans of
    a pair are equal. `overlap` is the least share of the characters of both spans together that
    must be common (Jaccard); 1 asks for equal spans. A span is in one pair at most: each first span
    keeps its best partner, and of several with the same partner the one that shares most with it is
    paired.
    Returns the columns first, second (index labels) and overlap, in order of `first`.
    """
    one, two = (
        rows[[*within, "start", "end"]].assign(**{name: rows.index})
        for name, rows in (("first", first), ("second", second))
    )
    table: pd.DataFrame = one.merge(two, on=list(within))
    starts, ends = (table[[f"{side}_x", f"{side}_y"]].to_numpy() for side in ("start", "end"))
    common = ends.min(axis=1) - starts.max(axis=1)
    table["overlap"] = common / (ends.max(axis=1) - starts.min(axis=1))
    near = table["overlap"].ge(overlap) & (common > 0)
    table = table.loc[near, ["first", "second", "overlap"]]
    table = table.sort_values("overlap", ascending=False, kind="stable")
    table = table.drop_duplicates("first")
    return table.drop_duplicates("second").sort_values("first", ignore_index=True)


def f1(n_first: int, n_second: int, n_common: int) -> float:
    """Return the harmonic mean of the shares of two sets that are common; of two empty sets, 1.

    >>> f1(4, 6, 3)
    0.6
    """
    return 2 * n_common / (n_first + n_second) if n_first + n_second else 1.0
