"""Pairs of passages as columns of a table, their difference marked."""

from collections.abc import Iterable

import pandas as pd

from analysis import corpus, spans
from analysis.html.differences import difference, kinds
from analysis.pages.links import linked
from analysis.pipeline import Tables


def pair_columns(t: Tables, alignments: pd.DataFrame) -> dict[str, Iterable[object]]:
    """Return the columns of a table that show the sides of each pair, their difference marked."""
    a, b = (spans.side(alignments, side, "text") for side in "ab")
    marked = [difference(one, other) for one, other in zip(a["text"], b["text"], strict=True)]
    outlet = corpus.outlets(t.articles)
    return {
        "pair": a["article_id"].map(outlet) + " – " + b["article_id"].map(outlet),
        "first": linked(t, a, [one for one, _ in marked]),
        "second": linked(t, b, [other for _, other in marked]),
        "kind": kinds(alignments),
    }
