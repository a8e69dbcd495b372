"""Named results of the chapter on shared words, and the selections that it shows."""

import pandas as pd

from analysis import segment


def named(tables) -> dict[str, int | float | str]:
    """Return how many pairs there are and which two articles share most."""
    shares = shared_words(tables)
    top = shares.loc[shares["share"].idxmax()]
    outlet = dict(zip(tables.articles["article_id"], tables.articles["outlet"], strict=True))
    return {
        "n_alignments": len(tables.alignments),
        "overlap_top_article": outlet[top["article_id"]],
        "overlap_top_other": outlet[top["other_id"]],
        "overlap_top_share": float(top["share"]),
    }


def shared_words(tables) -> pd.DataFrame:
    """Count the words of each article that lie in passages aligned with each other article.

    Returns article_id, other_id, n_words and share (of the words of article_id), a row for each
    ordered pair of different articles.
    """
    text = tables.sentences[tables.sentences["part"].isin(segment.TEXT_PARTS)]
    words = {
        article_id: [
            (row.start + start, row.start + end)
            for row in group.itertuples()
            for start, end in segment.tokens(row.text)
        ]
        for article_id, group in text.groupby("article_id")
    }
    rows = []
    for one in tables.articles["article_id"]:
        for other in tables.articles["article_id"]:
            if one == other:
                continue
            spans = _spans(tables.alignments, one, other)
            shared = sum(any(s < end and start < e for s, e in spans) for start, end in words[one])
            rows.append((one, other, shared, shared / len(words[one])))
    return pd.DataFrame(rows, columns=["article_id", "other_id", "n_words", "share"])


def _spans(alignments: pd.DataFrame, one: str, other: str) -> list[tuple[int, int]]:
    """Return the passages of `one` that are aligned with a passage of `other`."""
    first = alignments[alignments["article_a"].eq(one) & alignments["article_b"].eq(other)]
    second = alignments[alignments["article_b"].eq(one) & alignments["article_a"].eq(other)]
    return [
        *zip(first["start_a"], first["end_a"], strict=True),
        *zip(second["start_b"], second["end_b"], strict=True),
    ]


def pairs(tables, kind: str) -> pd.DataFrame:
    """Return the alignments of one kind."""
    return tables.alignments[tables.alignments["kind"] == kind]


def passage_pair(tables, passage_a: str, passage_b: str) -> pd.DataFrame:
    """Return two named passages in the columns of an alignment, to be shown side by side."""
    passages = tables.passages.set_index("passage_id")
    row: dict[str, object] = {"alignment_id": f"{passage_a}-{passage_b}", "kind": "side by side"}
    for side, name in (("a", passage_a), ("b", passage_b)):
        passage = passages.loc[name]
        row |= {f"article_{side}": passage["article_id"], f"text_{side}": passage["text"]}
        row |= {f"start_{side}": passage["start"], f"end_{side}": passage["end"]}
    return pd.DataFrame([row])
