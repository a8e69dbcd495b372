"""What each article tells and leaves out, by the register of claims."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from analysis import comparison, schema, spans
from analysis.comparison.claims import SILENT
from analysis.findings.groups import group
from analysis.pipeline import Missing, Tables


@dataclass(frozen=True)
class Matrix:
    """Claims by articles: the claims that two articles or more tell, each in the order of topics.

    `cells` are the tellings, with claim_id, article_id, statement, relation and verdict (of the
    record, empty where there is none); `claims` and `articles` those that have a row or a column.
    `told` and `alone` give for each article how many claims it tells, and tells alone.
    """

    cells: pd.DataFrame
    claims: Sequence[str]
    articles: Sequence[str]
    told: pd.Series
    alone: pd.Series


def matrix(t: Tables, few: int = 7, most: int = 24) -> Matrix:
    """Return the claims that two articles or more tell, and who tells them.

    Of more than a `few` articles those have a column that tell such a claim, and of these the
    `most` that tell most. What is counted is counted of all articles. Raises Missing without claims
    or where no two articles tell the same.
    """
    t.need("claims")
    every = list(t.articles["article_id"])
    cells = t.claims.drop_duplicates(["claim_id", "article_id"])
    tellers = cells.groupby("claim_id", sort=False)["article_id"].transform("nunique")
    shared, alone = cells[tellers > 1], cells[tellers == 1]
    if shared.empty:
        raise Missing("No claim is told by two of these articles.")
    chosen = set(shared["article_id"].value_counts().index[:most])
    articles = [one for one in every if len(every) <= few or one in chosen]
    shared = shared[shared["article_id"].isin(articles)]
    verdicts = t.checks.drop_duplicates(["claim_id", "article_id"])
    return Matrix(
        shared.merge(verdicts[["claim_id", "article_id", "verdict"]], how="left").fillna(""),
        list(shared.groupby("topic", sort=False)["claim_id"].unique().explode()),
        articles,
        cells["article_id"].value_counts().reindex(every, fill_value=0),
        alone["article_id"].value_counts().reindex(every, fill_value=0),
    )


def verdicts(t: Tables) -> pd.DataFrame:
    """Count the verdicts of the record on each article: a row an article, a column a verdict."""
    t.need("checks")
    counts = pd.crosstab(t.checks["article_id"], t.checks["verdict"])
    order = list(schema.table("checks")["verdict"].values)
    return counts.reindex(index=list(t.articles["article_id"]), columns=order, fill_value=0)


def claims_matrix(t: Tables, name: str = "") -> pd.DataFrame:
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
    cells = claims_matrix(t, name)
    told = (cells[list(group(t, name).articles)] != SILENT).all(axis=1)
    return cells.loc[told, ["claim_id", "statement"]]


def omitted(t: Tables, name: str = "", at_least: int = 2) -> pd.DataFrame:
    """Return what an article of a group leaves out though `at_least` of the others tell it.

    Of a group of two, one other is enough. What an article could not have told is not left out (see
    `unreported`). Columns: those of `comparison.omissions`, and effect: what a reader of the
    article misses, empty where nobody has coded it.
    """
    found = _untold(t, name, at_least)
    found = found.loc[could_have_told(t, found)]
    return found.merge(t.silences, on=["article_id", "claim_id"], how="left")


def unreported(t: Tables, name: str = "", at_least: int = 2) -> pd.DataFrame:
    """Return what is missing in an article that could not have told it, though others tell it.

    It was said in a conversation that the article does not report, or was not yet public on its
    day. Columns: those of `comparison.omissions`. Empty where no occasions were coded.
    """
    found = _untold(t, name, at_least)
    return found.loc[[not could for could in could_have_told(t, found)]]


def _untold(t: Tables, name: str, at_least: int) -> pd.DataFrame:
    """Return the omissions of a group that `at_least` of the others tell, or all of them."""
    t.need("claims")
    articles = group(t, name).articles
    found = comparison.omissions(t.claims, articles)
    return found[found["n_others"] >= min(at_least, len(articles) - 1)]


def could_have_told(t: Tables, untold: pd.DataFrame) -> list[bool]:
    """Return for each row whether its article could have told its claim.

    It could where the claim is of no conversation, or of one from which the article has another
    claim, and was public by its day; days are compared as texts, which ISO dates allow.
    """
    coded = t.occasions.set_index("claim_id").to_dict("index")
    day = dict(zip(t.articles["article_id"], t.articles["published"], strict=True))
    reported = {
        (article, coded[claim]["occasion"])
        for article, claim in zip(t.claims["article_id"], t.claims["claim_id"], strict=True)
        if claim in coded
    }
    return [
        claim not in coded
        or not coded[claim]["conversation"]
        or (
            (article, coded[claim]["occasion"]) in reported
            and coded[claim]["public"] <= day[article]
        )
        for article, claim in zip(untold["article_id"], untold["claim_id"], strict=True)
    ]


def contested(t: Tables) -> pd.DataFrame:
    """Return the claims on which articles differ or contradict one another.

    Columns: those of the claims, a row for each claim and article that speaks to it.
    """
    t.need("claims")
    claims = t.claims
    ids = claims.loc[claims["relation"].isin(["differ", "contradict"]), "claim_id"].unique()
    return claims[claims["claim_id"].isin(ids)].drop_duplicates(["claim_id", "article_id"])


def uneven(t: Tables) -> pd.DataFrame:
    """Return the claims that articles tell alike though the record bears them out unequally.

    Columns: claim_id, statement, article_id, start, end, text, verdict; a row for each article that
    tells such a claim alike and was checked. Raises Missing where nothing was checked.
    """
    t.need("claims", "checks")
    key = ["claim_id", "article_id"]
    told = t.claims[t.claims["relation"] == "alike"].drop_duplicates(key)
    judged = told.merge(t.checks[[*key, "verdict"]], on=key, validate="one_to_one")
    apart = judged.groupby("claim_id")["verdict"].transform("nunique").gt(1)
    columns = ["claim_id", "statement", "article_id", "start", "end", "text", "verdict"]
    return judged.loc[apart, columns].reset_index(drop=True)


def could_tell(t: Tables, tellers: set[str]) -> set[str]:
    """Return the articles that could have told a claim: the tellers, and who is in their groups.

    An article of another group is not silent on what it could not have told.
    """
    named = (group.articles for group in t.settings.groups.values())
    known = list(named) or [tuple(t.articles["article_id"])]
    return tellers.union(*(articles for articles in known if tellers & set(articles)))


def articles_coded_for_claims(t: Tables) -> set[str]:
    """Return the articles that were read for claims, as far as the tables tell.

    They tell a claim, or somebody wrote down on which they are silent; of the others it is not
    known whether nobody read them or they tell nothing that was asked.
    """
    return {*t.claims["article_id"], *t.silences["article_id"]}


def uncoded(t: Tables) -> pd.DataFrame:
    """Return the passages of claims that stand in articles, too, for which nobody coded them.

    Columns: claim_id, article_id (coded neither as telling the claim nor as silent on it), start,
    text (of its passage); a row for each claim and article, the passage most like one that was
    coded, half of which it shares or more.
    """
    both = [
        spans.side(t.alignments, one, "text")
        .join(spans.side(t.alignments, other, "text").add_suffix("_there"))
        .assign(similarity=t.alignments["similarity"])
        for one, other in ("ab", "ba")
    ]
    told = t.claims[["claim_id", "article_id", "start", "end"]]
    met = spans.meeting(told, pd.concat(both, ignore_index=True), share=0.5)
    met = met.sort_values("similarity", ascending=False, kind="stable")
    found = pd.DataFrame(
        {
            "claim_id": met["claim_id"],
            "article_id": met["article_id_there"],
            "start": met["start_there"],
            "text": met["text_there"],
        }
    ).drop_duplicates(["claim_id", "article_id"])
    key = ["claim_id", "article_id"]
    known = pd.concat([t.claims[key], t.silences[key]])
    coded = pd.MultiIndex.from_frame(found[key]).isin(pd.MultiIndex.from_frame(known))
    return found[~coded].reset_index(drop=True)
