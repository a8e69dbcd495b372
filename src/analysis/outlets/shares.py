"""Words that outlets share."""

import numpy as np
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
    return of_all(articles, by_article(articles, sides(articles, alignments)))


def by_article(articles: pd.DataFrame, shared: pd.DataFrame) -> pd.DataFrame:
    """Return what some articles share with each other outlet: article_id, other, n_words, size.

    `size` is the number of shared passages.
    """
    apart = shared[shared["article_id"].map(outlets(articles)) != shared["other"]]
    sizes = apart.groupby(_BY, as_index=False).size()
    return shared_words(articles, apart, _BY).merge(sizes, on=_BY)


def of_all(articles: pd.DataFrame, counted: pd.DataFrame) -> pd.DataFrame:
    """Return the table of `sharing` from what `by_article` counted of all articles."""
    outlet = pd.Series(outlets(articles))
    place = outlet.groupby(outlet).cumcount()  # of an article among those of its outlet
    totals = pd.Series(articles["n_words"].to_numpy(), outlet.index).groupby(outlet)
    lengths = {str(name): own.to_numpy() for name, own in totals}
    counted = counted.assign(outlet=counted["article_id"].map(outlet))
    rows = []
    for (one, other), own in counted.groupby(["outlet", "other"], sort=True):
        name = str(one)
        counts = np.zeros(len(lengths[name]), dtype=np.int64)
        counts[own["article_id"].map(place)] = own["n_words"]
        n_words, every = int(counts.sum()), max(int(lengths[name].sum()), 1)
        size = (len(counts), len(own), int(own["size"].sum()), n_words, n_words / every)
        rows.append((one, other, *size, *interval.of_ratio(counts, lengths[name])))
    columns = ["outlet", "other", "n_articles", "n_sharing", "n_passages", "n_words", "share"]
    return ordered(pd.DataFrame(rows, columns=[*columns, "low", "high"]))


def ordered(table: pd.DataFrame) -> pd.DataFrame:
    """Return the table of `sharing`, or what it is of several outlets each, in its order."""
    return table.sort_values(
        ["n_words", "outlet", "other"], ascending=[False, True, True], ignore_index=True
    )
