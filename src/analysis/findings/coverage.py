"""What each article tells and leaves out, by the register of claims."""

import pandas as pd

from analysis import comparison
from analysis.comparison.coverage import SILENT
from analysis.findings.groups import group
from analysis.pipeline import Tables


def register(t: Tables, name: str = "") -> pd.DataFrame:
    """Return how each article of a group stands to each claim that one of them tells.

    Columns: those of `comparison.coverage`. Raises Missing without claims or without such a group.
    """
    t.need("claims")
    return comparison.coverage(t.claims, group(t, name).articles)


def by_topic(t: Tables) -> pd.DataFrame:
    """Count the claims of each topic that every article tells (see `coverage_by_topic`)."""
    t.need("claims")
    return comparison.coverage_by_topic(t.claims, list(t.articles["article_id"]))


def told_by_all(t: Tables, name: str = "") -> pd.DataFrame:
    """Return the claims that all articles of a group tell: claim_id, statement."""
    cells = register(t, name)
    told = (cells[list(group(t, name).articles)] != SILENT).all(axis=1)
    return cells.loc[told, ["claim_id", "statement"]]


def omitted(t: Tables, name: str = "", at_least: int = 2) -> pd.DataFrame:
    """Return what an article of a group leaves out though `at_least` of the others tell it.

    Of a group of two, one other is enough. Columns: those of `comparison.omissions`, and effect:
    what a reader of the article misses, empty where nobody has coded it.
    """
    t.need("claims")
    articles = group(t, name).articles
    found = comparison.omissions(t.claims, articles)
    found = found[found["n_others"] >= min(at_least, len(articles) - 1)]
    return found.merge(t.silences, on=["article_id", "claim_id"], how="left")


def contested(t: Tables) -> pd.DataFrame:
    """Return the claims on which articles differ or contradict one another.

    Columns: those of the claims, a row for each claim and article that speaks to it.
    """
    t.need("claims")
    claims = t.claims
    ids = claims.loc[claims["relation"].isin(["differ", "contradict"]), "claim_id"].unique()
    return claims[claims["claim_id"].isin(ids)].drop_duplicates(["claim_id", "article_id"])


def could_tell(t: Tables, tellers: set[str]) -> set[str]:
    """Return the articles that could have told a claim: the tellers, and who is in their groups.

    An article of another group is not silent on what it could not have told.
    """
    named = (group.articles for group in t.settings.groups.values())
    known = list(named) or [tuple(t.articles["article_id"])]
    return tellers.union(*(articles for articles in known if tellers & set(articles)))
