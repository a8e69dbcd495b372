"""Who speaks in which outlet, and when."""

import pandas as pd

from analysis import segment, spans
from analysis.corpus import outlets
from analysis.schema import QUOTED

NOT_NAMED = ""
"""The speaker of speech whose speaker the text does not tell."""

_BY = ["outlet", "month", "speaker"]


def speech(articles: pd.DataFrame, quotations: pd.DataFrame) -> pd.DataFrame:
    """Count the speech of each speaker in each outlet and month, as the program finds it.

    Takes articles (article_id, outlet, published) and quotations. Returns a row for each outlet,
    month (ISO; empty where the date is not known) and speaker (the entity that joins the names of
    one speaker over all articles; empty where not told): n_articles, n_quotations, n_quoted (words
    printed as the speaker's own) and n_reported (words that tell them). Marked words inside
    reported speech count once, as quoted, and those inside another quotation as the inner
    speaker's. The most words come first.
    """
    return of_all(articles, by_article(articles, quotations))


def by_article(articles: pd.DataFrame, quotations: pd.DataFrame) -> pd.DataFrame:
    """Return what `speech` counts, of some articles; none of them is among the others."""
    said = quotations[quotations["kind"] != "scare"].reset_index(drop=True)
    quoted = said["kind"].isin(QUOTED)
    n_words = said["text"].map(lambda text: len(segment.tokens(text))).astype("int64")
    n_words -= _quoted_inside(said, quoted, quoted, n_words)
    inside = _quoted_inside(said, ~quoted, quoted, n_words)
    outlet, when = outlets(articles), articles.set_index("article_id")["published"].fillna("")
    table = pd.DataFrame(
        {
            "outlet": said["article_id"].map(outlet),
            "month": said["article_id"].map(when).str[:7],
            "speaker": said["entity"].fillna(NOT_NAMED),
            "article_id": said["article_id"],
            "n_quoted": n_words.where(quoted, 0),
            "n_reported": (n_words - inside).where(~quoted, 0).clip(lower=0),
        }
    )
    counted = table.groupby(_BY, sort=True).agg(
        n_articles=("article_id", "nunique"),
        n_quotations=("article_id", "size"),
        n_quoted=("n_quoted", "sum"),
        n_reported=("n_reported", "sum"),
    )
    return counted.reset_index()


def of_all(articles: pd.DataFrame, counted: pd.DataFrame) -> pd.DataFrame:
    """Return the table of `speech` from what `by_article` counted of all articles."""
    return ordered(counted.groupby(_BY, sort=True).sum().reset_index())


def ordered(table: pd.DataFrame) -> pd.DataFrame:
    """Return the table of `speech`, or what it is of several outlets each, in its order."""
    found = table.sort_values(_BY, ignore_index=True)
    order = (-(found["n_quoted"] + found["n_reported"])).sort_values(kind="stable").index
    return found.loc[order].reset_index(drop=True)


def _quoted_inside(
    said: pd.DataFrame,
    holding: "pd.Series[bool]",
    quoted: "pd.Series[bool]",
    n_words: "pd.Series[int]",
) -> "pd.Series[int]":
    """Return, for each of the rows that may hold others, how many words are quoted inside it."""
    place = ["article_id", "start", "end"]
    outer = said.loc[holding, place].reset_index(names="row")
    own = said.loc[quoted, place].assign(n_words=n_words).reset_index(names="row")
    held = spans.meeting(own, outer, share=1)
    held = held[held["row"] != held["row_met"]]
    return held.groupby("row_met")["n_words"].sum().reindex(said.index, fill_value=0)
