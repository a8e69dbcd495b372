"""Named results of the chapter on shared words, and the selections that it shows."""

from itertools import combinations

import pandas as pd

from analysis import corpus, reuse, segment


def named(tables) -> dict[str, int | float | str]:
    """Return how many pairs there are, which two articles share most, and what is missed."""
    shares = shared_words(tables)
    top = shares.loc[shares["share"].idxmax()]
    listed = reuse.listed(tables.articles)
    found = reuse.recall(tables.alignments, listed)
    outlet = corpus.outlets(tables.articles)
    return {
        "n_alignments": len(tables.alignments),
        "overlap_top_article": outlet[top["article_id"]],
        "overlap_top_other": outlet[top["other_id"]],
        "overlap_top_share": float(top["share"]),
        "overlap_listed": len(listed),
        "overlap_listed_found": int(found["alignment_id"].notna().sum()),
        "overlap_unlisted": len(reuse.unlisted(tables.alignments, listed)),
        "overlap_groups": int(versions(tables)["group"].nunique()),
        "overlap_claims_apart": len(claims_apart(tables)),
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
            pair = _between(tables.alignments, one, other)
            spans = [*zip(pair["start_a"], pair["end_a"], strict=True)]
            shared = sum(any(s < end and start < e for s, e in spans) for start, end in words[one])
            rows.append((one, other, shared, shared / len(words[one])))
    return pd.DataFrame(rows, columns=["article_id", "other_id", "n_words", "share"])


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


def missed(tables) -> pd.DataFrame:
    """Return the pairs that a careful reader listed and no alignment finds (see `reuse.listed`)."""
    found = reuse.recall(tables.alignments, reuse.listed(tables.articles))
    return found[found["alignment_id"].isna()]


def claims_apart(tables) -> pd.DataFrame:
    """Return the claims that two articles make in passages that no alignment joins.

    Columns: claim_id, article_a, article_b, a row for each claim and pair of articles. Where an
    article makes a claim in several passages, one that is aligned is enough.
    """
    rows = []
    for claim_id, told in tables.claims.groupby("claim_id", sort=False):
        places = {name: rows_of for name, rows_of in told.groupby("article_id", sort=False)}
        for one, other in combinations(places, 2):
            pair = _between(tables.alignments, one, other)
            met = pair.merge(places[one], how="cross").merge(places[other], how="cross")
            joined = (
                met["start_a"].lt(met["end_x"]) & met["start_x"].lt(met["end_a"])
                & met["start_b"].lt(met["end_y"]) & met["start_y"].lt(met["end_b"])
            )  # fmt: skip
            if not joined.any():
                rows.append((claim_id, one, other))
    return pd.DataFrame(rows, columns=["claim_id", "article_a", "article_b"])


def _between(alignments: pd.DataFrame, one: str, other: str) -> pd.DataFrame:
    """Return start and end, a and b, of the alignments of two articles, `one` as a."""
    columns = ["start_a", "end_a", "start_b", "end_b"]
    first = alignments[alignments["article_a"].eq(one) & alignments["article_b"].eq(other)]
    second = alignments[alignments["article_b"].eq(one) & alignments["article_a"].eq(other)]
    turned = second[["start_b", "end_b", "start_a", "end_a"]].set_axis(columns, axis=1)
    return pd.concat([first[columns], turned])


def versions(tables) -> pd.DataFrame:
    """Return the passages that three articles or more share, each article's version of each.

    Columns: group, article_id, start, end, text, in the order of the groups and of the articles.
    Where an article has several stretches of a group, the longest is its version.
    """
    columns = ["group", "article_id", "start", "end", "text"]
    sides = [
        tables.alignments[["group", f"article_{s}", f"start_{s}", f"end_{s}", f"text_{s}"]]
        for s in "ab"
    ]
    both = pd.concat([side.set_axis(columns, axis=1) for side in sides], ignore_index=True)
    longest = both.loc[both["text"].str.len().sort_values(ascending=False, kind="stable").index]
    longest = longest.drop_duplicates(["group", "article_id"])
    outlets = longest.groupby("group")["article_id"].transform("size")
    order = {name: n for n, name in enumerate(tables.articles["article_id"])}
    place = longest["article_id"].map(order)
    chosen = longest.assign(place=place)[outlets > 2].sort_values(["group", "place"])
    return chosen[columns].reset_index(drop=True)
