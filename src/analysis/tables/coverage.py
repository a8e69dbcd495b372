"""Tables of the chapter on what each article tells and leaves out."""

from html import escape

import pandas as pd

from analysis import comparison, corpus, markup, results
from analysis.claims import TOPICS
from analysis.results import Tables


def _claim(claim_id: str, statement: str) -> markup.Html:
    return markup.Html(f'<a href="claims.html#claim-{claim_id}">{escape(statement)}</a>')


def by_topic(tables: Tables) -> markup.Html:
    """Show how many claims of each topic every article tells."""
    outlets = corpus.outlets(tables.articles)
    shown = comparison.coverage_by_topic(tables.claims, list(outlets)).rename(columns=outlets)
    shown["topic"] = [
        markup.Html(f'<a href="claims.html#topic-{t}">{escape(TOPICS[t])}</a>')
        for t in shown["topic"]
    ]
    shown = shown.rename(columns={"n_claims": "claims"})
    return markup.table(shown, "table-topics", "Claims told, by topic and article.")


def told_by_all(tables: Tables) -> markup.Html:
    """Show the claims that all four articles of 2021 tell."""
    rows = results.coverage.told_by_all(tables)
    shown = pd.DataFrame({"claim": [_claim(r.claim_id, r.statement) for r in rows.itertuples()]})
    return markup.table(shown, "table-told-by-all", "What all four articles of 2021 tell.")


def omissions(tables: Tables) -> markup.Html:
    """Show, for each article of 2021, what at least two of the other three tell and it does not."""
    outlets = corpus.outlets(tables.articles)
    rows = results.coverage.omitted(tables)
    shown = pd.DataFrame(
        {
            "silent": rows["article_id"].map(outlets),
            "claim": [_claim(r.claim_id, r.statement) for r in rows.itertuples()],
            "told by": [", ".join(outlets[i] for i in ids.split("; ")) for ids in rows["others"]],
            "what its reader misses": rows["effect"],
        }
    )
    caption = "What an article of 2021 leaves out though at least two of the other three tell it."
    return markup.table(shown, "table-omissions", caption)


def contested(tables: Tables) -> markup.Html:
    """Show the claims on which articles differ or contradict one another, version by version."""
    outlets = corpus.outlets(tables.articles)
    claims = tables.claims
    ids = claims.loc[claims["relation"].isin(["differ", "contradict"]), "claim_id"].unique()
    rows = claims[claims["claim_id"].isin(ids)].drop_duplicates(["claim_id", "article_id"])
    shown = pd.DataFrame(
        {
            "claim": [_claim(r.claim_id, r.statement) for r in rows.itertuples()],
            "outlet": rows["article_id"].map(outlets),
            "relation": rows["relation"],
            "version": rows["version"],
            "passage": markup.passages(rows, tables.sentences),
        }
    )
    caption = "Claims on which the articles that speak differ from or contradict one another."
    return markup.table(shown, "table-contested", caption)
