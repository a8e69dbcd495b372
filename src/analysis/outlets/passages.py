"""Passages that articles share, seen from each of the two: their places and their words."""

from collections.abc import Iterable

import pandas as pd

from analysis import segment


def sides(alignments: pd.DataFrame) -> pd.DataFrame:
    """Return each alignment twice, from the side of either article.

    Columns: article_id, start, end, text, other_id, alignment_id, group; the index counts up.
    """
    names = ("article_id", "start", "end", "text", "other_id", "alignment_id", "group")
    both = []
    for here, there in ("ab", "ba"):
        own = [f"article_{here}", f"start_{here}", f"end_{here}", f"text_{here}"]
        columns = [*own, f"article_{there}", "alignment_id", "group"]
        both.append(alignments[columns].set_axis(list(names), axis=1))
    return pd.concat(both, ignore_index=True)


def shared_words(articles: pd.DataFrame, spans: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    """Count the words that lie in spans, each once however many spans hold it.

    Takes articles (article_id, text) and spans (article_id, start, end and the columns `by`, which
    must name article_id). Returns a row for each value of `by`, in order: `by`, n_words.
    """
    texts = dict(zip(articles["article_id"], articles["text"], strict=True))
    rows = []
    for key, own in spans.groupby(by, sort=True):
        text = texts[own["article_id"].iat[0]]
        held = united(zip(own["start"], own["end"], strict=True))
        rows.append((*key, sum(len(segment.tokens(text[start:end])) for start, end in held)))
    table = pd.DataFrame(rows, columns=[*by, "n_words"])
    return table.astype({"n_words": "int64"})


def united(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return ranges that cover what some spans cover, in order and apart.

    >>> united([(8, 12), (0, 5), (4, 6)])
    [(0, 6), (8, 12)]
    """
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found
