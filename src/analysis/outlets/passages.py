"""Passages that articles share, seen from each of the two: their places and their words."""

from collections.abc import Iterable

import pandas as pd

from analysis import segment, spans
from analysis.corpus import outlets

SIDES = ("article_id", "start", "end", "other_id", "other", "group", "similarity")
"""What is told of a passage that an article shares; `other` is the outlet of the other article."""


def sides(articles: pd.DataFrame, alignments: pd.DataFrame) -> pd.DataFrame:
    """Return each alignment twice, from the side of either article, as `SIDES`."""
    both = spans.sides(alignments, "group", "similarity")
    return both.assign(other=both["other_id"].map(outlets(articles)))[[*SIDES]]


def shared_words(articles: pd.DataFrame, passages: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    """Count the words that lie in passages, each once however many hold it.

    Takes articles (article_id, text) and passages (article_id, start, end and the columns `by`,
    which must name article_id). Returns a row for each value of `by`, in order: `by`, n_words.
    """
    texts = dict(zip(articles["article_id"], articles["text"], strict=True))
    rows = []
    for key, own in passages.groupby(by, sort=True):
        text = texts[own["article_id"].iat[0]]
        held = united(zip(own["start"], own["end"], strict=True))
        rows.append((*key, sum(len(segment.tokens(text[start:end])) for start, end in held)))
    table = pd.DataFrame(rows, columns=[*by, "n_words"])
    return table.astype({"n_words": "int64"})


def united(ranges: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return ranges that cover what some ranges cover, in order and apart.

    >>> united([(8, 12), (0, 5), (4, 6)])
    [(0, 6), (8, 12)]
    """
    found: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found
