"""Whether a result hangs on how the texts are shuffled: by sentences, copies apart, in blocks."""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from analysis import comparison, permutation, sentiment
from analysis.findings import remarks, tone
from analysis.findings.groups import group, need_several, together
from analysis.numbers import spelled
from analysis.pipeline import Tables

BLOCKS = (2, 3, 5)
"""Lengths of the blocks of neighbouring sentences that are dealt out together."""


def compared(t: Tables) -> pd.DataFrame:
    """Return p of the comparisons between articles when sentences are dealt out in other ways.

    A row a way. Columns: dealt (in words), all and group (p of the range of mean scores of all
    articles and of the largest group), keyness (the smallest corrected p of a word). Raises
    Missing where one article stands alone.
    """
    need_several(t)
    t.need("sentiment")
    scored = remarks.apart(t, t.sentiment)
    words = remarks.apart(t, comparison.vocabulary(t.sentences))
    rows = []
    for dealt, unit, stratum in _ways(t):
        given = scored.assign(unit=scored["sentence_id"].map(unit))
        own = tone.of_group(t, given)
        tests = [
            sentiment.difference_test(some, unit="unit", stratum=stratum) for some in (given, own)
        ]
        counted = words.assign(unit=words["sentence_id"].map(unit))
        keyness = comparison.keyness_null(counted, unit="unit", stratum=stratum)
        rows.append((dealt, *(test["p"].iloc[0] for test in tests), keyness["p_corrected"].min()))
    return pd.DataFrame(rows, columns=["dealt", "all", "group", "keyness"])


def names(t: Tables) -> tuple[str, str]:
    """Return what `all` and `group` of `compared` are called in prose."""
    return together(t), group(t).name


def neighbours(t: Tables) -> float:
    """Return how far the scores of neighbouring sentences of one article go together (Pearson)."""
    t.need("sentiment")
    article, score = t.sentiment["article_id"], t.sentiment["compound"]
    score = score - score.groupby(article).transform("mean")
    return float(score.corr(score.groupby(article).shift()))


def _ways(t: Tables) -> "Iterator[tuple[str, pd.Series[Any], str | None]]":
    """Yield the ways to deal out: words, the unit of each sentence (by its id), the stratum."""
    ids = pd.Series(t.sentences["sentence_id"].to_numpy(), index=t.sentences["sentence_id"])
    yield "sentence by sentence", ids, None
    yield "sentence by sentence, copies of a remark among themselves", ids, "remark"
    text = t.sentences[t.sentences["sentence_id"].isin(t.sentiment["sentence_id"])]
    for length in BLOCKS:
        unit = permutation.blocks(text, "article_id", length).set_axis(text["sentence_id"])
        yield f"blocks of {spelled(length)} neighbouring sentences", unit, None
