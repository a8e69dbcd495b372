"""Which words the articles share, and which shared passages are missed."""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from itertools import combinations, takewhile
from operator import eq
from typing import Any

import pandas as pd

from analysis import evaluation, reuse, schema, segment, spans
from analysis.derived import finding
from analysis.pipeline import Missing, Tables

LONG_RUN = 5
"""Words in a row from which a run that two articles share is listed."""

_SIDE = ("article_id", "start", "end", "text")


@finding
def shared_by_article(t: Tables) -> pd.DataFrame:
    """Count the words of each article that lie in passages aligned with each other article.

    A passage counts whole, also where its wording differs, as in two translations of a remark.
    Returns article_id, other_id, n_words and share (of the words of article_id), n_same and same
    (those of them that the other passage has as the same words in the same order, by
    `reuse.difference`), a row for each ordered pair of different articles. Raises Missing where no
    passage is shared.
    """
    t.need("alignments")
    words = {one: _plain_words(t, one) for one in t.articles["article_id"]}
    texts = dict(zip(t.articles["article_id"], t.articles["text"], strict=True))
    columns = ["article_id", "other_id", "n_words", "share", "n_same", "same"]
    rows = []
    for one in words:
        for other in words:
            if one == other:
                continue
            both = _between(t.alignments, one, other)
            kept = list(_kept(texts[one], texts[other], both))
            places = [(start, end) for _, start, end in words[one]]
            shared = [segment.words_inside(places, held) for held in (_first(both), kept)]
            all_words = max(len(places), 1)
            rows.append((one, other, *(x for n in shared for x in (n, n / all_words))))
    return pd.DataFrame(rows, columns=columns)


def shared_at_all(t: Tables) -> "pd.Series[float]":
    """Return the share of the words of each article that lie in a passage of any other, by id."""
    t.need("alignments")
    found = {}
    for one in t.articles["article_id"]:
        words = [(start, end) for _, start, end in _plain_words(t, one)]
        others = (two for two in t.articles["article_id"] if two != one)
        held = [place for two in others for place in _first(_between(t.alignments, one, two))]
        found[one] = segment.words_inside(words, held) / max(len(words), 1)
    return pd.Series(found)


def sharing_pairs(t: Tables) -> pd.DataFrame:
    """Return the ordered pairs of articles that share words, the largest share first.

    Columns: those of `shared_by_article`. Raises Missing where no two share a passage.
    """
    shares = shared_by_article(t)
    found = shares[shares["n_words"] > 0].sort_values("share", ascending=False, kind="stable")
    if found.empty:
        raise Missing("No two of these articles share a passage.")
    return found


def traced(t: Tables) -> pd.DataFrame:
    """Return what share of the text of each article stands in which relation to a source.

    A row an article, a column a relation (as declared), in characters of the text without page
    furniture. Raises Missing where no provenance was coded.
    """
    t.need("provenance")
    order = list(schema.table("provenance")["relation"].values)
    text, passages = segment.article_text(t.sentences), t.provenance
    length = (text["end"] - text["start"]).groupby(text["article_id"]).sum()
    keys = [passages["article_id"], passages["relation"]]
    taken = (passages["end"] - passages["start"]).groupby(keys).sum().unstack(fill_value=0)
    every = list(t.articles["article_id"])
    taken = taken.reindex(index=every, columns=order, fill_value=0)
    return taken.div(length.reindex(every, fill_value=0).clip(lower=1), axis=0)


def _first(both: pd.DataFrame) -> list[tuple[int, int]]:
    """Return the places of pairs in the first of two articles."""
    return [*zip(both["start_a"], both["end_a"], strict=True)]


def _kept(text: str, other: str, both: pd.DataFrame) -> Iterator[tuple[int, int]]:
    """Yield where the first of two articles has the words of the other in the same order."""
    for start_a, end_a, start_b, end_b in both.itertuples(index=False):
        steps = reuse.difference(text[start_a:end_a], other[start_b:end_b])
        for start, end in _first(steps[steps["operation"] == "kept"]):
            yield start_a + start, start_a + end


def longest_runs(t: Tables) -> pd.DataFrame:
    """Return the longest runs of the same words in two articles, the longest first.

    Words are letters and figures in lower case, without stops, so that U.N. is UN; page furniture
    is left out. A run may stand at any place of either text. Columns: article_a, article_b,
    n_words, start_a, end_a, start_b, end_b (in either article), a row for each run at least
    `LONG_RUN` words long that lies, on neither side, in a longer one of the same two articles.
    """
    words = {one: _plain_words(t, one) for one in t.articles["article_id"]}
    rows = []
    for one, other in combinations(words, 2):
        first, second = words[one], words[other]
        for a, b, size in _runs([w for w, *_ in first], [w for w, *_ in second]):
            places = first[a][1], first[a + size - 1][2], second[b][1], second[b + size - 1][2]
            rows.append((one, other, size, *places))
    columns = ["article_a", "article_b", "n_words", "start_a", "end_a", "start_b", "end_b"]
    table = pd.DataFrame(rows, columns=columns)
    return table.sort_values("n_words", ascending=False, kind="stable", ignore_index=True)


