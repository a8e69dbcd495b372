"""Tables of the chapter on what each article tells and leaves out."""

import pandas as pd

from analysis import coded, corpus, segment
from analysis.findings import agreement, coverage, record
from analysis.findings.groups import group
from analysis.html.addresses import topic_page
from analysis.html.elements import (
    Columns,
    Html,
    link,
    table,
    tells_what_is_missing,
    unknown,
)
from analysis.html.registers import RELATIONS
from analysis.numbers import spelled
from analysis.pages.links import claim_links, linked, passage_links, record_links
from analysis.pipeline import Tables

_NONE = "–"


@tells_what_is_missing
def by_topic(t: Tables) -> Html:
    """Show how many claims of each topic every article tells."""
    counts = coverage.by_topic(t)
    topics = [link(topic_page(one), t.settings.in_print("topics", one)) for one in counts["topic"]]
    told = {title: counts[one] for one, title in corpus.titles(t.articles).items()}
    shown: Columns = {"topic": topics, "claims": counts["n_claims"], **told}
    return table(shown, "table-topics", "Claims told, by topic and article.")


@tells_what_is_missing
def told_by_all(t: Tables, name: str = "") -> Html:
    """Show the claims that all articles of a group tell, by default of the largest."""
    shown: Columns = {"claim": claim_links(coverage.told_by_all(t, name))}
    words = group(t, name).name
    nothing = f"There is no claim that {words} all tell."
    return table(shown, "table-told-by-all", f"What {words} all tell.", nothing=nothing)


@tells_what_is_missing
def omissions(t: Tables, name: str = "") -> Html:
    """Show what each article of a group leaves out though at least two of the others tell it."""
    titles = corpus.titles(t.articles)
    rows = coverage.omitted(t, name)
    shown: Columns = {
        "silent": rows["article_id"].map(titles),
        "claim": claim_links(rows),
        "told by": [", ".join(titles[i] for i in coded.ids(ids)) for ids in rows["others"]],
        "what its reader misses": rows["effect"],
    }
    chosen = group(t, name)
    others = len(chosen.articles) - 1
    told = f"at least two of the other {spelled(others)} tell it"
    if others == 1:
        told = "the other tells it"
    caption = f"What one of {chosen.name} leaves out though {told}."
    nothing = f"None of {chosen.name} leaves out a claim though {told}."
    facets = {
        "silent": list(rows["article_id"].map(titles)),
        "topic": [t.settings.in_print("topics", topic) for topic in rows["topic"]],
    }
    return table(shown, "table-omissions", caption, nothing=nothing, facets=facets, of="gaps")


@tells_what_is_missing
def absences(t: Tables) -> Html:
    """Show what none of the articles tells though the record has it, with the facts."""
    rows = record.absences(t)
    shown: Columns = {
        "subject": rows["subject"],
        "articles": rows["n_asked"],
        "passages": rows["n"],
        "facts": record_links(t, rows["facts"]),
        "whose copy was used, and had it": rows["at_hand"],
        "note": rows["note"],
    }
    caption = (
        "Subjects that the articles might have told: how many articles could have, in how many "
        "passages they do, and the facts that show it was there to be told. "
        + agreement.stated(t, "subjects, could be told", "subjects, told")
    )
    return table(shown, "table-absences", caption.strip())


@tells_what_is_missing
def openings(t: Tables) -> Html:
    """Show how each article opens: headline, subheading and the first sentence of its text."""
    text = segment.article_text(t.sentences)
    first = text.drop_duplicates(["article_id", "part"]).set_index(["article_id", "part"])

    def opening(article_id: str, part: str) -> object:
        if (article_id, part) not in first.index:
            return _NONE
        row = first.loc[[(article_id, part)]].reset_index()
        return passage_links(t, row)[0]

    articles = t.articles
    shown: Columns = {
        "outlet": corpus.outlets(articles).values(),
        "headline": [
            headline or unknown(note)
            for headline, note in zip(articles["headline"], articles["headline_note"], strict=True)
        ],
        "subheading": [opening(one, "deck") for one in articles["article_id"]],
        "first sentence": [opening(one, "body") for one in articles["article_id"]],
    }
    return table(shown, "table-openings", "How the articles open.")


@tells_what_is_missing
def order(t: Tables) -> Html:
    """Show how far into each article one has to read before it comes to a subject."""
    rows = record.order(t)
    links = linked(t, rows, [f"{position:.0%}" for position in rows["position"]])
    cells = pd.Series(
        links, pd.MultiIndex.from_frame(rows[["subject", "article_id"]]), dtype=object
    )
    told = {
        title: [cells.get((subject, article_id), "–") for subject in t.subjects["subject"]]
        for article_id, title in corpus.titles(t.articles).items()
    }
    shown: Columns = {"subject": t.subjects["subject"], **told}
    caption = (
        "How much of its text an article has behind it when it first has a word that was searched "
        "for; a dash where it has none. A subject can be told before, in other words. "
        "Headline, subheading and captions count as text."
    )
    return table(shown, "table-order", caption, dict.fromkeys(told, ""))


@tells_what_is_missing
def frames(t: Tables) -> Html:
    """Show the frames that were found, each with a passage."""
    rows = record.readings(t, "frame")
    shown: Columns = {
        "frame": rows["code"],
        "outlet": rows["article_id"].map(corpus.titles(t.articles)),
        "passage": passage_links(t, rows),
        "what makes it one": rows["about"],
    }
    order = {name: n for n, name in enumerate(rows["code"].drop_duplicates())}
    place = sorted(range(len(rows)), key=lambda n: order[rows["code"].iloc[n]])
    shown = {name: [list(column)[n] for n in place] for name, column in shown.items()}
    caption = (
        "Generic frames, each with the passage that shows it best. "
        f"{record.coders(t)} {agreement.stated(t, 'frames')}"
    )
    return table(shown, "table-frames", caption.strip())


@tells_what_is_missing
def contested(t: Tables) -> Html:
    """Show the claims on which articles differ or contradict one another, version by version."""
    rows = coverage.contested(t)
    shown: Columns = {
        "claim": claim_links(rows),
        "outlet": rows["article_id"].map(corpus.titles(t.articles)),
        "relation": rows["relation"].map(RELATIONS),
        "version": rows["version"],
        "passage": passage_links(t, rows),
    }
    caption = (
        "Claims on which the articles that speak do not say the same. "
        + agreement.contested_stated(t)
    )
    nothing = "There is no claim on which the articles that speak differ."
    return table(shown, "table-contested", caption.strip(), nothing=nothing)


@tells_what_is_missing
def uneven(t: Tables) -> Html:
    """Show the claims that articles tell alike though the record bears them out unequally."""
    rows = coverage.uneven(t)
    shown: Columns = {
        "claim": claim_links(rows),
        "outlet": rows["article_id"].map(corpus.titles(t.articles)),
        "passage": passage_links(t, rows),
        "verdict": rows["verdict"],
    }
    caption = "Claims that articles tell alike, and of which the verdicts are not the same."
    nothing = "No claim that is told alike has two verdicts."
    return table(shown, "table-uneven", caption, nothing=nothing)
