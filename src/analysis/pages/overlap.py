"""Tables of the chapter on shared words."""

from analysis import corpus
from analysis.findings import overlap
from analysis.pages.html import Columns, Html, table, tells_what_is_missing
from analysis.pages.passages import pair_columns, passage_links, record_links
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
        "what the source says": rows["source_says"],
        "what the page says": passage_links(t, rows),
        "what changed, and what it does to the story": [
            Html("{} <em>{}</em>").format(*both)
            for both in zip(rows["change"], rows["effect"], strict=True)
        ],
    }
    caption = f"The {len(rows)} passages that were altered in meaning between source and page."
    nothing = "No passage was altered in meaning between source and page."
    return table(shown, "table-altered", caption, nothing=nothing)


@tells_what_is_missing
def alignments(t: Tables) -> Html:
    """Show every computed pair of shared passages with its difference, kind and score."""
    t.need("alignments")
    rows = t.alignments
    shown = pair_columns(t, rows) | {"score": rows["probability"]}
    caption = (
        f"All {len(rows)} aligned passages, as computed; words that the other side lacks are "
        "marked, and the score rises with likeness."
    )
    return table(shown, "table-alignments", caption, {"score": ".2f"})


@tells_what_is_missing
def missed(t: Tables) -> Html:
    """Show the pairs that a careful reader listed and the computed table has not."""
    rows = overlap.missed(t)
    shown = pair_columns(t, rows) | {"note": rows["note"]}
    caption = "Pairs on the reader’s list that no alignment finds."
    return table(
        shown, "table-missed", caption, nothing="Every pair on the reader’s list is found."
    )
