"""How the outlets sound where they narrate and where they quote."""

from itertools import pairwise

import numpy as np
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
    by_article = both.groupby(["outlet", "voice", "article_id"], sort=True)["compound"]
    sums = by_article.agg(["sum", "size"]).reset_index()
    above, below = sums["sum"].to_numpy(), sums["size"].to_numpy()
    named = list(zip(sums["outlet"], sums["voice"], strict=True))
    firsts = np.flatnonzero(~sums.duplicated(["outlet", "voice"])).tolist()
    rows = []
    for start, end in pairwise([*firsts, len(sums)]):
        total, n = above[start:end].sum(), int(below[start:end].sum())
        low, high = interval.of_ratio(above[start:end], below[start:end])
        rows.append((*named[start], end - start, n, total / n, low, high))
    columns = ["outlet", "voice", "n_articles", "n_sentences", "mean", "low", "high"]
    return pd.DataFrame(rows, columns=columns)
