"""Tables of the chapter on what each article tells and leaves out."""

import pandas as pd

from analysis import coded, corpus
from analysis.findings import coverage
from analysis.findings.groups import group
from analysis.findings.spelling import spelled
from analysis.pages.claims import RELATIONS
from analysis.pages.html import Columns, Html, link, table, tells_what_is_missing, topic_page
from analysis.pages.links import claim_link, passage_links
from analysis.pipeline import Tables


def _claims(rows: pd.DataFrame) -> list[Html]:
    return [claim_link(*claim) for claim in zip(rows["claim_id"], rows["statement"], strict=True)]


@tells_what_is_missing
def by_topic(t: Tables) -> Html:
    """Show how many claims of each topic every article tells."""
    counts = coverage.by_topic(t)
    topics = [link(topic_page(one), t.settings.in_print("topics", one)) for one in counts["topic"]]
    told = {outlet: counts[one] for one, outlet in corpus.outlets(t.articles).items()}
    shown: Columns = {"topic": topics, "claims": counts["n_claims"], **told}
    return table(shown, "table-topics", "Claims told, by topic and article.")


@tells_what_is_missing
def told_by_all(t: Tables, name: str = "") -> Html:
    """Show the claims that all articles of a group tell, by default of the largest."""
    shown: Columns = {"claim": _claims(coverage.told_by_all(t, name))}
    words = group(t, name).name
    nothing = f"There is no claim that {words} all tell."
    return table(shown, "table-told-by-all", f"What {words} all tell.", nothing=nothing)


@tells_what_is_missing
def omissions(t: Tables, name: str = "") -> Html:
    """Show what each article of a group leaves out though at least two of the others tell it."""
    outlets = corpus.outlets(t.articles)
    rows = coverage.omitted(t, name)
    shown: Columns = {
        "silent": rows["article_id"].map(outlets),
        "claim": _claims(rows),
        "told by": [", ".join(outlets[i] for i in coded.ids(ids)) for ids in rows["others"]],
        "what its reader misses": rows["effect"],
    }
    chosen = group(t, name)
    others = len(chosen.articles) - 1
    told = f"at least two of the other {spelled(others)} tell it"
    if others == 1:
        told = "the other tells it"
    caption = f"What one of {chosen.name} leaves out though {told}."
    nothing = f"None of {chosen.name} leaves out a claim though {told}."
    return table(shown, "table-omissions", caption, nothing=nothing)


@tells_what_is_missing
def contested(t: Tables) -> Html:
    """Show the claims on which articles differ or contradict one another, version by version."""
    rows = coverage.contested(t)
    shown: Columns = {
        "claim": _claims(rows),
        "outlet": rows["article_id"].map(corpus.outlets(t.articles)),
        "relation": rows["relation"].map(RELATIONS),
        "version": rows["version"],
        "passage": passage_links(t, rows),
    }
    caption = "Claims on which the articles that speak differ from or contradict one another."
    nothing = "There is no claim on which the articles that speak differ."
    return table(shown, "table-contested", caption, nothing=nothing)
