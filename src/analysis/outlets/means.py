"""How the outlets sound where they narrate and where they quote."""

from typing import Any

import pandas as pd

from analysis.corpus import outlets
from analysis.outlets import interval

ALL = "all"


def tone(articles: pd.DataFrame, sentiment: pd.DataFrame) -> pd.DataFrame:
    """Return the mean score of the sentences of each outlet, all and by voice.

    Takes articles (article_id, outlet) and sentiment (article_id, compound, voice). Returns a row
    for each outlet and voice (narration, quotation, mixed, and all): outlet, voice, n_articles,
    n_sentences, mean, low and high (`interval.of_ratio` over the articles; missing for few).
    """
    return of_all(articles, by_article(articles, sentiment))


def by_article(articles: pd.DataFrame, sentiment: pd.DataFrame) -> pd.DataFrame:
    """Return the sum of the scores and the number of sentences of each article, all and by voice.

    Columns: outlet, voice, article_id, sum, size.
    """
    scored = sentiment.assign(outlet=sentiment["article_id"].map(outlets(articles)))
    both = pd.concat([scored.assign(voice=ALL), scored], ignore_index=True)
    sums = both.groupby(["outlet", "voice", "article_id"])["compound"].agg(["sum", "size"])
    return sums.reset_index()


def of_all(articles: pd.DataFrame, counted: pd.DataFrame) -> pd.DataFrame:
    """Return the table of `tone` from what `by_article` counted of all articles."""
    rows = []
    scored = counted.sort_values("article_id")
    sums, sizes = scored["sum"].to_numpy(), scored["size"].to_numpy()
    groups: dict[Any, Any] = scored.groupby(["outlet", "voice"]).indices
    for (outlet, voice), own in groups.items():
        n = int(sizes[own].sum())
        low, high = interval.of_ratio(sums[own], sizes[own])
        rows.append((outlet, voice, len(own), n, sums[own].sum() / n, low, high))
    columns = ["outlet", "voice", "n_articles", "n_sentences", "mean", "low", "high"]
    return ordered(pd.DataFrame(rows, columns=columns))


def ordered(table: pd.DataFrame) -> pd.DataFrame:
    """Return the table of `tone`, or what it is of several outlets each, in its order."""
    return table.sort_values(["outlet", "voice"], ignore_index=True)
