"""Articles that are one text for the most part: printed from the same copy, whoever wrote it."""

import pandas as pd

from analysis.components import joined
from analysis.corpus import outlets
from analysis.outlets.passages import shared_words, sides

MOST = 0.5
"""Share of the words of the shorter of two articles from which both are one text."""

ALIKE = 0.8
"""Similarity from which two passages are one wording: a report told again is another text."""

_COLUMNS = ["text_group", "article_id", "outlet", "published", "n_words", "share"]


def syndication(articles: pd.DataFrame, alignments: pd.DataFrame) -> pd.DataFrame:
    """Return the articles that are one text with another, group by group.

    Takes articles (article_id, outlet, published, text, n_words) and alignments. Two articles are
    one text when at least `MOST` of the words of either stand in passages that the other has in
    the same wording (similarity of `ALIKE` or more, not merely the same matter); groups are what
    such pairs connect. Returns a row an article: text_group (t1, t2 … from the largest group),
    article_id, outlet, published, n_words, share (the largest of its words that another article
    of the group has). Within a group in order of publication; articles without a
    date last.
    """
    return of_all(articles, by_article(articles, sides(articles, alignments)))


def by_article(articles: pd.DataFrame, shared: pd.DataFrame) -> pd.DataFrame:
    """Return how much of some articles each other has in the same wording.

    Columns: article_id, other_id, n_words, share.
    """
    words = shared_words(
        articles, shared[shared["similarity"] >= ALIKE], ["article_id", "other_id"]
    )
    lengths = dict(zip(articles["article_id"], articles["n_words"], strict=True))
    words["share"] = words["n_words"] / words["article_id"].map(lengths).clip(lower=1)
    return words


def of_all(articles: pd.DataFrame, counted: pd.DataFrame) -> pd.DataFrame:
    """Return the table of `syndication` from what `by_article` counted of all articles."""
    close = counted[counted["share"] >= MOST]
    first = joined(close["article_id"], close["other_id"])
    groups = [sorted(ids) for ids in first.groupby(first).groups.values()]
    groups.sort(key=lambda ids: (-len(ids), ids))
    met = counted[counted["article_id"].isin(first.index)]
    most = met.set_index(["article_id", "other_id"])["share"].to_dict()
    rows = [
        (f"t{number}", article_id, max(most.get((article_id, other), 0.0) for other in ids))
        for number, ids in enumerate(groups, 1)
        for article_id in ids
    ]
    found = pd.DataFrame(rows, columns=["text_group", "article_id", "share"])
    about = articles[["article_id", "published", "n_words"]]
    found = found.merge(about, on="article_id", how="left")
    found["outlet"] = found["article_id"].map(outlets(articles))
    found["number"] = found["text_group"].str[1:].astype(int)
    found["dated"] = found["published"].replace("", "9999").fillna("9999")
    ordered = found.sort_values(["number", "dated", "article_id"], ignore_index=True)
    return ordered[_COLUMNS]
