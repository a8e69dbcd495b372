"""Passages that articles share, seen from each of the two: their places and their words."""

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
    """Count the words that have a character in passages, each once however many hold it.

    Takes articles (article_id, text) and passages (article_id, start, end and the columns `by`,
    which must name article_id). Returns a row for each value of `by`, in order: `by`, n_words.
    """
    texts = dict(zip(articles["article_id"], articles["text"], strict=True))
    words = {name: segment.tokens(texts[name]) for name in passages["article_id"].unique()}
    rows = []
    for key, own in passages.groupby(by, sort=True):
        held = zip(own["start"], own["end"], strict=True)
        rows.append((*key, segment.words_inside(words[own["article_id"].iat[0]], held)))
    table = pd.DataFrame(rows, columns=[*by, "n_words"])
    return table.astype({"n_words": "int64"})
