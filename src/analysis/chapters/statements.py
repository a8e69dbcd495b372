"""What the prose of a written chapter can state of a study: numbers, names, and what it lacks."""

from collections.abc import Callable
from typing import Any

import pandas as pd

from analysis import corpus
from analysis.findings import outlets as findings
from analysis.outlets.means import ALL
from analysis.outlets.reprints import MOST
from analysis.pipeline import Missing, Tables
from analysis.significance import MIN_ARTICLES

Statements = dict[str, Any]

MOST_COMPARED = 60
"""Articles up to which one page holds the texts of all, so that any two can be set side by side."""

MOST_NAMED = 5
"""Articles that a sentence names; of more it gives the number."""

FEW_REFERENTS = 5
"""Referents below which the lexicon of the tools is said to fit a corpus badly."""


def statements(t: Tables) -> Statements:
    """Return what templates may state, by name; what the study does not have is None.

    Numbers are numbers, rows of tables dictionaries by column.
    """
    articles = t.articles
    names, titles = corpus.outlets(articles), corpus.titles(articles)
    known = articles["outlet"][articles["outlet"].fillna("") != ""]
    days = sorted(day for day in articles["published"].fillna("") if day)
    sizes = known.value_counts()
    return {
        "title": t.settings.title or t.study.folder.name,
        "full_texts": t.settings.full_texts,
        "articles": [
            {
                "article_id": one,
                "outlet": names[one],
                "title": titles[one],
                "headline": headline,
                "published": day,
            }
            for one, headline, day in articles[["article_id", "headline", "published"]]
            .fillna("")
            .itertuples(index=False)
        ],
        "passed_over": _passed_over(t),
        "most_named": MOST_NAMED,
        "n_articles": len(articles),
        "n_outlets": len(sizes),
        "n_outletless": len(articles) - len(known),
        "compared": len(articles) if 1 < len(articles) <= MOST_COMPARED else None,
        "n_words": int(articles["n_words"].sum()),
        "n_undated": int(articles["published"].fillna("").eq("").sum()),
        "n_small": int((sizes < MIN_ARTICLES).sum()),
        "least": MIN_ARTICLES,
        "first_day": days[0] if days else None,
        "last_day": days[-1] if days else None,
        "n_quotations": len(t.quotations),
        "n_passages": len(t.alignments),
        "n_named": len(t.labels),
        "n_referents": t.labels["referent"].nunique(),
        "own_lexicon": not t.lexicon.empty,
        "few_referents": FEW_REFERENTS,
        "not_named": findings.not_named(t),
        "pair": _first(lambda: findings.pairs(t)),
        "speaker": _first(lambda: findings.speakers(t)),
        "remark": _first(lambda: findings.remarks(t)),
        "n_texts": t.syndication["text_group"].nunique(),
        "n_syndicated": len(t.syndication),
        "n_in_another": int((t.syndication["share"] >= MOST).sum()),
        "tone": _tone(t),
        "claims": len(t.claims["claim_id"].unique()) or None,
        "record": len(t.facts) + len(t.sources) or None,
    }


def _passed_over(t: Tables) -> dict[str, dict[str, str]]:
    """Return what an article in another language is called and why it is passed over, by id."""
    titles = corpus.titles(t.articles)
    reasons = findings.passed_over(t, "quotations")
    return {one: {"title": titles[one], "reason": why} for one, why in reasons.items()}


def _first(rows: Callable[[], pd.DataFrame]) -> dict[str, Any] | None:
    """Return the first row of a finding, None where there is none."""
    try:
        found = rows()
    except Missing:
        return None
    return {str(name): value for name, value in found.iloc[0].items()}


def _tone(t: Tables) -> dict[str, Any] | None:
    """Return the means of what is narrated and what is quoted, and of how many sentences each."""
    rows = t.outlet_tone
    rows = rows[rows["voice"] != ALL]
    means: dict[str, Any] = {"n_mixed": 0}
    for voice, own in rows.groupby("voice"):
        means[f"n_{voice}"] = own["n_sentences"].sum()
        means[str(voice)] = float(
            (own["mean"] * own["n_sentences"]).sum() / own["n_sentences"].sum()
        )
    return means if {"narration", "quotation"} <= means.keys() else None
