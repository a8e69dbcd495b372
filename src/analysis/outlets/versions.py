"""The life of a remark: the articles that quote it, in order, each in its own version."""

import re

import pandas as pd

from analysis import segment, spans
from analysis.corpus import outlets
from analysis.outlets.passages import sides
from analysis.schema import QUOTED

_COLUMNS = [
    "remark_id", "article_id", "outlet", "published", "start", "end", "text", "speaker", "n_words",
    "version",
]  # fmt: skip


def remarks(
    articles: pd.DataFrame, quotations: pd.DataFrame, alignments: pd.DataFrame
) -> pd.DataFrame:
    """Return the quotations that several articles print, remark by remark.

    Takes articles (article_id, outlet, published), quotations and alignments. A quotation belongs
    to the remark of the group of shared passages that holds most of its characters. Returns a row
    for each article's longest quotation of a remark that two articles or more print: remark_id
    (the group), article_id, outlet, published, start, end, text, speaker (the entity), n_words,
    version (1, 2 … by wording, in order of publication). In each remark the first seen come first,
    articles without a date last; dates are those of the articles as given, and not of the remark.
    """
    return of_all(articles, by_article(articles, quotations, sides(articles, alignments)))


def by_article(
    articles: pd.DataFrame, quotations: pd.DataFrame, shared: pd.DataFrame
) -> pd.DataFrame:
    """Return the longest quotation that some articles have of each group of shared passages."""
    quoted = quotations[quotations["kind"].isin(QUOTED)]
    shared = shared[["article_id", "start", "end", "group"]].drop_duplicates()
    met = spans.meeting(quoted, shared, share=0.5)
    met = met.assign(held=spans.common(met))
    met = met.sort_values(["held", "group"], ascending=[False, True], kind="stable")
    met = met.drop_duplicates("quotation_id").drop_duplicates(["group", "article_id"])
    return met.assign(speaker=_names(met))[
        ["group", "article_id", "start", "end", "text", "speaker"]
    ]


def _names(quotations: pd.DataFrame) -> pd.Series:
    """Return who speaks: the entity, without the article that tells apart one whom nothing joins.

    That of a quotation without a speaker is missing.
    """
    named = zip(quotations["entity"], quotations["article_id"], strict=True)
    names = [
        entity.removesuffix(f" ({article_id})") if isinstance(entity, str) else None
        for entity, article_id in named
    ]
    return pd.Series(names, quotations.index, dtype="str")


def of_all(articles: pd.DataFrame, counted: pd.DataFrame) -> pd.DataFrame:
    """Return the table of `remarks` from what `by_article` found in all articles."""
    met = counted[counted.groupby("group")["article_id"].transform("size") > 1]
    when = articles.set_index("article_id")["published"].fillna("")
    found = met.assign(
        remark_id=met["group"],
        outlet=met["article_id"].map(outlets(articles)),
        published=met["article_id"].map(when),
        n_words=met["text"].map(lambda text: len(segment.tokens(text))),
        wording=met["text"].map(_plain),
    )
    found["dated"] = found["published"].replace("", "9999")
    found = found.sort_values(["remark_id", "dated", "article_id"], ignore_index=True)
    codes = found.groupby("remark_id")["wording"].transform(lambda own: pd.factorize(own)[0] + 1)
    found["version"] = codes.astype("int64")
    return found[_COLUMNS]


def _plain(text: str) -> str:
    """Return the words of a text in lower case, without stops and marks."""
    words = (text[start:end] for start, end in segment.tokens(text))
    return " ".join(re.sub(r"\W", "", word).casefold() for word in words)
