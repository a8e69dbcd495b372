"""Words that outlets share."""

import pandas as pd

from analysis.corpus import outlets
from analysis.outlets import interval
from analysis.outlets.passages import shared_words, sides

_BY = ["article_id", "other"]


def sharing(articles: pd.DataFrame, alignments: pd.DataFrame) -> pd.DataFrame:
    """Return how much of each outlet stands in passages that it shares with each other outlet.

    Takes articles (article_id, outlet, text, n_words) and alignments. Returns a row for each
    ordered pair of outlets that share a passage: outlet, other, n_articles (of the outlet),
    n_sharing (of them, with a shared passage), n_passages, n_words (of the outlet, each counted
    once), share (of all its words), low and high (`interval.of_ratio` over its articles; missing
    for few). The most shared words come first. Which of two printed a passage first, it does not
    say.
    """
    outlet = outlets(articles)
    lengths = dict(zip(articles["article_id"], articles["n_words"], strict=True))
    shared = sides(alignments)
    shared["other"] = shared["other_id"].map(outlet)
    words = shared_words(articles, shared, _BY).set_index(_BY)["n_words"].to_dict()
    shared["outlet"] = shared["article_id"].map(outlet)
    members = pd.Series(outlet).groupby(pd.Series(outlet)).groups
    rows = []
    for (one, other), own in shared[shared["outlet"] != shared["other"]].groupby(
        ["outlet", "other"], sort=True
    ):
        ids = list(members[one])
        counts = [words.get((article_id, other), 0) for article_id in ids]
        totals = [lengths[article_id] for article_id in ids]
        n_sharing = own["article_id"].nunique()
        n_words, every = sum(counts), max(sum(totals), 1)
        size = (len(ids), n_sharing, own["alignment_id"].nunique(), n_words, n_words / every)
        rows.append((one, other, *size, *interval.of_ratio(counts, totals)))
    columns = ["outlet", "other", "n_articles", "n_sharing", "n_passages", "n_words", "share"]
    table = pd.DataFrame(rows, columns=[*columns, "low", "high"])
    return table.sort_values(
        ["n_words", "outlet", "other"], ascending=[False, True, True], ignore_index=True
    )
