"""Who asserts, disputes or leaves out each claim."""

from collections.abc import Sequence

import pandas as pd

from analysis.columns import require

SILENT = "silent"
"""The relation of an article that has no passage for a claim."""

# What stands in a cell when one article's passages bear several relations to the claim.
_STRONGEST = ("contradict", "differ", "alike", "only_one")
_KEY = ["claim_id", "topic", "statement"]


def coverage(claims: pd.DataFrame, articles: Sequence[str] | None = None) -> pd.DataFrame:
    """Return the matrix of claims by articles: how each article stands to each claim.

    Takes claims (claim_id, topic, statement, article_id, relation), any number of passages to a
    claim and article. `articles` gives the columns and their order (default: as they occur in
    `claims`); a claim of none of them is left out. Returns one row per claim in the order of
    `claims`: claim_id, topic, statement, then one column per article with alike, differ,
    contradict, only_one or silent. An article with several passages has the strongest of its
    relations, in the order contradict, differ, alike, only_one.

    Raises ValueError for an unknown relation.
    """
    require(claims, [*_KEY, "article_id", "relation"], "claims")
    if unknown := set(claims["relation"]) - set(_STRONGEST):
        raise ValueError(f"unknown relation {sorted(unknown)}: use one of {_STRONGEST}")
    names = list(dict.fromkeys(claims["article_id"] if articles is None else articles))
    made = claims[claims["article_id"].isin(names)]
    rank = made.assign(rank=made["relation"].map(_STRONGEST.index))
    strongest = rank.sort_values("rank", kind="stable").drop_duplicates(["claim_id", "article_id"])
    matrix = strongest.pivot(index="claim_id", columns="article_id", values="relation")
    matrix = matrix.reindex(columns=names, fill_value=SILENT).fillna(SILENT)
    matrix = matrix.rename_axis(columns=None)
    return made[_KEY].drop_duplicates("claim_id").merge(matrix, on="claim_id")


def coverage_by_topic(claims: pd.DataFrame, articles: Sequence[str] | None = None) -> pd.DataFrame:
    """Return how many claims of each topic every article speaks to.

    Takes what `coverage` takes. Returns one row per topic in order of occurrence: topic,
    n_claims, then one column of counts per article.
    """
    matrix = coverage(claims, articles)
    names = [name for name in matrix.columns if name not in _KEY]
    grouped = (matrix[names] != SILENT).groupby(matrix["topic"], sort=False)
    table = grouped.sum().astype(int)
    table.insert(0, "n_claims", grouped.size())
    return table.reset_index()


def omissions(claims: pd.DataFrame, articles: Sequence[str] | None = None) -> pd.DataFrame:
    """Return what the other articles report and an article does not.

    Takes what `coverage` takes; leave out articles on another event, or all that they do
    not report of this one will count as omitted. Returns one row per article and claim on which
    it is silent: article_id, claim_id, topic, statement, n_others (articles that speak to the
    claim, whatever their relation), others (their ids, separated by "; "), ranked within the
    article by n_others, highest first. Silence is a fact about the text, not a motive.
    """
    cells = coverage(claims, articles).melt(_KEY, var_name="article_id", value_name="relation")
    order = list(cells["article_id"].unique())
    speaking = cells[cells["relation"] != SILENT].groupby("claim_id")["article_id"].agg(list)
    silent = cells[cells["relation"] == SILENT]
    others = silent["claim_id"].map(speaking)
    table = silent.assign(n_others=others.map(len), others=others.map("; ".join))
    table = table.sort_values("n_others", ascending=False, kind="stable")
    table = table.sort_values("article_id", key=lambda ids: ids.map(order.index), kind="stable")
    return table[["article_id", *_KEY, "n_others", "others"]].reset_index(drop=True)
