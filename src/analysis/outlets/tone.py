"""How the outlets sound where they narrate and where they quote."""

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
    scored = sentiment.assign(outlet=sentiment["article_id"].map(outlets(articles)))
    both = pd.concat([scored.assign(voice=ALL), scored], ignore_index=True)
    sums = both.groupby(["outlet", "voice", "article_id"], sort=True)["compound"].agg(
        ["sum", "size"]
    )
    rows = []
    for (outlet, voice), own in sums.groupby(level=["outlet", "voice"], sort=True):
        n = int(own["size"].sum())
        low, high = interval.of_ratio(own["sum"], own["size"])
        rows.append((outlet, voice, len(own), n, own["sum"].sum() / n, low, high))
    columns = ["outlet", "voice", "n_articles", "n_sentences", "mean", "low", "high"]
    return pd.DataFrame(rows, columns=columns)
