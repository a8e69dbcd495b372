"""Tables of the chapter on shared words."""

import pandas as pd

from analysis import coded, corpus, spans
from analysis.findings import agreement, codings, overlap, record
from analysis.html.differences import KEY
from analysis.html.elements import Columns, Html, folded, table, tells_what_is_missing
from analysis.html.registers import PROVENANCE, Facets
from analysis.pages.links import outlet_links, passage_links, record_links, source_words
from analysis.pages.passages import pair_columns
from analysis.pipeline import Tables


@tells_what_is_missing
def altered(t: Tables) -> Html:
    """Show the chain of each altered passage: its source, the page, the change and its effect."""
    t.need("provenance")
    rows = t.provenance[t.provenance["relation"] == "altered"]
    names = dict(zip(t.sources["source_id"], t.sources["agency"], strict=True))
    outlets = rows["article_id"].map(corpus.outlets(t.articles))
    sources = record_links(t, rows["sources"], names)
    shown: Columns = {
        "from – to": [Html("{} → {}").format(*both) for both in zip(sources, outlets, strict=True)],
        "what the source says": [
            Html("{}{}").format(*both)
            for both in zip(rows["source_says"], source_words(t, rows), strict=True)
        ],
        "what the page says": passage_links(t, rows),
        "what changed, and what it does to the story": [
            Html("{} <em>{}</em>").format(*both)
            for both in zip(rows["change"], rows["effect"], strict=True)
        ],
    }
    caption = f"The {len(rows)} passages that were altered in meaning between source and page."
    nothing = "No passage was altered in meaning between source and page."
    behind = [tuple(names[one] for one in coded.ids(ids)) for ids in rows["sources"]]
    facets: Facets = {"outlet": list(outlets), "text behind it": behind}
    return table(shown, "table-altered", caption, nothing=nothing, facets=facets, of="passages")


@tells_what_is_missing
def traced(t: Tables) -> Html:
    """Show what share of each article stands in which relation to its closest text."""
    shares = overlap.traced(t)
    outlets = corpus.outlets(t.articles)
    shown: Columns = {
        "outlet": [outlets[one] for one in shares.index],
        **{in_print: shares[relation] for relation, in_print in PROVENANCE.items()},
    }
    caption = "Share of each article by its relation to the closest text that was found."
    return table(shown, "table-traced", caption, dict.fromkeys(PROVENANCE.values(), ".0%"))


@tells_what_is_missing
def altered_by_annotator(t: Tables) -> Html:
    """Show what share of each article is altered, by either annotator and as it was decided."""
    found = agreement.taken(t, "altered")
    names = codings.annotators(t)
    shown: Columns = {
        "outlet": found["article_id"].map(corpus.outlets(t.articles)),
        **{f"annotator {name}": found[name] for name in names},
        "as decided": found["decided"],
    }
    caption = (
        "Share of each article that is altered in meaning, by either of two annotators"
        f"{record.who(t)} before adjudication, and as it was decided."
    )
    return table(shown, "table-altered-by-coder", caption, dict.fromkeys(list(shown)[1:], ".0%"))


@tells_what_is_missing
def credits(t: Tables) -> Html:
    """Show whom each article names as a source of its words or pictures, and whom it does not."""
    t.need("credits")
    rows = t.credits
    placed = rows["start"].notna()
    links = dict(zip(rows.index[placed], passage_links(t, rows[placed]), strict=True))
    shown: Columns = {
        "outlet": rows["article_id"].map(corpus.outlets(t.articles)),
        "where": rows["kind"],
        "words": [links.get(row, "") for row in rows.index],
        "credited": rows["credits"],
        "what stands behind its passages": rows["remark"],
    }
    facets = {"outlet": list(shown["outlet"]), "where": list(rows["kind"])}
    caption = "Whom the articles credit, and whom they do not."
    return table(shown, "table-credits", caption, facets=facets, of="credits")


@tells_what_is_missing
def longest_runs(t: Tables) -> Html:
    """Show the longest runs of the same words in two articles, with their length.

    The words lead to the one article, the outlets' names to either.
    """
    rows = overlap.longest_runs(t)
    texts = t.articles.set_index("article_id")["text"]
    a, b = (_side(rows, side, texts) for side in "ab")
    shown: Columns = {
        "outlet": outlet_links(t, a),
        "with": outlet_links(t, b),
        "words": rows["n_words"],
        "run": passage_links(t, a),
    }
    caption = (
        f"The longest runs of shared words: {overlap.LONG_RUN} words or more that two articles "
        "have in a row, the longest run first, each linked in both. "
        "Stops and marks are not compared, so that a run can go on into the next sentence."
    )
    nothing = f"No two articles share a run of {overlap.LONG_RUN} words."
    return table(shown, "table-longest-runs", caption, nothing=nothing)


def _side(runs: pd.DataFrame, here: str, texts: "pd.Series[str]") -> pd.DataFrame:
    """Return where runs stand in one of their articles, `a` or `b`, with their words there."""
    rows = spans.side(runs, here)
    places = rows[["article_id", "start", "end"]].itertuples(index=False)
    return rows.assign(text=[texts[one][start:end] for one, start, end in places])


@tells_what_is_missing
def alignments(t: Tables) -> Html:
    """Show every computed pair of shared passages with its difference, kind and score, folded."""
    t.need("alignments")
    rows = t.alignments
    shown = pair_columns(t, rows) | {"probability": rows["probability"]}
    caption = (
        "Every pair of aligned passages, as computed, with the probability that the program gives "
        f"to one wording behind both. {KEY}"
    )
    outlets = corpus.outlets(t.articles)
    pairs = rows[["article_a", "article_b"]].itertuples(index=False, name=None)
    facets = {"outlet": [(outlets[a], outlets[b]) for a, b in pairs], "kind": list(rows["kind"])}
    formats = {"probability": ".2f"}
    every = table(shown, "table-alignments", caption, formats, facets=facets, of="pairs")
    return folded(f"All {len(rows)} aligned passages", every) if len(rows) else every


@tells_what_is_missing
def missed(t: Tables) -> Html:
    """Show the pairs that an annotator listed and the computed table has not."""
    rows = overlap.missed(t)
    shown = pair_columns(t, rows) | {"note": rows["note"]}
    caption = "Pairs on the annotator’s list that no alignment finds."
    return table(
        shown, "table-missed", caption, nothing="Every pair on the annotator’s list is found."
    )
