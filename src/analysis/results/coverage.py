"""Named results of the chapter on what each article tells and leaves out."""

import pandas as pd

from analysis import comparison

FOUR = ("cradle", "presstv", "northpress", "wmd")
"""The articles of September 2021; RT's is of another meeting."""


def named(tables) -> dict[str, int | float | str]:
    """Return how many claims there are, shared, contested and told by one article alone."""
    claims = tables.claims
    tellers = claims.groupby("claim_id")["article_id"].nunique()
    contested = claims[claims["relation"].isin(["differ", "contradict"])]
    four = comparison.coverage(claims, FOUR)
    silent = four[list(FOUR)].eq("silent").sum(axis=1)
    return {
        "n_claims": len(tellers),
        "n_claims_only_one": int((tellers == 1).sum()),
        "n_claims_contested": int(contested["claim_id"].nunique()),
        "n_claims_2021": len(four),
        "n_claims_all_four": int((silent == 0).sum()),
        "n_claims_one_of_four": int((silent == len(FOUR) - 1).sum()),
    }


def told_by_all(tables) -> pd.DataFrame:
    """Return the claims that all four articles of 2021 tell: claim_id, statement."""
    four = comparison.coverage(tables.claims, FOUR)
    return four.loc[four[list(FOUR)].ne("silent").all(axis=1), ["claim_id", "statement"]]


def omitted(tables, at_least: int = 2) -> pd.DataFrame:
    """Return what an article of 2021 leaves out though `at_least` of the other three tell it.

    Columns: those of `comparison.omissions`, and effect, what a reader of the article misses.
    """
    found = comparison.omissions(tables.claims, FOUR)
    found = found[found["n_others"] >= at_least]
    return found.merge(tables.silences, on=["article_id", "claim_id"], how="left")