def _runs(first: Sequence[str], second: Sequence[str]) -> list[tuple[int, int, int]]:
    """Return the runs that two lists of words share: start in the first, in the second, length.

    They are in the order of the first list.
    """
    places = defaultdict(list)
    for b in range(len(second) - LONG_RUN + 1):
        places[tuple(second[b : b + LONG_RUN])].append(b)
    found = []
    for a in range(len(first) - LONG_RUN + 1):
        for b in places.get(tuple(first[a : a + LONG_RUN]), ()):
            if not (a and b and first[a - 1] == second[b - 1]):
                size = sum(takewhile(bool, map(eq, first[a:], second[b:])))
                found.append((a, b, size))
    kept: list[tuple[int, int, int]] = []
    for a, b, size in sorted(found, key=lambda run: -run[2]):
        if not any(
            (x <= a and a + size <= x + longer) or (y <= b and b + size <= y + longer)
            for x, y, longer in kept
        ):
            kept.append((a, b, size))
    return sorted(kept)


def _plain_words(t: Tables, article_id: str) -> list[tuple[str, int, int]]:
    """Return the words of the text of an article in plain letters, with start and end."""
    text = segment.article_text(t.sentences)
    own = text[text["article_id"] == article_id]
    return [
        (re.sub(r"\W", "", sentence[start:end]).casefold(), at + start, at + end)
        for at, sentence in zip(own["start"], own["text"], strict=True)
        for start, end in segment.tokens(sentence)
    ]


def pairs(t: Tables, kind: str) -> pd.DataFrame:
    """Return the alignments of one kind; raise Missing where nothing is shared at all."""
    t.need("alignments")
    return t.alignments[t.alignments["kind"] == kind]


def side_by_side(t: Tables, passage_a: str, passage_b: str) -> pd.DataFrame:
    """Return two named passages in the columns of an alignment.

    Raises Missing for a passage that the study does not name.
    """
    row: dict[str, object] = {"alignment_id": f"{passage_a}-{passage_b}", "kind": "side by side"}
    for side, found in zip("ab", named_passages(t, passage_a, passage_b), strict=True):
        row |= {f"{name.removesuffix('_id')}_{side}": found[name] for name in _SIDE}
    return pd.DataFrame([row])


def named_passages(t: Tables, *passage_ids: str) -> list[Mapping[Hashable, Any]]:
    """Return the rows of named passages, in the order asked for; raise Missing for others."""
    t.need("passages")
    known = {row["passage_id"]: row for row in t.passages.to_dict("records")}
    for name in passage_ids:
        if name not in known:
            raise Missing(f"This study names no passage {name!r}.")
    return [known[name] for name in passage_ids]


@finding
def listed(t: Tables) -> pd.DataFrame:
    """Return the pairs that an annotator listed, with the alignment that finds each.

    Columns: those of `evaluation.recall`. Raises Missing where nobody listed any.
    """
    t.need("coded_alignments")
    return evaluation.recall(t.alignments, t.coded_alignments)


@finding
def missed(t: Tables) -> pd.DataFrame:
    """Return the pairs that an annotator listed and no alignment finds."""
    found = listed(t)
    return found[found["alignment_id"].isna()]


def unlisted(t: Tables) -> pd.DataFrame:
    """Return the alignments that find none of the pairs that an annotator listed."""
    t.need("coded_alignments")
    return evaluation.unlisted(t.alignments, t.coded_alignments)


def claims_apart(t: Tables) -> pd.DataFrame:
    """Return the claims that two articles make in passages that no alignment joins.

    Columns: claim_id, article_a, article_b, a row for each claim and pair of articles. Where an
    article makes a claim in several passages, one that is aligned is enough.
    """
    t.need("claims")
    met = spans.meeting(t.claims, spans.sides(t.alignments, "alignment_id"))
    both = met.merge(met, on=["claim_id", "alignment_id"])
    joined = set(zip(both["claim_id"], both["article_id_x"], both["article_id_y"], strict=True))
    pairs = [
        (claim_id, *pair)
        for claim_id, told in t.claims.groupby("claim_id", sort=False)
        for pair in combinations(told["article_id"].unique(), 2)
    ]
    rows = [pair for pair in pairs if pair not in joined]
    return pd.DataFrame(rows, columns=["claim_id", "article_a", "article_b"])


def _between(alignments: pd.DataFrame, one: str, other: str) -> pd.DataFrame:
    """Return start and end, a and b, of the alignments of two articles, `one` as a."""
    columns = ["start_a", "end_a", "start_b", "end_b"]
    first = alignments[alignments["article_a"].eq(one) & alignments["article_b"].eq(other)]
    second = alignments[alignments["article_b"].eq(one) & alignments["article_a"].eq(other)]
    turned = second[["start_b", "end_b", "start_a", "end_a"]].set_axis(columns, axis=1)
    return pd.concat([first[columns], turned])


def versions(t: Tables) -> pd.DataFrame:
    """Return the passages that three articles or more share, each article's version of each.

    Columns: group, article_id, start, end, text, in the order of the groups and of the articles.
    Where an article has several stretches of a group, the longest is its version.
    """
    t.need("alignments")
    both = spans.sides(t.alignments, "group", "text")
    longest = both.loc[both["text"].str.len().sort_values(ascending=False, kind="stable").index]
    longest = longest.drop_duplicates(["group", "article_id"])
    outlets = longest.groupby("group")["article_id"].transform("size")
    order = {name: n for n, name in enumerate(t.articles["article_id"])}
    place = longest["article_id"].map(order)
    chosen = longest.assign(place=place)[outlets > 2].sort_values(["group", "place"])
    columns = ["group", "article_id", "start", "end", "text"]
    return chosen[columns].reset_index(drop=True)
